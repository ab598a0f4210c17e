from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from onrecord.errors import InputError, RecordError
from onrecord.record import Record, adding
from onrecord.record.adding import BATCH_DOCUMENTS, batches
from onrecord.record.store.sqlite import files
from onrecord.types import Reading

from .invented import article, budget, harbour, numbered


def test_batches_are_full_but_for_the_last() -> None:
    assert [len(batch) for batch in batches(range(2 * BATCH_DOCUMENTS + 7))] == [
        BATCH_DOCUMENTS,
        BATCH_DOCUMENTS,
        7,
    ]
    assert list(batches([])) == []


def test_batches_do_not_wait_for_slow_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH_SECONDS", 0.0)
    assert list(batches("abc")) == [["a"], ["b"], ["c"]]


def test_batches_may_be_left_early() -> None:
    handed_on = batches(range(BATCH_DOCUMENTS + 1))
    assert next(handed_on) == list(range(BATCH_DOCUMENTS))
    handed_on.close()
    assert list(handed_on) == []


def test_add_all_keeps_what_came_before_an_error(record: Record) -> None:
    def broken_off() -> Iterator[Reading]:
        yield harbour()
        yield budget()
        raise InputError("feed", "broken off")

    with pytest.raises(InputError):
        list(record.add_all(broken_off()))
    assert list(record.readings()) == [harbour(), budget()]


def test_add_all_knows_a_copy_in_the_same_batch(record: Record) -> None:
    assert [added.new for added in record.add_all([harbour(), budget(), harbour()])] == [
        True,
        True,
        False,
    ]


def test_add_all_lets_others_write_while_it_waits_for_input(record: Record) -> None:
    def meanwhile() -> Iterator[Reading]:
        for reading in numbered(3):
            assert record.add(article(f"While waiting for {reading.document.id}"))
            yield reading

    assert all(added.new for added in record.add_all(meanwhile()))
    assert record.counts().documents == 6


def test_add_all_on_a_full_disk_keeps_what_was_committed(tmp_path: Path) -> None:
    with Record.open(tmp_path / "onrecord.db") as record:
        list(record.add_all(numbered(100)))
        limit_pages(record, 40)
        with pytest.raises(RecordError, match=r"onrecord\.db: no space is left"):
            list(record.add_all(numbered(500)))
    with Record.open(tmp_path / "onrecord.db") as record:
        kept = list(record.readings())
        assert 100 <= len(kept) < 500
        assert kept == list(numbered(len(kept)))
        assert sum(added.new for added in record.add_all(numbered(500))) == 500 - len(kept)


def test_add_waits_for_another_writer_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.05)
    with (
        Record.open(tmp_path / "onrecord.db") as record,
        Record.open(tmp_path / "onrecord.db") as other,
    ):
        with other._store.writing(), pytest.raises(RecordError, match="another process"):
            record.add(harbour())
        assert record.add(harbour())


def limit_pages(record: Record, more: int) -> None:
    """A limit on the pages of the file is to SQLite what a full disk is: SQLITE_FULL."""

    def limit(connection: Any, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + more}")

    record._store.engine.dispose()
    event.listen(record._store.engine, "connect", limit)
