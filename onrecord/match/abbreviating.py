"""The abbreviation that an article gives of a name, once and in brackets: the Harbour Workers'
Union (HWU).

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
biomedical text".
"""

import re

from onrecord.match.naming import collective_key

MOST_PLACES = 8
"""Places where a name stands that are looked at."""
BEHIND = re.compile(r"\s?\((?:the )?(?P<short>[^\W\d_][\w&.\-]{1,9})\)")
BEFORE = re.compile(r"(?<!\w)(?P<short>[^\W\d_][\w&.\-]{1,9})\s\((?:the )?$")
LONGEST_BEFORE = 24
LEAST_CAPITALS = 2
_LETTER = re.compile(r"[^\W_]")


def abbreviation_of(name: str, text: str) -> str | None:
    """The abbreviation of a name that a text gives in brackets, or that it explains with the name
    in brackets; None if there is none, or if its letters are not those of the name: the union
    (Varn), the party (Lab)."""
    if len(name.split()) < LEAST_CAPITALS:
        return None
    offset = text.find(name)
    for _ in range(MOST_PLACES):
        if offset < 0:
            return None
        end = offset + len(name)
        match = BEHIND.match(text, end)
        if not match and text[end : end + 1] == ")":
            match = BEFORE.search(text[max(0, offset - LONGEST_BEFORE) : offset])
        if match and is_abbreviation(match["short"], name):
            return match["short"]
        offset = text.find(name, end)
    return None


def is_abbreviation(short: str, name: str) -> bool:
    """Whether a word of capitals has the letters of a name in their order, the first of them where
    a word begins."""
    letters = [letter.casefold() for letter in _LETTER.findall(short)]
    if (
        sum(map(str.isupper, short)) < LEAST_CAPITALS
        or len(letters) < LEAST_CAPITALS
        or len(short) >= len(name)
    ):
        return False
    folded, offset = name.casefold(), len(name)
    for index, letter in reversed(list(enumerate(letters))):
        offset = folded.rfind(letter, 0, offset)
        while index == 0 and offset > 0 and folded[offset - 1].isalnum():
            offset = folded.rfind(letter, 0, offset)
        if offset < 0:
            return False
    return bool(collective_key(short))
