"""A store: the place where a record is kept, which gives sessions to read and to write."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from onrecord.record.store.session import Session
from onrecord.record.store.sqlite import files


class Store:
    """An open store. Its sessions raise RecordError if the file cannot be read or written."""

    def __init__(self, engine: Engine, name: str) -> None:
        """For `opening.opened`: an engine for what is there, and its name in messages."""
        self.engine = engine
        self.name = name

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees the record as it is at the session's beginning, whatever others write
        meanwhile."""
        with files.reporting(self.name), self.engine.begin() as connection:
            yield Session(connection)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that alone may write; all of it is kept at the end, or nothing if there is an
        error."""
        with files.reporting(self.name), files.writing(self.engine).begin() as connection:
            yield Session(connection)

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()
