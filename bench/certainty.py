"""How right speakers are, beside how likely they are said to be: bench/results/certainty.json.

    python bench/certainty.py ../shared/corpora [--save bench/results/certainty.json]

Reads the articles that are kept from training (`train/articles.py`), of the engine's own quotations
those that a reader found as well, and counts how many of their speakers the reader named the same:
by what refers to them, and by their likelihood. Somebody unnamed is right if most of the words are
the same.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from onrecord.evaluate import Annotated, annotations
from onrecord.evaluate.resolution import same_name
from onrecord.evaluate.results import provenance, save
from onrecord.evaluate.scoring import matched
from onrecord.extract.encoder import load
from onrecord.extract.extractor import Extractor
from onrecord.resolve import resolve
from onrecord.resolve.referents import Told
from onrecord.resolve.speakers import Speakers
from onrecord.train.articles import ANEW, TEXTS, WHOLE, read_articles
from onrecord.types import Document, Quotation, Speaker

ROOT = Path(__file__).parents[1]
BINS = 10
SURE = 0.6
BY_NAME = ("person", "organization")


@dataclass(frozen=True, slots=True)
class Judged:
    """One speaker told, what refers to him, how likely he is, whether a reader named the same, and
    whether by name."""

    by: str
    speaker: Speaker
    right: bool
    has_name: bool

    @property
    def likelihood(self) -> float:
        return self.speaker.confidence or 0.0


def judged(article: Annotated, extractor: Extractor) -> Iterator[Judged]:
    """The speakers found in one article."""
    document = Document(article.id, article.text, published=article.published)
    by: dict[tuple[Any, ...], str] = {}
    tell = Speakers.tell

    def noted(self: Speakers, quotation: Quotation) -> Told:
        told = tell(self, quotation)
        by[quotation.content, quotation.cue] = told.by
        return told

    with patch.object(Speakers, "tell", noted):
        quotations = resolve(document, extractor.extract(document))
    predicted = annotations(quotations)
    own = {id(raw): one for raw, one in zip(predicted, quotations, strict=True)}
    for gold, one in matched(article, predicted):
        found, label = own[id(one)], gold.raw.get("label") or {}
        if found.speaker and found.speaker.name and label.get("kind"):
            refers = by.get((found.content, found.cue), "source in the quotation")
            yield Judged(
                refers, found.speaker, is_right(label, found.speaker), label["kind"] in BY_NAME
            )


def is_right(label: dict[str, Any], speaker: Speaker) -> bool:
    kind = label["kind"] if label["kind"] in BY_NAME else None
    return bool(label.get("speaker")) and same_name(label["speaker"], speaker.name or "", kind)


def row(some: Sequence[Judged]) -> dict[str, Any]:
    count = len(some)
    likely = sum(one.likelihood for one in some) / count
    right = sum(one.right for one in some) / count
    return {"told": count, "likelihood": round(likely, 3), "right": round(right, 3)}


def error(found: Sequence[Judged]) -> float:
    """The expected calibration error: how far likelihood and share of right ones lie apart, over
    tenths of them."""
    order = sorted(found, key=lambda one: one.likelihood)
    parts = [
        order[number * len(order) // BINS : (number + 1) * len(order) // BINS]
        for number in range(BINS)
    ]
    apart = [abs(sum(one.likelihood - one.right for one in some)) for some in parts]
    return round(sum(apart) / len(found), 3)


def grouped(found: Sequence[Judged], key: Any) -> dict[str, dict[str, Any]]:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return {name: row(some) for name, some in sorted(groups.items())}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--save", type=Path, default=ROOT / "bench/results/certainty.json")
    options = parser.parse_args()
    articles, extractor = read_articles(options.corpora).held_out, Extractor(load())
    found = [one for article in articles for one in judged(article, extractor)]
    inferred = [one for one in found if one.speaker.state == "inferred"]
    sure = [one for one in found if one.likelihood >= SURE]
    told = {
        "articles": len(articles),
        "by_reference": grouped(found, lambda one: one.by),
        "by_state": grouped(found, lambda one: one.speaker.state),
        "inferred_by_likelihood": grouped(
            inferred, lambda one: f"{int(one.likelihood * 10) / 10:.1f}"
        ),
        "error": error(found),
        "error_of_inferred": error(inferred),
        f"at_least_{SURE}": row(sure),
        f"at_least_{SURE}_with_a_name": row([one for one in sure if one.has_name]),
    }
    save(
        {**provenance([options.corpora / name for name in (*WHOLE, *ANEW, *TEXTS)]), **told},
        options.save,
    )
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
