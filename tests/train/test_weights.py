from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")
safetensors = pytest.importorskip(
    "safetensors.torch", reason="safetensors, of the extra `train`, is not installed"
)

from onrecord.errors import ModelError  # noqa: E402
from onrecord.extract.windows import CLS, SEP  # noqa: E402
from onrecord.train.network import Layout  # noqa: E402
from onrecord.train.weights import UNKNOWN, fresh  # noqa: E402

TINY = Layout(
    vocabulary=50, width=8, layers=2, heads=2, head=4, inner=12, positions=20, link=4, narrow=3
)


def bert(layout: Layout) -> dict[str, Any]:
    """A checkpoint of BERT's shape and names, its values random."""
    width, inner = layout.width, layout.inner
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (layout.vocabulary, width),
        "embeddings.token_type_embeddings.weight": (2, width),
        "embeddings.position_embeddings.weight": (layout.positions, width),
    }
    squares = (
        "attention.self.query",
        "attention.self.key",
        "attention.self.value",
        "attention.output.dense",
    )
    for layer in range(layout.layers):
        name = f"encoder.layer.{layer}"
        shapes |= {f"{name}.{square}.weight": (width, width) for square in squares}
        shapes |= {f"{name}.{square}.bias": (width,) for square in squares}
        shapes |= {
            f"{name}.intermediate.dense.weight": (inner, width),
            f"{name}.intermediate.dense.bias": (inner,),
        }
        shapes |= {
            f"{name}.output.dense.weight": (width, inner),
            f"{name}.output.dense.bias": (width,),
        }
        for norm in ("attention.output", "output"):
            shapes |= {f"{name}.{norm}.LayerNorm.{kind}": (width,) for kind in ("weight", "bias")}
    shapes |= {f"embeddings.LayerNorm.{kind}": (width,) for kind in ("weight", "bias")}
    return {name: torch.randn(shape) for name, shape in shapes.items()}


def test_fresh_takes_over_the_pretrained_encoder(tmp_path: Path) -> None:
    weights = bert(TINY)
    safetensors.save_file(weights, tmp_path / "model.safetensors")
    encoder = fresh(tmp_path / "model.safetensors", TINY)["encoder"]
    words, types = (
        weights[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "token_type")
    )
    torch.testing.assert_close(encoder.words.weight, words + types[0])
    value = weights["encoder.layer.1.attention.self.value.weight"]
    torch.testing.assert_close(encoder.layers[1].qkv.weight[2 * TINY.width :], value)


def test_what_is_ours_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    safetensors.save_file(bert(TINY), tmp_path / "model.safetensors")
    one, same, other = (
        fresh(tmp_path / "model.safetensors", TINY, seed).state_dict() for seed in (1, 1, 2)
    )
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert not torch.equal(one["linker.labels.weight"], other["linker.labels.weight"])


def mpnet(layout: Layout) -> dict[str, Any]:
    """A checkpoint of MPNet's shape and names: its vocabulary has four marks of its own in front
    and one behind."""
    names = {
        "self.query": "attn.q",
        "self.key": "attn.k",
        "self.value": "attn.v",
        "attention.output.dense": "attention.attn.o",
    }
    names |= {"attention.output.LayerNorm": "attention.LayerNorm"}
    weights = {}
    for name, values in bert(layout).items():
        for theirs, own in names.items():
            name = name.replace(theirs, own)
        weights[name] = values
    del weights["embeddings.token_type_embeddings.weight"]
    weights["embeddings.word_embeddings.weight"] = torch.randn(layout.vocabulary + 5, layout.width)
    weights["embeddings.position_embeddings.weight"] = torch.randn(
        layout.positions + 2, layout.width
    )
    weights["encoder.relative_attention_bias.weight"] = torch.randn(layout.relative, layout.heads)
    return weights


def test_fresh_takes_over_mpnet_by_the_vocabulary_of_bert(tmp_path: Path) -> None:
    layout = replace(TINY, vocabulary=110, relative=8)
    weights = mpnet(layout)
    safetensors.save_file(weights, tmp_path / "model.safetensors")
    encoder = fresh(tmp_path / "model.safetensors", layout)["encoder"]
    words = weights["embeddings.word_embeddings.weight"]
    torch.testing.assert_close(
        encoder.words.weight[[0, 7, UNKNOWN, CLS, SEP, 109]], words[[4, 11, 3, 0, 2, 113]]
    )
    torch.testing.assert_close(
        encoder.positions.weight, weights["embeddings.position_embeddings.weight"][2:]
    )
    torch.testing.assert_close(
        encoder.relative.weight, weights["encoder.relative_attention_bias.weight"]
    )
    torch.testing.assert_close(
        encoder.layers[1].out.weight, weights["encoder.layer.1.attention.attn.o.weight"]
    )


@pytest.mark.parametrize("damage", ["missing", "no safetensors", "other names", "other sizes"])
def test_weights_that_do_not_fit_are_a_model_error(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    if damage == "no safetensors":
        path.write_bytes(b"not a checkpoint")
    elif damage == "other names":
        safetensors.save_file({"weight": torch.ones(2)}, path)
    elif damage == "other sizes":
        other = Layout(
            **{**{name: getattr(TINY, name) for name in TINY.__dataclass_fields__}, "width": 16}
        )
        safetensors.save_file(bert(other), path)
    with pytest.raises(ModelError, match=r"model\.safetensors: not "):
        fresh(path, TINY)
