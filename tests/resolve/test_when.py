"""When something was said, beside two libraries: edtf reads all that is told; dateparser agrees
where it does not err.

dateparser is not used at run time: it takes some 1 ms for a date, gives a day where only a month or
a part of one is written, and errs as `test_where_dateparser_errs` shows.
"""

from datetime import date, datetime

import edtf
import pytest
from dateparser.date import DateDataParser
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.english.calendar import MONTHS
from onrecord.language.english.calendar import WEEKDAYS as DAYS
from onrecord.language.english.named_days import NAMED_DAY, NAMED_DAY_NEEDS, NAMED_DAYS, easter
from onrecord.resolve.when import whens
from onrecord.types import Span

THURSDAY = date(2026, 5, 14)
WEEKDAYS = [f"{before}{day.title()}" for day in DAYS for before in ("", "on ", "last ")]
MONTH_DAYS = [f"{month.title()} {day}" for month in MONTHS for day in (1, 13, 28)]
YEARS = [f"{month.title()} 9, {year}" for month in MONTHS for year in (1999, 2014)]
RELATIVE = [
    "yesterday",
    "today",
    "last night",
    "this morning",
    "last month",
    "last year",
    "this year",
    "in April",
]
OTHERS = ["late April", "June 6-7", "31 June", "last week", "in the 1990s", "in 2009"]
PARTS = st.sampled_from([*WEEKDAYS, *MONTH_DAYS, *YEARS, *RELATIVE, *OTHERS])
OWN_DAY = ("Thursday", "on Thursday")
"""The day of publication itself: dateparser makes the week before of it."""
SAME_WEEK = ("last Monday", "last Tuesday", "last Wednesday")
"""Of which week, nobody can tell; and yesterday is not last Wednesday."""
ALL = (*WEEKDAYS, *MONTH_DAYS, *YEARS, *RELATIVE)
AGREED = [words for words in ALL if words not in OWN_DAY and words not in SAME_WEEK]


def told(words: str, published: date | None = THURSDAY) -> str | None:
    """The date in some words, in EDTF."""
    text = f"The ferryman said {words}."
    return next((when.edtf for when in whens(text, Span(0, len(text)), published)), None)


def by_dateparser(words: str) -> str:
    """What dateparser makes of them, in EDTF, to the precision that it claims."""
    base = datetime.combine(THURSDAY, datetime.min.time())
    parser = DateDataParser(
        languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    )
    found = parser.get_date_data(words)
    digits = {"year": 4, "month": 7}.get(found.period, 10)
    return found.date_obj.date().isoformat()[:digits] if found.date_obj else "none"


@given(st.lists(PARTS, min_size=1, max_size=4), st.none() | st.dates(date(1900, 1, 1)))
def test_all_that_is_told_is_edtf(words: list[str], published: date | None) -> None:
    text = f"The ferryman said {', '.join(words)}."
    for when in whens(text, Span(0, len(text)), published):
        assert edtf.parse_edtf(when.edtf)
        assert when.span.of(text)


@pytest.mark.parametrize(
    "words",
    [
        one
        for one in [*WEEKDAYS, *MONTH_DAYS, *YEARS, *RELATIVE]
        if one not in (*OWN_DAY, *SAME_WEEK)
    ],
)
def test_dateparser_tells_the_same(words: str) -> None:
    assert told(words) == by_dateparser(words)


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("on Thursday", "2026-05-14", "2026-05-07"),
        ("late April", "2026-04", "none"),
        ("last April", "2026-04", "none"),
        ("on June 6-7", "2025-06-06/2025-06-07", "none"),
        ("in the early 1990s", "199X", "none"),
        ("last week", "2026-05-04/2026-05-10", "2026-05-07"),
        ("last Wednesday", "2026-05-06", "2026-05-13"),
        ("last Monday", None, "2026-05-11"),
    ],
)
def test_where_dateparser_errs(words: str, right: str | None, wrong: str) -> None:
    assert (told(words), by_dateparser(words)) == (right, wrong)


def test_without_a_day_of_publication_no_year_is_made_up() -> None:
    assert [
        told(words, None)
        for words in ("on Thursday", "yesterday", "late April", "April 12", "last year")
    ] == [
        None,
        None,
        None,
        "XXXX-04-12",
        None,
    ]


WEDNESDAY = date(2025, 6, 18)
TOLD = {
    "on Tuesday": "2025-06-17",
    "late on Tuesday": "2025-06-17",
    "last Tuesday": "2025-06-10",
    "last Wednesday": "2025-06-11",
    "last Friday": "2025-06-13",
    "last Monday": None,
    "on Tuesday last": "2025-06-10",
    "this past Tuesday": "2025-06-17",
    "on Tuesday last week": "2025-06-10",
    "on Friday of last week": "2025-06-13",
    "last week, on Friday": "2025-06-13",
    "on Monday this week": "2025-06-16",
    "on Friday this week": None,
    "a week ago on Tuesday": "2025-06-10",
    "a week ago Tuesday": "2025-06-10",
    "two weeks ago on Friday": "2025-05-30",
    "on Tuesday two weeks ago": "2025-06-03",
    "on the Tuesday before last": "2025-06-03",
    "on Friday evening before last": "2025-06-06",
    "on the following Tuesday": None,
    "every Tuesday": None,
    "on a Tuesday": None,
    "in a Tuesday interview": "2025-06-17",
    "the day before yesterday": "2025-06-16",
    "two days ago": "2025-06-16",
    "three weeks ago": "2025-05-26/2025-06-01",
    "a fortnight ago": "2025-06-02/2025-06-08",
    "two months ago": "2025-04",
    "six months ago": "2024-12",
    "10 years ago": "2015",
    "less than two weeks ago": None,
    "last week": "2025-06-09/2025-06-15",
    "earlier this week": "2025-06-16/2025-06-18",
    "the week before last": "2025-06-02/2025-06-08",
    "the month before last": "2025-04",
    "over the weekend": "2025-06-14/2025-06-15",
    "last weekend": "2025-06-14/2025-06-15",
    "the weekend before last": "2025-06-07/2025-06-08",
    "last summer": "2024",
    "last spring": "2025",
    "in the summer of 2015": "2015",
    "on 2025-06-03": "2025-06-03",
    "on 2025/06/03": "2025-06-03",
    "on 3.6.2025": "2025-06-03",
    "on 6/17/2025": "2025-06-17",
    "on 17/6/2025": "2025-06-17",
    "on 6/3/2025": None,
    "on 2025-13-03": None,
    "on 3rd June": "2025-06-03",
    "on the 3rd of June": "2025-06-03",
    "on June the 3rd": "2025-06-03",
    "on Sep 5, 2024": "2024-09-05",
    "in early 2019": "2019",
    "since 2017": None,
    "on Ash Wednesday": "2025-03-05",
    "on Shrove Tuesday": "2025-03-04",
    "on Good Friday": "2025-04-18",
    "on Easter Sunday 2024": "2024-03-31",
    "on Easter Monday": "2025-04-21",
    "on Whit Monday": "2025-06-09",
    "on Black Friday": "2024-11-29",
    "on Cyber Monday": "2024-12-02",
    "on Thanksgiving": "2024-11-28",
    "on Memorial Day": "2025-05-26",
    "on Labor Day": "2024-09-02",
    "on Remembrance Sunday": "2024-11-10",
    "on Christmas Eve": "2024-12-24",
    "on New Year’s Day": "2025-01-01",
    "on Boxing Day 2020": "2020-12-26",
    "on Halloween": "2024-10-31",
    "on Super Tuesday": None,
    "on Bloody Sunday": None,
    "on Monday Night Live": None,
}


@pytest.mark.parametrize(("words", "expected"), TOLD.items())
def test_what_words_come_to_on_a_wednesday(words: str, expected: str | None) -> None:
    assert told(words, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("over the weekend", date(2025, 6, 15), "2025-06-14/2025-06-15"),
        ("over the weekend", date(2025, 6, 14), "2025-06-14"),
        ("last weekend", date(2025, 6, 15), "2025-06-07/2025-06-08"),
        ("earlier this week", date(2025, 6, 16), "2025-06-16"),
        ("last week", date(2025, 9, 2), "2025-08-25/2025-08-31"),
        ("last Sunday", date(2025, 6, 16), "2025-06-08"),
        ("last Friday", date(2025, 6, 16), "2025-06-13"),
        ("a week ago on Tuesday", date(2025, 6, 17), "2025-06-10"),
        ("on Black Friday", date(2024, 11, 29), "2024-11-29"),
        ("on Good Friday", date(2025, 4, 17), "2024-03-29"),
    ],
)
def test_what_words_come_to_on_other_days(words: str, published: date, expected: str) -> None:
    assert told(words, published) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ida Quill attacked him ahead of the May 3 ballot.", []),
        ("He said the July 10 meeting had been long.", []),
        ("She said so in a July 10 interview.", ["2024-07-10"]),
        ("The July 10 letter said so.", ["2024-07-10"]),
        ("On Thursday the minister will testify, the clerk said.", []),
        ("On Tuesday the minister is due to testify, the clerk said.", []),
        ("He managed last week's harvest, she said.", []),
        ("She said so at Tuesday's rally.", ["2025-06-17"]),
        ("At least 5 may have known, he said.", []),
    ],
)
def test_a_date_of_something_else_is_not_when_it_was_said(
    sentence: str, expected: list[str]
) -> None:
    assert [when.edtf for when in whens(sentence, Span(0, len(sentence)), WEDNESDAY)] == expected


EASTERS = [
    "1818-03-22",
    "1943-04-25",
    "1954-04-18",
    "1981-04-19",
    "2000-04-23",
    "2019-04-21",
    "2024-03-31",
    "2038-04-25",
]


@pytest.mark.parametrize("day", EASTERS)
def test_easter_is_when_it_was(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@given(st.dates(date(1600, 1, 1)))
def test_each_named_day_exists_in_every_year(published: date) -> None:
    assert easter(published.year).weekday() == 6
    assert all(day.of(published.year).year == published.year for day in NAMED_DAYS if day.of)


def test_each_name_of_a_day_has_the_letters_that_are_looked_for_first() -> None:
    names = [
        "Guy Fawkes night",
        "MLK Day",
        "St. Patrick’s Day",
        "April Fools’",
        "Halloween",
        "Hallowe’en",
        "Mardi Gras",
    ]
    for name in [
        *names,
        "New Year’s Eve",
        "Presidents’ Day",
        "the Fourth of July",
        "Ascension Thursday",
    ]:
        assert any(part in name.lower() for part in NAMED_DAY_NEEDS), name
        assert NAMED_DAY.search(name), name
