"""One pass over the alerts: what is due and has something new is sent.

What was sent is written down only afterwards, so that nothing is lost: who is killed between the
two sends it once more, under the same identifier.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from onrecord.alerts.channels import Channels
from onrecord.alerts.notices import Notice
from onrecord.errors import OnRecordError, UnavailableError
from onrecord.record import Alert, Record


def send_due(
    record: Record,
    channels: Channels,
    at: datetime | None = None,
    tell: Callable[[Alert, str], None] = lambda alert, problem: None,
) -> int:
    """Sends what is new to those whose alerts are due; how many messages were sent. `tell`: called
    with each alert that could not be, and why."""
    now = at or datetime.now(UTC)
    sent = 0
    for alert in record.alerts.due(now):
        try:
            sent += _send(record, channels, alert, now)
        except UnavailableError:
            raise
        except OnRecordError as error:
            record.alerts.failed(alert, str(error), now)
            tell(alert, str(error))
        except Exception:  # a bug, which ends this alert and not the others
            logging.getLogger(__name__).exception("alert %d broke off", alert.number)
            problem = "this is a fault of onrecord; the log says more"
            record.alerts.failed(alert, problem, now)
            tell(alert, problem)
    return sent


def _send(record: Record, channels: Channels, alert: Alert, now: datetime) -> bool:
    news = record.alerts.news(alert)
    if news.items:
        channels.send(Notice(alert, news))
    if news.items or news.last > alert.last or alert.daily or alert.failures:
        record.alerts.told(alert, news.last, now, is_sent=bool(news.items))
    return bool(news.items)
