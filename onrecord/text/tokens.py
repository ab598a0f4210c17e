"""The words of a text, with where they stand.

What a word is depends on what it is for. `RUN` is a bare run of letters and digits: whether there
are words at all. `WORD` is a word as an editor counts it, with the hyphens and apostrophes in it. A
`Token` is a word as names are made of: without a possessive s, with the full stops of U.S. To
compare two wordings, `match/tokens.py` takes a text apart further, into words, figures and signs.
The three differ on purpose, and weights are trained on how; only what they are made of is the same.
"""

import re
from typing import NamedTuple

from onrecord.text.wrapping import joined
from onrecord.types import Span

LETTER = r"[^\W\d_]"
ACRONYM = rf"(?:{LETTER}\.){{2,}}"
"""An abbreviation that has a full stop behind each letter."""
RUN = re.compile(r"\w+")
"""A run of letters and digits."""
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
"""A word as it is counted: well-being and don’t are one each."""
TOKEN = re.compile(
    rf"{ACRONYM}|"
    r"(?!(?<=[’'])s\b)[^\W_]+(?:[’'](?!s\b)[^\W_]+|[-‐‑]\u00ad*[^\W_]+|\u00ad+[^\W_]+|&[^\W_]+)*"
)
"""A word; a possessive s is no part of it, nor is a full stop but that of an abbreviation with
several."""
LED_BY_PARTICLE = re.compile(
    r"(?:al|el|ul|ad|an|ar|as|ash|at|az|bin|ibn|d|l|dell|dall)[-‐‑’'](?=[^\W\d_a-z])"
)
"""What stands before the capital in al-Rashid, d’Arcy."""


class Token(NamedTuple):
    """A word and where it stands; `lower`: with straight apostrophes; `capital`: whether it begins
    with one."""

    word: str
    span: Span
    lower: str
    capital: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a part of a text."""
    return [_token(match) for match in TOKEN.finditer(text, start, end)]


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    if not word.isascii():
        word = joined(word)
    capital = word[0].isupper() or (not word.isalpha() and bool(LED_BY_PARTICLE.match(word)))
    return Token(word, Span(*match.span()), word.lower().replace("’", "'"), capital)
