"""A web page as blocks: its paragraphs, headings, items and cells, as a reader of the page sees them, in order.

A block ends where the page breaks the line: at any element that is not inline, and at `<br>` outside headings. The
quotation marks that browsers put around `<q>` are written out, for without them a quotation would look like prose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.ingest.lexicon import words

_INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
)
_UNSEEN = words(
    "script style noscript template head iframe object embed svg math canvas audio video select textarea button option"
)
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_OPENING_MARKS = ("“", '"', "«", "„", "‘", "'")

# What XML, and so libxml2, cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Pictures inside a saved page: megabytes of one attribute, over the parser's limit.
_INLINE_DATA = re.compile(r"""(?<=["'(])data:[^"'()<>\s]{200,}""")
# libxml2 stops reading at 256 open elements, which pages reach that never close a <font> or a <div>.
_TOO_DEEP = "Excessive depth"
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_EMPTY_PARAGRAPHS = re.compile(r"(?:<p>\s*)+")
_KEPT_WHEN_FLAT = words("html head title meta link body p h1 h2 h3 h4 h5 h6 br time script style noscript template")


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text with its white space collapsed, where it stands, and how many characters of it are links."""

    text: str
    element: HtmlElement
    linked: int


def parsed(text: str) -> HtmlElement | None:
    """The page's tree, however broken its markup; None if there is no markup or text at all."""
    text = _INLINE_DATA.sub("", _ILLEGAL.sub("", text))
    tree, complete = _parsed(text)
    if not complete:
        tree, _ = _parsed(_flat(text))
    if tree is not None:
        _write_out_quotation_marks(tree)
    return tree


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
    """The page without nesting: each block element opens a paragraph, the tags of inline elements are gone."""

    def flatten(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name == "q":
            return "”" if tag[1] else "“"
        if name in _KEPT_WHEN_FLAT:
            return tag[0]
        return "" if name in _INLINE else "<p>"

    return _EMPTY_PARAGRAPHS.sub("<p>", _TAG.sub(flatten, text))


def _write_out_quotation_marks(tree: HtmlElement) -> None:
    for quotation in list(tree.iter("q")):
        quotation.tag = "span"
        if "".join(quotation.itertext()).lstrip().startswith(_OPENING_MARKS):
            continue
        quotation.text = "“" + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + "”"
        else:
            quotation.text += "”"


def blocks(tree: HtmlElement) -> Iterator[Block]:
    """The page's blocks that hold text, in order; scripts, forms' fields and the like left out."""
    pieces: list[tuple[str, bool]] = []
    links = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        links += (event == "start") - (event == "end") if element.tag == "a" else 0
        if element.tag not in _INLINE and not (element.tag == "br" and element.getparent().tag in _HEADINGS):
            # What was gathered before an element belongs to its parent, what was gathered inside to itself.
            yield from _block(pieces, element if event == "end" else element.getparent())
            pieces = []
        elif element.tag == "br" and event == "start":
            pieces.append((" ", False))
        if event == "start" and element.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            pieces.append((element.text or "", links > 0))
        elif event == "end":
            pieces.append((element.tail or "", links > 0))


def _block(pieces: list[tuple[str, bool]], element: HtmlElement) -> Iterator[Block]:
    text = " ".join("".join(piece for piece, _ in pieces).split())
    if text:
        yield Block(text, element, sum(len(" ".join(piece.split())) for piece, linked in pieces if linked))
