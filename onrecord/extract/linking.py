"""Around an anchor: how pieces lie to it, which labels they may have, and the best labels by the
linker's scores.

The linker itself is a network (train/network.py), run by extract/encoder.py.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.pieces import Ints

Floats = NDArray[np.float32]

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content")
"""The labels of a piece with regard to one anchor: begin and inside of each role (IOB2)."""

BY_CUE, BY_CONTENT = 0, 1
"""The two kinds of anchor: by the cue, or, where no words signal the quotation, by its content."""

EDGES = np.array([1, 2, 3, 4, 6, 9, 13, 21, 33, 65, 129])
BUCKETS = 2 * len(EDGES) + 1
PARAGRAPHS = 7
IMPOSSIBLE = -1e4
TOGETHER = 256
"""Anchors whose labels are looked for at once: bounds the memory they take."""
OFTEN = 8
"""After so many pieces the masses of paths are scaled, lest they vanish."""


def distance_buckets(places: Ints, anchor: Ints) -> Ints:
    """Signed, roughly logarithmic distance of each piece from the anchor; broadcasts."""
    offset = places - anchor
    buckets: Ints = len(EDGES) + np.sign(offset) * np.searchsorted(
        EDGES, np.abs(offset), side="right"
    )
    return buckets


def paragraph_buckets(paragraph: Ints, anchor: Ints) -> Ints:
    """How many paragraphs each piece lies before (0 to 2) or after (4 to 6) the anchor's own (3);
    broadcasts."""
    buckets: Ints = np.clip(paragraph - anchor, -3, 3) + 3
    return buckets


def allowed_steps() -> NDArray[np.bool_]:
    """[labels, labels]: whether the second label may follow the first: an inside follows only its
    own role."""
    steps = np.ones((len(LABELS), len(LABELS)), bool)
    for column, label in enumerate(LABELS):
        if label.startswith("I-"):
            steps[:, column] = [before[2:] == label[2:] for before in LABELS]
    return steps


def relations(paragraph: Ints, anchors: Ints) -> Ints:
    """How each piece of a window lies to each anchor, by distance and paragraph: bucket numbers
    [anchors, pieces].

    `paragraph` [pieces], `anchors` [anchors] as places in the window.
    """
    distance = distance_buckets(np.arange(len(paragraph))[None], anchors[:, None])
    return distance * PARAGRAPHS + paragraph_buckets(paragraph[None], paragraph[anchors, None])


def impossible(
    anchors: Ints, by_cue: NDArray[np.bool_], opens: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Bool [anchors, pieces, labels]: the labels that a piece cannot have.

    A quotation begins its cue at its anchor and nowhere else; one without a cue begins its content
    there, and no piece is its cue. No span goes on into the next paragraph (of 61,489 in PolNeAR's
    training part, one does): content that does begins anew. The first piece, [CLS], is nothing.
    `opens`: where a piece opens a paragraph, [anchors, pieces], or [1, pieces] for all alike.
    """
    cue, inside_cue, content = (LABELS.index(label) for label in ("B-cue", "I-cue", "B-content"))
    banned = np.zeros((len(anchors), opens.shape[1], len(LABELS)), bool)
    banned[:, :, [label.startswith("I-") for label in LABELS]] = opens[:, :, None]
    banned[:, :, cue] = True
    banned[~by_cue, :, inside_cue] = True
    rows = np.arange(len(anchors))
    banned[rows, anchors] = True
    banned[rows, anchors, np.where(by_cue, cue, content)] = False
    banned[:, 0] = np.array(LABELS) != "O"
    return banned


@dataclass(frozen=True)
class Paths:
    """The best labels of each anchor's pieces, and their log-probability, [anchors]."""

    labels: Ints
    log_probability: Floats


def best_paths(scores: Floats, transitions: Floats) -> Paths:
    """The best labels of each anchor's window under a linear-chain CRF, and their log-probability
    among all.

    `scores` [anchors, pieces, labels], `transitions` [labels, labels].
    """
    parts = [
        scores[start : start + TOGETHER].transpose(1, 2, 0)
        for start in range(0, len(scores), TOGETHER)
    ]
    decoded = [viterbi(np.ascontiguousarray(part), transitions) for part in parts]
    labels = np.concatenate([paths.labels for paths in decoded])
    return Paths(labels, np.concatenate([paths.log_probability for paths in decoded]))


def viterbi(scores: Floats, transitions: Floats) -> Paths:
    """Viterbi decoding (1967), with the log-probability of the best path among all.

    `scores` [pieces, labels, anchors], `transitions` [labels, labels].
    """
    top = scores.max(1)  # [pieces, anchors]
    weights = np.exp(scores - top[:, None], dtype=np.float64)
    best, mass, scale = scores.copy(), weights[0], top.sum(0, dtype=np.float64)
    steps, added = np.exp(transitions.T, dtype=np.float64), transitions[:, :, None]
    for index in range(1, len(scores)):
        best[index] += (best[index - 1][:, None] + added).max(0)
        mass = steps @ mass
        mass *= weights[index]
        if index % OFTEN == 0:
            total = mass.sum(0)
            mass /= total
            scale += np.log(total)
    highest, every = best[-1].max(0), np.log(mass.sum(0)) + scale
    return Paths(_traced(best, transitions), (highest - every).astype(np.float32))


def _traced(best: Floats, transitions: Floats) -> Ints:
    """The labels that led to the best end [anchors, pieces]. `best` [pieces, labels, anchors]: of
    the paths so far."""
    labels = np.empty((len(best), best.shape[2]), np.int64)
    labels[-1] = best[-1].argmax(0)
    for index in range(len(best) - 2, -1, -1):
        labels[index] = (best[index] + transitions[:, labels[index + 1]]).argmax(0)
    return labels.T
