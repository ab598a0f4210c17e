"""What the vectors that ship tell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.english.weight import EMPTY
from onrecord.match.meaning import Meanings, meanings
from onrecord.match.wording import Wording
from tests.match.texts import TELLING, TEXTS


@pytest.fixture(scope="module")
def known() -> Meanings:
    return meanings()


WORDS = st.lists(
    st.sampled_from(
        [*TELLING, *sorted(EMPTY)[:10], "tirrova", "sandrec", "", "\ud800", "日本", "not"]
    ),
    max_size=12,
)


def test_vectors_have_unit_length_and_each_word_has_one(known: Meanings) -> None:
    *lengths, of_unknown = np.linalg.norm(known.vectors, axis=1)
    assert np.allclose(lengths, 1, atol=1e-5) and of_unknown == 0
    assert len(known.number) == len(lengths) == len(known.weights)


def test_the_words_known_are_as_a_wording_has_them(known: Meanings) -> None:
    assert [word for word in known.number if Wording(word).words != (word,)] == []


@given(words=WORDS)
def test_the_weighted_vectors_of_words_add_up_to_their_meaning(
    known: Meanings, words: list[str]
) -> None:
    whole = known.weighted[known.numbers(words)].sum(axis=0)
    assert np.allclose(whole / max(float(np.linalg.norm(whole)), 1e-6), known.of(words), atol=1e-5)


@given(words=WORDS)
def test_meaning_has_unit_length_or_is_none(known: Meanings, words: list[str]) -> None:
    length = float(np.linalg.norm(known.of(words)))
    some = any(word in known.number and word not in EMPTY for word in words)
    assert length == pytest.approx(1 if some else 0, abs=1e-5)


@given(words=WORDS)
def test_a_meaning_is_in_the_cell_nearest_to_it(known: Meanings, words: list[str]) -> None:
    meaning = known.of(words)
    near = known.cells_near(meaning, 5)
    if meaning.any():
        assert known.cell(meaning) == near[0]
        likeness = known.cells @ meaning
        assert sorted(likeness, reverse=True)[:5] == pytest.approx(likeness[near])
    else:
        assert (known.cell(meaning), near) == (None, [])


def test_cells_have_unit_length_and_all_are_near_something(known: Meanings) -> None:
    assert known.cells.shape == (1024, known.vectors.shape[1])
    assert np.allclose(np.linalg.norm(known.cells, axis=1), 1, atol=1e-5)
    assert sorted(known.cells_near(known.of(["bridge"]), 10**6)) == list(range(1024))


@given(one=TEXTS)
def test_any_text_has_a_meaning(known: Meanings, one: str) -> None:
    words = Wording(one).words
    assert known.of(words).shape == known.vectors.shape[1:]
    assert known.vectors_of(words).shape == (len(words), known.vectors.shape[1])


@given(words=WORDS)
def test_each_word_has_its_own_meaning_or_none(known: Meanings, words: list[str]) -> None:
    for word, vector in zip(words, known.vectors_of(words), strict=True):
        if word in known.number and word not in EMPTY:
            assert vector == pytest.approx(known.of([word]), abs=1e-5)
        elif word not in known.number:
            assert not vector.any()


def test_unknown_words_tell_much(known: Meanings) -> None:
    assert not known.of(["tirrova"]).any()
    assert known.weight("tirrova") > known.weight("bridge") > known.weight("the")


NEARER = [
    ("tax", "levy", "goalkeeper"),
    ("doctor", "physician", "bridge"),
    ("flood", "rain", "piano"),
    ("angry", "furious", "bicycle"),
    ("harbour port", "quay ship", "violin music"),
    ("close the school", "shut the classroom", "win the match"),
    ("the factory dismissed its workers", "the plant laid off staff", "the choir sang a carol"),
]


@pytest.mark.parametrize(("words", "near", "far"), NEARER)
def test_what_means_nearly_the_same_is_nearer(
    known: Meanings, words: str, near: str, far: str
) -> None:
    one, two, three = (Wording(text).words for text in (words, near, far))
    assert known.of(one) @ known.of(two) > known.of(one) @ known.of(three) + 0.05
