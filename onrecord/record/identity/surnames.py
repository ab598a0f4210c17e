"""The person whom a last name alone means: somebody named in full beside it in the article, or else
in the same outlet at about that time, or else in another report of the same utterance.

On the articles of PolNeAR's training part, a last name of which an outlet named one bearer in full
within four weeks was that person's in 95 of 100 articles (`bench/surnames.py`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from onrecord.match.naming import (
    initials_agree,
    is_ending_of,
    is_last_name_alone,
    last_key,
    particles_agree,
)
from onrecord.record.identity.speaker_keys import Known
from onrecord.record.store.schema import SPEAKER
from onrecord.record.store.session import Session

AROUND = timedelta(days=28)
"""How long before and after an outlet named somebody in full a last name alone may mean them."""
PLAIN = 0.9
"""How much of what the bearers of a last name said there is by the one whom it means."""
MOST = 200
"""Quotations of each bearer that are counted, the latest."""
BETTER_KNOWN = 3
"""So many times as often is quoted who is far better known."""
MOST_BEARERS = 50
"""A last name that more people on record have is nobody's in particular."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where something was reported: the article's number, its outlet, folded, and day of
    publication."""

    document: int
    outlet: str | None = None
    day: date | None = None


def is_surname_of(name: str, bearer: Known) -> bool:
    """Whether a name may be the last name, or last names, of somebody who is on record with a full
    name."""
    if bearer.kind != "person" or is_last_name_alone(bearer.name):
        return False
    if not is_last_name_alone(name):
        return is_ending_of(name, bearer.name)
    return initials_agree(bearer.name, name) and particles_agree(name, bearer.name)


def in_article(name: str, bearers: Iterable[Known], beside: set[int]) -> set[int]:
    """The persons among the bearers of a last name who are quoted in the same article, where they
    are named in full."""
    return {
        bearer.person for bearer in bearers if bearer.id in beside and is_surname_of(name, bearer)
    }


def in_outlet(
    session: Session, name: str, bearers: Sequence[Known], setting: Setting
) -> Known | None:
    """The one bearer of a last name whom the outlet named in full about that time; None if it named
    nobody, or several of whom none stands out, or if another bearer is far better known: a
    president may never be named in full, but his wife may."""
    persons = {bearer.id: bearer for bearer in bearers if is_surname_of(name, bearer)}
    if len(persons) > MOST_BEARERS:
        return None
    times: Counter[int] = Counter()
    for number, bearer in persons.items():
        names = session.ask.called_in(number, setting.outlet, _about(setting.day), MOST)
        times[bearer.person] += sum(not is_last_name_alone(called) for called in names)
    [(person, most)] = times.most_common(1) or [(0, 0)]
    if not most or most < PLAIN * times.total() or _is_eclipsed(session, person, persons.values()):
        return None
    return next(bearer for bearer in persons.values() if bearer.person == person)


def one_bearer(session: Session, surname: int, others: Iterable[int]) -> int | None:
    """The one among other speakers who bears the last name of a speaker on record; None if there is
    none or more than one."""
    query = select(SPEAKER).where(SPEAKER.c.id.in_({surname, *others}), SPEAKER.c.kind == "person")
    rows = {row.id: row for row in session.execute(query)}
    name = rows[surname].name if surname in rows else ""
    bearing = {
        row.merged_into or row.id: row.id
        for row in rows.values()
        if last_key(row.name) == last_key(name)
        and not is_last_name_alone(row.name)
        and initials_agree(row.name, name)
        and particles_agree(name, row.name)
    }
    return next(iter(bearing.values())) if name and len(bearing) == 1 else None


def _is_eclipsed(session: Session, person: int, bearers: Iterable[Known]) -> bool:
    """Whether another bearer of the last name is quoted far more often on the whole record."""
    quoted: Counter[int] = Counter()
    for bearer in bearers:
        quoted[bearer.person] += session.ask.count_spoken(bearer.id, BETTER_KNOWN * MOST)
    times = min(quoted.pop(person), MOST)
    return any(rival_times > BETTER_KNOWN * times for rival_times in quoted.values())


def _about(day: date | None) -> tuple[str, str] | None:
    """The first and last day of the weeks around a day; None of an article without a date, which is
    compared with other articles without a date only."""
    if day is None:
        return None
    ordinal = day.toordinal()
    first = max(ordinal - AROUND.days, date.min.toordinal())
    last = min(ordinal + AROUND.days, date.max.toordinal())
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
