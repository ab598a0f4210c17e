"""Bylines: lines such as "By Jane Doe and John Smith, Political Correspondent", and the names in them."""

import re
from itertools import takewhile

from onrecord.ingest.lexicon import words

_PREFIX = re.compile(r"\s*(?:by|written by|reporting by|story by|words by)\s*:?\s+(?=[^\W\d_])", re.IGNORECASE)
_PARTICLE = r"(?:al|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|st|ten|ter|van|von|y)"
_NAME_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}")
_LOWER_ALLOWED = re.compile(_PARTICLE, re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:,\s*and\s|,|;|&|\||•|·|\s[-–—]\s|\band\b|\bwith\b)\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|for|of)\s+[A-ZÀ-Þ].*$")
# A name is not made of these: they tell a job, an office or a day, and end the list of names.
_NOT_NAMES = words(
    "correspondent editor reporter writer staff bureau chief news agency press desk columnist analyst contributor "
    "political senior special deputy foreign newsroom team service times post monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december "
    "the a an his her its their our my your this that far law land sea day night year request contrast definition "
    "popular public any all no"
)
_LONGEST_BYLINE = 150


def byline_authors(line: str) -> tuple[str, ...]:
    """The names in a line that is a byline and nothing else; none if it is not.

    A name has two to five words with capitals, so "By Christmas" and "By and large" are no bylines.
    """
    prefix = _PREFIX.match(line) if len(line) <= _LONGEST_BYLINE else None
    if not prefix or line.rstrip().endswith((".", "?", "!", ":")):
        return ()
    parts = [_PLACE.sub("", part).strip() for part in _SEPARATOR.split(line[prefix.end() :])]
    names = list(takewhile(_is_name, parts))
    if not all(_is_title_or_place(part) for part in parts[len(names) :]):
        return ()
    return tuple(dict.fromkeys(_in_title_case(name) for name in names))


def _is_name(text: str) -> bool:
    if not _NAME.fullmatch(text):
        return False
    words = text.split()
    if any(word.casefold().strip(".") in _NOT_NAMES for word in words):
        return False
    return words[-1][0].isupper() and all(word[0].isupper() or _LOWER_ALLOWED.fullmatch(word) for word in words)


def _is_title_or_place(text: str) -> bool:
    """Whether this may follow the names: "Political Correspondent", "Reuters", an address; no running words."""
    return all(word[0].isupper() or word in _NOT_NAMES or "@" in word for word in text.split())


def _in_title_case(name: str) -> str:
    return name.title() if name.isupper() else name
