"""Puts the names of an authority file on record, so that later documents are attributed to the
people it names. The same file may be imported again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import Text, cast, func, or_, select, update

from onrecord.errors import RecordError
from onrecord.forms import Form
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
class Joined(Form):
    """What a row of a file joined. `who` was on record under the entry's `name`, or under the
    number `by` in a catalogue; `other` was another speaker on record and is now merged into `who`.
    """

    where: str
    name: str
    who: Identity
    by: str | None = None
    other: Identity | None = None

    @property
    def is_merger(self) -> bool:
        """Whether only the file shows that two names are one person's: two names on record, or one
        on record and one of the file."""
        return self.by is not None or self.other is not None

    def __str__(self) -> str:
        if self.other:
            return f"{self.where}: {self.other} becomes one with {self.who}: {self.name!r} is told as another name"
        by = f"by {self.by}" if self.by else "by the name"
        return f"{self.where}: {self.name} is {self.who}, {by}"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of importing a file: how many of its speakers were `known`, how many are `new`, how
    many aliases were added, why rows and names were left out, and which speakers on record a row
    `joined`."""

    known: int
    new: int
    aliases: int
    failures: tuple[RecordError, ...]
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """The speaker on record whom an entry is about, and the catalogue number that shows it, if one
    does."""

    person: int
    by: str | None = None


def import_entries(session: Session, entries: Iterable[Entry | RecordError]) -> Imported:
    """Puts on record the entries that can be used."""
    read_well, failures = _sorted_out(entries)
    unclear, catalogued = _aliases_of_several(read_well), _catalogued(session)
    joined: list[Joined] = []
    on_record = new = aliases = 0
    for entry in read_well:
        try:
            match = _find(session, entry, catalogued)
        except RecordError as error:
            failures.append(_with_row(entry, error))
            continue
        on_record, new = on_record + (match is not None), new + (match is None)
        joined += (
            [Joined(entry.where, entry.name, _who(session, match.person), match.by)]
            if match
            else []
        )
        number = _put_on_record(session, entry, match.person if match else None)
        catalogued |= dict.fromkeys(entry.ids.items(), number)
        names = _other_names(session, entry, number)
        tried = [_named_also(session, entry, number, name, unclear) for name in names]
        wrong = [outcome for outcome in tried if isinstance(outcome, RecordError)]
        failures += wrong
        joined += [outcome for outcome in tried if isinstance(outcome, Joined)]
        aliases += len(names) - len(wrong)
    return Imported(on_record, new, aliases, tuple(failures), tuple(joined))


def _sorted_out(entries: Iterable[Entry | RecordError]) -> tuple[list[Entry], list[RecordError]]:
    """The entries that can be told apart, and the reasons why the others cannot be used."""
    failures: list[RecordError] = []
    namesakes: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, RecordError):
            failures.append(entry)
        else:
            namesakes[entry.key_of(entry.name)].append(entry)
    good: list[Entry] = []
    for namesakes_of_one in namesakes.values():
        if mixed := next(
            (pair for pair in combinations(namesakes_of_one[:MOST_NAMESAKES], 2) if _mixed(*pair)),
            None,
        ):
            problem = f"{mixed[0].where} and {mixed[1].where} are two of the name {mixed[0].name!r}"
            remedy = "expected a role that tells them apart (a striker, a senator): all of the name were left out"
            failures.append(RecordError(f"{problem}, {remedy}"))
        else:
            good += namesakes_of_one
    shared = _shared_numbers(good)
    failures += [shared[entry.where] for entry in good if entry.where in shared]
    return [entry for entry in good if entry.where not in shared], failures


def _shared_numbers(entries: Sequence[Entry]) -> dict[str, RecordError]:
    """The errors of rows that share a number in a catalogue with rows of quite different names, by
    the row's place in the file: such a number is that of a party or a place."""
    first: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for item in entry.ids.items():
            first[item].append(entry)
    errors: dict[str, RecordError] = {}
    for (catalogue, number), sharing in first.items():
        if len(sharing) > 1 and not set.intersection(*(set(_words(entry)) for entry in sharing)):
            problem = f"got {catalogue} {number!r} of {sharing[0].name!r} and of {sharing[1].name!r}, expected it of one"
            error = f"{problem}: if it is no number of a person's own, call the column otherwise"
            errors |= {entry.where: _with_row(entry, RecordError(error)) for entry in sharing}
    return errors


def _words(entry: Entry) -> Iterable[str]:
    return (word for name in (entry.name, *entry.aliases) for word in entry.key_of(name)[1].split())


def _mixed(first: Entry, second: Entry) -> bool:
    """Whether two entries of one name are two persons whom nothing on record would tell apart."""
    two = any(first.ids[name] != second.ids[name] for name in first.ids.keys() & second.ids.keys())
    return two and (first.field is None or second.field is None or first.field == second.field)


def _aliases_of_several(entries: Sequence[Entry]) -> set[tuple[bool, str]]:
    """The keys of the aliases that several entries share, or that are another entry's name."""
    owners: dict[tuple[bool, str], set[object]] = defaultdict(set)
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            owners[entry.key_of(name)].add((entry.key_of(entry.name), entry.field))
    return {key for key, owners_of_name in owners.items() if len(owners_of_name) > 1}


def _catalogued(session: Session) -> Catalogued:
    """The speakers on record by their numbers in catalogues."""
    query = select(one_number().label("person"), SPEAKER.c.ids).where(
        func.length(cast(SPEAKER.c.ids, Text)) > len("{}")
    )
    return {item: row.person for row in session.execute(query) for item in row.ids.items()}


def _find(session: Session, entry: Entry, catalogued: Catalogued) -> _Match | None:
    """The speaker on record whom an entry is about, found by a catalogue number or else by name;
    None if there is none.

    Raises:
        RecordError: several speakers match, or the speaker has another number in that catalogue.
    """
    catalogue_numbers = {catalogued[item]: item for item in entry.ids.items() if item in catalogued}
    persons = set(heads(session, catalogue_numbers).values())
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
    ids: dict[str, str] = session.execute(
        select(SPEAKER.c.ids).where(SPEAKER.c.id == person)
    ).scalar_one()
    for name, value in entry.ids.items():
        if ids.get(name, value) != value:
            raise RecordError(
                f"got {name} {value!r} of {identity(session, person)}, who is on record with {ids[name]!r}: "
                "correct it, or give a role that tells two of one name apart"
            )
    by = next((f"{catalogue} {number}" for catalogue, number in catalogue_numbers.values()), None)
    return _Match(person, None if by and entry.name == _name(session, person) else by)


def _name(session: Session, person: int) -> str:
    name: str = session.execute(select(SPEAKER.c.name).where(SPEAKER.c.id == person)).scalar_one()
    return name


def _put_on_record(session: Session, entry: Entry, number: int | None) -> int:
    """Puts what an entry says of a speaker on record. Returns the speaker's number."""
    if number is None:
        number = put(session, entry.name, entry.kind or "person", entry.field)
    is_speaker = SPEAKER.c.id == number
    row = session.execute(
        select(SPEAKER.c.ids, SPEAKER.c.attributes, SPEAKER.c.field).where(is_speaker)
    ).one()
    columns = {
        "ids": {**row.ids, **entry.ids},
        "attributes": {**row.attributes, **entry.attributes},
        "field": row.field or entry.field,
    }
    session.execute(update(SPEAKER).where(is_speaker).values(columns))
    return number


def _other_names(session: Session, entry: Entry, number: int) -> tuple[str, ...]:
    """The entry's aliases; also its name, if a catalogue number matched a speaker who has another
    name."""
    is_under_name = number in heads(session, bearing(session, entry.name)).values()
    names = {entry.key_of(name): name for name in (entry.name, *entry.aliases)}
    if is_under_name:
        del names[entry.key_of(entry.name)]
    return tuple(names.values())


def _named_also(
    session: Session, entry: Entry, number: int, name: str, unclear: set[tuple[bool, str]]
) -> RecordError | Joined | None:
    """Gives a speaker another name. Returns the quoted speaker whom that joined, if any, or the
    error."""
    try:
        if entry.key_of(name) in unclear:
            raise RecordError(
                f"got {name!r} as a name of two, expected it of one: it was left out of both"
            )
        others = set(heads(session, bearing(session, name)).values()) - {number}
        before = [
            speaker
            for speaker in identities(session, others, described=False)
            if is_of_kind(speaker.kind, entry.kind or "person")
        ]
        name_also(session, number, name)
    except RecordError as error:
        return _with_row(entry, error)
    return Joined(entry.where, name, _who(session, number), None, before[0]) if before else None


def _who(session: Session, number: int) -> Identity:
    [speaker] = identities(session, [number], described=False)
    return speaker


def exported(session: Session) -> Iterator[dict[str, Any]]:
    """The names, numbers and attributes that files and people gave, a row for each speaker, ready
    to be imported again."""
    others: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(
        select(SPEAKER.c.merged_into, SPEAKER.c.name).where(SPEAKER.c.merged_into > 0)
    ):
        others[row.merged_into].append(row.name)
    is_known_further = or_(
        SPEAKER.c.id.in_(others),
        *(cast(SPEAKER.c[name], Text) != "{}" for name in ("ids", "attributes")),
    )
    for row in session.execute(
        select(SPEAKER)
        .where(is_known_further, SPEAKER.c.merged_into.is_(None))
        .order_by(SPEAKER.c.id)
    ):
        aliases = [name for name in dict.fromkeys(others[row.id]) if name != row.name]
        details = {"ids": dict(row.ids), "attributes": dict(row.attributes)}
        yield {"name": row.name, "aliases": aliases, "kind": row.kind, **details}


def _with_row(entry: Entry, error: RecordError) -> RecordError:
    return RecordError(f"{entry.where}: {error}")
