"""The time stamps and datelines of articles."""

import re

from onrecord.language.english import calendar
from onrecord.language.english.lists import words

MONTHS = tuple(month[:3] for month in calendar.MONTHS)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
# Only 2020-04-12, and 12.04.2020, whose order is the same wherever dots are used, are unambiguous
# in digits.
FULL_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<month>{_MONTH})\s+{_DAY},?\s+{_YEAR}",
        rf"\b{_DAY}\s+(?P<month>{_MONTH}),?\s+{_YEAR}",
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"\b(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}",
    )
)
# Words that may stand in a time stamp beside its numbers; a line with any other word is not one.
STAMP_WORDS = words("pages/stamps")
CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b|\b1?\d\s?[ap]\.?m\b", re.IGNORECASE)
AGO = re.compile(
    r"\W*(?:\w+ ){0,3}\d+ (?:minutes?|mins?|hours?|days?|weeks?) ago\W*", re.IGNORECASE
)
MONTH_WORD = re.compile(_MONTH, re.IGNORECASE)
# "MOSCOW, April 12, 2020 (Agency) -": a place in capitals or title case, a date, then a dash, a
# stop or a bracket.
DATELINE = re.compile(
    r"\s*[A-ZÀ-ÞА-Я][\w'’. -]{1,40}(?:,\s[\w'’. ]{2,30})?,\s(?P<date>[\w., ]{8,25}?)\s*[.(/—–-]"
)
UPDATE = re.compile(r"updated|modified", re.IGNORECASE)
PUBLICATION = re.compile(r"published|posted|issued|created", re.IGNORECASE)
