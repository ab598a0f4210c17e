"""Queries in SQLite's own SQL; those that run for every quotation or document bypass SQLAlchemy's
compiler."""

import json
from collections.abc import Iterable, Sequence
from contextlib import closing

from sqlalchemy import Connection

READ = 5000
"""Quotations of one speaker within some weeks, among which those of an outlet are looked for."""


class Questions:
    """The queries of a store, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """For the connection of a transaction."""
        self._connection = connection

    def with_grams(self, grams: Sequence[int], most: int) -> list[list[int]]:
        """For each gram the latest quotations that have it. This runs for every quotation added."""
        query = "SELECT quotation_id FROM gram WHERE gram = ? ORDER BY quotation_id DESC LIMIT ?"
        cursor = self._connection.connection.cursor()
        try:
            latest: list[list[int]] = []
            for gram in grams:
                latest.append([number for (number,) in cursor.execute(query, (gram, most))])
            return latest
        finally:
            cursor.close()

    def spoken(self, speaker: int, first: str, last: str, most: int) -> list[tuple[int, bytes]]:
        """The numbers and meanings of what a speaker said between two days, the latest first. This
        runs as often."""
        query = """
            SELECT id, meaning FROM quotation
            WHERE speaker_id = ? AND day BETWEEN ? AND ? AND meaning IS NOT NULL ORDER BY day DESC LIMIT ?
        """
        cursor = self._connection.connection.cursor()
        try:
            return list(cursor.execute(query, (speaker, first, last, most)))
        finally:
            cursor.close()

    def reporting_too(
        self, statements: Iterable[int], without: Iterable[int], most: int
    ) -> list[int]:
        """The numbers of the earliest quotations that report each statement, without those of some
        documents."""
        query = "SELECT id FROM quotation WHERE statement_id = ? {} ORDER BY id LIMIT ?".format
        documents = ",".join(map(str, without))
        text = query(f"AND document_id NOT IN ({documents})" if documents else "")
        with closing(self._connection.connection.cursor()) as cursor:
            return [
                number
                for statement in statements
                for (number,) in cursor.execute(text, (statement, most))
            ]

    def count_spoken(self, speaker: int, most: int) -> int:
        """How many quotations of a speaker are on record, counted up to `most`."""
        query = "SELECT count(*) FROM (SELECT 1 FROM quotation WHERE speaker_id = ? LIMIT ?)"
        with closing(self._connection.connection.cursor()) as cursor:
            [count] = cursor.execute(query, (speaker, most)).fetchone()
        return int(count)

    def called_in(
        self, speaker: int, outlet: str | None, days: tuple[str, str] | None, most: int
    ) -> list[str]:
        """What the articles of an outlet (folded) call a speaker whom they quote between two days,
        the latest first; of no days, those without a date. Of the latest `READ`."""
        query = f"""
            SELECT json_extract(q.resolved, '$.speaker.name') FROM (
                SELECT id, document_id, day, resolved FROM quotation
                WHERE speaker_id = ? AND {"day BETWEEN ? AND ?" if days else "day IS NULL"}
                ORDER BY day DESC, id DESC LIMIT {READ}
            ) AS q CROSS JOIN document AS d ON d.id = q.document_id
            WHERE d.outlet_folded IS ? ORDER BY q.day DESC, q.id DESC LIMIT ?
        """
        cursor = self._connection.connection.cursor()
        try:
            return [
                name
                for (name,) in cursor.execute(query, (speaker, *(days or ()), outlet, most))
                if name
            ]
        finally:
            cursor.close()

    def with_marks(self, marks: Sequence[int], before: int, most: int) -> list[list[int]]:
        """For each mark of a sketch the latest earlier documents that have it, too. One query for
        all marks, without SQLAlchemy's compiler: it runs for every document."""
        query = """
            SELECT json_group_array(json((
                SELECT json_group_array(document_id) FROM (
                    SELECT document_id FROM sketch WHERE mark = wanted.value AND document_id < ?
                    ORDER BY document_id DESC LIMIT ?
                )
            ))) FROM json_each(?) AS wanted
        """
        documents_by_mark: list[list[int]] = json.loads(
            self._connection.exec_driver_sql(query, (before, most, json.dumps(marks))).scalar_one()
        )
        return documents_by_mark

    def keep_original(self, document: int, original: int, marks: Sequence[int]) -> None:
        """Writes down a document's original and sketch, past SQLAlchemy's compiler as well."""
        self._connection.exec_driver_sql(
            "UPDATE document SET original_id = ? WHERE id = ?", (original, document)
        )
        if marks:
            sketch = [(mark, document) for mark in marks]
            self._connection.exec_driver_sql(
                "INSERT INTO sketch (mark, document_id) VALUES (?, ?)", sketch
            )

    def outlets(self) -> int:
        """How many outlets there are: the query steps from one to the next in the index, and does
        not read all articles."""
        query = """
            WITH RECURSIVE found (outlet) AS (
                SELECT min(outlet_folded) FROM document
                UNION ALL
                SELECT (SELECT min(outlet_folded) FROM document WHERE outlet_folded > found.outlet)
                FROM found WHERE found.outlet IS NOT NULL
            )
            SELECT count(outlet) FROM found
        """
        return int(self._connection.exec_driver_sql(query).scalar_one())

    def matching(self, expression: str, most: int) -> list[int]:
        """The numbers of the latest quotations whose words match an expression of the index."""
        query = "SELECT rowid FROM quotation_index WHERE quotation_index MATCH ? ORDER BY rowid DESC LIMIT ?"
        return list(self._connection.exec_driver_sql(query, (expression, most)).scalars())
