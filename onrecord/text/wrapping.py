"""Text that was broken into lines of one width, as in e-mails and press releases: a line end there is only a space."""

import re
from itertools import pairwise

WIDEST = 130
"""Characters of the longest line of such a text; where paragraphs are lines, some are longer."""
FULL = 30
"""Characters of a line that was broken because it was full, at least."""
WITHIN = re.compile(r"[\w,;’'&)\]-]$")
"""How a line ends that ends within a sentence."""
WORD = re.compile(r"\S+")
BROKEN = re.compile(r"[^\W\d_]{2}-$")
"""How a line ends that ends within a word, the rest of which begins the next line in small letters."""
SENTENCE = re.compile(r"[.?!:][”\"’')]*$")
JOINED = "\u00ad"
"""A soft hyphen: stands for the hyphen and for the line end within a word, so that all offsets stay."""
MOSTLY = 0.5
"""The share of lines broken within a sentence from which on the other full lines are taken for broken, too."""


def unwrapped(text: str) -> str:
    """The text with a space for every line end at which the next word had no room in its line; all offsets stay.

    A word that was divided there is put together again with soft hyphens.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if len(lines) == 1 or width > WIDEST:
        return text
    mostly = _is_mostly_wrapped(lines, width)
    parts = [lines[0]]
    for before, line in pairwise(lines):
        if BROKEN.search(before) and line[:1].islower() and len(before) + FULL >= width:
            parts[-1] = before[:-1]
            parts += [JOINED * 2, line]
        else:
            parts += [" " if _is_full(before, line, width, mostly) else "\n", line]
    return "".join(parts)


def joined(words: str) -> str:
    """Words of such a text as they are without the line ends that divided them."""
    return words.replace(JOINED, "")


def _is_mostly_wrapped(lines: list[str], width: int) -> bool:
    """Whether most of the lines that another one follows were broken for want of room, within a sentence."""
    followed = [(before, line) for before, line in pairwise(lines) if before.strip() and line.strip()]
    return sum(_is_full(before, line, width, False) for before, line in followed) > MOSTLY * len(followed)


def _is_full(line: str, following: str, width: int, mostly: bool) -> bool:
    word = WORD.match(following)
    fits = word is None or len(line) + 1 + len(word[0]) <= width
    ends = WITHIN.search(line) or (mostly and SENTENCE.search(line))
    return not fits and len(line) >= FULL and bool(ends)
