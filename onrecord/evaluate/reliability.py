"""Whether confidence keeps what it promises, and what a threshold on it costs and gains.

Of quotations that are 70 % sure, 70 % should be right (found, and of the right source: the row who_said_what). That is
measured twice. What the reader *keeps* is what a user sees: its errors count, the guesses at whose quoted words are
that the reader shows below its own threshold among them. But it tells little of low confidence. So it is also measured
over *all* that the reader gives from `LEAST` on; below that nobody asks, and the many that are as good as surely wrong
would flatter the mean. Both sets come out of the rules for quotation marks, which calibration (in training) does not
see. A quotation in what is no article text counts as wrong here, and is left out of the scores.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate import results
from onrecord.evaluate.corpus import Annotated, Annotation, annotations
from onrecord.evaluate.counts import Score
from onrecord.evaluate.scoring import Predicted, judged, score
from onrecord.extract.encoder import Model
from onrecord.extract.extractor import Extractor, Found
from onrecord.resolve import resolve
from onrecord.types import Document

Doubles = NDArray[np.float64]

BINS = 10
LEAST = 0.05
"""The confidence from which on everything is asked for: one chance in twenty."""
THRESHOLDS = tuple(number / 10 for number in range(1, 10))
ASKED = (LEAST, *THRESHOLDS)


@dataclass(frozen=True, slots=True)
class Bin:
    """The quotations of about one confidence: how many, their mean confidence, and the share of right ones.

    Both are None where there is no quotation.
    """

    count: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """The expected calibration error, and what it is made of: equal bins of confidence from 0 to 1."""

    error: float
    bins: tuple[Bin, ...]


class Remembering(Extractor):
    """An extractor that runs the model once over a document, whatever is then asked of it."""

    def __init__(self, model: Model) -> None:
        """Use this model."""
        super().__init__(model)
        self._last: tuple[Document, tuple[Found, ...]] | None = None

    def found(self, document: Document) -> Iterator[Found]:
        """Every quotation that has any chance, as the extractor finds them."""
        if self._last is None or self._last[0] is not document:
            self._last = document, tuple(super().found(document))
        return iter(self._last[1])


def measured(gold: Sequence[Annotated], kept: Predicted, by_least: Mapping[float | None, Predicted]) -> dict[str, Any]:
    """For a results file: the reliability of what was kept and of all, and who_said_what at each threshold.

    `kept`: what a reader gave; `by_least`: see `readings`, for all of `ASKED`. The thresholds are those of
    `--min-confidence`: at each the rules for quotation marks were applied anew, to what is over it.
    """
    at = {str(least): score(gold, by_least[least]).get("who_said_what", Score()) for least in THRESHOLDS}
    return {
        "kept": asdict(reliability(gold, kept)),
        "all": {"least": LEAST, **asdict(reliability(gold, by_least[LEAST]))},
        "thresholds": results.rows(at),
    }


def readings(
    model: Model, gold: Iterable[Annotated], asked: Sequence[float | None] = ASKED
) -> Mapping[float | None, Predicted]:
    """What a reader with the model gives at each of the least confidences asked for, in one pass of the model.

    None asks for what it gives by default.
    """
    extractor = Remembering(model)
    found: dict[float | None, dict[str, tuple[Annotation, ...]]] = {confidence: {} for confidence in asked}
    for article in gold:
        document = Document(id=article.id, text=article.text, published=article.published)
        for confidence in found:
            resolved = resolve(document, extractor.extract(document, confidence))
            found[confidence][article.id] = annotations(resolved)
    return found


def reliability(gold: Iterable[Annotated], predicted: Predicted) -> Reliability:
    """The reliability of quotations that have a confidence. Raises KeyError if one has none."""
    pairs: list[tuple[float, bool]] = []
    for article in gold:
        found = predicted.get(article.id, ())
        pairs += zip((quotation.raw["confidence"] for quotation in found), judged(article, found), strict=True)
    sure, right = np.array(pairs, np.float64).reshape(-1, 2).T
    places = _places(sure)
    bins = tuple(_bin(sure[places == place], right[places == place]) for place in range(BINS))
    return Reliability(calibration_error(sure, right), bins)


def calibration_error(sure: Doubles, right: Doubles) -> float:
    """How far confidence and share of right ones lie apart, on average over ten bins, weighted by their size.

    The expected calibration error of Naeini et al. 2015; of no quotations it is 0.
    """
    places = _places(sure)
    gaps = [abs(sure[places == place].sum() - right[places == place].sum()) for place in range(BINS)]
    return round(float(sum(gaps) / max(1, len(sure))), 4)


def _places(sure: Doubles) -> NDArray[np.int64]:
    """The number of each confidence's bin; what is quite sure falls into the last."""
    return np.minimum((sure * BINS).astype(np.int64), BINS - 1)


def _bin(sure: Doubles, right: Doubles) -> Bin:
    if not len(sure):
        return Bin(0, None, None)
    return Bin(len(sure), round(float(sure.mean()), 4), round(float(right.mean()), 4))
