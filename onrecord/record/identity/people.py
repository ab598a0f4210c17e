"""The speakers whom a name means on this record, and those merged by hand.

A name of several words means whoever has the whole name, or else whoever may be called so: J. Lopez
is Juan Lopez. A last name means everybody who bears it. What articles give under the last name
alone may be any bearer's.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from sqlalchemy import select

from onrecord.match.loose_names import (
    last_name_parts,
    loose_person_key,
    may_be_one_person,
    with_or_without_body,
)
from onrecord.match.naming import (
    collective_key,
    differ_in_middle_names,
    full_key,
    initials_agree,
    is_ending_of,
    is_last_name_alone,
    last_key,
    parsed,
    particles_agree,
)
from onrecord.record.identity.speaker_keys import (
    LOOSE,
    PART,
    Known,
    known_under,
    loose_keys,
    one_number,
)
from onrecord.record.store.schema import SPEAKER, SPEAKER_KEY
from onrecord.record.store.session import Session
from onrecord.record.store.terms import MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Meant:
    """The numbers of the speakers whom a name means, with those merged into them by hand.

    `surely`: speakers who have the name or are called so. `perhaps`: what is on record under their
    last name alone, or under a name with other names in between, which may be theirs or somebody
    else's.
    """

    surely: frozenset[int] = frozenset()
    perhaps: frozenset[int] = frozenset()


def heads(session: Session, numbers: Iterable[int]) -> dict[int, int]:
    """For each of these speakers the number of the person: the speaker into whom they were merged
    by hand, or their own.

    Compare these numbers to see whether two quotations are by one person.
    """
    query = select(SPEAKER.c.id, one_number().label("person")).where(SPEAKER.c.id.in_(set(numbers)))
    return {row.id: row.person for row in session.execute(query)}


def merged(session: Session) -> dict[int, int]:
    """Everybody who was merged by hand, with the number of the speaker into whom they were
    merged."""
    query = select(SPEAKER.c.id, SPEAKER.c.merged_into).where(SPEAKER.c.merged_into.is_not(None))
    return {row.id: row.merged_into for row in session.execute(query)}


def whole_persons(session: Session, numbers: Iterable[int]) -> set[int]:
    """The numbers of these speakers with those that were merged with them by hand."""
    persons = set(heads(session, numbers).values())
    of_them = SPEAKER.c.id.in_(persons) | SPEAKER.c.merged_into.in_(persons)
    return set(session.values(select(SPEAKER.c.id).where(of_them)))


def called(session: Session, name: str) -> set[int]:
    """The numbers of all speakers whom a name may mean, with those merged into them by hand: for a
    last name everybody who bears it; for a whole name whoever has it and what is on record under
    the last name alone. "#12" means speaker 12."""
    bearers = meant(session, name)
    return {*bearers.surely, *bearers.perhaps}


def meant(session: Session, name: str) -> Meant:
    """The same as `called`, with what may be another speaker's kept apart."""
    if (number := numbered(name)) is not None:
        return Meant(frozenset(whole_persons(session, [number])))
    of_last = [
        bearer
        for _, bearer in known_under(session, {last_key(name)} - {"~"})
        if bearer.kind == "person"
    ]
    surnames = {bearer.id for bearer in of_last if bearer.is_surname}
    exact = bearing(session, name)
    if is_last_name_alone(name):
        surely = exact | {bearer.id for bearer in of_last if may_be_called(bearer.name, name)}
        return Meant(frozenset(whole_persons(session, surely)))
    if not exact - surnames:
        exact = {
            bearer.id
            for bearer in of_last
            if bearer.id not in surnames and may_be_called(bearer.name, name)
        }
    surely = whole_persons(session, exact | _abbreviated(session, exact))
    perhaps = {bearer.id for bearer in of_last if _may_stand_for(bearer, name)}
    return Meant(
        frozenset(surely), frozenset(whole_persons(session, perhaps) - surely if perhaps else ())
    )


def bearing(session: Session, name: str) -> set[int]:
    """The numbers of the speakers who have the whole name; if nobody has, of those who have it with
    its words divided in another way."""
    of_person, collective = full_key(name), collective_key(name)
    return _under(session, {of_person}, {collective}) or _under(
        session, loose_keys(name, "person"), loose_keys(name, "organization")
    )


def _under(session: Session, of_persons: Set[str], of_others: Set[str]) -> set[int]:
    """The numbers of the persons on record under the first keys, and of the organizations and
    groups under the second."""
    query = (
        select(SPEAKER_KEY.c.speaker_id, SPEAKER_KEY.c.key, SPEAKER.c.kind)
        .join_from(SPEAKER_KEY, SPEAKER)
        .where(SPEAKER_KEY.c.key.in_((of_persons | of_others) - {""}))
    )
    rows = session.execute(query).all()
    return {
        row.speaker_id
        for row in rows
        if row.key in (of_persons if row.kind == "person" else of_others)
    }


def may_be(session: Session, number: int) -> set[int]:
    """For a last name on record alone, the numbers of the persons who bear it; for any other
    speaker, the numbers of what may be theirs: see `Meant.perhaps`."""
    row = session.execute(select(SPEAKER).where(SPEAKER.c.id == number)).one_or_none()
    if row is None:
        return set()
    if row.kind != "person":
        return _of_bodies(session, row.name) - {number}
    of_last = [
        bearer
        for _, bearer in known_under(session, {last_key(row.name)})
        if bearer.kind == "person"
    ]
    if is_last_name_alone(row.name):
        bearers = {
            bearer.person
            for bearer in of_last
            if not bearer.is_surname and may_be_called(bearer.name, row.name)
        }
        return (bearers | _loosely_bearing(session, row.name)) - {number}
    alike = {
        bearer.person
        for bearer in of_last
        if _may_stand_for(bearer, row.name) or may_be_one_person(bearer.name, row.name)
    }
    return (alike | _of_double_names(session, row.name)) - {number}


def _loosely_bearing(session: Session, surname: str) -> set[int]:
    """The persons who bear a last name if its words are divided otherwise: Pieter van den Berg of
    Vandenberg."""
    last = f"~{loose_person_key(surname)}"
    bearers = [bearer for _, bearer in known_under(session, {last, f"{LOOSE}{last}"})]
    return {
        bearer.person
        for bearer in bearers
        if not bearer.is_surname and initials_agree(bearer.name, surname)
    }


def _of_double_names(session: Session, name: str) -> set[int]:
    """The persons who have a double last name with this one in it, or one of the parts of this."""
    keys = {f"~{part}" for part in last_name_parts(name)} or {f"{PART}{last_key(name)[1:]}"}
    return {
        bearer.person
        for _, bearer in known_under(session, keys)
        if may_be_one_person(bearer.name, name)
    }


def _of_bodies(session: Session, name: str) -> set[int]:
    """The numbers of the organizations whose name is this one with or without the body: the city,
    the city council."""
    keys = {collective_key(body_name) for body_name in with_or_without_body(name)}
    return {body.person for _, body in known_under(session, keys) if body.kind != "person"}


def numbered(name: str) -> int | None:
    """The number in a name such as "#12"; None if it is no number that a speaker may have."""
    digits = name.strip().removeprefix("#")
    is_number = (
        name.strip().startswith("#")
        and digits.isascii()
        and digits.isdigit()
        and len(digits) <= MOST_DIGITS
    )
    return int(digits) if is_number else None


def may_be_called(full_name: str, name: str) -> bool:
    """Whether somebody with a full name may be called by another name with the same last word: Juan
    Lopez is not Maria Lopez, but may be Lopez, J. Lopez or Foreign Minister Lopez; and Juan Lopez
    Jr. may be called Juan Lopez."""
    if is_last_name_alone(name) and not particles_agree(name, full_name):
        return False
    generations = full_key(full_name), full_key(full_name).partition(" +")[0]  # told, and left out
    return (
        initials_agree(full_name, name)
        or full_key(name) in generations
        or is_ending_of(name, full_name)
    )


def _may_stand_for(bearer: Known, name: str) -> bool:
    """Whether a name on record may stand for a whole name: the last name alone, of the same
    generation if it has one; the last names alone; or the name with other names in between."""
    if bearer.is_surname:
        return parsed(bearer.name).generation in ("", parsed(name).generation) and particles_agree(
            bearer.name, name
        )
    return differ_in_middle_names(bearer.name, name) or is_ending_of(bearer.name, name)


def _abbreviated(session: Session, numbers: Iterable[int]) -> set[int]:
    """Organizations on record under an abbreviation that an article gave of one of these."""
    of_them = (
        select(SPEAKER_KEY.c.key)
        .join_from(SPEAKER_KEY, SPEAKER)
        .where(
            SPEAKER.c.id.in_(set(numbers)),
            SPEAKER.c.kind != "person",
            SPEAKER_KEY.c.name != SPEAKER.c.name,
        )
    )
    query = select(SPEAKER_KEY.c.speaker_id).where(SPEAKER_KEY.c.key.in_(of_them)).join(SPEAKER)
    return set(session.values(query.where(SPEAKER.c.kind != "person")))
