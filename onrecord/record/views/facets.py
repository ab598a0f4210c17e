"""How the quotations that match a query are spread: over speakers, outlets, years and more."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Annotated, Any

from sqlalchemy import Select, case, func, select

from onrecord.forms import Form, Member
from onrecord.record.identity.attributes import counts_by_attribute
from onrecord.record.search.by_meaning import near
from onrecord.record.search.query import Query
from onrecord.record.search.selecting import Selection, matches, ordered, selection
from onrecord.record.store.rows import folded_outlet
from onrecord.record.store.schema import DOCUMENT, INDIRECT, QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.types import Natural

LOOKED_AT = 20_000
"""Quotations that are counted at most, unless fewer are asked for."""
SHOWN = 10
"""Values of each facet, those of the most quotations."""


@dataclass(frozen=True, slots=True)
class Count(Form):
    """A value, and how many of the quotations have it."""

    TITLE = "Counted"

    value: str | bool
    count: Natural


@dataclass(frozen=True, slots=True)
class Spread(Form):
    """The values that most quotations have, by facet; equal ones in the order of the alphabet."""

    speaker: tuple[Count, ...] = ()
    outlet: tuple[Count, ...] = ()
    kind: tuple[Count, ...] = ()
    type: tuple[Count, ...] = ()
    mode: tuple[Count, ...] = ()
    year: tuple[Count, ...] = ()
    denies: tuple[Count, ...] = ()
    state: tuple[Count, ...] = ()
    language: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets(Form):
    """How the quotations that match are spread.

    `at_least`: more answer than were counted; of those `total` were, the last put on record or, if
    no word was asked for, the last published. What an article does not say is in no count: a
    quotation may have no speaker, or no date. `folded`: how many more are fragments, if the query
    leaves these out.
    """

    total: Annotated[int, Member("How many were counted.", least=0)]
    at_least: Annotated[bool, Member("Whether more answer than were counted.")]
    folded: Annotated[int, Member("How many more are fragments, and were left out.", least=0)] = 0
    facets: Spread = Spread()
    attributes: Annotated[
        Mapping[str, tuple[Count, ...]],
        Member("The same by what was imported of speakers, such as the party."),
    ] = field(default_factory=dict)

    def counts(self) -> dict[str, tuple[Count, ...]]:
        """The counts by the name of their facet."""
        return {facet.name: getattr(self.facets, facet.name) for facet in fields(Spread)}


def facets(session: Session, query: Query, most: int = LOOKED_AT) -> Facets:
    """How the quotations that match the query are spread; up to `most` are counted. The query's
    limit and order do not matter.

    Raises:
        RecordError: the query asks for nothing, or for something that no record has.
    """
    rows = _rows(session, selection(session, replace(query, fragments=True)), most)
    counted = rows[:most]
    rows_shown = counted if query.fragments else [row for row in counted if not row[-1]]
    attributes = counts_by_attribute(session, [row[0] for row in rows_shown])
    columns = zip(*rows_shown, strict=True) if rows_shown else ((),) * 11
    _, speaker, outlet, kind, type, mode, year, denies, state, language, _ = columns
    return Facets(
        total=len(rows_shown),
        at_least=len(rows) > most,
        folded=len(counted) - len(rows_shown),
        facets=Spread(
            speaker=_ranked(Counter(speaker)),
            outlet=_ranked(_of_one_spelling(Counter(outlet))),
            kind=_ranked(Counter(kind)),
            type=_ranked(Counter(type)),
            mode=_ranked(Counter(mode)),
            year=_ranked(Counter(year)),
            denies=_ranked(Counter(map(bool, denies))),
            state=_ranked(Counter(state)),
            language=_ranked(Counter(language)),
        ),
        attributes={name: _ranked(counts) for name, counts in sorted(attributes.items())},
    )


def _rows(session: Session, selected: Selection, most: int) -> list[tuple[Any, ...]]:
    """The number and the counted values of each quotation that matches by its words or its meaning;
    one row more than are counted."""
    numbers = _latest(selected, most).subquery("found")
    rows = session.tuples(_counted().join(numbers, numbers.c.id == QUOTATION.c.id))
    if selected.query.meaning:
        others = set(near(session, selected)) - {number for number, *_ in rows}
        rows += session.tuples(_counted().where(QUOTATION.c.id.in_(others)))
    return rows


def _latest(selected: Selection, most: int) -> Select[Any]:
    """The quotations that match by their words, one more than are counted, in an order that needs
    no sorting."""
    if not selected.required():
        return ordered(selected, "newest", most + 1)
    matching = matches(selected)
    return matching.order_by(matching.selected_columns.id.desc()).limit(most + 1)


def _counted() -> Select[Any]:
    head = SPEAKER.alias("head")
    return (
        select(
            QUOTATION.c.id,
            case((QUOTATION.c.asserted == 1, head.c.name)),  # nobody said what was not said
            DOCUMENT.c.outlet,
            *(QUOTATION.c[name] for name in ("kind", "type", "mode")),
            func.substr(DOCUMENT.c.published_sortable, 1, 4),
            func.coalesce(QUOTATION.c.denies, 0),
            QUOTATION.c.state,
            DOCUMENT.c.language,
            func.coalesce(INDIRECT.c.fragment, 0),
        )
        .join_from(QUOTATION, DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
        .outerjoin(INDIRECT, INDIRECT.c.quotation_id == QUOTATION.c.id)
        .outerjoin(SPEAKER, SPEAKER.c.id == QUOTATION.c.speaker_id)
        .outerjoin(head, head.c.id == func.coalesce(SPEAKER.c.merged_into, SPEAKER.c.id))
    )


def _of_one_spelling(counter: Counter[str | None]) -> Counter[str | None]:
    """The counts of outlets, each under the spelling that is the most frequent."""
    spelt: dict[str, str] = {}
    counts: Counter[str | None] = Counter()
    for name, count in counter.most_common():
        if name:
            counts[spelt.setdefault(folded_outlet(name), name)] += count
    return counts


def _ranked(counter: Counter[Any]) -> tuple[Count, ...]:
    """The values that most have."""
    values = (
        (value, count) for value, count in counter.items() if value is not None and value != ""
    )
    ranked = sorted(values, key=lambda pair: (-pair[1], str(pair[0])))
    return tuple(Count(value, count) for value, count in ranked[:SHOWN])
