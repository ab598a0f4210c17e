"""What is known by hand of who is who: mergers, splits and other names. Kept apart from what names tell, which never
undoes it, and undone by hand alone. Nothing of a document is changed by it.

A speaker who was merged keeps their number and keys, so that what is added later under the name can be parted again.
Another name is a speaker of its own, merged, whose keys are marked as given by hand.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.errors import RecordError
from onrecord.match.roles import field_of
from onrecord.record.identity.identities import MOST_LISTED, Identity, identities, identity
from onrecord.record.identity.people import bearing, called, heads, numbered, whole_persons
from onrecord.record.identity.speaker_keys import LONGEST, is_of_kind, keys_of, put, role_words
from onrecord.record.store.schema import QUOTATION, SPEAKER, SPEAKER_KEY, SPEAKER_RULE
from onrecord.types import Kind

UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What is in no name: control characters, halves of characters."""


def merge(connection: Connection, name: str, into: str) -> Identity:
    """Makes whom a name means and whom another means one speaker, the second.

    Raises:
        RecordError: a name means nobody or several, or both mean one speaker already.
    """
    one, other = the_one(connection, name), the_one(connection, into)
    if one == other:
        raise RecordError(f"got {name!r} and {into!r}, which are one speaker already: {identity(connection, one)}")
    _merge(connection, one, other)
    return identity(connection, other)


def split(connection: Connection, name: str) -> tuple[Identity, ...]:
    """Undoes what `merge` and `alias` did to whom a name means; who is a speaker of their own again.

    Of the name of somebody whom others were merged into, all of these.

    Raises:
        RecordError: the name means nobody or several, or nobody was merged.
    """
    number = numbered(name)
    numbers = bearing(connection, name) if number is None else whole_persons(connection, [number]) & {number}
    numbers = numbers or whole_persons(connection, [the_one(connection, name)])
    merged = select(SPEAKER.c.id).where(SPEAKER.c.merged_into.is_not(None))
    leaving = connection.execute(merged.where(SPEAKER.c.id.in_(numbers))).scalars().all()
    if not leaving:
        one = the_one(connection, name)
        leaving = connection.execute(merged.where(SPEAKER.c.merged_into == one)).scalars().all()
    if not leaving:
        raise RecordError(
            f"got {name!r}, with whom nobody was merged: {identity(connection, one)}; "
            "expected a merger to undo, or the words of a role to part them by"
        )
    return _leave(connection, leaving)


def split_by_role(connection: Connection, name: str, role: str) -> Identity:
    """Parts those quotations of a speaker in which the role, or whom they speak for, has these words; so will later
    ones be. Whoever said them is a speaker of their own.

    Raises:
        RecordError: the name means nobody or several, or no quotation has these words.
    """
    words, one = role_words(role), the_one(connection, name)
    whole = whole_persons(connection, [one])
    told = _told(connection, whole)
    parted = [number for number, called_so in told.items() if words and words <= role_words(*called_so)]
    if not parted:
        raise RecordError(
            f"got the role {role!r}, expected words of what articles call {identity(connection, one)}: "
            "`onrecord speaker` shows all of that"
        )
    new = _ruled(connection, one, whole, role)
    for some in _parts(parted):
        connection.execute(update(QUOTATION).where(QUOTATION.c.id.in_(some)).values(speaker_id=new))
    _set_fields(connection, whole - {new})
    return identity(connection, new)


def alias(connection: Connection, name: str, other: str) -> Identity:
    """Makes another name one of the speaker's, with whoever is known by it alone.

    Raises:
        RecordError: the name means nobody or several, or the other name is that of somebody known by more names.
    """
    one = the_one(connection, name)
    name_also(connection, one, other)
    return identity(connection, one)


def name_also(connection: Connection, one: int, other: str) -> None:
    """As `alias` of the speaker of a number, who is merged into nobody."""
    written = writable(other)
    kind: Kind = connection.execute(select(SPEAKER.c.kind).where(SPEAKER.c.id == one)).scalar_one()
    if not keys_of(written, kind)[0]:
        raise RecordError(f"got the name {other!r}, expected one with letters: correct it")
    found = _bearing(connection, written, kind)
    others = {person for person in found.values() if person != one}
    if len(others) > 1:
        raise several(connection, written, others)
    own = [number for number, person in found.items() if person == one]
    for person in others:
        if own or _has_other_names(connection, person, keys_of(written, kind)[0]):
            raise RecordError(
                f"got {written!r} as another name of {identity(connection, one)}, but it is one of "
                f"{identity(connection, person)}, too: if they are one, merge them"
            )
        _merge(connection, person, one)
        own = [number for number, head in found.items() if head == person]
    if not own:
        own = [put(connection, written, kind, None)]
        connection.execute(update(SPEAKER).where(SPEAKER.c.id == own[0]).values(merged_into=one))
    if own != [one]:
        of_them = SPEAKER_KEY.c.speaker_id.in_(set(own) - {one})
        connection.execute(update(SPEAKER_KEY).where(of_them).values(by_hand=1))


def the_one(connection: Connection, name: str) -> int:
    """The number of the one person whom a name means: by the whole of it or, if nobody has it, by the last.

    Raises:
        RecordError: it means nobody or several.
    """
    found = bearing(connection, name) if numbered(name) is None else set()
    persons = set(heads(connection, found or called(connection, name)).values())
    if not persons:
        raise RecordError(
            f'got {name[:LONGEST]!r}, expected the name of somebody on record or a number such as "#12": '
            "`onrecord search --speaker` shows how articles have it"
        )
    if len(persons) > 1:
        raise several(connection, name, persons)
    return persons.pop()


def several(connection: Connection, name: str, persons: Iterable[int]) -> RecordError:
    """That a name means several, who they are and how to tell which."""
    found = identities(connection, persons)
    listed = "; ".join(map(str, found[:MOST_LISTED])) + ("; ..." if len(found) > MOST_LISTED else "")
    return RecordError(f'got {name!r}, which {len(found)} are called: {listed}; give the number of one, such as "#12"')


def writable(name: str) -> str:
    """A name as it is kept, with single spaces.

    Raises:
        RecordError: it is none, or holds what no name does.
    """
    written = " ".join(name.split())
    if not written or len(written) > LONGEST or UNWRITABLE.search(written):
        problem = (
            "nothing" if not written else f"{len(written):,} characters" if len(written) > LONGEST else ascii(name)
        )
        raise RecordError(f"got {problem} for a name, expected up to {LONGEST} letters and signs: correct it")
    return written


def _merge(connection: Connection, one: int, other: int) -> None:
    whole = (SPEAKER.c.id == one) | (SPEAKER.c.merged_into == one)
    connection.execute(update(SPEAKER).where(whole).values(merged_into=other))


def _leave(connection: Connection, leaving: Sequence[int]) -> tuple[Identity, ...]:
    connection.execute(update(SPEAKER).where(SPEAKER.c.id.in_(leaving)).values(merged_into=None))
    connection.execute(update(SPEAKER_KEY).where(SPEAKER_KEY.c.speaker_id.in_(leaving)).values(by_hand=0))
    left = identities(connection, leaving)
    ruled = set(connection.execute(select(SPEAKER_RULE.c.speaker_id)).scalars())
    for one in left:
        if not one.quotations and one.number not in ruled:  # so that nobody is left of a name given by mistake
            _remove(connection, one.number)
    return left


def _remove(connection: Connection, number: int) -> None:
    ids = connection.execute(select(SPEAKER.c.ids).where(SPEAKER.c.id == number)).scalar_one()
    if not ids:
        connection.execute(delete(SPEAKER_KEY).where(SPEAKER_KEY.c.speaker_id == number))
        connection.execute(delete(SPEAKER).where(SPEAKER.c.id == number))


def _bearing(connection: Connection, name: str, kind: Kind) -> dict[int, int]:
    """Those of a kind who have the whole of a name, each with the person's number."""
    numbers = bearing(connection, name)
    rows = connection.execute(select(SPEAKER.c.id, SPEAKER.c.kind).where(SPEAKER.c.id.in_(numbers))).all()
    return heads(connection, [row.id for row in rows if is_of_kind(row.kind, kind)])


def _has_other_names(connection: Connection, person: int, key: str) -> bool:
    whole = whole_persons(connection, [person])
    keys = select(SPEAKER_KEY.c.key).where(SPEAKER_KEY.c.speaker_id.in_(whole))
    others = {one for one in connection.execute(keys).scalars() if not one.startswith("~")} - {key}
    return len(whole) > 1 or bool(others)


def _told(connection: Connection, whole: Iterable[int]) -> dict[int, tuple[str | None, str | None]]:
    """The role, and on whose behalf, of each quotation of these speakers, by its number."""
    speaker = QUOTATION.c.resolved["speaker"]
    wanted = select(QUOTATION.c.id, speaker["role"].as_string(), speaker["on_behalf_of"].as_string())
    rows = connection.execute(wanted.where(QUOTATION.c.speaker_id.in_(set(whole))))
    return {number: (role, behalf) for number, role, behalf in rows}


def _ruled(connection: Connection, one: int, whole: Iterable[int], role: str) -> int:
    """The speaker who has the names of these and the role, now by a rule."""
    words = " ".join(sorted(role_words(role)))
    wanted = select(SPEAKER_KEY.c.key).where(SPEAKER_KEY.c.speaker_id.in_(set(whole))).distinct()
    keys = {key for key in connection.execute(wanted).scalars() if not key.startswith("~")}
    there = select(SPEAKER_RULE).where(SPEAKER_RULE.c.key.in_(keys), SPEAKER_RULE.c.role == words)
    rules = {row.key: int(row.speaker_id) for row in connection.execute(there)}
    row = connection.execute(select(SPEAKER.c.name, SPEAKER.c.kind).where(SPEAKER.c.id == one)).one()
    new = next(iter(rules.values())) if rules else put(connection, row.name, row.kind, field_of(role))
    connection.execute(update(SPEAKER).where(SPEAKER.c.id == new).values(merged_into=None))
    rows = [{"key": key, "role": words, "speaker_id": new} for key in sorted(keys - rules.keys())]
    if rows:
        connection.execute(insert(SPEAKER_RULE), rows)
    return new


def _set_fields(connection: Connection, numbers: Iterable[int]) -> None:
    """The field of life of each, by what most of their quotations that are left tell."""
    for number in numbers:
        fields = Counter(field for role, _ in _told(connection, [number]).values() if (field := field_of(role)))
        most = fields.most_common(1)[0][0] if fields else None
        connection.execute(update(SPEAKER).where(SPEAKER.c.id == number).values(field=most))


def _parts(numbers: Sequence[int], size: int = 1000) -> Iterable[Sequence[int]]:
    return (numbers[at : at + size] for at in range(0, len(numbers), size))
