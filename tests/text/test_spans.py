from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.spans import (
    all_within,
    around,
    beginning_at,
    begins_in,
    clipped,
    cover,
    first_from,
    first_of_overlapping,
    gap,
    inside,
    is_apart,
    is_within,
    meeting,
    meets,
    merged,
    outside,
    overlap,
    shared,
    trimmed,
    untouched,
)
from onrecord.types import Span

SPAN = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends)))
SPANS = st.lists(SPAN, max_size=6)
DISJOINT = SPANS.map(merged)
FILLED = SPAN.filter(lambda span: span.start < span.end)


def characters(spans: Sequence[Span]) -> set[int]:
    return {place for span in spans for place in range(*span)}


@given(FILLED, FILLED)
def test_two_spans_overlap_if_they_share_a_character(one: Span, other: Span) -> None:
    common = characters([one]) & characters([other])
    assert (
        overlap(one, other) == overlap(other, one) == bool(common) == (not is_apart(one, [other]))
    )
    assert shared([one], [other]) == len(common)
    assert is_within(one, other) == (characters([one]) <= characters([other]))
    assert not common or clipped(one, other) == Span(min(common), max(common) + 1)


@given(FILLED, FILLED)
def test_what_lies_between_two_spans_and_them_is_what_they_cover(one: Span, other: Span) -> None:
    between, whole = gap(one, other), cover([one, other])
    assert gap(other, one) == between
    assert characters([whole]) == characters([one, other, between])
    assert overlap(one, other) == (between.start > between.end)


@given(FILLED, DISJOINT)
def test_the_quick_ways_find_what_the_plain_ones_do(span: Span, others: tuple[Span, ...]) -> None:
    found = [other for other in others if overlap(span, other)]
    assert meeting([span], others) == found
    assert meets(span, others) == bool(found) == (not is_apart(span, others))
    assert begins_in(span, others) == any(inside(other.start, [span]) for other in others)
    assert first_from(span.start, others) == next(
        (other for other in others if other.start >= span.start), None
    )
    assert beginning_at(span.start, others) == next(
        (other for other in others if other.start == span.start), None
    )


@given(SPANS.map(sorted), st.integers(0, 30))
def test_around_a_place_are_the_spans_that_hold_it(spans: list[Span], place: int) -> None:
    assert around(place, spans) == [span for span in spans if inside(place, [span])]


@given(st.lists(FILLED, max_size=6), st.lists(FILLED, max_size=6))
def test_untouched_is_what_shares_no_character_with_others(
    spans: list[Span], others: list[Span]
) -> None:
    assert untouched(spans, others) == tuple(span for span in spans if is_apart(span, others))


def test_all_within_asks_for_one_part_at_least_and_one_span_for_each() -> None:
    spans = [Span(0, 5), Span(5, 9)]
    assert all_within([Span(1, 3), Span(5, 9)], spans)
    assert not all_within([Span(4, 6)], spans)
    assert not all_within([], spans)


@given(SPANS)
def test_merged_are_sorted_disjoint_spans_of_the_same_characters(spans: list[Span]) -> None:
    found = merged(spans)
    assert characters(found) == characters(spans)
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all(span.start < span.end for span in found)


@given(st.lists(FILLED, max_size=6).map(sorted))
def test_the_first_of_what_overlaps_is_kept(spans: list[Span]) -> None:
    kept = first_of_overlapping(spans, lambda span: span)
    assert kept[:1] == spans[:1]
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert all(span in kept or any(overlap(span, one) for one in kept) for span in spans)


@pytest.mark.parametrize(
    ("span", "expected"), [((0, 6), (2, 5)), ((2, 5), (2, 5)), ((5, 9), None), ((3, 3), None)]
)
def test_trimmed_is_without_white_space_at_its_ends(
    span: tuple[int, int], expected: tuple[int, int] | None
) -> None:
    assert trimmed(Span(*span), " \nabc  \u00a0 d") == expected


@pytest.mark.parametrize(
    ("removed", "expected"),
    [
        ([], ["one two three"]),
        (["two"], ["one", "three"]),
        (["one"], ["two three"]),
        (["three"], ["one two"]),
        (["ne", "thre"], ["o", "two", "e"]),
        (["one two three"], []),
        (["one", "three"], ["two"]),
        (["one", "two", "three"], []),
    ],
)
def test_outside_leaves_what_is_not_removed(removed: list[str], expected: list[str]) -> None:
    text = "one two three"
    cuts = merged(Span(text.index(words), text.index(words) + len(words)) for words in removed)
    assert [span.of(text) for span in outside([Span(0, len(text))], cuts, text)] == expected


@given(st.text("ab \n", min_size=30, max_size=30), SPANS, SPANS)
def test_outside_loses_only_white_space_and_the_removed(
    text: str, spans: list[Span], removed: list[Span]
) -> None:
    whole = merged(spans)
    found = outside(whole, merged(removed), text)
    assert characters(found) <= characters(whole) - characters(removed)
    lost = characters(whole) - characters(removed) - characters(found)
    assert all(text[place].isspace() for place in lost)
    assert all(span.of(text).strip() == span.of(text) != "" for span in found)
