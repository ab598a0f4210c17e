"""The words of a name in one spelling: without accents, short forms of given names as the long ones."""

import re
from functools import lru_cache

from onrecord.language.english.naming import (
    SHORT_FORMS,
)

SPELLINGS = (
    (re.compile(r"ł"), "l"),
    (re.compile(r"đ|ð"), "d"),
    (re.compile(r"ı"), "i"),
    (re.compile(r"ə"), "a"),
    (re.compile(r"shch|sch|sh|ş"), "s"),
    (re.compile(r"tsch|tch|ch|cz"), "c"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th|þ"), "t"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"(?<=.)x|x(?=.)"), "ks"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"w"), "v"),
    (re.compile(r"oe|ø|œ"), "o"),
    (re.compile(r"ae|æ"), "a"),
    (re.compile(r"ue|ou|oo"), "u"),
    (re.compile(r"(?<=.)(?:iya|ija|ya|ja|ia)"), "ia"),
    (re.compile(r"(?<=.)(?:yu|ju|iu)"), "iu"),
    (re.compile(r"(?<=.)(?:yo|jo|io)"), "io"),
    (re.compile(r"^(?:ye|je)"), "e"),
    (re.compile(r"(?:(?<=..)(?:iy|yy|ij|ii|ei|ey|ej|ie|yj)|y|i)$"), "i"),
    (re.compile(r"y|j"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"[^a-z0-9]"), ""),
)
"""What is spelt several ways, and the one that stands for it."""


LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ø": "o", "œ": "oe", "æ": "ae", "þ": "th"}
)
"""Letters that are no others with accents, and those that stand for them."""


SHORT = 4
"""Letters of a word in an organization's name that stays as it is: ECJ is not ECI."""


KEPT = 20_000
"""Names whose words are remembered: those of some hundred articles, and of whoever is in the
news."""


@lru_cache(KEPT)
def spelling(word: str) -> str:
    """A folded word of a name in the one spelling that stands for all; as it is in a script that is
    not Latin."""
    if not word.isascii() and not any("a" <= letter <= "z" for letter in word):
        return word
    for pattern, standing in SPELLINGS:
        word = pattern.sub(standing, word)
    return word


_GIVEN = {spelling(word): spelling(names[0]) for names in SHORT_FORMS for word in names}


@lru_cache(KEPT)
def spelt(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words of a person's name, each in the one spelling, given names in that of their
    transliterations."""
    return tuple(_GIVEN.get(spelling(word), spelling(word)) for word in words)
