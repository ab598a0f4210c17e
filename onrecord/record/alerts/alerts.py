"""Who wants to be told of what: the alerts of a record."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import RowMapping, delete, func, insert, select, update

from onrecord.errors import RecordError
from onrecord.forms import Form
from onrecord.record.search.query import FILTERS, Query
from onrecord.record.store.rows import now
from onrecord.record.store.schema import ALERT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.types import Natural

Event = Literal["said", "first", "denied", "changed"]
"""What is told: that something was said; that somebody is quoted for the first time; that something
on record is denied; that a quotation was changed after its article was published."""
Channel = Literal["webhook", "slack", "mail"]
SECRET_BYTES = 24
"""Random bytes of the key by which what is sent to a webhook is signed."""
DAY = timedelta(days=1)
_LEAST_RETRY, _MOST_RETRY = timedelta(minutes=1), timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class ToAlert:
    """An alert that somebody wants. `query`: of which quotations; `target`: the address of a
    webhook or of a person; `daily`: all of a day together, and not at once."""

    query: Query
    channel: Channel
    target: str
    event: Event = "said"
    daily: bool = False


@dataclass(frozen=True, slots=True)
class Alert(Form):
    """An alert. `query`: the filters that its quotations answer; `last`: the number of the last
    quotation that was looked at for it; `failures`: how often in a row it could not be sent, and
    `problem` why."""

    number: int
    event: Event
    query: dict[str, Any]
    channel: Channel
    target: str
    daily: bool
    created_at: str
    due_at: str
    last: Natural
    sent_at: str | None
    failures: Natural
    problem: str | None
    secret: str = field(default="", repr=False)

    MEMBERS = (
        *("number", "event", "query", "channel", "target", "daily", "created_at", "due_at", "last"),
        *("sent_at", "failures", "problem"),
    )

    @property
    def asked(self) -> Query:
        """The query as it is searched by."""
        many = {one.name for one in FILTERS if one.is_many}
        values: dict[str, Any] = {
            name: tuple(value) if name in many else value for name, value in self.query.items()
        }
        return Query(**values)


def add(session: Session, wanted: ToAlert) -> Alert:
    """Puts an alert on record; it tells of what is added from now on.

    Raises:
        RecordError: it asks for nothing, or is of no known kind.
    """
    wanted.query.check()
    for name, value, kinds in (
        ("event", wanted.event, get_args(Event)),
        ("channel", wanted.channel, get_args(Channel)),
    ):
        if value not in kinds:
            raise RecordError(f"{name}: got {value!a}, expected one of {', '.join(kinds)}")
    values = {
        "event": wanted.event,
        "query": _filters(wanted.query),
        "channel": wanted.channel,
        "target": wanted.target,
        "secret": secrets.token_urlsafe(SECRET_BYTES),
        "daily": int(wanted.daily),
        "created_at": now(),
        "due_at": now(),
        "last": session.value(select(func.max(QUOTATION.c.id))) or 0,
        "failures": 0,
    }
    number = session.value(insert(ALERT).values(values).returning(ALERT.c.id))
    [alert] = _alerts(session.rows(select(ALERT).where(ALERT.c.id == number)))
    return alert


def all_alerts(session: Session) -> tuple[Alert, ...]:
    """All alerts, in the order in which they were made."""
    return tuple(_alerts(session.rows(select(ALERT).order_by(ALERT.c.id))))


def due(session: Session, at: datetime) -> tuple[Alert, ...]:
    """The alerts that may be sent at a time."""
    until = at.isoformat(timespec="seconds")
    return tuple(_alerts(session.rows(select(ALERT).where(ALERT.c.due_at <= until))))


def remove(session: Session, number: int) -> None:
    """Takes an alert away.

    Raises:
        RecordError: there is none of this number.
    """
    if not session.values(delete(ALERT).where(ALERT.c.id == number).returning(ALERT.c.id)):
        raise RecordError(f"there is no alert {number}: `onrecord alerts` shows them")


def told(session: Session, alert: Alert, last: int, at: datetime, is_sent: bool) -> None:
    """Writes down that everything up to a quotation was looked at for an alert, and sent if there
    was anything; a daily one is due a day later."""
    values: dict[str, Any] = {"last": last, "failures": 0, "problem": None}
    if is_sent:
        values["sent_at"] = at.isoformat(timespec="seconds")
    if alert.daily:
        values["due_at"] = (at + DAY).isoformat(timespec="seconds")
    session.execute(update(ALERT).where(ALERT.c.id == alert.number).values(values))


def failed(session: Session, alert: Alert, problem: str, at: datetime) -> None:
    """Writes down that an alert could not be sent; it is tried again, later each time."""
    wait = min(_LEAST_RETRY * 2**alert.failures, _MOST_RETRY)
    values = {
        "failures": alert.failures + 1,
        "problem": problem,
        "due_at": (at + wait).isoformat(timespec="seconds"),
    }
    session.execute(update(ALERT).where(ALERT.c.id == alert.number).values(values))


def _filters(query: Query) -> dict[str, Any]:
    """The filters of a query that narrow it."""
    filters = {one.name: getattr(query, one.name) for one in FILTERS}
    return {name: value for name, value in filters.items() if value not in (None, "", ())}


def _alerts(rows: Iterable[RowMapping]) -> Iterable[Alert]:
    names = {each.name for each in fields(Alert)} - {"number", "daily"}
    for row in rows:
        values = {name: row[name] for name in names}
        yield Alert(number=row["id"], daily=bool(row["daily"]), **values)
