"""The weights of likeness: fitted to the pairs that the record itself looks at, over articles whose
pairs are known."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.match import chances
from onrecord.match.chances import Pair
from onrecord.match.likeness import FEATURES
from onrecord.record.linking import statements

Numbers = NDArray[np.float64]
STRICT = 3.0
"""The ridge of the second weights: many inputs, few pairs."""
REAL = 0.5
"""How much a pair of real articles counts beside one of the invented ones."""


@dataclass(frozen=True)
class Seen:
    """The pairs of one article's reports, for each whether both report the same and the files they
    stand in, and how much they count."""

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


@contextmanager
def looking_everywhere() -> Iterator[None]:
    """What two articles have in common is looked up of every pair meanwhile."""
    may_be, same = statements.may_be_reworded, statements.same_words
    statements.may_be_reworded, statements.same_words = lambda *_: True, lambda *_: False
    try:
        yield
    finally:
        statements.may_be_reworded, statements.same_words = may_be, same


def fit(seen: Sequence[Seen], without: str | None = None) -> None:
    """Lets likeness go by first weights fitted to the pairs, but for those in one file."""
    kept = [
        (one, [place for place, files in enumerate(one.files) if without not in files])
        for one in seen
    ]
    same = np.array([one.same[place] for one, places in kept for place in places], np.float64)
    weights = np.array([one.weight for one, places in kept for _ in places], np.float64)
    rows = np.array(
        [each[place] for one, places in kept for each in [_alone(one.pairs)] for place in places]
    )
    alone = regression(rows, same, weights)
    chances.WEIGHTS, chances.BIAS = tuple(alone[:-1].tolist()), float(alone[-1])


def fit_among(rows: Iterable[tuple[Numbers, float, float]]) -> None:
    """Lets likeness go by second weights fitted to rows of `inputs`, each with whether it is one,
    and its weight."""
    told = list(rows)
    x = np.array([row for row, _, _ in told], np.float64)
    middle, spread = x.mean(0), x.std(0) + 1e-9
    same, weights = (np.array([row[place] for row in told], np.float64) for place in (1, 2))
    found = regression((x - middle) / spread, same, weights, STRICT)
    own = found[:-1] / spread
    chances.WEIGHTS_AMONG = tuple(own.tolist())
    chances.BIAS_AMONG = float(found[-1] - own @ middle)


def _alone(pairs: Sequence[Pair]) -> NDArray[np.float32]:
    return np.stack([pair.seen[: len(FEATURES)] for pair in pairs])


def regression(x: Numbers, y: Numbers, weights: Numbers, ridge: float = 0.5) -> Numbers:
    """Weights and bias of the logistic regression (ridge, Newton's method)."""
    x = np.c_[x, np.ones(len(x))]
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (weights * (p - y)) + ridge * w
        curve = (x * (weights * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(curve, slope)
        w -= step
        if np.abs(step).max() < 1e-4:
            break
    return w


def printed() -> str:
    """The weights as `match/chances.py` has them."""
    lines = []
    for name in ("WEIGHTS", "WEIGHTS_AMONG"):
        lines.append(f"{name} = {tuple(round(value, 3) for value in getattr(chances, name))}")
        bias = name.replace("WEIGHTS", "BIAS")
        lines.append(f"{bias} = {getattr(chances, bias):.3f}")
    return "\n".join(lines)
