"""Annotated articles into batches of windows, as the network is trained on them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.evaluate.corpus import Annotated
from onrecord.extract.linking import distance_buckets, impossible, paragraph_buckets
from onrecord.extract.windows import STRIDE
from onrecord.train.augment import augmented
from onrecord.train.examples import Example, labelled, windows


@dataclass(frozen=True)
class Batch:
    """Windows of like length, padded. Shapes as in `Example`, with `batch` in front; `anchors` by
    window; `row`: for every anchor the window it lies in."""

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


def batches(
    articles: list[Annotated], tokenizer: Tokenizer, size: int, chance: random.Random
) -> Iterator[Batch]:
    """One pass over the articles, each varied: batches of about `size` pieces, of windows of
    similar length, in random order."""
    ordered = sorted(
        _examples(articles, tokenizer, chance),
        key=lambda example: (_padded(example), chance.random()),
    )
    groups: list[list[Example]] = []
    for length, of_length in groupby(ordered, _padded):
        alike, windows_in_batch = list(of_length), max(1, size // length)
        groups += [
            alike[start : start + windows_in_batch]
            for start in range(0, len(alike), windows_in_batch)
        ]
    chance.shuffle(groups)
    yield from map(_batch, groups)


def _padded(example: Example) -> int:
    """The length to which a window is padded: for each new shape PyTorch builds new kernels, which
    takes longer than a few more pieces."""
    return -(-len(example.ids) // STRIDE) * STRIDE


def _examples(
    articles: list[Annotated], tokenizer: Tokenizer, chance: random.Random
) -> list[Example]:
    """Every article once, varied; where several annotators read it, the view of one of them."""
    examples: list[Example] = []
    for article in articles:
        varied = augmented(chance.choice((article, *article.others)), chance)
        examples += windows(labelled(varied, tokenizer), chance)
    return examples


def _batch(group: list[Example]) -> Batch:
    longest = _padded(group[-1])

    def padded(arrays: list[np.ndarray], axis: int = 0) -> Tensor:  # type: ignore[type-arg]
        of_one_length = []
        for array in arrays:
            widths = [(0, 0)] * array.ndim
            widths[axis] = (0, longest - array.shape[axis])
            of_one_length.append(np.pad(array, widths))
        return torch.from_numpy(np.stack(of_one_length))

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
        paragraph=torch.from_numpy(
            paragraph_buckets(paragraph[row], paragraph[row, anchors][:, None])
        ),
        labels=torch.from_numpy(labels),
        impossible=torch.from_numpy(impossible(anchors, by_cue, opens[row])),
    )
