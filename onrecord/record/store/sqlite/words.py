"""The words of quotations, looked for by SQLite's FTS5."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Float,
    Select,
    Text,
    column,
    func,
    literal_column,
    select,
    table,
)

from onrecord.match.inflection import forms
from onrecord.record.store.indexing import in_place, joined
from onrecord.record.store.terms import Term, Terms

# A word in the content counts for more than in the source, and there for more than in the outlet's
# name.
_SCORE = "bm25(quotation_index, 10.0, 5.0, 1.0, 2.0, 1.0, 1.0)"
_AROUND = ".,;:!?()[]'‘’“”…"
ANYWHERE: Mapping[str, Terms] = MappingProxyType({})
"""Of no column in particular."""


class Words:
    """The full-text index of quotations: what is looked for is an expression of `required` or
    `excluded`."""

    table = table("quotation_index", column("rowid"))
    """The index, to select from where it is `matching`."""
    id: ColumnElement[Any] = table.c.rowid
    """The number of the quotation whose words a row of the index has."""

    def matching(self, expression: str) -> ColumnElement[bool]:
        """Whether a row of the index matches an expression."""
        return literal_column("quotation_index", Text).op("MATCH", return_type=Boolean())(
            expression
        )

    def found(self, expression: str) -> Select[Any]:
        """The numbers of the quotations whose words match an expression."""
        return select(self.id).where(self.matching(expression))

    def score(self) -> ColumnElement[float]:
        """How well a row of the index matches, by BM25: the lower the better."""
        return literal_column(_SCORE, Float)

    def marked_content(self, opening: str, closing: str) -> ColumnElement[str]:
        """The content's words, with these marks around each match."""
        return func.highlight(literal_column("quotation_index"), 0, opening, closing, type_=Text)

    def required(
        self, words: Terms, columns: Mapping[str, Terms] = ANYWHERE, exactly: bool = False
    ) -> str:
        """The expression for terms that must be there, anywhere and in columns; empty if there are
        none. Words anywhere match their other forms, too, unless `exactly`."""
        anywhere = [_any(group, inflected=not exactly) for group in words.required]
        in_columns = [
            f"{name} : {_any(group)}"
            for name, terms_of_column in columns.items()
            for group in terms_of_column.required
        ]
        return " AND ".join(anywhere + in_columns)

    def excluded(self, words: Terms, columns: Mapping[str, Terms] = ANYWHERE) -> str:
        """The expression for terms that must not be there, anywhere and in columns; empty if there
        are none."""
        anywhere = [_any((term,)) for term in words.excluded]
        in_columns = [
            f"{name} : {_any((term,))}"
            for name, terms_of_column in columns.items()
            for term in terms_of_column.excluded
        ]
        return " OR ".join(anywhere + in_columns)

    def without(self, expression: str, other: str) -> str:
        """The expression for what matches one expression and not another."""
        return f"({expression}) NOT ({other})"

    def together(self, words: Iterable[str]) -> str:
        """The expression for contents that have all of these words; empty if none of them can be
        searched for."""
        phrases = [_phrase(Term(word)) for word in words if not word.isdecimal()]
        return f"content : ({' AND '.join(phrases)})" if phrases else ""


def _any(group: tuple[Term, ...], inflected: bool = False) -> str:
    return f"({' OR '.join(way for term in group for way in _ways(term, inflected))})"


def _ways(term: Term, inflected: bool) -> Iterator[str]:
    """The ways in which a term may stand in the index; other forms of a word not in names."""
    yield _phrase(term)
    if term.exact:
        return
    if word := joined(term.words):
        yield _phrase(Term(word, term.prefix))
    elif inflected and not term.prefix and (others := forms(term.words.strip(_AROUND).lower())):
        yield f"{{content role venue}} : ({' OR '.join(_phrase(Term(form)) for form in others)})"


def _phrase(term: Term) -> str:
    # Within double quotes FTS5 takes nothing for syntax, and parts the words as it parted those of
    # the articles.
    return '"' + in_place(term.words).replace('"', '""') + '"' + ("*" if term.prefix else "")
