import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.wrapping import joined, unwrapped

WRAPPED = """The ferry company of Ostby will sell two of its five boats
before the winter, its chairwoman told the council on Monday.
“We do not like to part with them, but the engines are older
than the captains,” said Ana Tovar, chairwoman of the board.

The mayor was not amused."""


def test_unwrapped_joins_the_lines_of_a_paragraph() -> None:
    assert unwrapped(WRAPPED).count("\n") == 2
    assert "winter, its chairwoman told the council on Monday. “We do not" in unwrapped(WRAPPED)


def test_unwrapped_joins_divided_words() -> None:
    text = "“The bridge will not last an-\nother winter,” said the engi-\nneer, Pia Lund, on Mon-\nday."
    assert (
        joined(unwrapped(text)) == "“The bridge will not last another winter,” said the engineer, Pia Lund, on Monday."
    )
    assert len(unwrapped(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "A heading\n\nA paragraph.",
        "Rosa Vane: Good evening to you all.\nTom Hale: It is only water, and it is wet.",
        "first-\nSecond",
        "a list -\nof things",
        "x" * 200 + "\nand a line that ends within a sentence\nand goes on",
    ],
)
def test_unwrapped_leaves_other_lines_alone(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text("ab-, .\n“”", max_size=300))
def test_unwrapped_keeps_all_offsets(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(one == other or one in "-\n" for one, other in zip(text, found, strict=True))
