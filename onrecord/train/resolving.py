"""Trains the networks of resolving: the kind of each entity, who is meant, and how, to whom and
when something was said.

Each network uses what those before it give, so the order counts.
"""

from collections.abc import Iterator
from pathlib import Path

from onrecord.resolve import learned, weighing
from onrecord.train import learned as networks
from onrecord.train import speakers

BEFORE_SPEAKERS = ("kind",)


def train(corpora: Path) -> Iterator[str]:
    """Trains on all labelled articles and writes the weights; yields a line for each network: how
    good it is by folds."""
    articles = speakers.labelled_articles(corpora)
    yield from networks.train(articles, BEFORE_SPEAKERS, learned.WEIGHTS)
    yield speakers.table(speakers.train(articles, weighing.WEIGHTS))
    others = [task.name for task in networks.TASKS if task.name not in BEFORE_SPEAKERS]
    yield from networks.train(articles, others, learned.WEIGHTS)
