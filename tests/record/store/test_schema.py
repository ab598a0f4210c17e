from sqlalchemy import inspect

from onrecord.record import Record
from onrecord.record.store.schema import METADATA
from onrecord.record.store.sqlite.migrations import MIGRATIONS


def test_schema_names_what_the_migrations_make(record: Record) -> None:
    made = inspect(record._store.engine)
    for table in METADATA.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in made.get_columns(table.name)}
        named = {column.name: column.nullable for column in table.columns}
        assert list(columns) == list(named)
        assert {n: v for n, v in columns.items() if n not in ("id", "number")} == {
            n: v for n, v in named.items() if n not in ("id", "number")
        }


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
