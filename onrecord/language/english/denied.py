"""How an article tells the claim that is denied."""

import re

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
