"""Records of an earlier version, and records that are linked already."""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import event

from onrecord.record import Record, Upkeep
from onrecord.record.linking import documents
from onrecord.record.store.session import Session
from onrecord.record.store.sqlite import files

from ..said import BRIDGE, linked, quoted, statements

KEPT = Path(__file__).parents[1] / "kept/version-2.record"
FERRY = "We will not close the ferry at Quillport before the new bridge is open"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A copy of a record that version 2 wrote: two articles report one utterance of Brandvold, one
    another of Tandy."""
    return Path(shutil.copy(KEPT, tmp_path / "older.db"))


def versions(path: Path) -> list[int]:
    connection = sqlite3.connect(path)
    found = [
        number for (number,) in connection.execute("SELECT number FROM migration ORDER BY number")
    ]
    connection.close()
    return found


def test_the_kept_record_is_of_version_2(older: Path) -> None:
    assert versions(older) == [1, 2]


@pytest.mark.parametrize("create", [True, False])
def test_open_migrates_and_links_an_older_record(older: Path, create: bool) -> None:
    with Record.open(older, create=create) as record:
        assert [(row.statement, row.name) for row in linked(record)] == [
            (1, "Ada Brandvold"),
            (1, "Ada Brandvold"),
            (3, "Ivo Tandy"),
        ]
        assert record.check(FERRY, "Ada Brandvold").verdict == "verbatim"
        assert record.check(FERRY, "Ivo Tandy").verdict == "other speaker"
    assert versions(older) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_an_older_record_keeps_what_was_in_it(older: Path) -> None:
    with Record.open(older) as record:
        readings = list(record.readings())
    assert [reading.document.outlet for reading in readings] == ["Ledger", "Echo", "Gazette"]
    assert [
        one.speaker.name for reading in readings for one in reading.quotations if one.speaker
    ] == [
        "Ada Brandvold",
        "Brandvold",
        "Ivo Tandy",
    ]


def test_opening_an_older_record_tells_what_it_does(older: Path) -> None:
    told: list[Upkeep] = []
    for _ in range(2):
        Record.open(older, watcher=told.append).close()
    of_versions, of_links = (
        [one for one in told if one.what.startswith(word)] for word in ("Bringing", "Linking")
    )
    assert told == [*of_versions, *of_links]
    for each in (of_versions, of_links):
        assert len({(one.what, one.total) for one in each}) == 1
        assert [one.done for one in each] == sorted(one.done for one in each)
        assert (each[0].done, each[-1].done) == (0, each[-1].total)
    assert of_versions[0].what == "Bringing the record from version 2 to 8"
    assert of_links[0].total == 3


def test_opening_a_new_record_tells_nothing(tmp_path: Path) -> None:
    told: list[Upkeep] = []
    Record.open(tmp_path / "new.db", watcher=told.append).close()
    assert told == []


def test_what_is_added_joins_what_an_older_version_added(older: Path) -> None:
    with Record.open(older) as record:
        record.add(quoted(FERRY, "Ada Brandvold", "Harbour Post"))
        assert statements(record) == [1, 1, 3, 1]


def test_linking_goes_on_where_it_was_broken_off(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []

    def fail_at_the_second(session: Session, numbers: Sequence[int]) -> None:
        done.append(numbers)
        if len(done) == 2:
            raise KeyboardInterrupt
        link_documents(session, numbers)

    link_documents = documents.link_documents
    with monkeypatch.context() as patch:
        patch.setattr(documents, "AT_ONCE", 1)
        patch.setattr(documents, "link_documents", fail_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            Record.open(older)
    assert unlinked(older) == 2
    with Record.open(older) as record:
        assert statements(record) == [1, 1, 3]


@pytest.mark.parametrize("at_once", [1, 2, 3, 500])
def test_linking_in_parts_gives_the_same(
    older: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(documents, "AT_ONCE", at_once)
    with Record.open(older) as record:
        assert statements(record) == [1, 1, 3]
    assert unlinked(older) == 0


def unlinked(path: Path) -> int:
    connection = sqlite3.connect(path)
    [(count,)] = connection.execute("SELECT count(*) FROM quotation WHERE statement_id IS NULL")
    connection.close()
    return int(count)


def test_opening_a_linked_record_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        record.add(quoted(BRIDGE))
    before, changed = path.read_bytes(), path.stat().st_mtime_ns
    begun: list[str] = []

    def watched(*arguments: object) -> object:
        engine = engine_for(*arguments)
        event.listen(engine, "before_cursor_execute", lambda *told: begun.append(told[2]))
        return engine

    engine_for = files.engine_for
    monkeypatch.setattr(files, "engine_for", watched)
    Record.open(path, create=False).close()
    assert begun
    assert not [one for one in begun if one.split()[0] not in ("BEGIN", "SELECT", "PRAGMA")]
    assert "BEGIN IMMEDIATE" not in begun
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, changed)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="permissions bind only an ordinary POSIX user"
)
def test_a_linked_record_that_may_only_be_read_can_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        record.add(quoted(BRIDGE))
    path.chmod(0o444)
    with Record.open(path, create=False) as record:
        assert record.check(BRIDGE).verdict == "verbatim"


def test_opening_while_another_adds_does_not_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.05)
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        record.add(quoted(BRIDGE))
        with record._store.writing(), Record.open(path, create=False) as other:
            assert other.check(BRIDGE).verdict == "verbatim"
