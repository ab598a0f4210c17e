"""How far a score would move on other articles: bootstrap intervals (Efron 1979).

Articles are resampled, not quotations: the quotations of one article share its subject, its author
and its annotators. Treated as independent, they would make the intervals too narrow.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate.counts import Score, Scores

COVERED = 95
"""Per cent of the resamples whose F1 lies inside the interval."""
RESAMPLES = 1000
SEED = 1


class Interval(NamedTuple):
    """The ends of an interval of F1, as shares."""

    low: float
    high: float


def intervals(by_article: Sequence[Scores], seed: int = SEED) -> Mapping[str, Interval]:
    """The percentile interval of each row's F1, from the scores of each article (`score_each`,
    `agreement_each`).

    All rows are resampled alike. The intervals hold for articles like these, not for other kinds of
    text.
    """
    if not by_article:
        return {}
    articles = len(by_article)
    drawn = np.random.default_rng(seed).multinomial(
        articles, np.full(articles, 1 / articles), RESAMPLES
    )
    rows = dict.fromkeys(row for scores in by_article for row in scores)
    return {row: _interval(drawn @ _counts(by_article, row)) for row in rows}


def _counts(by_article: Sequence[Scores], row: str) -> NDArray[np.int64]:
    """The counts [articles, 3] of one row: right, predicted, gold; zeros for articles without the
    row."""
    counts = (scores.get(row, Score()) for scores in by_article)
    return np.array([(count.right, count.predicted, count.gold) for count in counts])


def _interval(counts: NDArray[np.int64]) -> Interval:
    """The middle of the F1 of the resamples. `counts` [resamples, 3]."""
    right, predicted, gold = counts.T
    f1 = 2 * right / np.maximum(1, predicted + gold)
    low, high = np.percentile(f1, [(100 - COVERED) / 2, (100 + COVERED) / 2])
    return Interval(float(low), float(high))
