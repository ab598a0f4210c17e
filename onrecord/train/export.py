"""A trained network into the files that ship: the pieces' embeddings and the encoder, rounded to int8, the linker, the
tokenizer and the settings.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.extract.runtime import Model, save_model  # isort: skip  # first: it keeps OpenVINO and NNCF from telling
import nncf
import numpy as np
import torch
from openvino.tools.ovc import convert_model
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.extract.encoder import FORMAT, SCALES, WORDS
from onrecord.extract.linking import Floats
from onrecord.extract.pieces import Ints
from onrecord.train.network import Encoder, Linker

Sample = list[tuple[Ints, Ints]]
"""Windows as the encoder reads them: piece numbers [pieces] and features [pieces, 3]."""
TINIEST = 1e-9
"""Less than any scale: rows of nothing but zeros are divided by it."""
LONGEST = 4096
"""An upper bound that the exporter wants; nothing is cut by it."""


def export(network: nn.ModuleDict, tokenizer: Tokenizer, sample: Sample, folder: Path) -> None:
    """Write the model's files into a folder, made if missing, but for the settings.

    `sample`: windows of articles, by which the int8 encoder's value ranges are chosen.
    """
    folder.mkdir(parents=True, exist_ok=True)
    words = network["encoder"].words.weight.detach().numpy()
    shown = [(words[ids], features) for ids, features in sample]
    _save_words(words, folder)
    save_model(_rounded(_encoder(network["encoder"]), shown), folder / "encoder.xml")
    save_model(_linker(network["linker"]), folder / "linker.xml", compress_to_fp16=False)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def write_settings(threshold: float, calibration: Iterable[float], linker: nn.Module, folder: Path) -> None:
    """Write a model's settings, with the format's version, beside its other files."""
    settings: dict[str, Any] = {"format": FORMAT, "threshold": threshold, "calibration": list(calibration)}
    settings["transitions"] = [[round(score, 4) for score in row] for row in linker.transitions.tolist()]
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf8")


def _save_words(words: Floats, folder: Path) -> None:
    """The embeddings, each row in int8 with a scale of its own."""
    scales = np.abs(words).max(axis=1, keepdims=True) / 127
    np.save(folder / WORDS, np.rint(words / np.maximum(scales, TINIEST)).astype(np.int8))
    np.save(folder / SCALES, scales.astype(np.float32))


def _rounded(encoder: Model, sample: list[tuple[Floats, Ints]]) -> Model:
    """Products with the weights in int8, by ranges seen over the sample (SmoothQuant, Xiao et al. 2023).

    Attention stays as it is: in int8 it was no faster, for all the rounding around it.
    """
    windows = nncf.Dataset([(words[None], features[None]) for words, features in sample])
    return nncf.quantize(
        encoder,
        windows,
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=len(sample),
        ignored_scope=nncf.IgnoredScope(types=["ScaledDotProductAttention"]),
    )


def _encoder(encoder: Encoder) -> Model:
    pieces = torch.export.Dim("pieces", min=3, max=LONGEST)
    width = encoder.words.embedding_dim
    inputs = (torch.ones((1, 32, width)), torch.zeros((1, 32, 3), dtype=torch.int64))
    return _converted(_FromWords(encoder).eval(), inputs, ({1: pieces}, {1: pieces}))


def _linker(linker: Linker) -> Model:
    pieces, anchors = (torch.export.Dim(name, min=3, max=LONGEST) for name in ("pieces", "anchors"))
    views, relations = torch.zeros((32, 4 * linker.narrow.in_channels)), torch.zeros((5, 32), dtype=torch.int64)
    inputs = (views, torch.ones(5, dtype=torch.int64), relations)
    return _converted(OneWindow(linker).eval(), inputs, ({0: pieces}, {0: anchors}, {0: anchors, 1: pieces}))


def _converted(module: nn.Module, inputs: tuple[Tensor, ...], dynamic: tuple[dict[int, Any], ...]) -> Model:
    with torch.inference_mode():
        return convert_model(torch.export.export(module, inputs, dynamic_shapes=dynamic, strict=False))


class _FromWords(nn.Module):
    """The encoder behind the embeddings, without padding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, words: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        anchors, views = self.encoder.read(words, features, mask=None)
        return anchors, views


class OneWindow(nn.Module):
    """The linker for one window, its arithmetic laid out for speed: what `Linker.forward` gives, to rounding."""

    def __init__(self, linker: Linker) -> None:
        """Take a trained linker's weights."""
        super().__init__()
        relations = linker.distance.weight[:, None] + linker.paragraph.weight  # [distances, paragraphs, link]
        self.relations = nn.Parameter(relations.flatten(0, 1))
        self.before, self.here, self.after = (nn.Parameter(part.T) for part in linker.narrow.weight.unbind(2))
        self.narrow_bias, self.labels = linker.narrow.bias, linker.labels

    def forward(self, views: Tensor, anchors: Tensor, relations: Tensor) -> Tensor:
        """See `extract.encoder.Link`."""
        add, gate, add_anchor, gate_anchor = views.chunk(4, dim=-1)
        joint = gate * gate_anchor[anchors][:, None] + (add + add_anchor[anchors][:, None])
        joint = F.relu(joint + self.relations[relations])
        before = F.pad(joint @ self.before, (0, 0, 1, 0))[:, :-1]
        after = F.pad(joint @ self.after, (0, 0, 0, 1))[:, 1:]
        scores: Tensor = self.labels(F.relu(joint @ self.here + before + after + self.narrow_bias))
        return scores
