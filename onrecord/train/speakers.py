"""Trains the networks that find whom a pronoun, a description or no words mean:
`resolve/weighing.py`.

`onrecord train --only-resolving ../shared/corpora` reads the labelled articles of the training
parts, writes `speaker_weights.npz` among the language's weights and reports how often the right
speaker is found, by the kind of reference, in folds over the articles. It takes some five minutes
on two cores.
"""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.evaluate.corpus import Annotated, Annotation, annotation
from onrecord.evaluate.resolution import same_name
from onrecord.extract.decoding import quotation_type
from onrecord.language.english.common import common_words
from onrecord.resolve.article import Article
from onrecord.resolve.evidence import Evidence, evidence
from onrecord.resolve.possible import Possible
from onrecord.resolve.references import DESCRIPTIONS, reference
from onrecord.resolve.referents import Told
from onrecord.resolve.relay import with_quoted_source
from onrecord.resolve.speakers import Speakers
from onrecord.resolve.weighing import WEIGHTS, WIDEST, Weights, shares, weights
from onrecord.text.marks import quoted_spans
from onrecord.text.wrapping import unwrapped
from onrecord.train.articles import POLNEAR, read_articles
from onrecord.train.fitting import Fitting, fit
from onrecord.types import Quotation, Span

LABELS = "polnear-train-labels.jsonl.gz"
"""Labels for quotations as PolNeAR's own annotation has them."""
NETWORKS, HIDDEN, INNER, DROPPED = 5, 64, 32, 0.2
FITTING = Fitting(passes=14, batch=64, rate=3e-3, decay=0.05)
FOLDS = 4
PARAGRAPHS = (2, 8)
"""How many paragraphs a part of an article has."""
OF_PARTS = 0.25
"""The share of the parts' examples that are learned from: with them the networks know better what
short texts leave open (69 per cent right there, then 81), at no cost for whole articles."""
IMPOSSIBLE = -1e4
BY_NAME = ("person", "organization")
"""The kinds of speakers of which the right name counts."""
TINY = 1e-4


@dataclass(frozen=True, slots=True)
class Example:
    """One quotation whose source is no name: the evidence, which candidates are right, the
    candidates' names, the label."""

    by: str
    evidence: Evidence
    right: tuple[bool, ...]
    names: tuple[str, ...]
    label: Mapping[str, Any]

    @property
    def counts(self) -> bool:
        """Whether a reader gave it a speaker by name."""
        return bool(self.label.get("speaker")) and self.label.get("kind") in BY_NAME


def examples(article: Annotated, cut: bool = False) -> list[Example]:
    """The examples of one article, each after the right speakers of the quotations before it.

    `cut`: the article is a part of one, in which a description of somebody not named there is right
    as written.
    """
    text = unwrapped(article.text, common_words)
    pairs = sorted(labelled(article, text), key=lambda pair: pair[0].content)
    quotations = [quotation for quotation, _ in pairs]
    sources = [span for quotation in quotations for span in quotation.source]
    speakers = Speakers(Article(text, article.discard, Span(0, len(text)), sources), quotations)
    collected = []
    for quotation, label in pairs:
        refers = reference(speakers.article, quotation)
        if refers is None:
            speakers.history.add(speakers.named(quotation))
            continue
        case, possible = speakers.case(quotation, refers)
        right = tuple(_is_right(candidate, label, text) for candidate in possible)
        if cut and not any(right) and refers.by in DESCRIPTIONS:
            right = tuple(candidate.how == "written" for candidate in possible)
        if label.get("kind"):
            names = tuple(candidate.printed(text) for candidate in possible)
            collected.append(Example(refers.by, evidence(case, possible), right, names, label))
        chosen = next(
            (candidate for candidate, fits in zip(possible, right, strict=True) if fits),
            possible[-1],
        )
        speakers.history.add(Told(quotation, chosen.referent, refers.by))
    return collected


def examples_of_parts(article: Annotated) -> list[Example]:
    """Some examples of parts of an article."""
    chance = random.Random(article.id)
    every = (example for part in parts(article) for example in examples(part, cut=True))
    return [example for example in every if chance.random() < OF_PARTS]


def parts(article: Annotated) -> Iterator[Annotated]:
    """Parts of an article, of a few paragraphs each, which tell less than the whole."""
    text, chance = unwrapped(article.text, common_words), random.Random(article.id)
    edges = [0, *(match.end() for match in re.finditer(r"\n+", text)), len(text)]
    number = 0
    while number < len(edges) - 1:
        last = min(number + chance.randint(*PARAGRAPHS), len(edges) - 1)
        start, end = edges[number], edges[last]
        inside = [quotation for quotation in article.quotations if _lies_in(quotation, start, end)]
        if inside:
            moved = tuple(_moved(quotation, -start) for quotation in inside)
            yield Annotated(article.id, text[start:end], moved)
        number = last


def _lies_in(quotation: Annotation, start: int, end: int) -> bool:
    spans = (*quotation.content, *quotation.cue, *quotation.source)
    return all(start <= span.start and span.end <= end for span in spans)


def _moved(quotation: Annotation, by: int) -> Annotation:
    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    return Annotation(
        moved(quotation.content), moved(quotation.cue), moved(quotation.source), quotation.raw
    )


def labelled(article: Annotated, text: str) -> Iterator[tuple[Quotation, Mapping[str, Any]]]:
    """The quotations of an article, each with its label, empty if it has none. `text`: the
    article's, unwrapped."""
    quoted = quoted_spans(text)
    for annotated in article.quotations:
        if annotated.content:
            quotation = Quotation(
                annotated.content,
                annotated.cue,
                annotated.source,
                quotation_type(annotated.content, text, quoted),
                1.0,
            )
            yield with_quoted_source(quotation, text), annotated.raw.get("label") or {}


def _is_right(candidate: Possible, label: Mapping[str, Any], text: str) -> bool:
    """Whether a reader named this speaker; a description is right if most of its words agree."""
    speaker, kind = label.get("speaker"), label.get("kind")
    if not speaker or candidate.referent is None:
        return not speaker and candidate.referent is None
    if candidate.entity and kind not in (*BY_NAME, "group"):
        return False  # Clinton's supporters are not Clinton.
    return same_name(
        speaker, candidate.printed(text), kind if candidate.entity or kind in BY_NAME else None
    )


def labelled_polnear(corpora: Path, texts_read: set[str]) -> Iterator[Annotated]:
    """PolNeAR's labelled articles that nobody annotated again."""
    with gzip.open(corpora / LABELS, "rt", encoding="utf8") as lines:
        labels = {row["id"]: row["labels"] for row in map(json.loads, lines)}
    with gzip.open(corpora / POLNEAR, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in labels and row["text"] not in texts_read:
                labelled_quotations = zip(row["quotations"], labels[row["id"]], strict=True)
                quotations = tuple(
                    annotation({**quotation, "label": label})
                    for quotation, label in labelled_quotations
                )
                yield Annotated(row["id"], row["text"], quotations)


class Networks(nn.Module):
    """Several networks of two hidden layers, side by side."""

    def __init__(self, signs: int) -> None:
        """Make untrained networks for evidence of so many signs."""
        super().__init__()
        self.first, self.first_bias = (
            _weights(signs, HIDDEN),
            nn.Parameter(torch.zeros(NETWORKS, 1, HIDDEN)),
        )
        self.second, self.second_bias = (
            _weights(HIDDEN, INNER),
            nn.Parameter(torch.zeros(NETWORKS, 1, INNER)),
        )
        self.last = nn.Parameter(torch.randn(NETWORKS, 1, INNER) / INNER**0.5)
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, rows: Tensor) -> Tensor:
        """Scores [networks, rows] of evidence [rows, signs]."""
        hidden = self.dropout(torch.relu(rows @ self.first + self.first_bias))
        hidden = self.dropout(torch.relu(hidden @ self.second + self.second_bias))
        scores: Tensor = (hidden * self.last).sum(-1)
        return scores


def _weights(inputs: int, outputs: int) -> nn.Parameter:
    """Small at first: with larger weights the networks were a point worse."""
    return nn.Parameter(torch.randn(NETWORKS, inputs, outputs) * (3 * inputs) ** -0.5)


def fitted(training_set: Sequence[Example], seed: int) -> Weights:
    """Networks trained on the examples that have a right speaker, not calibrated yet."""
    torch.manual_seed(seed)
    training_set = [example for example in training_set if any(example.right)]
    rows = np.concatenate([example.evidence for example in training_set])
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    networks = Networks(rows.shape[1])
    fit(networks, training_set, lambda batch: _loss(networks, batch, mean, scale), FITTING, seed)
    parts = {name: weights.detach().numpy() for name, weights in networks.named_parameters()}
    return Weights(mean, scale, even=0.0, steep=1.0, **parts)


def _loss(
    networks: Networks, batch: Sequence[Example], mean: NDArray[Any], scale: NDArray[Any]
) -> Tensor:
    """The negative log-likelihood of the right speakers; of several right ones together."""
    rows = (np.concatenate([example.evidence for example in batch]) - mean) / scale
    scores = networks(torch.from_numpy(rows).clamp(-WIDEST, WIDEST))
    right = torch.tensor([fits for example in batch for fits in example.right])
    sizes = [len(example.right) for example in batch]
    every = torch.stack([part.logsumexp(1) for part in scores.split(sizes, 1)])
    fits = torch.stack(
        [part.logsumexp(1) for part in scores.masked_fill(~right, IMPOSSIBLE).split(sizes, 1)]
    )
    return (every - fits).mean()


@dataclass(frozen=True, slots=True)
class Judged:
    """The likeliest speaker of one example: its share, and whether it is right."""

    by: str
    share: float
    right: bool
    counts: bool


def judged(unseen: Sequence[Example], learned: Weights) -> Iterator[Judged]:
    """What the networks say about examples that they have not seen."""
    for example in unseen:
        likely = shares(example.evidence, learned)
        best = int(likely.argmax())
        right = example.right[best]
        if example.counts:
            right = same_name(example.label["speaker"], example.names[best], example.label["kind"])
        yield Judged(example.by, float(likely[best]), right, example.counts)


def calibrated(judgements: Sequence[Judged]) -> tuple[float, float]:
    """`even` and `steep` of `Weights`: a logistic regression of right or wrong over the odds of the
    share."""
    share = np.clip([judgement.share for judgement in judgements], TINY, 1 - TINY)
    odds = torch.from_numpy(np.log(share / (1 - share)))
    right = torch.tensor([float(judgement.right) for judgement in judgements], dtype=torch.float64)
    line = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=100)

    def loss() -> Tensor:
        optimizer.zero_grad()
        apart = nn.functional.binary_cross_entropy_with_logits(line[0] + line[1] * odds, right)
        apart.backward()
        return apart

    optimizer.step(loss)
    even, steep = line.detach().tolist()
    return even, steep


def folds(articles: Sequence[tuple[list[Example], list[Example]]]) -> list[Judged]:
    """What networks trained on the other folds say about each article's examples, without those of
    its parts."""
    order, judgements = list(articles), list[Judged]()
    random.Random(1).shuffle(order)
    for fold in range(FOLDS):
        others = [pair for number, pair in enumerate(order) if number % FOLDS != fold]
        learned = fitted([example for whole, part in others for example in (*whole, *part)], fold)
        judgements += [
            judgement for whole, _ in order[fold::FOLDS] for judgement in judged(whole, learned)
        ]
    return judgements


def table(judgements: Sequence[Judged]) -> str:
    """The share of right speakers by the kind of reference, among those that readers named."""
    named = [judgement for judgement in judgements if judgement.counts]
    right = Counter(judgement.by for judgement in named if judgement.right)
    every = Counter(judgement.by for judgement in named)
    rows = [
        f"{by:14}{right[by]:5} of {count:5}  {right[by] / count:6.1%}"
        for by, count in every.most_common()
    ]
    return "\n".join(
        [
            *rows,
            f"{'all':14}{right.total():5} of {every.total():5}  {right.total() / every.total():6.1%}",
        ]
    )


def labelled_articles(corpora: Path) -> list[Annotated]:
    """All articles of the training parts whose quotations have labels."""
    articles = read_articles(corpora)
    texts_read = {article.text for article in (*articles.whole, *articles.ours, *articles.held_out)}
    return [*articles.whole, *articles.ours, *labelled_polnear(corpora, texts_read)]


def train(articles: Sequence[Annotated], file: Path = WEIGHTS) -> list[Judged]:
    """Trains on labelled articles, calibrates by folds and writes the weights; returns what the
    folds say."""
    read = [(examples(article), examples_of_parts(article)) for article in articles]
    judgements = folds(read)
    even, steep = calibrated(judgements)
    learned = fitted([example for pair in read for group in pair for example in group], seed=0)
    parts = {name: getattr(learned, name) for name in Weights.__dataclass_fields__} | {
        "even": even,
        "steep": steep,
    }
    arrays: dict[str, Any] = {name: np.asarray(part, np.float32) for name, part in parts.items()}
    np.savez_compressed(file, **arrays)
    weights.cache_clear()
    return judgements
