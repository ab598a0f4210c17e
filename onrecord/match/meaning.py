"""What words mean, roughly: a vector for each of the 20,000 most used, and how much each tells.

Static vectors after Model2Vec (Minish Lab 2024): each word alone through a sentence encoder, the
main directions kept, weighted by how rare the word is (Zipf). `train/meaning.py` makes the file.

What is near in meaning is found in cells: each meaning belongs to that of the nearest among some
directions, an inverted file after Sivic and Zisserman 2003.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.english.lists import weights_file
from onrecord.language.english.weight import EMPTY

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FILE = weights_file("meaning.npz")
UNKNOWN = 9.0
"""How much a word tells that is not among those known: as much as the rarest of these, for it is a
name, or rarer."""
NO_WEIGHT = 0.5
"""How much a word tells that is nearly empty."""


class Meanings:
    """The words known, their vectors `[words + 1, directions]` of unit length, the last for those
    not known all zeros, and how much each tells; the middles of the cells `[cells, directions]`, of
    unit length too."""

    def __init__(self, file: Path = FILE) -> None:
        """Load the vectors."""
        with np.load(file) as stored:
            self.number = {word: number for number, word in enumerate(str(stored["words"]).split())}
            self.vectors = np.pad(_of_unit_length(stored["vectors"]), ((0, 1), (0, 0)))
            self.cells = _of_unit_length(stored["cells"])
        self.weights: Floats = np.log(2 + np.arange(len(self.number))).astype(np.float32)
        ranked = zip(self.number, self.weights.tolist(), strict=True)
        self._weight: dict[str, float] = {**dict(ranked), **dict.fromkeys(EMPTY, NO_WEIGHT)}

    def weight(self, word: str) -> float:
        """How much a folded word tells: the logarithm of its rank."""
        return self._weight.get(word, UNKNOWN)

    def of(self, words: Iterable[str]) -> Floats:
        """The meaning of folded words together: a vector `[directions]` of unit length; of none
        known all zeros."""
        numbers = [number for word in words if (number := self.number.get(word)) is not None]
        if not numbers:
            return np.zeros(self.vectors.shape[1], np.float32)
        whole: Floats = self.weights[numbers] @ self.vectors[numbers]
        return whole / max(math.sqrt(float(whole @ whole)), 1e-6)

    def cell(self, meaning: Floats) -> int | None:
        """The cell of a meaning; None if nothing is meant."""
        return int(np.argmax(self.cells @ meaning)) if meaning.any() else None

    def cells_near(self, meaning: Floats, most: int) -> list[int]:
        """The cells in which what is near a meaning stands, the nearest first; none if nothing is
        meant."""
        if not meaning.any():
            return []
        far = -(self.cells @ meaning)
        nearest = (
            np.sort(np.argpartition(far, most)[:most]) if most < len(far) else np.arange(len(far))
        )
        near: list[int] = nearest[np.argsort(far[nearest], kind="stable")].tolist()
        return near

    def numbers(self, words: Iterable[str]) -> Ints:
        """The number of each folded word; that of the last vector for one not known."""
        return np.array([self.number.get(word, -1) for word in words], np.int64)

    def vectors_of(self, words: Sequence[str]) -> Floats:
        """The meaning of each folded word `[words, directions]`; zeros for one not known."""
        vectors: Floats = self.vectors[self.numbers(words)]
        return vectors

    @cached_property
    def weighted(self) -> Floats:
        """The vectors, each as long as its word tells: those of a sentence's words add up to its
        meaning."""
        vectors: Floats = self.vectors * np.append(self.weights, np.float32(0))[:, np.newaxis]
        return vectors


def _of_unit_length(stored: NDArray[np.int8]) -> Floats:
    vectors: Floats = stored.astype(np.float32) / np.float32(127)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return vectors


@cache
def meanings() -> Meanings:
    """The vectors that ship."""
    return Meanings()
