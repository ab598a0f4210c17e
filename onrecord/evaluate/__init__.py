"""How good the readings are: gold annotations, predictions, and the scores that compare them."""

from collections.abc import Iterable

from onrecord.evaluate.corpus import (
    Annotated,
    Annotation,
    annotation,
    annotations,
    read_corpus,
    read_invented,
)
from onrecord.evaluate.counts import Score, Scores
from onrecord.evaluate.intervals import Interval, intervals
from onrecord.evaluate.scoring import Predicted, agreement, agreement_each, score, score_each, total
from onrecord.reader import Reader
from onrecord.types import Document

__all__ = [
    "Annotated",
    "Annotation",
    "Interval",
    "Predicted",
    "Score",
    "Scores",
    "agreement",
    "agreement_each",
    "annotation",
    "annotations",
    "intervals",
    "predict",
    "read_corpus",
    "read_invented",
    "score",
    "score_each",
    "table",
    "total",
]


def predict(reader: Reader, gold: Iterable[Annotated]) -> dict[str, tuple[Annotation, ...]]:
    """What the reader finds in the texts of gold documents, by document id."""
    readings = reader.pipe(
        Document(id=article.id, text=article.text, published=article.published) for article in gold
    )
    return {reading.document.id: annotations(reading.quotations) for reading in readings}


def table(scores: Scores) -> str:
    """The scores as text, a line each: precision, recall, F1 and the counts."""
    width = max((24, *(len(row) + 2 for row in scores)))
    return "\n".join(
        f"{row:{width}}P {score.precision:6.1%}  R {score.recall:6.1%}  F1 {score.f1:6.1%}"
        f"   ({score.right} of {score.predicted} predicted, {score.gold} gold)"
        for row, score in scores.items()
    )
