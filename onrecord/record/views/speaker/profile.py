"""What has she said about this? One speaker's statements in order of time, and what articles call
the speaker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from sqlalchemy import select

from onrecord.forms import Form, Member
from onrecord.match.conflict import to_compare
from onrecord.match.likeness import Rendering
from onrecord.match.wording import Wording
from onrecord.record.identity.identities import Identity, identities, unlike
from onrecord.record.identity.people import heads, may_be, meant
from onrecord.record.linking.copies import independent
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.schema import SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.store.terms import plain, terms
from onrecord.record.views.speaker.figures import Called
from onrecord.record.views.speaker.spoken import Spoken
from onrecord.types import Day, Kind, Natural

MOST_COMPARED = 300
"""Statements that are compared with each other, the latest."""


@dataclass(frozen=True, slots=True)
class Role(Form):
    """A role that articles give a speaker, in how many quotations, from the first day of
    publication to the last."""

    words: str
    count: Natural
    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class Statement(Form):
    """An utterance as far as it is put together. `day`: when it was first published; `fullest`: the
    longest report of it, in the speaker's own words if any has them; `outlets`: who reports it;
    `independent`: how many reports there are, copies and versions of one not counted; `compare`:
    the numbers of others that say much the same, but one of the two negates or has another figure:
    whether they conflict is not judged.
    """

    TITLE = "Uttered"
    MEMBERS = ("number", "day", "reports", "independent", "outlets", "compare", "fullest")

    number: Annotated[int, Member(key="statement")]
    day: Day
    fullest: Hit
    reports: Natural
    outlets: tuple[str, ...]
    independent: Natural
    compare: Annotated[
        tuple[int, ...],
        Member(
            "Others that say much the same, but one negates or has another figure; nothing is "
            "judged."
        ),
    ] = ()


@dataclass(frozen=True, slots=True)
class Profile(Form):
    """One speaker; or, in `several`, those whom the name may mean, and then the rest is empty.

    `numbers`: theirs, then those of all who were merged into them; `names`: what
    articles call them, the usual first, and what else they are known as; `ids`: their numbers in
    catalogues such as Wikidata's; `attributes`: what else a file of who is who tells, such as the
    party.

    `surname_alone`: articles give no more than a last name, and whoever bears it may have said some
    of it. `may_be`: then who bears it; of anybody else, what is on record under the last name
    alone, or under a name with others in between, and may be theirs, too: it is among `statements`
    only if nobody else on record bears the last name. `unlike`: what articles call the speaker that
    hardly one person is, a striker and a minister: they may be several.

    `quotations` and `total`: how many quotations and statements there are; `statements`: the latest
    of these, in the order of time, of a day those in quotation marks first. `folded`: how many more
    statements there are that are fragments in every report, if these are left out. `several`: where
    a name means more than one speaker, who these are; the rest is then empty.
    """

    name: str
    kind: Kind | Literal[""]
    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    ids: Annotated[
        Mapping[str, str], Member("Numbers in catalogues.", examples=({"wikidata": "Q42"},))
    ] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    on_behalf_of: tuple[Role, ...] = ()
    quotations: Natural = 0
    total: Annotated[int, Member("How many statements there are.", least=0)] = 0
    folded: Annotated[
        int, Member("How many more are but fragments, and were left out.", least=0)
    ] = 0
    statements: Annotated[
        tuple[Statement, ...], Member("The latest of them, in the order of time.")
    ] = ()
    several: tuple[Identity, ...] = ()
    attributes: Annotated[
        Mapping[str, str], Member("What else was imported.", examples=({"party": "Green"},))
    ] = field(default_factory=dict)
    surname_alone: bool = False
    may_be: Annotated[
        tuple[Identity, ...],
        Member(
            "Of a last name alone, who bears it; else what may be theirs, or somebody else's, too."
        ),
    ] = ()
    unlike: Annotated[
        tuple[str, ...],
        Member("Roles that hardly one person has, if there are: they may be several people."),
    ] = ()


def profile(
    session: Session, name: str, about: str, limit: int, fragments: bool = True
) -> Profile | None:
    """The speaker whom a name means; `fragments`: with statements that are only fragments. None if
    nobody of the name is quoted on these words.

    A last name that one person bears means that person; what is on record under the last name alone
    is in `may_be`.
    """
    spoken = Spoken(session, meant(session, plain(name)).surely, terms(about))
    heard = set(heads(session, spoken.by_speaker).values())
    persons = identities(session, heard, described=False)
    named_in_full = [person for person in persons if not person.surname_alone] or persons
    if len(named_in_full) > 1:
        return Profile(name, "", several=identities(session, heard))
    if not named_in_full:
        return None
    known_speaker = _known(session, named_in_full[0])
    others = [
        person
        for person in identities(session, may_be(session, known_speaker.numbers[0]))
        if person.quotations
    ]
    if alone := {
        person.number
        for person in others
        if person.surname_alone and _bears_alone(session, known_speaker, person)
    }:
        spoken = Spoken(session, {*known_speaker.numbers, *alone}, terms(about))
    every = spoken.count_statements()
    total = every if fragments else spoken.count_statements(fragments=False)
    known_speaker = replace(known_speaker, may_be=tuple(others), total=total, folded=every - total)
    return _filled(known_speaker, spoken, spoken.statements(limit, fragments))


def _bears_alone(session: Session, speaker: Profile, surname: Identity) -> bool:
    """Whether nobody else on record bears the last name."""
    return may_be(session, surname.number) == {speaker.numbers[0]}


def _filled(speaker: Profile, spoken: Spoken, statements: Sequence[int]) -> Profile:
    """The profile, with what articles call the speaker and some of their statements."""
    names, roles, behalves = (tuple(map(_role, groups)) for groups in spoken.called())
    return replace(
        speaker,
        names=tuple(dict.fromkeys((speaker.name, *(name.words for name in names), *speaker.names))),
        roles=roles,
        on_behalf_of=behalves,
        quotations=sum(spoken.by_speaker.values()),
        statements=tuple(_compared(sorted(_statements(spoken, statements), key=_in_time))),
        unlike=() if speaker.surname_alone else unlike(role.words for role in roles),
    )


def _role(phrase: Called) -> Role:
    return Role(phrase.words, phrase.count, phrase.first, phrase.last)


def _in_time(statement: Statement) -> tuple[str, bool, int]:
    return statement.day or "", statement.fullest.quotation.type == "indirect", statement.number


def _known(session: Session, person: Identity) -> Profile:
    """The profile of a person, from what is on record across all documents."""
    whole = (SPEAKER.c.id == person.number) | (SPEAKER.c.merged_into == person.number)
    rows = session.execute(
        select(SPEAKER).where(whole).order_by(SPEAKER.c.id != person.number, SPEAKER.c.id)
    ).all()
    return Profile(
        person.name,
        person.kind,
        numbers=tuple(row.id for row in rows),
        names=tuple(dict.fromkeys(row.name for row in rows)),
        ids={catalogue: number for row in reversed(rows) for catalogue, number in row.ids.items()},
        attributes={
            name: value for row in reversed(rows) for name, value in row.attributes.items()
        },
        surname_alone=person.surname_alone,
    )


def _statements(spoken: Spoken, numbers: Sequence[int]) -> Iterable[Statement]:
    reports = spoken.reports(numbers)
    fullest = {
        number: max(rows, key=lambda row: (row.type != "indirect", row.size))
        for number, rows in reports.items()
    }
    numbers_of_fullest = [row.id for row in fullest.values()]
    hit_of = {hit.number: hit for hit in hits(spoken.session, numbers_of_fullest)}
    for number, rows in reports.items():
        outlets = dict.fromkeys(row.outlet for row in reversed(rows) if row.outlet)
        days = [row.day for row in rows if row.day]
        hit, reported = hit_of[fullest[number].id], independent(row._mapping for row in rows)
        yield Statement(number, min(days, default=None), hit, len(rows), tuple(outlets), reported)


def _compared(statements: Sequence[Statement]) -> Iterable[Statement]:
    """The statements, each with the latest statements to compare it with, but none of the same
    article: a headline and its lede say things twice."""
    latest = statements[-MOST_COMPARED:]
    beside: dict[int, list[int]] = {}
    for first, second in to_compare([_rendering(statement.fullest) for statement in latest]):
        if latest[first].fullest.article == latest[second].fullest.article:
            continue
        beside.setdefault(latest[first].number, []).append(latest[second].number)
        beside.setdefault(latest[second].number, []).append(latest[first].number)
    return (
        replace(statement, compare=tuple(sorted(beside.get(statement.number, ()))))
        for statement in statements
    )


def _rendering(hit: Hit) -> Rendering:
    quotation = hit.quotation
    denied = bool(quotation.content) and quotation.denied == (
        quotation.content[0].start,
        quotation.content[-1].end,
    )
    return Rendering(Wording(hit.content), None, None, quotation.type == "direct", denied)
