"""How likely two reports are of one utterance."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match.chances import (
    BIAS,
    BIAS_AMONG,
    OCCASION,
    STANDING,
    TOGETHER,
    WEIGHTS,
    WEIGHTS_AMONG,
    Pair,
    chances,
    likeness,
    standings,
)
from onrecord.match.likeness import (
    FEATURES,
    SHARED,
    Rendering,
    coverage,
    features,
    is_same_speaker,
)
from onrecord.match.wording import Wording, longest_run
from tests.match.texts import TEXTS

DAY = date(2026, 3, 14)
SAID = "We will not close the old bridge before the spring, whatever the council decides."
OTHERWISE = "The old crossing stays open until spring, no matter what the councillors vote."
ELSE = "Our orchestra plays three new symphonies and a violin concerto."


def report(
    text: str, speaker: object | None = 1, day: date | None = DAY, quoted: bool = True
) -> Rendering:
    wording = Wording(text)
    return Rendering(wording, speaker, day, quoted, False)


RENDERINGS = st.builds(
    report,
    TEXTS | st.sampled_from([SAID, OTHERWISE, ELSE, "", "No."]),
    st.none() | st.integers(1, 2),
    st.none() | st.dates(),
    st.booleans(),
)


def test_there_is_a_weight_for_each_feature() -> None:
    assert len(FEATURES) == len(WEIGHTS)
    assert len(FEATURES) + len(SHARED) == len(features(report(SAID), report(ELSE)))
    assert len(WEIGHTS_AMONG) == sum(map(len, (FEATURES, SHARED, STANDING, OCCASION, TOGETHER)))
    assert all(np.isfinite((*WEIGHTS, BIAS, *WEIGHTS_AMONG, BIAS_AMONG)))


@given(RENDERINGS, RENDERINGS)
def test_likeness_is_a_chance_and_the_same_both_ways(one: Rendering, other: Rendering) -> None:
    chance = likeness(one, other)
    assert 0 <= chance <= 1
    assert chance == pytest.approx(likeness(other, one), abs=1e-5)


def test_likeness_of_as_many_words_is_the_same_both_ways() -> None:
    one = report("Copper bridges rust slowly")
    other = report("He slowly said: the copper harbour sank")
    assert len(one.telling) == len(other.telling)
    assert likeness(one, other) == pytest.approx(likeness(other, one), abs=1e-6)


LATER = DAY + timedelta(days=30)
LIKELIER = {
    "all the same, nothing the same": (report(SAID), report(ELSE, 2, LATER)),
    "the same speaker": (report(SAID), report(SAID, 2)),
    "the same day": (report(OTHERWISE, quoted=False), report(OTHERWISE, 1, LATER, False)),
    "the same words": (report(SAID), report(ELSE)),
    "the same in other words": (report(OTHERWISE, quoted=False), report(ELSE, quoted=False)),
    "a part of it": (
        report("We will not close the old bridge"),
        report("We play a violin concerto"),
    ),
}


@pytest.mark.parametrize(("likely", "unlikely"), LIKELIER.values(), ids=LIKELIER)
def test_likelier_is(likely: Rendering, unlikely: Rendering) -> None:
    assert likeness(report(SAID), likely) > likeness(report(SAID), unlikely)


def test_the_same_of_the_same_day_is_likely_and_nothing_the_same_is_not() -> None:
    assert likeness(report(SAID), report(SAID)) > 0.9
    assert likeness(report(SAID), report(ELSE, 2, LATER)) < 0.1


def test_unknown_speakers_are_not_the_same() -> None:
    assert features(report(SAID, None), report(SAID, None))[FEATURES.index("same speaker")] == 0


NEGATES = {
    "not": (SAID, False, True),
    "none": (ELSE, False, False),
    "denied": (ELSE, True, True),
    "a negation denied": (SAID, True, False),
}


@pytest.mark.parametrize(("text", "denied", "negates"), NEGATES.values(), ids=NEGATES)
def test_negates_where_the_words_or_the_cue_do(text: str, denied: bool, negates: bool) -> None:
    assert replace(report(text), denied=denied).negates == negates


RUNS = {
    "nothing": ("", "a b", 0),
    "nothing in common": ("a b", "c d", 0),
    "all": ("a b c", "a b c", 3),
    "inside": ("x a b y", "z a b w", 2),
    "the longest": ("a x b c d", "a b c d", 3),
    "not in a row": ("a b c", "a x b x c", 1),
    "repeated": ("a a a", "a a", 2),
}


def run_of(
    words: Sequence[str], others: Sequence[str], weights: Sequence[float] | None = None
) -> float:
    return longest_run(words, weights or [1.0] * len(words), report(" ".join(others)).places)


@pytest.mark.parametrize(("words", "others", "length"), RUNS.values(), ids=RUNS)
def test_longest_run_of(words: str, others: str, length: int) -> None:
    assert run_of(words.split(), others.split()) == length


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_longest_run_is_the_same_both_ways_and_within_both(
    words: list[str], others: list[str]
) -> None:
    assert run_of(words, others) == run_of(others, words) <= min(len(words), len(others))


def test_the_longest_run_weighs_most_not_the_one_of_most_words() -> None:
    assert run_of(["a", "b", "x", "rare"], ["a", "b", "rare"], [1, 1, 1, 9]) == 9


@given(RENDERINGS, RENDERINGS)
def test_coverage_is_a_share(one: Rendering, other: Rendering) -> None:
    assert 0 <= coverage(one, other) <= 1 + 1e-6


@given(RENDERINGS, TEXTS)
def test_words_cover_themselves_whatever_else_is_told(one: Rendering, more: str) -> None:
    assert coverage(one, report(f"{more} {one.wording.text}")) == pytest.approx(
        float(bool(one.telling)), abs=1e-6
    )


def test_unknown_words_are_told_only_by_themselves() -> None:
    assert coverage(report("tirrova"), report("Tirrova")) == 1
    assert coverage(report("tirrova"), report("sandrec bridge")) == 0


def test_nothing_covers_nothing() -> None:
    assert coverage(report(""), report("bridge")) == coverage(report("bridge"), report("the")) == 0


def test_what_has_nothing_in_common_is_not_the_same_whatever_else_speaks_for_it() -> None:
    toll = "Nobody in this valley asked for a toll on the mountain road."
    assert (
        likeness(
            report("We will not close the bridge at Varn before the ferry runs again."),
            report(toll),
        )
        == 0
    )


def pair(one: int, other: int, texts: tuple[str, str], article: int = 9) -> Pair:
    seen = features(report(texts[0], quoted=False), report(texts[1]))
    return Pair(one, other, article, seen)


def test_a_pair_stands_against_the_others_of_both_articles() -> None:
    near = pair(1, 11, (SAID, SAID))
    far = pair(1, 12, (SAID, OTHERWISE))
    off = pair(2, 11, (ELSE, SAID))
    first, second, third = standings([near, far, off])
    named = dict(zip(STANDING, first, strict=True))
    assert named["the likeliest of both"] == 1
    assert named["others in the other article"] == 1
    assert named["above the next in the other article"] == pytest.approx(
        first[0] - second[0], abs=1e-5
    )
    assert (
        second[STANDING.index("the likeliest of both")]
        == third[STANDING.index("the likeliest of both")]
        == 0
    )


def test_a_paraphrase_is_likelier_alone_than_beside_a_nearer_one() -> None:
    own = pair(1, 11, (OTHERWISE, SAID))
    nearer = pair(2, 11, (SAID, SAID))
    assert chances([own])[0] > chances([own, nearer])[0]


def test_of_no_pairs_there_are_no_chances() -> None:
    assert chances([]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ilse Marn", "Marn", None),
        ("Mayor Marn", "Ilse Marn", None),
        ("I. Marn", "Marn", None),
        ("Ilse Marn", "Plume", False),
        ("Ilse Marn", "Berit Marn", False),
        ("Marn", "Plume", False),
    ],
)
def test_a_last_name_alone_is_not_another_speaker_than_who_bears_it(
    one: str, other: str, same: bool | None
) -> None:
    first, second = (
        replace(report(SAID, number), name=name) for number, name in ((1, one), (2, other))
    )
    assert is_same_speaker(first, second) is same
    assert is_same_speaker(second, first) is same
    assert features(first, second)[FEATURES.index("a speaker unknown")] == (same is None)


def test_speakers_are_the_same_by_number_and_unknown_where_one_is_open() -> None:
    assert is_same_speaker(report(SAID, 1), report(ELSE, 1)) is True
    assert is_same_speaker(report(SAID, None), report(ELSE, 1)) is None
