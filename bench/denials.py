"""How well denials are told: by folds over articles, and the weights of
`onrecord/resolve/denying.py`.

    python bench/denials.py TEXTS... [--labels FILE...] [--fit]

TEXTS: annotated articles (JSON Lines) with a `label` on their quotations, or without; LABELS: files
without texts, by the ids of those: `labels` in the order of the quotations there, or `quotations`
of their own. Every quotation counts as annotated, with the spans it has there. With them come the
sentences of `bench/denials/sentences.txt`, twice as heavy, for in articles on politics plain
negation is rarer than elsewhere. `--fit` writes the weights.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Numbers, regression

from onrecord.extract.decoding import quotation_type
from onrecord.language import ENGLISH
from onrecord.language.english.lists import weights_file
from onrecord.resolve.denying import LIKELY, is_turned_round, signs
from onrecord.text.marks import quoted_spans
from onrecord.text.sentences import Sentences
from onrecord.types import Quotation, Span

ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "bench" / "denials" / "sentences.txt"
WEIGHTS = weights_file("denial_weights.json")
MARK = re.compile(r"\[\[(?P<content>.*?)\]\]|<<(?P<cue>.*?)>>|\{\{(?P<source>.*?)\}\}")
OWN, HEAVY = "sentences", 2.0
FOLDS, SEED = 10, 0
EARLIER = 2


@dataclass(frozen=True)
class Example:
    """One quotation: the corpus and article it is from, its signs, and whether it denies."""

    corpus: str
    article: str
    signs: dict[str, float]
    turned_round: bool
    denies: bool


def examples(texts: Sequence[Path], labels: Sequence[Path]) -> Iterator[Example]:
    """All labelled quotations of the files, and our own sentences."""
    articles = {}
    for path in texts:
        for row in _rows(path):
            articles[row["id"]] = row
            yield from _of_article(_name(path), row, row["text"])
    for path in labels:
        for row in _rows(path):
            known = articles[row["id"]]
            quotations = row.get("quotations", known["quotations"])
            if "labels" in row:
                both = zip(quotations, row["labels"], strict=True)
                quotations = [{**quotation, "label": label} for quotation, label in both]
            yield from _of_article(_name(path), {**row, "quotations": quotations}, known["text"])
    yield from _own()


def _of_article(corpus: str, row: dict[str, Any], text: str) -> Iterator[Example]:
    quoted = quoted_spans(text)
    labelled = [one for one in row["quotations"] if one.get("label")]
    parts = [
        {name: tuple(Span(*s) for s in one[name]) for name in ("content", "cue", "source")}
        for one in labelled
    ]
    found = [
        Quotation(**one, type=quotation_type(one["content"], text, quoted), confidence=1.0)
        for one in parts
    ]
    denies = [bool(one["label"]["denies"]) for one in labelled]
    yield from _seen(corpus, row["id"], text, list(zip(found, denies, strict=True)))


def _own() -> Iterator[Example]:
    for number, line in enumerate(SENTENCES.read_text(encoding="utf8").splitlines()):
        if line.startswith("#") or not line:
            continue
        answer, marked = line.split("\t")
        text, at = "", 0
        spans: dict[str, tuple[Span, ...]] = {"content": (), "cue": (), "source": ()}
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            at, name = mark.end(), str(mark.lastgroup)
            spans[name] = (*spans[name], Span(len(text), len(text) + len(mark[name])))
            text += mark[name]
        text += marked[at:]
        quotation = Quotation(
            **spans, type=quotation_type(spans["content"], text, quoted_spans(text)), confidence=1.0
        )
        yield from _seen(OWN, f"{OWN} {number}", text, [(quotation, answer == "yes")])


def _seen(
    corpus: str, article: str, text: str, each: Sequence[tuple[Quotation, bool]]
) -> Iterator[Example]:
    sentences, before = Sentences(text, ENGLISH.abbreviations), list[Quotation]()
    for quotation, denies in sorted(each, key=lambda one: one[0].content[0]):
        parts = quotation.cue or quotation.source or quotation.content
        told = signs(
            quotation,
            text,
            sentences.around(parts[0], parts[-1]),
            before[-EARLIER:],
            ENGLISH.denial,
        )
        yield Example(
            corpus, article, told, is_turned_round(quotation, text, ENGLISH.denial), denies
        )
        before.append(quotation)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with (
        gzip.open(path, "rt", encoding="utf8")
        if path.suffix == ".gz"
        else path.open(encoding="utf8") as lines
    ):
        yield from map(json.loads, lines)


def _name(path: Path) -> str:
    return path.name.partition(".")[0]


def fitted(each: Sequence[Example], names: Sequence[str]) -> Numbers:
    """The weights of the signs of these names, and the bias."""
    heavy = np.array([HEAVY if one.corpus == OWN else 1.0 for one in each])
    return regression(
        _matrix(each, names), np.array([one.denies for one in each], np.float64), heavy
    )


def _matrix(each: Sequence[Example], names: Sequence[str]) -> Numbers:
    return np.array([[one.signs.get(name, 0.0) for name in names] for one in each], np.float64)


def by_folds(each: Sequence[Example], names: Sequence[str]) -> list[bool]:
    """For each whether it is called a denial by weights fitted to other articles."""
    articles = sorted({one.article for one in each})
    fold = dict(
        zip(articles, np.random.default_rng(SEED).permutation(len(articles)) % FOLDS, strict=True)
    )
    called = [False] * len(each)
    for number in range(FOLDS):
        weights = fitted([one for one in each if fold[one.article] != number], names)
        places = [place for place, one in enumerate(each) if fold[one.article] == number]
        odds = _matrix([each[place] for place in places], names) @ weights[:-1] + weights[-1]
        for place, chance in zip(places, 1 / (1 + np.exp(-odds)), strict=True):
            called[place] = bool(chance >= LIKELY) and not each[place].turned_round
    return called


def report(each: Sequence[Example], called: Sequence[bool]) -> None:
    """Prints precision, recall and F1 of each corpus."""
    for corpus in dict.fromkeys(one.corpus for one in each):
        pairs = [
            (one.denies, told)
            for one, told in zip(each, called, strict=True)
            if one.corpus == corpus
        ]
        right = sum(denies and told for denies, told in pairs)
        gold = sum(denies for denies, _ in pairs)
        predicted = sum(told for _, told in pairs)
        f1 = 2 * right / (predicted + gold or 1)
        rates = f"P {right / (predicted or 1):6.1%}  R {right / (gold or 1):6.1%}  F1 {f1:6.1%}"
        print(
            f"{corpus:24}{rates}   ({right} of {predicted} called, {gold} denials among {len(pairs)})"
        )


def main() -> int:
    """Measures, and fits if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--labels", nargs="*", type=Path, default=[])
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    each = list(examples(asked.texts, asked.labels))
    names = sorted({name for one in each for name in one.signs})
    report(each, by_folds(each, names))
    if asked.fit:
        weights = dict(zip((*names, "bias"), fitted(each, names).round(3).tolist(), strict=True))
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
