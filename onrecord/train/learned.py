"""Trains the networks over named signs: the kind of each entity, and how, to whom and when
something was said.

`onrecord train --only-resolving ../shared/corpora` reads the labelled articles of the training
parts and writes `learned.npz` among the language's weights. How good the networks are is measured
by folds over the articles.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.evaluate.corpus import Annotated
from onrecord.evaluate.resolution import same_name
from onrecord.language.english.common import common_words
from onrecord.resolve import addressees, entity_kinds, manner
from onrecord.resolve.article import Article
from onrecord.resolve.learned import WEIGHTS, Network, Signs, network
from onrecord.resolve.resolver import Considered, Resolver, resolvers
from onrecord.text.wrapping import unwrapped
from onrecord.train.fitting import Fitting, fit
from onrecord.train.speakers import labelled
from onrecord.types import Document, Quotation, Span

HIDDEN, DROPPED = 24, 0.4
FITTING = Fitting(passes=7, batch=64, rate=4e-3, decay=0.08)
FOLDS = 4
SEEN = 8
"""Examples that a sign must be seen in to be kept."""
IMPOSSIBLE = -1e4
LARGEST, TINY = 127, 1e-9
"""The largest number in 8 bits; what keeps a column of nothing from dividing by nothing."""


@dataclass(frozen=True, slots=True)
class Example:
    """A training example of one network: the signs of each candidate that is compared, and which
    candidates are right; or, for a network with named outputs, the signs of one thing, and `right`
    for each output."""

    article: str
    signs: Sequence[Signs]
    right: Sequence[bool]


@dataclass(frozen=True)
class Seen:
    """A labelled article, and its quotations as the resolver considers them; all networks use
    them."""

    article: Annotated

    @cached_property
    def text(self) -> str:
        """That of the article, unwrapped, which all spans are of."""
        return unwrapped(self.article.text, common_words)

    @cached_property
    def pairs(self) -> Sequence[tuple[Quotation, Mapping[str, Any]]]:
        """The quotations in the order of the text, each with its label, empty if it has none."""
        return sorted(labelled(self.article, self.text), key=lambda pair: pair[0].content)

    @cached_property
    def considered(self) -> Sequence[tuple[Resolver, Considered, Mapping[str, Any]]]:
        """The quotations that have labels."""
        document = Document(id=self.article.id, text=self.text, published=self.article.published)
        quotations = [quotation for quotation, _ in self.pairs]
        with_labels: list[tuple[Resolver, Considered, Mapping[str, Any]]] = []
        for resolver, numbers in resolvers(document, quotations):
            for number in numbers:
                considered, label = resolver.considered(number), self.pairs[number][1]
                if label.get("kind"):
                    with_labels.append((resolver, considered, label))
        return with_labels

    def example(self, signs: Sequence[Signs], right: Sequence[bool]) -> Example:
        """One example of the article."""
        return Example(self.article.id, signs, right)


def _of_kinds(seen: Seen) -> Iterator[Example]:
    """Examples of speakers whom readers named, by their kind."""
    text = seen.text
    labels = [label for _, label in seen.pairs if label.get("speaker")]
    kind_of = {
        label["speaker"]: label["kind"]
        for label in labels
        if label.get("kind") in entity_kinds.KINDS
    }
    sources = [span for quotation, _ in seen.pairs for span in quotation.source]
    for entity in Article(text, seen.article.discard, Span(0, len(text)), sources).everyone():
        if entity_kinds.tell_by_rule(entity, text):
            continue
        name = entity.fullest.untitled.of(text)
        if kind := next(
            (kind for speaker, kind in kind_of.items() if _is_called(name, speaker, kind)), None
        ):
            yield seen.example(
                [entity_kinds.signs(entity, text)],
                [kind == possible_kind for possible_kind in entity_kinds.KINDS],
            )


def _is_called(name: str, speaker: str, kind: str) -> bool:
    return same_name(speaker, name, "person" if kind == "person" else None)


def _of_modes(seen: Seen) -> Iterator[Example]:
    for _, quotation, label in seen.considered:
        signs = manner.mode_signs(quotation.setting, quotation.manner, quotation.occasion.venue)
        yield seen.example([signs], [label.get("mode") == mode for mode in manner.MODES])


def _of_unnamed(seen: Seen) -> Iterator[Example]:
    for _, quotation, label in seen.considered:
        speaker = quotation.setting.speaker
        if speaker and speaker.entity is None and label["kind"] in manner.UNNAMED:
            signs = manner.kind_signs(quotation.setting, speaker.kind)
            yield seen.example([signs], [label["kind"] == kind for kind in manner.UNNAMED])


def _of_addressees(seen: Seen) -> Iterator[Example]:
    """Examples of addressees; the last candidate, none, is right if no phrase of the sentence names
    the addressee."""
    for _, quotation, label in seen.considered:
        possible = addressees.possible(quotation.setting)
        text = quotation.setting.text
        gold = label.get("addressee")
        right = [
            bool(gold and span and same_name(gold, span.of(text), None)) for span, _ in possible
        ]
        right[-1] = not gold or gold not in quotation.setting.sentence.of(text)
        yield seen.example([signs for _, signs in possible], right)


def _of_days(seen: Seen) -> Iterator[Example]:
    for resolver, quotation, label in seen.considered:
        possible = resolver.days.possible(quotation.setting, quotation.occasion.when)
        gold = label.get("when")
        right = [bool(gold) and when is not None and when.edtf == gold for when, _ in possible]
        right[-1] = not gold
        yield seen.example([signs for _, signs in possible], right)


@dataclass(frozen=True, slots=True)
class Task:
    """One network's task: its name, its outputs (none if it compares candidates), and the examples
    of an article."""

    name: str
    outputs: tuple[str, ...]
    examples: Callable[[Seen], Iterator[Example]]


TASKS = (
    Task("kind", entity_kinds.KINDS, _of_kinds),
    Task("mode", manner.MODES, _of_modes),
    Task("unnamed", manner.UNNAMED, _of_unnamed),
    Task("addressee", (), _of_addressees),
    Task("day", (), _of_days),
)


class _Sum(nn.Module):
    """`resolve/learned.py`'s network as it is trained."""

    def __init__(self, signs: int, outputs: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(signs, HIDDEN + outputs, mode="sum")
        nn.init.normal_(self.table.weight, std=0.05)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.last = nn.Parameter(torch.randn(HIDDEN, outputs) / HIDDEN**0.5)
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, numbers: Tensor, starts: Tensor, values: Tensor) -> Tensor:
        """Scores [rows, outputs]."""
        added = self.table(numbers, starts, per_sample_weights=values)
        scores: Tensor = (
            added[:, HIDDEN:] + self.dropout(torch.relu(added[:, :HIDDEN] + self.bias)) @ self.last
        )
        return scores


def fitted(examples: Sequence[Example], outputs: tuple[str, ...], seed: int = 0) -> Network:
    """A network trained on the examples that have a right answer."""
    torch.manual_seed(seed)
    examples = [example for example in examples if any(example.right)]
    count = Counter[str]()
    for example in examples:
        count.update({sign for signs in example.signs for sign in signs if signs[sign]})
    frequent = sorted(sign for sign, seen in count.items() if seen >= SEEN)
    rows = {sign: number for number, sign in enumerate(frequent)}
    packed = [_packed(example, rows) for example in examples]
    learner = _Sum(len(rows), max(1, len(outputs)))
    fit(learner, packed, lambda batch: _loss(learner, batch), FITTING, seed)
    table, bias, last = (
        part.detach().numpy() for part in (learner.table.weight, learner.bias, learner.last)
    )
    return Network(rows, table, bias, last, outputs)


@dataclass(frozen=True, slots=True)
class _Packed:
    numbers: Tensor
    lengths: Tensor
    values: Tensor
    right: Tensor


def _packed(example: Example, rows: Mapping[str, int]) -> _Packed:
    lengths: list[int] = []
    numbered: list[tuple[int, float]] = []
    for signs in example.signs:
        known_signs = [
            (rows[sign], float(value)) for sign, value in signs.items() if value and sign in rows
        ]
        lengths.append(len(known_signs))
        numbered += known_signs
    numbers = torch.tensor([number for number, _ in numbered], dtype=torch.int64)
    values = torch.tensor([value for _, value in numbered])
    return _Packed(numbers, torch.tensor(lengths), values, torch.tensor(example.right))


def _loss(learner: _Sum, batch: Sequence[_Packed]) -> Tensor:
    """The negative log-likelihood of what is right; of several right candidates together."""
    lengths = torch.cat([example.lengths for example in batch])
    starts = F.pad(lengths.cumsum(0)[:-1], (1, 0))
    scores = learner(
        torch.cat([example.numbers for example in batch]),
        starts,
        torch.cat([example.values for example in batch]),
    )
    sizes = [len(example.lengths) for example in batch]
    parts = [part[:, 0] if part.shape[1] == 1 else part[0] for part in scores.split(sizes)]
    apart = [
        part.logsumexp(0) - part.masked_fill(~example.right, IMPOSSIBLE).logsumexp(0)
        for part, example in zip(parts, batch, strict=True)
    ]
    return torch.stack(apart).mean()


def share_right(examples: Iterable[Example], learned: Network) -> tuple[int, int]:
    """How many examples have a right answer as the likeliest, and how many examples there are."""
    right = [
        example.right[int((scores[:, 0] if not learned.outputs else scores[0]).argmax())]
        for example in examples
        for scores in [learned.scores(example.signs)]
    ]
    return sum(right), len(right)


def train(
    articles: Sequence[Annotated], names: Iterable[str] = (), file: Path = WEIGHTS
) -> Iterator[str]:
    """Trains all networks, or those named, and writes them; yields a line for each: the share of
    right answers by folds.

    The articles are read with the networks that were there before.
    """
    arrays: dict[str, Any] = dict(np.load(file)) if file.exists() else {}
    tasks = [task for task in TASKS if not names or task.name in names]
    examples: dict[str, list[Example]] = {task.name: [] for task in tasks}
    for seen in map(Seen, articles):
        for task in tasks:
            examples[task.name] += task.examples(seen)
    for task in tasks:
        right, every = _by_folds(examples[task.name], task)
        yield f"{task.name:14}{right:6} of {every:6}  {right / every:6.1%}"
        for part, value in _parts(fitted(examples[task.name], task.outputs)).items():
            arrays[f"{task.name}.{part}"] = value
        np.savez_compressed(file, **arrays)
        network.cache_clear()


def _by_folds(examples: Sequence[Example], task: Task) -> tuple[int, int]:
    """How many examples of each fold a network trained on the other folds gets right, and how many
    there are."""
    order = sorted({example.article for example in examples})
    random.Random(1).shuffle(order)
    fold = {article: number % FOLDS for number, article in enumerate(order)}
    right = every = 0
    for number in range(FOLDS):
        learned = fitted(
            [example for example in examples if fold[example.article] != number],
            task.outputs,
            number,
        )
        good, all_of_it = share_right(
            (example for example in examples if fold[example.article] == number), learned
        )
        right, every = right + good, every + all_of_it
    return right, every


def _parts(learned: Network) -> dict[str, Any]:
    """The network as it is stored, its table in 8 bits."""
    scale = np.abs(learned.table).max(0) / LARGEST + TINY
    arrays = {
        "table": np.round(learned.table / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": learned.bias.astype(np.float16),
        "last": learned.last.astype(np.float16),
    }
    return arrays | {name: np.array(json.dumps(list(names))) for name, names in _names(learned)}


def _names(learned: Network) -> Iterator[tuple[str, Iterable[str]]]:
    yield "signs", learned.rows
    yield "outputs", learned.outputs
