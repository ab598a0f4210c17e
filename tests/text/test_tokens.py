import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.tokens import RUN, WORD, tokens

TEXT = st.text(st.sampled_from("abZé’'-. \u00ad\n&7_"), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Tovar’s boats", ["Ana", "Tovar", "boats"]),
        ("the U.S. Senate", ["the", "U.S.", "Senate"]),
        ("J. Marn of A&B", ["J", "Marn", "of", "A&B"]),
        ("well-being, don’t", ["well-being", "don’t"]),
        ("the boats' captain", ["the", "boats", "captain"]),
        ("a harb\u00ad\u00adour", ["a", "harbour"]),
        ("Sankt-\u00ad\u00adPeter", ["Sankt-Peter"]),
    ],
)
def test_tokens_are_words_as_names_are_made_of(text: str, expected: list[str]) -> None:
    assert [token.word for token in tokens(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("word", "capital"),
    [("Rashid", True), ("al-Rashid", True), ("d’Arcy", True), ("well-Being", False)],
)
def test_a_token_with_a_particle_before_its_capital_has_one(word: str, capital: bool) -> None:
    assert [token.capital for token in tokens(word, 0, len(word))] == [capital]


@given(TEXT)
def test_tokens_stand_in_order_and_in_their_part(text: str) -> None:
    found = tokens(text, 3, max(3, len(text) - 3))
    places = [place for token in found for place in token.span]
    assert places == sorted(places)
    assert all(3 <= token.span.start < token.span.end <= len(text) - 3 for token in found)
    assert all(token.word == token.span.of(text).replace("\u00ad", "") for token in found)


@given(TEXT)
def test_a_word_is_made_of_whole_runs(text: str) -> None:
    runs = [found.span() for found in RUN.finditer(text)]
    for word in WORD.finditer(text):
        inside = [run for run in runs if run[0] < word.end() and word.start() < run[1]]
        assert (inside[0][0], inside[-1][1]) == word.span()


def test_words_are_counted_with_their_hyphens_and_apostrophes() -> None:
    assert WORD.findall("Don’t - well-being isn't all.") == ["Don’t", "well-being", "isn't", "all"]
