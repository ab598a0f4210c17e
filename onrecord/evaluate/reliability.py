"""Whether confidence is calibrated, and what a threshold on it costs and gains.

Of quotations with a confidence of 70 %, 70 % should be right (found, and with the right source: the
row who_said_what). That is measured twice. First on what the reader *keeps*, which is what a user
sees: its errors count, also the guessed speakers of quoted words that the reader shows below its
own threshold. But that tells little about low confidence. So it is also measured on *all*
quotations that the reader gives from `LEAST` on; nobody asks for less, and the many that are almost
surely wrong would flatter the mean. Both sets went through the rules for quotation marks, which
calibration (in training) does not see. A quotation in a passage that is not article text counts as
wrong here; the scores leave it out.
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
    """The quotations of about one confidence: how many, their mean confidence, and the share of
    them that is right.

    Both are None where there are no quotations.
    """

    count: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """The expected calibration error, and what it is computed from: equal bins of confidence from 0
    to 1."""

    error: float
    bins: tuple[Bin, ...]


class Remembering(Extractor):
    """An extractor that runs the model once over a document, and answers further questions about it
    from memory."""

    def __init__(self, model: Model) -> None:
        """Use this model."""
        super().__init__(model)
        self._last: tuple[Document, tuple[Found, ...]] | None = None

    def found(self, document: Document) -> Iterator[Found]:
        """Every quotation that has any chance, as the extractor finds them."""
        if self._last is None or self._last[0] is not document:
            self._last = document, tuple(super().found(document))
        return iter(self._last[1])


def measured(
    gold: Sequence[Annotated], predicted: Predicted, by_least: Mapping[float | None, Predicted]
) -> dict[str, Any]:
    """For a results file: the reliability of what a reader keeps and of everything it gives, and
    who_said_what at each threshold.

    `predicted`: what the reader keeps; `by_least`: see `readings`, for all of `ASKED`. The
    thresholds are those of `--min-confidence`: at each, the rules for quotation marks were applied
    again to what is above it.
    """
    by_threshold = {
        str(least): score(gold, by_least[least]).get("who_said_what", Score())
        for least in THRESHOLDS
    }
    return {
        "kept": asdict(reliability(gold, predicted)),
        "all": {"least": LEAST, **asdict(reliability(gold, by_least[LEAST]))},
        "thresholds": results.rows(by_threshold),
    }


def readings(
    model: Model, gold: Iterable[Annotated], thresholds: Sequence[float | None] = ASKED
) -> Mapping[float | None, Predicted]:
    """What a reader with the model gives at each threshold, in one pass of the model; None is the
    reader's own threshold."""
    extractor = Remembering(model)
    by_threshold: dict[float | None, dict[str, tuple[Annotation, ...]]] = {
        confidence: {} for confidence in thresholds
    }
    for article in gold:
        document = Document(id=article.id, text=article.text, published=article.published)
        for confidence in by_threshold:
            resolved = resolve(document, extractor.extract(document, confidence))
            by_threshold[confidence][article.id] = annotations(resolved)
    return by_threshold


def reliability(gold: Iterable[Annotated], predicted: Predicted) -> Reliability:
    """The reliability of quotations that have a confidence. Raises KeyError if one has none."""
    pairs: list[tuple[float, bool]] = []
    for article in gold:
        quotations = predicted.get(article.id, ())
        pairs += zip(
            (quotation.raw["confidence"] for quotation in quotations),
            judged(article, quotations),
            strict=True,
        )
    confidences, right = np.array(pairs, np.float64).reshape(-1, 2).T
    bin_numbers = _bin_numbers(confidences)
    bins = tuple(
        _bin(confidences[bin_numbers == bin_number], right[bin_numbers == bin_number])
        for bin_number in range(BINS)
    )
    return Reliability(calibration_error(confidences, right), bins)


def calibration_error(confidences: Doubles, right: Doubles) -> float:
    """The mean distance between confidence and the share of right quotations over ten bins,
    weighted by their size.

    The expected calibration error of Naeini et al. 2015; 0 if there are no quotations.
    """
    bin_numbers = _bin_numbers(confidences)
    gaps = [
        abs(confidences[bin_numbers == bin_number].sum() - right[bin_numbers == bin_number].sum())
        for bin_number in range(BINS)
    ]
    return round(float(sum(gaps) / max(1, len(confidences))), 4)


def _bin_numbers(confidences: Doubles) -> NDArray[np.int64]:
    """The number of each confidence's bin; a confidence of 1 falls into the last."""
    return np.minimum((confidences * BINS).astype(np.int64), BINS - 1)


def _bin(confidences: Doubles, right: Doubles) -> Bin:
    if not len(confidences):
        return Bin(0, None, None)
    return Bin(len(confidences), round(float(confidences.mean()), 4), round(float(right.mean()), 4))
