"""Claims in other words than a report: found where they say the same, and never believed where they
only look it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.record import Record

from ...said import fill, reports

FILE = Path(__file__).with_name("in_other_words.txt")
FEWEST = 20


class Case(NamedTuple):
    """A claim about what somebody said; `sign` whether it says the same."""

    who: str
    claim: str
    sign: str


GROUPS = reports(FILE)
CASES = [
    Case(who, line[2:].split(" | ")[0], line[0]) for who, *_, lines in GROUPS for line in lines
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("other-words") / "onrecord.db") as record:
        fill(record, GROUPS)
        yield record


@pytest.mark.parametrize(("who", "claim", "sign"), [case for case in CASES if case.sign in "=~"])
def test_the_same_in_other_words_is_a_paraphrase(
    kept: Record, who: str, claim: str, sign: str, request: pytest.FixtureRequest
) -> None:
    if sign == "~":
        request.applymarker(pytest.mark.xfail(reason="not found yet", strict=True))
    assert kept.check(claim, who).verdict == "paraphrase"


@pytest.mark.parametrize(("who", "claim", "sign"), [case for case in CASES if case.sign == "≠"])
def test_what_only_looks_the_same_is_none(kept: Record, who: str, claim: str, sign: str) -> None:
    for speaker in (who, None):
        assert kept.check(claim, speaker).verdict not in (
            "verbatim",
            "shortened",
            "paraphrase",
            "made direct",
        )


def test_there_are_enough() -> None:
    assert sum(case.sign in "=~" for case in CASES) >= FEWEST
    assert sum(case.sign == "≠" for case in CASES) >= FEWEST
