"""The filters of a search: those that are chosen, to be taken away, and those that would narrow it, to be chosen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.language import name_of as language_name
from onrecord.record import Count, Facets
from onrecord.serve.choosing import Choice
from onrecord.text.marks import DOUBLE

FILTERS = MappingProxyType(
    {
        "speaker": "Who",
        "outlet": "Outlet",
        "language": "Language",
        "since": "Published from",
        "until": "Published until",
        "kind": "Kind of speaker",
        "state": "Speaker known",
        "role": "Role",
        "where": "Told of the speaker",
        "addressee": "Told to",
        "type": "Type",
        "mode": "Said, written or thought",
        "venue": "Where",
        "denies": "Denials",
        "asserted": "Said or not",
        "said_since": "Said from",
        "said_until": "Said until",
        "fragments": "Shown, too",
        "meaning": "Also found",
    }
)
"""The fields of a choice that narrow or widen a search beside its words, and what a person calls them."""
FACETS = MappingProxyType(
    {
        "speaker": "Who said it",
        "outlet": "Outlet",
        "year": "Year published",
        "kind": "Kind of speaker",
        "state": "How the speaker is known",
        "type": "Type",
        "mode": "Said, written or thought",
        "denies": "Denials",
        "language": "Language",
    }
)
IN_WORDS: Mapping[tuple[str, str | bool], str] = MappingProxyType(
    {
        ("denies", True): "only denials",
        ("denies", False): "no denials",
        ("fragments", True): "fragments of three words or fewer",
        ("asserted", True): "said",
        ("asserted", False): "not said, the article says",
        ("meaning", True): "similar wording",
        ("state", "named"): "named beside the words",
        ("state", "inferred"): "inferred",
        ("state", "open"): "open who it is",
    }
)
"""What the values that are no words mean."""
OF_ONE_VALUE = ("outlet", "language", "kind", "state", "type", "mode", "denies")
"""Facets of which nothing is left to choose once one is chosen."""
QUOTATION_MARKS = re.compile(f"[{DOUBLE}]")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter in words, and the parameters of the search without it, if it is chosen, or else with it."""

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
    return str(value).replace("_", " ") if field == "kind" else IN_WORDS.get((field, value), str(value))


def chosen(choice: Choice) -> tuple[Filter, ...]:
    """The filters that are chosen, each with the search without it."""
    told = choice.model_dump(exclude_defaults=True)
    alone = (
        Filter(name, in_words(field, told[field]), choice.address(**{field: None}))
        for field, name in FILTERS.items()
        if field in told and field != "where"
    )
    return (*alone, *_attributes(choice))


def _attributes(choice: Choice) -> Iterator[Filter]:
    """What is asked for of the speaker, each with the search without it."""
    for one in choice.where:
        name, _, value = one.partition("=")
        yield Filter(name, value, choice.address(where=tuple(other for other in choice.where if other != one)))


def groups(choice: Choice, facets: Facets) -> tuple[Group, ...]:
    """What would narrow the search, by facet; years from the last to the first, all else the most frequent first."""
    every = None if facets.at_least else facets.total
    narrowing = {facet: [one for one in counts if one.count != every] for facet, counts in facets.counts().items()}
    found = (Group(name, tuple(_narrowers(choice, facet, narrowing[facet]))) for facet, name in FACETS.items())
    told = (Group(name, tuple(_of_attribute(choice, name, counts))) for name, counts in facets.attributes.items())
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
        until = min(choice.until or year, year, key=lambda date: f"{date}~")  # within the year, if it is already
        return {"since": max(choice.since or year, year), "until": until}
    if facet == "speaker":
        return {"speaker": f'"{QUOTATION_MARKS.sub(" ", str(value))}"'}
    return {facet: str(value).lower() if isinstance(value, bool) else value}
