"""How dates are written."""

import re

from onrecord.language.english.calendar import MONTHS, NUMBERS, WEEKDAYS
from onrecord.language.english.named_days import NAMED_DAY, NAMED_DAY_NEEDS

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
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
UNIT = "(?:day|week|fortnight|month|year)"
COUNT = rf"(?P<count>\d{{1,3}}|one|an|{'|'.join(NUMBERS)})"
YEAR_FIRST = r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![-/.]?\d)"
FIGURES = re.compile(
    r"(?<![\d./-])(?P<month>\d{1,2})(?P<mark>/)(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![-/.]?\d)"
)
NEEDED: dict[str, tuple[str, ...]] = {
    "numbers": ("19", "20"),
    "month_day": tuple(month[:3] for month in MONTHS),
    "named_day": NAMED_DAY_NEEDS,
    "left_open": ("day", "this week", "ago"),
    "weekday_before_last": ("day",),
    "weekday_weeks_ago": ("ago", "back", "before"),
    "weekday_of_week": ("week",),
    "weekday": ("day",),
    "relative": ("day", "night", "this"),
    "decade": ("19", "20"),
    "ago": ("ago",),
    "weekend": ("weekend",),
    "this_or_last": ("last", "this", "past", "before"),
    "season": ("last", "in"),
    "month_alone": tuple(month[:3] for month in MONTHS),
    "year_alone": ("19", "20"),
}
"""Letters of which one is in whatever is written in a way of that name."""
WAYS: tuple[tuple[str | re.Pattern[str], str], ...] = (
    (YEAR_FIRST, "numbers"),
    (
        r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>\.)(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![-/.]?\d)",
        "numbers",
    ),
    (FIGURES, "numbers"),
    (rf"\b(?P<month>{BESIDE_A_DAY})\s+(?:the\s+)?{DAY}(?!\d){ITS_YEAR}", "month_day"),
    (rf"\b{DAY}\s+(?:of\s+)?(?P<month>{BESIDE_A_DAY})\b{ITS_YEAR}", "month_day"),
    (NAMED_DAY, "named_day"),
    (
        rf"\b{WEEKDAY}s?\s+(?-i:Night|Morning|Politics|Times|Telegraph|Mirror|Express|Mail|Post|Herald)\b",
        "left_open",
    ),
    (rf"\b(?-i:Mail)\s+on\s+{WEEKDAY}", "left_open"),
    (
        rf"\b(?:every|each|most|some|any|next|coming|(?:the\s+)?(?:following|previous|preceding|same))\s+{WEEKDAY}",
        "left_open",
    ),
    (rf"\b(?:one|on\s+an?(?:\s+[a-z]+)?)\s+{WEEKDAY}\b(?!\s+[a-z])", "left_open"),
    (r"(?-i:\bThis Week\b)(?=\s+[Ww]ith\b|[,.]?[”\"’])", "left_open"),
    (rf"\b(?:the\s+)?{WEEKDAY}{TIME}\s+before\s+last\b", "weekday_before_last"),
    (
        rf"\b{COUNT}\s+weeks?\s+(?:ago|back|before),?\s+(?:on\s+|last\s+)*{WEEKDAY}{TIME}",
        "weekday_weeks_ago",
    ),
    (rf"\b(?:on\s+)?{WEEKDAY}{TIME},?\s+{COUNT}\s+weeks?\s+ago\b", "weekday_weeks_ago"),
    (
        rf"\b(?:on\s+)?{WEEKDAY}{TIME},?\s+(?:of\s+)?(?P<which>last|this)\s+week\b",
        "weekday_of_week",
    ),
    (rf"\b(?P<which>last|this)\s+week,?\s+on\s+{WEEKDAY}{TIME}", "weekday_of_week"),
    (
        rf"\b(?:on\s+|late\s+|early\s+|(?P<manner>(?:this\s+)?past|last)\s+)*{WEEKDAY}\b{TIME}"
        r"(?P<after>\s+last(?!\s+(?:week|month|year|night))\b)?",
        "weekday",
    ),
    (
        r"\b(?:the\s+day\s+before\s+yesterday|today|tonight|yesterday|this\s+(?:morning|lunchtime|afternoon|evening)|"
        r"last\s+night)\b",
        "relative",
    ),
    (r"\bin\s+the\s+(?:(?:early|mid|late)[- ])?(?P<decade>(?:19|20)\d)0s\b", "decade"),
    (
        rf"\b(?:than|about|nearly|almost|over|some|around)\s+{COUNT}\s+(?:day|week|fortnight|month|year)s?\s+ago\b",
        "left_open",
    ),
    (rf"\b{COUNT}\s+(?P<unit>{UNIT})s?\s+ago\b", "ago"),
    (r"\b(?:the|(?P<which>this|last|past))\s+weekend(?P<before>\s+before\s+last)?\b", "weekend"),
    (
        r"\b(?:the|(?P<which>last|this))\s+(?P<unit>week|month|year)(?P<before>\s+before\s+last)\b",
        "this_or_last",
    ),
    (
        r"\b(?P<which>last|this|this\s+past)\s+(?P<unit>week|month|year)(?P<before>(?!))?\b",
        "this_or_last",
    ),
    (
        rf"\b(?:last\s+(?P<season>{'|'.join(SEASONS)})|in\s+the\s+(?:spring|summer|autumn|fall|winter)\s+of"
        r"\s+(?P<year>(?:19|20)\d\d))\b",
        "season",
    ),
    (
        rf"\b(?:(?P<which>last|this)\s+|in\s+|during\s+)?{PART}(?P<month>{MONTH})(?:,?\s+(?:of\s+)?"
        r"(?P<year>(?:19|20)\d\d))?\b",
        "month_alone",
    ),
    (
        r"\b(?:(?:back\s+)?in|during)\s+(?:(?:early|mid|late)[- ])?(?P<year>(?:19|20)\d\d)\b",
        "year_alone",
    ),
)
"""Each way of writing a date, and what it is called; the fullest first: where one was found, none
of those behind it is looked for."""
DATELINE = re.compile(
    rf"^(?-i:[^\W\d_a-z])[^\n,()]{{1,30}}(?:,\s[^\n,()]{{2,20}})?,\s+(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?P<last>(?!))?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?(?=[\s.,:(/–—-])",
    re.I | re.M,
)
"""What an article's first line is headed with."""
