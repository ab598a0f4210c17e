"""The speakers that sources stand for, and the quotations resolved so far."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.resolve.entities import Entity
from onrecord.types import Candidate, Kind, Quotation, Span, State


@dataclass(frozen=True, slots=True)
class Referent:
    """The person, body or document that a source stands for.

    `name`: the span of the name in the text; `entity`: the named entity, None for others.
    """

    kind: Kind
    name: Span
    entity: Entity | None = None

    @property
    def who(self) -> object:
        """A value that is equal for the same speaker."""
        return self.entity or self.name


def named(entity: Entity) -> Referent:
    """The referent for an entity."""
    return Referent(entity.kind, entity.fullest.untitled, entity)


@dataclass(frozen=True, slots=True)
class Told:
    """A quotation with its speaker; None if nobody is likely to be meant.

    `by`: the kind of reference, "name" if the source is a name; `likelihood`: how likely the
    speaker is the right one; `candidates`: the possible speakers, where the source is no name.
    """

    quotation: Quotation
    speaker: Referent | None
    by: str = "name"
    state: State = "named"
    likelihood: float = 1.0
    candidates: tuple[Candidate, ...] = ()

    @property
    def end(self) -> int:
        """The end of the quotation, with its cue and source."""
        return max(
            span.end
            for span in (*self.quotation.content, *self.quotation.cue, *self.quotation.source)
        )


class History:
    """The quotations resolved so far, in the order of the text."""

    def __init__(self) -> None:
        """Begin with no quotations."""
        self.attributions: list[Told] = []

    def add(self, attribution: Told) -> None:
        """Add the next quotation."""
        self.attributions.append(attribution)

    def last(self, count: int) -> Iterator[Told]:
        """The last `count` quotations, the latest first."""
        return reversed(self.attributions[-count:])

    def speakers(self, count: int) -> list[Referent]:
        """The known speakers of the last `count` quotations, the latest first."""
        return [attribution.speaker for attribution in self.last(count) if attribution.speaker]
