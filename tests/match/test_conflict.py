"""Which two things that somebody said are to be compared."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match.conflict import has_another_figure, is_turned, to_compare
from onrecord.match.likeness import Rendering
from onrecord.match.wording import Wording

from .texts import SENTENCES, TEXTS


def said(text: str, denied: bool = False) -> Rendering:
    return Rendering(Wording(text), 1, date(2026, 3, 14), True, denied)


TURNED = {
    "not": (
        "We will close the bridge at Varn before winter.",
        "We will not close the bridge at Varn before winter.",
    ),
    "never": (
        "The school in Oste will reopen in autumn.",
        "The school in Oste will never reopen in autumn.",
    ),
    "never any": (
        "I took money from the gravel company.",
        "I never took any money from the gravel company.",
    ),
    "n't": (
        "We'll sign the treaty with the islands.",
        "We won't sign the treaty with the islands.",
    ),
    "n’t": (
        "The harbour is safe for the fishing fleet.",
        "The harbour isn’t safe for the fishing fleet.",
    ),
    "cannot": (
        "We can sell the salt works to the county.",
        "We cannot sell the salt works to the county.",
    ),
    "nobody": (
        "The water in the northern district is clean.",
        "Nobody should drink the water in the northern district, it is anything but clean.",
    ),
    "no": (
        "We shall raise the toll on the mountain road.",
        "There will be no higher toll on the mountain road; we raise nothing.",
    ),
    "does not": (
        "Our hospital has enough nurses for the winter.",
        "Our hospital does not have enough nurses for the winter.",
    ),
    "did not": (
        "The council knew about the cracks in the pillars.",
        "The council did not know about the cracks in the pillars.",
    ),
    "more besides": (
        "I support the tunnel under the river.",
        "I don't support the tunnel under the river and I told the council so in March, when the plans were shown.",
    ),
    "without": (
        "The ferry sails with a pilot on board.",
        "The ferry sails without a pilot on board.",
    ),
}
ANOTHER_FIGURE = {
    "millions": (
        "The repairs will cost four million crowns.",
        "The repairs will cost nine million crowns.",
    ),
    "in words": (
        "Twelve fishermen lost their boats in the storm.",
        "Thirty fishermen lost their boats in the storm.",
    ),
    "in figures": (
        "The ferry carried 300 passengers that morning.",
        "The ferry carried 450 passengers that morning.",
    ),
    "words and figures": (
        "The choir has forty singers at Easter.",
        "The choir has 55 singers at Easter.",
    ),
    "thousands": (
        "We have 1,400 dockers at the eastern quay.",
        "We have 1,900 dockers at the eastern quay.",
    ),
    "a year": ("The new quay will be finished by 2027.", "The new quay will be finished by 2031."),
    "per cent": (
        "The mill pays 3 per cent of the town's taxes.",
        "The mill pays 8 per cent of the town's taxes.",
    ),
    "one of two": (
        "We spent 2 million on the bridge in 2024.",
        "We spent 5 million on the bridge in 2024.",
    ),
    "a decimal": (
        "The tunnel will cost 1.4 million crowns.",
        "The tunnel will cost 1.6 million crowns.",
    ),
    "decimal and whole": (
        "The tunnel will cost 1.4 million crowns.",
        "The tunnel will cost two million crowns.",
    ),
}
NOTHING = {
    "the same words": ("We will close the bridge at Varn.", "We will close the bridge at Varn!"),
    "both negate": (
        "We will not close the bridge at Varn.",
        "We are never going to close the bridge at Varn.",
    ),
    "another thing, one negates": (
        "The harbour is safe for the fleet.",
        "The orchestra does not play on Sundays.",
    ),
    "another school, one negates": (
        "The school in Oste will reopen in autumn.",
        "The hospital in Tessel will not reopen.",
    ),
    "a part, one negates": (
        "The mayor opened the market.",
        "The mayor never answered the letter of the teachers about the roof of the school.",
    ),
    "the negation is of another sentence": (
        "The harbour is safe for the fishing fleet.",
        "The harbour is safe for the fishing fleet. Nobody asked the orchestra.",
    ),
    "of one subject, another claim": (
        "Berit Sallow should release the letters about the salt works.",
        "Berit Sallow never asked anybody at the salt works for a loan.",
    ),
    "of one subject, other figures of other things": (
        "The ferry to Tessel carried 300 passengers in March.",
        "The ferry to Tessel lost 40 anchors in the storm of March.",
    ),
    "too few words": ("I agree.", "I do not agree."),
    "too few words with figures": ("There were 12.", "There were 13."),
    "yes and no": ("No.", "Yes, we will."),
    "the same figure, written otherwise": (
        "The repairs will cost four million crowns.",
        "The repairs will cost 4 million crowns.",
    ),
    "one figure, one word": (
        "The repairs will cost four million crowns.",
        "The repairs will cost many crowns.",
    ),
    "no figure in one": ("The ferry carried 300 passengers.", "The ferry carried passengers."),
    "one figure more": (
        "We built 12 houses and 3 barns last year.",
        "We built 12 houses last year.",
    ),
    "other figures of other things": (
        "Twelve fishermen lost their boats.",
        "Thirty pupils passed in music.",
    ),
    "prices of other things": (
        "Copper prices fell by 3 per cent.",
        "Barley prices rose by 8 per cent after a dry summer in the south.",
    ),
    "nothing and something": ("", "We will not close the bridge at Varn."),
    "nothing": ("", "…"),
}


@pytest.mark.parametrize(("one", "other"), TURNED.values(), ids=TURNED)
def test_what_one_negates_and_the_other_does_not_is_to_be_compared(one: str, other: str) -> None:
    assert is_turned(said(one), said(other)) and is_turned(said(other), said(one))
    assert not has_another_figure(said(one), said(other))
    assert list(to_compare([said(one), said(other)])) == [(0, 1)]


@pytest.mark.parametrize(("one", "other"), ANOTHER_FIGURE.values(), ids=ANOTHER_FIGURE)
def test_the_same_with_another_figure_is_to_be_compared(one: str, other: str) -> None:
    assert has_another_figure(said(one), said(other)) and has_another_figure(said(other), said(one))
    assert not is_turned(said(one), said(other))
    assert list(to_compare([said(one), said(other)])) == [(0, 1)]


@pytest.mark.parametrize(("one", "other"), NOTHING.values(), ids=NOTHING)
def test_what_does_not_stand_against_each_other_is_not_to_be_compared(one: str, other: str) -> None:
    assert list(to_compare([said(one), said(other)])) == []


def test_what_a_cue_denies_is_turned() -> None:
    text = "she took money from the gravel company"
    assert is_turned(said(text), said(text, denied=True))
    assert not is_turned(said(text, denied=True), said(text, denied=True))
    assert not is_turned(said(text, denied=True), said(text.replace("took", "never took")))


def test_places_are_those_among_all_that_was_said() -> None:
    one, other = TURNED["not"]
    figure, another = ANOTHER_FIGURE["in figures"]
    found = list(
        to_compare([said(text) for text in ("No.", figure, one, "", "I agree.", another, other)])
    )
    assert found == [(1, 5), (2, 6)]


def test_each_of_several_is_compared_with_each() -> None:
    one, other = TURNED["not"]
    assert list(to_compare([said(one), said(other), said(one)])) == [(0, 1), (1, 2)]


@pytest.mark.parametrize("alone", [[], ["We will not close the bridge at Varn."]])
def test_of_fewer_than_two_nothing_is_to_be_compared(alone: list[str]) -> None:
    assert list(to_compare([said(text) for text in alone])) == []


def test_of_as_many_words_it_does_not_matter_which_is_first() -> None:
    one, other = said("bridge bridge school"), said("bridge orchard school", denied=True)
    assert len(one.telling) == len(other.telling)
    assert is_turned(one, other) == is_turned(other, one)


FIGURES = st.lists(
    st.sampled_from(["4", "1,400", "nine", "million", "½", "२", "²", "not", "n't"]), max_size=4
)
ANY = TEXTS | st.builds(lambda words, more: " ".join([*more, *words]), SENTENCES, FIGURES)
SAID = st.builds(said, ANY, st.booleans())


@given(SAID, SAID)
def test_any_two_texts_can_be_compared_and_it_is_the_same_both_ways(
    one: Rendering, other: Rendering
) -> None:
    turned, figure = is_turned(one, other), has_another_figure(one, other)
    assert (turned, figure) == (is_turned(other, one), has_another_figure(other, one))
    assert bool(list(to_compare([one, other]))) == bool(list(to_compare([other, one])))
    assert turned or figure or not list(to_compare([one, other]))


@given(st.lists(SAID, max_size=6))
def test_pairs_are_of_two_places_each_once(all_said: list[Rendering]) -> None:
    found = list(to_compare(all_said))
    assert found == sorted(set(found))
    assert all(0 <= first < second < len(all_said) for first, second in found)


@given(SAID)
def test_nothing_is_to_be_compared_with_itself(one: Rendering) -> None:
    assert list(to_compare([one, one])) == []
    assert np.isfinite(one.meaning).all()
