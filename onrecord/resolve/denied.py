"""What a denial denies, as far as the article gives it."""

from onrecord.language.english.denial import CONTENT, DENY, REJECT
from onrecord.language.english.denied import ABOUT, ANSWERING, NEVER, RUMOURS
from onrecord.text.spans import is_apart
from onrecord.text.wrapping import printed
from onrecord.types import Quotation, Span

AT_FIRST = 80
"""Characters of what is said in which it is called false."""
LONGEST_CUE = 100
IN_SHORT = 7
"""Words of what says no more than that it is not so."""


def denied(quotation: Quotation, text: str, sentence: Span) -> Span | None:
    """What is denied, where the article gives it: the content of a denying cue, or what a rumour was about."""
    cue = printed(quotation.cue, text)
    if DENY.search(cue) or (REJECT.search(cue) and not ANSWERING.search(cue[-LONGEST_CUE:])):
        return Span(quotation.content[0].start, quotation.content[-1].end)
    start, end = quotation.content[0].start, quotation.content[-1].end
    found = next(filter(None, (pattern.match(text, start, end) for pattern in (ABOUT, NEVER))), None)
    if not found and _is_verdict(printed(quotation.content, text)):
        found = next(filter(None, (rumour.search(text, *sentence) for rumour in RUMOURS)), None)
    told = Span(*found.span(1)) if found else None
    return told if told and is_apart(told, quotation.cue) else None


def _is_verdict(content: str) -> bool:
    """Whether no more is said than that something is not so: “Completely invented.”"""
    told = content[:AT_FIRST]
    if CONTENT["false"].search(told) or CONTENT["wrong"].search(told):
        return True
    return len(content.split()) <= IN_SHORT and bool(CONTENT["not"].search(told))
