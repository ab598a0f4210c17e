"""Days with a name, and their date in a year: Easter Monday, Black Friday, Christmas Eve."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
DayOf = Callable[[int], date]
"""The day of a year."""


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar.

    It follows the anonymous algorithm of Nature, 20 April 1876 (Meeus, Astronomical Algorithms,
    1991, chapter 8), which holds for every year.
    """
    century, of_century = divmod(year, 100)
    leap_centuries, since_leap_century = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leap_centuries - moon + 15) % 30
    leap_years, since_leap = divmod(of_century, 4)
    to_sunday = (32 + 2 * since_leap_century + 2 * leap_years - epact - since_leap) % 7
    late = (year % 19 + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def weekday_of(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second or later such weekday of a month; the last if the number is -1."""
    if number < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=(following.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A pattern for the names of a day, and a function for its date in a year.

    The function is None where the date differs between countries or the name also means something
    else: such a day stays open.
    """

    names: str
    of: DayOf | None


def _from_easter(days: int) -> DayOf:
    return lambda year: easter(year) + timedelta(days=days)


def _fixed(month: int, day: int) -> DayOf:
    return lambda year: date(year, month, day)


def _weekday(month: int, weekday: int, number: int, after: int = 0) -> DayOf:
    return lambda year: weekday_of(year, month, weekday, number) + timedelta(days=after)


NAMED_DAYS = (
    NamedDay(r"(?:shrove|fat|pancake) tuesday|pancake day|mardi gras", _from_easter(-47)),
    NamedDay(r"ash wednesday", _from_easter(-46)),
    NamedDay(r"palm sunday", _from_easter(-7)),
    NamedDay(r"(?:maundy|holy) thursday", _from_easter(-3)),
    NamedDay(r"good friday", _from_easter(-2)),
    NamedDay(r"(?:holy|easter) saturday", _from_easter(-1)),
    NamedDay(r"easter (?:sunday|day)", _from_easter(0)),
    NamedDay(r"easter monday", _from_easter(1)),
    NamedDay(r"ascension (?:day|thursday)", _from_easter(39)),
    NamedDay(r"(?:whit|pentecost) sunday", _from_easter(49)),
    NamedDay(r"(?:whit|pentecost) monday", _from_easter(50)),
    NamedDay(r"trinity sunday", _from_easter(56)),
    NamedDay(r"new year[’']s day", _fixed(1, 1)),
    NamedDay(r"(?:martin luther king(?:,? jr\.?)?|mlk) day", _weekday(1, MONDAY, 3)),
    NamedDay(r"australia day", _fixed(1, 26)),
    NamedDay(r"groundhog day", _fixed(2, 2)),
    NamedDay(r"(?:saint |st\.? )?valentine[’']s day", _fixed(2, 14)),
    NamedDay(r"presidents?[’']? day", _weekday(2, MONDAY, 3)),
    NamedDay(r"international women[’']s day", _fixed(3, 8)),
    NamedDay(r"(?:saint|st\.?) patrick[’']s day", _fixed(3, 17)),
    NamedDay(r"april fools?[’']?(?: day)?", _fixed(4, 1)),
    NamedDay(r"(?:saint|st\.?) george[’']s day", _fixed(4, 23)),
    NamedDay(r"anzac day", _fixed(4, 25)),
    NamedDay(r"may day", _fixed(5, 1)),
    NamedDay(r"memorial day", _weekday(5, MONDAY, -1)),
    NamedDay(r"juneteenth", _fixed(6, 19)),
    NamedDay(r"canada day", _fixed(7, 1)),
    NamedDay(r"(?:the )?fourth of july", _fixed(7, 4)),
    NamedDay(r"bastille day", _fixed(7, 14)),
    NamedDay(r"labor day", _weekday(9, MONDAY, 1)),
    NamedDay(r"columbus day|indigenous peoples?[’'] day", _weekday(10, MONDAY, 2)),
    NamedDay(r"hallowe[’']?en", _fixed(10, 31)),
    NamedDay(r"all saints[’']? day", _fixed(11, 1)),
    NamedDay(r"guy fawkes (?:day|night)|bonfire (?:day|night)", _fixed(11, 5)),
    NamedDay(r"(?:veterans?|armistice)[’']? day", _fixed(11, 11)),
    NamedDay(r"remembrance sunday", _weekday(11, SUNDAY, 2)),
    NamedDay(r"thanksgiving(?: day)?", _weekday(11, THURSDAY, 4)),
    NamedDay(r"black friday", _weekday(11, THURSDAY, 4, after=1)),
    NamedDay(r"small business saturday", _weekday(11, THURSDAY, 4, after=2)),
    NamedDay(r"cyber monday", _weekday(11, THURSDAY, 4, after=4)),
    NamedDay(r"giving tuesday", _weekday(11, THURSDAY, 4, after=5)),
    NamedDay(r"christmas eve", _fixed(12, 24)),
    NamedDay(r"christmas day", _fixed(12, 25)),
    NamedDay(r"boxing day", _fixed(12, 26)),
    NamedDay(r"new year[’']s eve", _fixed(12, 31)),
    NamedDay(r"(?:clean|blue|plough|wet) monday|super tuesday|spy wednesday", None),
    NamedDay(r"super saturday|(?:low|mothering|advent|super bowl|selection|stir-up) sunday", None),
    NamedDay(
        r"(?:black|bloody) (?:monday|tuesday|wednesday|thursday|saturday|sunday)|bloody friday",
        None,
    ),
)
"""The days by which news articles date things, of the calendars of churches, the United States and
the United Kingdom.

A name that stands for other days elsewhere (Labour Day, Independence Day) is not among them."""

GROUP = re.compile(r"\(\?:[^()]*\)\??|\[[^]]*\]\??|\\?[^()]\?")
"""What a name may be written with or without, or in several ways."""
_NAMES = "|".join(f"(?P<named{at}>{day.names})" for at, day in enumerate(NAMED_DAYS))
NAMED_DAY = re.compile(
    rf"\b(?:(?:on|last|late|early)\s+)*(?:{_NAMES})\b"
    r"(?!\s+(?:weekend|week|season|sales?|speech|parade|deals?|dinner)\b)(?:\s+(?:morning|afternoon|evening|night))?"
    r"(?:,?\s+(?:of\s+|in\s+)?(?P<year>(?:19|20)\d\d))?",
    re.I,
)


def _letters(names: str) -> list[str]:
    """The longest literal text in each of the alternative names."""
    while (shorter := GROUP.sub("\0", names)) != names:
        names = shorter
    return [max(name.split("\0"), key=len) for name in names.split("|")]


NAMED_DAY_NEEDS = tuple(dict.fromkeys(part for day in NAMED_DAYS for part in _letters(day.names)))
"""Letters, in lower case, of which one is in every name of a day."""


def named_day(match: re.Match[str], published: date | None) -> str | None:
    """The date in EDTF for a match of `NAMED_DAY`: in the year given, or the last one up to the
    publication."""
    number = next(
        int(name[5:]) for name, words in match.groupdict().items() if words and name != "year"
    )
    day_of = NAMED_DAYS[number].of
    if day_of is None:
        return None
    if match["year"]:
        return day_of(int(match["year"])).isoformat()
    if published is None:
        return None
    this_year = day_of(published.year)
    return (this_year if this_year <= published else day_of(published.year - 1)).isoformat()
