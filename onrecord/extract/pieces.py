"""Text into word pieces with their character offsets and what an uncased vocabulary forgets.

Three features go with each piece into the encoder: the case of its word, the gap before it (space,
line or paragraph break), and where it stands with regard to quotation marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.text.characters import SOFT_HYPHEN, encodable
from onrecord.text.marks import quotation_marks, quoted_spans
from onrecord.types import Span

Ints = NDArray[np.int64]
Letters = NDArray[np.uint32]


class Case(IntEnum):
    """The letter case of the word a piece belongs to."""

    NONE, LOWER, TITLE, UPPER, MIXED = range(5)


class Gap(IntEnum):
    """What stands between a piece and the one before it."""

    NOTHING, SPACE, LINE, PARAGRAPH = range(4)


class Quoted(IntEnum):
    """Where a piece stands with regard to quotation marks."""

    OUTSIDE, INSIDE, OPEN, CLOSE = range(4)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text; every array has shape `[pieces]`.

    `starts`, `ends`: character offsets, half-open. `word`: the number of the word (or punctuation
    mark) a piece belongs to. `paragraph`: the number of its paragraph. `case`, `gap`, `quoted`: the
    features.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    word: Ints
    paragraph: Ints
    case: Ints
    gap: Ints
    quoted: Ints

    def __len__(self) -> int:
        return len(self.ids)


BLOCK = re.compile(r"(?:[^\n]|\n(?!\n)){1,20000}\n*|\n+")
"""A text is tokenized in blocks of paragraphs, so that memory and time stay linear in its
length."""


@cache
def tokenizer(path: Path) -> Tokenizer:
    """The tokenizer kept beside the weights. Raises ModelError if it cannot be loaded."""
    try:
        return Tokenizer.from_str(path.read_text(encoding="utf8"))
    except Exception as err:  # the tokenizers library raises Exception itself
        raise ModelError(
            f"{path}: the tokenizer is missing or damaged: install onrecord again"
        ) from err


def pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """Tokenize a text of any length. Lone surrogates, which UTF-8 lacks, count as U+FFFD."""
    clean = encodable(text)
    ids: list[int] = []
    ends: list[tuple[int, int]] = []
    for offset, block in _blocks(clean):
        encoding = tokenizer.encode(block, add_special_tokens=False)
        ids += encoding.ids
        ends += (
            [(offset + start, offset + end) for start, end in encoding.offsets]
            if offset
            else encoding.offsets
        )
    starts, stops = np.array(ends, np.int64).reshape(-1, 2).T
    letters = np.frombuffer(clean.encode("utf-32-le"), np.uint32)
    gap = _gaps(letters, starts, stops)
    word = _words(letters, starts, stops)
    return Pieces(
        ids=np.array(ids, np.int64),
        starts=starts,
        ends=stops,
        word=word,
        paragraph=np.cumsum(gap == Gap.PARAGRAPH),
        case=_cases(clean, starts, stops, word),
        gap=gap,
        quoted=_quoted(text, starts),
    )


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    for match in BLOCK.finditer(text):
        yield match.start(), match.group()


def _gaps(letters: Letters, starts: Ints, ends: Ints) -> Ints:
    """`letters` [characters]: the text's code points."""
    previous = np.concatenate([[0], ends])[:-1]
    breaks = np.concatenate([[0], np.cumsum(letters == ord("\n"))])
    lines = breaks[np.maximum(starts, previous)] - breaks[previous]
    gaps = np.select(
        [lines > 1, lines == 1, starts > previous],
        [Gap.PARAGRAPH, Gap.LINE, Gap.SPACE],
        Gap.NOTHING,
    )
    gaps[:1] = Gap.PARAGRAPH
    return gaps.astype(np.int64)


def _words(letters: Letters, starts: Ints, ends: Ints) -> Ints:
    """Pieces that touch, letter to letter, are one word, also where it was divided at the end of a
    line."""
    reach = ends.copy()
    for _ in SOFT_HYPHEN * 2:
        reach += (
            letters[np.minimum(reach, len(letters) - 1)] == ord(SOFT_HYPHEN) if len(letters) else 0
        )
    touching = np.flatnonzero(starts[1:] <= reach[:-1]) + 1
    beside = letters[
        np.stack([np.minimum(starts[touching], len(letters) - 1), ends[touching - 1] - 1])
    ]
    kinds, inverse = np.unique(beside, return_inverse=True)
    alphanumeric = (
        np.array([chr(letter).isalnum() for letter in kinds], bool)[inverse]
        .reshape(beside.shape)
        .all(0)
    )
    new = np.ones(len(starts), np.int64)
    new[touching[alphanumeric]] = 0
    return np.cumsum(new) - 1


def _cases(text: str, starts: Ints, ends: Ints, word: Ints) -> Ints:
    first = np.flatnonzero(np.diff(word, prepend=-1))
    last = np.flatnonzero(np.diff(word, append=len(word)))
    spans = zip(starts[first].tolist(), ends[last].tolist(), strict=True)
    return np.array([_case(text[start:end]) for start, end in spans], np.int64)[word]


@lru_cache(maxsize=10_000)
def _case(word: str) -> Case:
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.TITLE
    if word.istitle():
        return Case.TITLE
    return Case.MIXED if any(map(str.isalpha, word)) else Case.NONE


def _quoted(text: str, starts: Ints) -> Ints:
    state = np.full(len(starts), Quoted.OUTSIDE, np.int64)
    for span in quoted_spans(text):
        state[slice(*np.searchsorted(starts, span))] = Quoted.INSIDE
    for mark in quotation_marks(text):
        turn = Quoted.OPEN if mark.turn == "open" else Quoted.CLOSE
        state[slice(*np.searchsorted(starts, mark.span))] = turn
    return state


def overlapping(pieces: Pieces, span: Span) -> slice:
    """The slice of pieces that share a character with the span."""
    first = int(np.searchsorted(pieces.ends, span.start, side="right"))
    last = (
        int(np.searchsorted(pieces.starts, span.end, side="left"))
        if span.start < span.end
        else first
    )
    return slice(first, max(first, last))
