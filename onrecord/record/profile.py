"""What has she said about this? One speaker's statements in the order of time, and what articles call the speaker."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from onrecord.record import sqlite
from onrecord.record.people import called
from onrecord.record.query import Terms, plain, terms
from onrecord.record.schema import DOCUMENT, QUOTATION, SPEAKER
from onrecord.record.search import Hit, hits

MOST = 20_000
"""Quotations of one speaker that are looked at, the latest first."""


@dataclass(frozen=True, slots=True)
class Role:
    """What articles call a speaker, in how many quotations, from the first day of publication to the last."""

    words: str
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """An utterance as far as it is put together. `day`: when it was first published; `fullest`: the longest report of
    it, in the speaker's own words if any has them; `outlets`: who reports it.
    """

    number: int
    day: str | None
    fullest: Hit
    reports: int
    outlets: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The statement as a JSON object."""
        return {
            "statement": self.number,
            "day": self.day,
            "reports": self.reports,
            "outlets": list(self.outlets),
            "fullest": self.fullest.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Profile:
    """One speaker. `quotations` and `total`: how many quotations and statements there are; `statements`: the latest of
    these, in the order of time."""

    name: str
    kind: str
    roles: tuple[Role, ...]
    quotations: int
    total: int
    statements: tuple[Statement, ...]


def profile(connection: Connection, name: str, about: str, limit: int) -> Profile | None:
    """The speaker whom a name means; None if nobody of the name has said anything about these words."""
    persons = called(connection, plain(name))
    rows = connection.execute(_quotations(persons, terms(about))).mappings().all() if persons else []
    if not rows:
        return None
    numbers = dict.fromkeys(row["statement_id"] for row in rows)
    known = connection.execute(select(SPEAKER.c.name, SPEAKER.c.kind).where(SPEAKER.c.id.in_(persons))).all()
    named = max(known, key=lambda row: len(row.name))
    shown = sorted(_statements(connection, rows, list(numbers)[:limit]), key=lambda one: (one.day or "", one.number))
    return Profile(named.name, named.kind, tuple(_roles(rows)), len(rows), len(numbers), tuple(shown))


def _quotations(persons: Iterable[int], about: Terms) -> Select[Any]:
    """The speaker's quotations, the latest first."""
    columns = (QUOTATION.c[name] for name in ("id", "statement_id", "day", "type", "resolved"))
    wanted = (
        select(*columns, func.length(QUOTATION.c.content_words).label("size"), DOCUMENT.c.outlet)
        .join_from(QUOTATION, DOCUMENT)
        .where(QUOTATION.c.speaker_id.in_(set(persons)))
        .order_by(QUOTATION.c.day.desc().nulls_last(), QUOTATION.c.id.desc())
        .limit(MOST)
    )
    if not about:
        return wanted
    index, nothing = sqlite.index(), Terms((), ())
    if required := sqlite.required(about, nothing):
        wanted = wanted.where(QUOTATION.c.id.in_(select(index.c.rowid).where(sqlite.matching(required))))
    if unwanted := sqlite.excluded(about, nothing):
        wanted = wanted.where(QUOTATION.c.id.not_in(select(index.c.rowid).where(sqlite.matching(unwanted))))
    return wanted


def _statements(connection: Connection, rows: Sequence[RowMapping], numbers: Sequence[int]) -> Iterable[Statement]:
    reports: dict[int, list[RowMapping]] = {number: [] for number in numbers}
    for row in rows:
        if row["statement_id"] in reports:
            reports[row["statement_id"]].append(row)
    fullest = {
        number: max(each, key=lambda row: (row["type"] != "indirect", row["size"])) for number, each in reports.items()
    }
    found = {hit.number: hit for hit in hits(connection, [row["id"] for row in fullest.values()])}
    for number, each in reports.items():
        outlets = dict.fromkeys(row["outlet"] for row in reversed(each) if row["outlet"])
        days = [row["day"] for row in each if row["day"]]
        hit = found[fullest[number]["id"]]
        yield Statement(number, min(days, default=None), hit, len(each), tuple(outlets))


def _roles(rows: Sequence[RowMapping]) -> Iterable[Role]:
    """What the speaker is called, the most often first."""
    told = [(role, row["day"]) for row in rows if (role := (row["resolved"].get("speaker") or {}).get("role"))]
    for role, count in Counter(role for role, _ in told).most_common():
        days = [day for other, day in told if other == role and day]
        yield Role(role, count, min(days, default=None), max(days, default=None))
