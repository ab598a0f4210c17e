"""When something was said: the words in the article, and the date they stand for, in EDTF (ISO
8601-2).

The date is never more precise than the words; where no year is given it stays open. `dates.py`
lists the ways dates are written.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.language.english.dates import DATELINE
from onrecord.language.english.when import AT, FUTURE, HINT, NOWADAYS, OWNED, SPEECH, THING, TO_COME
from onrecord.resolve.dates import PATTERNS, UNKNOWN, month_day
from onrecord.text.spans import is_apart
from onrecord.types import Span

FIRST_YEAR = 1600
"""Before it there were no newspapers."""
IN_PLACE = re.compile(r"\b(?:19|20)\d\d\b")
FULL = re.compile(r"\d{4}-\d\d-\d\d")
BEGINNING = 5_000
"""Characters in which a text tells when it was written, if it tells that."""
LONG_AFTER, DOUBTS = timedelta(days=60), 2
"""How long after the day of publication dates are, and how many, that make it doubtful."""

_HEADING = 600
"""Characters, from the first, among which a heading prints its date."""
_LONGEST_HEADING_LINE = 80
_SENTENCE_ENDS = tuple('.!?”"’')


@dataclass(frozen=True, slots=True)
class When:
    """A date in EDTF, and the span of its words."""

    edtf: str
    span: Span

    @property
    def is_exact(self) -> bool:
        """Whether the date is a day, not only a week, month or year."""
        return len(self.edtf) == len("2026-01-01")


def whens(text: str, sentence: Span, published: date | None) -> Iterator[When]:
    """The dates in a sentence, the fullest first."""
    if not HINT.search(text, sentence.start, sentence.end):
        return
    taken: list[Span] = []  # in the order of the text
    lower = sentence.of(text).lower()
    for pattern in PATTERNS:
        if not pattern.may_be_in(lower):
            continue
        for match in pattern.pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            index = bisect_left(taken, span)
            if not is_apart(span, taken[max(0, index - 1) : index + 1]):
                continue
            taken.insert(index, span)
            if _is_of_something_else(match, text, sentence):
                continue
            if edtf := pattern.edtf(match, published):
                yield When(edtf, span)


def year(text: str, venue: Span) -> When | None:
    """The year in the words for a venue: in a 2013 memo."""
    match = IN_PLACE.search(text, venue.start, venue.end)
    return When(match.group(), Span(*match.span())) if match else None


def dateline(text: str, published: date | None) -> When | None:
    """The date in the dateline of the article: MOSTAR, April 12."""
    match = DATELINE.search(text, 0, 3000)
    edtf = month_day(match, published) if match else None
    if not match or not edtf:
        return None
    return When(
        edtf, Span(match.start("month"), match.end("year") if match["year"] else match.end("day"))
    )


def printed(text: str) -> date | None:
    """The day that an article's heading prints on a line of its own ("The Vale Post, 4 March
    2026"), from which "on Monday" counts where nothing else tells when it was published."""
    start = 0
    for line in text[:_HEADING].splitlines(keepends=True):
        span, start = Span(start, start + len(line.rstrip())), start + len(line)
        if len(span) > _LONGEST_HEADING_LINE or line.rstrip().endswith(_SENTENCE_ENDS):
            continue
        for when in whens(text, span, None):
            if when.is_exact and UNKNOWN not in when.edtf:
                return date.fromisoformat(when.edtf)
    return None


def publication(published: str | None) -> date | None:
    """The day of publication; None if it is missing or no real date. Some systems write
    "0001-01-01" for none."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and day.year >= FIRST_YEAR else None


def trusted(published: str | None, text: str) -> date | None:
    """The day of publication, or None if most full dates at the start of the text are long after
    it.

    A system that records another day, such as that of a page's first version, must not date
    quotations.
    """
    day = publication(published)
    if day is None or all(int(year) < day.year for year in IN_PLACE.findall(text, 0, BEGINNING)):
        return day
    full_dates = [
        when.edtf
        for when in whens(text, Span(0, min(len(text), BEGINNING)), None)
        if FULL.fullmatch(when.edtf)
    ]
    later = [edtf for edtf in full_dates if date.fromisoformat(edtf) - day > LONG_AFTER]
    return None if len(later) >= DOUBTS and 2 * len(later) > len(full_dates) else day


def _is_of_something_else(match: re.Match[str], text: str, sentence: Span) -> bool:
    """Whether the date belongs to something in the future or to a thing it qualifies: the May 3
    primary, today's prices."""
    start, end = match.span()
    if FUTURE.search(text, max(sentence.start, start - 45), start) or TO_COME.match(
        text, end, sentence.end
    ):
        return True
    if match.group().lower() == "today" and not _is_day(match, text):
        return True
    if not THING.match(text, end, sentence.end) or SPEECH.match(text, end, sentence.end):
        return False
    owner = text[end : end + 1] in ("’", "'") or OWNED.search(
        text, max(sentence.start, start - 20), start
    )
    return bool(owner and not AT.search(text, max(sentence.start, start - 30), start))


def _is_day(match: re.Match[str], text: str) -> bool:
    """Whether `today` means a day: not even today, USA TODAY, today's prices."""
    owner = text[match.end() : match.end() + 2] in ("’s", "'s")
    before = NOWADAYS.search(text, max(0, match.start() - 30), match.start())
    is_day = not before or (match[0][0].islower() and not before[0].lower().startswith("even"))
    return is_day and not owner
