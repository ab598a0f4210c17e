"""Who is who, from a file, onto the record: later additions join whom it names. It may be read again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, Text, cast, func, select, update

from onrecord.errors import RecordError
from onrecord.record.authority_file import Entry
from onrecord.record.hand import identity, name_also, several
from onrecord.record.people import bearing, heads, is_of_kind, one_number, put
from onrecord.record.schema import SPEAKER

Catalogued = dict[tuple[str, str], int]
"""The speakers by catalogue and number."""
MOST_NAMESAKES = 50
"""Entries of one name that are compared."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: how many were on record, are on record newly, how many other names were told of them, and
    the rows and names that were left out, and why."""

    known: int
    new: int
    aliases: int
    failures: tuple[RecordError, ...]


def import_entries(connection: Connection, entries: Iterable[Entry | RecordError]) -> Imported:
    """Puts entries on record, those that can be."""
    read_well, failures = _sorted_out(entries)
    unclear, catalogued = _aliases_of_several(read_well), _catalogued(connection)
    known = new = aliases = 0
    for entry in read_well:
        try:
            found = _find(connection, entry, catalogued)
        except RecordError as error:
            failures.append(_at(entry, error))
            continue
        known, new = known + (found is not None), new + (found is None)
        number = _kept(connection, entry, found)
        catalogued |= dict.fromkeys(entry.ids.items(), number)
        told = _other_names(connection, entry, number)
        tried = (_named_also(connection, entry, number, name, unclear) for name in told)
        wrong = [failure for failure in tried if failure]
        failures += wrong
        aliases += len(told) - len(wrong)
    return Imported(known, new, aliases, tuple(failures))


def _sorted_out(entries: Iterable[Entry | RecordError]) -> tuple[list[Entry], list[RecordError]]:
    """The entries that can be told apart, and why the others cannot be used."""
    failures: list[RecordError] = []
    namesakes: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, RecordError):
            failures.append(entry)
        else:
            namesakes[entry.key_of(entry.name)].append(entry)
    good: list[Entry] = []
    for each in namesakes.values():
        if mixed := next((pair for pair in combinations(each[:MOST_NAMESAKES], 2) if _mixed(*pair)), None):
            problem = f"{mixed[0].where} and {mixed[1].where} are two of the name {mixed[0].name!r}"
            remedy = "expected a role that tells them apart (a striker, a senator): all of the name were left out"
            failures.append(RecordError(f"{problem}, {remedy}"))
        else:
            good += each
    return good, failures


def _mixed(one: Entry, other: Entry) -> bool:
    """Whether two entries of one name are two persons that nothing in the record would tell apart."""
    two = any(one.ids[name] != other.ids[name] for name in one.ids.keys() & other.ids.keys())
    return two and (one.field is None or other.field is None or one.field == other.field)


def _aliases_of_several(entries: Sequence[Entry]) -> set[tuple[bool, str]]:
    """The keys of the other names that several entries have, or that are the name of another."""
    owners: dict[tuple[bool, str], set[object]] = defaultdict(set)
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            owners[entry.key_of(name)].add((entry.key_of(entry.name), entry.field))
    return {key for key, each in owners.items() if len(each) > 1}


def _catalogued(connection: Connection) -> Catalogued:
    """Who is on record with a number in a catalogue."""
    wanted = select(one_number().label("person"), SPEAKER.c.ids).where(
        func.length(cast(SPEAKER.c.ids, Text)) > len("{}")
    )
    return {item: row.person for row in connection.execute(wanted) for item in row.ids.items()}


def _find(connection: Connection, entry: Entry, catalogued: Catalogued) -> int | None:
    """Whom on record an entry is about: who has its number in a catalogue, or else its name; None if nobody.

    Raises:
        RecordError: it may be about several, or about somebody who has another number there.
    """
    persons = set(heads(connection, [catalogued[item] for item in entry.ids.items() if item in catalogued]).values())
    if not persons:
        numbers = bearing(connection, entry.name)
        rows = connection.execute(select(SPEAKER).where(SPEAKER.c.id.in_(numbers))).all()
        fitting = [
            row.id
            for row in rows
            if is_of_kind(row.kind, entry.kind or row.kind)
            and (entry.field is None or row.field is None or row.field == entry.field)
        ]
        persons = set(heads(connection, fitting).values())
    if len(persons) > 1:
        raise several(connection, entry.name, persons)
    if not persons:
        return None
    [person] = persons
    ids: dict[str, str] = connection.execute(select(SPEAKER.c.ids).where(SPEAKER.c.id == person)).scalar_one()
    for name, value in entry.ids.items():
        if ids.get(name, value) != value:
            raise RecordError(
                f"got {name} {value!r} of {identity(connection, person)}, who is on record with {ids[name]!r}: "
                "correct it, or give a role that tells two of one name apart"
            )
    return person


def _kept(connection: Connection, entry: Entry, number: int | None) -> int:
    """The number of whom the entry is about, who is now on record with what it tells."""
    if number is None:
        number = put(connection, entry.name, entry.kind or "person", entry.field)
    one = SPEAKER.c.id == number
    row = connection.execute(select(SPEAKER.c.ids, SPEAKER.c.field).where(one)).one()
    told = {"ids": {**row.ids, **entry.ids}, "field": row.field or entry.field}
    connection.execute(update(SPEAKER).where(one).values(told))
    return number


def _other_names(connection: Connection, entry: Entry, number: int) -> tuple[str, ...]:
    """The entry's other names; its name, too, if it was found by its number in a catalogue and is called otherwise."""
    known = number in heads(connection, bearing(connection, entry.name)).values()
    names = {entry.key_of(name): name for name in (entry.name, *entry.aliases)}
    if known:
        del names[entry.key_of(entry.name)]
    return tuple(names.values())


def _named_also(
    connection: Connection, entry: Entry, number: int, name: str, unclear: set[tuple[bool, str]]
) -> RecordError | None:
    """Makes another name that of a speaker; why it cannot be, if not."""
    try:
        if entry.key_of(name) in unclear:
            raise RecordError(f"got {name!r} as a name of two, expected it of one: it was left out of both")
        name_also(connection, number, name)
    except RecordError as error:
        return _at(entry, error)
    return None


def _at(entry: Entry, error: RecordError) -> RecordError:
    return RecordError(f"{entry.where}: {error}")
