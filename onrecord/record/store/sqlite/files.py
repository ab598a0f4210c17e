"""SQLite files: connecting to one, its header, transactions, and what SQLite's errors mean."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from onrecord.errors import UnavailableError
from onrecord.record.store.indexing import search_words

APPLICATION_ID = int.from_bytes(b"onrc")  # in the file's header: whose SQLite file this is
BUSY_SECONDS = 30  # how long to wait for another process to finish writing
CACHE_KIBIBYTES = 16 * 1024  # of each connection that reads; the system keeps what is beyond
WRITING_KIBIBYTES = (
    64 * 1024
)  # of one that writes: the inner pages of the indexes stay there at a million documents
_DAMAGED = "got a damaged file, expected a whole one: restore a copy, or save what is left with `sqlite3 FILE .recover`"
_DAMAGE_WITHOUT_CODE = (
    "unsupported file format",
    "malformed JSON",
    "SQL logic error",
)  # header, column, index
_REMEDIES = {  # by the beginning of SQLite's name for the error; the first that fits
    "SQLITE_FULL": "no space is left, expected room for what is added: free some and run again; "
    "what was added before is on record",
    "SQLITE_BUSY": f"another process has been writing for {BUSY_SECONDS} s, expected it to finish: "
    "wait for it to end and run again",
    "SQLITE_READONLY": "it cannot be written to, expected permission to: change the permissions of the file "
    "and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened, expected permission to read and write: change the permissions of "
    "the file and its folder",
    "SQLITE_NOTADB": "got a file of another kind, expected a record: name another file",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_IOERR_SHORT_READ": _DAMAGED,
    "SQLITE_IOERR": "the disk is full or failing, expected to read and write: check it and run again",
    "SQLITE_TOOBIG": "got an article larger than SQLite holds, expected less than 1 GB: split it",
}


def engine_for(path: Path, create: bool) -> Engine:
    """An engine for the file, which it opens on first use. Its transactions are explicit: see
    `writing`."""
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: Python's module then begins no transaction of its own accord;
        # `_begin` does.
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.create_function(
            "search_words", 1, search_words, deterministic=True
        )  # for the migrations
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        connection.create_function("casefold", 1, _casefolded, deterministic=True)
        return connection

    as_json = json.JSONEncoder(separators=(",", ":")).encode
    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, json_serializer=as_json
    )
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The engine, for transactions that write: each has the file to itself from its beginning."""
    return engine.execution_options(onrecord_writing=True)


@contextmanager
def reporting(name: str) -> Iterator[None]:
    """Turns SQLite's errors into an UnavailableError that says what to do about the record of this
    name."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, ValueError) as err:
        code = _code(err)
        for prefix, remedy in _REMEDIES.items():
            if code.startswith(prefix):
                raise UnavailableError(f"{name}: {remedy}") from err
        raise


@dataclass(frozen=True, slots=True)
class Header:
    """Whose file this is: `ours` if onrecord made it, `empty` if nobody has put anything into it
    yet."""

    ours: bool
    empty: bool


def header(connection: Connection) -> Header:
    """Reads the file's header."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    return Header(ours=application == APPLICATION_ID, empty=application == 0 and tables == 0)


def sign(connection: Connection) -> None:
    """Writes into the file's header that it is a record."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def prepare(engine: Engine) -> None:
    """Puts a new file into WAL mode, in which readers and a writer do not wait for each other.

    Where the file system cannot, SQLite stays with its rollback journal, and so do we.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    raw = engine.raw_connection()
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as err:
                # Two processes that both change the mode are refused at once, without the busy
                # timeout.
                if (
                    not err.sqlite_errorname.startswith("SQLITE_BUSY")
                    or time.monotonic() > deadline
                ):
                    raise
                time.sleep(0.02)
    finally:
        raw.close()


def _casefolded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _code(err: Exception) -> str:
    cause = err.orig if isinstance(err, DBAPIError) else err
    if any(sign in str(cause) for sign in _DAMAGE_WITHOUT_CODE):
        return "SQLITE_CORRUPT"
    # Without a code: what SQLite gave is not the text, the JSON or the spans that were stored.
    return getattr(cause, "sqlite_errorname", "SQLITE_CORRUPT")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("onrecord_writing", False)
    if write:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{WRITING_KIBIBYTES}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
