"""How likely a speaker is the right one, by what it was found by: the figures of `onrecord/resolve/certainty.py`.

    python bench/certainty.py ../shared/corpora [--save bench/results/certainty.json]

Reads the labelled articles of the training parts (polnear-train with its labels, web-train) and counts, of the
quotations found, those whose speaker is the one a careful reader named. The curve for pronouns is a logistic regression
over the share of the first candidate; its error is that of five folds over the articles.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate import Annotated, annotation, annotations, read_corpus
from onrecord.evaluate.resolution import same_name
from onrecord.evaluate.results import provenance, save
from onrecord.evaluate.scoring import matched
from onrecord.extract.encoder import load
from onrecord.extract.extractor import Extractor
from onrecord.resolve import resolve, resolver
from onrecord.resolve.certainty import Grounds
from onrecord.types import Document, Quotation, Speaker

ROOT = Path(__file__).parents[1]
FOLDS, BINS = 5, 10
RIDGE = 0.1
TINY = 0.001
FEW = 5
"""So few say nothing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One speaker found, what by, and whether a reader named the same."""

    article: str
    grounds: Grounds
    right: bool


def labelled(corpora: Path) -> list[Annotated]:
    """The articles of the training parts of which every quotation is labelled."""
    with_labels = {one.id: one for one in read_corpus(corpora / "polnear-train.jsonl.gz")}
    found = list(read_corpus(corpora / "web-train.jsonl.gz"))
    for row in read_rows(corpora / "polnear-train-labels.jsonl.gz"):
        article = with_labels[row["id"]]
        pairs = zip(article.quotations, row["labels"], strict=True)
        told = tuple(annotation({**one.raw, "label": label}) for one, label in pairs)
        found.append(replace(article, quotations=told))
    return found


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    import gzip

    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def judged(article: Annotated, extractor: Extractor) -> Iterator[Judged]:
    """The speakers found in one article."""
    document = Document(article.id, article.text, published=article.published)
    found_by: dict[Quotation, Grounds] = {}
    original = resolver.grounds

    def noted(given: Any, quotation: Quotation, *rest: Any) -> Grounds:
        found_by[bare(quotation)] = grounds = original(given, quotation, *rest)
        return replace(grounds) if grounds.state == "named" else Grounds("name")  # so that no speaker is left open

    with patch.object(resolver, "grounds", noted):
        quotations = resolve(document, extractor.extract(document))
    predicted = annotations(quotations)
    own = {id(raw): one for raw, one in zip(predicted, quotations, strict=True)}
    for gold, one in matched(article, predicted):
        quotation = own[id(one)]
        if quotation.speaker and quotation.speaker.name:
            grounds = found_by.get(bare(quotation), Grounds("headline"))
            yield Judged(article.id, grounds, is_right(gold.raw["label"], quotation.speaker))


def bare(quotation: Quotation) -> Quotation:
    """The quotation as written, without what it resolves to."""
    return Quotation(quotation.content, quotation.cue, (), quotation.type, quotation.confidence)


def is_right(label: dict[str, Any], speaker: Speaker) -> bool:
    kind = "person" if label["kind"] == "person" else None
    return bool(label["speaker"]) and same_name(label["speaker"], speaker.name or "", kind)


def curve(shares: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Intercept and slope of the logistic regression of being right over the logarithm of the odds of the share."""
    seen = features(shares)
    weights = np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-seen @ weights))
        curvature = seen.T @ (seen * (chance * (1 - chance))[:, None]) + RIDGE * np.eye(2)
        weights -= np.linalg.solve(curvature, seen.T @ (chance - right) + RIDGE * weights)
    return weights


def features(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    kept = np.clip(shares, TINY, 1 - TINY)
    return np.stack([np.ones(len(kept)), np.log(kept / (1 - kept))], axis=1)


def error_of_folds(found: Sequence[Judged]) -> float:
    """The expected calibration error of the curve on articles it was not fitted to."""
    articles = sorted({one.article for one in found})
    fold = np.array([articles.index(one.article) % FOLDS for one in found])
    shares = np.array([one.grounds.share or 0.0 for one in found])
    right = np.array([one.right for one in found], float)
    chance = np.zeros(len(found))
    for number in range(FOLDS):
        held_out = fold == number
        weights = curve(shares[~held_out], right[~held_out])
        chance[held_out] = 1 / (1 + np.exp(-features(shares[held_out]) @ weights))
    bins = np.array_split(np.argsort(chance), BINS)
    return float(sum(abs(chance[some].mean() - right[some].mean()) * len(some) for some in bins) / len(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--save", type=Path, default=ROOT / "bench/results/certainty.json")
    options = parser.parse_args()
    extractor = Extractor(load())
    found = [one for article in labelled(options.corpora) for one in judged(article, extractor)]
    by_basis: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        by_basis[one.grounds.basis].append(one)
    rows = {
        basis: {"found": len(some), "right": round(sum(one.right for one in some) / len(some), 3)}
        for basis, some in sorted(by_basis.items())
        if len(some) >= FEW
    }
    pronouns = [one for one in by_basis["he or she"] if one.grounds.share is not None]
    weights = curve(
        np.array([one.grounds.share or 0.0 for one in pronouns]), np.array([one.right for one in pronouns], float)
    )
    told = {
        "by_basis": rows,
        "pronouns": {"at_even": round(float(weights[0]), 2), "steep": round(float(weights[1]), 2)},
        "error_of_pronouns_in_folds": round(error_of_folds(pronouns), 3),
    }
    data = [options.corpora / f"{name}.jsonl.gz" for name in ("polnear-train", "polnear-train-labels", "web-train")]
    save({**provenance(data), **told}, options.save)
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
