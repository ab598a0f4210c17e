"""Where the sentences of a text end.

A sentence ends at a full stop, a question or exclamation mark or three dots, with the marks that
close behind it, before a word that does not begin small; at a full stop behind an abbreviation only
if the word that follows hardly ever goes on with it. Which words these are depends on the language:
the caller gives its `Abbreviations`. A text in lines of one width must be unwrapped first
(`wrapping.py`): a sentence also ends with its line.

How sentencex compares, a library that is quick and light, is in `bench/results/sentences.json`
(`bench/sentences.py`; the cases there are ours and shaped these rules). It leaves what stands in
quotation marks in one piece: of the places inside paragraphs that only one of the two takes for an
end, 430 of 466 in three corpora are ends that only we find, nearly all of them of sentences within
somebody's words. And it takes no abbreviations but its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.text.characters import SMALL
from onrecord.text.marks import CLOSING, OPENING
from onrecord.text.spans import trimmed
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """How a language abbreviates, as it is written, without the full stop.

    `titles` stand before names and never end a sentence: Dr. `numbered` end one unless a figure
    follows: No. 5. What stands `behind_names` (Jr.) and all `others`, as initials and U.S. do, end
    one only if one of the `starters` follows: words that begin sentences, and hardly any name.
    """

    titles: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    behind_names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()


STOP = re.compile(
    rf"(?P<mark>[.!?…]++)[{CLOSING})\]]*+"
    rf"(?=\s++[{OPENING}(\[–—-]*+\s*+(?:(?P<word>[^\W_][\w’'-]*+)|[^\s.,;:!?…{CLOSING})\]]))"
)
"""What may end a sentence, and the word behind it."""
LINE = re.compile(r"\n+")
"""What ends a sentence in any case: the end of a line."""
LINE_GOING_ON = re.compile(rf"\n++(?!\s*[{SMALL}])")
"""The same in a text that was not unwrapped: a line end, unless a small letter begins the next
line."""
BEFORE = re.compile(r"[^\W_][\w’']*\Z")
LISTED = re.compile(r"(?:\A|\n)[^\S\n]*\(?\d+\Z")
"""The number of an item in a list."""
ROMAN = re.compile(r"[IVXLC]+\.?")
ENDED = re.compile(rf"[.!?…][{CLOSING})\]\s]*\Z")
"""The end of words that end like a sentence."""
LONGEST_WORD, LONGEST = 20, 600
"""Characters of an abbreviation, and those that are looked at as one sentence: text without a full
stop would cost time without end."""


def ends(text: str, abbreviations: Abbreviations, line: re.Pattern[str] = LINE) -> list[int]:
    """Where sentences end within a text, in order, behind all that closes them: never at the end of
    the text.

    `line`: the line ends that end a sentence.
    """
    offsets = {stop.end() for stop in STOP.finditer(text) if _ends_sentence(stop, abbreviations)}
    offsets.update(line_end.end() for line_end in line.finditer(text))
    offsets.discard(len(text))
    return sorted(offsets)


def sentences(
    text: str, abbreviations: Abbreviations, line: re.Pattern[str] = LINE
) -> Iterator[Span]:
    """The sentences of a text, without the white space around them."""
    for start, end in pairwise((0, *ends(text, abbreviations, line), len(text))):
        if span := trimmed(Span(start, end), text):
            yield span


def _ends_sentence(stop: re.Match[str], abbreviations: Abbreviations) -> bool:
    """Whether a mark before a word ends a sentence."""
    word, text, offset = stop["word"] or "", stop.string, stop.start()
    if word.islower():
        return False
    if stop["mark"] != ".":
        before = BEFORE.search(text, max(0, offset - LONGEST_WORD), offset)
        return not (before and before[0] == word)  # I... I do not know
    following = f"{word}." if word and text.startswith(".", stop.end("word")) else word
    return not is_abbreviated(text, offset, following, abbreviations)


def is_abbreviated(text: str, offset: int, following: str, abbreviations: Abbreviations) -> bool:
    """Whether a full stop only ends an abbreviation, an initial or the number of an item, by the
    word `following`, with the full stop behind it."""
    before = BEFORE.search(text, max(0, offset - LONGEST_WORD), offset)
    if not before:
        return False
    short = before[0]
    if short.isdigit():
        return bool(LISTED.search(text, max(0, offset - LONGEST_WORD), offset))
    if short in abbreviations.numbered:
        return following[:1].isdigit() or bool(ROMAN.fullmatch(following))
    if short in abbreviations.titles:
        return True
    may_end = short in abbreviations.others or short in abbreviations.behind_names
    if (
        may_end
        or (len(short) == 1 and short.isalpha())
        or short.capitalize() in abbreviations.titles
    ):
        return following not in abbreviations.starters
    return False


class Sentences:
    """Where the sentences of a text end, to look up the sentence that a span stands in."""

    def __init__(self, text: str, abbreviations: Abbreviations) -> None:
        """Find the sentences of a text."""
        self.ends = [*ends(text, abbreviations), len(text)]

    def around(self, first: Span, last: Span) -> Span:
        """The sentences from that of one span to that of another, no more than `LONGEST` characters
        of them."""
        begin = bisect_right(self.ends, first.start)
        end = bisect_right(self.ends, max(last.end - 1, first.start))
        whole = Span(self.ends[begin - 1] if begin else 0, self.ends[min(end, len(self.ends) - 1)])
        return Span(
            max(whole.start, first.start - LONGEST // 2),
            min(whole.end, last.end + LONGEST // 2, first.start + LONGEST),
        )

    def between(self, start: int, end: int) -> Iterator[Span]:
        """The sentences that begin from `start` on, up to `end`, each cut to `LONGEST`
        characters."""
        number = bisect_right(self.ends, start)
        while start < end and number < len(self.ends):
            yield Span(start, min(self.ends[number], start + LONGEST))
            start = self.ends[number]
            number += 1
