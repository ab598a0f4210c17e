"""How articles say who somebody is: beside the name, before it, after "is"."""

import re

SKIPPED = r"(?:\s\([^()\n]{1,30}\))?(?:,\s(?:\d{1,3}|aged \d{1,3}|[A-Z]{2,4}|Ph\.?\s?D\.?|M\.D\.|Esq\.?)(?=,))?"
"""What may stand between a name and its apposition: an age, a party, a degree."""
APPOSITION = re.compile(
    rf"{SKIPPED},\s+((?:(?:a|an|the|his|her|its|their)\s+)?[^,.;:()“”\"\n]{{2,90}}?)"
    r"(?=[,.;\n]|\s(?:who|which|that|said|told)\b)"
)
LABELLED = re.compile(
    r",?\s(?:named|known|identified|listed|described|labelled|referred to)\s(?:only\s)?as\s[“\"‘]?([^”\"’,.;\n]{2,40})"
)
"""What a person is called elsewhere: named as “Witness 1”."""
CAPITALS = r"[^\W\d_a-z][\w.’'-]*(?: (?:(?:of|for|and|the) ){0,2}[^\W\d_a-z][\w.-]*){0,8}"
DESCRIBED = re.compile(
    r"(?:^|[.;:“”\"\n,(]\s*|[”\"]\s\w+\s|\b(?:and|by|with|of|said|that|from|to|than|as|[Tt]hen|[Ww]hen|[Bb]ut|[Ll]ater)\s+"
    r"|\s(?=(?:his|her|its|their)\s))"
    rf"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|{CAPITALS}[’']s?)\s[^.;:“”\"\n,()]{{2,70}}),\s$"
)
AGE_AFTER = re.compile(r"(?:,? \(|, (?:aged )?)(\d{1,3})(?=[,.;)]|\s(?:and|who|from|of)\b)")
AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[\w-]+ ){0,3}$")
BEING = re.compile(
    r"(?:,? who)?\s+(?:is|was|as|became)\s+((?:(?:a|an|the|his|her|its|their)\s+)?[^,.;:()“”\"\n]{2,60}?)"
    r"(?=[,.;\n]|\s(?:and|who|which|that|said|in|on|at|since|for)\b)"
)
OF_ANOTHER = ("his ", "her ", "their ")
"""What begins the description of somebody else, where words follow that they said: Ann Lee, her
lawyer said."""
SPEAKS = re.compile(r"\s(?:said|told)\b")
WHEN = frozenset({"this", "last", "next", "earlier", "himself", "herself", "itself", "themselves"})
LED_BY = (" is ", " was ", " as ", " became ", ", who ")
AGENTS = (
    "ist",
    "er",
    "or",
    "ian",
    "man",
    "woman",
    "ess",
    "ant",
    "ent",
    "eer",
    "ee",
    "smith",
    "wright",
    "monger",
)
"""How words for people end."""
AGE = re.compile(r"(\d{1,3})-year-old")
ONE_OF = ("one", "another")
JOINED = re.compile(r",? and (?:(?:the|his|her) )?(?:[a-z-]+ ){0,3}")
"""What stands between two who are named together: and; and the finance minister."""
OTHER_NAME = r", (?!(?:a|an|the|who|which|his|her|its|their)\b)[^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*)*"
LISTED = re.compile(rf"(?:{OTHER_NAME})*,? and |, others")
"""After a name, what makes it one of several: `and`, with nothing before it but other names."""
LABEL = re.compile(r"\W*(?:[QA]\d{0,3}|Question|Answer)\W*")
"""What stands before the questions and answers of an interview: names nobody itself."""
ARTICLES = ("the", "a", "an")
