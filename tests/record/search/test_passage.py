import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.search.passage import REACH, passage
from onrecord.types import Quotation, Span

from ..invented import BUDGET, HARBOUR, quotation

LONG = "word " * 200

CASES = {
    "a sentence": (
        BUDGET,
        '"A tax nobody pays is a tax that works,"',
        "his deputy",
        '"A tax nobody pays is a tax that works," his deputy added.',
    ),
    "first sentence": (HARBOUR, "will close", "the port authority", HARBOUR[: HARBOUR.index("\n")]),
    "title before a name": (
        HARBOUR,
        "older than any of us",
        "Ottilie Façonnet",
        "Dr. Ottilie Façonnet, its engineer, warned that the quay was “older than any of us”.",
    ),
    "initial": ("He left. J. R. Quill said so. We go.", "so", "R. Quill", "J. R. Quill said so."),
    "whole last sentence": (HARBOUR, "Shops nearby stayed open", "", "Shops nearby stayed open."),
    "over two sentences": (
        "One. “Two. Three,” she said. Four.",
        "Two. Three",
        "she",
        "“Two. Three,” she said.",
    ),
    "full stop inside": ("“No.” Then rain.", "“No.”", "", "“No.”"),
    "headline": (
        "Rain again\nIt will rain, Bo said.\n",
        "It will rain",
        "Bo",
        "It will rain, Bo said.",
    ),
    "wrapped line": ("It will\nrain, Bo\nsaid. Yes.", "rain", "Bo", "It will\nrain, Bo\nsaid."),
    "lower-case paragraph": ("so it is.\n\nno, it said", "no", "it", "so it is.\n\nno, it said"),
    "no boundary near": (
        f"{LONG}here{' word' * 200}",
        "here",
        "",
        f"{'word ' * 60}here{' word' * 60}",
    ),
    "no space near": ("x" * 999 + "-here-" + "x" * 999, "here", "", "here"),
}


@pytest.mark.parametrize(("text", "content", "source", "expected"), CASES.values(), ids=CASES)
def test_passage_around(text: str, content: str, source: str, expected: str) -> None:
    found = passage(quotation(text, content, "", source), text)
    assert found.text == expected
    assert found.span.of(text) == expected
    assert found.of(quotation(text, content).content[0]) == content


@given(st.text("ab .\n”A", max_size=900), st.data())
def test_passage_holds_the_quotation_and_little_more(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    found = passage(Quotation((Span(start, end),), (), (), "direct", 1.0), text)
    assert start - REACH <= found.span.start <= start <= end <= found.span.end <= end + REACH
    assert found.text == found.span.of(text)


def test_passage_of_a_quotation_without_words_is_empty_where_the_text_is() -> None:
    assert passage(Quotation((), (), (), "direct", 1.0), "").text == ""
