"""The weights of likeness: fitted to the pairs that the record itself looks at, over articles whose pairs are known."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.match import likeness
from onrecord.match.likeness import FEATURES, STANDING, Pair
from onrecord.record import statements

Numbers = NDArray[np.float64]
REAL = 0.5
"""How much a pair of real articles counts beside one of the invented ones."""


@dataclass(frozen=True)
class Seen:
    """The pairs of one article's reports, for each whether both report the same and the files they stand in, and how
    much they count."""

    pairs: Sequence[Pair]
    same: Sequence[bool]
    files: Sequence[frozenset[str]]
    weight: float


@contextmanager
def watching() -> Iterator[list[Sequence[Pair]]]:
    """The pairs that a record looks at meanwhile, article by article."""
    seen: list[Sequence[Pair]] = []
    told = statements.chances

    def watched(pairs: Sequence[Pair]) -> list[float]:
        seen.append(pairs)
        return told(pairs)

    statements.chances = watched
    try:
        yield seen
    finally:
        statements.chances = told


def fit(seen: Sequence[Seen], without: str | None = None) -> None:
    """Lets likeness go by weights fitted to the pairs, but for those in one file."""
    kept = [(one, [place for place, files in enumerate(one.files) if without not in files]) for one in seen]
    same = np.array([one.same[place] for one, places in kept for place in places], np.float64)
    weights = np.array([one.weight for one, places in kept for _ in places], np.float64)

    def rows(told: Callable[[Sequence[Pair]], NDArray[np.float32]]) -> Numbers:
        return np.array([each[place] for one, places in kept for each in [told(one.pairs)] for place in places])

    alone = regression(rows(_alone), same, weights)
    likeness.WEIGHTS, likeness.BIAS = tuple(alone[:-1].tolist()), float(alone[-1])
    among = regression(rows(_among), same, weights)
    likeness.WEIGHTS_AMONG, likeness.BIAS_AMONG = tuple(among[:-1].tolist()), float(among[-1])
    assert len(likeness.WEIGHTS_AMONG) == len(FEATURES) + len(STANDING)


def _among(pairs: Sequence[Pair]) -> NDArray[np.float32]:
    return np.hstack((_alone(pairs), likeness.standings(pairs)))


def _alone(pairs: Sequence[Pair]) -> NDArray[np.float32]:
    return np.stack([pair.seen for pair in pairs])


def regression(x: Numbers, y: Numbers, weights: Numbers) -> Numbers:
    """Weights and bias of the logistic regression (ridge, Newton's method)."""
    x = np.c_[x, np.ones(len(x))]
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (weights * (p - y)) + 0.5 * w
        curve = (x * (weights * p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(len(w))
        w -= np.linalg.solve(curve, slope)
    return w


def printed() -> str:
    """The weights as `match/likeness.py` has them."""
    lines = []
    for name in ("WEIGHTS", "WEIGHTS_AMONG"):
        lines.append(f"{name} = {tuple(round(value, 3) for value in getattr(likeness, name))}")
        bias = name.replace("WEIGHTS", "BIAS")
        lines.append(f"{bias} = {getattr(likeness, bias):.3f}")
    return "\n".join(lines)
