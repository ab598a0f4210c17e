"""The articles used for training, by how they were annotated.

PolNeAR's own annotation leaves out nested quotations, and much else; it shows the network what news
looks like. Articles that were annotated by the guidelines, completely, show it what to find: those
of the corpora folder (`WHOLE`), and those in `annotated/`, which has offsets, labels and a hash of
each text, never the text itself: that comes from the corpora.
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
    """The articles for training, and those held out. No article is in two of the lists.

    `partly`: PolNeAR's articles with its own annotation; `whole`: those of the corpora folder
    annotated by the guidelines; `ours`: those that our own readers annotated, who agree less with
    each other; `invented`: our own; `held_out`: annotated by the guidelines, too, and chosen by
    their hash, so that an article once held out always is. `measured`: those of the held-out
    articles that are in the corpora folder, on which confidence is measured.
    """

    partly: list[Annotated]
    whole: list[Annotated]
    ours: list[Annotated]
    invented: list[Annotated]
    held_out: list[Annotated]
    measured: list[Annotated]


def read_articles(corpora: Path) -> Articles:
    """All articles that can be used for training. Raises CorpusError if a corpus is missing or
    damaged."""
    texts = _texts(corpora)
    of_corpora = [article for name in WHOLE for article in read_corpus(corpora / name)]
    of_corpora += [
        _with_text(row, texts, corpora / name) for name in ANEW for _, row in rows(corpora / name)
    ]
    our_articles = [
        _with_text(row, texts, path)
        for path in sorted(ANNOTATED.glob("*.jsonl"))
        for _, row in rows(path)
    ]
    texts_read = {article.text for article in (*of_corpora, *our_articles)}
    partly = [
        _partly(article)
        for article in read_corpus(corpora / POLNEAR)
        if article.text not in texts_read
    ]
    (whole, measured), (ours, ours_held_out) = _parted(of_corpora), _parted(our_articles)
    return Articles(
        partly, whole, ours, list(read_invented(INVENTED)), [*measured, *ours_held_out], measured
    )


def _parted(articles: Iterable[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """The articles for training, and those held out."""
    parts: tuple[list[Annotated], list[Annotated]] = [], []
    for article in articles:
        parts[int(digest(article.text), 16) % HELD_OUT == 0].append(article)
    return parts


def unread(corpora: Path, articles: Articles) -> list[Annotated]:
    """The articles of GUM that nobody annotated by the guidelines, without annotation."""
    texts_read = {article.text for article in (*articles.whole, *articles.ours, *articles.held_out)}
    return [
        Annotated(row["id"], row["text"], ())
        for _, row in rows(corpora / GUM)
        if row["text"] not in texts_read
    ]


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, under which annotations without a text find it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _partly(article: Annotated) -> Annotated:
    """The article with what its annotation leaves out marked as unknown: what may be nested inside
    a content, and quoted words without an annotation, perhaps quotations that name nobody."""
    contents = [span for quotation in article.quotations for span in quotation.content]
    bare = [
        span
        for span in outside(quoted_spans(article.text), merged(contents), article.text)
        if len(span.of(article.text)) > BARE
    ]
    return replace(
        article, unknown=merged([*contents, *bare]), others=tuple(map(_partly, article.others))
    )


def _texts(corpora: Path) -> dict[str, tuple[str, str | None]]:
    """The texts and dates of articles that annotations refer to, by the SHA-256 of the text in
    UTF-8."""
    texts = {}
    for name in TEXTS:
        for _, article in rows(corpora / name):
            texts[digest(article["text"])] = (article["text"], article.get("published"))
    return texts


def _with_text(
    row: dict[str, Any], texts: dict[str, tuple[str, str | None]], path: Path
) -> Annotated:
    if row["sha256"] not in texts:
        raise CorpusError(
            f"{path}: no text for article {row['id']}: expected it in {' or '.join(TEXTS)}"
        )
    text, published = texts[row["sha256"]]
    return Annotated(
        row["id"], text, tuple(map(annotation, row["quotations"])), published=published
    )
