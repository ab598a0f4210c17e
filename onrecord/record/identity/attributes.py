"""What files of who is who tell of speakers beside their names: party, gender, born."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.record.identity.speaker_keys import one_number
from onrecord.record.store import sqlite
from onrecord.record.store.schema import QUOTATION, SPEAKER

SEVERAL = ";"
"""Parts the values of one attribute: Labour; Co-operative."""
_TOLD = select(one_number().label("person"), SPEAKER.c.attributes).where(sqlite.has_attributes())


def by_speakers_with(wanted: Mapping[str, str]) -> ColumnElement[bool]:
    """Whether a quotation is by a speaker of whom all these attributes are told, in whatever case."""
    persons = select(SPEAKER.c.id).where(sqlite.has_attributes())
    for name, value in wanted.items():
        persons = persons.where(_is_told(name.casefold(), value.casefold()))
    own = SPEAKER.alias("own")
    return QUOTATION.c.speaker_id.in_(
        select(own.c.id).where(or_(own.c.id.in_(persons), own.c.merged_into.in_(persons)))
    )


def _is_told(name: str, value: str) -> ColumnElement[bool]:
    """Whether a speaker has a value among those of an attribute."""
    each = func.json_each(SPEAKER.c.attributes).table_valued("key", "value")
    values = SEVERAL + func.replace(sqlite.casefold(each.c.value), f"{SEVERAL} ", SEVERAL) + SEVERAL
    return select(each.c.key).where(each.c.key == name, func.instr(values, f"{SEVERAL}{value}{SEVERAL}") > 0).exists()


def counts_by_attribute(connection: Connection, quotations: Sequence[int]) -> dict[str, Counter[str]]:
    """By attribute, how many of these quotations are by speakers who have each value."""
    told: dict[int, Mapping[str, str]] = {row.person: row.attributes for row in connection.execute(_TOLD)}
    if not told:
        return {}
    spoken = (
        select(one_number().label("person"), func.count().label("times"))
        .join_from(QUOTATION, SPEAKER, SPEAKER.c.id == QUOTATION.c.speaker_id)
        .where(QUOTATION.c.id.in_(sqlite.each_of(quotations)))
        .group_by("person")
    )
    found: dict[str, Counter[str]] = {}
    spelt: dict[tuple[str, str], str] = {}
    for row in connection.execute(spoken):
        for name, values in told.get(row.person, {}).items():
            for value in filter(None, map(str.strip, values.split(SEVERAL))):
                first = spelt.setdefault((name, value.casefold()), value)
                found.setdefault(name, Counter())[first] += row.times
    return found
