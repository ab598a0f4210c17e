"""The verdicts that rest on more than one report's words: whose they are, whether they were said,
and where."""

import pytest

from onrecord.record import Record
from onrecord.types import Candidate, Speaker

from ...said import BRIDGE, denied, not_said, on_day, quoted, told, with_speaker

MARN = "Ilse Marn"
OPEN = Speaker(
    None, None, state="open", candidates=(Candidate("Juri Falk", 0.45), Candidate("Ilse Marn", 0.3))
)
INFERRED = Speaker("Juri Falk", "person", state="inferred", confidence=0.72)
UNNAMED = Speaker("a spokesman for the port", "unnamed_person")
SCHOOL = "We open a second school in the harbour next spring."


@pytest.mark.parametrize(
    ("source", "speaker", "asked"),
    [
        ("he", OPEN, "he"),
        ("he", OPEN, "He"),
        ("a spokesman for the port", UNNAMED, "a spokesman for the port"),
        ("a spokesman for the port", UNNAMED, "spokesman for the port"),
        ("the company", None, "the company"),
        ("he", INFERRED, "Juri Falk"),
        ("he", INFERRED, "he"),
    ],
)
def test_words_are_found_by_the_source_as_written(
    record: Record, source: str, speaker: Speaker | None, asked: str
) -> None:
    record.add(with_speaker(quoted(SCHOOL, source), speaker))
    assert record.check(SCHOOL, asked).verdict == "verbatim"
    assert record.check(SCHOOL).verdict == "verbatim"


@pytest.mark.parametrize("speaker", [OPEN, UNNAMED, INFERRED, None])
@pytest.mark.parametrize("asked", [MARN, "Marn", "Quillan Ardmore"])
def test_words_of_an_open_speaker_are_on_record(
    record: Record, speaker: Speaker | None, asked: str
) -> None:
    record.add(quoted(BRIDGE))
    record.add(with_speaker(quoted(SCHOOL, "he", "Dike Post"), speaker))
    for words in (SCHOOL, "We open a second school in the harbour"):
        checked = record.check(words, asked)
        assert checked.verdict == "speaker open"
        assert checked.evidence[0].hit.source == "he"


def test_an_open_speaker_is_never_denied(record: Record) -> None:
    record.add(with_speaker(quoted(SCHOOL, "he", "Dike Post"), OPEN))
    record.add(denied("that she would open a second school in the harbour next spring", MARN))
    assert record.check(SCHOOL, MARN).verdict == "speaker open"


def test_words_that_are_reported_as_not_said_are_so(record: Record) -> None:
    record.add(not_said(quoted(SCHOOL)))
    for speaker in (MARN, None):
        assert record.check(SCHOOL, speaker).verdict == "reported as not said"
    record.add(quoted(SCHOOL, outlet="Dike Post"))
    assert record.check(SCHOOL, MARN).verdict == "reported as not said"
    assert record.check(BRIDGE, MARN).verdict == "not on record"


SPLICED = [
    "We will not close the bridge at Varn … We open a second school in the harbour",
    "We will not close the bridge at Varn. We open a second school in the harbour next spring.",
    "We will not close the bridge at Varn, and we open a second school in the harbour",
]


@pytest.mark.parametrize("words", SPLICED)
@pytest.mark.parametrize("other", [MARN, "Juri Falk"])
def test_words_joined_from_two_quotations_are_spliced(
    record: Record, words: str, other: str
) -> None:
    record.add(quoted(BRIDGE))
    record.add(on_day(quoted(SCHOOL, other, "Dike Post"), "2025-01-09"))
    checked = record.check(words, MARN)
    assert checked.verdict == "spliced"
    assert {one.hit.statement for one in checked.evidence} == {1, 2}


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("I will repair the sea wall after the harvest", "made direct"),
        ("she would repair the sea wall after the harvest", "made direct"),
        ("I will not repair the sea wall after the harvest", "not on record"),
        ("I will repair the sea wall before the harvest", "not on record"),
    ],
)
def test_an_articles_own_words_are_made_direct(record: Record, asked: str, verdict: str) -> None:
    record.add(told("that she would repair the sea wall after the harvest", type="indirect"))
    assert record.check(asked, MARN).verdict == verdict


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("I took money from the gravel company", "denied"),
        ("Money was taken from the gravel company by me", "denied"),
        ("I took a holiday from the gravel company", "not on record"),
        ("The gravel company took money from me", "not on record"),
        ("I never took money from the gravel company", "not on record"),
    ],
)
def test_only_the_very_claim_is_denied(record: Record, asked: str, verdict: str) -> None:
    record.add(denied("that she took money from the gravel company"))
    assert record.check(asked, MARN).verdict == verdict


@pytest.mark.parametrize(
    ("pasted", "speaker", "speaker_from"),
    [
        (f"Ilse Marn: “{BRIDGE}”", MARN, "claim"),
        (f"“{BRIDGE}” said the mayor, Ilse Marn.", MARN, "claim"),
        (f"Ilse Marn said that {BRIDGE}", MARN, "claim"),
        (f"“{BRIDGE}” she said.", None, None),
    ],
)
def test_a_pasted_claim_is_read(
    record: Record, pasted: str, speaker: str | None, speaker_from: str | None
) -> None:
    record.add(quoted(BRIDGE))
    checked = record.check(pasted)
    assert (checked.verdict, checked.speaker, checked.speaker_from) == (
        "verbatim",
        speaker,
        speaker_from,
    )
    assert (checked.given, checked.asked) == (pasted, BRIDGE)


def test_the_option_goes_before_the_frame(record: Record) -> None:
    record.add(quoted(BRIDGE))
    checked = record.check(f"Ilse Marn: “{BRIDGE}”", "Juri Falk")
    assert (checked.verdict, checked.speaker, checked.speaker_from) == (
        "other speaker",
        "Juri Falk",
        "option",
    )


def test_what_was_searched_is_told(record: Record) -> None:
    assert record.check(BRIDGE).searched.to_json() == {
        "articles": 0,
        "outlets": 0,
        "first": None,
        "last": None,
    }
    record.add(on_day(quoted(BRIDGE, outlet="Dike Post"), "2025-01-09"))
    record.add(quoted(SCHOOL, outlet="Dike Post"))
    record.add(on_day(quoted(BRIDGE), None))
    found = record.check("The orchestra tours the valleys").searched.to_json()
    assert found == {"articles": 3, "outlets": 2, "first": "2025-01-09", "last": "2026-03-04"}


def test_leads_are_no_evidence(record: Record) -> None:
    record.add(quoted(BRIDGE))
    checked = record.check("The bridge at Varn has been sold to a gravel company", MARN)
    assert (checked.verdict, checked.evidence, checked.tier) == ("not on record", (), None)
    assert [one.hit.statement for one in checked.nearest] == [1]
