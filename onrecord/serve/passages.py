"""A passage cut where a quotation or a match of the search begins or ends, so that a page can mark
each of them."""

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
    """Some words of a passage: whether they belong to the quotation, and whether the search matched
    them."""

    words: str
    said: bool
    met: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A hit and the beginning of its passage, in consecutive pieces; `whole`: they are all of the
    passage."""

    hit: Hit
    pieces: tuple[Piece, ...]
    whole: bool


def excerpt(hit: Hit, most: int = MOST) -> Excerpt:
    """A hit's passage, cut to at most `most` characters."""
    start, end = hit.passage.span
    window = Span(start, min(end, start + most))
    text = hit.passage.of(window)
    shown = pieces(text, start, hit.quotation.content, hit.matched)
    return Excerpt(hit, shown, window.end == end)


def pieces(
    text: str, start: int, said: Iterable[Span], met: Iterable[Span] = ()
) -> tuple[Piece, ...]:
    """A stretch of a document, cut at the edges of spans of the document. The stretch begins at
    `start`; its pieces together are the whole text. A span that reaches beyond the stretch counts
    as far as it is inside.
    """
    whole = Span(start, start + len(text))
    said, met = _overlapping(said, whole), _overlapping(met, whole)
    inside = {edge for span in (*said, *met) for edge in span if whole.start < edge < whole.end}
    stretches = (Span(*edges) for edges in pairwise(sorted({*whole, *inside})))
    return tuple(
        Piece(
            text[stretch.start - start : stretch.end - start],
            not is_apart(stretch, said),
            not is_apart(stretch, met),
        )
        for stretch in stretches
    )


def _overlapping(spans: Iterable[Span], whole: Span) -> list[Span]:
    return [span for span in spans if overlap(span, whole)]
