"""Several processes at one record, and processes killed at it."""

import multiprocessing
import random
import sqlite3
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import Query, Record

from .invented import numbered
from .processes import add_and_report, open_and_add, read_until

KILLS = 15
ARTICLES = 500

# A server that has our imports and forks at once is faster than "spawn", which Windows has alone.
PROCESSES = multiprocessing.get_context(multiprocessing.get_all_start_methods()[-1])
PROCESSES.set_forkserver_preload(["pytest", f"{__package__}.processes"])


def test_add_all_killed_at_any_moment_leaves_a_whole_record(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "killed.db"
    expected = list(numbered(ARTICLES))
    kept = 0
    for _ in range(KILLS):
        reported = add_until_killed(path, seconds=chance.uniform(0, 1.2))
        before, kept = kept, whole_articles(path)
        assert kept >= max(reported, before)
    assert kept > 0
    with Record.open(path) as record, Record.open(tmp_path / "undisturbed.db") as undisturbed:
        assert sum(added.new for added in record.add_all(expected)) == ARTICLES - kept
        list(undisturbed.add_all(expected))
        assert list(record.readings()) == list(undisturbed.readings()) == expected
        assert record.search(Query("settled", limit=ARTICLES)) == undisturbed.search(Query("settled", limit=ARTICLES))
        assert links(path) == links(tmp_path / "undisturbed.db")


def links(path: Path) -> list[tuple[int, int | None, int]]:
    """The number, speaker and statement of every quotation."""
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT id, speaker_id, statement_id FROM quotation ORDER BY id").fetchall()


def add_until_killed(path: Path, seconds: float) -> int:
    """Lets a process add for some seconds; how many articles it has said to be on record."""
    reported = PROCESSES.RawValue("i", -1)
    process = PROCESSES.Process(target=add_and_report, args=(str(path), ARTICLES, reported))
    process.start()
    while reported.value < 0 and process.is_alive():
        time.sleep(0.001)
    time.sleep(seconds)
    process.kill()
    process.join()
    return reported.value


def whole_articles(path: Path) -> int:
    """How many articles are on record, each with all its quotations and the full-text index in keeping."""
    with Record.open(path) as record:
        kept = list(record.readings())
    assert kept == list(numbered(len(kept)))
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.execute("INSERT INTO quotation_index (quotation_index, rank) VALUES ('integrity-check', 1)")
    connection.close()
    return len(kept)


def test_two_processes_add_while_five_read(tmp_path: Path) -> None:
    path, count = str(tmp_path / "onrecord.db"), 300
    with ProcessPoolExecutor(7, mp_context=PROCESSES) as pool:
        # Both open a record that is not there yet, and their articles overlap.
        adding = [pool.submit(open_and_add, path, 0, 1, count), pool.submit(open_and_add, path, 0, 2, count)]
        wait_for_record(path)
        reading = [pool.submit(read_until, path, count) for _ in range(5)]
        assert sum(process.result(timeout=60) for process in adding) == count
        assert all(process.result(timeout=60) >= 1 for process in reading)
    with Record.open(path) as record:
        there = sorted(record.readings(), key=lambda reading: int(reading.document.id.removeprefix("article-")))
    assert there == list(numbered(count))


def wait_for_record(path: str) -> None:
    """Returns once a process has made the record."""
    for _ in range(1000):
        try:
            return Record.open(path, create=False).close()
        except RecordError:
            time.sleep(0.01)


def test_two_processes_open_a_new_record_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=PROCESSES) as pool:
        for round in range(10):
            path = str(tmp_path / f"{round}.db")
            both = [pool.submit(open_and_add, path, first, 2, 4) for first in range(2)]
            assert [process.result(timeout=60) for process in both] == [2, 2]
