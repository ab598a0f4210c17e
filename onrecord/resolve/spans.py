"""Spans beside and inside one another, and their words."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.types import Span


def apart(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span shares no character with the others."""
    return all(span.end <= other.start or other.end <= span.start for other in others)


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether the span shares a character with one of the others, which are sorted and disjoint."""
    number = bisect_left(others, (span.end, span.end)) - 1
    return number >= 0 and span.start < others[number].end


def trimmed(span: Span, text: str) -> Span | None:
    """The span without white space at its end; None if nothing else is in it."""
    words = span.of(text).rstrip()
    return Span(span.start, span.start + len(words)) if words else None


def words(spans: Iterable[Span], text: str) -> str:
    """The words of spans, with a space between these."""
    return " ".join(span.of(text) for span in spans)
