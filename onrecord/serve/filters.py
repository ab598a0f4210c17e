"""The filters of a search: those that are chosen, to be taken away, and those that would narrow it,
to be chosen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.language import name_of as language_name
from onrecord.record import FILTERS, Count, Facets
from onrecord.serve.parameters import MANY, Choice
from onrecord.text.marks import DOUBLE

LABELS: Mapping[str, str] = MappingProxyType(
    {one.name: one.filter.label for one in FILTERS if one.name != "words"}
    | {"fragments": "Shown, too", "meaning": "Also found"}
)
"""The fields of a choice that narrow or widen a search beside its words, and what a person calls
them."""
FACETS: Mapping[str, str] = MappingProxyType(
    {one.facet: one.filter.counted for one in FILTERS if one.facet}
)
"""The counts by the values of a filter, and what a person calls them."""
IN_WORDS: Mapping[tuple[str, str | bool], str] = MappingProxyType(
    {
        (one.name, value): words
        for one in FILTERS
        for value, words in (one.filter.values or {}).items()
    }
    | {
        ("fragments", True): "fragments of three words or fewer",
        ("meaning", True): "similar wording",
    }
)
"""What the values that are no words mean."""
OF_ONE_VALUE = tuple(one.name for one in FILTERS if one.facet == one.name and one.name != "speaker")
"""Facets of which nothing is left to choose once one is chosen."""
QUOTATION_MARKS = re.compile(f"[{DOUBLE}]")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter in words, and the parameters of the search without it, if it is chosen, or else with
    it."""

    name: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class Narrower:
    """A filter that may be chosen, and how many quotations are left then."""

    value: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """What may be chosen of one kind."""

    name: str
    narrowers: tuple[Narrower, ...]


def in_words(field: str, value: str | bool) -> str:
    """The value of a field as a person says it."""
    if field == "language":
        return language_name(str(value))
    return IN_WORDS.get((field, value), str(value))


def chosen(choice: Choice) -> tuple[Filter, ...]:
    """The filters that are chosen, each with the search without it."""
    told = choice.model_dump(exclude_defaults=True)
    alone = (
        Filter(name, in_words(field, told[field]), choice.address(**{field: None}))
        for field, name in LABELS.items()
        if field in told and field not in MANY
    )
    return (*alone, *_attributes(choice))


def _attributes(choice: Choice) -> Iterator[Filter]:
    """What is asked for of the speaker, each with the search without it."""
    for one in choice.where:
        name, _, value = one.partition("=")
        yield Filter(
            name,
            value,
            choice.address(where=tuple(other for other in choice.where if other != one)),
        )


def groups(choice: Choice, facets: Facets) -> tuple[Group, ...]:
    """What would narrow the search, by facet; years from the last to the first, all else the most
    frequent first."""
    every = None if facets.at_least else facets.total
    narrowing = {
        facet: [one for one in counts if one.count != every]
        for facet, counts in facets.counts().items()
    }
    found = (
        Group(name, tuple(_narrowers(choice, facet, narrowing[facet])))
        for facet, name in FACETS.items()
    )
    told = (
        Group(name, tuple(_of_attribute(choice, name, counts)))
        for name, counts in facets.attributes.items()
    )
    return tuple(group for group in (*found, *told) if group.narrowers)


def _of_attribute(choice: Choice, name: str, counts: Sequence[Count]) -> Iterator[Narrower]:
    for one in counts:
        where = f"{name}={one.value}"
        if where not in choice.where:
            yield Narrower(str(one.value), choice.address(where=(*choice.where, where)), one.count)


def _narrowers(choice: Choice, facet: str, counts: Sequence[Count]) -> Iterator[Narrower]:
    if facet in OF_ONE_VALUE and getattr(choice, facet) is not None:
        return
    if facet == "year":
        counts = sorted(counts, key=lambda one: str(one.value), reverse=True)
    for one in counts:
        address = choice.address(**_narrowed(choice, facet, one.value))
        if address != choice.address():
            yield Narrower(in_words(facet, one.value), address, one.count)


def _narrowed(choice: Choice, facet: str, value: str | bool) -> dict[str, str | None]:
    """The fields of a choice in which the search for one value differs."""
    if facet == "year":
        year = str(value)
        until = min(
            choice.until or year, year, key=lambda date: f"{date}~"
        )  # within the year, if it is already
        return {"since": max(choice.since or year, year), "until": until}
    if facet == "speaker":
        return {"speaker": f'"{QUOTATION_MARKS.sub(" ", str(value))}"'}
    return {facet: str(value).lower() if isinstance(value, bool) else value}
