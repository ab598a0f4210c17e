"""A web page as blocks: its paragraphs, headings, items and cells, as a reader of the page sees
them, in order.

A block ends where the page begins another: at an element that is not inline, and at an empty line,
which is two `<br>`. One `<br>`, or a player or a frame inside a paragraph, ends a block only if the
words do not go on after it. Pictures, scripts and the like inside a line leave it whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from onrecord.ingest.markup import BLOCKS, UNSEEN, words
from onrecord.language.english.pages import LEADS_ON
from onrecord.text.marks import CLOSING

_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_ON_A_LINE_OF_THEIR_OWN = words("br iframe object embed canvas audio video")
_PICTURES = words("img picture svg input button select textarea")
# Neither can stand in a tree.
_LINE_BREAK = "\x00"
_PICTURE = "\x01"
_PICTURE_BETWEEN_WORDS = re.compile(rf"(?<=\w){_PICTURE}+(?=\w)")

_SENTENCE_ENDS = (".", "!", "?", "…", ":")
_CLAUSE_ENDS = (",", ";", "–", "—")
# In a text that is broken for its length, the lines are about as long as these.
_FULL_LINE = 60

Piece = tuple[str, bool]
"""Characters within a block, and whether they are a link."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text with its white space collapsed, where it stands, and how many characters of it
    are links."""

    text: str
    element: HtmlElement
    linked: int


def blocks(tree: HtmlElement) -> Iterator[Block]:
    """The page's blocks that hold text, in order; scripts, forms' fields and the like left out."""
    pieces: list[Piece] = []
    links = headings = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        step = 1 if event == "start" else -1
        links += step if element.tag == "a" else 0
        headings += step if element.tag in _HEADINGS else 0
        if element.tag in BLOCKS:
            # What was gathered before an element belongs to its parent, what was gathered inside to
            # itself.
            yield from _paragraphs(pieces, element if event == "end" else element.getparent())
            pieces = []
        elif event == "start" and (gap := _gap(element, headings > 0)):
            pieces.append((gap, False))
        if event == "start" and element.tag in UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            pieces.append((element.text or "", links > 0))
        elif event == "end":
            pieces.append((element.tail or "", links > 0))


def _gap(element: HtmlElement, in_heading: bool) -> str:
    """What an element within a paragraph puts between the words around it."""
    if element.tag in _ON_A_LINE_OF_THEIR_OWN:
        return " " if in_heading else _LINE_BREAK
    return _PICTURE if element.tag in _PICTURES else ""


def _paragraphs(pieces: list[Piece], element: HtmlElement) -> Iterator[Block]:
    """The blocks that a block element's text makes: all of its lines together, unless one ends the
    paragraph."""
    lines = [(line, _text(line)) for line in _lines(pieces)]
    # In the middle of sentences most lines begin with a small letter; items of a list seldom do.
    broken_for_length = 2 * sum(text[:1].islower() for _, text in lines[1:]) >= len(lines) - 1
    gathered: list[Piece] = []
    above = ""
    for line, text in lines:
        if not (above and text and _goes_on(above, text, broken_for_length)):
            yield from _block(gathered, element)
            gathered = []
        gathered += [(" ", False), *line]
        above = text
    yield from _block(gathered, element)


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if piece[0] == _LINE_BREAK:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _goes_on(line: str, below: str, broken_for_length: bool) -> bool:
    """Whether the words of a line go on in the line below it."""
    end = line.rstrip(f"{CLOSING})]")
    if end.endswith(_SENTENCE_ENDS):
        return False
    if end.endswith(_CLAUSE_ENDS) or below[0].islower() or line.rpartition(" ")[2] in LEADS_ON:
        return True
    return broken_for_length and len(line) >= _FULL_LINE


def _block(pieces: list[Piece], element: HtmlElement) -> Iterator[Block]:
    text = _text(pieces)
    if text:
        yield Block(
            text, element, sum(len(" ".join(piece.split())) for piece, linked in pieces if linked)
        )


def _text(pieces: list[Piece]) -> str:
    joined = _PICTURE_BETWEEN_WORDS.sub(" ", "".join(piece for piece, _ in pieces))
    return " ".join(joined.replace(_PICTURE, "").split())
