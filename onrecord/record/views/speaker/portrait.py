"""A speaker at a glance: how often quoted, when and by whom; of what they talk; what others say of them, and deny."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from onrecord.match.wording import Wording
from onrecord.record.identity.people import heads, whole_persons
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.rows import folded_outlet
from onrecord.record.store.schema import DENIAL, DOCUMENT, QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.store.terms import MOST_DIGITS
from onrecord.record.views.facets import Count
from onrecord.record.views.speaker.mentions import mentions
from onrecord.record.views.speaker.subjects import subjects
from onrecord.types import QuotationType

MOST = 20_000
"""Quotations of one speaker that are looked at, the latest."""
MOST_READ = 1_000
"""Of these so many, the latest, are read for what they are about."""
SHOWN = 20
"""Outlets, and quotations of each kind, that are told."""
MONTH = len("2026-03")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of publication ("2026-03"), and how many quotations are from it: in the speaker's own words, in whole or
    in part, and paraphrased."""

    month: str
    own: int
    paraphrased: int

    def to_json(self) -> dict[str, Any]:
        """The month as a JSON object."""
        return {"month": self.month, "own": self.own, "paraphrased": self.paraphrased}


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial by somebody else, and the quotation of the speaker's that it denies."""

    denial: Hit
    said: Hit

    def to_json(self) -> dict[str, Any]:
        """Both as a JSON object."""
        return {"denial": self.denial.to_json(), "said": self.said.to_json()}


@dataclass(frozen=True, slots=True)
class Portrait:
    """One speaker, who is meant by `number` and those merged into it, by their latest quotations.

    `quotations`: how many; `at_least`: there are more. `types`: how many are direct, mixed and indirect; `modes`: said,
    written or thought, where that is told; `denying`: how many deny something. `months`: those that have any, in their
    order; `undated`: how many are of articles that tell no month. `outlets`: who has most, what versions of one article
    repeat counted once. `subjects`: the words that tell most about what is talked of, with how many quotations they
    stand in, copies and versions counted once; of the latest `read`. `mentions`: what others say in which the speaker
    is named; `denials`: the speaker's; `denied`: what others deny of it. Of these three the newest.
    """

    number: int
    name: str
    kind: str
    quotations: int
    at_least: bool
    types: tuple[Count, ...]
    modes: tuple[Count, ...]
    denying: int
    months: tuple[Month, ...]
    undated: int
    outlets: tuple[Count, ...]
    subjects: tuple[Count, ...]
    read: int
    mentions: tuple[Hit, ...]
    denials: tuple[Hit, ...]
    denied: tuple[Denied, ...]

    @property
    def own(self) -> int:
        """How many quotations are in the speaker's own words, in whole or in part."""
        return sum(one.count for one in self.types if one.value != "indirect")

    def to_json(self) -> dict[str, Any]:
        """The portrait as a JSON object."""
        plain = ("number", "name", "kind", "quotations", "at_least", "denying", "undated", "read")
        counted = ("types", "modes", "outlets", "subjects")
        objects = ("months", "mentions", "denials", "denied")
        return {
            **{name: getattr(self, name) for name in plain},
            **{name: [{"value": one.value, "count": one.count} for one in getattr(self, name)] for name in counted},
            **{name: [one.to_json() for one in getattr(self, name)] for name in objects},
        }


class _Row(NamedTuple):
    """A quotation of the speaker's."""

    id: int
    statement: int | None
    type: QuotationType
    mode: str | None
    denies: int | None
    asserted: int
    published: str | None
    outlet: str | None
    original: int | None


def portrait(session: Session, number: int) -> Portrait | None:
    """The speaker of a number; None if there is none, or nothing that they said."""
    if len(str(number)) > MOST_DIGITS or number not in (head := heads(session, [number])):
        return None
    persons = whole_persons(session, [number])
    rows = [_Row(*row) for row in session.tuples(_quotations(persons))]
    if not rows:
        return None
    who = session.execute(select(SPEAKER.c.id, SPEAKER.c.name, SPEAKER.c.kind).where(SPEAKER.c.id == head[number]))
    one, kept = who.one(), [row for row in rows[:MOST] if row.asserted]
    return Portrait(
        number=one.id,
        name=one.name,
        kind=one.kind,
        quotations=len(kept),
        at_least=len(rows) > MOST,
        types=_counts(Counter[str](row.type for row in kept)),
        modes=_counts(Counter(row.mode for row in kept if row.mode)),
        denying=sum(1 for row in kept if row.denies),
        months=tuple(_months(kept)),
        undated=sum(1 for row in kept if not _month(row)),
        outlets=_outlets(kept),
        subjects=subjects(_contents(session, kept[:MOST_READ]), Wording(one.name).words),
        read=min(len(kept), MOST_READ),
        mentions=mentions(session, persons, SHOWN),
        denials=hits(session, _one_of_each([row for row in kept if row.denies])),
        denied=tuple(_denied(session, kept)),
    )


def _quotations(persons: set[int]) -> Select[Any]:
    """The speaker's quotations, the latest first, and one more than are looked at."""
    of_quotation = (QUOTATION.c[name] for name in ("id", "statement_id", "type", "mode", "denies", "asserted"))
    return (
        select(*of_quotation, DOCUMENT.c.published_sortable, DOCUMENT.c.outlet, DOCUMENT.c.original_id)
        .join_from(QUOTATION, DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
        .where(QUOTATION.c.speaker_id.in_(persons))
        .order_by(QUOTATION.c.day.desc().nulls_last(), QUOTATION.c.id.desc())
        .limit(MOST + 1)
    )


def _counts(counter: Counter[str]) -> tuple[Count, ...]:
    ranked = sorted(counter.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(value, count) for value, count in ranked[:SHOWN])


def _month(row: _Row) -> str | None:
    published = row.published or ""
    return published[:MONTH] if len(published) >= MONTH else None


def _months(rows: Sequence[_Row]) -> Iterator[Month]:
    """The months of which there is any, in their order."""
    own = Counter(_month(row) for row in rows if row.type != "indirect")
    paraphrased = Counter(_month(row) for row in rows if row.type == "indirect")
    for month in sorted(month for month in own.keys() | paraphrased.keys() if month):
        yield Month(month, own[month], paraphrased[month])


def _outlets(rows: Sequence[_Row]) -> tuple[Count, ...]:
    """The outlets that have most, each as it is spelt most often; of versions of one article each statement once."""
    spelt = Counter(row.outlet for row in rows if row.outlet)
    names: dict[str, str] = {}
    for outlet, _ in spelt.most_common():
        names.setdefault(folded_outlet(outlet), outlet)
    known = {outlet: names[folded_outlet(outlet)] for outlet in spelt}
    once = {(known[row.outlet], row.original, row.statement) for row in rows if row.outlet}
    return _counts(Counter(outlet for outlet, _, _ in once))


def _contents(session: Session, rows: Sequence[_Row]) -> list[str]:
    """The words of these quotations, of copies and versions of one article those of the latest."""
    once = {(row.original, row.statement): row.id for row in reversed(rows)}
    numbers = session.sql.each_of(list(once.values()))
    wanted = select(QUOTATION.c.content_words).where(QUOTATION.c.id.in_(numbers))
    return [words for (words,) in session.tuples(wanted)]


def _one_of_each(rows: Sequence[_Row]) -> list[int]:
    """The number of the newest report of each of the newest statements."""
    newest: dict[int | None, int] = {}
    for row in rows:
        newest.setdefault(row.statement, row.id)
    return list(newest.values())[:SHOWN]


def _denied(session: Session, rows: Sequence[_Row]) -> Iterator[Denied]:
    """The newest denials by others of what the speaker said, each once, with the newest report of what it denies."""
    own = session.sql.each_of([row.id for row in rows])
    wanted = (
        select(DENIAL.c.quotation_id, DENIAL.c.asserting_id, QUOTATION.c.statement_id)
        .join_from(DENIAL, QUOTATION, QUOTATION.c.id == DENIAL.c.quotation_id)
        .where(DENIAL.c.asserting_id.in_(own), DENIAL.c.quotation_id.not_in(own))
        .order_by(QUOTATION.c.day.desc().nulls_last(), DENIAL.c.quotation_id.desc(), DENIAL.c.asserting_id.desc())
        .limit(MOST)
    )
    pairs: dict[int | None, tuple[int, int]] = {}
    for row in session.execute(wanted):
        pairs.setdefault(row.statement_id, (row.quotation_id, row.asserting_id))
    chosen = list(pairs.values())[:SHOWN]
    found = {hit.number: hit for hit in hits(session, [number for pair in chosen for number in pair])}
    return (Denied(found[denial], found[said]) for denial, said in chosen)
