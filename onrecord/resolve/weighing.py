"""Picks the likeliest speaker: small networks have learned the weights of the evidence.

Several networks of two hidden layers (`train/speakers.py` trains them) give each possible speaker a
score. The softmax of the scores, averaged over the networks, is each candidate's share. Counts over
annotated articles turn the share of the first into the likelihood that it is the right one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.english.lists import weights_file
from onrecord.resolve.evidence import Evidence

WEIGHTS = weights_file("speaker_weights.npz")
WIDEST = 4.0
"""So many standard deviations count, and no more: what is rarer was hardly ever seen."""
TINY = 1e-4

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights.

    `mean` and `scale` [numbers] normalise the evidence. The layers of all networks are `first`
    [networks, numbers, hidden], `second` [networks, hidden, hidden] and `last` [networks, hidden],
    with their biases. `even` and `steep`: the log odds of the first candidate as a line over the
    log odds of its share.
    """

    mean: Floats
    scale: Floats
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    last: Floats
    even: float
    steep: float


@cache
def weights(file: Path = WEIGHTS) -> Weights:
    """The weights in the file."""
    with np.load(file) as archive:
        parts = {name: archive[name].astype(np.float32) for name in archive.files}
    return Weights(**{**parts, "even": float(parts["even"]), "steep": float(parts["steep"])})


def shares(evidence: Evidence, learned: Weights) -> Floats:
    """How likely each possible speaker is among all of them [possible speakers]."""
    scaled = np.clip((evidence - learned.mean) / learned.scale, -WIDEST, WIDEST)
    hidden = np.maximum(scaled @ learned.first + learned.first_bias, 0)
    hidden = np.maximum(hidden @ learned.second + learned.second_bias, 0)
    scores = (hidden * learned.last).sum(-1)  # [networks, possible speakers]
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely: Floats = (odds / odds.sum(axis=1, keepdims=True)).mean(axis=0)
    return likely


def likelihoods(shared: Sequence[float], learned: Weights) -> list[float]:
    """The likelihood that each candidate is the right one. The best follows from its share; the
    others divide what is left."""
    first = of_share(max(shared), learned)
    best = max(range(len(shared)), key=lambda number: shared[number])
    remainder = (1 - first) / max(1 - shared[best], TINY)
    return [
        first if number == best else min(share * remainder, first)
        for number, share in enumerate(shared)
    ]


def of_share(share: float, learned: Weights) -> float:
    """The likelihood that the best candidate is the right one, by its share."""
    share = min(max(share, TINY), 1 - TINY)
    return 1 / (1 + math.exp(-learned.even - learned.steep * math.log(share / (1 - share))))
