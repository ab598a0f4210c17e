"""Which reports are put together as one statement, and which only stand beside each other as
similar wording."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match import evidence
from onrecord.match.evidence import (
    SAYS_LITTLE,
    has_other_figures,
    may_be_reworded,
    quoted_words,
    same_words,
)
from onrecord.match.likeness import Rendering
from onrecord.match.wording import Wording

from .texts import TEXTS

DAY = date(2026, 3, 14)
BRIDGE = "We will not close the bridge at Varn before the ferry runs again, whatever the council of Tessel decides."
CUT = "We will not close the bridge at Varn, whatever the council of Tessel decides."
OTHERWISE = "The crossing stays open until the boats are back."
SLOGAN = "We have come a long way together."
FERRY = "that the ferry at Varn would be repaired by the county before the winter"


def said(
    text: str, speaker: object | None = 1, days: int = 0, how: str = "direct", denied: bool = False
) -> Rendering:
    own = "mixed" if "“" in text and how != "direct" else how
    return Rendering(
        Wording(text), speaker, DAY + timedelta(days), own == "direct", denied, own == "mixed"
    )


ONE = {
    "the same words": (said(BRIDGE), said(BRIDGE)),
    "the same words a month later": (said(BRIDGE), said(BRIDGE, days=30)),
    "cut at the end": (
        said("We will not close the bridge at Varn before the ferry runs again"),
        said(BRIDGE),
    ),
    "a condition cut out": (said(CUT), said(BRIDGE)),
    "a word for another": (said(BRIDGE.replace("Varn", "Oste")), said(BRIDGE)),
    "a figure misquoted the next day": (
        said("The repairs to the harbour wall will cost four million crowns."),
        said("The repairs to the harbour wall will cost nine million crowns.", days=1),
    ),
    "the same words, the speaker open": (said(BRIDGE, None), said(BRIDGE)),
    "the same words, ascribed to another": (said(BRIDGE, 2), said(BRIDGE)),
    "quoted within a clause": (
        said(
            "that the town would “not close the bridge at Varn before the ferry runs again”",
            how="indirect",
        ),
        said(BRIDGE),
    ),
    "a copy, in no quotation marks": (
        said(FERRY, how="indirect"),
        said(FERRY, days=1, how="indirect"),
    ),
    "a formula of one day": (said("No comment today"), said("No comment today")),
}
NOT_ONE = {
    "other words": (said(OTHERWISE), said(BRIDGE)),
    "a talking point on another day": (
        said(SLOGAN),
        said("We have come a very long way together.", days=5),
    ),
    "a talking point, reported": (
        said("to close the bridge at Varn", how="indirect"),
        said("to close the bridge at Varn", days=9, how="indirect"),
    ),
    "a formula of two people": (said("No comment today"), said("No comment today", 2)),
    "a formula, the speaker open": (said("No comment today", None), said("No comment today")),
    "a title that both use": (
        said("the former Secretary of Fisheries Berit Sallow was late", 1),
        said("the former Secretary of Fisheries Berit Sallow has my vote", 2),
    ),
    "the same subject, another figure": (
        said("the ferry carried 300 passengers in the first week of March", how="indirect"),
        said("the ferry carried 450 passengers in the second week of May", days=2, how="indirect"),
    ),
    "denied": (said(FERRY, how="indirect"), said(FERRY, 2, how="indirect", denied=True)),
    "denied by whoever is open": (
        said(FERRY, how="indirect"),
        said(FERRY, None, how="indirect", denied=True),
    ),
    "other currencies": (
        said("a fee of £5", how="indirect"),
        said("a fee of $5 a head in May", how="indirect"),
    ),
    "short and altered": (said("The wells are dry"), said("The wells were never dry", 2)),
    "of one subject": (said("The wells are dry"), said("I like wells")),
    "nothing": (said(""), said("")),
}


@pytest.mark.parametrize(("one", "other"), ONE.values(), ids=ONE)
def test_the_same_words_are_one_statement(one: Rendering, other: Rendering) -> None:
    assert same_words(one, other) and same_words(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_ONE.values(), ids=NOT_ONE)
def test_what_is_only_like_it_is_not(one: Rendering, other: Rendering) -> None:
    assert not same_words(one, other) and not same_words(other, one)


def test_other_words_are_one_only_of_a_person_who_says_little() -> None:
    one, other = said(OTHERWISE, how="indirect"), said(BRIDGE)
    assert not may_be_reworded(said(OTHERWISE), other, 0), (
        "two quotations have the speaker's own words"
    )
    assert may_be_reworded(one, other, SAYS_LITTLE) and not may_be_reworded(
        one, other, SAYS_LITTLE + 1
    )
    poll = Rendering(Wording(OTHERWISE), 1, DAY, False, False, is_person=False)
    assert not may_be_reworded(poll, other, 0)


MARKS = {
    "“not close” the bridge": "not close",
    'the "old bridge" stays': "old bridge",
    "the ''old bridge'' stays": "old bridge",
    "the ‘old bridge’ stays": "old bridge",
    "nobody’s bridge": "",
    "an “open end": "open end",
}


@pytest.mark.parametrize(("text", "inside"), MARKS.items(), ids=MARKS)
def test_words_inside_quotation_marks(text: str, inside: str) -> None:
    one = said(text, how="mixed")
    one = Rendering(one.wording, 1, DAY, False, False, True)
    found = [
        word for word, marked in zip(one.wording.words, quoted_words(one), strict=True) if marked
    ]
    assert found == inside.split()


@given(TEXTS, TEXTS, st.sampled_from(["direct", "indirect", "mixed"]), st.integers(0, 40))
def test_any_two_are_told_and_it_is_the_same_both_ways(
    text: str, more: str, how: str, days: int
) -> None:
    one, other = said(text, how=how), said(more, days=days)
    assert same_words(one, other) == same_words(other, one)


@given(TEXTS, TEXTS, st.sampled_from([1, 2, None]), st.integers(0, 40))
def test_what_is_rejected_by_the_words_in_common_is_rejected_by_all_else(
    text: str, more: str, speaker: int | None, days: int
) -> None:
    one, other = said(text), said(more, speaker, days)
    quick = same_words(one, other)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence, "LEAST_SHARED", 0)
        assert same_words(one, other) == quick


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We want to be treated as one of you", "We have waited for two years to be treated alike"),
        ("Not one of the boats came back", "The boats stay out, all 14 of them"),
    ],
)
def test_one_is_no_figure(one: str, other: str) -> None:
    assert not has_other_figures(said(one), said(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We lost 1 boat", "We lost two boats"),
        ("All nine boats came back", "All 14 boats came back"),
        ("€5", "$5"),
    ],
)
def test_other_figures(one: str, other: str) -> None:
    assert has_other_figures(said(one), said(other))
