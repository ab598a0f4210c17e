import random
from dataclasses import replace

import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.train.batches import Batch, batches  # noqa: E402
from onrecord.train.loss import loss  # noqa: E402
from onrecord.train.network import Encoder, Layout, Linker  # noqa: E402
from onrecord.train.pruning import pruned  # noqa: E402

from .invented import articles  # noqa: E402

TINY = Layout(
    vocabulary=256, width=16, layers=3, heads=2, head=8, inner=32, positions=320, link=8, narrow=4
)


@pytest.fixture
def teacher() -> "torch.nn.ModuleDict":
    torch.manual_seed(1)
    return torch.nn.ModuleDict({"encoder": Encoder(TINY), "linker": Linker(TINY)}).eval()


@pytest.fixture
def seen(tokenizer: Tokenizer) -> list[Batch]:
    return list(batches(articles(), tokenizer, 500, random.Random(1)))


def views(network: "torch.nn.ModuleDict") -> "torch.Tensor":
    chance = torch.Generator().manual_seed(2)
    ids, features = (torch.randint(1, top, (2, 20, 3), generator=chance) for top in (256, 4))
    with torch.inference_mode():
        return network["encoder"](ids[..., 0], features)[1]  # type: ignore[no-any-return]


def close(module: "torch.nn.Linear", inputs: slice) -> None:
    """Make a linear map deaf to some of its inputs."""
    with torch.no_grad():
        module.weight[:, inputs] = 0


def test_pruned_to_the_same_sizes_gives_the_same(
    teacher: "torch.nn.ModuleDict", seen: list[Batch]
) -> None:
    assert torch.equal(views(pruned(teacher, TINY, seen, loss)), views(teacher))


def test_heads_and_inner_units_that_nothing_hears_are_cut_first(
    teacher: "torch.nn.ModuleDict", seen: list[Batch]
) -> None:
    for layer in teacher["encoder"].layers:
        close(layer.out, slice(0, 8))
        close(layer.down, slice(4, 12))
    student = pruned(teacher, replace(TINY, heads=1, inner=24), seen, loss)
    torch.testing.assert_close(views(student), views(teacher))


def test_the_layer_that_changes_nothing_is_cut_first(
    teacher: "torch.nn.ModuleDict", seen: list[Batch]
) -> None:
    idle = teacher["encoder"].layers[1]
    with torch.no_grad():
        for weights in (*idle.out.parameters(), *idle.down.parameters()):
            weights.zero_()
    student = pruned(teacher, replace(TINY, layers=2), seen, loss)
    torch.testing.assert_close(views(student), views(teacher), rtol=1e-3, atol=1e-3)


def test_pruned_leaves_the_teacher_as_it_was(
    teacher: "torch.nn.ModuleDict", seen: list[Batch]
) -> None:
    before = views(teacher)
    student = pruned(teacher, replace(TINY, layers=1, heads=1, inner=8), seen, loss)
    with torch.no_grad():
        for weights in student.parameters():
            weights.zero_()
    assert torch.equal(views(teacher), before)
    assert all(weights.grad is None for weights in teacher.parameters())
