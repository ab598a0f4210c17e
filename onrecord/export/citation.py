"""A quotation as it may be cited: its words, the speaker as the article has it, outlet, date and
address.

The citation says what a reader must know: that the words are the reporter's, that the speaker is
inferred or open, that the article says that this was not said.
"""

import re
from typing import Protocol

from onrecord.export.attribution import NO_SOURCE, listed, others, state_in_words
from onrecord.export.identifiers import is_web_address
from onrecord.types import Quotation

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DATE = re.compile(r"\s*([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?![0-9-])")
INDIRECT = "reported, not word for word"
NOT_SAID = "the article says that this was not said"


class Cited(Protocol):
    """The article that a quotation is cited from, or its heading on record."""

    @property
    def id(self) -> str:
        """What it is called, if it has no title."""

    @property
    def title(self) -> str | None:
        """Its headline."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""

    @property
    def published(self) -> str | None:
        """When."""

    @property
    def url(self) -> str | None:
        """Where."""


def citation(quotation: Quotation, content: str, source: str, document: Cited) -> str:
    """The citation, in one line: Marn [Ilse Marn]: “We will not close it,” (Varn Courier, 4 March
    2026, https://…)"""
    notes = [INDIRECT] if quotation.type == "indirect" else []
    notes += [] if quotation.asserted else [NOT_SAID]
    notes += [f"as told by {relay.name}" for relay in quotation.relayed_by]
    noted = f" [{'; '.join(notes)}]" if notes else ""
    parts = (
        document.outlet or document.title,
        day_for_people(document.published),
        _address(document),
    )
    where = ", ".join(filter(None, parts))
    cited = f"{_speaker(quotation, source)}: {content}{noted}"
    return " ".join((f"{cited} ({where})" if where else cited).split())


def day_for_people(published: str | None) -> str | None:
    """The day, month or year of an ISO 8601 date: 16 September 2024; anything else unchanged."""
    match = DATE.match(published or "")
    if not match:
        return published
    year, month, day = match.groups()
    parts = (str(int(day)) if day else None, MONTHS[int(month) - 1] if month else None, year)
    return " ".join(filter(None, parts))


def _speaker(quotation: Quotation, source: str) -> str:
    """The source as written and, in brackets, what onrecord adds."""
    written = source.strip().rstrip(",") or NO_SOURCE
    name = quotation.speaker_name
    state = state_in_words(quotation)
    if quotation.speaker_state == "named" and name:
        return written if name.casefold() in written.casefold() else f"{written} [{name}]"
    if quotation.speaker_state == "inferred":
        alternatives = f"; or {listed(others(quotation))}" if others(quotation) else ""
        return f"{written} [{name}, {state}{alternatives}]"
    return f"{written} [{state}]"


def _address(document: Cited) -> str | None:
    return document.url if is_web_address(document.url) else None
