"""What stands around a word in capitals, and tells whether it is a name."""

import re

DATED = re.compile(
    r"\b(?:in|since|until|till|last|this|next|early|late|mid|through|throughout|during|every|each|\d{1,2}(?:st|nd|rd|th)?)"
    r"(?: |-|\u00a0)$",
    re.I,
)
"""What stands before a month."""
NO_NAME = re.compile(r" (?:i|he|she|it|we|you|they|be|of|not)\b", re.I)
"""What follows a word that begins a sentence and is no name: May I, Will they, King of."""
COMPOUND = re.compile(
    r".+[-‐‑](?:old|based|born|led|owned|backed|leading|trained|winning|area|wide|elect)"
)
"""Words with a capital that only describe: Ardell-based, NBA-leading."""
ADVERBS = ("ally", "edly", "ntly", "rily", "bly", "ously")
"""How words end that may begin a sentence and are no names."""
VERBAL = ("ed", "ing")
"""How verbs end that may begin a sentence."""
LOCATED = re.compile(r"\b(?:in|at|near) $", re.I)
"""What stands before a place."""
ADJECTIVES = ("ian", "rican", "xican", "ese", "ish", "ial", "nal", "tic")
"""How words end that stand before a role: Norwegian judge."""
PRONOUN_NAMES = (
    "he",
    "you",
    "do",
    "an",
    "so",
    "will",
    "can",
    "my",
    "her",
    "may",
    "ha",
    "most",
    "even",
)
"""Words that begin sentences, and are first names or surnames too: He Jianxiong, An Nguyen, Will
Ames."""
