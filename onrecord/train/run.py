"""The training loop: annotated articles in, a trained network out."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.errors import ModelError
from onrecord.evaluate.corpus import Annotated
from onrecord.extract.linking import IMPOSSIBLE, allowed_steps, distance_buckets, impossible, paragraph_buckets
from onrecord.train.augment import augmented
from onrecord.train.distil import imitation
from onrecord.train.examples import Example, labelled, windows
from onrecord.train.network import crf_loss

PIECES_PER_QUOTATION = 25
"""About as many as in PolNeAR: makes the loss that of one quotation, roughly."""

SMOOTH, RUNAWAY = 0.95, 3
"""How much of the smoothed loss each step keeps, and how many times its lowest it may be."""


@dataclass(frozen=True)
class Settings:
    """What a training run is made of.

    `batch` counts pieces; `rate` and `decay` are AdamW's (Loshchilov & Hutter 2019), `fresh` how many times faster what
    is not pretrained learns; `cut`: the longest a gradient may be; `average`: what the running average keeps each step.
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


@dataclass(frozen=True)
class Progress:
    """One step done of so many, and its loss."""

    step: int
    steps: int
    loss: float


@dataclass(frozen=True)
class Batch:
    """Windows of like length, padded. Shapes as in `Example`, with `batch` in front; `anchors` by window;
    `row`: for every anchor the window it lies in."""

    ids: Tensor
    features: Tensor
    targets: Tensor
    counts: Tensor
    row: Tensor
    anchors: list[Tensor]
    distance: Tensor
    paragraph: Tensor
    labels: Tensor
    impossible: Tensor


def train(network: nn.ModuleDict, articles: list[Annotated], tokenizer: Tokenizer, settings: Settings,
          report: Callable[[Progress], None], teacher: nn.ModuleDict | None = None) -> nn.ModuleDict:  # fmt: skip
    """Train the network's `encoder` and `linker`; returns their running average (Polyak & Juditsky 1992).

    `report` is called after every step. With a `teacher`, itself trained and in evaluation, the network learns to give
    what the teacher gives as well. Deterministic given the seed, on one machine. Raises ModelError if the loss runs
    away.
    """
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    steps = settings.epochs * len(list(_batches(_epoch(articles, tokenizer, chance), settings.batch, chance)))
    optimizer = _optimizer(network, settings)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps, settings.warmup))
    averaged = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings.average)
    )
    step, watch = 0, _Watch()
    network.train()
    while step < steps:
        for batch in _batches(_epoch(articles, tokenizer, chance), settings.batch, chance):
            loss = _loss(network, batch, teacher)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), settings.cut)
            optimizer.step()
            schedule.step()
            averaged.update_parameters(network)
            step += 1
            watch.see(step, loss.item())
            report(Progress(step, steps, loss.item()))
            if step >= steps:
                break
    return averaged.module.eval()


class _Watch:
    """Sees to it that the loss, smoothed, does not rise far above the lowest it has been."""

    def __init__(self) -> None:
        self.smooth = self.lowest = math.inf

    def see(self, step: int, loss: float) -> None:
        """Take note of a step's loss. Raises ModelError if training has run away."""
        self.smooth = loss if step == 1 else SMOOTH * self.smooth + (1 - SMOOTH) * loss
        self.lowest = min(self.lowest, self.smooth)
        if not self.smooth < RUNAWAY * self.lowest:
            problem = f"the loss rose from {self.lowest:.2f} to {self.smooth:.2f} by step {step}"
            raise ModelError(f"training ran away: {problem}: try a lower --rate")


def _rate(done: float, warmup: float) -> float:
    """Up in a line, then down in a line to nothing."""
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))


def _optimizer(network: nn.ModuleDict, settings: Settings) -> torch.optim.Optimizer:
    fresh = ("linker.", "encoder.anchors.", "encoder.views", "encoder.case.", "encoder.gap.", "encoder.quoted.")
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
    return torch.optim.AdamW(grouped, betas=(0.9, 0.98))


def _epoch(articles: list[Annotated], tokenizer: Tokenizer, chance: random.Random) -> list[Example]:
    """Every article once, varied; where several annotators read it, the view of one of them."""
    examples: list[Example] = []
    for article in articles:
        varied = augmented(chance.choice((article, *article.others)), chance)
        examples += windows(labelled(varied, tokenizer), chance)
    return examples


def _batches(examples: list[Example], size: int, chance: random.Random) -> Iterator[Batch]:
    """Batches of about `size` pieces, of windows of like length, in random order."""
    ordered = sorted(examples, key=lambda example: (len(example.ids) // 32, chance.random()))
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * max(len(example.ids), len(groups[-1][-1].ids)) > size:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    yield from map(_batch, groups)


def _batch(group: list[Example]) -> Batch:
    longest = max(len(example.ids) for example in group)

    def padded(arrays: list[np.ndarray], axis: int = 0) -> Tensor:  # type: ignore[type-arg]
        widths = ([(0, longest - a.shape[axis]) if i == axis else (0, 0) for i in range(a.ndim)] for a in arrays)
        return torch.from_numpy(np.stack([np.pad(a, w) for a, w in zip(arrays, widths, strict=True)]))

    places = np.arange(longest)[None]
    anchors = np.concatenate([example.anchors for example in group])
    row = np.repeat(np.arange(len(group)), [len(example.anchors) for example in group])
    paragraph = padded([example.paragraph for example in group]).numpy()
    labels = np.concatenate([np.pad(e.labels, ((0, 0), (0, longest - len(e.ids)))) for e in group])
    opens = padded([example.opens for example in group]).numpy()
    by_cue = np.concatenate([example.by_cue for example in group])
    return Batch(
        ids=padded([example.ids for example in group]),
        features=padded([example.features for example in group]),
        targets=padded([example.targets for example in group]),
        counts=padded([example.counts for example in group]),
        row=torch.from_numpy(row),
        anchors=[torch.from_numpy(example.anchors) for example in group],
        distance=torch.from_numpy(distance_buckets(places, anchors[:, None])),
        paragraph=torch.from_numpy(paragraph_buckets(paragraph[row], paragraph[row, anchors][:, None])),
        labels=torch.from_numpy(labels),
        impossible=torch.from_numpy(impossible(anchors, by_cue, opens[row])),
    )


def _loss(network: nn.ModuleDict, batch: Batch, teacher: nn.ModuleDict | None) -> Tensor:
    """Finding anchors plus labelling around the gold ones, by the number of pieces: what a quotation weighs does not
    hang on how many others its batch has."""
    found, views, scores = _outputs(network, batch)
    finding = F.binary_cross_entropy_with_logits(found, batch.targets, batch.counts, reduction="sum")
    forbidden = torch.from_numpy(~allowed_steps())
    transitions = network["linker"].transitions.masked_fill(forbidden, IMPOSSIBLE)
    mask = batch.ids != 0
    loss = finding + crf_loss(scores, transitions, batch.labels, mask[batch.row]).sum()
    if teacher is not None:
        with torch.no_grad():
            theirs = _outputs(teacher, batch)
        loss = loss + imitation((found, views, scores), theirs, mask, batch.row)
    return PIECES_PER_QUOTATION * loss / mask.sum()


def _outputs(network: nn.ModuleDict, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Anchor logits, views, and the label scores of the gold anchors, impossible labels at `IMPOSSIBLE`."""
    with torch.autocast("cpu", torch.bfloat16):
        found, views = network["encoder"](batch.ids, batch.features)
        scores = network["linker"](views, batch.anchors, batch.distance, batch.paragraph)
    return found.float(), views.float(), scores.float().masked_fill(batch.impossible, IMPOSSIBLE)
