"""What SQLite expresses in its own way within a statement."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, Table, Text, TextClause, func, select, text


class Expressions:
    """Parts of statements that each database expresses in its own way."""

    def denying(self) -> TextClause:
        """Whether a quotation denies something, written so that SQLite uses the index of
        denials."""
        return text("quotation.denies")

    def has_attributes(self) -> TextClause:
        """The condition for speakers who have attributes, written so that SQLite uses their
        index."""
        return text("speaker.attributes <> '{}'")

    def has_attribute(
        self, attributes: ColumnElement[Any], name: str, value: str, parting: str
    ) -> ColumnElement[bool]:
        """Whether an attribute (its name and value folded) has this value among those that a
        separator divides."""
        attribute = func.json_each(attributes).table_valued("key", "value")
        folded = func.casefold(attribute.c.value, type_=Text)
        values = parting + func.replace(folded, f"{parting} ", parting) + parting
        is_among = func.instr(values, f"{parting}{value}{parting}") > 0
        return select(attribute.c.key).where(attribute.c.key == name, is_among).exists()

    def has_item(self, items: ColumnElement[Any], value: str) -> ColumnElement[bool]:
        """Whether a list has an item (folded), in whatever case."""
        each = func.json_each(items).table_valued("value")
        return select(each.c.value).where(func.casefold(each.c.value, type_=Text) == value).exists()

    def has(self, text: ColumnElement[str], words: str) -> ColumnElement[bool]:
        """Whether the words stand in a text exactly so, capitals and all."""
        return func.instr(text, words) > 0

    def each_of(self, numbers: Sequence[int]) -> Select[tuple[int]]:
        """Many numbers as rows, quicker than as many parameters."""
        value: ColumnElement[int] = (
            func.json_each(json.dumps(numbers)).table_valued("value").c.value
        )
        return select(value)

    def first_told(self, edtf: ColumnElement[str]) -> ColumnElement[str]:
        """The first day, month or year of an EDTF date or interval, to compare as text: of the
        2010s it is 2010."""
        begin = func.substr(edtf, 1, func.instr(edtf.concat("/"), "/") - 1)
        return func.replace(begin, "X", "0", type_=Text)

    def last_told(self, edtf: ColumnElement[str]) -> ColumnElement[str]:
        """The last day, month or year of an EDTF date or interval, to compare as text: of the 2010s
        it is 2019."""
        return func.replace(func.substr(edtf, func.instr(edtf, "/") + 1), "X", "9", type_=Text)

    def by_index(self, query: Select[Any], of: Table, index: str) -> Select[Any]:
        """The query, with an index of its table given to the database."""
        return query.with_hint(of, f"INDEXED BY {index}", "sqlite")

    def by_no_index(self, column: ColumnElement[int]) -> ColumnElement[int]:
        """A column that is compared without its index."""
        return column + 0

    def if_missing(self, new: Insert) -> Insert:
        """The insert; rows that are there already are left as they are."""
        return new.prefix_with("OR IGNORE")
