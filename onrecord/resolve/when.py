"""When something was said: the words of the article for it, and the date they come to, in EDTF (ISO 8601-2).

Never more precise than what is written; where the year is not told it stays open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.types import Span

UNKNOWN = "XXXX"
"""The year that is not told."""
LEAP_YEAR = 2000
FIRST_YEAR = 1600
"""Before it there were no newspapers."""
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH = (
    r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)|sept?(?:ember|\.)|"
    r"oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))"
)
PART = r"(?:(?P<part>early|mid|late)[- ])?"
FULL = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<last>\d{{1,2}}))?(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.I,
)
BRITISH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<last>\d{{1,2}}))?\s+(?P<month>{MONTH})(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.I,
)
ONLY_MONTH = re.compile(
    rf"\b(?:(?P<which>last|this)\s+|in\s+)?{PART}(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d))?\b", re.I
)
WEEKDAY = re.compile(
    rf"\b(?:on\s+|late\s+|early\s+|(?P<previous>last)\s+)*(?P<weekday>{'|'.join(DAYS)})(?:\s+(?:morning|afternoon|evening|night))?\b",
    re.I,
)
RELATIVE = re.compile(
    r"\b(?P<relative>today|tonight|yesterday|this (?:morning|afternoon|evening)|last night|earlier today)\b", re.I
)
DECADE = re.compile(r"\bin\s+the\s+(?:(?:early|mid|late)[- ])?(?P<decade>(?:19|20)\d)0s\b", re.I)
YEAR = re.compile(r"\b(?:in|since|back in)\s+(?P<year>(?:19|20)\d\d)\b")
IN_PLACE = re.compile(r"\b(?:19|20)\d\d\b")
LAST = re.compile(r"\b(?P<span>last|this)\s+(?P<unit>week|month|year)\b", re.I)
HINT = re.compile(
    r"day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tonight|last|this|earlier)|(?:19|20)\d", re.I
)
"""What every date has something of: looked for first, it spares the rest."""
FUTURE = re.compile(
    r"\b(?:will|would|shall|until|from|by|before|since|next|due|scheduled|planned|going to|to)\b[^.;,]{0,40}$", re.I
)
NOWADAYS = re.compile(r"\beven\s+$|(?-i:[A-Z])\w+\s+$", re.I)
"""What stands before a "today" that is no day: even today, USA TODAY."""
DATELINE = re.compile(
    rf"^(?-i:[^\W\d_a-z])[^\n,()]{{1,30}}(?:,\s[^\n,()]{{2,20}})?,\s+(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>(?:19|20)\d\d))?(?=[\s.,:(/–—-])",
    re.I | re.M,
)


@dataclass(frozen=True, slots=True)
class When:
    """A date in EDTF, and the words that give it."""

    edtf: str
    span: Span


def whens(text: str, sentence: Span, published: date | None) -> Iterator[When]:
    """The dates in a sentence, the fullest first."""
    if not HINT.search(text, sentence.start, sentence.end):
        return
    taken: list[Span] = []
    for pattern in (FULL, BRITISH, WEEKDAY, RELATIVE, DECADE, LAST, ONLY_MONTH, YEAR):
        for found in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*found.span())
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            taken.append(span)
            if FUTURE.search(text, max(sentence.start, span.start - 45), span.start):
                continue
            if (pattern is ONLY_MONTH and not _is_month(found)) or (pattern is RELATIVE and not _is_day(found, text)):
                continue
            if edtf := _edtf(found.groupdict(), published):
                yield When(edtf, span)


def year(text: str, place: Span) -> When | None:
    """The year in the words for where it was said: in a 2013 memo."""
    found = IN_PLACE.search(text, place.start, place.end)
    return When(found.group(), Span(*found.span())) if found else None


def dateline(text: str, published: date | None) -> When | None:
    """The date that the article's first line is headed with: MOSTAR, April 12."""
    found = DATELINE.search(text, 0, 3000)
    if not found:
        return None
    edtf = _edtf(found.groupdict(), published)
    return (
        When(edtf, Span(found.start("month"), found.end("year") if found["year"] else found.end("day")))
        if edtf
        else None
    )


def publication(published: str | None) -> date | None:
    """The day of publication, if it is told and is a day that exists; some systems write "0001-01-01" for none."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and day.year >= FIRST_YEAR else None


def _is_day(found: re.Match[str], text: str) -> bool:
    """Whether the word is a day and no age, end of a name or owner: not even today, USA TODAY, today's prices."""
    owner = found["relative"].lower() == "today" and text[found.end() : found.end() + 2] in ("’s", "'s")
    before = NOWADAYS.search(text, max(0, found.start() - 30), found.start())
    is_day = not before or (found["relative"][0].islower() and not before[0].lower().startswith("even"))
    return is_day and not owner


def _is_month(found: re.Match[str]) -> bool:
    """Whether the word is a month and not the verb may or march."""
    word = found["month"]
    led = found["which"] or found["part"] or found["year"] or found.group().lower().startswith("in ")
    return word[0].isupper() and bool(led)


def _edtf(parts: dict[str, str | None], published: date | None) -> str | None:
    if parts.get("weekday"):
        return _weekday(str(parts["weekday"]), published, not_today=bool(parts["previous"]))
    if parts.get("relative"):
        back = 1 if str(parts["relative"]).lower() in ("yesterday", "last night") else 0
        return (published - timedelta(days=back)).isoformat() if published else None
    if parts.get("decade"):
        return f"{parts['decade']}X"
    if parts.get("unit"):
        return _last_unit(str(parts["span"]), str(parts["unit"]), published)
    if parts.get("month"):
        return _month(parts, published)
    return parts.get("year")


def _weekday(name: str, published: date | None, not_today: bool) -> str | None:
    """The last such day up to the day of publication, or before it."""
    if published is None:
        return None
    back = (published.weekday() - DAYS.index(name.lower())) % 7 or 7 * not_today
    return (published - timedelta(days=back)).isoformat()


def _last_unit(which: str, unit: str, published: date | None) -> str | None:
    if published is None:
        return None
    back = which.lower() == "last"
    if unit.lower() == "year":
        return str(published.year - back)
    if unit.lower() == "week":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        sunday = monday + timedelta(days=6) if back else published
        return "/".join(dict.fromkeys(f"{day.year}-{day.month:02}" for day in (monday, sunday)))
    last = (published.replace(day=1) - timedelta(days=1)) if back else published
    return f"{last.year}-{last.month:02}"


def _month(parts: dict[str, str | None], published: date | None) -> str | None:
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(str(parts["month"]).lower()[:3]))
    first, last = (int(parts.get(name) or 0) for name in ("day", "last"))
    year = parts.get("year") or _year(month, first or 1, published)
    if (parts.get("which") or "").lower() == "last" and published and month == published.month:
        year = str(published.year - 1)
    if not first:
        return f"{year}-{month:02}" if year != UNKNOWN else None
    days = [_day(year, month, day) for day in (first, last) if day]
    return "/".join(day for day in days if day) if all(days) else None


def _day(year: str, month: int, day: int) -> str | None:
    """The day in EDTF; None if the calendar has no such day."""
    try:
        date(LEAP_YEAR if year == UNKNOWN else int(year), month, day)
    except ValueError:
        return None
    return f"{year}-{month:02}-{day:02}"


def _year(month: int, day: int, published: date | None) -> str:
    """The year in which the day was last reached by the publication; XXXX without one."""
    if published is None:
        return UNKNOWN
    return str(published.year if (month, day) <= (published.month, published.day) else published.year - 1)
