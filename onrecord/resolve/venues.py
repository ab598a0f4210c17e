"""Where something was said, according to the sentence around the cue."""

import re
from collections.abc import Sequence

from onrecord.resolve.lexicon import VENUE_ENDS, VENUES
from onrecord.text.spans import is_apart, trimmed
from onrecord.text.tokens import RUN
from onrecord.types import Quotation, Span

VENUE = re.compile(
    rf"\b(?:in|at|during|on|before|via|through)\s+(?:(?:a|an|the|his|her|its|their|this|that|one|another|our)\s+)?"
    rf"(?:(?!(?:that|and|who|which|as|to|of|the|a|said|was|were|had|has|is|are)\b)(?!(?!evening|morning)[^\s,.]*ing\b)[^\s,.;:!?“”\"()]+\s+){{0,4}}?"
    rf"(?:{VENUES})\b(?:\s+(?:with|on|of|in|at|for|by|to|before)\s+(?:the\s+|a\s+|his\s+|her\s+)?"
    rf"(?:[“\"‘][^“”\"‘’]{{2,40}}[”\"’]|(?:(?-i:[^\W\d_a-z])[^\s,.;:!?“”\"()]*\s?){{1,4}}|[a-z]+(?=[,.;]|\s*$)))?"
    rf"(?:\s+(?:issued|released|published|posted|sent|held|given|televised)\s+(?:[^\s,.;“”\"]+\s?){{1,3}}(?=[,.;]))?",
    re.I,
)
PROGRAMME = re.compile(r"\s*((?:[^\W\d_a-z][\w.&]*(?:[’']s)?\s){0,4}(?:[“\"‘][^“”\"‘’]{2,40}[”\"’]))")
"""The programme that somebody told something: CBS's "Face the Nation"."""
DAY = re.compile(r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$", re.S)


def programme(quotation: Quotation, text: str, sentence: Span) -> Span | None:
    """The words for the programme that the speaker told."""
    cue = quotation.cue[-1] if quotation.cue else None
    match = (
        PROGRAMME.match(text, cue.end, sentence.end)
        if cue and cue.of(text).lower().endswith(("told", "telling", "tells"))
        else None
    )
    span = Span(*match.span(1)) if match else None
    return span if span and is_apart(span, quotation.content) else None


def venue(sentence: Span, taken: Sequence[Span], text: str) -> Span | None:
    """The words for where it was said: an interview, a briefing, a court, a letter. None if
    there are none outside the `taken` spans."""
    if VENUE_ENDS.isdisjoint(RUN.findall(text[sentence.start : sentence.end].lower())):
        return None
    for match in VENUE.finditer(text, sentence.start, sentence.end):
        span = _without_day(Span(*match.span()), text)
        if is_apart(span, taken):
            return trimmed(span, text)
    return None


def _without_day(span: Span, text: str) -> Span:
    """The span without the day at its end; a day before the noun stays: the Saturday debate."""
    day = DAY.search(text, span.start, span.end)
    named = day and not VENUE_ENDS.isdisjoint(RUN.findall(text[span.start : day.start()].lower()))
    return Span(span.start, day.start()) if day and named else span
