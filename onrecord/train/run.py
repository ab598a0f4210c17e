"""The training loop: annotated articles in, a trained network out."""

import hashlib
import math
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.errors import ModelError
from onrecord.evaluate.corpus import Annotated
from onrecord.train.batches import batches
from onrecord.train.loss import loss

T = TypeVar("T")
SMOOTH, RUNAWAY = 0.95, 3
"""How much of the smoothed loss each step keeps, and how many times its lowest it may be."""


@dataclass(frozen=True)
class Settings:
    """The settings of a training run.

    `batch` counts pieces; `rate` and `decay` are AdamW's (Loshchilov & Hutter 2019), `fresh` how
    many times faster the parts that are not pretrained learn; `cut`: the longest a gradient may be;
    `average`: what the running average keeps each step; `stop`: the step to end at, however many
    were planned.
    """

    epochs: int = 8
    batch: int = 5120
    rate: float = 2e-4
    fresh: float = 3
    decay: float = 0.01
    warmup: float = 0.1
    average: float = 0.995
    cut: float = 5.0
    seed: int = 1
    stop: int | None = None


@dataclass(frozen=True)
class Progress:
    """One step done of so many, and its loss."""

    step: int
    steps: int
    loss: float


def train(network: nn.ModuleDict, articles: list[Annotated], tokenizer: Tokenizer, settings: Settings,
          report: Callable[[Progress], None], checkpoint: Path | None = None) -> nn.ModuleDict:  # fmt: skip
    """Train the network's `encoder` and `linker`; returns their running average (Polyak & Juditsky
    1992).

    `report` is called after every step. `checkpoint`: the file in which the state is kept after
    each epoch and from which the run goes on if it is there. Deterministic given the seed, on one
    machine. Raises ModelError if the loss runs away.
    """
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    steps = settings.epochs * len(list(batches(articles, tokenizer, settings.batch, chance)))
    optimizer = _optimizer(network, settings)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _rate(step / steps, settings.warmup)
    )
    averaged = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings.average)
    )
    watch, end = _Watch(), min(steps, settings.stop or steps)
    state = _State(
        network, averaged, optimizer, schedule, chance, watch, _digest(network, articles, settings)
    )
    step = state.load(checkpoint)
    network.train()
    while step < end:
        for batch in ahead(batches(articles, tokenizer, settings.batch, chance)):
            apart = loss(network, batch)
            optimizer.zero_grad()
            apart.backward()
            nn.utils.clip_grad_norm_(network.parameters(), settings.cut)
            optimizer.step()
            schedule.step()
            averaged.update_parameters(network)
            step += 1
            watch.see(step, apart.item())
            report(Progress(step, end, apart.item()))
            if step >= end:
                break
        state.save(step, checkpoint)
    return averaged.module.eval()


def ahead(items: Iterator[T]) -> Iterator[T]:
    """The same items, each made while the one before is in use: by another thread, with one core
    for PyTorch."""
    with ThreadPoolExecutor(1, initializer=partial(torch.set_num_threads, 1)) as making:
        coming = making.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = making.submit(next, items, None)
            yield item


class _State(NamedTuple):
    """The state from which a run goes on. `digest` differs from run to run by the articles, the
    settings and the first weights."""

    network: nn.Module
    averaged: nn.Module
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    chance: random.Random
    watch: "_Watch"
    digest: str

    def load(self, path: Path | None) -> int:
        """Take up the state kept in the file, if it is there; returns the steps done.

        Raises ModelError if the file is damaged, or another run's.
        """
        if path is None or not path.exists():
            return 0
        remedy = "remove it, or keep this run in another folder"
        try:
            state = torch.load(path, weights_only=False)
        except Exception as err:  # PyTorch promises no class
            raise ModelError(
                f"{path}: what a run kept is damaged ({type(err).__name__}): {remedy}"
            ) from err
        if state["digest"] != self.digest:
            raise ModelError(
                f"{path}: kept by a run with other articles, settings or first weights: {remedy}"
            )
        for part in self[:4]:
            part.load_state_dict(state[type(part).__name__])
        self.chance.setstate(state["chance"])
        vars(self.watch).update(state["watch"])
        torch.set_rng_state(state["torch"])
        return int(state["step"])

    def save(self, step: int, path: Path | None) -> None:
        """Keep the state in the file, written beside it first, so that a kill leaves a whole
        one."""
        if path is None:
            return
        state = {type(part).__name__: part.state_dict() for part in self[:4]}
        state |= {"step": step, "chance": self.chance.getstate(), "torch": torch.get_rng_state()}
        state |= {"watch": vars(self.watch), "digest": self.digest}
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)


def _digest(network: nn.ModuleDict, articles: list[Annotated], settings: Settings) -> str:
    """What identifies a run, apart from the step at which it stops."""
    first = sum(float(weights.detach().double().sum()) for weights in network.parameters())
    seen = [
        (article.id, len(article.text), len(article.quotations), len(article.unknown))
        for article in articles
    ]
    return hashlib.sha256(repr((replace(settings, stop=None), first, seen)).encode()).hexdigest()


class _Watch:
    """Raises an error if the loss, smoothed, rises far above its minimum."""

    def __init__(self) -> None:
        self.smooth = self.lowest = math.inf

    def see(self, step: int, loss: float) -> None:
        """Take note of a step's loss. Raises ModelError if training has run away."""
        self.smooth = (
            loss if math.isinf(self.smooth) else SMOOTH * self.smooth + (1 - SMOOTH) * loss
        )
        self.lowest = min(self.lowest, self.smooth)
        if not self.smooth < RUNAWAY * self.lowest:
            problem = f"the loss rose from {self.lowest:.2f} to {self.smooth:.2f} by step {step}"
            raise ModelError(f"training ran away: {problem}: try a lower --rate")


def _rate(done: float, warmup: float) -> float:
    """Up in a line, then down in a line to nothing."""
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _optimizer(network: nn.ModuleDict, settings: Settings) -> torch.optim.Optimizer:
    fresh = (
        "linker.",
        "encoder.anchors.",
        "encoder.views.",
        "encoder.case.",
        "encoder.gap.",
        "encoder.quoted.",
    )
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        groups.setdefault((name.startswith(fresh), parameter.ndim > 1), []).append(parameter)
    grouped = [
        {
            "params": parameters,
            "lr": settings.rate * (settings.fresh if new else 1),
            "weight_decay": settings.decay if matrix else 0.0,
        }
        for (new, matrix), parameters in groups.items()
    ]
    return torch.optim.AdamW(grouped, betas=(0.9, 0.98), fused=True)
