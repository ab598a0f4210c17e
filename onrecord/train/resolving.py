"""Trains what resolving has learned: of what kind everybody is, who is meant, and how, to whom and when he said it.

Each goes by what those before it tell, so the order counts.
"""

from collections.abc import Iterator
from pathlib import Path

from onrecord.resolve import learned, weighing
from onrecord.train import learned as networks
from onrecord.train import speakers

BEFORE_SPEAKERS = ("kind",)


def train(corpora: Path) -> Iterator[str]:
    """Train on all labelled articles and write the weights; gives how right each is by folds, line by line."""
    articles = speakers.labelled_articles(corpora)
    yield from networks.train(articles, BEFORE_SPEAKERS, learned.WEIGHTS)
    yield speakers.table(speakers.train(articles, weighing.WEIGHTS))
    others = [task.name for task in networks.TASKS if task.name not in BEFORE_SPEAKERS]
    yield from networks.train(articles, others, learned.WEIGHTS)
