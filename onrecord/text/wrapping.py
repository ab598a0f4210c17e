"""Text that was broken into lines of one width, as in e-mails and press releases: a line end there
is only a space."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import pairwise

from onrecord.text.characters import SMALL, SOFT_HYPHEN
from onrecord.text.marks import CLOSING, DASHES
from onrecord.types import Span

WIDEST = 130
"""Characters of the longest line of such a text; where paragraphs are lines, some are longer."""
FULL = 30
"""Characters of a line that was broken because it was full, at least."""
WITHIN = re.compile(r"[\w,;’'&)\]-]$")
"""How a line ends that ends within a sentence."""
WORD = re.compile(r"\S+")
LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
BROKEN = re.compile(r"(?:[^\W\d_]+[-’'])*[^\W\d_]{2,}-$")
"""How a line ends that ends within a word, the rest of which begins the next line in small
letters."""
SENTENCE = re.compile(rf"[.?!:][{CLOSING})]*$")
ITEM = re.compile(rf"[-{DASHES}•*]+[ \t]")
"""How a line begins that is an item of a list, or names who said what stands above it."""
CREDITED = re.compile(rf"[{CLOSING}][ \t]*[-{DASHES}]+[ \t]*[^\W\d_{SMALL}][^.;:]*$")
"""How a line ends that names who said what stands in it."""
MOSTLY = 0.5
"""If a larger share of the lines is broken within a sentence, the other full lines are taken for
broken, too."""


def unwrapped(text: str, common_words: Callable[[], Set[str]]) -> str:
    """The text with a space for every line end at which the next word had no room in its line; all
    offsets stay.

    A word that was divided there is put together again with soft hyphens, as the text has it
    elsewhere, with its hyphen or without, or else if it is a common word: engi-neer. Otherwise the
    hyphen stays, with a space behind it, as in `pre- and post-war`. Line ends of Windows become a
    space and a line end. `common_words`: gives those of the language; called only where a word was
    divided.
    """
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    lines = text.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    if len(lines) == 1 or width > WIDEST:
        return text
    mostly = _is_mostly_wrapped(lines, width)
    vocabulary: Set[str] = (
        frozenset(word.casefold() for word in LETTERS.findall(text)) if "-" in text else frozenset()
    )
    parts = [lines[0]]
    for before, line in pairwise(lines):
        if _is_divided(before, line, width):
            parts[-1:] = [_divided(before, line, vocabulary, common_words)]
        else:
            parts.append(" " if _is_full(before, line, width, mostly) else "\n")
        parts.append(line)
    return "".join(parts)


def joined(words: str) -> str:
    """Words of an unwrapped text without the line ends that divided them."""
    return words.replace(SOFT_HYPHEN, "")


def as_printed(span: Span, text: str) -> str:
    """The words of a span without the line ends that divided them. Words of an unwrapped text are
    shown through this function."""
    return joined(span.of(text))


def printed(spans: Iterable[Span], text: str) -> str:
    """The words of spans as printed, with a space between these."""
    return " ".join(as_printed(span, text) for span in spans)


def _is_divided(before: str, line: str, width: int) -> bool:
    """Whether a line ends in a hyphen within a word that the next line goes on with."""
    before = before.rstrip()
    return (
        before.endswith("-")
        and line[:1].islower()
        and len(before) + FULL >= width
        and bool(BROKEN.search(before))
    )


def _divided(
    before: str, line: str, vocabulary: Set[str], common_words: Callable[[], Set[str]]
) -> str:
    """A line that ends within a word, followed by what replaces its line end."""
    line_end = len(before) - len(before.rstrip()) + 1
    before = before.rstrip()
    head, tail = BROKEN.search(before), LETTERS.match(line)
    first, last = (head[0][:-1].casefold() if head else ""), (tail[0].casefold() if tail else "")
    if f"{first}-{last}" in vocabulary:
        return before + SOFT_HYPHEN * line_end
    if first + last in vocabulary or first + last in common_words():
        return before[:-1] + SOFT_HYPHEN * (line_end + 1)
    return before + " " * line_end


def _is_mostly_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether most of the lines that another one follows were broken for want of room, within a
    sentence."""
    followed = [
        (before, line) for before, line in pairwise(lines) if before.strip() and line.strip()
    ]
    return sum(_is_full(before, line, width, False) for before, line in followed) > MOSTLY * len(
        followed
    )


def _is_full(line: str, following: str, width: int, mostly: bool) -> bool:
    line = line.rstrip()
    word = WORD.match(following)
    fits = word is None or len(line) + 1 + len(word[0]) <= width
    ends = WITHIN.search(line) or (mostly and SENTENCE.search(line))
    apart = ITEM.match(following) or CREDITED.search(line)
    return not fits and len(line) >= FULL and bool(ends) and not apart
