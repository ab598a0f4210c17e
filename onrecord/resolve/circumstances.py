"""To whom something was said, and where: read off the sentence around the cue."""

import re
from collections.abc import Sequence

from onrecord.resolve.lexicon import VENUE_ENDS, VENUES
from onrecord.resolve.spans import apart, trimmed
from onrecord.types import Quotation, Span

TELLING = re.compile(
    r"\b(?:told|tells?|telling|asks?|asked|asking|urg(?:e|es|ed|ing)|warn(?:s|ed|ing)?|assur(?:e|es|ed|ing)|remind(?:s|ed|ing)?|"
    r"inform(?:s|ed|ing)?|advis(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|address(?:es|ed|ing)?|thank(?:s|ed|ing)?|"
    r"notif(?:y|ies|ied)|grilled|scolded|implored|begged)$",
    re.I,
)
SPOKEN_TO = re.compile(
    r"\b(?:speak(?:s|ing)?|spoke|talk(?:s|ed|ing)?|said|say(?:s|ing)?|wr(?:ote|iting|ites)|explained|complained|admitted|"
    r"confirmed|replied|responded|repl(?:y|ies|ying)|answer(?:s|ing)?|statements?|letters?|e-?mails?|interviews?|remarks?|call|message)"
    r"\s+(?:with|to)\s+",
    re.I,
)
PHRASE = re.compile(
    r"\s*((?:(?!(?:that|in|on|at|during|after|before|when|as|he|she|it|they|we|i|to|how|why|what|whether|if|and|about|by|"
    r"(?<!meeting )(?<!gathering )(?<!group )(?<!crowd )of|"
    r"last|this|earlier|yesterday|late|early|not|from|who|which|because|while|for|through|over|there|the\s+(?:following|next)|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
    r"[^\s,.;:!?“”\"()–—]+[ \u00a0]?){1,8})",
    re.I,
)
DAYTIME = re.compile(
    r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?(?=\s)"
)
HERE = re.compile(r"\s*(this (?:newspaper|paper|magazine|website|reporter|programme|program|news agency))\b", re.I)
ASKED_BY = re.compile(
    r"\basked\s+by\s+((?:a|an|the|his|her)?\s?[^,.;:!?“”\"()]{2,40}?)(?=[,.;:?]|\s(?:about|whether|if|how|why|what|in|on|at|during|after)\b)",
    re.I,
)
VENUE = re.compile(
    rf"\b(?:in|at|during|on|before|via|through)\s+(?:(?:a|an|the|his|her|its|their|this|that|one|another|our)\s+)?"
    rf"(?:(?!(?:that|and|who|which|as|to|of|the|a|said|was|were|had|has|is|are)\b)(?!(?!evening|morning)[^\s,.]*ing\b)[^\s,.;:!?“”\"()]+\s+){{0,4}}?"
    rf"(?:{VENUES})\b(?:\s+(?:with|on|of|in|at|for|by|to|before)\s+(?:the\s+|a\s+|his\s+|her\s+)?"
    rf"(?:[“\"‘][^“”\"‘’]{{2,40}}[”\"’]|(?:(?-i:[^\W\d_a-z])[^\s,.;:!?“”\"()]*\s?){{1,4}}|[a-z]+(?=[,.;]|\s*$)))?"
    rf"(?:\s+(?:issued|released|published|posted|sent|held|given|televised)\s+(?:[^\s,.;“”\"]+\s?){{1,3}}(?=[,.;]))?",
    re.I,
)
WORD = re.compile(r"\w+")
PROGRAMME = re.compile(r"\s*((?:[^\W\d_a-z][\w.&]*(?:[’']s)?\s){0,4}(?:[“\"‘][^“”\"‘’]{2,40}[”\"’]))")
"""The programme that somebody told something: CBS's "Face the Nation"."""
DAY = re.compile(r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$", re.S)


def addressee(quotation: Quotation, taken: Sequence[Span], text: str, sentence: Span) -> Span | None:
    """The words for whom it was said to; not among those `taken`."""
    for cue in quotation.cue[::-1]:
        if TELLING.search(cue.of(text)):
            day = DAYTIME.match(text, cue.end, sentence.end)
            end = day.end() if day else cue.end
            found = HERE.match(text, end, sentence.end) or PHRASE.match(text, end, sentence.end)
            if found and apart(Span(*found.span(1)), taken):
                return trimmed(Span(*found.span(1)), text)
    asked = ASKED_BY.search(text, sentence.start, sentence.end)
    if asked and apart(Span(*asked.span(1)), taken):
        return trimmed(Span(*asked.span(1)), text)
    for found in SPOKEN_TO.finditer(text, sentence.start, sentence.end):
        phrase = PHRASE.match(text, found.end(), sentence.end)
        if phrase and apart(Span(*phrase.span(1)), taken):
            return trimmed(Span(*phrase.span(1)), text)
    return None


def programme(quotation: Quotation, text: str, sentence: Span) -> Span | None:
    """The words for the programme that was told."""
    cue = quotation.cue[-1] if quotation.cue else None
    found = (
        PROGRAMME.match(text, cue.end, sentence.end)
        if cue and cue.of(text).lower().endswith(("told", "telling", "tells"))
        else None
    )
    span = Span(*found.span(1)) if found else None
    return span if span and apart(span, quotation.content) else None


def venue(sentence: Span, taken: Sequence[Span], text: str) -> Span | None:
    """The words for where it was said, an interview, a briefing, a court, a letter; not among those `taken`."""
    if VENUE_ENDS.isdisjoint(WORD.findall(text[sentence.start : sentence.end].lower())):
        return None
    for found in VENUE.finditer(text, sentence.start, sentence.end):
        day = DAY.search(found.group())
        span = Span(found.start(), found.start() + day.start() if day else found.end())
        if apart(span, taken):
            return trimmed(span, text)
    return None
