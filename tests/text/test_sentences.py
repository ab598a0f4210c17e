from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.english.abbreviations import ABBREVIATIONS
from onrecord.language.english.common import common_words
from onrecord.text.sentences import (
    LINE_GOING_ON,
    LONGEST,
    Abbreviations,
    Sentences,
    ends,
    is_abbreviated,
    sentences,
)
from onrecord.text.wrapping import unwrapped
from onrecord.types import Span

LINES = Path(__file__).with_name("sentences.txt").read_text(encoding="utf8").splitlines()
CASES = [line for line in LINES if line.strip() and line[0] not in "#?"]
TEXT = st.lists(
    st.sampled_from(
        [
            "Ana ",
            "left",
            ". ",
            "Dr. ",
            "U.S. ",
            "\n",
            "“",
            "”",
            "? ",
            "… ",
            "The ",
            "No. 5 ",
            "(",
            ") ",
        ]
    )
).map("".join)


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_readers_end_them(case: str) -> None:
    pieces = case.replace("¶", "\n").split("|")
    text = unwrapped("".join(pieces), common_words)
    expected = [" ".join(piece.split()) for piece in pieces if piece.strip()]
    assert [" ".join(span.of(text).split()) for span in sentences(text, ABBREVIATIONS)] == expected


def test_a_language_brings_its_own_abbreviations() -> None:
    text = "Hr. Lund ging. Frau Marn blieb."
    assert [span.of(text) for span in sentences(text, Abbreviations())] == [
        "Hr.",
        "Lund ging.",
        "Frau Marn blieb.",
    ]
    german = Abbreviations(titles=frozenset({"Hr"}))
    assert [span.of(text) for span in sentences(text, german)] == [
        "Hr. Lund ging.",
        "Frau Marn blieb.",
    ]


def test_the_end_of_a_line_that_goes_on_can_be_left_out() -> None:
    text = "It will\nrain, Bo\nsaid.\nThe end"
    assert [span.of(text) for span in sentences(text, ABBREVIATIONS)] == [
        "It will",
        "rain, Bo",
        "said.",
        "The end",
    ]
    assert [span.of(text) for span in sentences(text, ABBREVIATIONS, LINE_GOING_ON)] == [
        "It will\nrain, Bo\nsaid.",
        "The end",
    ]


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        ("Prof", "Aas", True),
        ("prof", "aas", True),
        ("U.S", "The", False),
        ("No", "5", True),
        ("house", "Aas", False),
    ],
)
def test_a_full_stop_behind_an_abbreviation_ends_no_sentence(
    text: str, following: str, expected: bool
) -> None:
    assert is_abbreviated(f"{text}. {following}", len(text), following, ABBREVIATIONS) == expected


@given(TEXT)
def test_sentences_are_all_of_a_text_but_white_space(text: str) -> None:
    found = list(sentences(text, ABBREVIATIONS))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() for span in found)


@given(TEXT)
def test_ends_stand_within_a_text_in_order(text: str) -> None:
    found = ends(text, ABBREVIATIONS)
    assert found == sorted(set(found)) and all(0 < end < len(text) for end in found)


@given(TEXT, st.data())
def test_the_sentences_around_a_span_hold_it(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    around = Sentences(text, ABBREVIATIONS).around(Span(start, end), Span(start, end))
    assert around.start <= start and min(end, start + LONGEST) <= around.end


def test_a_text_without_a_full_stop_is_looked_at_in_part() -> None:
    found = Sentences("word " * 1000, ABBREVIATIONS)
    assert found.around(Span(2500, 2504), Span(2500, 2504)) == Span(2200, 2804)
    assert list(found.between(0, 5000)) == [Span(0, LONGEST)]
