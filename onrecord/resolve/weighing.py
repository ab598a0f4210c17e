"""Who is meant, of all who may be: small networks have learned what the evidence for each is worth.

Several networks of two hidden layers (`train/speakers.py` trains them) give each possible speaker a score. The softmax
of the scores, averaged over the networks, is a likelihood among rivals; what was counted in folds over annotated
articles makes of it how likely the first of them is the right one.
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
    """What was learned. `mean` and `scale` [signs] make the evidence comparable; the layers are those of all networks:
    `first` [networks, signs, hidden], `second` [networks, hidden, hidden], `last` [networks, hidden] with their biases;
    `even` and `steep`: the odds of the first, as a line over those of its share.
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
    """The weights that ship."""
    with np.load(file) as kept:
        parts = {name: kept[name].astype(np.float32) for name in kept.files}
    return Weights(**{**parts, "even": float(parts["even"]), "steep": float(parts["steep"])})


def shares(evidence: Evidence, learned: Weights) -> Floats:
    """How likely each possible speaker is among all of them [possible speakers]."""
    given = np.clip((evidence - learned.mean) / learned.scale, -WIDEST, WIDEST)
    hidden = np.maximum(given @ learned.first + learned.first_bias, 0)
    hidden = np.maximum(hidden @ learned.second + learned.second_bias, 0)
    scores = (hidden * learned.last).sum(-1)  # [networks, possible speakers]
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely: Floats = (odds / odds.sum(axis=1, keepdims=True)).mean(axis=0)
    return likely


def likelihoods(shared: Sequence[float], learned: Weights) -> list[float]:
    """How likely each is to be the right one: the first as was counted, of what is left each has its share."""
    first = of_share(max(shared), learned)
    best = max(range(len(shared)), key=lambda number: shared[number])
    rest = (1 - first) / max(1 - shared[best], TINY)
    return [first if number == best else min(share * rest, first) for number, share in enumerate(shared)]


def of_share(share: float, learned: Weights) -> float:
    """How likely the first is the right one, by its share."""
    share = min(max(share, TINY), 1 - TINY)
    return 1 / (1 + math.exp(-learned.even - learned.steep * math.log(share / (1 - share))))
