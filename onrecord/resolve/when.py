"""When something was said: the words of the article for it, and the date they come to, in EDTF (ISO 8601-2).

Never more precise than what is written; where the year is not told it stays open. How dates are written stands in
`dates.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.language.english.dates import DATELINE
from onrecord.language.english.when import AT, FUTURE, HINT, NOWADAYS, OWNED, SPEECH, THING, TO_COME
from onrecord.resolve.dates import PATTERNS, month_day
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


@dataclass(frozen=True, slots=True)
class When:
    """A date in EDTF, and the words that give it."""

    edtf: str
    span: Span

    @property
    def is_exact(self) -> bool:
        """Whether the day is told, and not only its week, month or year."""
        return len(self.edtf) == len("2026-01-01")


def whens(text: str, sentence: Span, published: date | None) -> Iterator[When]:
    """The dates in a sentence, the fullest first."""
    if not HINT.search(text, sentence.start, sentence.end):
        return
    taken: list[Span] = []  # in the order of the text
    lower = sentence.of(text).lower()
    for one in PATTERNS:
        if not one.may_be_in(lower):
            continue
        for found in one.pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*found.span())
            place = bisect_left(taken, span)
            if not is_apart(span, taken[max(0, place - 1) : place + 1]):
                continue
            taken.insert(place, span)
            if _is_of_something_else(found, text, sentence):
                continue
            if edtf := one.edtf(found, published):
                yield When(edtf, span)


def year(text: str, place: Span) -> When | None:
    """The year in the words for where it was said: in a 2013 memo."""
    found = IN_PLACE.search(text, place.start, place.end)
    return When(found.group(), Span(*found.span())) if found else None


def dateline(text: str, published: date | None) -> When | None:
    """The date that the article's first line is headed with: MOSTAR, April 12."""
    found = DATELINE.search(text, 0, 3000)
    edtf = month_day(found, published) if found else None
    if not found or not edtf:
        return None
    return When(edtf, Span(found.start("month"), found.end("year") if found["year"] else found.end("day")))


def publication(published: str | None) -> date | None:
    """The day of publication, if it is told and is a day that exists; some systems write "0001-01-01" for none."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and day.year >= FIRST_YEAR else None


def trusted(published: str | None, text: str) -> date | None:
    """The day of publication; None as well if most of the full dates in the beginning of the text are long after it: a
    system that keeps another day, such as that of a page's first form, must not date what is said."""
    day = publication(published)
    if day is None or all(int(year) < day.year for year in IN_PLACE.findall(text, 0, BEGINNING)):
        return day
    told = [when.edtf for when in whens(text, Span(0, min(len(text), BEGINNING)), None) if FULL.fullmatch(when.edtf)]
    later = [one for one in told if date.fromisoformat(one) - day > LONG_AFTER]
    return None if len(later) >= DOUBTS and 2 * len(later) > len(told) else day


def _is_of_something_else(found: re.Match[str], text: str, sentence: Span) -> bool:
    """Whether the date is of what is to come, or of a thing that it names: the May 3 primary, today's prices."""
    start, end = found.span()
    if FUTURE.search(text, max(sentence.start, start - 45), start) or TO_COME.match(text, end, sentence.end):
        return True
    if found.group().lower() == "today" and not _is_day(found, text):
        return True
    if not THING.match(text, end, sentence.end) or SPEECH.match(text, end, sentence.end):
        return False
    owner = text[end : end + 1] in ("’", "'") or OWNED.search(text, max(sentence.start, start - 20), start)
    return bool(owner and not AT.search(text, max(sentence.start, start - 30), start))


def _is_day(found: re.Match[str], text: str) -> bool:
    """Whether the word is a day and no age, end of a name or owner: not even today, USA TODAY, today's prices."""
    owner = text[found.end() : found.end() + 2] in ("’s", "'s")
    before = NOWADAYS.search(text, max(0, found.start() - 30), found.start())
    is_day = not before or (found[0][0].islower() and not before[0].lower().startswith("even"))
    return is_day and not owner
