"""What stands around a name, and tells whether it is of a person, a place or an organization."""

import re

LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|off|around|across|outside|of|into|towards?|through)\s(?:the\s)?$", re.I
)
OWNED = re.compile(
    r"\b(?:shares?|stakes?|investors|shareholders|employees|workers|staff|subsidiary|executive|ceo|customers|headquarters)"
    r"\s(?:in|of|at)\s(?:the\s)?$",
    re.I,
)
"""What stands before the name of a company."""
OWNS = re.compile(
    r"[’']s?\s(?:[\w-]+\s){0,2}?(?:chief [\w-]+ officer|chief executive|ceo|cfo|coo|board|shareholders|investors|"
    r"employees|customers|shares|stock|headquarters|subsidiary|workforce)\b",
    re.I,
)
"""What a company has."""
HAS_SHARES = re.compile(
    r"\b(?:shares?|stakes?|investors|shareholders)\s(?:in|of)\s(?:the\s)?$", re.I
)
SAYS_IT = re.compile(
    r"\s(?:said|says)\s(?:that\s)?it(?:s\s|\s(?:will|would|plans?|planned|expect(?:s|ed)|aim(?:s|ed)|intend(?:s|ed))\b)"
)
"""What a company says, of itself."""
AGED = re.compile(r",? (?:\(\d{1,3}\)|\d{1,3},|aged \d)")
IS_A = re.compile(
    r",\s(?:an?|the|its|one of the)\s([^,.;:()“”\"\n]{2,90})|,?\s(?:is|was)\s(?:an?|the)\s([^,.;:()“”\"\n]{2,60})"
)
ADJECTIVE = re.compile(r"\w+(?:ian|can|ese|ish|tic)")
"""What may stand behind `the` without being an organization: the Norwegian."""
ENDS_NOUN = frozenset({"based", "said", "and"})
NATIONS = re.compile(r"\w+(?:ans|ians|ese|ish|ists|ials|ives|ics|ites|izens|slims|ocrats)")
