"""A text as the full-text index takes it, so that what is written otherwise is found; and the way
back to the text.

In its place: letters that stand for several (ligatures, æ, ß), letters with a stroke, figures
(2,300 as 2300, 1.5 as one word), a per cent sign as a word; without marks that nobody sees, and a
word that a line's end parts is one. Behind it, each after `BARRIER`: what may be looked for as one
word as well (well-being, U.S., O'Brien).
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from onrecord.types import Span

POINT = "\ue001"
"""Stands for a decimal point: FTS5 takes it for a letter, so that 1.5 is one word."""
BARRIER = "\ue000"
"""A word that nobody looks for, so that no phrase goes across it."""
UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width space, joiners, byte order mark."""
STROKES = {
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ı": "i",
}  # fmt: skip
"""Letters that Unicode does not take apart."""
COMPATIBLE = "".join(
    character
    for character in map(
        chr,
        (
            *range(0xA0, 0x250),
            *range(0x2070, 0x218B),
            *range(0xFB00, 0xFB07),
            *range(0xFF10, 0xFF5B),
        ),
    )
    if unicodedata.category(character)[0] in "LN"
    and unicodedata.normalize("NFKC", character) != unicodedata.normalize("NFC", character)
)
"""Letters and figures that Unicode takes for others: ligatures, full-width ones, raised figures."""
_LETTERS = re.escape("".join(STROKES) + COMPATIBLE)
_FIGURES = r"\d{1,3}(?:,\d{3})+(?!,?\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+"
IN_PLACE = re.compile(
    rf"(?P<broken>(?<=[^\W\d_])[-\u2010][^\S\n]{{0,20}}\n[^\S\n]{{0,20}}(?=(?-i:[^\W\d_A-Z])))|(?P<unseen>[{UNSEEN}]+)"
    rf"|(?P<letter>[{_LETTERS}])|(?P<figures>(?<![\w.,])(?:{_FIGURES})(?:\.\d+(?!\.?\d))?)"
    r"|(?P<percent>(?<=\d)[^\S\n]?(?:%|pct\b))|(?P<per_cent>\bper[-\s]cent\b)",
    re.I,
)
COMPOUND = re.compile(
    r"(?<![\w.])(?:[^\W\d_]\.){1,10}[^\W\d_](?!\w)\.?"
    r"|\b\w{1,30}(?:[-\u2010\u2011]\w{1,30}){1,4}"
    r"|\b[^\W\d_a-z]['’ʼ][^\W\d_a-z][^\W\d_]{1,30}"
)
"""What may be looked for as one word as well."""
MOST_COMPOUNDS = 200
"""Of one text: the rest is found only as it is written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the indexed text, and the stretch of the text that it stands for; letter by
    letter, if `plain`."""

    indexed: Span
    of: Span
    plain: bool


@dataclass(frozen=True)
class Indexed:
    """A text in its indexed form, piece by piece."""

    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.indexed.start for piece in self.pieces]

    def origin(self, match_span: Span) -> Span:
        """The stretch of the text that a match in the indexed text stands for."""
        first = self._piece(match_span.start)
        last = self._piece(max(match_span.start, match_span.end - 1))
        start = first.of.start + (match_span.start - first.indexed.start if first.plain else 0)
        end = last.of.start + match_span.end - last.indexed.start if last.plain else last.of.end
        return Span(start, max(start, end))

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]


def indexed(text: str) -> Indexed:
    """The text as the index takes it. Takes time in proportion to it."""
    parts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for words, of, plain in (*_in_place(text), *_behind(text)):
        parts.append(words)
        pieces.append(Piece(Span(offset, offset + len(words)), of, plain))
        offset += len(words)
    return Indexed("".join(parts), tuple(pieces))


def search_words(text: str) -> str | None:
    """The indexed form of a text; None if it is the text itself."""
    if not IN_PLACE.search(text) and not COMPOUND.search(text):
        return None
    form = "".join((in_place(text), *(word for word, _, _ in _behind(text))))
    return None if form == text else form


def in_place(words: str) -> str:
    """Words that are looked for, as they stand in the index."""
    return IN_PLACE.sub(_instead, words)


def joined(words: str) -> str | None:
    """A compound as one word: wellbeing, us, obrien; None if the words are none, or figures
    alone."""
    is_one = COMPOUND.fullmatch(words) and any(character.isalpha() for character in words)
    return re.sub(r"[\W_]", "", words) if is_one else None


def _in_place(text: str) -> Iterator[tuple[str, Span, bool]]:
    offset = 0
    for match in IN_PLACE.finditer(text):
        if offset < match.start():
            yield text[offset : match.start()], Span(offset, match.start()), True
        if words := _instead(match):
            same = words == match[0]
            yield words, Span(*match.span()), same
        offset = match.end()
    yield text[offset:], Span(offset, len(text)), True


def _instead(match: re.Match[str]) -> str:
    """What the index has in place of a match."""
    if match["letter"]:
        return STROKES.get(match[0]) or unicodedata.normalize("NFKC", match[0])
    if match["figures"]:
        whole, point, decimals = match[0].partition(".")
        return re.sub(r"\D", "", whole) + (POINT + decimals if point else "")
    if match["per_cent"]:
        return "percent"
    return " percent" if match["percent"] else ""


def _behind(text: str) -> Iterator[tuple[str, Span, bool]]:
    """The other forms under which words are found: compounds as one word."""
    for match in islice(COMPOUND.finditer(text), MOST_COMPOUNDS):
        if word := joined(match[0]):
            yield f" {BARRIER} ", Span(*match.span()), False
            yield in_place(word), Span(*match.span()), False
