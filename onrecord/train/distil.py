"""A network of fewer layers that learns to give what a larger one gives (Hinton et al. 2015, Sanh et al. 2019).

It starts as some of the larger one's layers with all the rest of it. Beside the annotations it learns, for every piece,
how likely it is an anchor to the teacher, the views that the teacher's linker would read, and the teacher's labels.
"""

from collections.abc import Sequence
from copy import deepcopy

from torch import Tensor, nn
from torch.nn import functional as F


def shallower(teacher: nn.ModuleDict, layers: Sequence[int]) -> nn.ModuleDict:
    """A copy of the teacher with only these of its layers."""
    student = deepcopy(teacher)
    student["encoder"].layers = nn.ModuleList(student["encoder"].layers[number] for number in layers)
    return student


def imitation(ours: tuple[Tensor, Tensor, Tensor], theirs: tuple[Tensor, Tensor, Tensor], mask: Tensor,
              row: Tensor) -> Tensor:  # fmt: skip
    """How far the student is from the teacher, summed over pieces and anchors.

    Both give anchor logits [batch, pieces, 2], views [batch, pieces, 4 * link] and label scores
    [anchors, pieces, labels]. `mask` [batch, pieces]: true for what is no padding; `row` [anchors]: the window each
    anchor lies in.
    """
    (found, views, scores), (their_found, their_views, their_scores) = ours, theirs
    anchors = F.binary_cross_entropy_with_logits(found, their_found.sigmoid(), reduction="none").sum(2)
    apart = (views - their_views).square().mean(2) / their_views[mask].var()
    labels = F.kl_div(scores.log_softmax(2), their_scores.log_softmax(2), reduction="none", log_target=True).sum(2)
    return (anchors * mask).sum() + (apart * mask).sum() + (labels * mask[row]).sum()
