"""A source whose speaker is looked for, and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.language.english.pronouns import HE, IT, SHE, THEY
from onrecord.resolve.entities import Entity, role_gender
from onrecord.resolve.possible import Possible
from onrecord.resolve.references import Reference
from onrecord.resolve.referents import Referent, Told
from onrecord.resolve.surroundings import Surroundings
from onrecord.types import Quotation

LOOKED_BACK = 8
"""Quotations back of which the speakers count."""


@dataclass(frozen=True)
class Case:
    """A quotation whose speaker is sought.

    `offset`: the start of its reference, or of its content if there is none; `history`: the
    quotations before; `holder`: the quotation that contains it; `ahead`: the entity named by the
    source of one of the next quotations, and the offset of that source.
    """

    quotation: Quotation
    reference: Reference
    offset: int
    history: Sequence[Told]
    holder: Told | None
    ahead: tuple[Entity, int] | None
    around: Surroundings

    @cached_property
    def spoke(self) -> list[object]:
        """The speakers of the last quotations, the latest first."""
        return [
            identity_of(attribution.speaker)
            for attribution in reversed(self.history[-LOOKED_BACK:])
        ]

    @cached_property
    def gender(self) -> str:
        """The gender that the reference implies; empty if none."""
        if self.reference.by in (HE, SHE, IT, THEY):
            return self.reference.by
        return role_gender([self.reference.head]) if self.reference.head else ""

    def fits(self, candidate: Possible) -> bool:
        """Whether a candidate's kind and gender agree with the reference."""
        entity, by = candidate.entity, self.reference.by
        if entity is None:
            return False
        if self.gender in (HE, SHE):
            return entity.kind == "person" and entity.gender in ("", self.gender)
        if by in (IT, "organization"):
            return entity.kind != "person"
        return entity.kind == "person" if by in ("person", "I", "you") else True


def identity_of(referent: Referent | None) -> object:
    """The identity of a speaker, equal for the same speaker; None for nobody."""
    return referent.who if referent else None
