import pytest

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.train.loss import imitation  # noqa: E402


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
