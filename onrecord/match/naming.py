"""Names as keys: one for all spellings of a name, whatever its accents, transliteration and order."""

import re

from onrecord.match.roles import FIELDS
from onrecord.match.weight import vocabulary
from onrecord.match.wording import WORD, folded

TITLES = vocabulary("titles")
"""Words that lead a name and are none of it, besides the nouns of `roles.py`."""
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
ORDINALS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def spelling(word: str) -> str:
    """A folded word of a name in the one spelling that stands for all; as it is in a script that is not Latin."""
    if not word.isascii() and not any("a" <= letter <= "z" for letter in word):
        return word
    for pattern, standing in SPELLINGS:
        word = pattern.sub(standing, word)
    return word


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in that spelling, as they stand, without the titles that lead it."""
    return tuple(map(spelling, _own_words(name)))


def _own_words(name: str) -> list[str]:
    """The folded words of a name, without the titles that lead it."""
    words = [folded(found.group()).replace("'", "") for found in WORD.finditer(name)]
    words = [word for word in words if word not in ORDINALS] or words
    first = next((at for at, word in enumerate(words) if word not in TITLES and word not in FIELDS), len(words) - 1)
    return [word for word in words[first:] if spelling(word)]


def full_key(name: str) -> str:
    """The key of a whole name: its words in the order of the alphabet."""
    return " ".join(sorted(name_words(name)))


def last_key(name: str) -> str:
    """The key of whoever has this last name: a name of one word, or the last of several."""
    words = name_words(name)
    return f"~{words[-1]}" if words else "~"


def initials_agree(one: str, other: str) -> bool:
    """Whether two names of one last name may be the same: S. Sobyanin and Sergei Sobyanin, Sobyanin and either."""
    pairs = zip(_own_words(one)[:-1], _own_words(other)[:-1], strict=False)
    return all(spelling(a) == spelling(b) or _is_initial(a, b) for a, b in pairs)


def _is_initial(one: str, other: str) -> bool:
    """Whether one word is the first letter of the other, as it stands or as it is spelt: J. of Jean, P. of Philip."""
    return min(len(one), len(other)) == 1 and (one[0] == other[0] or spelling(one)[0] == spelling(other)[0])
