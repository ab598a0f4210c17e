"""What a filter of a search is. Each is told once, at its field of `Query`; everybody who offers it
derives the rest.

Nothing here loads the database: the command line shows the filters before it opens a record.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from sqlalchemy import ColumnCollection, ColumnElement, TextClause

    from onrecord.record.store.session import Session

Value = Any
Panel = Literal["", "Who", "How", "When"]
PANELS: tuple[Panel, ...] = get_args(Panel)


@dataclass(frozen=True, slots=True)
class Door:
    """What a condition is made of: the columns of quotations and of articles, and the session that
    asks."""

    quotation: "ColumnCollection[str, ColumnElement[Any]]"
    document: "ColumnCollection[str, ColumnElement[Any]]"
    session: "Session"


Condition = Callable[[Door, Value], "ColumnElement[bool] | TextClause"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter, as it stands at the field of a query.

    `help`: one sentence for the command line, the API and agents; `label`: what a page calls it;
    `hint`: what its field of a form takes; `unset`: what a form's list calls no choice; `values`:
    what its values are in words, if they are none themselves; `panel`: where it stands among the
    others; `metavar`, `opposite`: its value and its negation on the command line; `at_hand`: it
    stands in the form before one asks for more.

    How it narrows: by the words in one `column` of the full-text index; or by a `condition` on
    quotations or, if `of_article`, on articles. `counted`: the heading of the counts of its values;
    empty if they are not counted. `counted_by`: by what, if that is not the value itself (the year
    of a date).
    """

    help: str
    label: str
    panel: Panel = "Who"
    hint: str = ""
    unset: str = "any"
    values: Mapping[str | bool, str] | None = None
    metavar: str | None = None
    opposite: str | None = None
    at_hand: bool = False
    column: str | None = None
    condition: Condition | None = None
    of_article: bool = False
    is_date: bool = False
    counted: str = ""
    counted_by: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A filter with the name, the type and the default of its field."""

    name: str
    type: Any
    default: Any
    filter: Filter

    @property
    def choices(self) -> tuple[str | bool, ...]:
        """The values that there are, if these are few."""
        kinds = [one for one in get_args(self.type) if one is not type(None)]
        if bool in kinds:
            return (True, False)
        return tuple(
            value for one in kinds if get_origin(one) is Literal for value in get_args(one)
        )

    @property
    def is_many(self) -> bool:
        """Whether several values may be given."""
        return get_origin(self.type) is tuple

    @property
    def facet(self) -> str:
        """The name of the counts of its values."""
        return (self.filter.counted_by or self.name) if self.filter.counted else ""


def filters_of(query: type) -> tuple[Field, ...]:
    """The filters of a query, by panel."""
    hints = get_type_hints(query, include_extras=True)
    defaults = {one.name: one.default for one in fields(query)}
    found = [one for name, hint in hints.items() for one in _field(name, hint, defaults[name])]
    return tuple(sorted(found, key=lambda one: PANELS.index(one.filter.panel)))


def _field(name: str, hint: Any, default: Any) -> Iterator[Field]:
    if get_origin(hint) is Annotated:
        kind, *told = get_args(hint)
        yield from (Field(name, kind, default, one) for one in told if isinstance(one, Filter))
