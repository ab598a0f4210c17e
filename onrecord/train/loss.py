"""What training makes small: how far a network is from the annotations, and from a teacher if it has one.

A student learns, beside the annotations, to give what a larger network gives (Hinton et al. 2015, Sanh et al. 2019):
for every piece how likely it is an anchor, the views that the linker reads, and the labels around each anchor.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.extract.linking import IMPOSSIBLE, allowed_steps
from onrecord.train.batches import Batch
from onrecord.train.network import crf_loss

PIECES_PER_QUOTATION = 25
"""About as many as in PolNeAR: makes the loss that of one quotation, roughly."""

LARGE = 1e-4
"""What large label scores cost, per anchor: their mean square times this. The loss does not mind how large they grow,
until one mistake costs hundreds and training runs away."""

Outputs = tuple[Tensor, Tensor, Tensor]
"""Anchor logits [batch, pieces, 2], views [batch, pieces, 4 * link] and label scores [anchors, pieces, labels]."""


def loss(network: nn.ModuleDict, batch: Batch, theirs: Outputs | None = None) -> Tensor:
    """Finding anchors plus labelling around the gold ones, by the number of pieces: what a quotation weighs does not
    hang on how many others its batch has. With `theirs`, a teacher's outputs, imitating it as well."""
    ours = found, _, scores = outputs(network, batch)
    finding = F.binary_cross_entropy_with_logits(found, batch.targets, batch.counts, reduction="sum")
    forbidden = torch.from_numpy(~allowed_steps())
    transitions = network["linker"].transitions.masked_fill(forbidden, IMPOSSIBLE)
    mask = batch.ids != 0
    total = finding + crf_loss(scores, transitions, batch.labels, mask[batch.row]).sum()
    total = total + LARGE * (scores.square() * ~batch.impossible).mean((1, 2)).sum()
    if theirs is not None:
        total = total + imitation(ours, theirs, mask, batch.row)
    return PIECES_PER_QUOTATION * total / mask.sum()


def imitation(ours: Outputs, theirs: Outputs, mask: Tensor, row: Tensor) -> Tensor:
    """How far the student is from the teacher, summed over pieces and anchors.

    `mask` [batch, pieces]: true for what is no padding; `row` [anchors]: the window each anchor lies in.
    """
    (found, views, scores), (their_found, their_views, their_scores) = ours, theirs
    anchors = F.binary_cross_entropy_with_logits(found, their_found.sigmoid(), reduction="none").sum(2)
    apart = (views - their_views).square().mean(2) / their_views[mask].var()
    labels = F.kl_div(scores.log_softmax(2), their_scores.log_softmax(2), reduction="none", log_target=True).sum(2)
    return (anchors * mask).sum() + (apart * mask).sum() + (labels * mask[row]).sum()


def outputs(network: nn.ModuleDict, batch: Batch) -> Outputs:
    """What the network gives around the gold anchors; impossible labels score `IMPOSSIBLE`."""
    with torch.autocast("cpu", torch.bfloat16):
        found, views = network["encoder"](batch.ids, batch.features)
        scores = network["linker"](views, batch.anchors, batch.distance, batch.paragraph)
    return found.float(), views.float(), scores.float().masked_fill(batch.impossible, IMPOSSIBLE)
