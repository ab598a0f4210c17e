import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Query, Record
from onrecord.record import record as record_module
from onrecord.record.store import opening
from onrecord.record.store.sqlite import migrations
from onrecord.record.store.sqlite.migrations import Migration
from onrecord.types import Quotation, Span

from ..invented import harbour, numbered


def a_text(path: Path) -> None:
    path.write_text("The mayor said no.")


def a_long_text(path: Path) -> None:
    path.write_text("The mayor said no.\n" * 1000)


def another_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE migration (id TEXT)")
    connection.close()


def another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 252006673")
    connection.close()


def a_newer_record(path: Path) -> None:
    Record.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES (99, 'later', '2099-01-01')")
    connection.close()


def a_truncated_record(path: Path) -> None:
    with Record.open(path) as record:
        record.add(harbour())
    os.truncate(path, 10_000)


def a_missing_folder(path: Path) -> None:
    path.parent.rmdir()


NOT_A_RECORD: dict[Callable[[Path], None], str] = {
    Path.mkdir: "got a folder",
    a_missing_folder: "its folder is missing",
    a_text: "got a file of another kind",
    a_long_text: "got a file of another kind",
    another_database: "got a database of another program",
    another_program: "got a database of another program",
    a_newer_record: "got a record of version 99, expected 8 or older: update onrecord",
    a_truncated_record: "got a damaged file",
}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    ("make", "problem"), NOT_A_RECORD.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_open_refuses(
    tmp_path: Path, make: Callable[[Path], None], problem: str, create: bool
) -> None:
    path = tmp_path / "folder" / "some.db"
    path.parent.mkdir()
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError) as raised:
        Record.open(path, create=create)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert problem in message
    assert "\n" not in message
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize(
    "url", ["postgresql://host/news", "postgresql+psycopg://host/news", "mysql://x", "sqlite://"]
)
def test_open_refuses_other_databases(url: str) -> None:
    with pytest.raises(RecordError, match="only SQLite is supported yet"):
        Record.open(url)


@pytest.mark.parametrize("content", [None, b""])
def test_open_for_reading_makes_nothing(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "onrecord.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RecordError, match="there is no record here: make one with `onrecord add`"):
        Record.open(path, create=False)
    assert path.exists() == (content is not None)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="permissions bind only an ordinary POSIX user"
)
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_open_refuses_without_permission(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "onrecord.db"
    Record.open(path).close()
    path.chmod(mode)
    with pytest.raises(RecordError, match="permission"), Record.open(path) as record:
        record.add(harbour())


@pytest.mark.parametrize("name", ["onrecord.db", "news of 2020?mode=ro&x#1%20.db", "öffentlich.db"])
@pytest.mark.parametrize("form", [Path, str, "sqlite:///{}".format], ids=["path", "text", "URL"])
def test_open_takes_a_location(
    tmp_path: Path, name: str, form: Callable[[Path], str | Path]
) -> None:
    with Record.open(form(tmp_path / name)) as record:
        record.add(harbour())
    with Record.open(form(tmp_path / name), create=False) as record:
        assert list(record.readings()) == [harbour()]
    assert (tmp_path / name).is_file()


def test_open_takes_an_empty_file_for_a_new_record(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    path.touch()
    with Record.open(path) as record:
        assert record.add(harbour())


def later(*statements: str) -> tuple[Migration, ...]:
    return (*migrations.MIGRATIONS, Migration(len(migrations.MIGRATIONS) + 1, "later", statements))


def test_open_brings_an_older_record_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(harbour())
    monkeypatch.setattr(
        opening, "MIGRATIONS", later("CREATE TABLE person (id INTEGER)", "DROP TABLE person")
    )
    for _ in range(2):
        with Record.open(tmp_path / "onrecord.db") as record:
            assert list(record.readings()) == [harbour()]
            with record._store.engine.connect() as connection:
                applied = connection.exec_driver_sql("SELECT number, name FROM migration").all()
            names = [
                "first",
                "resolved",
                "statements",
                "reports",
                "known",
                "loose",
                "spoken",
                "feeds",
                "later",
            ]
            assert [tuple(row) for row in applied] == list(enumerate(names, 1))


def test_open_takes_quotations_from_before_they_were_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "onrecord.db"
    with monkeypatch.context() as patch:
        patch.setattr(opening, "MIGRATIONS", migrations.MIGRATIONS[:1])
        patch.setattr(record_module, "link_rest", lambda *_: None)
        Record.open(path).close()
    kept = {
        "fingerprint": b"1",
        "name": "a",
        "authors": "[]",
        "furniture": "[]",
        "extra": "{}",
        "added_at": "2026",
        "text": "“No,” he said.",
    }
    said = {
        "document_id": 1,
        "position": 0,
        "content": "[[0, 5]]",
        "cue": "[[9, 13]]",
        "source": "[[6, 8]]",
    }
    said |= {"type": "direct", "confidence": 0.9, "content_words": "“No,”", "source_words": "he"}
    with sqlite3.connect(path) as connection:
        for table, row in (("document", kept), ("quotation", said)):
            marks = ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)
    with Record.open(path) as record:
        (reading,) = record.readings()
    assert reading.quotations == (
        Quotation((Span(0, 5),), (Span(9, 13),), (Span(6, 8),), "direct", 0.9),
    )


def test_open_indexes_the_words_of_an_older_record_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "onrecord.db"
    text = "“The foot\u00adbridge cost £2,300,” said Łukasz Ødegård."
    content, source = text[:31], "Łukasz Ødegård"
    with monkeypatch.context() as patch:
        patch.setattr(opening, "MIGRATIONS", migrations.MIGRATIONS[:4])
        patch.setattr(record_module, "link_rest", lambda *_: None)
        Record.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO document (id, fingerprint, name, authors, furniture, extra, added_at, text) "
            "VALUES (1, x'01', 'a', '[]', '[]', '{}', '2026', ?)",
            (text,),
        )
        connection.execute(
            "INSERT INTO quotation (document_id, position, content, cue, source, type, confidence, content_words, "
            "source_words) VALUES (1, 0, '[[0, 31]]', '[[32, 36]]', '[[37, 51]]', 'direct', 0.9, ?, ?)",
            (content, source),
        )
    for query in (Query("footbridge 2300"), Query(speaker="lukasz odegard")):
        with Record.open(path) as record:
            assert [hit.content for hit in record.search(query)] == [content]


def test_open_leaves_the_older_record_if_a_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "onrecord.db"
    Record.open(path).close()
    with monkeypatch.context() as patch:
        patch.setattr(
            opening, "MIGRATIONS", later("CREATE TABLE person (id INTEGER)", "CREATE nonsense")
        )
        with pytest.raises(Exception, match="nonsense"):
            Record.open(path)
    with Record.open(path) as record:
        assert record.add(harbour())
    with sqlite3.connect(path) as connection:
        assert not connection.execute(
            "SELECT * FROM sqlite_schema WHERE name = 'person'"
        ).fetchall()
    connection.close()


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_reported_as_such(tmp_path: Path, whole: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "damaged.db"
    shutil.copy(whole, path)
    with path.open("r+b") as file:
        for _ in range(chance.choice([1, 20])):
            file.seek(chance.randrange(path.stat().st_size))
            file.write(chance.randbytes(chance.choice([1, 100, 4096])))
    try:
        with Record.open(path) as record:
            record.counts()
            record.search(Query("item OR settled"))
            list(record.readings())
            list(record.add_all([harbour()]))
    except RecordError as error:
        assert str(error).startswith(f"{path}: ")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "onrecord.db"
    with Record.open(path) as record:
        list(record.add_all(numbered(200)))
    return path
