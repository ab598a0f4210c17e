"""Who said it, in words: one line a state."""

from dataclasses import replace

import pytest

from onrecord.export.attribution import attributed, note, others, percent
from onrecord.types import Candidate, Quotation, Span, Speaker

QUOTATION = Quotation((Span(0, 5),), (), (Span(6, 8),), "direct", 0.9)
BASK, OSTROM = Candidate("Jon Bask", 0.45), Candidate("Hal Ostrom", 0.3)
INFERRED = Speaker(
    "Jon Bask", "person", state="inferred", confidence=0.72, candidates=(BASK, OSTROM)
)
OPEN = Speaker(None, "person", state="open", confidence=0.45, candidates=(BASK, OSTROM))
SPEAKERS: list[tuple[str, Speaker | None, str, str | None]] = [
    ("Bask", Speaker("Jon Bask", "person"), "Bask", "Jon Bask"),
    (
        "he",
        INFERRED,
        "he → Jon Bask (inferred, 72 %)",
        "Jon Bask (inferred, 72 %; or Hal Ostrom 30 %)",
    ),
    (
        "",
        INFERRED,
        "no source given → Jon Bask (inferred, 72 %)",
        "Jon Bask (inferred, 72 %; or Hal Ostrom 30 %)",
    ),
    (
        "he",
        replace(INFERRED, confidence=None, candidates=()),
        "he → Jon Bask (inferred)",
        "Jon Bask (inferred)",
    ),
    (
        "he",
        OPEN,
        "he (perhaps Jon Bask 45 %, Hal Ostrom 30 %)",
        "open: perhaps Jon Bask 45 %, Hal Ostrom 30 %",
    ),
    (
        "",
        OPEN,
        "no source given (perhaps Jon Bask 45 %, Hal Ostrom 30 %)",
        "open: perhaps Jon Bask 45 %, Hal Ostrom 30 %",
    ),
    ("he", replace(OPEN, candidates=()), "he (speaker open)", None),
    ("he", None, "he (speaker open)", None),
    ("", None, "no source given", None),
]


@pytest.mark.parametrize(("source", "speaker", "shown", "noted"), SPEAKERS)
def test_attributed_says_who_and_how_sure(
    source: str, speaker: Speaker | None, shown: str, noted: str | None
) -> None:
    quotation = replace(QUOTATION, speaker=speaker)
    assert attributed(source, quotation) == shown
    assert note(quotation) == noted


def test_hardly_likely_candidates_are_not_listed() -> None:
    few = (*OPEN.candidates, Candidate("Q", 0.02))
    assert note(replace(QUOTATION, speaker=replace(OPEN, candidates=few))) == (
        "open: perhaps Jon Bask 45 %, Hal Ostrom 30 %"
    )
    assert others(replace(QUOTATION, speaker=replace(INFERRED, candidates=few))) == (OSTROM,)
    only = replace(OPEN, candidates=few[2:])
    assert attributed("he", replace(QUOTATION, speaker=only)) == "he (perhaps Q 2 %)"


def test_others_are_whom_an_inferred_speaker_may_be_besides() -> None:
    assert others(replace(QUOTATION, speaker=INFERRED)) == (OSTROM,)
    assert others(replace(QUOTATION, speaker=OPEN)) == ()


@pytest.mark.parametrize(
    ("likelihood", "shown"),
    [(0, "0 %"), (0.724, "72 %"), (0.994, "99 %"), (0.9996, "99 %"), (1, "100 %")],
)
def test_percent_calls_nothing_certain_that_is_not(likelihood: float, shown: str) -> None:
    assert percent(likelihood) == shown
