"""Finds the words that a denial denies, if the article gives them."""

import re

from onrecord.resolve.denial_signs import CONTENT, DENY, REJECT
from onrecord.text.spans import is_apart
from onrecord.text.wrapping import printed
from onrecord.types import Quotation, Span

AT_FIRST = 80
"""Characters of what is said in which it is called false."""
LONGEST_CUE = 100
IN_SHORT = 7
"""Words of what says no more than that it is not so."""
ANSWERING = re.compile(
    r"\b(?:hit|hits|hitting|fir\w+|shot|shoots?|shooting) back\b|"
    r"\bback\b.*\b(?:say|said|stat|not|writ|wrote|argu|add|tell|told|tweet|claim)\w*\W*$",
    re.I | re.S,
)
"""A cue of an answer: its content is what is held against the claim."""
TALE = (
    r"\b(?:rumou?rs?|reports?|claims?|suggestions?|allegations?|accusations?|speculation|"
    r"notion|idea|story)\s+(?:that\s+|(?=(?:of|about|he|she|it|they)\b))"
)
RUMOURS = (
    re.compile(
        TALE + r"([^.;]{8,200}?),?\s(?:had|have|has|were|was|are|is)\s+[“\"‘]?"
        r"(?:nothing|no|not|false|untrue|baseless|unfounded)\b",
        re.I,
    ),
    re.compile(TALE + r"([^.,;“”\"]{8,200})", re.I),
)
"""What a rumour is about: as far as the words that deny it, or to the end of its clause."""

ABOUT = re.compile(
    r"\W*((?:the|those|these|any|all|such)\s[^.;,]{5,150}?)\s(?:(?:has|have|had)\s+nothing\s+to\s+do\s+with|"
    r"(?:is|are|was|were)\s+(?:not\s+true|untrue|false|baseless|unfounded|groundless|a\s+lie|lies|nonsense|invented))\b",
    re.I,
)
NEVER = re.compile(
    r"\W*\w+\s(?:never|(?:did|have|had)(?:\s+not|n[’']t))\s(?:said|say|told)\s+([^.;]{5,200}?)(?=[.,;]?[”\"]|[.;])",
    re.I,
)
"""What is denied within the words of a denial: “The rumours of a sale are false.” “I never said that it would hold.”"""


def denied(quotation: Quotation, text: str, sentence: Span) -> Span | None:
    """The words that are denied, if the article gives them: the content of a denying cue, or the
    subject of a rumour."""
    cue = printed(quotation.cue, text)
    if DENY.search(cue) or (REJECT.search(cue) and not ANSWERING.search(cue[-LONGEST_CUE:])):
        return Span(quotation.content[0].start, quotation.content[-1].end)
    start, end = quotation.content[0].start, quotation.content[-1].end
    match = next(filter(None, (pattern.match(text, start, end) for pattern in (ABOUT, NEVER))), None)
    if not match and _is_verdict(printed(quotation.content, text)):
        match = next(filter(None, (rumour.search(text, *sentence) for rumour in RUMOURS)), None)
    claim = Span(*match.span(1)) if match else None
    return claim if claim and is_apart(claim, quotation.cue) else None


def _is_verdict(content: str) -> bool:
    """Whether the content says no more than that something is not so: “Completely invented.”"""
    opening = content[:AT_FIRST]
    if CONTENT["false"].search(opening) or CONTENT["wrong"].search(opening):
        return True
    return len(content.split()) <= IN_SHORT and bool(CONTENT["not"].search(opening))
