"""A trained network into the files that ship: an int8 ONNX encoder, the linker's weights, tokenizer and settings."""

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn

from onrecord.extract.encoder import FORMAT, Encode
from onrecord.extract.linking import Floats, Linker
from onrecord.extract.pieces import Ints


def export(network: nn.ModuleDict, tokenizer: Tokenizer, settings: dict[str, Any], folder: Path) -> None:
    """Write the model's files into a folder, made if missing. `settings` are kept with the format's version."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "encoder.onnx"
        _to_onnx(network["encoder"], exact)
        quantize_dynamic(
            exact,
            folder / "encoder.onnx",
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
    np.savez_compressed(folder / "linker.npz", **vars(linker_weights(network["linker"])))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write_settings(settings, folder)


def write_settings(settings: dict[str, Any], folder: Path) -> None:
    """Write a model's settings, with the format's version, beside its other files."""
    (folder / "settings.json").write_text(json.dumps({"format": FORMAT, **settings}, indent=2) + "\n", encoding="utf8")


def _to_onnx(encoder: nn.Module, path: Path) -> None:
    batch, pieces = torch.export.Dim("batch", min=1), torch.export.Dim("pieces", min=2)
    ids, features = torch.ones((2, 16), dtype=torch.int64), torch.zeros((2, 16, 3), dtype=torch.int64)
    torch.onnx.export(
        encoder.eval(),
        (ids, features),
        path,
        input_names=["ids", "features"],
        output_names=["anchors", "views"],
        dynamic_shapes=({0: batch, 1: pieces}, {0: batch, 1: pieces}),
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def linker_weights(linker: nn.Module) -> Linker:
    """The linker's weights as NumPy's twin wants them."""
    state = {name: values.detach().numpy().astype(np.float32) for name, values in linker.state_dict().items()}
    return Linker(
        distance=state["distance.weight"],
        paragraph=state["paragraph.weight"],
        narrow=state["narrow.weight"].transpose(2, 1, 0),  # [narrow, link, 3] to [3, link, narrow]
        narrow_bias=state["narrow.bias"],
        labels=state["labels.weight"].T,
        labels_bias=state["labels.bias"],
        transitions=state["transitions"],
    )


def torch_encode(encoder: nn.Module) -> Encode:
    """The network itself behind the interface of the exported one, to measure before exporting."""

    def encode(ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            anchors, views = encoder(torch.from_numpy(ids), torch.from_numpy(features))
        return anchors.float().numpy(), views.float().numpy()

    return encode
