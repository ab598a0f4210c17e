"""A web page's markup to a tree that says what a reader of the page sees, however broken the
markup.

The tree is the same for all that read it: words that are struck out or hidden inside a line are
gone, what was escaped twice is not, and quotation marks that the page draws, but does not write,
are written out: those that browsers put around `<q>`, and the indention of a `<blockquote>` that
stands after a colon or names its source. Without them a quotation would look like prose.
"""

import re
from collections.abc import Iterable, Iterator
from html.entities import html5

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.text.characters import NOT_XML
from onrecord.text.marks import DASHES, OPENING, SURE


def words(text: str) -> frozenset[str]:
    """The names in a text, for lists of tags and classes too long to quote each."""
    return frozenset(text.split())


# The HTML Standard, section 15.3: what is not listed there, unknown elements among it, stands
# within a line.
BLOCKS = words(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main "
    "menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead title tr ul xmp"
)
UNSEEN = words(
    "script style noscript template head iframe object embed svg math canvas audio video select textarea button option"
)
_STRUCK = words("s strike del")
_UNSEEN_NAMES = re.compile(
    r"sr-only|visually-?hidden|hidden-visually|screen-?reader|show-for-sr|element-invisible", re.I
)
_UNSEEN_STYLE = re.compile(r"display:\s*none|visibility:\s*hidden|line-through", re.IGNORECASE)
_NAMING = ("class", "id", "role", "style")
_LONGEST_NAMES = 1_000
# The number of a footnote, but not "10²" or "5 km²".
_FOOTNOTE = re.compile(r"\s*[\[(]?[\d*†‡§,\s]{1,6}[\])]?\s*")
_POWER_BEFORE = re.compile(r"(?:\d|\b[^\W\d_]{1,2})$")
# What embedded posts write in the place of a picture.
_BARE_LINK = re.compile(r"\s*(?:https?://|pic\.)\S+\s*")
_MARKS = re.compile(f"[{SURE}]")
_SOURCES = ("cite", "footer")
_DASHES = (*DASHES, "-")

# Pictures inside a saved page: megabytes of one attribute, over the parser's limit.
_INLINE_DATA = re.compile(r"""(?<=["'(])data:[^"'()<>\s]{200,}""")
# libxml2 compares each attribute of an element with all of them. A "<" among them means that tags
# were never closed.
_ATTRIBUTE = (
    r"""[\s/]*+[^\s/<>][^\s/<>=]*+(?:\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s<>"'][^\s<>]*+)?+)?+"""
)
_CROWDED_TAG = re.compile(rf"(<[a-zA-Z][^\s/<>]*+(?:{_ATTRIBUTE}){{200}})(?:{_ATTRIBUTE})++")
_NEVER_CLOSED = re.compile(r"(?:<[a-zA-Z][^<>]*+){200,}+")
# "&amp;quot;", and "&amp;amp;" once or more often: escaped once more than the parser undoes.
_ESCAPED_AGAIN = re.compile(r"&(?:amp;)+(?P<name>#\d{1,7};|#[xX][\da-fA-F]{1,6};|[a-zA-Z]{2,8};)?")
# Escaped twice on purpose: a page that shows markup.
_MARKUP_CHARACTERS = re.compile(r"(?:lt|gt|#0*6[02]|#x0*3[ce]);", re.IGNORECASE)
# libxml2 stops reading at 256 open elements, which pages reach that never close a <font> or a
# <div>.
_TOO_DEEP = "Excessive depth"
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_EMPTY_PARAGRAPHS = re.compile(r"(?:<p>\s*)+")
_KEPT_WHEN_FLAT = words(
    "html head title meta link body p h1 h2 h3 h4 h5 h6 br time script style noscript template"
)


def parsed(text: str) -> HtmlElement | None:
    """The page's tree; None if there is no markup or text at all."""
    text = _with_few_attributes(_INLINE_DATA.sub("", NOT_XML.sub("", text)))
    text = _ESCAPED_AGAIN.sub(_escaped_once, text)
    tree, complete = _parsed(text)
    if not complete:
        tree, _ = _parsed(_flat(text))
    if tree is not None:
        _empty_what_is_not_read(tree)
        _write_out_marks_of_q(tree)
        _write_out_marks_of_block_quotations(tree)
    return tree


def _with_few_attributes(text: str) -> str:
    """The page with at most 200 attributes in a tag."""
    text = _NEVER_CLOSED.sub(lambda tags: tags[0].replace("<", " "), text)
    return _CROWDED_TAG.sub(r"\1", text)


def _escaped_once(match: re.Match[str]) -> str:
    name = match["name"]
    if name is None:
        return "&amp;"
    if _MARKUP_CHARACTERS.fullmatch(name) or not (name.startswith("#") or name in html5):
        return match[0]
    return f"&{name}"


def _parsed(text: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether it holds the whole page."""
    # Bytes, because lxml refuses strings that declare an encoding.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    return tree, not any(_TOO_DEEP in error.message for error in parser.error_log)


def _flat(text: str) -> str:
    """The page without nesting: each block element opens a paragraph, the tags of inline elements
    are gone."""

    def flatten(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name == "q":
            return "”" if tag[1] else "“"
        if name in _KEPT_WHEN_FLAT:
            return tag[0]
        return "<p>" if name in BLOCKS or name in UNSEEN else ""

    return _EMPTY_PARAGRAPHS.sub("<p>", _TAG.sub(flatten, text))


def _empty_what_is_not_read(tree: HtmlElement) -> None:
    """Empty the elements within lines whose words are struck out or hidden.

    One that holds whole blocks stays: it was left open by mistake, or the page's scripts are to
    show it.
    """
    around = around_blocks(tree)
    for element in list(tree.iter(etree.Element)):
        _shorten_names(element)
        if element.tag in BLOCKS or element.tag in UNSEEN or element in around:
            continue
        if element.tag in _STRUCK or _is_unseen(element) or _is_footnote(element):
            element.clear(keep_tail=True)


def _shorten_names(element: HtmlElement) -> None:
    """Cut what an element is called: each block asks all elements around it."""
    for attribute in _NAMING:
        names = element.get(attribute)
        if names is not None and len(names) > _LONGEST_NAMES:
            element.set(attribute, names[:_LONGEST_NAMES])


def _is_footnote(element: HtmlElement) -> bool:
    """Whether an element is but the number of a footnote, or the link to one."""
    if element.tag != "sup" or not _FOOTNOTE.fullmatch("".join(element.itertext())):
        return False
    if next(element.iter("a"), None) is not None or element.getparent().tag == "a":
        return True
    previous = element.getprevious()
    before = element.getparent().text if previous is None else previous.tail
    return bool(before) and _POWER_BEFORE.search(before) is None


def around_blocks(tree: HtmlElement) -> set[HtmlElement]:
    """The elements that hold whole blocks, whether or not they are blocks."""
    around: set[HtmlElement] = set()
    for block in tree.iter(*BLOCKS):
        for above in block.iterancestors():
            if above in around:
                break
            around.add(above)
    return around


def _is_unseen(element: HtmlElement) -> bool:
    if not element.attrib:
        return False
    names, style = str(element.get("class", "")), str(element.get("style", ""))
    return bool(
        element.get("hidden") is not None
        or _UNSEEN_STYLE.search(style)
        or _UNSEEN_NAMES.search(names)
    )


def _write_out_marks_of_q(tree: HtmlElement) -> None:
    for quotation in list(tree.iter("q")):
        quotation.tag = "span"
        if not "".join(quotation.itertext()).lstrip().startswith(tuple(OPENING)):
            _enclose([quotation])


def _write_out_marks_of_block_quotations(tree: HtmlElement) -> None:
    for quotation in list(_introduced(tree)):
        if _MARKS.search("".join(quotation.itertext())):
            continue
        _drop_bare_links(quotation)
        paragraphs = [paragraph for paragraph in quotation.iter("p") if _is_said(paragraph)]
        if not paragraphs and not any(
            child.tag in BLOCKS or child.tag in _SOURCES for child in quotation
        ):
            paragraphs = [quotation]
        _enclose(paragraphs)


def _drop_bare_links(quotation: HtmlElement) -> None:
    for link in list(quotation.iter("a")):
        if _BARE_LINK.fullmatch(link.text or "") and not len(link):
            link.drop_tree()


def _introduced(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost block quotations that stand after a colon, or hold a line on their source, as
    embedded posts do: "— Ada Marsh (@marsh) May 3, 2021"."""
    before = ""
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in UNSEEN:
            walk.skip_subtree()
            continue
        if event == "start" and element.tag == "blockquote":
            if before.endswith(":") or _names_source(element):
                yield element
            walk.skip_subtree()
        text = (element.text if event == "start" else element.tail) or ""
        before = text.rstrip() or before


def _names_source(quotation: HtmlElement) -> bool:
    if next(quotation.iter(*_SOURCES), None) is not None:
        return True
    after = (paragraph.tail or "" for paragraph in quotation.iterchildren("p"))
    return any(text.lstrip().startswith(_DASHES) for text in after)


def _is_said(paragraph: HtmlElement) -> bool:
    """Whether a block quotation's paragraph is not blank, and not a line on its source."""
    text = "".join(paragraph.itertext()).strip()
    return (
        bool(text)
        and not text.startswith(_DASHES)
        and next(paragraph.iterancestors(*_SOURCES), None) is None
    )


def _enclose(paragraphs: Iterable[HtmlElement]) -> None:
    """Marks as newspapers set them: one opens each paragraph, one closes the last."""
    element = None
    for element in paragraphs:
        element.text = "“" + (element.text or "").lstrip()
    if element is None:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + "”"
    else:
        element.text = element.text.rstrip() + "”"
