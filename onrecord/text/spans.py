"""Spans beside, over and inside one another. Two spans overlap if they share a character."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.types import Span

T = TypeVar("T")
DEEPEST = 8
"""Spans inside one another that `around` tells apart."""


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return max(one.start, other.start) < min(one.end, other.end)


def is_within(inner: Span, outer: Span) -> bool:
    """Whether one span lies wholly inside another."""
    return outer.start <= inner.start and inner.end <= outer.end


def is_apart(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span shares no character with the others."""
    return all(span.end <= other.start or other.end <= span.start for other in others)


def inside(place: int, spans: Iterable[Span]) -> bool:
    """Whether a place lies in one of the spans."""
    return any(span.start <= place < span.end for span in spans)


def around(place: int, spans: Sequence[Span]) -> list[Span]:
    """Those of the spans, which are sorted, in which a place lies; of the last `DEEPEST` that begin before it."""
    behind = bisect_left(spans, (place + 1, place + 1))
    return [span for span in spans[max(0, behind - DEEPEST) : behind] if place < span.end]


def all_within(parts: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Whether all the parts, and at least one, lie in one of the spans each."""
    return bool(parts) and all(any(is_within(part, span) for span in spans) for part in parts)


def cover(spans: Iterable[Span]) -> Span:
    """The shortest span that all of the spans, of which there is at least one, lie in."""
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))


def gap(one: Span, other: Span) -> Span:
    """What lies between two spans, whichever comes first; its end is before its start if they overlap."""
    return Span(min(one.end, other.end), max(one.start, other.start))


def clipped(span: Span, whole: Span) -> Span:
    """What of a span lies in another; its end is before its start if they are apart."""
    return Span(max(span.start, whole.start), min(span.end, whole.end))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters in spans that are sorted, disjoint and not empty."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return tuple(found)


def shared(one: Iterable[Span], other: Sequence[Span]) -> int:
    """How many characters two sets of spans have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether the span overlaps one of the others, which are sorted and disjoint."""
    number = bisect_left(others, (span.end, span.end)) - 1
    return number >= 0 and span.start < others[number].end


def meeting(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """Those of the others, which are sorted and disjoint, that overlap one of the spans, in the order of these."""
    found: list[Span] = []
    for span in spans:
        first = bisect_right(others, span.start, key=lambda other: other.end)
        last = bisect_left(others, span.end, key=lambda other: other.start)
        found += others[first:last]
    return found


def untouched(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Those of the spans that none of the others overlaps."""
    touching = merged(others)
    return tuple(span for span in spans if not meeting([span], touching))


def first_from(place: int, spans: Sequence[Span]) -> Span | None:
    """The first of the spans, which are sorted, that begins at a place or behind it."""
    number = bisect_left(spans, (place,))
    return spans[number] if number < len(spans) else None


def beginning_at(place: int, spans: Sequence[Span]) -> Span | None:
    """The span, of sorted and disjoint ones, that begins at a place."""
    found = first_from(place, spans)
    return found if found and found.start == place else None


def begins_in(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the others, which are sorted, begins inside the span."""
    found = first_from(span.start, others)
    return found is not None and found.start < span.end


def first_of_overlapping(found: Iterable[T], span_of: Callable[[T], Span]) -> list[T]:
    """What was found, in its order, without what begins before the end of the one that was kept last."""
    kept: list[T] = []
    end = -1
    for one in found:
        span = span_of(one)
        if span.start >= end:
            kept.append(one)
            end = span.end
    return kept


def trimmed(span: Span, text: str) -> Span | None:
    """The span without white space at its ends; None if nothing else is in it."""
    words = span.of(text).rstrip() if span.start < span.end else ""
    stripped = words.lstrip()
    return Span(span.start + len(words) - len(stripped), span.start + len(words)) if stripped else None


def outside(spans: Iterable[Span], removed: Sequence[Span], text: str) -> tuple[Span, ...]:
    """What of the spans lies outside the `removed` ones (as `merged` gives them), without white space at its ends."""
    return tuple(part for span in spans for part in _remnants(span, removed, text))


def _remnants(span: Span, removed: Sequence[Span], text: str) -> Iterator[Span]:
    start = span.start
    for cut in meeting([span], removed):
        if part := trimmed(Span(start, cut.start), text):
            yield part
        start = cut.end
    if part := trimmed(Span(start, span.end), text):
        yield part
