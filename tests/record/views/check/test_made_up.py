"""Made-up quotations: whatever they resemble, nothing on record bears them out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record

from ...said import fill, reports

FILE = Path(__file__).with_name("made_up.txt")
BORNE_OUT = {"verbatim", "shortened", "paraphrase"}


GROUPS = reports(FILE)
CLAIMS = [(who, claim) for who, _, _, claims in GROUPS for claim in claims]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("made-up") / "onrecord.db") as record:
        fill(record, GROUPS)
        yield record


@pytest.mark.parametrize(("who", "claim"), CLAIMS)
def test_a_made_up_quotation_is_not_borne_out(kept: Record, who: str, claim: str) -> None:
    for speaker in (who, None):
        assert kept.check(claim, speaker).verdict not in BORNE_OUT


@pytest.mark.parametrize(
    ("who", "words"), [(who, words) for who, kind, words, _ in GROUPS if kind == "direct"]
)
def test_what_was_said_is_verbatim(kept: Record, who: str, words: str) -> None:
    assert kept.check(words, who).verdict == "verbatim"


def test_there_are_enough() -> None:
    assert len(CLAIMS) >= 80
