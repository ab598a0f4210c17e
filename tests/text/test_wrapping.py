import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.english.common import common_words
from onrecord.text.wrapping import joined, unwrapped

WRAPPED = """The ferry company of Ostby will sell two of its five boats
before the winter, its chairwoman told the council on Monday.
“We do not like to part with them, but the engines are older
than the captains,” said Ana Tovar, chairwoman of the board.

The mayor was not amused."""


def test_unwrapped_joins_the_lines_of_a_paragraph() -> None:
    assert unwrapped(WRAPPED, common_words).count("\n") == 2
    assert "winter, its chairwoman told the council on Monday. “We do not" in unwrapped(
        WRAPPED, common_words
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The engi-\nneer and another engineer", "The engineer and another engineer"),
        (
            "the Vice-President said of the vice-\npresident",
            "the Vice-President said of the vice-president",
        ),
        ("a mother-in-\nlaw, no mother-in-law", "a mother-in-law, no mother-in-law"),
        ("a re-\nsign, to resign, to re-sign", "a re-sign, to resign, to re-sign"),
        ("the engi-\nneer came on Mon-\nday", "the engineer came on Monday"),
        ("a re-\nform, and they re-form", "a re-form, and they re-form"),
        ("the vice-\npresident came", "the vice- president came"),
        ("short-\nterm loans", "short- term loans"),
        ("pre-\nand post-war homes", "pre- and post-war homes"),
    ],
)
def test_unwrapped_puts_words_together_that_the_text_has_elsewhere(
    text: str, expected: str, line_end: str
) -> None:
    text = text.replace("\n", line_end)
    assert len(unwrapped(text, common_words)) == len(text)
    assert joined(unwrapped(text, common_words)).replace("  ", " ") == expected


def test_unwrapped_reads_line_ends_of_windows() -> None:
    text = WRAPPED.replace("\n", "\r\n")
    assert len(unwrapped(text, common_words)) == len(text)
    assert unwrapped(text, common_words).split() == unwrapped(WRAPPED, common_words).split()
    assert unwrapped(text, common_words).count("\n") == 2 and "\r" not in unwrapped(
        "One.\r\n\r\nTwo.\rThree.", common_words
    )


@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "“We have mended this pump more often than our roof.” — Ana Tovar\n“Nobody came here.” — Åsa Lund, nurse",
        "“Nobody from the ministry has been here in my lifetime, ever,”\n– Ana Tovar",
        "A heading\n\nA paragraph.",
        "Rosa Vane: Good evening to you all.\nTom Hale: It is only water, and it is wet.",
        "first-\nSecond",
        "a list -\nof things",
        "x" * 200 + "\nand a line that ends within a sentence\nand goes on",
    ],
)
def test_unwrapped_leaves_other_lines_alone(text: str) -> None:
    assert unwrapped(text, common_words) == text


@given(st.text("ab-, .\n“”", max_size=300))
def test_unwrapped_keeps_all_offsets(text: str) -> None:
    found = unwrapped(text, common_words)
    assert len(found) == len(text)
    assert all(one == other or one in "-\n" for one, other in zip(text, found, strict=True))
