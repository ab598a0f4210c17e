"""Trains the networks that tell who is meant by a pronoun, a description or no words: `resolve/weighing.py`.

`onrecord train --only-resolving ../shared/corpora` reads the labelled articles of the training parts, writes
`speaker_weights.npz` among the language's weights, and tells how often the right speaker is found, by what refers to
him, in folds over the articles. It takes some five minutes on two cores.
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
"""The share of the parts' examples that are learned from: with them the networks know better what short texts leave
open (69 per cent right there, then 81), at no cost for whole articles."""
IMPOSSIBLE = -1e4
BY_NAME = ("person", "organization")
"""The kinds of speakers of which the right name counts."""
TINY = 1e-4


@dataclass(frozen=True, slots=True)
class Example:
    """One quotation whose source is no name: the evidence, who is right, whom each possible speaker is, the label."""

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

    `cut`: of a part of one, in which a description of nobody who is named there is right as it is written.
    """
    text = unwrapped(article.text, common_words)
    pairs = sorted(labelled(article, text), key=lambda pair: pair[0].content)
    quotations = [one for one, _ in pairs]
    sources = [span for one in quotations for span in one.source]
    speakers, found = Speakers(Article(text, article.discard, Span(0, len(text)), sources), quotations), []
    for quotation, label in pairs:
        refers = reference(speakers.article, quotation)
        if refers is None:
            speakers.history.add(speakers.named(quotation))
            continue
        case, possible = speakers.case(quotation, refers)
        right = tuple(_is_right(one, label, text) for one in possible)
        if cut and not any(right) and refers.by in DESCRIPTIONS:
            right = tuple(one.how == "written" for one in possible)
        if label.get("kind"):
            names = tuple(one.printed(text) for one in possible)
            found.append(Example(refers.by, evidence(case, possible), right, names, label))
        chosen = next((one for one, fits in zip(possible, right, strict=True) if fits), possible[-1])
        speakers.history.add(Told(quotation, chosen.referent, refers.by))
    return found


def examples_of_parts(article: Annotated) -> list[Example]:
    """Some examples of parts of an article."""
    chance = random.Random(article.id)
    every = (one for part in parts(article) for one in examples(part, cut=True))
    return [one for one in every if chance.random() < OF_PARTS]


def parts(article: Annotated) -> Iterator[Annotated]:
    """Parts of an article of a few paragraphs, which do not tell all that the whole tells."""
    text, chance = unwrapped(article.text, common_words), random.Random(article.id)
    edges = [0, *(found.end() for found in re.finditer(r"\n+", text)), len(text)]
    number = 0
    while number < len(edges) - 1:
        last = min(number + chance.randint(*PARAGRAPHS), len(edges) - 1)
        start, end = edges[number], edges[last]
        inside = [one for one in article.quotations if all(start <= s.start and s.end <= end for s in _spans(one))]
        if inside:
            moved = tuple(_moved(one, -start) for one in inside)
            yield Annotated(article.id, text[start:end], moved)
        number = last


def _spans(one: Annotation) -> tuple[Span, ...]:
    return (*one.content, *one.cue, *one.source)


def _moved(one: Annotation, by: int) -> Annotation:
    content, cue, source = (
        tuple(Span(s.start + by, s.end + by) for s in spans) for spans in (one.content, one.cue, one.source)
    )
    return Annotation(content, cue, source, one.raw)


def labelled(article: Annotated, text: str) -> Iterator[tuple[Quotation, Mapping[str, Any]]]:
    """The quotations of an article, and the label of each, empty if it has none. `text`: the article's, unwrapped."""
    quoted = quoted_spans(text)
    for one in article.quotations:
        if one.content:
            given = Quotation(one.content, one.cue, one.source, quotation_type(one.content, text, quoted), 1.0)
            yield with_quoted_source(given, text), one.raw.get("label") or {}


def _is_right(one: Possible, label: Mapping[str, Any], text: str) -> bool:
    """Whether a reader named this speaker; described are those whose words mostly agree."""
    speaker, kind = label.get("speaker"), label.get("kind")
    if not speaker or one.referent is None:
        return not speaker and one.referent is None
    if one.entity and kind not in (*BY_NAME, "group"):
        return False  # Clinton's supporters are not Clinton.
    return same_name(speaker, one.printed(text), kind if one.entity or kind in BY_NAME else None)


def labelled_polnear(corpora: Path, known: set[str]) -> Iterator[Annotated]:
    """PolNeAR's labelled articles that nobody read anew."""
    with gzip.open(corpora / LABELS, "rt", encoding="utf8") as lines:
        labels = {row["id"]: row["labels"] for row in map(json.loads, lines)}
    with gzip.open(corpora / POLNEAR, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in labels and row["text"] not in known:
                given = zip(row["quotations"], labels[row["id"]], strict=True)
                quotations = tuple(annotation({**one, "label": label}) for one, label in given)
                yield Annotated(row["id"], row["text"], quotations)


class Networks(nn.Module):
    """Several networks of two hidden layers, side by side."""

    def __init__(self, signs: int) -> None:
        """Make untrained networks for evidence of so many signs."""
        super().__init__()
        self.first, self.first_bias = _weights(signs, HIDDEN), nn.Parameter(torch.zeros(NETWORKS, 1, HIDDEN))
        self.second, self.second_bias = _weights(HIDDEN, INNER), nn.Parameter(torch.zeros(NETWORKS, 1, INNER))
        self.last = nn.Parameter(torch.randn(NETWORKS, 1, INNER) / INNER**0.5)
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, given: Tensor) -> Tensor:
        """Scores [networks, rows] of evidence [rows, signs]."""
        hidden = self.dropout(torch.relu(given @ self.first + self.first_bias))
        hidden = self.dropout(torch.relu(hidden @ self.second + self.second_bias))
        scores: Tensor = (hidden * self.last).sum(-1)
        return scores


def _weights(inputs: int, outputs: int) -> nn.Parameter:
    """Small at first: begun larger, the networks were a point worse."""
    return nn.Parameter(torch.randn(NETWORKS, inputs, outputs) * (3 * inputs) ** -0.5)


def fitted(given: Sequence[Example], seed: int) -> Weights:
    """Networks trained on the examples that have a right speaker, not calibrated yet."""
    torch.manual_seed(seed)
    given = [one for one in given if any(one.right)]
    rows = np.concatenate([one.evidence for one in given])
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    networks = Networks(rows.shape[1])
    fit(networks, given, lambda some: _loss(networks, some, mean, scale), FITTING, seed)
    parts = {name: weights.detach().numpy() for name, weights in networks.named_parameters()}
    return Weights(mean, scale, even=0.0, steep=1.0, **parts)


def _loss(networks: Networks, given: Sequence[Example], mean: NDArray[Any], scale: NDArray[Any]) -> Tensor:
    """How unlikely the right speakers are; where several are right, together."""
    rows = (np.concatenate([one.evidence for one in given]) - mean) / scale
    scores = networks(torch.from_numpy(rows).clamp(-WIDEST, WIDEST))
    right = torch.tensor([fits for one in given for fits in one.right])
    sizes = [len(one.right) for one in given]
    every = torch.stack([part.logsumexp(1) for part in scores.split(sizes, 1)])
    fits = torch.stack([part.logsumexp(1) for part in scores.masked_fill(~right, IMPOSSIBLE).split(sizes, 1)])
    return (every - fits).mean()


@dataclass(frozen=True, slots=True)
class Judged:
    """The likeliest speaker of one example: its share, and whether it is the right one."""

    by: str
    share: float
    right: bool
    counts: bool


def judged(given: Sequence[Example], learned: Weights) -> Iterator[Judged]:
    """What the networks say of examples that they have not seen."""
    for one in given:
        likely = shares(one.evidence, learned)
        best = int(likely.argmax())
        right = one.right[best]
        if one.counts:
            right = same_name(one.label["speaker"], one.names[best], one.label["kind"])
        yield Judged(one.by, float(likely[best]), right, one.counts)


def calibrated(found: Sequence[Judged]) -> tuple[float, float]:
    """`even` and `steep` of `Weights`: a logistic regression of right or wrong over the odds of the share."""
    share = np.clip([one.share for one in found], TINY, 1 - TINY)
    odds = torch.from_numpy(np.log(share / (1 - share)))
    right = torch.tensor([float(one.right) for one in found], dtype=torch.float64)
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
    """What networks trained on the other folds say of each article's examples, those of its parts aside."""
    order, found = list(articles), list[Judged]()
    random.Random(1).shuffle(order)
    for fold in range(FOLDS):
        others = [pair for number, pair in enumerate(order) if number % FOLDS != fold]
        learned = fitted([one for whole, part in others for one in (*whole, *part)], fold)
        found += [one for whole, _ in order[fold::FOLDS] for one in judged(whole, learned)]
    return found


def table(found: Sequence[Judged]) -> str:
    """The share of right ones by what refers to the speaker, of those that readers named."""
    named = [one for one in found if one.counts]
    right, every = Counter(one.by for one in named if one.right), Counter(one.by for one in named)
    rows = [f"{by:14}{right[by]:5} of {count:5}  {right[by] / count:6.1%}" for by, count in every.most_common()]
    return "\n".join([*rows, f"{'all':14}{right.total():5} of {every.total():5}  {right.total() / every.total():6.1%}"])


def labelled_articles(corpora: Path) -> list[Annotated]:
    """All articles of the training parts whose quotations have labels."""
    articles = read_articles(corpora)
    known = {one.text for one in (*articles.whole, *articles.ours, *articles.held_out)}
    return [*articles.whole, *articles.ours, *labelled_polnear(corpora, known)]


def train(articles: Sequence[Annotated], file: Path = WEIGHTS) -> list[Judged]:
    """Train on labelled articles, calibrate by folds, write the weights; returns what the folds say."""
    read = [(examples(one), examples_of_parts(one)) for one in articles]
    found = folds(read)
    even, steep = calibrated(found)
    learned = fitted([one for pair in read for some in pair for one in some], seed=0)
    parts = {name: getattr(learned, name) for name in Weights.__dataclass_fields__} | {"even": even, "steep": steep}
    kept: dict[str, Any] = {name: np.asarray(part, np.float32) for name, part in parts.items()}
    np.savez_compressed(file, **kept)
    weights.cache_clear()
    return found
