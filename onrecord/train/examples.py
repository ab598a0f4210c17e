"""Annotated articles as training examples: windows of pieces with anchors and their gold labels."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.evaluate.corpus import Annotated, Annotation
from onrecord.extract.linking import BY_CONTENT, BY_CUE, LABELS, allowed_steps
from onrecord.extract.pieces import Gap, Ints, Pieces, overlapping, pieces
from onrecord.extract.windows import CLS, SEP, WINDOW, features
from onrecord.extract.windows import windows as planned

LEAST_ROOM = 126
"""The fewest pieces that a window in training has room for."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window. All positions count from the window's first piece, [CLS] included.

    `ids` [pieces], `features` [pieces, 3], `paragraph` [pieces], and where one `opens` [pieces];
    `targets` and `counts` [pieces, 2]: whether a piece is an anchor of each kind, and whether that
    counts; `anchors` [anchors] and whether each is `by_cue` [anchors]; `labels` [anchors, pieces].
    """

    ids: Ints
    features: Ints
    paragraph: Ints
    opens: NDArray[np.bool_]
    targets: NDArray[np.float32]
    counts: NDArray[np.float32]
    anchors: Ints
    by_cue: NDArray[np.bool_]
    labels: Ints


@dataclass(frozen=True, slots=True)
class Labelled:
    """A whole article's pieces, its anchors by kind, and for each the pieces of each role.

    `unknown` [pieces]: whether a piece may be an anchor that the annotation leaves out.
    """

    pieces: Pieces
    anchors: tuple[tuple[int, int], ...]
    roles: tuple[tuple[tuple[int, slice], ...], ...]
    unknown: NDArray[np.bool_]


def labelled(article: Annotated, tokenizer: Tokenizer) -> Labelled:
    """Align an article's annotations with its pieces; a quotation without any content is left
    out."""
    split = pieces(article.text, tokenizer)
    anchors, roles = [], []
    for quotation in article.quotations:
        parts = _roles(quotation, split)
        content = [part for role, part in parts if role == LABELS.index("B-content")]
        cue = [part for role, part in parts if role == LABELS.index("B-cue")]
        if content:
            anchors.append((cue[0].start, BY_CUE) if cue else (content[0].start, BY_CONTENT))
            roles.append(parts)
    unknown = np.zeros(len(split), bool)
    for span in article.unknown:
        unknown[overlapping(split, span)] = True
    return Labelled(split, tuple(anchors), tuple(roles), unknown)


def _roles(quotation: Annotation, split: Pieces) -> tuple[tuple[int, slice], ...]:
    named = (
        ("B-source", quotation.source),
        ("B-content", quotation.content),
        ("B-cue", quotation.cue[:1]),
    )
    parts = [
        (LABELS.index(label), overlapping(split, span)) for label, spans in named for span in spans
    ]
    return tuple((label, part) for label, part in parts if part.start < part.stop)


def windows(article: Labelled, chance: random.Random) -> Iterator[Example]:
    """Cuts an article into windows as it is read, at different edges each time: the room in a
    window is drawn at random."""
    room = chance.randrange(LEAST_ROOM, WINDOW - 1)
    for read in planned(article.pieces.gap == Gap.PARAGRAPH, room):
        if read.end - read.start > 3:
            yield window(article, read.start, read.end)


def window(article: Labelled, start: int, end: int) -> Example:
    """The window over the pieces from `start` to `end`."""
    split, length = article.pieces, end - start + 2
    inside = [
        (anchor - start + 1, kind, parts)
        for (anchor, kind), parts in zip(article.anchors, article.roles, strict=True)
        if start <= anchor < end
    ]
    targets, counts = np.zeros((2, length, 2), np.float32)
    counts[1:-1] = ~article.unknown[start:end, None]
    for anchor, kind, _ in inside:
        targets[anchor, kind] = counts[anchor, kind] = 1
    labels = np.zeros((len(inside), length), np.int64)
    opens = np.pad(split.gap[start:end] == Gap.PARAGRAPH, 1)
    for row, (_, _, parts) in zip(labels, inside, strict=True):
        _write(row, parts, start, end)
        _begin_anew(row, opens)
    return Example(
        ids=np.concatenate([[CLS], split.ids[start:end], [SEP]]),
        features=features(split, slice(start, end)),
        paragraph=np.pad(split.paragraph[start:end], 1, mode="edge"),
        opens=opens,
        targets=targets,
        counts=counts,
        anchors=np.array([anchor for anchor, _, _ in inside], np.int64),
        by_cue=np.array([kind == BY_CUE for _, kind, _ in inside], bool),
        labels=labels,
    )


def _write(row: Ints, parts: Iterable[tuple[int, slice]], start: int, end: int) -> None:
    for begin, part in parts:
        first, last = max(part.start, start) - start + 1, min(part.stop, end) - start + 1
        if first < last:
            row[first:last] = begin + 1
            row[first] = begin


def _begin_anew(row: Ints, opens: NDArray[np.bool_]) -> None:
    """Begins a span again in a new paragraph, and behind another span that interrupts it, as a cue
    may interrupt its content."""
    inside = np.array([label.startswith("I-") for label in LABELS])[row]
    row[opens & inside] -= 1
    cut_off = ~allowed_steps()[row[:-1], row[1:]]
    row[1:][cut_off] -= 1
