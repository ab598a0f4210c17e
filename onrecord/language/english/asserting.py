"""How a claim is put into words: its clauses, its modal verbs, what denies it."""

import re

from onrecord.language.english.lists import words

AUXILIARIES = words("comparing/auxiliaries")
FIRST, OTHERS = words("comparing/first_person"), words("comparing/other_persons")
"""How the one who speaks is told of, and how others are."""
DENYING = re.compile(
    r"(?:den(?:y|ie)|reject|dismiss|disput|refut|false|untrue|baseless|lie[sd]?\b|myth|rumou?r|alleg|whether$|if$)"
)
ARTICLES = frozenset(["a", "an", "the"])
MODALS = {
    **dict.fromkeys(("should", "must", "ought"), "should"),
    **dict.fromkeys(("will", "would", "shall", "won't", "wouldn't"), "will"),
    **dict.fromkeys(("may", "might", "could", "can", "possibly", "perhaps"), "may"),
}
THAT = re.compile(r"\bthat\s+(?!(?:is|was|are|were|has|had|have|did|does|will|would)\b)", re.I)
_SUBJECT = r"(?:(?!(?:he|she|it|they|i|we|you|who|which|that|whom)\b)[\w’'-]+\s+)"
_PREPOSITIONS = (
    r"(?:of|for|to|on|in|at|by|with|from|and|or|as|about|over|against|under|into|all|both)"
)
DEED = re.compile(
    r"\W*(?:(?:he|she|it|they|i|we|you|there|nobody|somebody|\w+ing)\b|"
    r"(?!(?:all|any|both|every|some|these|those|which)\b)"
    rf"(?:{_SUBJECT}{{1,5}}?(?:is|was|are|were|has|had|have|did|does|do|will|would|can|could|may|might|should|\w{{3,}}ed)\b"
    rf"|{_SUBJECT}{{1,4}}?(?!{_PREPOSITIONS}\b)\w+\s+(?:the|an?|his|her|its|their)\s))",
    re.I,
)
"""A clause: who did something, or doing it."""
CLAUSE = re.compile(
    r"[;:,–—]\s+(?=(?:and|but|or|nor|because|so|which|who|that|it|he|she|they|we|i)\b)|\s(?=but\s)",
    re.I,
)
ENDINGS = re.compile(r"(?:'s|s'|ings?|ed|ly|es|s|e)$")
DENY_NOTHING = frozenset(
    {"just", "only", "merely", "simply", "know if", "know whether", "know that"}
)
"""What a negation before it does not turn round: not just a liar, I don't know if."""
