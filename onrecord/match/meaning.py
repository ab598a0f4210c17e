"""What words mean, roughly: a vector for each of the 20,000 most used, and how much each tells.

Static vectors after Model2Vec (Minish Lab 2024): each word alone through a sentence encoder, the main directions kept,
weighted by how rare the word is (Zipf). `train/meaning.py` makes the file.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.match.weight import EMPTY

Floats = NDArray[np.float32]
FILE = Path(__file__).parent / "meaning.npz"
UNKNOWN = 9.0
"""How much a word tells that is not among those known: as much as the rarest of these, for it is a name, or rarer."""
NO_WEIGHT = 0.5
"""How much a word tells that is nearly empty."""


class Meanings:
    """The words known, their vectors `[words, directions]` of unit length and how much each tells."""

    def __init__(self, file: Path = FILE) -> None:
        """Load the vectors."""
        with np.load(file) as kept:
            self.number = {word: number for number, word in enumerate(str(kept["words"]).split())}
            self.vectors: Floats = kept["vectors"].astype(np.float32) / 127
        self.weights: list[float] = np.log(2 + np.arange(len(self.number))).tolist()
        self.vectors /= np.maximum(np.linalg.norm(self.vectors, axis=1, keepdims=True), 1e-6)

    def weight(self, word: str) -> float:
        """How much a folded word tells: the logarithm of its rank."""
        if word in EMPTY:
            return NO_WEIGHT
        number = self.number.get(word)
        return UNKNOWN if number is None else self.weights[number]

    def of(self, words: Iterable[str]) -> Floats:
        """The meaning of folded words together: a vector `[directions]` of unit length; of none known all zeros."""
        known = [word for word in words if word in self.number and word not in EMPTY]
        if not known:
            return np.zeros(self.vectors.shape[1], np.float32)
        weights = np.array([self.weight(word) for word in known], np.float32)
        whole = weights @ self.vectors[[self.number[word] for word in known]]
        return whole / max(float(np.linalg.norm(whole)), 1e-6)

    def coverage(self, words: Sequence[str], others: Sequence[str]) -> float:
        """How much of what some words tell is told by others: each by the word nearest in meaning, from 0 to 1."""
        telling = [word for word in words if word not in EMPTY]
        if not telling or not others:
            return 0.0
        rest = set(others)
        near = self._nearest([word for word in telling if word not in rest], others)
        weights = [self.weight(word) for word in telling]
        told = sum(w * (1.0 if word in rest else near.get(word, 0.0)) for w, word in zip(weights, telling, strict=True))
        return told / sum(weights)

    def _nearest(self, words: Sequence[str], others: Sequence[str]) -> dict[str, float]:
        ours = [word for word in words if word in self.number]
        theirs = [self.number[word] for word in others if word in self.number and word not in EMPTY]
        if not ours or not theirs:
            return {}
        likeness = self.vectors[[self.number[word] for word in ours]] @ self.vectors[theirs].T
        return dict(zip(ours, np.clip(likeness.max(axis=1), 0, 1).tolist(), strict=True))


@cache
def meanings() -> Meanings:
    """The vectors that ship."""
    return Meanings()
