"""Spans beside, over and inside one another. Two spans overlap if they share a character."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.types import Span

T = TypeVar("T")
DEEPEST = 8
"""Spans inside one another that `around` tells apart."""


def overlap(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return max(first.start, second.start) < min(first.end, second.end)


def is_within(inner: Span, outer: Span) -> bool:
    """Whether one span lies wholly inside another."""
    return outer.start <= inner.start and inner.end <= outer.end


def is_apart(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span shares no character with the others."""
    return all(span.end <= neighbour.start or neighbour.end <= span.start for neighbour in others)


def inside(offset: int, spans: Iterable[Span]) -> bool:
    """Whether an offset lies in one of the spans."""
    return any(span.start <= offset < span.end for span in spans)


def around(offset: int, spans: Sequence[Span]) -> list[Span]:
    """The sorted spans that an offset lies in, of the last `DEEPEST` spans that begin before it."""
    behind = bisect_left(spans, (offset + 1, offset + 1))
    return [span for span in spans[max(0, behind - DEEPEST) : behind] if offset < span.end]


def all_within(parts: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Whether there are parts, and each of them lies in one of the spans."""
    return bool(parts) and all(_is_within_any(part, spans) for part in parts)


def _is_within_any(inner: Span, spans: Iterable[Span]) -> bool:
    """Whether a span lies wholly inside one of the spans."""
    return any(is_within(inner, span) for span in spans)


def cover(spans: Iterable[Span]) -> Span:
    """The shortest span that holds all of the spans; there must be at least one."""
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))


def gap(first: Span, second: Span) -> Span:
    """The span between two spans, whichever comes first; its end is before its start if they
    overlap."""
    return Span(min(first.end, second.end), max(first.start, second.start))


def clipped(span: Span, whole: Span) -> Span:
    """The part of a span that lies in another; its end is before its start if they are apart."""
    return Span(max(span.start, whole.start), min(span.end, whole.end))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters in spans that are sorted, disjoint and not empty."""
    disjoint: list[Span] = []
    for span in sorted(spans):
        if disjoint and span.start <= disjoint[-1].end:
            disjoint[-1] = Span(disjoint[-1].start, max(disjoint[-1].end, span.end))
        elif span.start < span.end:
            disjoint.append(span)
    return tuple(disjoint)


def shared(first: Iterable[Span], second: Sequence[Span]) -> int:
    """How many characters two sets of spans have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether the span overlaps one of the sorted, disjoint others."""
    number = bisect_left(others, (span.end, span.end)) - 1
    return number >= 0 and span.start < others[number].end


def meeting(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """The sorted, disjoint others that overlap one of the spans, in the order of the spans."""
    overlapping: list[Span] = []
    for span in spans:
        first = bisect_right(others, span.start, key=lambda neighbour: neighbour.end)
        last = bisect_left(others, span.end, key=lambda neighbour: neighbour.start)
        overlapping += others[first:last]
    return overlapping


def untouched(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that none of the others overlaps."""
    touching = merged(others)
    return tuple(span for span in spans if not meeting([span], touching))


def first_from(offset: int, spans: Sequence[Span]) -> Span | None:
    """The first of the sorted spans that begins at an offset or behind it."""
    number = bisect_left(spans, (offset,))
    return spans[number] if number < len(spans) else None


def beginning_at(offset: int, spans: Sequence[Span]) -> Span | None:
    """The one of the sorted, disjoint spans that begins at an offset."""
    span = first_from(offset, spans)
    return span if span and span.start == offset else None


def begins_in(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the sorted others begins inside the span."""
    following = first_from(span.start, others)
    return following is not None and following.start < span.end


def first_of_overlapping(candidates: Iterable[T], span_of: Callable[[T], Span]) -> list[T]:
    """The candidates in their order, without those that begin before the last chosen one ends."""
    chosen: list[T] = []
    end = -1
    for candidate in candidates:
        span = span_of(candidate)
        if span.start >= end:
            chosen.append(candidate)
            end = span.end
    return chosen


def trimmed(span: Span, text: str) -> Span | None:
    """The span without white space at its ends; None if nothing else is in it."""
    words = span.of(text).rstrip() if span.start < span.end else ""
    stripped = words.lstrip()
    return (
        Span(span.start + len(words) - len(stripped), span.start + len(words)) if stripped else None
    )


def outside(spans: Iterable[Span], removed: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The parts of the spans outside the `removed` ones (as `merged` gives them), without white
    space at their ends."""
    return tuple(part for span in spans for part in _remnants(span, removed, text))


def _remnants(span: Span, removed: Sequence[Span], text: str) -> Iterator[Span]:
    start = span.start
    for cut in meeting([span], removed):
        if part := trimmed(Span(start, cut.start), text):
            yield part
        start = cut.end
    if part := trimmed(Span(start, span.end), text):
        yield part
