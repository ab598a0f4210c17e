"""Where something was said, according to the sentence around the cue."""

from collections.abc import Sequence

from onrecord.language.english.venues import DAY, PROGRAMME, VENUE, VENUE_ENDS
from onrecord.text.spans import is_apart, trimmed
from onrecord.text.tokens import RUN
from onrecord.types import Quotation, Span


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
