from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.extract.encoder import Model, Settings
from onrecord.extract.linking import BY_CONTENT, LABELS, Floats
from onrecord.extract.pieces import Ints, Quoted
from onrecord.train import calibration
from onrecord.train.calibration import calibrate

from .invented import articles

OUTCOMES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)
LINK = 2


@dataclass(frozen=True)
class MarkEncode:
    """Takes every opening mark for the anchor of a floating quotation, this sure, and quoted words
    for content."""

    found: float

    def __call__(self, ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        quoted = features[:, 2]
        anchors = np.full((len(ids), 2), -9, np.float32)
        anchors[quoted == Quoted.OPEN, BY_CONTENT] = self.found
        return anchors, (quoted != Quoted.OUTSIDE)[:, None].astype(np.float32)


def link(views: Floats, anchors: Ints, relations: Ints) -> Floats:
    """Quoted words are content, others nothing."""
    scores = np.full((*relations.shape, len(LABELS)), -5, np.float32)
    scores[..., 0] = 0
    scores[..., LABELS.index("I-content")] = 9 * views[:, 0] - 5
    return scores


def model(tokenizer: Tokenizer, found: float) -> Model:
    flat = np.zeros((len(LABELS), len(LABELS)), np.float32)
    return Model(MarkEncode(found), link, tokenizer, Settings(0.0, (0.0, 1.0, 0.0), flat))


@given(OUTCOMES, st.integers(0, 9))
def test_best_threshold_keeps_the_best_f1(outcomes: list[tuple[float, bool]], missed: int) -> None:
    sure, right = np.array(outcomes, float).T
    gold = int(right.sum()) + missed

    def f1(threshold: float) -> float:
        kept = sure >= threshold
        return 2 * right[kept].sum() / max(1, kept.sum() + gold)

    threshold = calibration._best_threshold(sure, right, gold)
    assert 0 <= threshold <= 1
    assert (sure >= threshold).any()
    if len(set(np.floor(sure * 100))) == len(sure):
        assert f1(threshold) == pytest.approx(max(f1(least) for least in sure))


def test_logistic_finds_the_weights_that_made_the_data() -> None:
    chance = np.random.default_rng(1)
    scores = np.column_stack([np.ones(20_000), chance.normal(size=(20_000, 2))])
    weights = np.array([-0.5, 2.0, 0.7])
    right = (chance.random(20_000) < 1 / (1 + np.exp(-scores @ weights))).astype(float)
    np.testing.assert_allclose(calibration._logistic(scores, right), weights, atol=0.1)


def test_logistic_takes_scores_that_part_right_from_wrong() -> None:
    scores = np.array([[1, -5], [1, -4], [1, 4], [1, 5]], float)
    assert np.isfinite(calibration._logistic(scores, np.array([0, 0, 1, 1], float))).all()


def test_calibrate_wants_a_model_that_finds_something(tokenizer: Tokenizer) -> None:
    with pytest.raises(ModelError, match="finds nothing in 2 held-out articles"):
        calibrate(model(tokenizer, found=-9), articles())


def test_calibrate_tells_right_from_wrong(tokenizer: Tokenizer) -> None:
    found = calibrate(model(tokenizer, found=2), articles())
    assert len(found.weights) == 3
    assert 0 <= found.threshold <= 1 and 0 <= found.error <= 1
