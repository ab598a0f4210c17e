"""Calibrates confidence: the model's two scores become one probability, and the best threshold is
chosen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.errors import ModelError
from onrecord.evaluate.corpus import Annotated, Annotation
from onrecord.evaluate.reliability import Doubles, calibration_error
from onrecord.evaluate.scoring import judged
from onrecord.extract.encoder import Model
from onrecord.extract.extractor import Extractor
from onrecord.types import Document

SLACK = 0.003
"""How much F1 may be given up for a lower threshold."""


@dataclass(frozen=True)
class Calibration:
    """How confidence is computed and used.

    `weights`: the bias and one for each score (see `extract.decoding.confidence`); `threshold`: the
    least confidence to keep; `error`: the expected calibration error over ten equal bins (Naeini et
    al. 2015).
    """

    weights: tuple[float, ...]
    threshold: float
    error: float


def calibrate(model: Model, articles: Sequence[Annotated]) -> Calibration:
    """Fits on articles that the model was not trained on. Raises ModelError if it finds nothing in
    them."""
    scores, right = _judged(model, articles)
    if not len(scores):
        raise ModelError(
            f"the model finds nothing in {len(articles)} held-out articles: train it for longer"
        )
    gold = sum(len(article.quotations) for article in articles)
    weights = _logistic(scores, right)
    confidences = 1 / (1 + np.exp(-(scores @ weights)))
    rounded = tuple(round(float(weight), 4) for weight in weights)
    return Calibration(
        rounded, _best_threshold(confidences, right, gold), calibration_error(confidences, right)
    )


def _judged(model: Model, articles: Sequence[Annotated]) -> tuple[Doubles, Doubles]:
    """For everything that the model finds: its scores [found, 3], with a 1 in front, and whether it
    is right [found]."""
    scores: list[tuple[float, ...]] = []
    right: list[bool] = []
    extractor = Extractor(model)
    for article in articles:
        quotations = list(extractor.found(Document(id=article.id, text=article.text)))
        scores += [(1.0, *quotation.scores) for quotation in quotations]
        right += judged(
            article,
            [
                Annotation(quotation.content, quotation.cue, quotation.source, {})
                for quotation in quotations
            ],
        )
    return np.array(scores), np.array(right, np.float64)


def _logistic(scores: Doubles, right: Doubles) -> Doubles:
    """Logistic regression by Newton's method, with a slight pull to zero."""
    weights = np.zeros(scores.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-(scores @ weights)))
        slope = scores.T @ (chance - right) + 1e-3 * weights
        curve = (scores * (chance * (1 - chance))[:, None]).T @ scores + 1e-3 * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _best_threshold(confidences: Doubles, right: Doubles, gold: int) -> float:
    """The lowest confidence at which a threshold gives an F1 within `SLACK` of the best.

    The best itself is a matter of chance on a few dozen articles. A reader can see that a quotation
    is wrong, but nobody looks up what is missing.
    """
    order = np.argsort(-confidences)
    f1 = 2 * np.cumsum(right[order]) / (np.arange(1, len(confidences) + 1) + gold)
    return math.floor(100 * float(confidences[order][f1 >= f1.max() - SLACK].min())) / 100
