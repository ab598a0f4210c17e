"""Fits the small networks of resolving: a few passes over all examples, in batches drawn at
random."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, nn

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fitting:
    """The settings of a fit. `batch` counts examples; `rate`, the highest, and `decay` are
    AdamW's."""

    passes: int
    batch: int
    rate: float
    decay: float


def fit(
    learner: nn.Module,
    examples: Sequence[T],
    loss: Callable[[Sequence[T]], Tensor],
    how: Fitting,
    seed: int,
) -> None:
    """Minimizes the loss of the examples. Deterministic given the seed and the learner's first
    weights."""
    chance = random.Random(seed)
    optimizer = torch.optim.AdamW(learner.parameters(), lr=how.rate, weight_decay=how.decay)
    steps = how.passes * (len(examples) // how.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, how.rate, total_steps=steps)
    for _ in range(how.passes):
        order = chance.sample(examples, len(examples))
        for start in range(0, len(order) + 1, how.batch):
            if batch := order[start : start + how.batch]:
                optimizer.zero_grad()
                loss(batch).backward()
                optimizer.step()
            schedule.step()
