"""What the layout of a page tells for certain of who speaks: the turns of a transcript, names under quoted words, and
letters with their writers above them.

In PolNeAR's training part 22 of 22 turns behind a name in capitals are annotated as what that person said; a name
behind a dash, where words in marks begin the line and the name ends it, stands so 7 times, always for who said them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.extract.decoding import merged, outside, without_full_stop
from onrecord.extract.quoting import BESIDE
from onrecord.types import Quotation, Span

TURN = re.compile(r"^[ \t]*[“\"]?([^\W\d_][^\W\d_][^\n:“”\"()]{0,40})(?: ?\([^)\n]{1,30}\))?(:)[ \t]+(\S[^\n]*)", re.M)
LEAST_TURNS = 3
"""The fewest turns that make a transcript; one of its speakers has more than one of them."""
CREDIT = re.compile(r"[ \t\u00a0]*(?:\n[ \t\u00a0]*){0,2}([-‐‑–—―~]{1,2})[ \t\u00a0]*([^\n<>“”\":;!?]{2,80})(?=\n|$)")
LETTER = re.compile(r"^[ \t]*(From)[ \t]+([^\n:“”\"]{2,80}):[ \t]*\n?[ \t]*\n?[ \t]*\Z", re.M)
HANDLE = re.compile(r"\(@\w+\)")
NAME = re.compile(r"@?[^\W\d_].*(?:\w\.?|\))")
ABOVE = 120
"""How many characters over a letter are searched for its writer."""
MOST_WORDS = 10
"""The most words of a name with its title."""
CERTAIN = 0.95
"""The confidence of what the layout tells. Not calibrated: there is too little of it to measure."""


class LaidOut(NamedTuple):
    """Words, what joins them to whose they are (a colon or a dash), and whose; `whole`: all of it, with what is
    between."""

    content: Span
    cue: Span
    source: Span
    whole: Span


def turns(text: str) -> tuple[LaidOut, ...]:
    """The turns of a transcript, each from behind the colon to the end of its paragraph."""
    found = [turn for turn in TURN.finditer(text) if turn[1].isupper()]
    names = Counter(turn[1] for turn in found)
    if len(found) < LEAST_TURNS or len(names) < 2 or max(names.values()) < 2:
        return ()
    return tuple(LaidOut(_words(turn, 3), Span(*turn.span(2)), _words(turn, 1), Span(*turn.span())) for turn in found)


def credited(stretches: Iterable[Span], text: str) -> tuple[LaidOut, ...]:
    """The quoted stretches that begin a line and have a name behind a dash, which ends their line or the one below.

    Of a post, `— Name (@handle) 3 May`, the date is not the name's.
    """
    opening = (stretch for stretch in stretches if _begins_line(stretch.start, text))
    matches = ((stretch, CREDIT.match(text, stretch.end)) for stretch in opening)
    return tuple(
        LaidOut(stretch, Span(*found.span(1)), _without_date(_words(found, 2), text), Span(stretch.start, found.end()))
        for stretch, found in matches
        if found and _is_name(found[2].rstrip())
    )


def letters(stretches: Iterable[Span], text: str) -> tuple[LaidOut, ...]:
    """The quoted stretches over which stands `From`, a name and a colon."""
    matches = ((stretch, LETTER.search(text, max(0, stretch.start - ABOVE), stretch.start)) for stretch in stretches)
    return tuple(
        LaidOut(stretch, Span(*found.span(1)), Span(*found.span(2)), stretch) for stretch, found in matches if found
    )


def ascribed(quotations: Iterable[Quotation], laid_out: Sequence[LaidOut], text: str) -> list[Quotation]:
    """The quotations, with what is laid out given to whom the layout names.

    Others lose those words, but for quotations whose source and cue are among them: there, somebody is quoted by the
    one who speaks.
    """
    taken, spoken = merged(one.whole for one in laid_out), merged(one.content for one in laid_out)
    kept = (
        one if _within(one, spoken, text) else replace(one, content=outside(one.content, taken, text))
        for one in quotations
    )
    own = (
        Quotation((one.content,), (one.cue,), without_full_stop([one.source], text), "direct", CERTAIN)
        for one in laid_out
    )
    return [one for one in (*kept, *own) if one.content]


def _within(quotation: Quotation, spans: Sequence[Span], text: str) -> bool:
    """Whether the quotation is introduced inside the spans."""
    introduced = (*quotation.cue, *quotation.source)
    return bool(introduced) and not outside(introduced, spans, text)


def _begins_line(place: int, text: str) -> bool:
    before = text[max(0, place - BESIDE) : place].rstrip(" \t\u00a0")
    return not before or before[-1] == "\n"


def _is_name(words: str) -> bool:
    return bool(NAME.fullmatch(words)) and not words[0].islower() and len(words.split()) <= MOST_WORDS


def _without_date(name: Span, text: str) -> Span:
    handle = HANDLE.search(text, *name)
    return Span(name.start, handle.end()) if handle else name


def _words(found: re.Match[str], group: int) -> Span:
    """Where a group matched, without spaces around it."""
    [words] = outside([Span(*found.span(group))], (), found.string)
    return words
