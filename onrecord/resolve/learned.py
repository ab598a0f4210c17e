"""Small networks trained on named signs. They predict a kind, a mode, an addressee or a day.

A quotation has few of many thousands of signs, such as `cue=told`. Each sign has a row of numbers,
and a network adds up the rows of the signs present: some numbers go straight to the outputs, the
others through one hidden layer. `train/learned.py` trains the networks; all of them are in one
file.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.english.lists import weights_file

Signs = Mapping[str, float]
"""What speaks for and against something, by name, and how much; what is not there is 0."""
Floats = NDArray[np.float32]
PARTS = ("table", "scale", "bias", "last")
"""What is kept of a network beside the names of its signs and outputs, which are JSON. Its table is
in 8 bits; each column is to be multiplied by its `scale`."""
WEIGHTS = weights_file("learned.npz")


@dataclass(frozen=True, slots=True)
class Network:
    """A trained network.

    `rows`: the row number of each sign in `table` [signs, hidden + outputs]; `bias` [hidden];
    `last` [hidden, outputs]; `outputs`: the names of the outputs. A network that compares
    candidates has a single output without a name.
    """

    rows: Mapping[str, int]
    table: Floats
    bias: Floats
    last: Floats
    outputs: tuple[str, ...]

    def scores(self, cases: Sequence[Signs]) -> Floats:
        """The scores of each case by its signs [cases, outputs]."""
        rows, values, starts = list[int](), list[float](), list[int]()
        for signs in cases:
            starts.append(len(rows))
            rows.append(0)  # counts for nothing; so that none is without any
            values.append(0.0)
            for sign, value in signs.items():
                if value and (row := self.rows.get(sign)) is not None:
                    rows.append(row)
                    values.append(value)
        added = np.add.reduceat(
            self.table[rows] * np.array(values, np.float32)[:, None], starts, axis=0
        )
        hidden, direct = added[:, : len(self.last)], added[:, len(self.last) :]
        scores: Floats = direct + np.maximum(hidden + self.bias, 0) @ self.last
        return scores

    def shares(self, candidates: Sequence[Signs]) -> Floats:
        """The likelihood of each candidate among all of them [candidates]."""
        return softmax(self.scores(candidates)[:, 0])

    def likely(self, cases: Sequence[Signs]) -> list[dict[str, float]]:
        """The likelihood of each output, for each case."""
        return [
            dict(zip(self.outputs, softmax(row).tolist(), strict=True))
            for row in self.scores(cases)
        ]


def softmax(scores: Floats) -> Floats:
    """Scores as shares that add up to 1."""
    odds = np.exp(scores - scores.max())
    shares: Floats = odds / odds.sum()
    return shares


@cache
def network(name: str, file: Path = WEIGHTS) -> Network:
    """The network of this name in the file."""
    with np.load(file) as archive:
        signs, outputs = (
            json.loads(str(archive[f"{name}.{part}"])) for part in ("signs", "outputs")
        )
        table, scale, bias, last = (archive[f"{name}.{part}"].astype(np.float32) for part in PARTS)
    return Network(
        {sign: number for number, sign in enumerate(signs)},
        table * scale,
        bias,
        last,
        tuple(outputs),
    )


def shrunk(count: float) -> float:
    """The logarithm of a count or a distance, with its sign, so that it does not outweigh other
    signs."""
    return math.copysign(math.log1p(abs(count)), count) / 3


def stem(word: str) -> str:
    """A word without the ending of a verb or a plural: told, say, deni. It is rough, but the
    same for the same word."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
