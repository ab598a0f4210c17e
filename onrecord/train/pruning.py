"""Cuts a trained network down to a smaller layout. The parts that its loss depends on most are
kept, and have to be trained again.

Layers are chosen together: of all ways to keep so many of them, the one with the lowest loss.
Attention heads (Michel et al. 2019) and inner units (Molchanov et al. 2017) are ranked by how
steeply the loss changes where a gate behind them closes; that slope is the product of weight and
gradient, summed over the weights that read the unit.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from itertools import combinations

import torch
from torch import Tensor, nn

from onrecord.train.batches import Batch
from onrecord.train.network import Layer, Layout

Loss = Callable[[nn.ModuleDict, Batch], Tensor]


def pruned(
    network: nn.ModuleDict, layout: Layout, batches: Sequence[Batch], loss: Loss
) -> nn.ModuleDict:
    """A smaller copy of a trained network in evaluation; `batches` show what its `loss` depends on.

    `layout`: the sizes of the copy; `layers`, `heads` and `inner` may be smaller than the
    network's, the rest is the same.
    """
    student, layers = deepcopy(network), network["encoder"].layers
    slopes = _slopes(network, batches, loss)
    student["encoder"].layers = nn.ModuleList(
        _narrower(layers[number], layout, *slopes[number])
        for number in _best_layers(network, layout.layers, batches, loss)
    )
    return student.eval()


def _best_layers(
    network: nn.ModuleDict, count: int, batches: Sequence[Batch], loss: Loss
) -> tuple[int, ...]:
    """The numbers of the layers that have the lowest loss without the others."""
    shorter, layers = deepcopy(network), network["encoder"].layers

    def left(numbers: tuple[int, ...]) -> float:
        shorter["encoder"].layers = nn.ModuleList(layers[number] for number in numbers)
        return sum(float(loss(shorter, batch)) for batch in batches)

    with torch.no_grad():
        return min(combinations(range(len(layers)), count), key=left)


def _slopes(
    network: nn.ModuleDict, batches: Sequence[Batch], loss: Loss
) -> list[tuple[Tensor, Tensor]]:
    """For each layer, how much the loss depends on its heads [heads] and its inner units
    [inner]."""
    layers = list(network["encoder"].layers)
    slopes = [(torch.zeros(layer.heads), torch.zeros(layer.down.in_features)) for layer in layers]
    for batch in batches:
        network.zero_grad()
        loss(network, batch).backward()
        for layer, (heads, units) in zip(layers, slopes, strict=True):
            heads += _slope(layer.out).view(layer.heads, -1).sum(1).abs()
            units += _slope(layer.down).abs()
    network.zero_grad()
    return slopes


def _slope(reader: nn.Linear) -> Tensor:
    """The slope of the loss at gates before a linear map, [inputs]."""
    assert reader.weight.grad is not None
    return (reader.weight * reader.weight.grad).detach().sum(0)


def _narrower(layer: Layer, layout: Layout, heads: Tensor, units: Tensor) -> Layer:
    """The layer with only the heads and the inner units of the steepest slopes, in their order."""
    kept_heads, units = _steepest(heads, layout.heads), _steepest(units, layout.inner)
    joined = (kept_heads[:, None] * layout.head + torch.arange(layout.head)).flatten()
    whole, narrow = layer.state_dict(), Layer(layout)
    for kind in ("weight", "bias"):
        parts = whole[f"qkv.{kind}"].unflatten(0, (3, -1))
        whole[f"qkv.{kind}"] = parts[:, joined].flatten(0, 1)
        whole[f"up.{kind}"] = whole[f"up.{kind}"][units]
    whole["out.weight"], whole["down.weight"] = (
        whole["out.weight"][:, joined],
        whole["down.weight"][:, units],
    )
    narrow.load_state_dict(whole)
    return narrow


def _steepest(slopes: Tensor, count: int) -> Tensor:
    return slopes.topk(count).indices.sort().values
