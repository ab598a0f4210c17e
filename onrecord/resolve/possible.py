"""The possible speakers of a quotation whose source is no name: people named or described
nearby, the words of the source themselves, or nobody."""

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
"""Characters that somebody may stand farther off for each time that the article names him; up to
ten times."""
BEFORE = 8
"""Quotations back in which somebody described is looked for."""
DESCRIBED = 4
"""People described before who are compared."""

As = Literal["named", "described", "written", "nobody"]


@dataclass(frozen=True, slots=True)
class Possible:
    """A possible speaker: named or described elsewhere, described by the source itself, or
    nobody."""

    how: As
    referent: Referent | None = None

    def printed(self, text: str) -> str:
        """The speaker's name or description as the text has it; empty for nobody."""
        return as_printed(self.referent.name, text) if self.referent else ""

    @property
    def entity(self) -> Entity | None:
        """The named entity; None for others."""
        return self.referent.entity if self.referent else None


NOBODY = Possible("nobody")


def possible_speakers(
    reference: Reference, offset: int, around: Surroundings, history: History, holder: Told | None
) -> list[Possible]:
    """All possible speakers for a reference at an offset, nobody last. Their number does not grow
    with the text.

    `holder`: the quotation whose content contains the offset.
    """
    text = around.text
    if reference.by == "label" and (
        "A" not in text[slice(*reference.span or (0, 0))] or not around.guest
    ):
        return [NOBODY]  # who asks the questions of an interview is not told
    out = excluded(reference, around, holder)
    if (only := only_one(reference, around)) and only not in out:
        return [Possible("named", named(only)), NOBODY]
    people = [
        entity
        for entity in _entities(offset, around)
        if entity not in out and not is_of_another_kind(entity, reference)
    ]
    people = [person for person in people if not is_mere_noun(person, around)]
    if belongs_to_somebody(reference, around.article):
        people = [person for person in people if _is_said_to_be(person, reference.head, around)]
    candidates = [Possible("named", named(person)) for person in people]
    described = dict.fromkeys(_described(reference, around, history))
    candidates += [Possible("described", referent) for referent in described]
    if reference.by in DESCRIPTIONS and reference.span is not None:
        candidates.append(Possible("written", unnamed(around.article, reference)))
    return [*candidates, NOBODY]


def _is_said_to_be(entity: Entity, head: str, around: Surroundings) -> bool:
    return any(head in role.heads for role in around.article.roles.get(entity, ()))


def _entities(offset: int, around: Surroundings) -> list[Entity]:
    near = around.article.names_in(Span(max(0, offset - REACH), offset + REACH))
    every = list(
        dict.fromkeys([*(around.article.entity[name] for name in near), *around.named_most])
    )
    if len(every) <= MOST:
        return every
    return sorted(
        every, key=lambda entity: _distance(entity, offset) - EACH * min(len(entity.mentions), 10)
    )[:MOST]


def _distance(entity: Entity, offset: int) -> int:
    number = bisect_left(entity.mentions, offset, key=lambda name: name.span.start)
    return min(
        abs(offset - name.span.start) for name in entity.mentions[max(0, number - 1) : number + 1]
    )


def _described(reference: Reference, around: Surroundings, history: History) -> Iterator[Referent]:
    """Speakers without a name: earlier unnamed speakers, two people named together for `they`,
    and the person described right before `who`."""
    before = [
        attribution.speaker
        for attribution in history.last(BEFORE)
        if attribution.speaker and attribution.speaker.entity is None
    ]
    before = [referent for referent in before if not is_no_person(referent.kind, reference)]
    seen: set[str] = set()
    for referent in before:
        words = as_printed(referent.name, around.text)
        is_same_noun = (
            bool(reference.head) and words.lower() == reference.head
        )  # as in the headline: Club denies
        if words not in seen and not is_same_noun and len(seen) < DESCRIBED:
            seen.add(words)
            yield referent
    if reference.span is not None and reference.by == "who":
        antecedent = before_relative(around.article, reference.span.start)
        if antecedent is not None:
            yield antecedent
    if reference.span is not None and reference.by in (THEY, "several"):
        two = pair(around.article, reference.span.start)
        if two is not None:
            yield two
