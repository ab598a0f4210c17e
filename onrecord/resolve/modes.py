"""How something was put forward, and whether it denies something: by the cue, the speaker's kind and the content."""

import re

from onrecord.resolve.spans import apart, words
from onrecord.types import Mode, Quotation, Span

THOUGHT = re.compile(
    r"\b(?:th(?:ink|inks|inking|ought|oughts)|belie(?:ve|ves|ved|ving|f|fs)|hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|"
    r"expect(?:s|ed|ing|ation|ations)?|want(?:s|ed|ing)?|wish(?:es|ed)?|feels?|felt|feeling|consider(?:s|ed|ing)?|"
    r"kn(?:ow|ows|ew)|sees?|saw|seen|seem(?:s|ed)?|understand(?:s|ing)?|understood|reali[sz](?:e|es|ed|ing)|"
    r"suspect(?:s|ed|s|ing)?|suspicions?|doubt(?:s|ed)?|worr(?:y|ies|ied)|wonder(?:s|ed|ing)?|regret(?:s|ted)?|"
    r"admir(?:e|es|ed|ation)|respects?|intend(?:s|ed)?|intentions?|assum(?:e|es|ed|ption)|imagin(?:e|es|ed)|judg(?:e|es)|"
    r"convinced|convictions?|aware|obsess(?:ed|ion)|frustrated|determin(?:ed|ation)|dream(?:s|ed|t|ing)?|"
    r"prefer(?:s|red)?|cares?|concerns?|concerned|views?|ready|sure|learn(?:s|ed|t)|watch(?:ed|es|ing)?|"
    r"in despair|illusions?|anticipat(?:e|es|ed)|figur(?:e|es|ed)|guess(?:es|ed)?|dread(?:s|ed)?|long(?:s|ed) to)\b",
    re.I,
)
WRITING = re.compile(
    r"\b(?:wr(?:ite|ites|iting|ote|itten)|tweet(?:s|ed|ing)?|retweeted|post(?:s|ed|ing)?|publish(?:es|ed)?|e-?mail(?:s|ed)?|"
    r"letters?|typed|texted|scrawled|noted? down|statements?|memo|report(?:s|ed|ing)?|filed|headlined?|captioned|"
    r"editorial|"
    r"blogged|signed a|issued|opinion piece|op-ed|column|reads?|caption|inscription|records?|recorded)\b",
    re.I,
)
WRITTEN_THERE = re.compile(
    r"\b(?:e-?mail|letter|tweet|post|page|website|blog|column|op-ed|memo|text message|facebook|twitter|"
    r"instagram|written statement|newsletter|affidavit|filing|filings|paper)\b",
    re.I,
)
OTHER = re.compile(
    r"\b(?:sign(?:s|ed)|impos(?:e|es|ed)|approv(?:e|es|ed)|allow(?:s|ed)?|requir(?:e|es|ed)|vot(?:e|es|ed)|declin(?:e|es|ed)|"
    r"refus(?:e|es|ed)|lift(?:s|ed)|introduc(?:e|es|ed)|activat(?:e|es|ed)|abolish(?:es|ed)|ban(?:s|ned)|permit(?:s|ted)?|"
    r"prohibit(?:s|ed)?|forbid(?:s)?|forbade|stipulat(?:e|es|ed)|oblig(?:e|es|ed)|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|"
    r"decid(?:e|es|ed)|reflect(?:s|ed)?|nodded|shook|raised|clapped|applauded|showed|defin(?:e|es|ed)|nominated|"
    r"documents|supported|supporter|understates)\b",
    re.I,
)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ion)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|"
    r"dismiss(?:es|ed|ing)?|rebut(?:s|ted)?|repudiat(?:e|es|ed)|disavow(?:s|ed)?|contradict(?:s|ed|ing)?|"
    r"pooh-poohed|brushed (?:aside|off)|ruled out|rules out|debunk(?:s|ed)?|disclaim(?:s|ed))\b",
    re.I,
)
NO_DENIAL = re.compile(
    r"\b(?:not|n[’']t|never|without|neither|nor|could|to)\b[^.]{0,25}\b(?:den(?:y|ied|ying)|rul(?:e|ing) out|reject)\b",
    re.I,
)
DENIED_IN_WORDS = re.compile(
    r"\b(?:nothing to do with (?:reality|the truth|it|this|that)|no truth|not true|untrue|false|baseless|"
    r"unfounded|groundless|(?:a|pure|complete) (?:invention|fabrication|lie|lies|nonsense)|"
    r"total (?:lie|invention|nonsense)|"
    r"never (?:said|happened|took|met|asked|told|been|had|did|received|crossed|paid|saw)|"
    r"(?:did|do|does|have|has|had|was|were|is|are) not (?:say|said|have|had|take|taken|paid|pay|meet|met|true|"
    r"involved|support|mention|see|ask|asked|know|any|our|my|his|her|responsible)|"
    r"(?:didn|don|doesn|haven|hasn|hadn|wasn|weren|isn|aren)[’']t (?:say|said|have|had|take|paid|pay|meet|met|true|"
    r"involved|support|see|ask|asked)|there (?:is|was|has been|were|are) no (?:such|plan|plans|link|offer|deal|meeting|"
    r"evidence)|no link)\b",
    re.I,
)
AT_FIRST = 250
"""Characters of what was said in which its denial is looked for."""
PLAINLY = re.compile(
    r"\W*(?:that )?(?:(?!will|would|can|cannot|could|should|must|may|might|let)\w+\W+){1,3}?(?:not|never)\b", re.I
)
"""Words that begin with a plain negation: “I have never met him.”"""
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


def mode(cue: str, kind: str | None) -> Mode:
    """How it was put forward. `kind`: that of the speaker, if there is one."""
    if kind == "document":
        return "other" if OTHER.search(cue) and not WRITING.search(cue) else "writing"
    if WRITING.search(cue):
        return "writing"
    if THOUGHT.search(cue) and not re.search(r"\bsa(?:id|ys?|ying)\b|\btold\b", cue, re.I):
        return "thought"
    return "other" if OTHER.search(cue) else "speech"


def is_written(place: str) -> bool:
    """Whether what was said there was written: in an e-mail, on its page."""
    return bool(WRITTEN_THERE.search(place))


def denial(quotation: Quotation, text: str, manner: Mode) -> bool:
    """Whether the quotation, put forward in this manner, denies something."""
    around = text[max(0, quotation.cue[0].start - 30) : quotation.cue[-1].end] if quotation.cue else ""
    if DENIES.search(words(quotation.cue, text)):
        return not NO_DENIAL.search(around)
    content = words(quotation.content, text)
    return manner in ("speech", "writing") and bool(
        DENIED_IN_WORDS.search(content[:AT_FIRST]) or PLAINLY.match(content)
    )


def denied(quotation: Quotation, text: str, sentence: Span) -> Span | None:
    """What is denied, where the article gives it: the content of a denying cue, or what a rumour was about."""
    if DENIES.search(words(quotation.cue, text)):
        return Span(quotation.content[0].start, quotation.content[-1].end)
    start, end = quotation.content[0].start, quotation.content[-1].end
    found = next(filter(None, (pattern.match(text, start, end) for pattern in (ABOUT, NEVER))), None)
    found = found or next(filter(None, (rumour.search(text, *sentence) for rumour in RUMOURS)), None)
    told = Span(*found.span(1)) if found else None
    return told if told and apart(told, quotation.cue) else None
