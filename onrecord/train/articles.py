"""The articles that are trained on, by how they were annotated.

PolNeAR's own annotation leaves out what is nested, and much else; it shows the network what news is like. Articles
that were read by the guidelines, everything annotated, show it what to find: those of the corpora folder (`WHOLE`), and
those in `annotated/`, which keeps offsets, labels and a hash of each text, never the text: that is taken from the
corpora.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import CorpusError
from onrecord.evaluate.corpus import Annotated, annotation, read_corpus, read_invented, rows
from onrecord.text.marks import quoted_spans
from onrecord.text.spans import merged, outside

INVENTED = Path(__file__).parent / "invented"
ANNOTATED = Path(__file__).parent / "annotated"
POLNEAR, GUM, DEVELOPMENT = "polnear-train.jsonl.gz", "gum-train.jsonl.gz", "web-dev.jsonl.gz"
WHOLE = ("web-train.jsonl.gz",)
"""Corpora that are annotated whole, their texts beside the annotation."""
ANEW = ("polnear-train-anew.jsonl.gz",)
"""Corpora that are annotated whole and refer to texts of others."""
TEXTS = (POLNEAR, GUM)
"""Where the texts lie that annotations without texts refer to."""
BARE = 25
"""Quoted words of more characters are hardly a title or a name."""
HELD_OUT = 10
"""Of so many articles about one is kept from training, to choose by and to calibrate on."""


@dataclass(frozen=True)
class Articles:
    """What is trained on, and what is kept from it. No article is in two of them.

    `partly`: PolNeAR's articles with its own annotation; `whole`: those read by the guidelines that the corpora folder
    has; `ours`: those that our own readers read, who agree less with each other; `invented`: our own; `held_out`: read
    by the guidelines, too, chosen by their hash, so that an article once kept from training always is. `measured`: of
    these the ones that the corpora folder has, on which confidence is measured.
    """

    partly: list[Annotated]
    whole: list[Annotated]
    ours: list[Annotated]
    invented: list[Annotated]
    held_out: list[Annotated]
    measured: list[Annotated]


def read_articles(corpora: Path) -> Articles:
    """All that can be trained on. Raises CorpusError if a corpus is missing or damaged."""
    texts = _texts(corpora)
    of_corpora = [article for name in WHOLE for article in read_corpus(corpora / name)]
    of_corpora += [_with_text(row, texts, corpora / name) for name in ANEW for _, row in rows(corpora / name)]
    own = [_with_text(row, texts, path) for path in sorted(ANNOTATED.glob("*.jsonl")) for _, row in rows(path)]
    known = {article.text for article in (*of_corpora, *own)}
    partly = [_partly(article) for article in read_corpus(corpora / POLNEAR) if article.text not in known]
    (whole, measured), (ours, ours_held_out) = _parted(of_corpora), _parted(own)
    return Articles(partly, whole, ours, list(read_invented(INVENTED)), [*measured, *ours_held_out], measured)


def _parted(articles: Iterable[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """The articles that are trained on, and those that are kept from it."""
    parts: tuple[list[Annotated], list[Annotated]] = [], []
    for article in articles:
        parts[int(digest(article.text), 16) % HELD_OUT == 0].append(article)
    return parts


def unread(corpora: Path, articles: Articles) -> list[Annotated]:
    """The articles of GUM that were not read by the guidelines, without annotation."""
    known = {article.text for article in (*articles.whole, *articles.ours, *articles.held_out)}
    return [Annotated(row["id"], row["text"], ()) for _, row in rows(corpora / GUM) if row["text"] not in known]


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, by which annotations without it find it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _partly(article: Annotated) -> Annotated:
    """The article with what its annotation leaves out as unknown: what may be nested inside a content, and quoted words
    that no annotation covers, perhaps of quotations that nobody is named for."""
    contents = [span for quotation in article.quotations for span in quotation.content]
    bare = [
        span
        for span in outside(quoted_spans(article.text), merged(contents), article.text)
        if len(span.of(article.text)) > BARE
    ]
    return replace(article, unknown=merged([*contents, *bare]), others=tuple(map(_partly, article.others)))


def _texts(corpora: Path) -> dict[str, tuple[str, str | None]]:
    """The texts and dates of articles that others refer to, by the SHA-256 of the text in UTF-8."""
    found = {}
    for name in TEXTS:
        for _, article in rows(corpora / name):
            found[digest(article["text"])] = (article["text"], article.get("published"))
    return found


def _with_text(row: dict[str, Any], texts: dict[str, tuple[str, str | None]], path: Path) -> Annotated:
    if row["sha256"] not in texts:
        raise CorpusError(f"{path}: no text for article {row['id']}: expected it in {' or '.join(TEXTS)}")
    text, published = texts[row["sha256"]]
    return Annotated(row["id"], text, tuple(map(annotation, row["quotations"])), published=published)
