"""Pronouns, and the gender that each tells. All in lower case."""

HE, SHE, IT, THEY = "he", "she", "it", "they"
"""The four genders that pronouns tell apart."""
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), SHE),
    **dict.fromkeys(("it", "its", "itself"), IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), THEY),
}
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
SEVERAL_SPEAKING = frozenset({"we", "us", "our"})
SECOND_PERSON = frozenset({"you", "your"})
OWN = frozenset({"his", "her", "its", "their", "our", "my"})
ADDRESSED = frozenset(PRONOUNS) - {"his", "its", "their", "hers", "theirs"} | {
    "me",
    "us",
    "you",
    "we",
    "i",
}
"""Pronouns for whom something is said to."""
