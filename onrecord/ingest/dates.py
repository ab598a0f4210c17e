"""The date an article gives itself: a line that is only a time stamp, or the dateline before its
first words.

Only full dates count. A year is never guessed, and neither is which number of "04/05/2020" is the
month.
"""

import re
from datetime import date

from onrecord.language.english.stamps import (
    AGO,
    CLOCK,
    DATELINE,
    FULL_DATES,
    MONTH_WORD,
    MONTHS,
    STAMP_WORDS,
)

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[a-z]))*")
_LONGEST_STAMP = 120


def is_timestamp(line: str) -> bool:
    """Whether a line is only a date with its year, a time, or both, with words such as "Updated"
    about them."""
    if len(line) > _LONGEST_STAMP or not any(character.isdigit() for character in line):
        return False
    words = _WORD.findall(line)
    if not all(word.casefold() in STAMP_WORDS or MONTH_WORD.fullmatch(word) for word in words):
        return False
    return bool(
        full_date(line) or AGO.fullmatch(line) or (CLOCK.search(line) and (words or ":" in line))
    )


def full_date(line: str) -> str | None:
    """The first full date in a line, as ISO 8601."""
    for pattern in FULL_DATES:
        if match := pattern.search(line):
            return _iso(match["year"], match["month"], match["day"])
    return None


def full_dates(line: str) -> list[str]:
    """The full dates in a line, as ISO 8601."""
    matches = (match for pattern in FULL_DATES for match in pattern.finditer(line))
    days = (_iso(match["year"], match["month"], match["day"]) for match in matches)
    return [day for day in days if day]


def dateline_date(line: str) -> str | None:
    """The full date in the dateline that a paragraph opens with, as ISO 8601."""
    match = DATELINE.match(line[:_LONGEST_STAMP])
    return full_date(match["date"]) if match else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3].casefold()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:  # 31 April
        return None
