"""Around an anchor: how pieces lie to it, which labels they may have, and the best labels by the linker's scores.

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
CERTAIN = 8
"""By how much a label must score above all others to be beyond doubt, whatever stands beside it."""
TOGETHER = 64
"""Anchors whose labels are looked for at once."""


def distance_buckets(places: Ints, anchor: Ints) -> Ints:
    """Signed, roughly logarithmic distance of each piece from the anchor; broadcasts."""
    offset = places - anchor
    buckets: Ints = len(EDGES) + np.sign(offset) * np.searchsorted(EDGES, np.abs(offset), side="right")
    return buckets


def paragraph_buckets(paragraph: Ints, anchor: Ints) -> Ints:
    """How many paragraphs each piece lies before (0 to 2) or after (4 to 6) the anchor's own (3); broadcasts."""
    buckets: Ints = np.clip(paragraph - anchor, -3, 3) + 3
    return buckets


def allowed_steps() -> NDArray[np.bool_]:
    """[labels, labels]: whether the second label may follow the first: an inside follows only its own role."""
    steps = np.ones((len(LABELS), len(LABELS)), bool)
    for column, label in enumerate(LABELS):
        if label.startswith("I-"):
            steps[:, column] = [before[2:] == label[2:] for before in LABELS]
    return steps


def relations(paragraph: Ints, anchors: Ints) -> Ints:
    """How each piece of a window lies to each anchor, by distance and paragraph: bucket numbers [anchors, pieces].

    `paragraph` [pieces], `anchors` [anchors] as places in the window.
    """
    distance = distance_buckets(np.arange(len(paragraph))[None], anchors[:, None])
    return distance * PARAGRAPHS + paragraph_buckets(paragraph[None], paragraph[anchors, None])


def impossible(anchors: Ints, by_cue: NDArray[np.bool_], opens: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Bool [anchors, pieces, labels]: the labels that a piece cannot have.

    A quotation begins its cue at its anchor and nowhere else; one without a cue begins its content there, and no piece
    is its cue. No span goes on into the next paragraph (of 61,489 in PolNeAR's training part, one does): content that
    does begins anew. The first piece, [CLS], is nothing. `opens`: where a piece opens a paragraph, [anchors, pieces],
    or [1, pieces] for all alike.
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
    """The best labels of each anchor's window under a linear-chain CRF.

    `scores` [anchors, pieces, labels], `transitions` [labels, labels]. Pieces in the midst of a stretch that has one
    label beyond doubt are passed over, since every path that counts is the same there.
    """
    by_label = np.ascontiguousarray(np.moveaxis(scores, 2, 0))  # [labels, anchors, pieces]
    labels, doubtful = _surest(by_label)
    log_probability = np.zeros(len(scores), np.float32)
    order = np.argsort(-doubtful.sum(1), kind="stable")
    for rows in np.split(order, range(TOGETHER, len(order), TOGETHER)):
        length = doubtful[rows].sum(1)
        places = np.argsort(~doubtful[rows], axis=1, kind="stable")[:, : length[0]].T
        found = viterbi(np.moveaxis(by_label[:, rows, places], 0, 1), length, transitions)
        counted = np.arange(len(places))[:, None] < length
        labels[np.broadcast_to(rows, places.shape)[counted], places[counted]] = found.labels[counted]
        log_probability[rows] = found.log_probability
    return Paths(labels, log_probability)


def _surest(by_label: Floats) -> tuple[Ints, NDArray[np.bool_]]:
    """The label of each piece that scores highest, and whether the piece has to be looked at, [anchors, pieces] both.

    `by_label` [labels, anchors, pieces].
    """
    labels, top = by_label.argmax(0), by_label.max(0)
    rivals = by_label.copy()
    np.put_along_axis(rivals, labels[None], -np.inf, axis=0)
    certain = (top - rivals.max(0) > CERTAIN) & (labels % 2 == 0)  # O and the insides, which may follow themselves
    alike = certain[:, 1:] & certain[:, :-1] & (labels[:, 1:] == labels[:, :-1])
    return labels, np.pad(~(alike[:, 1:] & alike[:, :-1]), ((0, 0), (1, 1)), constant_values=True)


def viterbi(scores: Floats, length: Ints, transitions: Floats) -> Paths:
    """Viterbi decoding (1967), with the log-probability of the best path among all. Gives labels [pieces, anchors].

    `scores` [pieces, labels, anchors], of which the first `length` [anchors] pieces count, longest first; labels beyond
    them mean nothing. `transitions` [labels, labels].
    """
    top = scores.max(1)  # [pieces, anchors]
    weights = np.exp(scores - top[:, None], dtype=np.float64)
    best, mass, norms = scores.copy(), weights[0], np.ones(top.shape)
    steps, going = np.exp(transitions.T, dtype=np.float64), np.searchsorted(-length, -np.arange(len(scores)))
    for place, count in enumerate(going[1:].tolist(), 1):
        best[place, :, :count] += (best[place - 1, :, None, :count] + transitions[:, :, None]).max(0)
        mass[:, :count] = steps @ mass[:, :count] * weights[place, :, :count]
        norms[place, :count] = mass[:, :count].sum(0)
        mass[:, :count] /= norms[place, :count]
    counted = np.arange(len(scores))[:, None] < length
    total = np.log(norms).sum(0) + np.where(counted, top, 0).sum(0) + np.log(mass.sum(0))
    highest = best[length - 1, :, np.arange(len(length))].max(1)
    return Paths(_traced(best, going, transitions), (highest - total).astype(np.float32))


def _traced(best: Floats, going: Ints, transitions: Floats) -> Ints:
    """The labels that led to the best end, [pieces, anchors].

    `best` [pieces, labels, anchors]: the score of the best path to each label; `going` [pieces]: how many
    anchors have a piece there.
    """
    labels, after = np.zeros((len(best), best.shape[2]), np.int64), 0
    for place in range(len(best) - 1, -1, -1):
        count, here = int(going[place]), best[place]
        here[:, :after] += transitions[:, labels[place + 1, :after]] if after else 0
        labels[place, :count] = here[:, :count].argmax(0)
        after = count
    return labels
