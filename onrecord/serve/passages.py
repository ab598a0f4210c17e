"""A passage cut where what was said in it, or what a search met, begins and ends, for a page to tell them apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Hit
from onrecord.text.spans import is_apart, overlap
from onrecord.types import Span

MOST = 2000
"""Characters of a passage that are shown; the article has the rest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage: whether they are of what was said, and whether the search met them."""

    words: str
    said: bool
    met: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A hit and the beginning of its passage in pieces, one after the other; `whole` if that is all of it."""

    hit: Hit
    pieces: tuple[Piece, ...]
    whole: bool


def excerpt(hit: Hit, most: int = MOST) -> Excerpt:
    """A hit's passage to show, of at most so many characters."""
    start, end = hit.passage.span
    window = Span(start, min(end, start + most))
    text = hit.passage.of(window)
    found = pieces(text, start, hit.quotation.content, hit.matched)
    return Excerpt(hit, found, window.end == end)


def pieces(text: str, start: int, said: Iterable[Span], met: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """A stretch of a document that begins at `start`, cut at the edges of spans of the document: put together again,
    the pieces are the text. Of a span that reaches beyond it counts what is inside.
    """
    whole = Span(start, start + len(text))
    said, met = ([span for span in spans if overlap(span, whole)] for spans in (said, met))
    inside = {edge for span in (*said, *met) for edge in span if whole.start < edge < whole.end}
    stretches = (Span(*edges) for edges in pairwise(sorted({*whole, *inside})))
    return tuple(
        Piece(text[one.start - start : one.end - start], not is_apart(one, said), not is_apart(one, met))
        for one in stretches
    )
