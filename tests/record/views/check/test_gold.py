"""What the record tells about one file of the gold in bench/statements, so that it grows no worse
unseen."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.evaluate.statements import Check, read_utterances
from onrecord.record import Checked, Record
from onrecord.resolve import resolve
from onrecord.types import Reading

FILE = Path(__file__).parents[4] / "bench/statements/state.txt"
RIGHT = 0.9

Answers = list[tuple[Check, Checked]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    folder = tmp_path_factory.mktemp("gold")
    shutil.copy(FILE, folder)
    gold = read_utterances(folder)
    reports = sorted(gold.reports, key=lambda one: (one.document.published or "", one.document.id))
    with Record.open(folder / "onrecord.db") as record:
        readings = (
            Reading(one.document, resolve(one.document, [one.quotation])) for one in reports
        )
        assert all(added.new for added in record.add_all(readings))
        yield [(one, record.check(one.words, one.speaker)) for one in gold.checks]


def test_no_misquotation_is_called_verbatim(answers: Answers) -> None:
    altered = [(check, checked) for check, checked in answers if check.verdict == "altered"]
    assert altered
    assert not [check.words for check, checked in altered if checked.verdict == "verbatim"]


def test_most_verdicts_are_right(answers: Answers) -> None:
    wrong = [
        (check.words, check.verdict, told.verdict)
        for check, told in answers
        if told.verdict != check.verdict
    ]
    assert len(answers) > 100
    assert len(wrong) <= (1 - RIGHT) * len(answers), wrong


def test_what_was_left_out_is_told(answers: Answers) -> None:
    noted = [
        (check.note, told.dropped)
        for check, told in answers
        if told.verdict == check.verdict == "shortened"
    ]
    assert any(note for note, _ in noted)
    assert not [(note, dropped) for note, dropped in noted if note and note not in dropped]
