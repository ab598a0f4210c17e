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

from onrecord.language.english.calendar import MONTHS, NUMBERS, WEEKDAYS
from onrecord.language.english.dates import FIGURES, NEEDED, SEASONS, WAYS
from onrecord.language.english.named_days import named_day

Match = re.Match[str]
UNKNOWN = "XXXX"
"""The year that is not told."""
LEAP_YEAR = 2000


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
    led = (
        match["which"]
        or match["part"]
        or match["year"]
        or match.group().lower().startswith(("in ", "during "))
    )
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
    return _before(
        published, days=_days_back(match["weekday"], published) + 7 * _count(match["count"])
    )


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
    back = (
        2
        if words.startswith("the day before")
        else int(words.startswith(("yesterday", "last night")))
    )
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
    """The Saturday and Sunday of a weekend: over the weekend, last weekend, the weekend before
    last."""
    if published is None:
        return None
    back = int((match["which"] or "").lower() == "last" and published.weekday() >= 5) + bool(
        match["before"]
    )
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


READ: dict[str, Callable[[Match, date | None], str | None]] = {
    "numbers": numbers,
    "month_day": month_day,
    "named_day": named_day,
    "left_open": left_open,
    "weekday_before_last": weekday_before_last,
    "weekday_weeks_ago": weekday_weeks_ago,
    "weekday_of_week": weekday_of_week,
    "weekday": weekday,
    "relative": relative,
    "decade": decade,
    "ago": ago,
    "weekend": weekend,
    "this_or_last": this_or_last,
    "season": season,
    "month_alone": month_alone,
    "year_alone": year_alone,
}
"""What reads a date written in each of the ways."""
PATTERNS = tuple(
    Pattern(way if isinstance(way, re.Pattern) else re.compile(way, re.I), READ[name], NEEDED[name])
    for way, name in WAYS
)
"""The fullest first: where one was found, none of those behind it is looked for."""


def _month(name: str) -> int:
    return next(
        number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3])
    )


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
    return str(
        published.year if (month, day) <= (published.month, published.day) else published.year - 1
    )


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return NUMBERS.index(word.lower()) + 1 if word.lower() in NUMBERS else 1


def _days_back(name: str, published: date) -> int:
    """Days from the last such weekday to the publication: 0 to 6."""
    return (published.weekday() - WEEKDAYS.index(name.lower())) % 7


def _before(published: date, days: int) -> str:
    return (published - timedelta(days=days)).isoformat()


def _in_week(name: str, published: date | None, weeks_back: int) -> str | None:
    """A weekday of this week or of an earlier one."""
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday() + 7 * weeks_back)
    return (monday + timedelta(days=WEEKDAYS.index(name.lower()))).isoformat()


def _week(published: date, weeks_back: int) -> str:
    """This week up to the publication, or a whole earlier week."""
    monday = published - timedelta(days=published.weekday() + 7 * weeks_back)
    return _interval(monday, min(monday + timedelta(days=6), published))


def _interval(first: date, last: date) -> str:
    """An interval from one day to another; a single day if they are the same."""
    return "/".join(dict.fromkeys((first.isoformat(), last.isoformat())))
