"""What became of an article that was to be added, for who sees it: the entry of the record that it now has."""

from dataclasses import dataclass

from onrecord.pipeline import Outcome
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that is on record. `id` as it was given now; `number`: its own on this record; `quotations`: how many;
    `is_new`: it was just added, and `is_version`: while another wording of it stood under its URL.
    """

    id: str
    title: str | None
    outlet: str | None
    number: int
    quotations: int
    is_new: bool
    is_version: bool


def entry(record: Record, outcome: Outcome) -> Entry | None:
    """The entry of an article that was given; None if it is not on record."""
    document = outcome.document
    number = record.number(document) if document and not outcome.failure else None
    if document is None or number is None:
        return None
    reading = outcome.reading or record.reading(number)
    quotations = len(reading.quotations) if reading else 0
    is_version = outcome.fate == "version"
    return Entry(document.id, document.title, document.outlet, number, quotations, outcome.is_new, is_version)
