"""Which quotations of one version are which of the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match.changing import Pair, pairs
from onrecord.match.comparing import Difference, differences
from onrecord.match.wording import Wording
from onrecord.types import Span

from .texts import TEXTS

GATE, FERRY = "“The gate stays open until nine,”", "nobody had asked her about the ferry"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([GATE], [GATE], [(0, 0)]),
        ([GATE, FERRY], [FERRY, GATE], [(1, 0), (0, 1)]),
        ([GATE], [FERRY], [(0, None), (None, 0)]),
        ([GATE], ["the gate stays open until eight"], [(0, 0)]),
        ([GATE], ["the gate stays open"], [(0, 0)]),
        ([GATE], [GATE, "the gate stays open until eight"], [(0, 0), (None, 1)]),
        (["No comment", "No comment"], ["No comment"], [(1, None), (0, 0)]),
        ([], [GATE], [(None, 0)]),
        ([GATE], [], [(0, None)]),
        ([""], ["“”"], [(0, 0)]),
        ([], [], []),
    ],
)
def test_each_is_paired_with_what_it_became(
    before: list[str], after: list[str], expected: list[tuple[int | None, int | None]]
) -> None:
    found = pairs([*map(Wording, before)], [*map(Wording, after)])
    assert found == tuple(Pair(*pair) for pair in expected)


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_every_quotation_is_in_one_pair(before: list[str], after: list[str]) -> None:
    found = pairs([*map(Wording, before)], [*map(Wording, after)])
    assert sorted(pair.before for pair in found if pair.before is not None) == [*range(len(before))]
    assert [pair.after for pair in found if pair.after is not None] == [*range(len(after))]


def test_differences_are_spans_of_both() -> None:
    one, other = "“We will not close the bridge,”", "“We will close the old bridge soon.”"
    found = differences(Wording(one), Wording(other))
    assert [(told.asked.of(one), told.told.of(other)) for told in found] == [
        ("not", ""),
        ("", "old"),
        ("", "soon"),
    ]


@given(TEXTS, TEXTS)
def test_differences_cover_all_that_differs(one: str, other: str) -> None:
    found = differences(Wording(one), Wording(other))
    assert (not found) == (Wording(one).words == Wording(other).words)
    assert all(isinstance(told, Difference) for told in found)
    assert all(Span(0, 0) <= told.asked <= Span(len(one), len(one)) for told in found)


def test_many_quotations_are_done_in_a_moment() -> None:
    before = [Wording(f"we shall close gate {number} before the winter") for number in range(1500)]
    after = [Wording(f"we shall close gate {number} after the winter") for number in range(1500)]
    found = pairs(before, after)
    assert all(pair.before == pair.after for pair in found)
