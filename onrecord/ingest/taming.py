"""Markup that costs more than in proportion to its length, made harmless before it is looked at.

What parses and extracts pages takes quadratic time over very many attributes of one element, very
many elements within one line, and very long declarations. No honest page has such; of one that has,
the words stay as they are.
"""

import re

from lxml import etree
from lxml.html import HtmlElement

MOST_ATTRIBUTES = 100
"""Attributes of one element that are kept, the first."""
LONGEST_VALUE = 5_000
"""Characters of an attribute's value that are kept; a longer one holds data for scripts."""
MOST_WITHIN = 400
"""Elements that one element may have directly within it that only mark words, such as <span>."""
MARKING = ("a", "b", "em", "font", "i", "q", "small", "span", "strong", "sub", "sup", "u")
_LONG_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w:-]{0,40})(?P<attributes>\s[^<>]{20000,})>")
_ATTRIBUTE = re.compile(r"""\s+[^\s"'<>/=]{1,200}(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")


def without_long_tags(markup: str) -> str:
    """The markup with no more than the first attributes of each very long tag: a parser compares
    each attribute with all before it."""
    return _LONG_TAG.sub(_shortened, markup) if len(markup) > LONGEST_VALUE else markup


def _shortened(tag: re.Match[str]) -> str:
    attributes = [match[0] for match in _ATTRIBUTE.finditer(tag["attributes"])]
    if len(attributes) <= MOST_ATTRIBUTES:
        return tag[0]
    return f"<{tag['name']}{''.join(attributes[:MOST_ATTRIBUTES])}>"


def tame(tree: HtmlElement) -> None:
    """Cuts what is too long or too many in a page's tree; no word of it changes."""
    crowded: list[HtmlElement] = []
    for element in tree.iter(etree.Element):
        if element.attrib:
            _cut_attributes(element)
        if (
            len(element) > MOST_WITHIN
            and sum(1 for _ in element.iterchildren(*MARKING)) > MOST_WITHIN
        ):
            crowded.append(element)
    for element in crowded:
        _flatten(element)


def _flatten(element: HtmlElement) -> None:
    """Takes away the tags directly within an element that only mark words; what else stands there
    stays. (lxml's own `strip_tags` takes quadratic time.)"""
    children = list(element)
    kept: list[HtmlElement] = []
    texts: list[list[str]] = [[element.text or ""]]
    for child in children:
        tail, child.tail = child.tail or "", None
        if all(inside.tag in MARKING for inside in child.iter(etree.Element)):
            texts[-1] += [str(child.text_content()), tail]
        else:
            kept.append(child)
            texts.append([tail])
    element[:] = kept
    element.text = "".join(texts[0])
    for child, pieces in zip(kept, texts[1:], strict=True):
        child.tail = "".join(pieces)


def _cut_attributes(element: HtmlElement) -> None:
    attributes = element.attrib
    for name in attributes.keys()[MOST_ATTRIBUTES:]:
        del attributes[name]
    for name, value in attributes.items():
        if len(value) > LONGEST_VALUE:
            attributes[name] = value[:LONGEST_VALUE]
