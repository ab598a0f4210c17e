"""A text as units of comparison: words and quantities with all that belongs to them, each in a form
for every tier.

A quantity is one unit: “-$5 million”, “12%”, “4 °C”, “twenty-five”. So another currency or a per
cent sign less is another unit, whatever the words around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.language.english.abbreviations import ABBREVIATIONS
from onrecord.language.english.editing import SILENT
from onrecord.match.quantities import Quantity, quantity
from onrecord.match.spelling import expanded, may_be_contracted, spelled
from onrecord.match.tokens import Token, tokens
from onrecord.match.wording import LONGEST, SENTENCE_END
from onrecord.text.sentences import is_abbreviated
from onrecord.types import Span

BRACKETED = re.compile(r"\[[^\[\]\n]{1,300}\]")
"""What an editor put in, and marked so."""
KEPT = 2048
"""Texts whose units are remembered."""
_NEXT_WORD = re.compile(r"\W*([^\W_][\w’'-]*\.?)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or quantity. `key`: what it is at the loosest tier; `forms`: at the tiers exact,
    typography, spelling and contractions. `inserted`: the number of the square brackets it stands
    in, or None. `broken`: a line ends within the word, after this part of it. `figure`: it is a
    quantity."""

    span: Span
    key: str
    forms: tuple[str, str, str, str]
    inserted: int | None = None
    broken: bool = False
    figure: bool = False


@dataclass(frozen=True)
class Units:
    """The units of a text in its order; `edits`: what an editor put into it in square brackets."""

    text: str
    units: tuple[Unit, ...]
    edits: tuple[Span, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What the units are at the loosest tier."""
        return tuple(unit.key for unit in self.units)

    @cached_property
    def key_set(self) -> frozenset[str]:
        """The same without order."""
        return frozenset(self.keys)

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """Numbers of the units that open sentences, then how many units there are."""
        ends = [end for end in _sentence_ends(self.text) if end < len(self.text)]
        openers, number, last = {0}, 0, len(self.units)
        for end in ends:
            while number < last and self.units[number].span.start < end:
                number += 1
            openers.add(number)
        return tuple(sorted({*openers, last}))

    def without(self, numbers: set[int]) -> "Units":
        """The same text without some of its units."""
        remaining = tuple(unit for number, unit in enumerate(self.units) if number not in numbers)
        return Units(self.text, remaining, self.edits)

    def stretch(self, first: int, last: int) -> Span:
        """The span of the text from unit `first` up to `last`, exclusive; empty, at `first`, if
        there is none."""
        if first >= last:
            offset = self.units[first].span.start if first < len(self.units) else len(self.text)
            return Span(offset, offset)
        return Span(self.units[first].span.start, self.units[last - 1].span.end)


@lru_cache(KEPT)
def units_of(text: str) -> Units:
    """The units of a text, the first two thousand."""
    row = tokens(text, [Span(*match.span()) for match in SILENT.finditer(text)])
    brackets = [Span(*match.span()) for match in BRACKETED.finditer(text)]
    units = tuple(_units(text, row, brackets))
    return Units(text, units, tuple(brackets))


def _units(text: str, row: Sequence[Token], brackets: Sequence[Span]) -> Iterator[Unit]:
    index, bracket = 0, 0
    while index < len(row) and index < LONGEST:
        start = row[index].span.start
        while bracket < len(brackets) and brackets[bracket].end <= start:
            bracket += 1
        inside = bracket < len(brackets) and brackets[bracket].start <= start
        inserted = bracket if inside and not row[index].spliced else None
        if amount := quantity(row, index):
            yield _quantity(text, row, amount, inserted)
            index = amount.last
        else:
            following = row[index + 1].word if index + 1 < len(row) else ""
            yield from _words(text, row[index], following, inserted)
            index += 1


def _quantity(text: str, row: Sequence[Token], amount: Quantity, inserted: int | None) -> Unit:
    parts = row[amount.first : amount.last]
    span = Span(parts[0].span.start, parts[-1].span.end)
    typed = " ".join(_typed(text, token) for token in parts)
    spelt = " ".join(spelled(_typed(text, token)) for token in parts).replace("per cent", "percent")
    return Unit(span, amount.key, (span.of(text), typed, spelt, spelt), inserted, figure=True)


def _typed(text: str, token: Token) -> str:
    """A token in one type of letters and signs; figures stay grouped as they are."""
    return token.span.of(text) if token.sort == "number" else token.word


def _words(text: str, token: Token, following: str, inserted: int | None) -> Iterator[Unit]:
    """A word, or the words of a contraction, each with the span of the whole."""
    surface, word = token.span.of(text), token.word
    if token.sort == "word" and not may_be_contracted(word):
        spelt = spelled(word)
        yield Unit(token.span, spelt, (surface, word, spelt, spelt), inserted, token.broken)
        return
    if token.sort == "sign" and word == "to":
        yield Unit(token.span, word, (surface, "–", "–", "–"), inserted)
        return
    spelt = "and" if word == "&" else spelled(word)
    whole = expanded(word, following)
    if len(whole) == 1:
        key = whole[0] if whole[0] != word else spelt
        yield Unit(token.span, key, (surface, word, spelt, key), inserted, token.broken)
        return
    for number, part in enumerate(whole):
        part = spelled(part)
        yield Unit(
            token.span,
            part,
            (f"{surface} {number}", f"{word} {number}", f"{word} {number}", part),
            inserted,
        )


def _sentence_ends(text: str) -> Iterator[int]:
    for end in SENTENCE_END.finditer(text):
        following = _NEXT_WORD.match(text, end.end()) if end[0].startswith(".") else None
        if not (following and is_abbreviated(text, end.start(), following[1], ABBREVIATIONS)):
            yield end.end()
