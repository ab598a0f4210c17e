"""Finds the words that a denial denies, if the article gives them."""

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
    """The words that are denied, if the article gives them: the content of a denying cue, or the
    subject of a rumour. `denial`: the signs of a denial in the language."""
    cue = printed(quotation.cue, text)
    if denial.DENY.search(cue) or (
        denial.REJECT.search(cue) and not denial.ANSWERING.search(cue[-LONGEST_CUE:])
    ):
        return Span(quotation.content[0].start, quotation.content[-1].end)
    start, end = quotation.content[0].start, quotation.content[-1].end
    match = next(
        filter(None, (pattern.match(text, start, end) for pattern in (denial.ABOUT, denial.NEVER))),
        None,
    )
    if not match and _is_verdict(printed(quotation.content, text), denial):
        match = next(
            filter(None, (rumour.search(text, *sentence) for rumour in denial.RUMOURS)), None
        )
    claim = Span(*match.span(1)) if match else None
    return claim if claim and is_apart(claim, quotation.cue) else None


def _is_verdict(content: str, denial: Denial) -> bool:
    """Whether the content says no more than that something is not so: “Completely invented.”"""
    opening = content[:AT_FIRST]
    if denial.CONTENT["false"].search(opening) or denial.CONTENT["wrong"].search(opening):
        return True
    return len(content.split()) <= IN_SHORT and bool(denial.CONTENT["not"].search(opening))
