"""What people decided by hand about speakers: mergers, splits and aliases. It is kept apart from
what names show, which never undoes it; only people undo it. No document is changed by it.

A speaker who was merged keeps their number and keys, so that later quotations under the name can be
split off again. An alias is a speaker of its own, merged into the other, whose keys are marked as
given by hand.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select, update

from onrecord.errors import RecordError
from onrecord.match.roles import field_of
from onrecord.record.identity.identities import MOST_LISTED, Identity, identities, identity
from onrecord.record.identity.people import bearing, called, heads, numbered, whole_persons
from onrecord.record.identity.speaker_keys import LONGEST, is_of_kind, keys_of, put, role_words
from onrecord.record.store.schema import QUOTATION, SPEAKER, SPEAKER_KEY, SPEAKER_RULE
from onrecord.record.store.session import Session
from onrecord.types import Kind

UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What is in no name: control characters, halves of characters."""


def merge(session: Session, name: str, into: str) -> Identity:
    """Merges the speaker whom `name` means into the speaker whom `into` means.

    Raises:
        RecordError: a name means nobody or several speakers, or both mean one speaker already.
    """
    merged_number, remaining = the_one(session, name), the_one(session, into)
    if merged_number == remaining:
        raise RecordError(
            f"got {name!r} and {into!r}, which are one speaker already: {identity(session, merged_number)}"
        )
    _merge(session, merged_number, remaining)
    return identity(session, remaining)


def split(session: Session, name: str) -> tuple[Identity, ...]:
    """Undoes what `merge` and `alias` did to the speaker whom a name means: they are a separate
    speaker again. If others were merged into that speaker, all of these are split off.

    Raises:
        RecordError: the name means nobody or several speakers, or nobody was merged.
    """
    number = numbered(name)
    numbers = (
        bearing(session, name) if number is None else whole_persons(session, [number]) & {number}
    )
    numbers = numbers or whole_persons(session, [the_one(session, name)])
    merged = select(SPEAKER.c.id).where(SPEAKER.c.merged_into.is_not(None))
    leaving = session.values(merged.where(SPEAKER.c.id.in_(numbers)))
    if not leaving:
        speaker = the_one(session, name)
        leaving = session.values(merged.where(SPEAKER.c.merged_into == speaker))
    if not leaving:
        raise RecordError(
            f"got {name!r}, with whom nobody was merged: {identity(session, speaker)}; "
            "expected a merger to undo, or the words of a role to part them by"
        )
    return _leave(session, leaving)


def split_by_role(session: Session, name: str, role: str) -> Identity:
    """Splits off the quotations of a speaker in which the role, or the body they speak for, has
    these words. Later quotations with these words go to the new speaker, too.

    Raises:
        RecordError: the name means nobody or several speakers, or no quotation has these words.
    """
    words, speaker = role_words(role), the_one(session, name)
    whole = whole_persons(session, [speaker])
    roles = _roles_of(session, whole)
    parted = [
        number for number, called_so in roles.items() if words and words <= role_words(*called_so)
    ]
    if not parted:
        raise RecordError(
            f"got the role {role!r}, expected words of what articles call {identity(session, speaker)}: "
            "`onrecord speaker` shows all of that"
        )
    new = _ruled(session, speaker, whole, role)
    for numbers in _parts(parted):
        session.execute(update(QUOTATION).where(QUOTATION.c.id.in_(numbers)).values(speaker_id=new))
    _set_fields(session, whole - {new})
    return identity(session, new)


def alias(session: Session, name: str, other_name: str) -> Identity:
    """Gives a speaker another name; whoever is on record under that name alone is merged into the
    speaker.

    Raises:
        RecordError: the name means nobody or several speakers, or somebody with more names has the
            other name.
    """
    speaker = the_one(session, name)
    name_also(session, speaker, other_name)
    return identity(session, speaker)


def name_also(session: Session, speaker: int, name: str) -> None:
    """The same as `alias`, for the number of a speaker who is merged into nobody."""
    written = writable(name)
    kind: Kind = session.execute(select(SPEAKER.c.kind).where(SPEAKER.c.id == speaker)).scalar_one()
    if not keys_of(written, kind)[0]:
        raise RecordError(f"got the name {name!r}, expected one with letters: correct it")
    bearers = _bearing(session, written, kind)
    others = {person for person in bearers.values() if person != speaker}
    if len(others) > 1:
        raise several(session, written, others)
    numbers = [number for number, person in bearers.items() if person == speaker]
    for person in others:
        if numbers or _has_other_names(session, person, keys_of(written, kind)[0]):
            raise RecordError(
                f"got {written!r} as another name of {identity(session, speaker)}, but it is one of "
                f"{identity(session, person)}, too: if they are one, merge them"
            )
        _merge(session, person, speaker)
        numbers = [number for number, head in bearers.items() if head == person]
    if not numbers:
        numbers = [put(session, written, kind, None)]
        session.execute(
            update(SPEAKER).where(SPEAKER.c.id == numbers[0]).values(merged_into=speaker)
        )
    if numbers != [speaker]:
        of_them = SPEAKER_KEY.c.speaker_id.in_(set(numbers) - {speaker})
        session.execute(update(SPEAKER_KEY).where(of_them).values(by_hand=1))


def the_one(session: Session, name: str) -> int:
    """The number of the one person whom a name means: by the whole name or, if nobody has it, by
    the last name.

    Raises:
        RecordError: the name means nobody or several speakers.
    """
    numbers = bearing(session, name) if numbered(name) is None else set()
    persons = set(heads(session, numbers or called(session, name)).values())
    if not persons:
        raise RecordError(
            f'got {name[:LONGEST]!r}, expected the name of somebody on record or a number such as "#12": '
            "`onrecord search --speaker` shows how articles have it"
        )
    if len(persons) > 1:
        raise several(session, name, persons)
    return persons.pop()


def several(session: Session, name: str, persons: Iterable[int]) -> RecordError:
    """The error that a name means several speakers, with a list of them."""
    namesakes = identities(session, persons)
    listed = "; ".join(map(str, namesakes[:MOST_LISTED])) + (
        "; ..." if len(namesakes) > MOST_LISTED else ""
    )
    return RecordError(
        f'got {name!r}, which {len(namesakes)} are called: {listed}; give the number of one, such as "#12"'
    )


def writable(name: str) -> str:
    """A name as it is kept, with single spaces.

    Raises:
        RecordError: it is none, or holds what no name does.
    """
    written = " ".join(name.split())
    if not written or len(written) > LONGEST or UNWRITABLE.search(written):
        problem = (
            "nothing"
            if not written
            else f"{len(written):,} characters"
            if len(written) > LONGEST
            else ascii(name)
        )
        raise RecordError(
            f"got {problem} for a name, expected up to {LONGEST} letters and signs: correct it"
        )
    return written


def _merge(session: Session, number: int, head: int) -> None:
    whole = (SPEAKER.c.id == number) | (SPEAKER.c.merged_into == number)
    session.execute(update(SPEAKER).where(whole).values(merged_into=head))


def _leave(session: Session, leaving: Sequence[int]) -> tuple[Identity, ...]:
    session.execute(update(SPEAKER).where(SPEAKER.c.id.in_(leaving)).values(merged_into=None))
    session.execute(
        update(SPEAKER_KEY).where(SPEAKER_KEY.c.speaker_id.in_(leaving)).values(by_hand=0)
    )
    left = identities(session, leaving)
    ruled = set(session.values(select(SPEAKER_RULE.c.speaker_id)))
    for speaker in left:
        if (
            not speaker.quotations and speaker.number not in ruled
        ):  # so that nobody is left of a name given by mistake
            _remove(session, speaker.number)
    return left


def _remove(session: Session, number: int) -> None:
    ids = session.execute(select(SPEAKER.c.ids).where(SPEAKER.c.id == number)).scalar_one()
    if not ids:
        session.execute(delete(SPEAKER_KEY).where(SPEAKER_KEY.c.speaker_id == number))
        session.execute(delete(SPEAKER).where(SPEAKER.c.id == number))


def _bearing(session: Session, name: str, kind: Kind) -> dict[int, int]:
    """The speakers of a kind who have the whole name, each with the number of the person."""
    numbers = bearing(session, name)
    rows = session.execute(
        select(SPEAKER.c.id, SPEAKER.c.kind).where(SPEAKER.c.id.in_(numbers))
    ).all()
    return heads(session, [row.id for row in rows if is_of_kind(row.kind, kind)])


def _has_other_names(session: Session, person: int, key: str) -> bool:
    whole = whole_persons(session, [person])
    keys = select(SPEAKER_KEY.c.key).where(SPEAKER_KEY.c.speaker_id.in_(whole))
    others = {other_key for other_key in session.values(keys) if not other_key.startswith("~")} - {
        key
    }
    return len(whole) > 1 or bool(others)


def _roles_of(session: Session, whole: Iterable[int]) -> dict[int, tuple[str | None, str | None]]:
    """For each quotation of these speakers the role and the body they speak for, by the quotation's
    number."""
    speaker = QUOTATION.c.resolved["speaker"]
    query = select(
        QUOTATION.c.id,
        speaker["role"].as_string().label("role"),
        speaker["on_behalf_of"].as_string().label("behalf"),
    )
    rows = session.execute(query.where(QUOTATION.c.speaker_id.in_(set(whole))))
    return {row.id: (row.role, row.behalf) for row in rows}


def _ruled(session: Session, speaker: int, whole: Iterable[int], role: str) -> int:
    """The speaker who by a rule has these names and the role; made if there is none yet."""
    words = " ".join(sorted(role_words(role)))
    query = select(SPEAKER_KEY.c.key).where(SPEAKER_KEY.c.speaker_id.in_(set(whole))).distinct()
    keys = {key for key in session.values(query) if not key.startswith("~")}
    existing = select(SPEAKER_RULE).where(
        SPEAKER_RULE.c.key.in_(keys), SPEAKER_RULE.c.role == words
    )
    rules = {row.key: int(row.speaker_id) for row in session.execute(existing)}
    row = session.execute(
        select(SPEAKER.c.name, SPEAKER.c.kind).where(SPEAKER.c.id == speaker)
    ).one()
    new = next(iter(rules.values())) if rules else put(session, row.name, row.kind, field_of(role))
    session.execute(update(SPEAKER).where(SPEAKER.c.id == new).values(merged_into=None))
    rows = [{"key": key, "role": words, "speaker_id": new} for key in sorted(keys - rules.keys())]
    if rows:
        session.execute(insert(SPEAKER_RULE), rows)
    return new


def _set_fields(session: Session, numbers: Iterable[int]) -> None:
    """The field of life of each, by what most of their quotations that are left tell."""
    for number in numbers:
        fields = Counter(
            field for role, _ in _roles_of(session, [number]).values() if (field := field_of(role))
        )
        most = fields.most_common(1)[0][0] if fields else None
        session.execute(update(SPEAKER).where(SPEAKER.c.id == number).values(field=most))


def _parts(numbers: Sequence[int], size: int = 1000) -> Iterable[Sequence[int]]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))
