"""The training loss: how far a network is from the annotations."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.extract.linking import IMPOSSIBLE, allowed_steps
from onrecord.train.batches import Batch
from onrecord.train.network import crf_loss

PIECES_PER_QUOTATION = 25
"""About as many as in PolNeAR: makes the loss that of one quotation, roughly."""

LARGE = 1e-4
"""What large label scores cost, per anchor: their mean square times this. The loss does not mind
how large they grow, until one mistake costs hundreds and training runs away."""


def loss(network: nn.ModuleDict, batch: Batch) -> Tensor:
    """The loss of finding anchors plus that of labelling around the gold ones, by the number of
    pieces, so that the weight of a quotation does not depend on how many others its batch has."""
    anchor_logits, scores = outputs(network, batch)
    finding = F.binary_cross_entropy_with_logits(
        anchor_logits, batch.targets, batch.counts, reduction="sum"
    )
    forbidden = torch.from_numpy(~allowed_steps())
    transitions = network["linker"].transitions.masked_fill(forbidden, IMPOSSIBLE)
    mask = batch.ids != 0
    total = finding + crf_loss(scores, transitions, batch.labels, mask[batch.row]).sum()
    total = total + LARGE * (scores.square() * ~batch.impossible).mean((1, 2)).sum()
    return PIECES_PER_QUOTATION * total / mask.sum()


def outputs(network: nn.ModuleDict, batch: Batch) -> tuple[Tensor, Tensor]:
    """What the network gives around the gold anchors: the anchors' logits [batch, pieces, 2], and
    label scores [anchors, pieces, labels]; impossible labels score `IMPOSSIBLE`."""
    with torch.autocast("cpu", torch.bfloat16):
        anchor_logits, views = network["encoder"](batch.ids, batch.features)
        scores = network["linker"](views, batch.anchors, batch.distance, batch.paragraph)
    return anchor_logits.float(), scores.float().masked_fill(batch.impossible, IMPOSSIBLE)
