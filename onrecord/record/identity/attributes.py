"""Attributes of speakers that authority files give beside their names: party, gender, date of
birth."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from onrecord.record.identity.speaker_keys import one_number
from onrecord.record.store.schema import QUOTATION, SPEAKER
from onrecord.record.store.session import Session

SEVERAL = ";"
"""Parts the values of one attribute: Labour; Co-operative."""


def by_speakers_with(session: Session, attributes: Mapping[str, str]) -> ColumnElement[bool]:
    """Whether a quotation is by a speaker who has all these attributes; case does not matter."""
    persons = select(SPEAKER.c.id).where(session.sql.has_attributes())
    for name, value in attributes.items():
        has_value = session.sql.has_attribute(
            SPEAKER.c.attributes, name.casefold(), value.casefold(), SEVERAL
        )
        persons = persons.where(has_value)
    speaker = SPEAKER.alias("own")
    return QUOTATION.c.speaker_id.in_(
        select(speaker.c.id).where(
            or_(speaker.c.id.in_(persons), speaker.c.merged_into.in_(persons))
        )
    )


def counts_by_attribute(session: Session, quotations: Sequence[int]) -> dict[str, Counter[str]]:
    """For each attribute, how many of these quotations are by speakers who have each value."""
    attributes: dict[int, Mapping[str, str]] = {
        row.person: row.attributes for row in session.execute(_with_attributes(session))
    }
    if not attributes:
        return {}
    spoken = (
        select(one_number().label("person"), func.count().label("times"))
        .join_from(QUOTATION, SPEAKER, SPEAKER.c.id == QUOTATION.c.speaker_id)
        .where(QUOTATION.c.id.in_(session.sql.each_of(quotations)))
        .group_by("person")
    )
    counts: dict[str, Counter[str]] = {}
    spelt: dict[tuple[str, str], str] = {}
    for row in session.execute(spoken):
        for name, values in attributes.get(row.person, {}).items():
            for value in filter(None, map(str.strip, values.split(SEVERAL))):
                first = spelt.setdefault((name, value.casefold()), value)
                counts.setdefault(name, Counter())[first] += row.times
    return counts


def _with_attributes(session: Session) -> Select[Any]:
    """The persons who have attributes, with their attributes."""
    speakers = select(one_number().label("person"), SPEAKER.c.attributes)
    return speakers.where(session.sql.has_attributes())
