"""How transcripts and interviews name who speaks, and how people speak to each other."""

import re

TITLES = (
    r"(?:The|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sen|Rep|Gov|Hon|Rev|Gen|Senator|Representative|Governor|President|"
    r"(?:Deputy |Acting |Vice )?(?:Prime )?(?:Minister|President|Speaker|Chair(?:man|woman)?)|Judge|Justice|Secretary)"
)
ASIDE = re.compile(
    r"[ \t]*(?:[(\[][^()\[\]\n]*[)\]][ \t.]*|[^\n]{3,60} interjecting[ \t.—–-]*)\r?\Z"
)
"""A line that says what happens: (APPLAUSE), [Laughter], Senator Oduya interjecting—."""
MODERATING = frozenset({"operator", "moderator", "host", "interviewer"})
"""Who speaks in calls and interviews under no name."""
SPEECH = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Yy]ou|[Yy]our)\b|\?")
"""What people say to each other, and lists of facts do not."""
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
TRANSCRIPT = re.compile(r"\btranscript\b", re.I)
GUEST = re.compile(
    r"[ \t]*(?P<name>[^\W\d_][^\n:.“”\"?!]{3,60}?) (?:was|were|is|has been) "
    r"(?:(?:talking|speaking) (?:to|with)|interviewed by) [^\n]{3,80}\Z"
)
SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Yy]ou|[Yy]our)\b")
