"""A copy of a page for trafilatura, in which nothing is so many that it takes long over it.

Its time, and that of the libraries it calls, grows with the square of four things, of which pages
have few: the elements within one paragraph, the children and the attributes of an element, and
declared authors. So in the copy, elements within a paragraph are plain text from the 500th on, more
than 1,000 children stand in groups, elements have at most 100 attributes, and there are no declared
authors; `authors.py` reads those from the page itself.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from lxml import etree
from lxml.html import HtmlElement

from onrecord.ingest import linked_data
from onrecord.ingest.authors import DECLARING, author_metas
from onrecord.ingest.markup import BLOCKS, UNSEEN, around_blocks

MOST_IN_A_PARAGRAPH = 500
MOST_CHILDREN = 1_000
MOST_ATTRIBUTES = 100
_DECLARING = re.compile(f'"(?:{"|".join(DECLARING)})"')
_LONGEST_VALUE = 500
_LONGEST_BROKEN_DATA = 5_000
# What a page says in full: trafilatura reads articles that stand only there.
_WHOLE_TEXTS = ("articleBody", "text")


def bounded(tree: HtmlElement) -> HtmlElement:
    """A copy of a page, with limits on what is seldom many."""
    copy = deepcopy(tree)
    for meta in author_metas(copy):
        meta.getparent().remove(meta)
    for script in linked_data.scripts(copy):
        script.text = _data_without_authors(script.text or "")
    for element in copy.iter(etree.Element):
        if len(element.attrib) > MOST_ATTRIBUTES:
            _keep_first_attributes(element)
    for parent, surplus in groupby(list(_surplus(copy)), key=HtmlElement.getparent):
        _merge(parent, set(surplus))
    for element in [each for each in copy.iter(*BLOCKS - {"head"}) if len(each) > MOST_CHILDREN]:
        _group_children(element)
    return copy


def _keep_first_attributes(element: HtmlElement) -> None:
    kept = element.attrib.items()[:MOST_ATTRIBUTES]
    element.attrib.clear()
    element.attrib.update(kept)


def _data_without_authors(text: str) -> str:
    data = linked_data.value(text)
    if data is None:
        return _DECLARING.sub('""', text[:_LONGEST_BROKEN_DATA])
    for inner in linked_data.within(data):
        for name in DECLARING:
            inner.pop(name, None)
        for name, text in inner.items():
            if isinstance(text, str) and name not in _WHOLE_TEXTS:
                inner[name] = text[:_LONGEST_VALUE]
    return json.dumps(data)


def _surplus(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements within paragraphs that are too many; not the line breaks."""
    bounds = around_blocks(tree)
    inside = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS or element in bounds:
            inside = 0
        elif event == "start" and element.tag != "br":
            inside += 1
            if inside > MOST_IN_A_PARAGRAPH:
                yield element
                walk.skip_subtree()


def _merge(parent: HtmlElement, surplus: set[HtmlElement]) -> None:
    """Put the words of some children into their parent's text."""
    kept = None
    texts = [parent.text or ""]
    for child in [*parent, None]:
        if child is None or child not in surplus:
            _set_text_after(parent, kept, "".join(texts))
            kept, texts = child, [] if child is None else [child.tail or ""]
        else:
            texts += [*_words_in(child), child.tail or ""]
            parent.remove(child)


def _group_children(element: HtmlElement) -> None:
    children = list(element)
    tag = "div" if element.tag in ("html", "body") else element.tag
    for first in range(0, len(children), MOST_CHILDREN):
        group = element.makeelement(tag)
        group.extend(children[first : first + MOST_CHILDREN])
        element.append(group)


def _set_text_after(parent: HtmlElement, kept: HtmlElement | None, text: str) -> None:
    if kept is None:
        parent.text = text
    else:
        kept.tail = text


def _words_in(element: HtmlElement) -> list[str]:
    if element.tag in UNSEEN:
        return []
    etree.strip_elements(element, *UNSEEN, with_tail=False)
    return list(map(str, element.itertext()))
