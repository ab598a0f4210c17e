"""What has she said about this? One speaker's statements in the order of time, and what articles call the speaker."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, select

from onrecord.match.conflict import to_compare
from onrecord.match.likeness import Rendering
from onrecord.match.wording import Wording
from onrecord.record.identity.identities import Identity, identities, unlike
from onrecord.record.identity.people import heads, may_be, meant
from onrecord.record.linking.copies import independent
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.schema import DOCUMENT, INDIRECT, QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.store.terms import Terms, plain, terms

MOST = 20_000
"""Quotations of one speaker that are looked at, the latest first."""
MOST_COMPARED = 300
"""Statements that are compared with each other, the latest."""


@dataclass(frozen=True, slots=True)
class Role:
    """What articles call a speaker, in how many quotations, from the first day of publication to the last."""

    words: str
    count: int
    first: str | None
    last: str | None

    def to_json(self) -> dict[str, Any]:
        """The role as a JSON object."""
        return {"words": self.words, "count": self.count, "first": self.first, "last": self.last}


@dataclass(frozen=True, slots=True)
class Statement:
    """An utterance as far as it is put together. `day`: when it was first published; `fullest`: the longest report of
    it, in the speaker's own words if any has them; `outlets`: who reports it; `independent`: how many reports there
    are, copies and versions of one not counted; `compare`: the numbers of others that say much the same, but one of the
    two negates or has another figure: whether they conflict is not judged.
    """

    number: int
    day: str | None
    fullest: Hit
    reports: int
    outlets: tuple[str, ...]
    independent: int
    compare: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The statement as a JSON object."""
        return {
            "statement": self.number,
            "day": self.day,
            "reports": self.reports,
            "independent": self.independent,
            "outlets": list(self.outlets),
            "compare": list(self.compare),
            "fullest": self.fullest.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Profile:
    """One speaker. `numbers`: theirs, then those of all who were merged into them; `names`: what articles call them,
    the usual first, and what else they are known as; `ids`: their numbers in catalogues such as Wikidata's;
    `attributes`: what else a file of who is who tells, such as the party.

    `surname_alone`: articles give no more than a last name, and whoever bears it may have said some of it. `may_be`:
    then who bears it; of anybody else, what is on record under the last name alone, or under a name with others in
    between, and may be theirs, too: it is among `statements` only if nobody else on record bears the last name.
    `unlike`: what articles call the speaker that hardly one person is, a striker and a minister: they may be several.

    `quotations` and `total`: how many quotations and statements there are; `statements`: the latest of these, in the
    order of time, of a day those in quotation marks first. `folded`: how many more statements there are that are
    fragments in every report, if these are left out. `several`: where a name means more than one speaker, who these
    are; the rest is then empty.
    """

    name: str
    kind: str
    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    on_behalf_of: tuple[Role, ...] = ()
    quotations: int = 0
    total: int = 0
    statements: tuple[Statement, ...] = ()
    several: tuple[Identity, ...] = ()
    folded: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)
    surname_alone: bool = False
    may_be: tuple[Identity, ...] = ()
    unlike: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The profile as a JSON object."""
        return {
            "name": self.name,
            "kind": self.kind,
            "numbers": list(self.numbers),
            "names": list(self.names),
            "ids": dict(self.ids),
            "roles": [role.to_json() for role in self.roles],
            "on_behalf_of": [role.to_json() for role in self.on_behalf_of],
            "quotations": self.quotations,
            "total": self.total,
            "folded": self.folded,
            "statements": [statement.to_json() for statement in self.statements],
            "several": [one.to_json() for one in self.several],
            "attributes": dict(self.attributes),
            "surname_alone": self.surname_alone,
            "may_be": [one.to_json() for one in self.may_be],
            "unlike": list(self.unlike),
        }


def profile(session: Session, name: str, about: str, limit: int, fragments: bool = True) -> Profile | None:
    """The speaker whom a name means, without statements that are only fragments if these are not asked for; None if
    nobody of the name has said anything about these words.

    A last name that one person bears means that person; what is on record under it alone is in `may_be`.
    """
    named = meant(session, plain(name))
    rows = _rows(session, named.surely, about)
    persons = identities(session, heads(session, {row["speaker_id"] for row in rows}).values())
    known = [one for one in persons if not one.surname_alone] or persons
    if len(known) > 1:
        return Profile(name, "", several=persons)
    if not known:
        return None
    found = _known(session, known[0])
    others = [one for one in identities(session, may_be(session, found.numbers[0])) if one.quotations]
    if alone := {one.number for one in others if one.surname_alone and _bears_alone(session, found, one)}:
        rows = _rows(session, {*found.numbers, *alone}, about)
    rows = sorted(rows, key=lambda row: bool(row["type"] == "indirect"))
    rows.sort(key=lambda row: row["day"] or "", reverse=True)  # the latest first; of a day what is in quotation marks
    every = dict.fromkeys(row["statement_id"] for row in rows)
    whole = {row["statement_id"] for row in rows if not row["fragment"]}
    statements = [number for number in every if fragments or number in whole]
    found = replace(found, may_be=tuple(others), total=len(statements), folded=len(every) - len(statements))
    return _filled(session, found, rows, statements[:limit])


def _bears_alone(session: Session, known: Profile, surname: Identity) -> bool:
    """Whether nobody else on record bears a last name."""
    return may_be(session, surname.number) == {known.numbers[0]}


def _rows(session: Session, numbers: Iterable[int], about: str) -> Sequence[RowMapping]:
    return session.rows(_quotations(session, numbers, terms(about))) if numbers else []


def _filled(session: Session, known: Profile, rows: Sequence[RowMapping], statements: Sequence[int]) -> Profile:
    """What is known of a speaker, with what articles call them and some statements among the quotations."""
    shown = _statements(session, rows, statements)
    roles = tuple(_called(rows, "role"))
    return replace(
        known,
        names=tuple(dict.fromkeys((known.name, *(one.words for one in _called(rows, "name")), *known.names))),
        roles=roles,
        on_behalf_of=tuple(_called(rows, "on_behalf_of")),
        quotations=len(rows),
        statements=tuple(_compared(sorted(shown, key=_in_time))),
        unlike=() if known.surname_alone else unlike(role.words for role in roles),
    )


def _in_time(one: Statement) -> tuple[str, bool, int]:
    return one.day or "", one.fullest.quotation.type == "indirect", one.number


def _known(session: Session, one: Identity) -> Profile:
    """Who somebody is, by what is known over all documents."""
    whole = (SPEAKER.c.id == one.number) | (SPEAKER.c.merged_into == one.number)
    rows = session.execute(select(SPEAKER).where(whole).order_by(SPEAKER.c.id != one.number, SPEAKER.c.id)).all()
    return Profile(
        one.name,
        one.kind,
        numbers=tuple(row.id for row in rows),
        names=tuple(dict.fromkeys(row.name for row in rows)),
        ids={catalogue: number for row in reversed(rows) for catalogue, number in row.ids.items()},
        attributes={name: value for row in reversed(rows) for name, value in row.attributes.items()},
        surname_alone=one.surname_alone,
    )


def _quotations(session: Session, persons: Iterable[int], about: Terms) -> Select[Any]:
    """The speaker's quotations, the latest first."""
    columns: list[ColumnElement[Any]] = [
        QUOTATION.c[name] for name in ("id", "statement_id", "speaker_id", "day", "type", "resolved")
    ]
    columns += [DOCUMENT.c.outlet, DOCUMENT.c.original_id, func.coalesce(INDIRECT.c.fragment, 0).label("fragment")]
    wanted = (
        select(*columns, func.length(QUOTATION.c.content_words).label("size"))
        .join_from(QUOTATION, DOCUMENT)
        .outerjoin(INDIRECT, INDIRECT.c.quotation_id == QUOTATION.c.id)
        .where(QUOTATION.c.speaker_id.in_(set(persons)), QUOTATION.c.asserted == 1)
        .order_by(QUOTATION.c.day.desc().nulls_last(), QUOTATION.c.id.desc())
        .limit(MOST)
    )
    if not about:
        return wanted
    if required := session.words.required(about):
        wanted = wanted.where(QUOTATION.c.id.in_(session.words.found(required)))
    if unwanted := session.words.excluded(about):
        wanted = wanted.where(QUOTATION.c.id.not_in(session.words.found(unwanted)))
    return wanted


def _statements(session: Session, rows: Sequence[RowMapping], numbers: Sequence[int]) -> Iterable[Statement]:
    reports: dict[int, list[RowMapping]] = {number: [] for number in numbers}
    for row in rows:
        if row["statement_id"] in reports:
            reports[row["statement_id"]].append(row)
    fullest = {
        number: max(each, key=lambda row: (row["type"] != "indirect", row["size"])) for number, each in reports.items()
    }
    found = {hit.number: hit for hit in hits(session, [row["id"] for row in fullest.values()])}
    for number, each in reports.items():
        outlets = dict.fromkeys(row["outlet"] for row in reversed(each) if row["outlet"])
        days = [row["day"] for row in each if row["day"]]
        hit = found[fullest[number]["id"]]
        yield Statement(number, min(days, default=None), hit, len(each), tuple(outlets), independent(each))


def _compared(statements: Sequence[Statement]) -> Iterable[Statement]:
    """The statements, each with the latest ones that are to be compared with it: none with what its own article says,
    which a headline and its lede have twice."""
    latest = statements[-MOST_COMPARED:]
    beside: dict[int, list[int]] = {}
    for one, other in to_compare([_rendering(statement.fullest) for statement in latest]):
        if latest[one].fullest.article == latest[other].fullest.article:
            continue
        beside.setdefault(latest[one].number, []).append(latest[other].number)
        beside.setdefault(latest[other].number, []).append(latest[one].number)
    return (replace(each, compare=tuple(sorted(beside.get(each.number, ())))) for each in statements)


def _rendering(hit: Hit) -> Rendering:
    one = hit.quotation
    denied = bool(one.content) and one.denied == (one.content[0].start, one.content[-1].end)
    return Rendering(Wording(hit.content), None, None, one.type == "direct", denied)


def _called(rows: Sequence[RowMapping], what: str) -> Iterable[Role]:
    """What articles call the speaker, by this field of it, the most often first."""
    told = [(words, row["day"]) for row in rows if (words := (row["resolved"].get("speaker") or {}).get(what))]
    days: dict[str, list[str]] = {}
    for words, day in told:
        days.setdefault(words, []).extend([day] if day else [])
    for words, count in Counter(words for words, _ in told).most_common():
        yield Role(words, count, min(days[words], default=None), max(days[words], default=None))
