"""The date an article gives itself: a line that is only a time stamp, or the dateline before its first words.

Only full dates count. A year is never guessed, and neither is which number of "04/05/2020" is the month.
"""

import re
from datetime import date

from onrecord.ingest.lexicon import words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
# Only 2020-04-12, and 12.04.2020, whose order is the same wherever dots are used, are unambiguous in digits.
_FULL_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<month>{_MONTH})\s+{_DAY},?\s+{_YEAR}",
        rf"\b{_DAY}\s+(?P<month>{_MONTH}),?\s+{_YEAR}",
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"\b(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}",
    )
)
# Words that may stand in a time stamp beside its numbers; a line with any other word is not one.
_STAMP_WORDS = words(
    "published updated posted modified last first on at date dated issued created "
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "am pm a.m p.m gmt utc bst cet cest est edt cst cdt mst mdt pst pdt ist msk t z h hrs of "
    "ago hour hours minute minutes min mins day days week weeks"
)
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b|\b1?\d\s?[ap]\.?m\b", re.IGNORECASE)
_AGO = re.compile(r"\W*(?:\w+ ){0,3}\d+ (?:minutes?|mins?|hours?|days?|weeks?) ago\W*", re.IGNORECASE)
_MONTH_WORD = re.compile(_MONTH, re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[a-z]))*")
_LONGEST_STAMP = 120

# "MOSCOW, April 12, 2020 (Agency) -": a place in capitals or title case, a date, then a dash, a stop or a bracket.
_DATELINE = re.compile(r"\s*[A-ZÀ-ÞА-Я][\w'’. -]{1,40}(?:,\s[\w'’. ]{2,30})?,\s(?P<date>[\w., ]{8,25}?)\s*[.(/—–-]")


def is_timestamp(line: str) -> bool:
    """Whether a line is only a date with its year, a time, or both, with words such as "Updated" about them."""
    if len(line) > _LONGEST_STAMP or not any(character.isdigit() for character in line):
        return False
    words = _WORD.findall(line)
    if not all(word.casefold() in _STAMP_WORDS or _MONTH_WORD.fullmatch(word) for word in words):
        return False
    return bool(full_date(line) or _AGO.fullmatch(line) or (_CLOCK.search(line) and (words or ":" in line)))


def full_date(line: str) -> str | None:
    """The first full date in a line, as ISO 8601."""
    for pattern in _FULL_DATES:
        if match := pattern.search(line):
            return _iso(match["year"], match["month"], match["day"])
    return None


def dateline_date(line: str) -> str | None:
    """The full date in the dateline that a paragraph opens with, as ISO 8601."""
    match = _DATELINE.match(line[:_LONGEST_STAMP])
    return full_date(match["date"]) if match else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].casefold()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:  # 31 April
        return None
