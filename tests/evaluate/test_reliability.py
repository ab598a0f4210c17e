from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate import Annotated, Annotation, predict, read_invented
from onrecord.evaluate.reliability import (
    ASKED,
    Bin,
    Remembering,
    calibration_error,
    measured,
    readings,
    reliability,
)
from onrecord.extract.encoder import Model, load
from onrecord.extract.extractor import Extractor
from onrecord.extract.linking import Floats
from onrecord.extract.pieces import Ints
from onrecord.reader import Reader
from onrecord.types import Document, Span

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "one two three four"
OUTCOMES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def model() -> Model:
    return load()


@pytest.fixture(scope="module")
def articles() -> list[Annotated]:
    return list(read_invented(EXAMPLES)[:3])


def quotation(word: str, sure: float) -> Annotation:
    start = TEXT.index(word)
    return Annotation((Span(start, start + len(word)),), (), (), {"confidence": sure})


def gold(*words: str) -> list[Annotated]:
    return [Annotated("a", TEXT, tuple(quotation(word, 1) for word in words))]


def predicted(sure: Mapping[str, float]) -> dict[str, tuple[Annotation, ...]]:
    return {"a": tuple(quotation(word, confidence) for word, confidence in sure.items())}


@pytest.mark.parametrize(
    ("sure", "right", "error"),
    [
        ([1.0, 1.0], [1, 1], 0),
        ([0.5, 0.5], [1, 0], 0),
        ([1.0, 1.0], [0, 0], 1),
        ([0.95, 0.95, 0.15, 0.15], [1, 1, 0, 0], 0.1),
        ([0.72, 0.78], [1, 0], 0.25),
        ([], [], 0),
    ],
)
def test_calibration_error_is_how_far_off_confidence_is(
    sure: list[float], right: list[int], error: float
) -> None:
    assert calibration_error(np.array(sure), np.array(right, float)) == pytest.approx(error)


@given(OUTCOMES)
def test_calibration_error_is_a_share(outcomes: list[tuple[float, bool]]) -> None:
    sure, right = np.array(outcomes, float).T
    assert 0 <= calibration_error(sure, right) <= 1


def test_reliability_puts_quotations_of_like_confidence_together() -> None:
    found = reliability(
        gold("one", "three"), predicted({"one": 0.92, "two": 0.98, "three": 0.3, "four": 1.0})
    )
    assert found.bins[3] == Bin(1, 0.3, 1.0)
    assert found.bins[9] == Bin(3, 0.9667, 0.3333)
    assert sum(one.count for one in found.bins) == 4
    assert found.error == pytest.approx((0.7 + 1.9) / 4)


def test_reliability_of_nothing_is_ten_empty_bins() -> None:
    found = reliability(gold("one"), {})
    assert found.bins == (Bin(0, None, None),) * 10
    assert found.error == 0


def test_reliability_wants_confidence() -> None:
    with pytest.raises(KeyError, match="confidence"):
        reliability(gold("one"), {"a": (Annotation((Span(0, 3),), (), (), {}),)})


@pytest.mark.parametrize("least", [0.1, 0.5, 0.9])
def test_readings_are_those_of_a_reader_with_that_threshold(
    least: float, model: Model, articles: Sequence[Annotated]
) -> None:
    assert readings(model, articles, (0.05, least))[least] == predict(
        Reader(min_confidence=least), articles
    )


def test_remembering_runs_the_model_once_a_document(
    model: Model, articles: Sequence[Annotated]
) -> None:
    seen: list[int] = []

    def encode(ids: Ints, features: Ints) -> tuple[Floats, Floats]:
        seen.append(len(ids))
        return model.encode(ids, features)

    counting = replace(model, encode=encode)
    documents = [Document(id=article.id, text=article.text) for article in articles]
    for document in documents:
        list(Extractor(counting).found(document))
    once, extractor = seen.copy(), Remembering(counting)
    found = [[tuple(extractor.found(document)) for _ in range(3)] for document in documents]
    assert seen == once * 2
    assert found == [[tuple(Extractor(model).found(document))] * 3 for document in documents]


def test_measured_has_both_sets_and_every_threshold() -> None:
    everything, kept = predicted({"one": 0.9, "two": 0.1}), predicted({"one": 0.9})
    by_least = {least: everything if least <= 0.1 else kept for least in ASKED}
    found = measured(gold("one"), kept, by_least)
    assert found["kept"]["error"] == pytest.approx(0.1)
    assert found["all"] | {"bins": None} == {
        "least": 0.05,
        "error": pytest.approx(0.1),
        "bins": None,
    }
    assert list(found["thresholds"]) == [f"0.{tenth}" for tenth in range(1, 10)]
    assert found["thresholds"]["0.1"] | {"f1": None} == {
        "precision": 50.0, "recall": 100.0, "f1": None, "right": 1, "predicted": 2, "gold": 1
    }  # fmt: skip
    assert found["thresholds"]["0.2"]["f1"] == 100.0


def test_measured_of_no_articles_is_nothing_not_an_error() -> None:
    found = measured([], {}, {least: {} for least in ASKED})
    assert found["kept"]["error"] == 0
    assert found["thresholds"]["0.5"]["gold"] == 0
