"""From views and anchors to labelled pieces: the linker at run time, in NumPy, and its constants.

The network that trains it, with the same arithmetic in PyTorch, is train/network.py.
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


@dataclass(frozen=True)
class Linker:
    """The trained linker's weights; shapes as in train/network.py, the convolution as three matrices."""

    distance: Floats  # [buckets, link]
    paragraph: Floats  # [paragraphs, link]
    narrow: Floats  # [3, link, narrow]
    narrow_bias: Floats  # [narrow]
    labels: Floats  # [narrow, labels]
    labels_bias: Floats  # [labels]
    transitions: Floats  # [labels, labels]

    def scores(self, views: Floats, paragraph: Ints, anchors: Ints) -> Floats:
        """Label scores [anchors, pieces, labels] of one window.

        `views` [pieces, 4 * link], `paragraph` [pieces], `anchors` [anchors] as places in the window.
        """
        add, gate, add_anchor, gate_anchor = np.split(views, 4, axis=1)
        joint = gate[None] * gate_anchor[anchors, None] + add[None] + add_anchor[anchors, None]
        joint += self.distance[distance_buckets(np.arange(len(views))[None], anchors[:, None])]
        joint += self.paragraph[paragraph_buckets(paragraph[None], paragraph[anchors, None])]
        np.maximum(joint, 0, out=joint)
        narrow = joint @ self.narrow[1] + self.narrow_bias
        narrow[:, 1:] += joint[:, :-1] @ self.narrow[0]
        narrow[:, :-1] += joint[:, 1:] @ self.narrow[2]
        scores: Floats = np.maximum(narrow, 0) @ self.labels + self.labels_bias
        return scores


def impossible(anchors: Ints, by_cue: NDArray[np.bool_], opens: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Bool [anchors, pieces, labels]: the labels that a piece cannot have.

    A quotation begins its cue at its anchor and nowhere else; one without a cue begins its content there, and no piece
    is its cue. No span goes on into the next paragraph (of 61,489 in PolNeAR's training part, one does): content that
    does begins anew. `opens`: where a piece opens a paragraph, [anchors, pieces], or [1, pieces] for all alike.
    """
    cue, inside_cue, content = (LABELS.index(label) for label in ("B-cue", "I-cue", "B-content"))
    banned = np.zeros((len(anchors), opens.shape[1], len(LABELS)), bool)
    banned[:, :, [label.startswith("I-") for label in LABELS]] = opens[:, :, None]
    banned[:, :, cue] = True
    banned[~by_cue, :, inside_cue] = True
    rows = np.arange(len(anchors))
    banned[rows, anchors] = True
    banned[rows, anchors, np.where(by_cue, cue, content)] = False
    return banned


@dataclass(frozen=True)
class Paths:
    """The best labels of each anchor's window, [anchors, pieces], and their log-probability, [anchors]."""

    labels: Ints
    log_probability: Floats


def best_path(scores: Floats, transitions: Floats) -> Paths:
    """Viterbi decoding (1967) of a linear-chain CRF.

    `scores` [anchors, pieces, labels], `transitions` [labels, labels].
    """
    best, total = scores[:, 0], scores[:, 0]
    back = np.zeros(scores.shape, np.int8)
    rows, labels = np.ix_(np.arange(len(scores)), np.arange(scores.shape[2]))
    for place in range(1, scores.shape[1]):
        steps = best[:, :, None] + transitions
        back[:, place] = steps.argmax(1)
        best = steps[rows, back[:, place], labels] + scores[:, place]
        steps = total[:, :, None] + transitions
        top = steps.max(1)
        total = top + np.log(np.exp(steps - top[:, None]).sum(1)) + scores[:, place]
    path = np.zeros(scores.shape[:2], np.int64)
    path[:, -1] = best.argmax(1)
    every = np.arange(len(scores))
    for place in range(scores.shape[1] - 1, 0, -1):
        path[:, place - 1] = back[every, place, path[:, place]]
    top = total.max(1)
    normalizer = top + np.log(np.exp(total - top[:, None]).sum(1))
    return Paths(path, best.max(1) - normalizer)
