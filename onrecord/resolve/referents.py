"""Whom sources stand for, and what has been told so far."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.resolve.entities import Entity
from onrecord.types import Candidate, Kind, Quotation, Span, State


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a source stands for. `name`: where the name stands in the text, `entity` if it is somebody with a name."""

    kind: Kind
    name: Span
    entity: Entity | None = None

    @property
    def who(self) -> object:
        """What is the same for the same speaker."""
        return self.entity or self.name


def named(entity: Entity) -> Referent:
    """The referent that is this entity."""
    return Referent(entity.kind, entity.fullest.untitled, entity)


@dataclass(frozen=True, slots=True)
class Told:
    """A quotation and its speaker, once told; None if nobody is likely to be meant.

    `by`: what the source refers by, "name" if that is a name; `likelihood`: how likely the speaker is the right one;
    `candidates`: who may be meant, where that is no matter of a name.
    """

    quotation: Quotation
    speaker: Referent | None
    by: str = "name"
    state: State = "named"
    likelihood: float = 1.0
    candidates: tuple[Candidate, ...] = ()

    @property
    def end(self) -> int:
        """Where the quotation ends, its cue and source included."""
        return max(span.end for span in (*self.quotation.content, *self.quotation.cue, *self.quotation.source))


class History:
    """The quotations told so far, in the order of the text."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self.attributions: list[Told] = []

    def add(self, attribution: Told) -> None:
        """Take the next quotation."""
        self.attributions.append(attribution)

    def last(self, count: int) -> Iterator[Told]:
        """The last so many, the latest first."""
        return reversed(self.attributions[-count:])

    def speakers(self, count: int) -> list[Referent]:
        """The speakers of the last so many quotations, the latest first, as far as they are known."""
        return [attribution.speaker for attribution in self.last(count) if attribution.speaker]
