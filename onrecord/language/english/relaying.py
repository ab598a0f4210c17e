"""How articles say who passed on what somebody said, and for whom somebody speaks."""

import re

from onrecord.language.english.grammar import DETERMINERS, INDEFINITE
from onrecord.language.english.pronouns import OWN

NOBODY = DETERMINERS | INDEFINITE | OWN
QUOTING = re.compile(r"\b(?:quot(?:ed|es|ing|e)|cit(?:ed|es|ing|e))\b", re.I)
BY_WHOM = re.compile(
    r"\b(?:quoted|cited)\b[^.;]{0,40}?\bby\s+((?:the\s+)?[^,.;“”\"]{2,60}?)(?=\s+as\b|[,.;“”\"]|\s+on\b|$)",
    re.I,
)
REPORTED_BY = re.compile(
    r"\b(?:as\s+)?reported\s+by\s+((?:the\s+)?[^,.;“”\"]{2,60}?)(?=[,.;“”\"]|$)|,\s+((?:the\s+)?[^,.;“”\"]{2,60}?)\s+reported\b",
    re.I,
)
AS_SAYING = re.compile(
    r"\b(?:quot|cit)(?:ed|es|ing|e)\s+(.{2,60}?)\s+as\s+(?:saying|having said|telling)\b", re.I
)
TOLD = re.compile(r"\b(?:told|tells|telling)$", re.I)
OUTLETS = re.compile(
    r"\b(?:newspaper|paper|daily|weekly|agency|channel|broadcaster|station|magazine|website|outlet|radio|tv|television|gazette|times|"
    r"post|herald|tribune|journal|news|press|review|chronicle|courier|telegraph|observer)\b",
    re.I,
)
SERVANT = r"(?:spokes(?:man|woman|person)|lawyer|attorney|agent|solicitor|press secretary|publicist|representative|envoy)"
FOR = re.compile(
    rf"\b{SERVANT}s?\s+(?:for|of)\s+((?:the\s+|a\s+|an\s+|his\s+|her\s+)?[^,.;:“”\"()]+?)(?=[,.;:“”\"()]|\s+(?:said|told|who|added|and)\b|$)",
    re.I,
)
POSSESSED = re.compile(
    rf"((?:[^\W_][\w.’'&-]*\s)*?[^\W_][\w.&-]*)[’'](?:s)?\s+(?:[\w-]+\s+){{0,2}}?{SERVANT}\b", re.I
)
COMPOUND = re.compile(rf"\b((?:[^\W\d_a-z][\w.&-]*\s)+)(?i:{SERVANT})\b")
SPEAKING_FOR = re.compile(
    r"\b(?:speaking|on behalf)\s+(?:for|of|on behalf of)\s+((?:the\s+)?[^,.;:“”\"()]+?)"
    r"(?=[,.;:“”\"()]|\s+(?:said|told)\b|$)",
    re.I,
)
ACCORDING_TO = re.compile(
    r"[,\s]*\baccording\s+to\s+((?:the\s+|an?\s+)?[^,.;:“”\"()]{2,80}?)\s*(?=[,.;“”\"()]|$)", re.I
)
THROUGH = re.compile(
    rf"\s+(?:through|via)\s+((?:(?:an?|the|his|her|its|their)\s+)?{SERVANT}(?:,\s+(?:[^\W\d_a-z][\w.’'-]*\s?){{1,4}})?)",
    re.I,
)
