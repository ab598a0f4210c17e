"""The trained model as it ships: embeddings and an encoder in int8 and a linker, which ONNX Runtime
runs, the tokenizer and the settings.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.extract.linking import LABELS, Floats
from onrecord.extract.pieces import Ints, tokenizer
from onrecord.extract.runtime import session

SHIPPED = Path(__file__).parent / "model"
FORMAT = 4
"""The version of the files' layout; a model of another version is refused."""
WORDS, SCALES = "words.npy", "scales.npy"
"""Every piece's embedding, int8 [vocabulary, width], and what each is to be multiplied by,
[vocabulary, 1]. They are looked up where they lie: in the network they would be unpacked to 32 bits
at every start, for all pieces there are."""
ENCODER, LINKER = "encoder.onnx", "linker.onnx"

Encode = Callable[[Ints, Ints], tuple[Floats, Floats]]
"""One window to anchor logits [pieces, 2] and the views [pieces, 4 * link] that the linker reads,
from the piece numbers [pieces] and their features [pieces, 3]."""
Link = Callable[[Floats, Ints, Ints], Floats]
"""Views, anchors [anchors] and relations [anchors, pieces] to label scores [anchors, pieces,
labels]."""


@dataclass(frozen=True)
class Settings:
    """What a model is used with.

    `threshold`: the least confidence of a quotation that is kept; `calibration`: see
    `decoding.confidence`; `transitions` [labels, labels]: the scores of each label's following
    another.
    """

    threshold: float
    calibration: tuple[float, ...]
    transitions: Floats


@dataclass(frozen=True)
class Model:
    """Everything that extraction needs."""

    encode: Encode
    link: Link
    tokenizer: Tokenizer
    settings: Settings


def load(folder: Path = SHIPPED, threads: int = 0) -> Model:
    """Load a model; `threads`: for one pass, 0 for all cores. It may be used by several threads at
    once.

    Raises ModelError naming what is missing or damaged.
    """
    settings = _settings(folder / "settings.json")
    words, scales = _array(folder / WORDS), _array(folder / SCALES)
    encoder = _Network(folder / ENCODER, threads, ("words", "features"))
    linker = _Network(folder / LINKER, threads, ("views", "anchors", "relations"))

    def encode(ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        anchors, views = encoder(words[ids] * scales[ids], features)
        return anchors, views

    def link(views: Floats, anchors: Ints, relations: Ints) -> Floats:
        return linker(views, anchors, relations)[0]

    return Model(encode, link, tokenizer(folder / "tokenizer.json"), settings)


def _settings(path: Path) -> Settings:
    try:
        stored = json.loads(path.read_text(encoding="utf8"))
        if stored["format"] != FORMAT:
            raise ModelError(
                f"{path}: model format {stored['format']}, expected {FORMAT}: train it again"
            )
        transitions = np.array(stored["transitions"], np.float32).reshape(len(LABELS), len(LABELS))
        return Settings(
            float(stored["threshold"]), tuple(map(float, stored["calibration"])), transitions
        )
    except (OSError, KeyError, TypeError, ValueError) as err:
        raise ModelError(
            f"{path}: the settings are missing or damaged ({err}): install onrecord again"
        ) from err


def _array(path: Path) -> NDArray[Any]:
    """An array that is read from its file where it is used."""
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
        return array
    except (OSError, EOFError, ValueError) as err:
        raise ModelError(
            f"{path}: the array is missing or damaged: install onrecord again"
        ) from err


class _Network:
    """A network run by ONNX Runtime on the processor."""

    def __init__(self, path: Path, threads: int, inputs: tuple[str, ...]) -> None:
        """Open the network; `inputs`: the names of what it takes."""
        try:
            self._session: Any = session(path, threads)
            names = tuple(declared.name for declared in self._session.get_inputs())
        except Exception as err:  # ONNX Runtime's exceptions have no class in common
            raise ModelError(
                f"{path}: the network is missing or damaged: install onrecord again"
            ) from err
        if names != inputs:
            raise ModelError(
                f"{path}: the network is damaged, it takes {names}: install onrecord again"
            )
        self._inputs = inputs

    def __call__(self, *inputs: Ints | Floats) -> list[Floats]:
        """What the network gives, in the order of its outputs."""
        outputs: list[Floats] = self._session.run(
            None, dict(zip(self._inputs, inputs, strict=True))
        )
        return outputs
