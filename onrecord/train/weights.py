"""Weights in and out: the pretrained encoder to start from, and checkpoints of our own."""

from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, cat, nn

from onrecord.errors import ModelError
from onrecord.train.network import Encoder, Layout, Linker


def fresh(pretrained: Path, layout: Layout) -> nn.ModuleDict:
    """A network whose encoder starts from a BERT checkpoint (`model.safetensors`); what is ours starts at random.

    Raises ModelError if the file is not such a checkpoint.
    """
    network = nn.ModuleDict({"encoder": Encoder(layout), "linker": Linker(layout)})
    try:
        own = _own_names(load_file(pretrained), layout.layers)
        missing, unexpected = network["encoder"].load_state_dict(own, strict=False)
    except (OSError, KeyError, ValueError, RuntimeError, SafetensorError) as err:
        raise ModelError(f"{pretrained}: not a BERT checkpoint in safetensors of this size ({err})") from err
    if unexpected or any(name.startswith(("layers", "words", "positions", "norm")) for name in missing):
        raise ModelError(f"{pretrained}: not the checkpoint that the layout expects")
    return network


def _own_names(bert: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    embeddings = "embeddings."
    own = {
        # Every piece is of the first of BERT's two token types: its vector goes into the words'.
        "words.weight": bert[embeddings + "word_embeddings.weight"]
        + bert[embeddings + "token_type_embeddings.weight"][0],
        "positions.weight": bert[embeddings + "position_embeddings.weight"],
    }
    own |= {f"norm.{kind}": bert[f"{embeddings}LayerNorm.{kind}"] for kind in ("weight", "bias")}
    pairs = {
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for layer in range(layers):
        theirs = f"encoder.layer.{layer}."
        for kind in ("weight", "bias"):
            own |= {f"layers.{layer}.{mine}.{kind}": bert[f"{theirs}{name}.{kind}"] for mine, name in pairs.items()}
            qkv = [bert[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            own[f"layers.{layer}.qkv.{kind}"] = cat(qkv)
    return own
