"""Who is who, from a file, onto the record: later additions join whom it names. It may be read again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import Text, cast, func, or_, select, update

from onrecord.errors import RecordError
from onrecord.record.identity.authority_file import Entry
from onrecord.record.identity.by_hand import name_also, several
from onrecord.record.identity.identities import Identity, identities, identity
from onrecord.record.identity.people import bearing, heads
from onrecord.record.identity.speaker_keys import is_of_kind, one_number, put
from onrecord.record.store.schema import SPEAKER
from onrecord.record.store.session import Session

Catalogued = dict[tuple[str, str], int]
"""The speakers by catalogue and number."""
MOST_NAMESAKES = 50
"""Entries of one name that are compared."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What a row of a file joined: `who` was on record, as the entry's `name` is or by the number `by` of a catalogue;
    or `other` was another speaker there, who is now one with them."""

    where: str
    name: str
    who: Identity
    by: str | None = None
    other: Identity | None = None

    @property
    def is_merger(self) -> bool:
        """Whether two names on record, or one on record and one of the file, are one person's only by the file."""
        return self.by is not None or self.other is not None

    def __str__(self) -> str:
        if self.other:
            return f"{self.where}: {self.other} becomes one with {self.who}: {self.name!r} is told as another name"
        by = f"by {self.by}" if self.by else "by the name"
        return f"{self.where}: {self.name} is {self.who}, {by}"

    def to_json(self) -> dict[str, Any]:
        """What was joined as a JSON object."""
        other = self.other.to_json() if self.other else None
        return {"where": self.where, "name": self.name, "who": self.who.to_json(), "by": self.by, "other": other}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: how many were on record, are on record newly, how many other names were told of them, the
    rows and names that were left out, and why; and each speaker on record whom a row joined."""

    known: int
    new: int
    aliases: int
    failures: tuple[RecordError, ...]
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom on record an entry is about, and the number in a catalogue that tells it, if one does."""

    person: int
    by: str | None = None


def import_entries(session: Session, entries: Iterable[Entry | RecordError]) -> Imported:
    """Puts entries on record, those that can be."""
    read_well, failures = _sorted_out(entries)
    unclear, catalogued = _aliases_of_several(read_well), _catalogued(session)
    joined: list[Joined] = []
    known = new = aliases = 0
    for entry in read_well:
        try:
            found = _find(session, entry, catalogued)
        except RecordError as error:
            failures.append(_at(entry, error))
            continue
        known, new = known + (found is not None), new + (found is None)
        joined += [Joined(entry.where, entry.name, _who(session, found.person), found.by)] if found else []
        number = _kept(session, entry, found.person if found else None)
        catalogued |= dict.fromkeys(entry.ids.items(), number)
        told = _other_names(session, entry, number)
        tried = [_named_also(session, entry, number, name, unclear) for name in told]
        wrong = [one for one in tried if isinstance(one, RecordError)]
        failures += wrong
        joined += [one for one in tried if isinstance(one, Joined)]
        aliases += len(told) - len(wrong)
    return Imported(known, new, aliases, tuple(failures), tuple(joined))


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
    shared = _shared_numbers(good)
    failures += [shared[one.where] for one in good if one.where in shared]
    return [one for one in good if one.where not in shared], failures


def _shared_numbers(entries: Sequence[Entry]) -> dict[str, RecordError]:
    """Why rows cannot be used, by where they stand, whose number in a catalogue other rows give to quite other names:
    that is the number of a party or a place."""
    first: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for item in entry.ids.items():
            first[item].append(entry)
    found: dict[str, RecordError] = {}
    for (catalogue, number), each in first.items():
        if len(each) > 1 and not set.intersection(*(set(_words(one)) for one in each)):
            problem = f"got {catalogue} {number!r} of {each[0].name!r} and of {each[1].name!r}, expected it of one"
            error = f"{problem}: if it is no number of a person's own, call the column otherwise"
            found |= {one.where: _at(one, RecordError(error)) for one in each}
    return found


def _words(entry: Entry) -> Iterable[str]:
    return (word for name in (entry.name, *entry.aliases) for word in entry.key_of(name)[1].split())


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


def _catalogued(session: Session) -> Catalogued:
    """Who is on record with a number in a catalogue."""
    wanted = select(one_number().label("person"), SPEAKER.c.ids).where(
        func.length(cast(SPEAKER.c.ids, Text)) > len("{}")
    )
    return {item: row.person for row in session.execute(wanted) for item in row.ids.items()}


def _find(session: Session, entry: Entry, catalogued: Catalogued) -> _Found | None:
    """Whom on record an entry is about: who has its number in a catalogue, or else its name; None if nobody.

    Raises:
        RecordError: it may be about several, or about somebody who has another number there.
    """
    told = {catalogued[item]: item for item in entry.ids.items() if item in catalogued}
    persons = set(heads(session, told).values())
    if not persons:
        numbers = bearing(session, entry.name)
        rows = session.execute(select(SPEAKER).where(SPEAKER.c.id.in_(numbers))).all()
        fitting = [
            row.id
            for row in rows
            if is_of_kind(row.kind, entry.kind or row.kind)
            and (entry.field is None or row.field is None or row.field == entry.field)
        ]
        persons = set(heads(session, fitting).values())
    if len(persons) > 1:
        raise several(session, entry.name, persons)
    if not persons:
        return None
    [person] = persons
    ids: dict[str, str] = session.execute(select(SPEAKER.c.ids).where(SPEAKER.c.id == person)).scalar_one()
    for name, value in entry.ids.items():
        if ids.get(name, value) != value:
            raise RecordError(
                f"got {name} {value!r} of {identity(session, person)}, who is on record with {ids[name]!r}: "
                "correct it, or give a role that tells two of one name apart"
            )
    by = next((f"{catalogue} {number}" for catalogue, number in told.values()), None)
    return _Found(person, None if by and entry.name == _name(session, person) else by)


def _name(session: Session, person: int) -> str:
    name: str = session.execute(select(SPEAKER.c.name).where(SPEAKER.c.id == person)).scalar_one()
    return name


def _kept(session: Session, entry: Entry, number: int | None) -> int:
    """The number of whom the entry is about, who is now on record with what it tells."""
    if number is None:
        number = put(session, entry.name, entry.kind or "person", entry.field)
    one = SPEAKER.c.id == number
    row = session.execute(select(SPEAKER.c.ids, SPEAKER.c.attributes, SPEAKER.c.field).where(one)).one()
    told = {
        "ids": {**row.ids, **entry.ids},
        "attributes": {**row.attributes, **entry.attributes},
        "field": row.field or entry.field,
    }
    session.execute(update(SPEAKER).where(one).values(told))
    return number


def _other_names(session: Session, entry: Entry, number: int) -> tuple[str, ...]:
    """The entry's other names; its name, too, if it was found by its number in a catalogue and is called otherwise."""
    known = number in heads(session, bearing(session, entry.name)).values()
    names = {entry.key_of(name): name for name in (entry.name, *entry.aliases)}
    if known:
        del names[entry.key_of(entry.name)]
    return tuple(names.values())


def _named_also(
    session: Session, entry: Entry, number: int, name: str, unclear: set[tuple[bool, str]]
) -> RecordError | Joined | None:
    """Makes another name that of a speaker; whom that joined, if anybody quoted on record, or why it cannot be."""
    try:
        if entry.key_of(name) in unclear:
            raise RecordError(f"got {name!r} as a name of two, expected it of one: it was left out of both")
        others = set(heads(session, bearing(session, name)).values()) - {number}
        before = [
            one for one in identities(session, others, described=False) if is_of_kind(one.kind, entry.kind or "person")
        ]
        name_also(session, number, name)
    except RecordError as error:
        return _at(entry, error)
    return Joined(entry.where, name, _who(session, number), None, before[0]) if before else None


def _who(session: Session, number: int) -> Identity:
    [found] = identities(session, [number], described=False)
    return found


def exported(session: Session) -> Iterator[dict[str, Any]]:
    """Who is who as files and people told it, a row each, in the form that can be imported."""
    others: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(select(SPEAKER.c.merged_into, SPEAKER.c.name).where(SPEAKER.c.merged_into > 0)):
        others[row.merged_into].append(row.name)
    told = or_(SPEAKER.c.id.in_(others), *(cast(SPEAKER.c[name], Text) != "{}" for name in ("ids", "attributes")))
    for row in session.execute(select(SPEAKER).where(told, SPEAKER.c.merged_into.is_(None)).order_by(SPEAKER.c.id)):
        aliases = [name for name in dict.fromkeys(others[row.id]) if name != row.name]
        told_of = {"ids": dict(row.ids), "attributes": dict(row.attributes)}
        yield {"name": row.name, "aliases": aliases, "kind": row.kind, **told_of}


def _at(entry: Entry, error: RecordError) -> RecordError:
    return RecordError(f"{entry.where}: {error}")
