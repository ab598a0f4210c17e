"""How much of an article onrecord reads from a web page, beside trafilatura; writes
bench/results/pages.json.

    python bench/pages.py PAGES

PAGES: a folder of pages, NAME.html, each with the words of its article, NAME.txt, without its
headline. Recall is the share of the article's words that a system gives, precision the share of its
words that are the article's; a word counts as often as it stands there. The headline is left out of
what each system gives.
"""

import argparse
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import trafilatura
from processes import significant

from onrecord.errors import InputError
from onrecord.evaluate.results import provenance, save
from onrecord.ingest import Options, documents
from onrecord.text.tokens import WORD
from onrecord.types import Document

ROOT = Path(__file__).parents[1]
_OPTIONS = Options(any_language=True)
Read = Callable[[Path], str]
"""Gives the text of a page."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words of the article, words given, and the words that are both."""

    article: int
    given: int
    both: int

    @property
    def recall(self) -> float:
        return self.both / self.article if self.article else 1.0

    @property
    def precision(self) -> float:
        return self.both / self.given if self.given else 0.0


def ours(page: Path) -> str:
    (document,) = documents([str(page)], _OPTIONS)
    if isinstance(document, InputError):
        return ""
    assert isinstance(document, Document)
    return _without(document.text, document.title)


def trafilaturas(page: Path, **options: Any) -> str:
    extracted = trafilatura.bare_extraction(page.read_bytes(), include_comments=False, **options)
    return _without(extracted.text or "", extracted.title) if extracted else ""


def _without(text: str, headline: str | None) -> str:
    title = _words(headline or "")
    return "\n".join(line for line in text.splitlines() if _words(line) != title)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


SYSTEMS: dict[str, Read] = {
    "onrecord": ours,
    "trafilatura": trafilaturas,
    "trafilatura, favor_recall": partial(trafilaturas, favor_recall=True),
    "trafilatura, favor_precision": partial(trafilaturas, favor_precision=True),
}


def overlap(page: Path, read: Read) -> Overlap:
    article = Counter(_words(page.with_suffix(".txt").read_text(encoding="utf8")))
    given = Counter(_words(read(page)))
    return Overlap(article.total(), given.total(), (article & given).total())


def measured(pages: list[Path], read: Read) -> dict[str, Any]:
    """Means over the pages, the figures over all words, and the pages that were read worst."""
    overlaps = {page.stem: overlap(page, read) for page in pages}
    every = list(overlaps.values())
    whole = Overlap(
        sum(each.article for each in every),
        sum(each.given for each in every),
        sum(each.both for each in every),
    )
    worst = sorted(overlaps, key=lambda name: min(overlaps[name].recall, overlaps[name].precision))
    return {
        "recall": significant(sum(each.recall for each in every) / len(every)),
        "precision": significant(sum(each.precision for each in every) / len(every)),
        "recall of all words": significant(whole.recall),
        "precision of all words": significant(whole.precision),
        "pages under 0.9": sum(min(each.recall, each.precision) < 0.9 for each in every),
        "worst": {
            name: [significant(overlaps[name].recall), significant(overlaps[name].precision)]
            for name in worst[:5]
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--save", type=Path, default=ROOT / "bench/results/pages.json")
    arguments = parser.parse_args()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = sorted(
        page for page in arguments.pages.glob("*.html") if page.with_suffix(".txt").exists()
    )
    results = {
        **provenance(pages),
        "pages": len(pages),
        "versions": {"trafilatura": version("trafilatura")},
        "systems": {name: measured(pages, read) for name, read in SYSTEMS.items()},
    }
    save(results, arguments.save)


if __name__ == "__main__":
    main()
