"""The trained model as it ships: an int8 ONNX encoder, the linker's weights, the tokenizer and the settings."""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.extract.linking import Floats, Linker
from onrecord.extract.pieces import Ints, tokenizer

SHIPPED = Path(__file__).parent / "model"
FORMAT = 1
"""The version of the files' layout; a model of another version is refused."""


class Encode(Protocol):
    """What turns windows into anchor logits [batch, pieces, 2] and views [batch, pieces, 4 * link]."""

    def __call__(self, ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        """`ids` [batch, pieces], 0 for padding; `features` [batch, pieces, 3]."""
        ...


@dataclass(frozen=True)
class Model:
    """Everything that extraction needs. `threshold`: the least confidence of a quotation that is kept."""

    encode: Encode
    linker: Linker
    tokenizer: Tokenizer
    threshold: float
    calibration: tuple[float, ...]


def load(folder: Path = SHIPPED, threads: int = 0) -> Model:
    """Load a model; `threads`: for one encoder pass, 0 for all cores.

    Raises ModelError naming what is missing or damaged.
    """
    threshold, calibration = _settings(folder / "settings.json")
    encode, linker = OnnxEncoder(folder / "encoder.onnx", threads), _linker(folder / "linker.npz")
    return Model(encode, linker, tokenizer(folder / "tokenizer.json"), threshold, calibration)


def _settings(path: Path) -> tuple[float, tuple[float, ...]]:
    """The threshold and the calibration."""
    try:
        settings = json.loads(path.read_text(encoding="utf8"))
        if settings["format"] != FORMAT:
            raise ModelError(f"{path}: model format {settings['format']}, expected {FORMAT}: train it again")
        return float(settings["threshold"]), tuple(map(float, settings["calibration"]))
    except (OSError, KeyError, TypeError, ValueError) as err:
        raise ModelError(f"{path}: the settings are missing or damaged ({err}): install onrecord again") from err


def _linker(path: Path) -> Linker:
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            return Linker(**{name: arrays[name] for name in arrays.files})
    except (OSError, EOFError, AttributeError, TypeError, ValueError, BadZipFile, zlib.error) as err:
        raise ModelError(f"{path}: the linker is missing or damaged ({err}): install onrecord again") from err


class OnnxEncoder:
    """The encoder run by ONNX Runtime on the processor."""

    def __init__(self, path: Path, threads: int = 0) -> None:
        """Open the network. Raises ModelError if it cannot be."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as err:  # ONNX Runtime raises a dozen unrelated classes here, all direct children of Exception
            raise ModelError(f"{path}: the network is missing or damaged: install onrecord again") from err

    def __call__(self, ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        """See `Encode`."""
        anchors, views = self._session.run(None, {"ids": ids, "features": features})
        return anchors, views
