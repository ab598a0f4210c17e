"""What stands around a date, and tells whether it is the day on which something was said."""

import re

HINT = re.compile(
    r"day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tonight|last|this|earlier|hallowe|christmas|"
    r"thanksgiving|fourth|new year)|\b(?:ago|weekend)\b|(?:19|20)\d",
    re.I,
)
"""What every date has something of: looked for first, it spares the rest."""
FUTURE = re.compile(
    r"\b(?:will|would|shall|until|from|by|before|since|next|due|scheduled|planned|going to|to|ahead of)\b[^.;,]{0,40}$",
    re.I,
)
TO_COME = re.compile(
    r",?\s+(?:(?:he|she|they|it|the|an?|(?-i:[^\W\d_a-z])\S*|[a-z]+(?=\s+(?:will|is|are)\b))\s+){1,4}"
    r"(?:will|(?:is|are)\s+(?:due|set|expected|scheduled|going)\s+to)\b",
    re.I,
)
"""What follows a day to come at the beginning of a sentence: on Thursday the minister will
testify."""
NOWADAYS = re.compile(r"\beven\s+$|(?-i:[A-Z])\w+\s+$", re.I)
"""What stands before a "today" that is no day: even today, USA TODAY."""
OWNED = re.compile(
    r"\b(?:the|a|an|his|her|its|their|our|my|your|this|that|those|these|[^\W\d_]+[’']s)\s+$", re.I
)
AT = re.compile(r"\b(?:in|at|during|on|to|by|of|with|via|through)\s+(?:\S+\s+)?$", re.I)
THING = re.compile(r"(?:[’']s)?\s+[a-z]{3,}")
SPEECH = re.compile(
    r"(?:[’']s)?\s+(?:[a-z]+\s+)?(?:announcements?|statements?|speech|interviews?|letters?|tweets?|posts?|memos?|reports?|"
    r"filings?|remarks|address|testimony|lawsuit|complaint|columns?|op-ed|article|video|e-?mails?|notes?|briefing)\b"
)
"""A thing in which something is said: its date is when."""
