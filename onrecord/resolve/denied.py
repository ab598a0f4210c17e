"""What a denial denies, as far as the article gives it."""

from onrecord.language.parts import Denial
from onrecord.text.spans import is_apart
from onrecord.text.wrapping import printed
from onrecord.types import Quotation, Span

AT_FIRST = 80
"""Characters of what is said in which it is called false."""
LONGEST_CUE = 100
IN_SHORT = 7
"""Words of what says no more than that it is not so."""


def denied(quotation: Quotation, text: str, sentence: Span, denial: Denial) -> Span | None:
    """What is denied, where the article gives it: the content of a denying cue, or what a rumour was about.
    `denial`: the signs of one in the language."""
    cue = printed(quotation.cue, text)
    if denial.DENY.search(cue) or (denial.REJECT.search(cue) and not denial.ANSWERING.search(cue[-LONGEST_CUE:])):
        return Span(quotation.content[0].start, quotation.content[-1].end)
    start, end = quotation.content[0].start, quotation.content[-1].end
    found = next(filter(None, (pattern.match(text, start, end) for pattern in (denial.ABOUT, denial.NEVER))), None)
    if not found and _is_verdict(printed(quotation.content, text), denial):
        found = next(filter(None, (rumour.search(text, *sentence) for rumour in denial.RUMOURS)), None)
    told = Span(*found.span(1)) if found else None
    return told if told and is_apart(told, quotation.cue) else None


def _is_verdict(content: str, denial: Denial) -> bool:
    """Whether no more is said than that something is not so: “Completely invented.”"""
    told = content[:AT_FIRST]
    if denial.CONTENT["false"].search(told) or denial.CONTENT["wrong"].search(told):
        return True
    return len(content.split()) <= IN_SHORT and bool(denial.CONTENT["not"].search(told))
