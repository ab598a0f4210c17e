import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.train.distil import imitation, shallower  # noqa: E402
from onrecord.train.network import Encoder, Layout, Linker  # noqa: E402
from onrecord.train.run import Settings, train  # noqa: E402

from .invented import articles  # noqa: E402

TINY = Layout(vocabulary=256, width=16, layers=3, heads=2, inner=32, positions=320, link=8, narrow=4)


@pytest.fixture
def teacher() -> "torch.nn.ModuleDict":
    torch.manual_seed(1)
    return torch.nn.ModuleDict({"encoder": Encoder(TINY), "linker": Linker(TINY)}).eval()


def test_shallower_keeps_the_layers_asked_for_and_all_the_rest(teacher: "torch.nn.ModuleDict") -> None:
    student, theirs = shallower(teacher, (0, 2)).state_dict(), teacher.state_dict()
    assert {name for name in theirs if ".layers.2." not in name} == set(student)
    for name, weights in student.items():
        assert torch.equal(weights, theirs[name.replace(".layers.1.", ".layers.2.")])


def test_shallower_by_no_layer_gives_the_same(teacher: "torch.nn.ModuleDict") -> None:
    ids, features = torch.randint(1, 256, (2, 20)), torch.randint(4, (2, 20, 3))
    same = shallower(teacher, (0, 1, 2)).eval()
    for ours, theirs in zip(same["encoder"](ids, features), teacher["encoder"](ids, features), strict=True):
        assert torch.equal(ours, theirs)


def outputs(seed: int) -> "tuple[torch.Tensor, torch.Tensor, torch.Tensor]":
    chance = torch.Generator().manual_seed(seed)
    shapes = (2, 5, 2), (2, 5, 8), (3, 5, 7)
    one, two, three = (torch.randn(shape, generator=chance) for shape in shapes)
    return one, two, three


def test_imitation_is_least_where_student_and_teacher_agree() -> None:
    mask, row = torch.ones(2, 5, dtype=torch.bool), torch.tensor([0, 1, 1])
    agreed = imitation(outputs(1), outputs(1), mask, row)
    assert agreed < imitation(outputs(2), outputs(1), mask, row)
    for part in range(3):
        ours = list(outputs(1))
        ours[part] = outputs(2)[part]
        assert imitation((ours[0], ours[1], ours[2]), outputs(1), mask, row) > agreed


def test_imitation_looks_at_no_padding() -> None:
    mask, row = torch.tensor([[True] * 5, [True, True, False, False, False]]), torch.tensor([0, 1, 1])
    ours, theirs = outputs(1), outputs(2)
    expected = imitation(ours, theirs, mask, row)
    for part, rows in zip(ours, (torch.tensor([1]), torch.tensor([1]), torch.tensor([1, 2])), strict=True):
        part[rows, 2:] += 5
    torch.testing.assert_close(imitation(ours, theirs, mask, row), expected)


def test_a_student_stays_nearer_to_its_teacher_than_one_who_learns_alone(
    teacher: "torch.nn.ModuleDict", tokenizer: Tokenizer
) -> None:
    ids, features = torch.randint(1, 256, (4, 30)), torch.randint(4, (4, 30, 3))
    settings = Settings(epochs=30, rate=3e-3, fresh=1, average=0.5)

    def apart(taught_by: "torch.nn.ModuleDict | None") -> float:
        student = shallower(teacher, (0, 2)).train()
        trained = train(student, articles(), tokenizer, settings, lambda done: None, taught_by)
        with torch.inference_mode():
            ours, theirs = (network["encoder"](ids, features)[1] for network in (trained, teacher))
            return float((ours - theirs).square().mean())

    assert apart(teacher) < 0.5 * apart(None)
