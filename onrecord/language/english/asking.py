"""How an article says who asked, and who is said to have spoken."""

import re

ASKED_BY = re.compile(
    r"\basked\s+by\s+((?:a|an|the|his|her)?\s?[^,.;:!?“”\"()]{2,40}?)"
    r"(?=[,.;:?]|\s(?:about|whether|if|how|why|what|in|on|at|during|after)\b)",
    re.I,
)
LEADS = frozenset({"cue", "to", "with", "by", "opening", "name"})
"""What leads nearly all that is an addressee."""
BEHIND_PREPOSITION = re.compile(
    r"\b(?:by|with|to|of|for|from|against|at|about|on|in|than|like)\s(?:the\s)?$"
)
ACTS = re.compile(r"\s(?:said|says|told|added|was|is|has|had|will|also|who|[a-z]+ed|[a-z]+s)\b")
