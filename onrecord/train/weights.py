"""Weights in and out: the pretrained encoder to start from, and checkpoints of our own."""

from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, cat, manual_seed, nn

from onrecord.errors import ModelError
from onrecord.extract.windows import CLS, SEP
from onrecord.train.network import Encoder, Layout, Linker

UNKNOWN = 100
"""BERT's number for what is not in its vocabulary."""


def fresh(pretrained: Path, layout: Layout, seed: int = 0) -> nn.ModuleDict:
    """A network whose encoder starts from a checkpoint of BERT or MPNet (`model.safetensors`); the
    other weights are random, the same for the same seed.

    Raises ModelError if the file is not such a checkpoint.
    """
    manual_seed(seed)
    network = nn.ModuleDict({"encoder": Encoder(layout), "linker": Linker(layout)})
    try:
        theirs = load_file(pretrained)
        state = (_of_mpnet if "encoder.relative_attention_bias.weight" in theirs else _of_bert)(
            theirs, layout.layers
        )
        missing, unexpected = network["encoder"].load_state_dict(state, strict=False)
    except (OSError, KeyError, ValueError, RuntimeError, SafetensorError) as err:
        raise ModelError(
            f"{pretrained}: not a checkpoint of BERT or MPNet in safetensors of this size ({err})"
        ) from err
    if unexpected or any(
        name.startswith(("layers", "words", "positions", "norm")) for name in missing
    ):
        raise ModelError(f"{pretrained}: not the checkpoint that the layout expects")
    return network


def _of_bert(theirs: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    # Every piece is of the first of BERT's two token types: its vector goes into the words'.
    words = (
        theirs["embeddings.word_embeddings.weight"]
        + theirs["embeddings.token_type_embeddings.weight"][0]
    )
    ours = {
        "words.weight": words,
        "positions.weight": theirs["embeddings.position_embeddings.weight"],
    }
    attention = {
        "q": "self.query",
        "k": "self.key",
        "v": "self.value",
        "out": "output.dense",
        "norm": "output.LayerNorm",
    }
    return ours | _layers(theirs, layers, attention)


def _of_mpnet(theirs: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """MPNet's vocabulary is BERT's after four marks of its own, three of which correspond to
    BERT's."""
    words = theirs["embeddings.word_embeddings.weight"]
    own_words = words[4:].clone()[: len(words) - 5]
    for mine, mark in ((UNKNOWN, 3), (CLS, 0), (SEP, 2)):
        own_words[mine] = words[mark]
    ours = {
        "words.weight": own_words,
        "positions.weight": theirs["embeddings.position_embeddings.weight"][2:],
        "relative.weight": theirs["encoder.relative_attention_bias.weight"],
    }
    return ours | _layers(
        theirs,
        layers,
        {"q": "attn.q", "k": "attn.k", "v": "attn.v", "out": "attn.o", "norm": "LayerNorm"},
    )


def _layers(theirs: dict[str, Tensor], layers: int, attention: dict[str, str]) -> dict[str, Tensor]:
    """The embeddings' norm and the layers under our names; `attention`: the names of its parts
    there."""
    ours = {f"norm.{kind}": theirs[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}
    pairs = {
        "out": f"attention.{attention['out']}",
        "norm": f"attention.{attention['norm']}",
        "up": "intermediate.dense",
        "down": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for number in range(layers):
        layer = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            ours |= {
                f"layers.{number}.{mine}.{kind}": theirs[f"{layer}{name}.{kind}"]
                for mine, name in pairs.items()
            }
            qkv = [theirs[f"{layer}attention.{attention[part]}.{kind}"] for part in "qkv"]
            ours[f"layers.{number}.qkv.{kind}"] = cat(qkv)
    return ours
