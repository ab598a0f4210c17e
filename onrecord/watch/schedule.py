"""When a feed or an article is looked at next."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

LEAST_SECONDS, MOST_SECONDS = 300, 24 * 3600
"""How long a feed is left alone between two looks, at least and at most."""
LONGEST_WISH = 6 * 3600
"""The longest that a feed's own wish to be left alone counts: some ask for a year."""
LATEST_DATES = 20
"""Articles, the latest, by whose dates is told how often a feed has something new."""
GIVEN_UP_AFTER = 5
"""Looks in vain after which an article is given up."""
RETRY_SECONDS = 600
"""How long after a failure an article is looked at again; twice as long after each."""
LOOK_AGAIN = (timedelta(hours=2), timedelta(hours=24))
"""How long after it came in an article is looked at again, for what was changed in it."""


def seconds_after_look(
    seconds: int, is_new: bool, published: Sequence[datetime], wish: int | None
) -> int:
    """How long a feed is left alone after a look that worked: half as long as before if there was
    something new, half again as long if not; no longer than half the usual time between its
    articles; never shorter than it asks for.

    `published`: when its articles appeared; `wish`: the seconds that the feed, or its server, asks
    for.
    """
    next_seconds = seconds / 2 if is_new else seconds * 1.5
    if usual := _usual_gap(published):
        next_seconds = min(next_seconds, max(usual / 2, LEAST_SECONDS)) if is_new else next_seconds
    asked = min(wish or 0, LONGEST_WISH)
    return int(min(max(next_seconds, asked, LEAST_SECONDS), MOST_SECONDS))


def seconds_after_failure(seconds: int, failures: int, asked: float | None) -> int:
    """How long a feed is left alone after looks that failed, so many in a row: twice as long each
    time. `asked`: the seconds that its server asks for."""
    doubled = max(seconds, LEAST_SECONDS) * 2 ** min(failures, 12)
    return int(min(max(doubled, asked or 0), MOST_SECONDS))


def article_after_failure(now: datetime, failures: int, asked: float | None) -> datetime | None:
    """When an article is looked at again after looks that failed, so many in a row; None if it is
    given up."""
    if failures >= GIVEN_UP_AFTER:
        return None
    return now + timedelta(seconds=max(RETRY_SECONDS * 2 ** (failures - 1), asked or 0))


def article_after_look(
    now: datetime, looks: int, again: Sequence[timedelta] = LOOK_AGAIN
) -> datetime | None:
    """When an article is looked at again that was looked at before so often; None for never."""
    return now + again[looks] if looks < len(again) else None


def _usual_gap(published: Sequence[datetime]) -> float | None:
    """The usual time between two articles, in seconds."""
    latest = sorted(published, reverse=True)[:LATEST_DATES]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(latest)]
    return median(gaps) if gaps else None
