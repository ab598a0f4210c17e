"""How the quotations that match a query are spread: over speakers, outlets, years and more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Select, case, func, select

from onrecord.record.identity.attributes import counts_by_attribute
from onrecord.record.search.by_meaning import near
from onrecord.record.search.query import Query
from onrecord.record.search.selecting import Selection, matches, ordered, selection
from onrecord.record.store.rows import folded_outlet
from onrecord.record.store.schema import DOCUMENT, INDIRECT, QUOTATION, SPEAKER
from onrecord.record.store.session import Session

LOOKED_AT = 20_000
"""Quotations that are counted at most, unless fewer are asked for."""
SHOWN = 10
"""Values of each facet, those of the most quotations."""


@dataclass(frozen=True, slots=True)
class Count:
    """A value, and how many of the quotations have it."""

    value: str | bool
    count: int

    def to_json(self) -> dict[str, Any]:
        """The value and its count as a JSON object."""
        return {"value": self.value, "count": self.count}


def counts_to_json(counts: Iterable[Count]) -> list[dict[str, Any]]:
    """The counts as a JSON list."""
    return [count.to_json() for count in counts]


@dataclass(frozen=True, slots=True)
class Facets:
    """Of so many quotations, by facet, the values that most have; equal ones in the order of the
    alphabet.

    `at_least`: more answer than were counted; of those `total` were, the last put on record or, if
    no word was asked for, the last published. `attributes`: by what files of who is who tell of
    speakers, such as the party. What an article does not say is in no count: a quotation may have
    no speaker, or no date. `folded`: how many more are fragments, if the query leaves these out.
    """

    total: int
    at_least: bool
    speaker: tuple[Count, ...]
    outlet: tuple[Count, ...]
    kind: tuple[Count, ...]
    type: tuple[Count, ...]
    mode: tuple[Count, ...]
    year: tuple[Count, ...]
    denies: tuple[Count, ...]
    state: tuple[Count, ...] = ()
    language: tuple[Count, ...] = ()
    folded: int = 0
    attributes: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)

    def counts(self) -> dict[str, tuple[Count, ...]]:
        """The counts by the name of their facet."""
        names = ("speaker", "outlet", "kind", "type", "mode", "year", "denies", "state", "language")
        return {name: getattr(self, name) for name in names}

    def to_json(self) -> dict[str, Any]:
        """The facets as a JSON object."""
        by_facet = {name: counts_to_json(counts) for name, counts in self.counts().items()}
        attributes = {name: counts_to_json(counts) for name, counts in self.attributes.items()}
        counted = {"total": self.total, "at_least": self.at_least, "folded": self.folded}
        return {**counted, "facets": by_facet, "attributes": attributes}


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
        speaker=_ranked(Counter(speaker)),
        outlet=_ranked(_of_one_spelling(Counter(outlet))),
        kind=_ranked(Counter(kind)),
        type=_ranked(Counter(type)),
        mode=_ranked(Counter(mode)),
        year=_ranked(Counter(year)),
        denies=_ranked(
            Counter(
                {
                    bool(denies_something): count
                    for denies_something, count in Counter(denies).items()
                }
            )
        ),
        state=_ranked(Counter(state)),
        language=_ranked(Counter(language)),
        folded=len(counted) - len(rows_shown),
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
