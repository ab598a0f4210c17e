import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.english.weight import CONDITIONS, EMPTY, HEDGES, NEGATIONS
from onrecord.match.weight import Weight, is_negation, weights
from onrecord.match.wording import Wording

CASES: dict[str, tuple[str, list[Weight]]] = {
    "nothing": ("", []),
    "no weight": ("We will close the bridge", []),
    "not": ("We will NOT close it", ["negation"]),
    "shortened not": ("We won’t close it", ["negation"]),
    "other apostrophes": ("We donʼt close it", ["negation"]),
    "never": ("never again", ["negation"]),
    "condition": ("Unless it rains", ["condition"]),
    "hedge": ("Perhaps it rains", ["hedge"]),
    "the gravest first": ("perhaps, if it does not rain", ["negation", "condition", "hedge"]),
    "inside of a word": ("notice the knot", []),
}


@pytest.mark.parametrize(("text", "kinds"), CASES.values(), ids=CASES)
def test_weights_of(text: str, kinds: list[Weight]) -> None:
    assert weights(Wording(text).words) == kinds


@pytest.mark.parametrize(
    "words", [NEGATIONS, CONDITIONS, HEDGES, EMPTY], ids=["negation", "condition", "hedge", "empty"]
)
def test_listed_words_are_as_a_wording_has_them(words: frozenset[str]) -> None:
    assert {word for word in words if Wording(word).words != (word,)} == set()


def test_a_negation_is_neither_empty_nor_of_another_kind() -> None:
    assert not {word for word in EMPTY if is_negation(word)}
    assert not NEGATIONS & (CONDITIONS | HEDGES)


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_words_have_each_kind_once(words: list[str]) -> None:
    found = weights(words)
    assert len(set(found)) == len(found)
    assert weights(reversed(words)) == found
