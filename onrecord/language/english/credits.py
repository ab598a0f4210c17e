"""How quotations are credited above, below and beside: From the desk of, In her words."""

import re

from onrecord.text.characters import BLANK, SMALL

LETTER = re.compile(r"^[ \t]*(From)[ \t]+([^\n:“”\"]{2,80}):[ \t]*\n?[ \t]*\n?[ \t]*\Z", re.M)
DESK = re.compile(
    r"^[ \t]*(?P<cue>From the (?:desk|pen|office) of|In the words of|"
    r"(?:An? |The )?(?:message|word|note|statement|comment|letter|answer|reply) (?:from|by|of))"
    r"[ \t]+(?P<name>[^\n:“”\"!?]{3,80}?)[.:,]?[ \t]*\n\s{0,3}\Z",
    re.M | re.I,
)
"""A line over words in marks that says whose they are: From the desk of Ada Lund, harbour
master."""
BELOW = re.compile(
    rf"{BLANK}*\n\s{{0,3}}(?P<cue>(?:Attributed|Credited) to|(?:Said|Spoken|Written|Signed)(?: by)?,?|"
    r"(?:Words|Quote|Quotation|Statement)(?: by| from|:))[ \t]+(?P<name>[^\n:“”\"!?]{3,80}?)\.?[ \t]*(?=\n|\Z)"
)
"""A line under them that does."""
WORDS_OUT = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|iting|itten)|reads?|put|stat(?:ed?|es|ing|ements?)|announc\w+|post(?:s|ed)?|"
    r"tweet(?:s|ed)?|repl(?:y|ies|ied)|answer(?:s|ed)?|respon\w+|comment(?:s|ed)?|add(?:s|ed)|explain(?:s|ed)|"
    r"declar\w+|publish(?:es|ed)|quot(?:es?|ed|ing)|e-?mail(?:s|ed)?|text(?:s|ed)|letter|message|words|speech|memo)\b",
    re.I,
)
"""Cues that bring somebody's very words. What somebody decided, found or agreed may be anybody's
words for it."""
THAT = re.compile(r"that\b", re.I)
_NEWS = rf"{BLANK}*(?:[A-Z]{{2,10}}:[ \t]+)?"
INTRODUCED = re.compile(
    rf"{_NEWS}(?P<name>[^\W\d_][^\n:“”\",]{{2,80}}?(?:,[^\n:“”\",]{{2,50}}){{0,3}}?)"
    rf"(?P<frame>,? (?:[Oo]n|via|by|over|through|from|in an?|in the) [^\n:“”\"]{{2,60}})?[ \t]*(?P<cue>:){BLANK}*\n?\Z"
)
"""Maren Tofte, harbour master, via text message: / Harbour master Maren Tofte on the delay: /
Perpetua Gale, 34:"""
NOTED = re.compile(
    rf"(?:\A|[.!?”\"][ \t]+){BLANK}*(?P<name>[^\W\d_{SMALL}][^\n:.,“”\"]{{1,60}}?)[’'](?:s|(?<=s[’']))"
    r" (?P<cue>(?:verdict|view|take|answer|reply|response|advice|message|reaction|comment|warning|conclusion|motto|"
    rf"explanation|summary|assessment)(?: (?:on|to|about|for) [^\n:“”\"]{{2,40}})?:){BLANK}*\Z"
)
IN_WORDS = re.compile(
    r"\b[Ii]n (?P<name>[^\n:.,;“”\"]{2,60}?[’'](?:s|(?<=s[’']))|his|her|their|my|our)(?: own)? "
    r"(?P<cue>words)[,:]?[ \t]+"
)
BY_ACCOUNT = re.compile(
    r"\bBy (?P<name>[^\n:.,;“”\"]{2,60}?[’'](?:s|(?<=s[’']))|his|her|their|my|our) own "
    r"(?P<cue>account|admission|reckoning|estimate|telling|count),[ \t]+"
)
PER = re.compile(
    rf",[ \t]+(?P<cue>per) (?P<name>(?:an?|the|[^\W\d_{SMALL}]\w*)\b[^\n.,;“”\"]{{2,80}})(?=\.(?:\s|\Z)|\Z)"
)
PART_OF = re.compile(
    r"(?:That|This) (?:is|was|comes from|is from) (?:(?:a )?part of |an extract from |an excerpt from |from |how )?"
    r"(?P<name>[^\n.,;:“”\"]{3,60}?[’'](?:s|(?<=s[’'])) "
    r"(?P<cue>letter|statement|report|speech|memo|e-?mail|message|post))\b"
)
"""Says whose words stand in the paragraph above: That is part of the engineers’ letter."""
VERBAL = re.compile(
    r"\b(?:said|says?|told|tells?|asks?|wrote|writes?|adds?|put|puts|is|was|are|were|has|had|have|will|would|"
    r"from|to|with|against|about|[a-z]+ed|[a-z]+ing)\b"
)
"""What makes a clause of the words before a colon, or of somebody another's object."""
BY_MEANS = re.compile(r",? (?:via|by|over|through|in an?) ")
"""What leads up to the means, which is a cue: via text message, in an e-mail."""
CLAUSE_END = re.compile(rf", *[^\W\d_{SMALL}]\w+ [a-z]+(?:s|ed)\Z")
"""A name and its verb: Looking back, Lund concludes."""
