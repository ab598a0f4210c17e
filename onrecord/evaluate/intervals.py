"""How far a score would move on other articles: bootstrap intervals (Efron 1979).

Articles are resampled, not quotations: the quotations of one article share its subject, its author and its
annotators, and as if they were independent the intervals would come out too narrow.
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


def intervals(each: Sequence[Scores], seed: int = SEED) -> Mapping[str, Interval]:
    """The percentile interval of each row's F1, from the scores of each article (`score_each`, `agreement_each`).

    Every row is resampled alike. It holds for articles like these: what other kinds of text would give it cannot say.
    """
    if not each:
        return {}
    articles = len(each)
    drawn = np.random.default_rng(seed).multinomial(articles, np.full(articles, 1 / articles), RESAMPLES)
    rows = dict.fromkeys(row for scores in each for row in scores)
    return {row: _interval(drawn @ _counts(each, row)) for row in rows}


def _counts(each: Sequence[Scores], row: str) -> NDArray[np.int64]:
    """The counts [articles, 3] of one row: right, predicted, gold; of articles without the row, none."""
    counts = (scores.get(row, Score()) for scores in each)
    return np.array([(count.right, count.predicted, count.gold) for count in counts])


def _interval(counts: NDArray[np.int64]) -> Interval:
    """The middle of the F1 of the resamples. `counts` [resamples, 3]."""
    right, predicted, gold = counts.T
    f1 = 2 * right / np.maximum(1, predicted + gold)
    low, high = np.percentile(f1, [(100 - COVERED) / 2, (100 + COVERED) / 2])
    return Interval(float(low), float(high))
