"""The English signs of a denial: in the cue, in what is said and in what stands before it; and how
an article tells the claim that is denied.

No sign alone makes a denial; `resolve/denying.py` weighs them together.
"""

import re

_NEGATION = r"(?:not|never|no|nor|neither|none|nobody|nothing|nowhere|cannot|without|\w+n[’'`]t)"
_NOT = r"(?:\b(?:not|never|nor)|n[’'`]t)"
_DID_NOT = (
    r"(?:(?:did|have|has|had|was|were|is|are|am)(?: not| never)|(?:did|have|has|had|was|were|is|are)n[’'`]t|never|"
    r"[’'`](?:m|re|ve)(?: not| never)|(?:had|have|has) (?:no|nothing)|did nothing)"
)
_CLAIM = (
    r"(?:accus\w+|alleg\w+|claim(?:s|ed|ing)?|rumou?r\w*|suggestions?|suggest(?:ed|ing)? that|notion|idea that|"
    r"speculation|charges?|charged|critici[sz]\w+|report(?:s|ed) that|theory|narrative|controvers\w+|scandal|lawsuit|"
    r"sued|complaint|assertions?|attack(?:s|ed)?|blam\w+|misquot\w*|conspir\w+|questioned whether|was said to|"
    r"is said to|gossip)"
)
_CLAIMS = (
    r"(?:accusations?|allegations?|claims?|rumou?rs?|suggestions?|notion|idea|speculation|charges?|criticisms?|"
    r"reports?|theory|narrative|story|stories|assertions?|complaint|lawsuit|impression)"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.I)


NEGATION = _pattern(rf"\b{_NEGATION}\b")
CLAIM = _pattern(rf"\b{_CLAIM}\b")
"""That somebody claims something, or is accused of it."""
DENY = _pattern(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|rebut\w*|repudiat\w+|disavow\w*|debunk\w*|disclaim\w*|"
    r"contradict\w*|recant\w*|disput(?:e|es|ed|ing))\b"
)
REJECT = _pattern(
    r"\b(?:reject\w*|dismiss\w*|rul(?:e|es|ed|ing) out|rebuff\w*|pooh-pooh\w*|brush\w* (?:off|aside)|"
    r"wav\w+ (?:off|away|aside)|shrug\w* off|laugh\w* off|play\w* down|downplay\w*|scoff\w*|push\w*(?: \w+)? back|"
    r"push-?back|t(?:ook|ake|akes|aking) issue|bristl\w*|cast\w* doubt|call\w* into (?:doubt|question)|disagree\w*|"
    r"object(?:s|ed|ing|ions?)?|hit\w* back|fir\w+ back|shot back|discount\w*|walk\w* back|distanc\w+|"
    r"kn?ock\w* down|shoot\w* down|shot down|swat\w*|defend\w* \w+ against|quash\w*|challeng\w+|unconvinced|"
    r"doubt(?:s|ed|ing)?)\b"
)
CUE = {
    "deny": DENY,
    "reject": REJECT,
    "oppose": _pattern(
        r"\b(?:oppos\w+|protest\w*|critici[sz]\w+|blast\w*|slam\w*|mock\w*|denounc\w+|condemn\w*|s[kc]eptic\w*|"
        r"against|aversion|spurn\w*|attack\w*|ridicul\w+)\b"
    ),
    "refuse": _pattern(r"\b(?:refus\w+|declin\w+|block\w*|veto\w*)\b"),
    "insist": _pattern(
        r"\b(?:insist\w*|maintain\w*|stress\w*|emphasi[sz]\w+|ma(?:de|ke|kes|king)(?: it)?(?: \w+)? clear|clarif\w+|"
        r"assur\w+|reiterat\w+|explain\w*|swor\w+|swear\w*)\b"
    ),
    "reply": _pattern(
        r"\b(?:respon\w+|repl(?:y|ied|ies|ying)|counter\w*|retort\w*|answer\w*|back)\b"
    ),
    "plead": _pattern(r"\bple(?:ad\w*|d)\b"),
    "call": _pattern(r"\b(?:call\w*|describ\w+|term\w*|deem\w*|label\w*|brand\w*)\b"),
}
"""Signs in the words that tell how it was put forward."""
THINK = _pattern(r"\b(?:thinks?|thought|believe[sd]?|buys?|accept\w*|agree[sd]?)\b")
CONTENT = {
    "false": _pattern(
        r"\b(?:false(?:hoods?|ly)?|untrue|lies?\b|liars?|lying|baseless|unfounded|groundless|meritless|"
        r"without (?:merit|foundation|basis)|fakes?|faked|fabricat\w+|made[- ]up|invent(?:ed|ion)|nonsense|"
        r"propaganda|hoax|myth|debunk\w*|discredit\w*|bogus|no truth|"
        r"not (?:even )?(?:close to )?(?:true|accurate|correct|the case|so)|"
        r"n[’'`]t (?:true|accurate|the case|so)|nothing of the kind|"
        r"fiction|slander\w*|defam\w*|libel\w*|"
        r"bullshit|baloney|hogwash|rubbish|smears?)\b"
    ),
    "wrong": _pattern(
        r"\b(?:wrong|incorrect|mistaken|inaccurate\w*|mislead\w*|mischaracteri\w+|misrepresent\w*|misquot\w*|distort\w*|"
        r"misunderst\w+|ridiculous|absurd\w*|ludicrous|preposterous|silly|unfair\w*|sham|malign\w*|exaggerat\w*|"
        r"overstated|overblown|out of context|witch hunt|conspiracy|rumou?rs?|gossip|speculation|not credible|hot air|"
        r"disagree\w*|crazy|reckless|unsubstantiated|unproven|improper|just the opposite|to the contrary|"
        r"illegitimate)\b"
    ),
    "I did not": _pattern(rf"\b(?:I|we|my|our)\b(?:\W+\w+){{0,2}}?(?:\W+|(?=[’'`])){_DID_NOT}\b"),
    "they did not": _pattern(
        rf"\b(?:he|she|they|it|(?:his|her|their|the) \w+|[A-Z]\w+)(?:\W+\w+){{0,2}}?\W+{_DID_NOT}\b"
    ),
    "never": _pattern(r"\bnever\b|\bno (?:one|such)\b"),
    "at no time": _pattern(
        r"\bat no (?:point|time)\b|\bin no way\b|\bnothing to do with\b|\bno such\b|\bnot at all\b|"
        r"\babsolutely (?:not|no)\b|\bno \w+ whatsoever\b|\bcategorical\w*|"
        r"\bcertainly (?:does |did |is |was |do )?not\b"
    ),
    "there is no": _pattern(
        r"\bthere(?:[’'`]s| (?:is|was|were|are|has been|have been|had been|never was|never were))"
        r"(?: \w+)?(?: (?:no|not|never|nothing|none)\b|n[’'`]t\b)"
    ),
    "no evidence": _pattern(
        r"\bno (?:\w+ )?(?:evidence|indications?|basis|proof|links?|connection|truth|intent(?:ions?)?|plans?|knowledge|"
        r"involvement|conflict|ties|relationship|recollection|memory|wrongdoing|role|agreement|deal|decision|meeting|"
        r"contact|linkage)\b"
    ),
    "no": _pattern(
        r"^\W*(?:that )?(?:no|nope|never|absolutely not|not at all|of course not|certainly not|not)\b"
    ),
    "do not believe": _pattern(
        r"\b(?:(?:do|does|did) not|(?:do|does|did)n[’'`]t)(?: \w+)? (?:think|believe|agree|see|buy|accept)\b"
    ),
    "not but": _pattern(
        r"\bnot\b[^.;]{3,80}\bbut\b|n[’'`]t\b[^.;]{3,80}[.;,—–-]+\s*(?:it|he|she|they|this)"
        r"(?:[’'`]s| is| was|[’'`]re| are)|\brather than\b|\bnot an?\b|\bis not\b|\bisn[’'`]t\b"
    ),
    "not that": _pattern(
        rf"{_NOT}\W+(?:\w+\W+){{1,2}}(?:that|it|this|so|such|anything|any|them)\b"
    ),
    "not said": _pattern(
        rf"{_NOT}(?: \w+)? (?:sa(?:y|id)|told|tell|claim(?:ed)?|meant?|suggest(?:ed)?|call(?:ed)?|ask(?:ed)?|"
        r"promised?|mention(?:ed)?|used? the (?:term|word)|accus\w+|threaten\w*|offer\w*|write|wrote)\b"
    ),
    "not done": _pattern(
        rf"{_NOT}(?: \w+)? (?:do|did|done|take|took|taken|me[et]t?|kn[eo]wn?|know|accept\w*|receiv\w+|pa(?:y|id)|"
        r"sign\w*|commit\w*|touch\w*|harm\w*|inten\w+|sen[dt]|delet\w+|st[eo]le?n?|li?ed?|cheat\w*|discuss\w*|contact\w*|"
        r"involve\w*|post(?:ed)?|participat\w+|seen?|sought|direct\w*|authori[sz]\w+|violat\w+|abus\w+|"
        r"discriminat\w*|assault\w*|hit|kill\w*|hid|agree[d]?|approved?|order\w*|control\w*|represent\w*)\b"
    ),
    "the claim": _pattern(
        rf"\b(?:the|any|those|these|all|such|his|her|their|its|[A-Z]\w+[’'`]s)\b(?:\W+\w+){{0,3}}?\W+{_CLAIMS}\b"
    ),
    "guilt": _pattern(
        r"\b(?:guilty|innocent|crimes?|wrongdoing|wrong|illegal\w*|racis\w+|bigot\w*|misogyn\w*|responsible|"
        r"conflict of interest|bribe\w*|fraud|quid[- ]pro[- ]quo|collu\w+|assault\w*|harass\w*|rape\w*|raping|"
        r"misconduct|corrupt\w*|bias\w*)\b"
    ),
    "will not": _pattern(
        r"\b(?:won[’'`]t|will (?:not|never)|would not|wouldn[’'`]t|not going to|cannot|can[’'`]t|could not|"
        r"couldn[’'`]t|should not|shouldn[’'`]t|must not|not to)\b"
    ),
    "not": NEGATION,
}
"""Signs in what is said."""
NEGATED = _pattern(rf"\b{_NEGATION}\b|n[’'`]t\b")
NEGATIVE = frozenset(
    [
        *(
            "I did not",
            "they did not",
            "never",
            "there is no",
            "no evidence",
            "do not believe",
            "not that",
            "not said",
        ),
        *("not done", "will not", "not"),
    ]
)
"""Of these the ones that all have a negation in them: where none stands, they need not be looked
for."""
QUESTION = _pattern(r"\?|\b(?:when |if |whether )?asked\b|\bquestion(?:ed)? (?:about|whether|on)\b")
NO_DENIAL = _pattern(
    r"\b(?:not|n[’']t|never|without|neither|nor|could|to)\b[^.,;:()]{0,25}\b"
    r"(?:den(?:y|ied|ying)|rul(?:e|ing) out|reject)\b"
)
"""A cue that would deny, were it not turned round: did not deny, could not rule out."""
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
"""What is denied within the words of a denial: “The rumours of a sale are false.” “I never said
that it would hold.”"""
