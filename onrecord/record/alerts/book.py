"""The alerts of a record, as the rest of the package uses them."""

from datetime import datetime

from onrecord.record.alerts import alerts
from onrecord.record.alerts.alerts import Alert, ToAlert
from onrecord.record.alerts.news import News, news
from onrecord.record.store.store import Store


class Alerts:
    """Who wants to be told of what. Each call is one transaction. Every method raises RecordError
    if the file cannot be read or written."""

    def __init__(self, store: Store) -> None:
        """For `Record.alerts`."""
        self._store = store

    def add(self, wanted: ToAlert) -> Alert:
        """Makes an alert, which tells of what is added from now on.

        Raises:
            RecordError: it asks for nothing, or is of no known kind.
        """
        with self._store.writing() as session:
            return alerts.add(session, wanted)

    def remove(self, number: int) -> None:
        """Takes an alert away.

        Raises:
            RecordError: there is none of this number.
        """
        with self._store.writing() as session:
            alerts.remove(session, number)

    def all(self) -> tuple[Alert, ...]:
        """All alerts, in the order in which they were made."""
        with self._store.reading() as session:
            return alerts.all_alerts(session)

    def due(self, at: datetime) -> tuple[Alert, ...]:
        """The alerts that may be sent at a time."""
        with self._store.reading() as session:
            return alerts.due(session, at)

    def news(self, alert: Alert) -> News:
        """What is new for an alert since it was sent last.

        Raises:
            RecordError: its query is none any more.
        """
        with self._store.reading() as session:
            return news(session, alert)

    def told(self, alert: Alert, last: int, at: datetime, *, is_sent: bool) -> None:
        """Writes down that everything up to a quotation was looked at for an alert, and sent."""
        with self._store.writing() as session:
            alerts.told(session, alert, last, at, is_sent)

    def failed(self, alert: Alert, problem: str, at: datetime) -> None:
        """Writes down that an alert could not be sent; it is tried again, later each time."""
        with self._store.writing() as session:
            alerts.failed(session, alert, problem, at)
