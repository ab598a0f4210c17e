"""When something was said, beside two libraries: edtf reads all that is told; dateparser agrees where it does not err.

dateparser is not used at run time: it takes some 1 ms for a date, gives a day where only a month or a part of one is
written, and errs as `test_where_dateparser_errs` shows.
"""

from datetime import date, datetime

import edtf
import pytest
from dateparser.date import DateDataParser
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.when import DAYS, MONTHS, whens
from onrecord.types import Span

THURSDAY = date(2026, 5, 14)
WEEKDAYS = [f"{before}{day.title()}" for day in DAYS for before in ("", "on ", "last ")]
MONTH_DAYS = [f"{month.title()} {day}" for month in MONTHS for day in (1, 13, 28)]
YEARS = [f"{month.title()} 9, {year}" for month in MONTHS for year in (1999, 2014)]
RELATIVE = ["yesterday", "today", "last night", "this morning", "last month", "last year", "this year", "in April"]
OTHERS = ["late April", "June 6-7", "31 June", "last week", "in the 1990s", "in 2009"]
PARTS = st.sampled_from([*WEEKDAYS, *MONTH_DAYS, *YEARS, *RELATIVE, *OTHERS])
OWN_DAY = ("Thursday", "on Thursday")
"""The day of publication itself: dateparser makes the week before of it."""


def told(words: str, published: date | None = THURSDAY) -> str | None:
    """The date in some words, in EDTF."""
    text = f"The ferryman said {words}."
    return next((when.edtf for when in whens(text, Span(0, len(text)), published)), None)


def by_dateparser(words: str) -> str:
    """What dateparser makes of them, in EDTF, to the precision that it claims."""
    base = datetime.combine(THURSDAY, datetime.min.time())
    parser = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
    found = parser.get_date_data(words)
    digits = {"year": 4, "month": 7}.get(found.period, 10)
    return found.date_obj.date().isoformat()[:digits] if found.date_obj else "none"


@given(st.lists(PARTS, min_size=1, max_size=4), st.none() | st.dates(date(1900, 1, 1)))
def test_all_that_is_told_is_edtf(words: list[str], published: date | None) -> None:
    text = f"The ferryman said {', '.join(words)}."
    for when in whens(text, Span(0, len(text)), published):
        assert edtf.parse_edtf(when.edtf)
        assert when.span.of(text)


@pytest.mark.parametrize("words", [one for one in [*WEEKDAYS, *MONTH_DAYS, *YEARS, *RELATIVE] if one not in OWN_DAY])
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
        ("last week", "2026-05", "2026-05-07"),
    ],
)
def test_where_dateparser_errs(words: str, right: str, wrong: str) -> None:
    assert (told(words), by_dateparser(words)) == (right, wrong)


def test_without_a_day_of_publication_no_year_is_made_up() -> None:
    assert [told(words, None) for words in ("on Thursday", "yesterday", "late April", "April 12", "last year")] == [
        None,
        None,
        None,
        "XXXX-04-12",
        None,
    ]
