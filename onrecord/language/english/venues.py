"""Where or in what somebody speaks or writes."""

import re

from onrecord.language.english.lists import lines

VENUES = "|".join(sorted(lines("places/venues"), key=len, reverse=True))
"""Where or in what somebody speaks or writes: the alternatives of a pattern."""
VENUE_ENDS = frozenset(venue.replace("-", " ").split()[-1] for venue in VENUES.split("|"))
"""The last words of these."""
VENUE = re.compile(
    rf"\b(?:in|at|during|on|before|via|through)\s+(?:(?:a|an|the|his|her|its|their|this|that|one|another|our)\s+)?"
    rf"(?:(?!(?:that|and|who|which|as|to|of|the|a|said|was|were|had|has|is|are)\b)(?!(?!evening|morning)[^\s,.]*ing\b)[^\s,.;:!?“”\"()]+\s+){{0,4}}?"
    rf"(?:{VENUES})\b(?:\s+(?:with|on|of|in|at|for|by|to|before)\s+(?:the\s+|a\s+|his\s+|her\s+)?"
    rf"(?:[“\"‘][^“”\"‘’]{{2,40}}[”\"’]|(?:(?-i:[^\W\d_a-z])[^\s,.;:!?“”\"()]*\s?){{1,4}}|[a-z]+(?=[,.;]|\s*$)))?"
    rf"(?:\s+(?:issued|released|published|posted|sent|held|given|televised)\s+(?:[^\s,.;“”\"]+\s?){{1,3}}(?=[,.;]))?",
    re.I,
)
PROGRAMME = re.compile(
    r"\s*((?:[^\W\d_a-z][\w.&]*(?:[’']s)?\s){0,4}(?:[“\"‘][^“”\"‘’]{2,40}[”\"’]))"
)
"""The programme that somebody told something: CBS's "Face the Nation"."""
DAY = re.compile(r"\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$", re.S)
