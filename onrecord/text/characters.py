"""Kinds of characters, most of them as they stand between the square brackets of a regular
expression: letters, spaces, and what is not seen, or may not be shown, or cannot be written."""

import re
import unicodedata
from itertools import count, groupby

SPACES = " \t\u00a0"
"""White space within a line."""
BLANK = f"[{SPACES}]"
SOFT_HYPHEN = "\u00ad"
JOINERS = f"{SOFT_HYPHEN}\u200c\u200d\u2060"
"""What stands unseen within a word: the soft hyphen and what joins or parts the forms of
letters."""
UNSEEN = f"{JOINERS}\u180e\u200b\ufeff"
"""The same, with what may stand unseen between words, too: a space of no width, a byte order
mark."""
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""Control characters but tabs and line ends: a terminal would obey them."""
TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of writing: bidi marks, embeddings, overrides and isolates."""
NO_WIDTH = "\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""What has no width and joins no letters."""
SURROGATES = "\ud800-\udfff"
"""Halves of a pair by themselves, which JSON and Python can say and UTF-8 cannot."""
SURROGATE = re.compile(f"[{SURROGATES}]")
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference."""

_LAST = 0x2FFF
"""Past it hardly any script has capitals."""


def encodable(words: str) -> str:
    """The words with U+FFFD in the place of each lone surrogate, so that UTF-8 can hold them and
    offsets stay."""
    return SURROGATE.sub("\ufffd", words)


def _ranges(letters: list[str]) -> str:
    """The letters as they stand between square brackets, runs of them as ranges."""
    numbers = count()
    runs = [[*run] for _, run in groupby(letters, key=lambda letter: ord(letter) - next(numbers))]
    return "".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


SMALL = _ranges(
    [letter for letter in map(chr, range(_LAST)) if letter.isalpha() and letter.islower()]
)
LARGE = _ranges(
    [letter for letter in map(chr, range(_LAST)) if letter.isalpha() and letter.isupper()]
)
"""Small and capital letters of every script: `[a-z]` knows those of English only."""
COMBINING = _ranges(
    [mark for mark in map(chr, range(0x300, 0x3100)) if unicodedata.category(mark).startswith("M")]
)
"""What may follow a letter and belongs to it: accents that stand alone, vowel signs of Indian
scripts."""
