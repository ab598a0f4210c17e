"""The English signs by which a denial points at what it denies."""

import re

from onrecord.language.english.lists import words

AT_FIRST = 200
"""Characters of a denial in which it tells what it denies."""
_CLAIM = (
    r"(?:accusations?|allegations?|claims?|rumou?rs?|suggestions?|insinuations?|notions?|ideas?|speculation|charges?|"
    r"criticisms?|critiques?|reports?|reporting|theory|theories|narratives?|stor(?:y|ies)|assertions?|complaints?|"
    r"lawsuits?|impressions?|attacks?|accounts?|descriptions?|characteri[sz]ations?|statements?|assessments?|findings|"
    r"contentions?|arguments?|versions?|points?)"
)
_FALSE = (
    r"(?:false(?:ly)?|untrue|lies?|baseless|unfounded|groundless|nonsense|hogwash|rubbish|garbage|laughable|bogus|"
    r"not (?:even |at all |remotely )?(?:true|accurate|correct|the case|right)|inaccurate|incorrect|ridiculous|absurd|"
    r"preposterous|ludicrous|fabricat\w+|misleading|mischaracteri\w+|fiction|fake|a distortion|no truth|"
    r"wrong(?=\W*(?:$|[.,;!?”\"’'])))"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.I)


REJECTING = _pattern(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|rebut\w*|disput(?:e|es|ed|ing)|reject\w*|dismiss\w*|rebuff\w*|"
    r"brush\w* (?:off|aside)|wav\w+ (?:off|away|aside)|shrug\w* off|scoff\w*|push\w*(?: \w+)? back|bristl\w*|"
    r"discount\w*|counter(?:s|ed|ing)?|challeng(?:es?|ed|ing)|knock\w* down|sho[ot]t\w* down|t(?:ook|ake|akes|aking) "
    r"issue|debunk\w*|repudiat\w+|quash\w*|disagree\w*|defend\w* \w+ against|object(?:s|ed|ing)?)\b"
)
"""A cue whose content is what is denied."""
CONTRADICTING = _pattern(r"\bcontradict\w*")
"""A cue of what two things are, not of what somebody denies."""
TURNED_ROUND = _pattern(r"\b(?:not|never|n[’']t|refus\w+|without|declin\w+|declines)\b")
CALLING = _pattern(r"\b(?:call\w*|describ\w+|term\w*|deem\w*|label\w*|brand\w*|dismiss\w*)\b")
VERDICT = _pattern(rf"^.{{0,150}}?\b{_FALSE}\b")
SEVERAL = _pattern(
    r"\b(?:accusations|allegations|claims|charges|criticisms|critiques|assertions|attacks|statements|suggestions|"
    r"reports|rumou?rs|complaints|arguments|points|findings)\b"
)
_LEAD = r"^\W*(?:(?:well|no|and|but|look|i think|of course|that)\W+)*?"
_MUCH = r"(?:(?:just|simply|totally|completely|absolutely|flat-?out|categorically|patently|all|such|so|pure|a|an)\s+)*"
IT_IS_FALSE = _pattern(
    rf"{_LEAD}(?:that|this|it|these|those|all of (?:it|that|this))"
    rf"(?:[’']s|[’']re|\s+(?:is|was|are|were))\s+{_MUCH}[“”\"‘’']*(?:\w+ )?{_FALSE}"
    r"(?!\s+(?:to|that|how|when|for|if)\b)|"
    rf"{_LEAD}{_MUCH}{_FALSE}(?=\W*(?:$|[.,;!?”\"’']))|"
    rf"{_LEAD}(?:that|this|it) (?:did(?:n[’']t| not)|never) happen|"
    rf"{_LEAD}(?:that|this|it)(?: (?:is|was)(?:n[’']t| {_MUCH}not)|[’']s {_MUCH}not) "
    r"(?:true|so|right|accurate|the case|correct)\b|"
    rf"{_LEAD}i (?:\w+ )?disagree\b(?! with the)|{_LEAD}there[’']?s? (?:is )?no truth|{_LEAD}you lie\b"
)
"""That it is false, whatever was said before."""
CLAIM_IS_FALSE = _pattern(
    rf"^\W*(?:that )?.{{0,80}}?\b{_CLAIM}\s+(?:that .{{5,120}}?\s)?(?:is|was|are|were)\b.{{0,25}}?\b{_FALSE}\b"
)
WHAT_IS_CLAIMED = _pattern(
    rf"^\W*(?:that )?(?:the|any|this|that) (?:\w+ )?{_CLAIM} that (?P<what>.{{5,150}}?)"
    rf"(?:\s+(?:is|was)\b.{{0,25}}?| an? .?)\b{_FALSE}\b"
)
"""The idea that such a thing was done is false."""
_OPEN = (
    r"(?!\s+(?:that|of|about|from|by|against|on|over|to|as to|made|who|which|he|she|they|it|[A-Z]))"
)
_WHAT_IS_SAID = _CLAIM.replace("notions?|ideas?|", "").replace("attacks?", "attacks")
BARE = re.compile(
    rf"^\W*(?:(?i:the|those|these|that|this|such|all|any|both|his|her|their|its|many)\s+)(?:(?!of\b)[\w-]+\s+){{0,2}}?"
    rf"(?i:{_WHAT_IS_SAID})\b{_OPEN}|^\W*(?i:allegations|accusations|charges|reports|claims|rumou?rs|suggestions)\b{_OPEN}"
)
"""The charges, those claims, their account: whoever put them forward before."""
POINTING = _pattern(
    r"^\W*(?:that|this|it|these|those|all of (?:it|that|this))\b(?!\s+(?:he|she|they|we|you|[a-z]+ing)\b)"
)
POINTED = _pattern(
    r"^\W*(?:that )?(?:it|that|this|these|those)(?=\W*$|\W+(?:as|happened|was the case|is the case|in an?|on|through|"
    r"strongly|vehemently|,))|^\W*(?:doing (?:so|it|that)|having (?:done|said) (?:so|it|that))\b"
)
ANY_WRONG = _pattern(
    r"^\W*(?:(?:any|all) )?(?:wrongdoing|misconduct|impropriety|doing anything (?:wrong|improper|illegal))\b"
    r"(?! (?:in|by|at)\b)"
)
"""That something was done which was wrong."""
OF_SOMEBODY = re.compile(
    r"^\W*(?:(?i:the|that|former|president|senator|sen\.|mr\.|mrs\.|ms\.|rep\.|gov\.)\s+)*"
    rf"(?P<who>(?:[A-Z][\w.-]+\s+){{0,3}}[A-Z][\w-]+)(?:[’']s?)?\s+(?:[\w-]+\s+){{0,3}}?(?i:{_CLAIM})\b"
)
BY_SOMEBODY = re.compile(
    rf"\b(?i:{_CLAIM})\s+(?:\w+\s+){{0,2}}?(?:from|by)\s+(?:(?!that\b)[\w-]+\s+){{0,4}}?"
    r"(?P<who>[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+){0,2})"
)
TELLING = _pattern(
    rf"^\W*(?:[\w-]+\s+){{0,4}}?{_CLAIM}\s+(?:\w+\s+){{0,3}}?(?:that|of|about|as to|he|she|they)\b|"
    r"^\W*(?:that|any|having|being|he|she|it|they)\b"
)
NO_CLAIM = _pattern(
    r"\b(?:ask\w*|declin\w+|refus\w+|want\w*|urg\w+|hop\w+|plan\w*|decid\w+|endors\w+|prais\w+|apolog\w+|propos\w+|"
    r"demand\w*|call\w* (?:for|on)|press(?:ed|ing)|sought|seek\w*|invit\w+|referenc\w+|promis\w+|vow\w*|pledg\w+|"
    r"offer\w*|"
    r"support\w*|oppos\w+|favou?r\w*|back(?:s|ed)|intend\w*|withh\w+|prefer\w*|agree[ds]?|tried|trying|respond to|"
    r"discuss\w*|encourag\w+|honou?r\w*|tribute|admir\w+|lov(?:e|es|ed)|order(?:s|ed)?|implor\w+|publish\w*|"
    r"(?:en)?titled|promot\w+)\b"
)
"""A cue of what is wished, planned or asked: nothing is put forward as being so."""
ONLY_ABOUT = _pattern(r"\b(?:about|from|at|on|of|over|for|mentioned|mentions)\W*$")
"""A cue that tells what was spoken of, and nothing of what was said."""
INNER = re.compile(r"(?<!\w)['‘’“\"]{1,2}(\w[^'‘“”\"]{5,150}?)['’”\"]{1,2}(?!\w)")
"""Words in quotation marks within what is said."""
QUESTION = _pattern(r"^\W*(?:whether|if|why|how|what|who|whom|which|when|to)\b|^[^.!]*\?[”\"’']*$")
ACCUSE = _pattern(
    r"\b(?:accus\w+|alleg\w+|charg\w+|claim\w*|blam\w+|critici[sz]\w+|attack\w*|blast\w*|slam\w*|assail\w*|suggest\w*|"
    r"insinuat\w+|assert\w*|argu\w+|contend\w*|question\w*|complain\w*|report(?:ed|s|ing)?|denounc\w+|call(?:ed|s|ing))\b"
)
WRONG = _pattern(
    r"\b(?:illegal\w*|unlawful\w*|fraud\w*|brib\w+|assault\w*|abus\w+|harass\w*|rap(?:e|ed|ing)|lied|lying|stole|stolen|"
    r"cheat\w*|corrupt\w*|violat\w+|plagiari\w+|misconduct|racis\w+|sexis\w+|misus\w+|decepti\w+|improper\w*|collu\w+)\b"
)
NEGATION = _pattern(rf"\b(?:not|never|no|nothing|none|nobody)\b|n[’']t\b|\b{_FALSE}\b")
STILL_DENIES = _pattern(
    r"^\W*(?:that )?(?:no|never|nobody|none|(?:i|we|it|that|this|these|there|he|she|they)\b.{0,60}?"
    rf"(?:\b(?:not|never|no|nothing|none|nobody)\b|n[’']t\b|\b{_FALSE}\b))"
)
"""How a denial goes on in a quotation behind it."""
CLAIMED = _pattern(
    r"\b(?:accus\w+|alleg\w+|charg\w+|claim\w*|blam\w+|suggest\w*|insinuat\w+|assert\w*|argu\w+|contend\w*)\b"
)
LED = _pattern(
    r"\b(?:claims?|allegations?|charges?|accusations?|assertions?|suggestions?|notions?)\b.{0,40}\b(?:den(?:y|ies|ied)|"
    r"disput(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?)\b|\b(?:den(?:y|ying)|contradict(?:ed|ing)|disputing|"
    r"refut(?:ed|ing)|discounting|rebutting|rejecting|dismissing) "
    r"(?:it|that|this|him|her|them|the|those|these|any)\b.{0,30}$"
)
"""That what was said before is denied, in the words between."""
NOT_KNOWN = _pattern(
    r"\bnot (?:only|just|merely)\b|(?:\bnot|n[’']t|\bnever|\bno)\W+"
    r"(?:know|knew|known|sure|certain|care|idea|remember|recall|heard|doubt|wonder|"
    r"surpris\w+)\b"
)
"""A “not” that denies nothing: not known, not sure, not only."""
REPLYING = _pattern(
    r"\b(?:counter(?:s|ed|ing)|retort\w*|shot back|sho[ot]t\w* back|fir\w+ back|hit\w* back|push\w* back|"
    r"disagree[sd]?|interject\w*|replied|responded)\b"
)
SIDE = _pattern(
    r"\b(?:campaign|spokes\w+|aides?|advis[eo]rs?|lawyers?|attorneys?|team|allies|supporters?|surrogates?|camp|staff\w*|"
    r"office|officials?|manager|chair\w*)\b"
)
"""Who speaks for somebody."""
OF_CLAIMS = words("comparing/claims")
"""Words that tell that something is claimed, and nothing of what."""
