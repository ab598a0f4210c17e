"""Verbs: those that say the same, those that say what shall be; their forms that no rule gives."""

from onrecord.language.english.lists import lines, words

INTENTIONS = words("comparing/intentions")
IRREGULAR_VERBS, SHIFTING = lines("spelling/irregular"), lines("spelling/shifts")
"""Words with the forms that no rule gives; and with those that indirect speech turns them into."""
ERGATIVE_VERBS = (
    "begin",
    "change",
    "close",
    "continue",
    "double",
    "end",
    "grow",
    "open",
    "resume",
    "shut",
    "stop",
)
NEGATIVE = frozenset({"deny", "refus", "fail", "reject", "without", "neither", "lack"})
"""Stems that negate what follows them."""
SYNONYMS, MODALS = lines("comparing/synonyms"), lines("comparing/modals")
POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their"})
WITHIN = frozenset({"a", "an", "the"}) | POSSESSIVES
"""Words that may stand within a verb of several."""
ONES = "one's"
"""What stands for any possessive."""
UNGOVERNED = frozenset(
    [
        "and",
        "or",
        "but",
        "for",
        "with",
        "in",
        "on",
        "at",
        "from",
        "to",
        "until",
        "over",
        "since",
        "during",
        "while",
    ]
)
"""Words that no "by" governs: it belongs to the verb before it."""
RELATIONS = lines("comparing/relations")
