"""Writes a trained network into the files that ship: the pieces' embeddings and the encoder,
rounded to int8, the linker, the tokenizer and the settings."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from tokenizers import Tokenizer
from torch import nn

from onrecord.extract.encoder import ENCODER, FORMAT, LINKER, SCALES, WORDS
from onrecord.extract.linking import Floats
from onrecord.train.graphs import TINIEST, encoder_graph, linker_graph


def export(network: nn.ModuleDict, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the model's files into a folder, made if missing, but for the settings."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    _save_words(network["encoder"].words.weight.detach().numpy(), folder)
    onnx.save(encoder_graph(network["encoder"]), folder / ENCODER)
    onnx.save(linker_graph(network["linker"]), folder / LINKER)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def write_settings(
    threshold: float, calibration: Iterable[float], linker: nn.Module, folder: Path
) -> None:
    """Write a model's settings, with the format's version, beside its other files."""
    settings: dict[str, Any] = {
        "format": FORMAT,
        "threshold": threshold,
        "calibration": list(calibration),
    }
    settings["transitions"] = [
        [round(score, 4) for score in row] for row in linker.transitions.tolist()
    ]
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf8")


def _save_words(words: Floats, folder: Path) -> None:
    """The embeddings, each row in int8 with a scale of its own."""
    scales = np.abs(words).max(axis=1, keepdims=True) / 127
    np.save(folder / WORDS, np.rint(words / np.maximum(scales, TINIEST)).astype(np.int8))
    np.save(folder / SCALES, scales.astype(np.float32))
