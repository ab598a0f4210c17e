"""The entry of the record that an added article now has, for whoever added it."""

from dataclasses import dataclass

from onrecord.pipeline import Outcome
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that is on record. `id`: the one just sent; `number`: its number on this record;
    `quotations`: their count; `is_new`: it was just added; `is_version`: it was just added as
    another wording under a URL on record.
    """

    id: str
    title: str | None
    outlet: str | None
    number: int
    quotations: int
    is_new: bool
    is_version: bool


def entry(record: Record, outcome: Outcome) -> Entry | None:
    """The entry of an article that was sent; None if it is not on record."""
    document = outcome.document
    number = record.number(document) if document and not outcome.failure else None
    if document is None or number is None:
        return None
    reading = outcome.reading or record.reading(number)
    quotations = len(reading.quotations) if reading else 0
    is_version = outcome.fate == "version"
    return Entry(
        document.id, document.title, document.outlet, number, quotations, outcome.is_new, is_version
    )
