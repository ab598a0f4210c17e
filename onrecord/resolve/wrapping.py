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


def unwrapped(text: str) -> str:
    """The text with a space for every line end at which the next word had no room in its line; all offsets stay."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if len(lines) == 1 or width > WIDEST:
        return text
    parts = [lines[0]]
    for before, line in pairwise(lines):
        parts += [" " if _is_full(before, line, width) else "\n", line]
    return "".join(parts)


def _is_full(line: str, following: str, width: int) -> bool:
    word = WORD.match(following)
    fits = word is None or len(line) + 1 + len(word[0]) <= width
    return not fits and len(line) >= FULL and bool(WITHIN.search(line))
