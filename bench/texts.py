"""The texts that bench/growth.py reads: prose of any size out of invented articles, and hostile
ones."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from onrecord.evaluate import read_invented

ROOT = Path(__file__).parents[1]


def prose(size: int) -> str:
    """So many characters of articles, one after the other, over and over."""
    taken, length = [], 0
    for text in cycle(article.text.strip() for article in read_invented(ROOT / "examples")):
        if length >= size:
            break
        taken.append(text)
        length += len(text) + 2
    return "\n\n".join(taken)[:size]


def nested(size: int) -> str:
    """Marks opened inside marks until the middle of the text, then closed again."""
    return "“‘" * (size // 4) + "word" + "’”" * (size // 4)


HOSTILE: dict[str, Callable[[int], str]] = {
    "only quotation marks": lambda size: '"' * size,
    "nested quotation marks": nested,
    "only newlines": lambda size: "\n" * size,
    "no spaces": lambda size: "".join(prose(2 * size).split())[:size],
    "no full stops": lambda size: prose(2 * size).replace(".", "")[:size],
    "one long line": lambda size: " ".join(prose(2 * size).split())[:size],
}
"""Texts of so many characters that a reader might choke on."""
SIZES = {
    "only quotation marks": (100_000, 1_000_000),
    "nested quotation marks": (10_000, 100_000),
    "only newlines": (2_000_000, 20_000_000),
}
"""Smaller and larger size of each; 20 and 200 KB where none is given, which take as long as
prose."""
USUAL = (20_000, 200_000)
