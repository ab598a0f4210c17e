"""Who may be meant by words that are no name: those named around, those described before, the words' own, nobody."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.language.english.pronouns import THEY
from onrecord.resolve.certain import (
    belongs_to_somebody,
    excluded,
    is_mere_noun,
    is_no_person,
    is_of_another_kind,
    only_one,
)
from onrecord.resolve.descriptions import before_relative, pair, unnamed
from onrecord.resolve.entities import Entity
from onrecord.resolve.references import DESCRIPTIONS, Reference
from onrecord.resolve.referents import History, Referent, Told, named
from onrecord.resolve.surroundings import Surroundings
from onrecord.text.wrapping import as_printed
from onrecord.types import Span

REACH = 6000
"""Characters before and behind in which somebody is looked for."""
MOST = 24
"""People and organizations that are compared; of more, the nearest and those named most."""
EACH = 200
"""Characters that somebody may stand farther off for each time that the article names him; up to ten times."""
BEFORE = 8
"""Quotations back in which somebody described is looked for."""
DESCRIBED = 4
"""People described before who are compared."""

As = Literal["named", "described", "written", "nobody"]


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody who may be meant: named or described elsewhere, whom the words themselves describe, or nobody."""

    how: As
    referent: Referent | None = None

    def printed(self, text: str) -> str:
        """His name or description as the text has it; empty for nobody."""
        return as_printed(self.referent.name, text) if self.referent else ""

    @property
    def entity(self) -> Entity | None:
        """Who it is, if the article has a name for him."""
        return self.referent.entity if self.referent else None


NOBODY = Possible("nobody")


def possible_speakers(
    reference: Reference, place: int, around: Surroundings, history: History, holder: Told | None
) -> list[Possible]:
    """All who may be meant by what stands at a place, nobody last. A number of them that does not grow with the text.

    `holder`: the quotation in whose content the place lies.
    """
    text = around.text
    if reference.by == "label" and ("A" not in text[slice(*reference.span or (0, 0))] or not around.guest):
        return [NOBODY]  # who asks the questions of an interview is not told
    out = excluded(reference, around, holder)
    if (only := only_one(reference, around)) and only not in out:
        return [Possible("named", named(only)), NOBODY]
    people = [one for one in _entities(place, around) if one not in out and not is_of_another_kind(one, reference)]
    people = [one for one in people if not is_mere_noun(one, around)]
    if belongs_to_somebody(reference, around.article):
        people = [one for one in people if _is_said_to_be(one, reference.head, around)]
    found = [Possible("named", named(one)) for one in people]
    described = dict.fromkeys(_described(reference, around, history))
    found += [Possible("described", one) for one in described]
    if reference.by in DESCRIPTIONS and reference.span is not None:
        found.append(Possible("written", unnamed(around.article, reference)))
    return [*found, NOBODY]


def _is_said_to_be(entity: Entity, head: str, around: Surroundings) -> bool:
    return any(head in role.heads for role in around.article.roles.get(entity, ()))


def _entities(place: int, around: Surroundings) -> list[Entity]:
    near = around.article.names_in(Span(max(0, place - REACH), place + REACH))
    every = list(dict.fromkeys([*(around.article.entity[name] for name in near), *around.named_most]))
    if len(every) <= MOST:
        return every
    return sorted(every, key=lambda one: _distance(one, place) - EACH * min(len(one.mentions), 10))[:MOST]


def _distance(entity: Entity, place: int) -> int:
    number = bisect_left(entity.mentions, place, key=lambda name: name.span.start)
    return min(abs(place - name.span.start) for name in entity.mentions[max(0, number - 1) : number + 1])


def _described(reference: Reference, around: Surroundings, history: History) -> Iterator[Referent]:
    """Whoever without a name spoke before; two named together, for them; who is described right before, for who."""
    before = [told.speaker for told in history.last(BEFORE) if told.speaker and told.speaker.entity is None]
    before = [one for one in before if not is_no_person(one.kind, reference)]
    seen: set[str] = set()
    for one in before:
        words = as_printed(one.name, around.text)
        is_same_noun = bool(reference.head) and words.lower() == reference.head  # as in the headline: Club denies
        if words not in seen and not is_same_noun and len(seen) < DESCRIBED:
            seen.add(words)
            yield one
    if reference.span is not None and reference.by == "who":
        own = before_relative(around.article, reference.span.start)
        if own is not None:
            yield own
    if reference.span is not None and reference.by in (THEY, "several"):
        two = pair(around.article, reference.span.start)
        if two is not None:
            yield two
