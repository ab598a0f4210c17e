"""Bylines: lines such as "By Jane Doe and John Smith, Political Correspondent", and the names in
them."""

import re
from itertools import takewhile

from onrecord.language.english.bylines import LOWER_ALLOWED, NOT_NAMES, PLACE, PREFIX, SEPARATOR

_NAME_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}}")
_LONGEST_BYLINE = 150


def byline_authors(line: str) -> tuple[str, ...]:
    """The names in a line that is a byline and nothing else; none if it is not.

    A name has two to five words with capitals, so "By Christmas" and "By and large" are no bylines.
    """
    prefix = PREFIX.match(line) if len(line) <= _LONGEST_BYLINE else None
    if not prefix or line.rstrip().endswith((".", "?", "!", ":")):
        return ()
    parts = [PLACE.sub("", part).strip() for part in SEPARATOR.split(line[prefix.end() :])]
    names = list(takewhile(_is_name, parts))
    if not all(_is_title_or_place(part) for part in parts[len(names) :]):
        return ()
    return tuple(dict.fromkeys(_in_title_case(name) for name in names))


def _is_name(text: str) -> bool:
    if not _NAME.fullmatch(text):
        return False
    words = text.split()
    if any(word.casefold().strip(".") in NOT_NAMES for word in words):
        return False
    return words[-1][0].isupper() and all(
        word[0].isupper() or LOWER_ALLOWED.fullmatch(word) for word in words
    )


def _is_title_or_place(text: str) -> bool:
    """Whether this may follow the names: "Political Correspondent", "Reuters", an address; no
    running words."""
    return all(word[0].isupper() or word in NOT_NAMES or "@" in word for word in text.split())


def _in_title_case(name: str) -> str:
    return name.title() if name.isupper() else name
