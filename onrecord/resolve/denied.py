"""What a denial denies, as far as the article gives it."""

import re

from onrecord.resolve.denial_signs import CONTENT, DENY, REJECT
from onrecord.resolve.spans import apart, words
from onrecord.types import Quotation, Span

AT_FIRST = 80
"""Characters of what is said in which it is called false."""
TALE = (
    r"\b(?:rumou?rs?|reports?|claims?|suggestions?|allegations?|accusations?|speculation|"
    r"notion|idea|story)\s+(?:that\s+)?"
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
    """What is denied, where the article gives it: the content of a denying cue, or what a rumour was about."""
    cue = words(quotation.cue, text)
    if DENY.search(cue) or REJECT.search(cue):
        return Span(quotation.content[0].start, quotation.content[-1].end)
    start, end = quotation.content[0].start, quotation.content[-1].end
    found = next(filter(None, (pattern.match(text, start, end) for pattern in (ABOUT, NEVER))), None)
    if not found and _is_verdict(words(quotation.content, text)):
        found = next(filter(None, (rumour.search(text, *sentence) for rumour in RUMOURS)), None)
    told = Span(*found.span(1)) if found else None
    return told if told and apart(told, quotation.cue) else None


def _is_verdict(content: str) -> bool:
    """Whether no more is said than that something is not so: “Completely invented.”"""
    told = content[:AT_FIRST]
    return bool(CONTENT["false"].search(told) or CONTENT["wrong"].search(told) or CONTENT["not"].search(told))
