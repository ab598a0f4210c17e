"""The person behind a number on record, and how often they are quoted: used to tell apart the
people whom a name may mean."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from sqlalchemy import func, or_, select

from onrecord.forms import Form, Member
from onrecord.language.english.fields import FIELDS
from onrecord.language.english.identity import BEHIND, OF_MANY_FIELDS, OFTEN_BOTH
from onrecord.match.naming import is_last_name_alone
from onrecord.match.wording import folded
from onrecord.record.store.schema import QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.types import Kind, Natural

MOST_ROLES = 3
MOST_LISTED = 8
"""People who are listed in one line or message."""
MOST_DESCRIBED = 50
"""People whose roles are looked up, those quoted most."""
MOST_READ = 2000
"""Quotations of each, the latest, in which the roles are looked up."""
OF_PLACE = re.compile(r"(?:the )?(?P<office>[a-z]+) of (?P<place>[A-Z][^\W\d_]+)", re.ASCII)
"""An office that is told with one place, by one word: the mayor of Varn is hardly the mayor of
Quillport, too."""


@dataclass(frozen=True, slots=True)
class Identity(Form):
    """The person behind a number: their name, the roles that articles give most often, and how many
    quotations they have.

    `surname_alone`: articles give only the last name, so it may be anybody who bears it.
    """

    number: int
    name: str
    kind: Kind
    roles: tuple[str, ...]
    quotations: Natural
    surname_alone: Annotated[
        bool,
        Member("Whether articles give no more than a last name: any bearer may have said it."),
    ] = False

    def __str__(self) -> str:
        what = "surname alone" if self.surname_alone else self.kind
        return f"#{self.number} {self.name} ({', '.join((what, *self.roles, counted(self.quotations)))})"


def counted(quotations: int) -> str:
    """A number of quotations in words."""
    return f"{quotations:,} quotation{'' if quotations == 1 else 's'}"


def in_one_line(name: str, persons: Sequence[Identity]) -> str:
    """Whom a name means: "Lopez: Maria Lopez (41 quotations), Juan Lopez (3)"."""
    listed = []
    for index, person in enumerate(persons[:MOST_LISTED]):
        times = counted(person.quotations) if index == 0 else f"{person.quotations:,}"
        listed.append(f"{person.name} ({'surname alone, ' if person.surname_alone else ''}{times})")
    left = len(persons) - MOST_LISTED
    more = f" and {left:,} more" if left > 0 else ""
    return f"{name}: {', '.join(listed)}{more}"


def identities(
    session: Session, persons: Iterable[int], described: bool = True
) -> tuple[Identity, ...]:
    """The identities of persons, the most quoted first; `described`: with the roles that articles
    give, which takes longer."""
    numbers = set(persons)
    of_them = or_(SPEAKER.c.id.in_(numbers), SPEAKER.c.merged_into.in_(numbers))
    rows = session.execute(
        select(SPEAKER.c.id, SPEAKER.c.name, SPEAKER.c.kind, SPEAKER.c.merged_into).where(of_them)
    ).all()
    members = [row.id for row in rows]
    per_number = (
        select(QUOTATION.c.speaker_id, func.count().label("times"))
        .where(QUOTATION.c.speaker_id.in_(members))
        .group_by(QUOTATION.c.speaker_id)
    )
    times = {row.speaker_id: row.times for row in session.execute(per_number)}
    total: Counter[int] = Counter()
    for row in rows:
        total[row.merged_into or row.id] += times.get(row.id, 0)
    speakers = [
        Identity(
            row.id,
            row.name,
            row.kind,
            (),
            total[row.id],
            row.kind == "person" and is_last_name_alone(row.name),
        )
        for row in rows
        if row.id in numbers
    ]
    speakers.sort(key=lambda speaker: (-speaker.quotations, speaker.number))
    with_roles = [
        replace(speaker, roles=_roles(session, speaker.number))
        for speaker in speakers[: MOST_DESCRIBED * described]
    ]
    return (*with_roles, *speakers[len(with_roles) :])


def identity(session: Session, number: int) -> Identity:
    """The identity of a speaker's number, with everybody merged into it."""
    [speaker] = identities(session, [number])
    return speaker


def _roles(session: Session, person: int) -> tuple[str, ...]:
    """The roles that articles give somebody most often."""
    whole = select(SPEAKER.c.id).where(or_(SPEAKER.c.id == person, SPEAKER.c.merged_into == person))
    role = QUOTATION.c.resolved["speaker"]["role"].as_string()
    latest = (
        select(role.label("role"))
        .where(QUOTATION.c.speaker_id.in_(whole))
        .limit(MOST_READ)
        .subquery()
    )
    rows = session.execute(
        select(latest.c.role, func.count().label("times")).group_by(latest.c.role)
    ).all()
    by_frequency = sorted(
        (row for row in rows if row.role is not None), key=lambda row: (-row.times, row.role)
    )
    return tuple(row.role for row in by_frequency[:MOST_ROLES])


def unlike(roles: Iterable[str]) -> tuple[str, ...]:
    """The roles, the most frequent first, that one person hardly has together: striker and
    minister. Empty if one person may have all of them.

    It is only a hint: a striker may be a minister later.
    """
    first: dict[str, str] = {}
    offices: dict[str, dict[str, str]] = {}
    for role in roles:
        if (field := _plain_field(role)) is not None:
            first.setdefault(field, role)
            if match := OF_PLACE.fullmatch(role):
                offices.setdefault(folded(match["office"]), {}).setdefault(
                    folded(match["place"]), role
                )
    several = [
        role
        for field, role in first.items()
        if any(_are_unlike(field, other_field) for other_field in first)
    ]
    elsewhere = [role for places in offices.values() if len(places) > 1 for role in places.values()]
    return tuple(dict.fromkeys((*several, *elsewhere)))


def _plain_field(role: str) -> str | None:
    """The field of the noun that a role turns on, unless there are such in many fields."""
    *_, noun = BEHIND.split(role, maxsplit=1)[0].split() or [""]
    plain = folded(noun)
    return None if plain in OF_MANY_FIELDS else FIELDS.get(plain)


def _are_unlike(first: str, second: str) -> bool:
    return first != second and frozenset({first, second}) not in OFTEN_BOTH
