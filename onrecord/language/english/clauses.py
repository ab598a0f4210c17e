"""What begins a clause, and what stands in it."""

from onrecord.language.english.lists import words

JOINED = frozenset({"and", "or", "but", "nor"})
WHOM = frozenset({"me", "us", "you", "him", "her", "it", "them"})
"""Whom it is told or asked: told us that, asked them to."""
TIMES = frozenset(
    [
        "time",
        "day",
        "night",
        "morning",
        "afternoon",
        "evening",
        "week",
        "weekend",
        "month",
        "year",
        "spring",
        "summer",
        "autumn",
        "winter",
    ]
)
"""What "that" is said of as of a time: sold it that summer."""
COORDINATING = frozenset({"and", "but", "or", "so", "yet", "nor"})
SUBJECTS = words("comparing/subjects")
"""Words that begin a clause behind "and" without a comma: pronouns that are subjects."""
OPENERS = words("comparing/openers")
"""Words that open a subordinate clause."""
IMPLICATIVES = words("comparing/implicatives")
"""Verbs with which what follows is not done (negative implicatives, after Karttunen 1971)."""
FILLERS = words("comparing/fillers")
FIRST = {"i": "s", "we": "s", "me": "o", "us": "o", "my": "p", "our": "p"}
THIRD = {
    "he": "s",
    "she": "s",
    "they": "s",
    "him": "o",
    "them": "o",
    "his": "p",
    "their": "p",
    "her": "p",
    "you": "s",
}
"""Pronouns of the first person and of others, each with its case."""
SUBJECT_FORMS = {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they"}
BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
EACH = frozenset({"every", "each", "any", "no", "not"})
"""What "one" follows without being a figure."""
NONE = frozenset({"no", "none", "nobody"})
LACKING = frozenset({"no", "without"})
BOUNDS = frozenset({"by", "to", "from", "over", "under", "above", "below"})
"""What tells how a figure is to be read: cut by four, cut to four."""
