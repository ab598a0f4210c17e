"""A session: one transaction on the store, and the only door to its SQL."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Result, RowMapping, Select

from onrecord.record.store.sqlite.expressions import Expressions
from onrecord.record.store.sqlite.questions import Questions
from onrecord.record.store.sqlite.words import Words

__all__ = ["Session", "Words"]

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
"""What goes into the places of a statement: once, or of several rows each."""


class Session:
    """One transaction, through which all other packages of the record read and write.

    What each database expresses in its own way is behind `words` (the full-text index), `sql`
    (parts of statements) and `ask` (whole queries); everything else is a statement of SQLAlchemy's
    that every database understands.
    """

    words = Words()
    sql = Expressions()

    def __init__(self, connection: Connection) -> None:
        """For a store, which begins and ends the transaction."""
        self._connection = connection
        self.ask = Questions(connection)

    def execute(self, statement: Executable, values: Values = None) -> Result[Any]:
        """Runs a statement; its rows are read from the result."""
        return self._connection.execute(statement, values)

    def rows(self, statement: Executable, values: Values = None) -> Sequence[RowMapping]:
        """All rows of a select, by the names of their columns."""
        return self._connection.execute(statement, values).mappings().all()

    def row(self, statement: Executable, values: Values = None) -> RowMapping | None:
        """The first row of a select; None if it has none."""
        return self._connection.execute(statement, values).mappings().first()

    def values(self, statement: Executable, values: Values = None) -> Sequence[Any]:
        """The first column of all rows of a select."""
        return self._connection.execute(statement, values).scalars().all()

    def value(self, statement: Executable, values: Values = None) -> Any:
        """The first column of the first row of a select; None if it has none."""
        return self._connection.execute(statement, values).scalar()

    def tuples(self, statement: Select[Any]) -> list[tuple[Any, ...]]:
        """The rows of a select as the driver gives them: for very many rows SQLAlchemy's own would
        take most of the time."""
        cursor = self._connection.execute(statement).cursor
        return list(cursor.fetchall()) if cursor else []

    def undo(self) -> None:
        """Takes back what was written within the transaction."""
        self._connection.rollback()
