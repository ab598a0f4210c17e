"""Several processes at one record, and processes killed at it."""

import random
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import Query, Record

from .invented import numbered
from .processes import (
    PROCESSES,
    add_until_step,
    contents,
    open_and_add,
    read_until,
    varied,
    whole_articles,
)

KILLS = 15
"""`bench/kills.py` kills more often."""
OPENED, MORE = 150, 2000
"""Statements that SQLite begins, about: until a new record is open, and to add more than another
batch."""
ARTICLES = 200


def test_add_all_killed_at_any_moment_leaves_a_whole_record(tmp_path: Path) -> None:
    chance = random.Random(7)
    path, undisturbed = tmp_path / "killed.db", tmp_path / "undisturbed.db"
    expected = list(varied(ARTICLES))
    kept = 0
    for kill in range(KILLS):
        waits = kill % 3 > 0
        killed = add_until_step(
            path, ARTICLES, chance.randrange(OPENED if kill < 4 else MORE), waits
        )
        assert killed.running or not waits
        before, kept = kept, whole_articles(path)
        assert kept >= max(killed.reported, before)
    assert kept > 0
    with Record.open(path) as record, Record.open(undisturbed) as other:
        assert sum(added.new for added in record.add_all(expected)) == ARTICLES - kept
        list(other.add_all(expected))
        assert list(record.readings()) == list(other.readings()) == expected
        assert record.search(Query("vote", limit=ARTICLES)) == other.search(
            Query("vote", limit=ARTICLES)
        )
    assert contents(path) == contents(undisturbed)


def test_what_is_killed_has_copies_and_denials(tmp_path: Path) -> None:
    """So that their links are compared above, and not nothing with nothing."""
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        list(record.add_all(varied(8)))
    found = contents(path)
    assert {(8, 5), (8, 6), (8, 7), (4, 1), (4, 2), (4, 3)} <= set(found["denial"])
    with Record.open(path) as record:
        assert [len(one.copies) for number in range(1, 9) if (one := record.article(number))] == [
            1,
            1,
            0,
            0,
        ] * 2


def test_two_processes_add_while_five_read(tmp_path: Path) -> None:
    path, count = str(tmp_path / "onrecord.db"), 150
    with ProcessPoolExecutor(7, mp_context=PROCESSES) as pool:
        # Both open a record that is not there yet, and their articles overlap.
        adding = [
            pool.submit(open_and_add, path, 0, 1, count),
            pool.submit(open_and_add, path, 0, 2, count),
        ]
        wait_for_record(path, adding)
        reading = [pool.submit(read_until, path, count) for _ in range(5)]
        assert sum(process.result() for process in adding) == count
        assert all(process.result() >= 1 for process in reading)
    with Record.open(path) as record:
        there = sorted(
            record.readings(), key=lambda reading: int(reading.document.id.removeprefix("article-"))
        )
    assert there == list(numbered(count))


def wait_for_record(path: str, adding: Sequence[Future[int]]) -> None:
    """Returns once a process has made the record, or one of those that are to make it has
    failed."""
    while not any(process.done() for process in adding):
        try:
            return Record.open(path, create=False).close()
        except RecordError:
            continue


def test_two_processes_open_a_new_record_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=PROCESSES) as pool:
        for round in range(10):
            path = str(tmp_path / f"{round}.db")
            both = [pool.submit(open_and_add, path, first, 2, 4) for first in range(2)]
            assert [process.result() for process in both] == [2, 2]
