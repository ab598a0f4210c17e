"""Spans beside and inside one another, and their words."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.text.wrapping import joined
from onrecord.types import Mention, Span

DEEPEST = 8
"""Spans inside one another that are told apart."""


def apart(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span shares no character with the others."""
    return all(span.end <= other.start or other.end <= span.start for other in others)


def inside(place: int, spans: Iterable[Span]) -> bool:
    """Whether a place lies in one of the spans."""
    return any(span.start <= place < span.end for span in spans)


def around(place: int, spans: Sequence[Span]) -> list[Span]:
    """Those of the spans, which are sorted, in which a place lies; of the last `DEEPEST` that begin before it."""
    behind = bisect_left(spans, (place + 1, place + 1))
    return [span for span in spans[max(0, behind - DEEPEST) : behind] if place < span.end]


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether the span shares a character with one of the others, which are sorted and disjoint."""
    number = bisect_left(others, (span.end, span.end)) - 1
    return number >= 0 and span.start < others[number].end


def trimmed(span: Span, text: str) -> Span | None:
    """The span without white space at its end; None if nothing else is in it."""
    words = span.of(text).rstrip()
    return Span(span.start, span.start + len(words)) if words else None


def as_printed(span: Span, text: str) -> str:
    """The words of a span without the line ends that divided them: all that leaves this folder as words goes through
    here."""
    return joined(span.of(text))


def mention(span: Span, text: str) -> Mention:
    """Somebody or something named by a span."""
    return Mention(as_printed(span, text), span)


def words(spans: Iterable[Span], text: str) -> str:
    """The words of spans, with a space between these."""
    return " ".join(as_printed(span, text) for span in spans)
