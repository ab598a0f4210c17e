"""From a location to a record that exists, was made by onrecord and has a version that we know."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from onrecord.errors import RecordError
from onrecord.record.store.rows import now
from onrecord.record.store.schema import MIGRATION
from onrecord.record.store.session import Session
from onrecord.record.store.sqlite import files
from onrecord.record.store.sqlite.migrations import MIGRATIONS, Migration
from onrecord.record.store.store import Store
from onrecord.record.store.upkeep import Upkeep, Watcher, unwatched

_SQLITE_URL = "sqlite:///"
Rekey = Callable[[Session], None]
"""Gives who is on record the keys that names have in this version."""


def path_of(location: str | Path) -> Path:
    """The file that a path or a "sqlite:///" URL names.

    Raises:
        RecordError: the location is the URL of another database.
    """
    if isinstance(location, str):
        if location.startswith(_SQLITE_URL):
            return Path(location.removeprefix(_SQLITE_URL))
        if scheme := re.match(r"(\w[\w+.-]*)://", location):
            raise RecordError(
                f"got a location that begins with {scheme[0]}, expected a path or a {_SQLITE_URL} URL: "
                "only SQLite is supported yet"
            )
    return Path(location)


def opened(path: Path, create: bool, rekey: Rekey, watcher: Watcher = unwatched) -> Store:
    """The store of the record in this file, brought to the present version; `watcher` is called for
    each step of that.

    Raises:
        RecordError: there is no record, or it cannot be read and written.
    """
    _check_place(path, create)
    engine = files.engine_for(path, create)
    try:
        with files.reporting(str(path)):
            header, version = _check_file(engine, path, create)
            if header.empty:
                files.prepare(engine)
            _bring_up_to_date(engine, version, rekey, unwatched if header.empty else watcher)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, str(path))


def _check_place(path: Path, create: bool) -> None:
    if path.is_dir():
        raise RecordError(
            f"{path}: got a folder, expected a record: name a file in it, such as {path / 'onrecord.db'}"
        )
    if not path.parent.is_dir():
        raise RecordError(
            f"{path}: its folder is missing, expected {path.parent} to be there: make it first"
        )
    if not create and not path.exists():
        raise _no_record(path)


def _check_file(engine: Engine, path: Path, create: bool) -> tuple[files.Header, int]:
    """The header of the file, and the version of the record in it."""
    with engine.begin() as connection:
        header = files.header(connection)
        version = _version(connection) if header.ours else 0
    if header.empty and not create:
        raise _no_record(path)
    if not header.empty and not header.ours:
        raise RecordError(
            f"{path}: got a database of another program, expected a record: name another file"
        )
    newest = MIGRATIONS[-1].number
    if version > newest:
        raise RecordError(
            f"{path}: got a record of version {version}, expected {newest} or older: update onrecord to read it"
        )
    return header, version


def _bring_up_to_date(engine: Engine, version: int, rekey: Rekey, watcher: Watcher) -> None:
    todo = MIGRATIONS[version:]
    done, total = 0, sum(map(_steps, todo))
    for migration in todo:
        what = f"Bringing the record from version {version} to {MIGRATIONS[-1].number}"
        for step in _migrate(engine, migration, rekey):
            watcher(Upkeep(what, done + step, total))
        done += _steps(migration)


def _steps(migration: Migration) -> int:
    return len(migration.statements) + migration.rekeys


def _migrate(engine: Engine, migration: Migration, rekey: Rekey) -> Iterator[int]:
    """Takes a record to the next version. Yields how many steps are done, before the first and
    after each."""
    with files.writing(engine).begin() as connection:
        if _version(connection) >= migration.number:
            return  # another process has done it meanwhile
        yield 0
        for step, statement in enumerate(migration.statements, 1):
            connection.exec_driver_sql(statement)
            yield step
        if migration.rekeys:
            rekey(Session(connection))
            yield _steps(migration)
        files.sign(connection)
        applied = {"number": migration.number, "name": migration.name, "applied_at": now()}
        connection.execute(insert(MIGRATION), applied)


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(MIGRATION.name):
        return 0
    return connection.execute(select(func.max(MIGRATION.c.number))).scalar_one() or 0


def _no_record(path: Path) -> RecordError:
    return RecordError(
        f"{path}: there is no record here: make one with `onrecord add`, or name yours with --record"
    )
