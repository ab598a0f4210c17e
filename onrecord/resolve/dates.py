"""How dates are written in English, and the date each stands for in EDTF (ISO 8601-2), relative to
the day of publication.

Each function takes a match of its pattern and returns None where the words leave the date open.
Weeks begin on Monday (ISO 8601). A day, month or year without further detail is the last one up to
the publication.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.resolve.named_days import NAMED_DAY, NAMED_DAY_NEEDS, named_day

Match = re.Match[str]
UNKNOWN = "XXXX"
"""The year that is not told."""
LEAP_YEAR = 2000
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
NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""As words, each for the number of its place; "one" is the other word for the first."""
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
"""The last month of each. Winter lies in two years and stays open."""

MONTH = (
    r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)|sept?(?:ember|\.)|"
    r"oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))"
)
BESIDE_A_DAY = rf"(?:{MONTH}|jan|feb|mar|apr|aug|sept?|oct|nov|dec)"
"""A day of the month beside it tells that "mar" is March."""
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
ITS_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
PART = r"(?:(?P<part>early|mid|late)[- ])?"
TIME = r"(?:\s+(?:morning|lunchtime|afternoon|evening|night))?"
WEEKDAY = rf"(?P<weekday>{'|'.join(DAYS)})"
UNIT = "(?:day|week|fortnight|month|year)"
COUNT = rf"(?P<count>\d{{1,3}}|one|an|{'|'.join(NUMBERS)})"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of writing a date, and the function that gives its date in EDTF.

    `needs`: text fragments, one of which every match contains.
    """

    pattern: re.Pattern[str]
    edtf: Callable[[Match, date | None], str | None]
    needs: tuple[str, ...]

    def may_be_in(self, sentence: str) -> bool:
        """Whether a sentence in lower case contains a fragment that every match needs. This is
        quicker than a search."""
        return any(part in sentence for part in self.needs)


def month_day(match: Match, published: date | None) -> str | None:
    """A day of a month, or a range of days. Without a year it is the last such day before the
    publication, or XXXX if the publication is unknown."""
    if not match["month"][0].isupper():
        return None
    month = _month(match["month"])
    days = [int(match[name]) for name in ("day", "last") if match[name]]
    year = match["year"] or _year(month, days[0], published)
    dates = [_day(year, month, day) for day in days]
    return "/".join(day for day in dates if day) if all(dates) else None


def month_alone(match: Match, published: date | None) -> str | None:
    """A month: in April, late April, last April, April 2014; but not the verbs may and march."""
    led = match["which"] or match["part"] or match["year"] or match.group().lower().startswith(("in ", "during "))
    if not led or not match["month"][0].isupper():
        return None
    month = _month(match["month"])
    year = match["year"] or _year(month, 1, published)
    if (match["which"] or "").lower() == "last" and published and month == published.month:
        year = str(published.year - 1)
    return f"{year}-{month:02}" if year != UNKNOWN else None


def numbers(match: Match, published: date | None) -> str | None:
    """A date in figures; left open where day and month could be swapped."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if match["mark"] == "/" and match.re is FIGURES:
        if month <= 12 and day <= 12 and month != day:
            return None
        month, day = (day, month) if month > 12 else (month, day)
    return _day(f"{year:04}", month, day)


def weekday(match: Match, published: date | None) -> str | None:
    """The last such weekday up to the publication.

    "Last Tuesday" is in the week before where that is certain. Two or more days into the same week
    it may mean either, and stays open.
    """
    if published is None:
        return None
    back = _days_back(match["weekday"], published)
    if (match["manner"] or "").lower() in ("past", "this past"):
        back = back or 7
    elif match["manner"] or match["after"]:
        if 2 <= back <= published.weekday():
            return None
        back = back + 7 if back < 2 else back
    return _before(published, days=back)


def weekday_before_last(match: Match, published: date | None) -> str | None:
    """The weekday in the week before last: the Tuesday before last."""
    return _in_week(match["weekday"], published, 2)


def weekday_of_week(match: Match, published: date | None) -> str | None:
    """A day of last week or of this week: on Tuesday last week."""
    back = 1 if match["which"].lower() == "last" else 0
    day = _in_week(match["weekday"], published, back)
    return day if day and published and day <= published.isoformat() else None


def weekday_weeks_ago(match: Match, published: date | None) -> str | None:
    """A weekday some weeks ago: a week ago on Tuesday. It counts back from the last such
    weekday, which may be the day of publication."""
    if published is None:
        return None
    return _before(published, days=_days_back(match["weekday"], published) + 7 * _count(match["count"]))


def ago(match: Match, published: date | None) -> str | None:
    """A time before the publication, as precise as its unit: days to the day, weeks to the week,
    and so on."""
    if published is None:
        return None
    count, unit = _count(match["count"]), match["unit"].lower()
    if unit == "day":
        return _before(published, days=count)
    if unit in ("week", "fortnight"):
        return _week(published, count * (2 if unit == "fortnight" else 1))
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 - count, 12)
        return f"{year:04}-{month + 1:02}"
    return f"{published.year - count:04}"


def relative(match: Match, published: date | None) -> str | None:
    """A relative day: today, yesterday, last night, the day before yesterday."""
    words = match.group().lower()
    back = 2 if words.startswith("the day before") else int(words.startswith(("yesterday", "last night")))
    return _before(published, days=back) if published else None


def this_or_last(match: Match, published: date | None) -> str | None:
    """This or last week, month or year, or the one before last. A week is given as its days up
    to the publication."""
    if published is None:
        return None
    unit = match["unit"].lower()
    back = 2 if match["before"] else int((match["which"] or "").lower() in ("last", "past"))
    if unit == "week":
        return _week(published, back)
    if unit == "year":
        return f"{published.year - back:04}"
    year, month = divmod(published.year * 12 + published.month - 1 - back, 12)
    return f"{year:04}-{month + 1:02}"


def weekend(match: Match, published: date | None) -> str | None:
    """The Saturday and Sunday of a weekend: over the weekend, last weekend, the weekend before last."""
    if published is None:
        return None
    back = int((match["which"] or "").lower() == "last" and published.weekday() >= 5) + bool(match["before"])
    saturday = published - timedelta(days=_days_back("saturday", published) + 7 * back)
    return _interval(saturday, min(saturday + timedelta(days=1), published))


def season(match: Match, published: date | None) -> str | None:
    """The year of a season: last summer, the summer of 2015."""
    if match["year"] or published is None:
        return match["year"]
    over = published.month > SEASONS[match["season"].lower()]
    return f"{published.year - (not over):04}"


def decade(match: Match, published: date | None) -> str | None:
    """A decade: in the 1990s."""
    return f"{match['decade']}X"


def year_alone(match: Match, published: date | None) -> str | None:
    """A year: in 2009."""
    return match["year"]


def left_open(match: Match, published: date | None) -> str | None:
    """Words that look like a date and give none: the name of a programme, every Tuesday, the
    following day."""
    return None


YEAR_FIRST = r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![-/.]?\d)"
FIGURES = re.compile(r"(?<![\d./-])(?P<month>\d{1,2})(?P<mark>/)(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![-/.]?\d)")
NEEDED: dict[Callable[[Match, date | None], str | None], tuple[str, ...]] = {
    numbers: ("19", "20"),
    month_day: tuple(month[:3] for month in MONTHS),
    named_day: NAMED_DAY_NEEDS,
    left_open: ("day", "this week", "ago"),
    weekday_before_last: ("day",),
    weekday_weeks_ago: ("ago", "back", "before"),
    weekday_of_week: ("week",),
    weekday: ("day",),
    relative: ("day", "night", "this"),
    decade: ("19", "20"),
    ago: ("ago",),
    weekend: ("weekend",),
    this_or_last: ("last", "this", "past", "before"),
    season: ("last", "in"),
    month_alone: tuple(month[:3] for month in MONTHS),
    year_alone: ("19", "20"),
}
"""Letters of which one is in whatever a function gives a date for."""
PATTERNS = tuple(
    Pattern(re.compile(pattern, re.I) if isinstance(pattern, str) else pattern, edtf, NEEDED[edtf])
    for pattern, edtf in (
        (YEAR_FIRST, numbers),
        (r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>\.)(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![-/.]?\d)", numbers),
        (FIGURES, numbers),
        (rf"\b(?P<month>{BESIDE_A_DAY})\s+(?:the\s+)?{DAY}(?!\d){ITS_YEAR}", month_day),
        (rf"\b{DAY}\s+(?:of\s+)?(?P<month>{BESIDE_A_DAY})\b{ITS_YEAR}", month_day),
        (NAMED_DAY, named_day),
        (rf"\b{WEEKDAY}s?\s+(?-i:Night|Morning|Politics|Times|Telegraph|Mirror|Express|Mail|Post|Herald)\b", left_open),
        (rf"\b(?-i:Mail)\s+on\s+{WEEKDAY}", left_open),
        (
            rf"\b(?:every|each|most|some|any|next|coming|(?:the\s+)?(?:following|previous|preceding|same))\s+{WEEKDAY}",
            left_open,
        ),
        (rf"\b(?:one|on\s+an?(?:\s+[a-z]+)?)\s+{WEEKDAY}\b(?!\s+[a-z])", left_open),
        (r"(?-i:\bThis Week\b)(?=\s+[Ww]ith\b|[,.]?[”\"’])", left_open),
        (rf"\b(?:the\s+)?{WEEKDAY}{TIME}\s+before\s+last\b", weekday_before_last),
        (
            rf"\b{COUNT}\s+weeks?\s+(?:ago|back|before),?\s+(?:on\s+|last\s+)*{WEEKDAY}{TIME}",
            weekday_weeks_ago,
        ),
        (rf"\b(?:on\s+)?{WEEKDAY}{TIME},?\s+{COUNT}\s+weeks?\s+ago\b", weekday_weeks_ago),
        (rf"\b(?:on\s+)?{WEEKDAY}{TIME},?\s+(?:of\s+)?(?P<which>last|this)\s+week\b", weekday_of_week),
        (rf"\b(?P<which>last|this)\s+week,?\s+on\s+{WEEKDAY}{TIME}", weekday_of_week),
        (
            rf"\b(?:on\s+|late\s+|early\s+|(?P<manner>(?:this\s+)?past|last)\s+)*{WEEKDAY}\b{TIME}"
            r"(?P<after>\s+last(?!\s+(?:week|month|year|night))\b)?",
            weekday,
        ),
        (
            r"\b(?:the\s+day\s+before\s+yesterday|today|tonight|yesterday|this\s+(?:morning|lunchtime|afternoon|evening)|"
            r"last\s+night)\b",
            relative,
        ),
        (r"\bin\s+the\s+(?:(?:early|mid|late)[- ])?(?P<decade>(?:19|20)\d)0s\b", decade),
        (
            rf"\b(?:than|about|nearly|almost|over|some|around)\s+{COUNT}\s+(?:day|week|fortnight|month|year)s?\s+ago\b",
            left_open,
        ),
        (rf"\b{COUNT}\s+(?P<unit>{UNIT})s?\s+ago\b", ago),
        (r"\b(?:the|(?P<which>this|last|past))\s+weekend(?P<before>\s+before\s+last)?\b", weekend),
        (r"\b(?:the|(?P<which>last|this))\s+(?P<unit>week|month|year)(?P<before>\s+before\s+last)\b", this_or_last),
        (r"\b(?P<which>last|this|this\s+past)\s+(?P<unit>week|month|year)(?P<before>(?!))?\b", this_or_last),
        (
            rf"\b(?:last\s+(?P<season>{'|'.join(SEASONS)})|in\s+the\s+(?:spring|summer|autumn|fall|winter)\s+of"
            r"\s+(?P<year>(?:19|20)\d\d))\b",
            season,
        ),
        (
            rf"\b(?:(?P<which>last|this)\s+|in\s+|during\s+)?{PART}(?P<month>{MONTH})(?:,?\s+(?:of\s+)?"
            r"(?P<year>(?:19|20)\d\d))?\b",
            month_alone,
        ),
        (r"\b(?:(?:back\s+)?in|during)\s+(?:(?:early|mid|late)[- ])?(?P<year>(?:19|20)\d\d)\b", year_alone),
    )
)
"""The fullest first: where one was found, none of those behind it is looked for."""

DATELINE = re.compile(
    rf"^(?-i:[^\W\d_a-z])[^\n,()]{{1,30}}(?:,\s[^\n,()]{{2,20}})?,\s+(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?P<last>(?!))?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?(?=[\s.,:(/–—-])",
    re.I | re.M,
)
"""What an article's first line is headed with."""


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _day(year: str, month: int, day: int) -> str | None:
    """The day in EDTF; None if the calendar has no such day."""
    try:
        date(LEAP_YEAR if year == UNKNOWN else int(year), month, day)
    except ValueError:
        return None
    return f"{year}-{month:02}-{day:02}"


def _year(month: int, day: int, published: date | None) -> str:
    """The year of the last such day up to the publication; XXXX if the publication is unknown."""
    if published is None:
        return UNKNOWN
    return str(published.year if (month, day) <= (published.month, published.day) else published.year - 1)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return NUMBERS.index(word.lower()) + 1 if word.lower() in NUMBERS else 1


def _days_back(name: str, published: date) -> int:
    """Days from the last such weekday to the publication: 0 to 6."""
    return (published.weekday() - DAYS.index(name.lower())) % 7


def _before(published: date, days: int) -> str:
    return (published - timedelta(days=days)).isoformat()


def _in_week(name: str, published: date | None, weeks_back: int) -> str | None:
    """A weekday of this week or of an earlier one."""
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday() + 7 * weeks_back)
    return (monday + timedelta(days=DAYS.index(name.lower()))).isoformat()


def _week(published: date, weeks_back: int) -> str:
    """This week up to the publication, or a whole earlier week."""
    monday = published - timedelta(days=published.weekday() + 7 * weeks_back)
    return _interval(monday, min(monday + timedelta(days=6), published))


def _interval(first: date, last: date) -> str:
    """An interval from one day to another; a single day if they are the same."""
    return "/".join(dict.fromkeys((first.isoformat(), last.isoformat())))
