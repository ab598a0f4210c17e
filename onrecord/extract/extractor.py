"""Documents to quotations as written: one encoder pass, then the linker for every anchor it finds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.decoding import (
    ROLES,
    confidence,
    merged,
    outside,
    place,
    quotation_type,
    role_spans,
    without_doubles,
    without_full_stop,
)
from onrecord.extract.encoder import Model
from onrecord.extract.linking import (
    BY_CUE,
    IMPOSSIBLE,
    Floats,
    Paths,
    allowed_steps,
    best_path,
    impossible,
)
from onrecord.extract.marks import quoted_spans
from onrecord.extract.pieces import Gap, Ints, Pieces, overlapping, pieces
from onrecord.extract.quoting import (
    adjoining,
    certain_quotes,
    claimants,
    continuations,
    continued,
    floating,
    unclaimed,
    undivided,
)
from onrecord.extract.windows import CLS, SEP, Window, features, windows
from onrecord.types import Document, Quotation, Span

BATCH = 16
"""Windows that go through the encoder at once."""
FLOOR = 0.05
"""The least probability of an anchor that is worth linking."""
FLOATING = 0.5
"""The confidence of a quotation that only its marks tell of. Not calibrated: there are too few to measure."""


@dataclass(frozen=True, slots=True)
class Found:
    """One quotation read off its anchor: its parts and the model's scores of it.

    `scores`: the logit of its anchor and the log-probability of its labels.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    scores: tuple[float, float]


class Extractor:
    """Finds quotations with a trained model."""

    def __init__(self, model: Model) -> None:
        """Use this model."""
        self.model = model
        steps = np.where(allowed_steps(), 0, IMPOSSIBLE).astype(np.float32)
        self._transitions: Floats = model.linker.transitions + steps

    def extract(self, document: Document, min_confidence: float | None = None) -> tuple[Quotation, ...]:
        """The document's quotations in the order of the text, leaving out its furniture.

        `min_confidence`: keep those at least this sure; by default those over the model's own threshold and, where
        quotation marks leave no doubt that words are somebody's, the best guess at whose.
        """
        least = self.model.threshold if min_confidence is None else min_confidence
        text, quoted = document.text, outside(quoted_spans(document.text), merged(document.furniture), document.text)
        stretches = certain_quotes(quoted, text)
        found = list(self._anchored(document, stretches))
        kept = without_doubles(quotation for quotation in found if quotation.confidence >= least)
        kept = adjoining(kept, unclaimed(stretches, kept), text)
        kept = continued(kept, continuations(quoted, text))
        if min_confidence is None:
            doubtful = (quotation for quotation in found if quotation.confidence < least)
            kept = without_doubles([*kept, *claimants(unclaimed(stretches, kept), doubtful)])
        if least <= FLOATING:
            alone = floating(unclaimed(stretches, kept), text)
            kept += [Quotation((span,), cue=(), source=(), type="direct", confidence=FLOATING) for span in alone]
        typed = (replace(quotation, type=quotation_type(quotation.content, text, quoted)) for quotation in kept)
        return tuple(sorted(typed, key=place))

    def _anchored(self, document: Document, stretches: Sequence[Span]) -> Iterator[Quotation]:
        """All that the model found, with its confidence; the type is still to be told."""
        for found in self.found(document):
            content = undivided(found.content, stretches, document.text)
            if content:
                sure = confidence(found.scores, self.model.calibration)
                yield Quotation(content, found.cue, found.source, type="indirect", confidence=sure)

    def found(self, document: Document) -> Iterator[Found]:
        """Every quotation that has any chance, whatever its confidence."""
        furniture = merged(document.furniture)
        split = _prose(pieces(document.text, self.model.tokenizer), furniture)
        planned = windows(len(split))
        while batch := list(islice(planned, BATCH)):
            for found in self._batch(split, batch):
                parts = (found.content, found.cue, found.source)
                content, cue, source = (outside(spans, furniture, document.text) for spans in parts)
                if content:
                    yield replace(found, content=content, cue=cue, source=without_full_stop(source, document.text))

    def _batch(self, split: Pieces, batch: list[Window]) -> Iterator[Found]:
        longest = max(window.end - window.start for window in batch) + 2
        ids, columns = np.zeros((len(batch), longest), np.int64), np.zeros((len(batch), longest, 3), np.int64)
        for row, window in enumerate(batch):
            part = slice(window.start, window.end)
            ids[row, : window.end - window.start + 2] = [CLS, *split.ids[part], SEP]
            columns[row, : window.end - window.start + 2] = features(split, part)
        logits, views = self.model.encode(ids, columns)
        for window, of_window, seen in zip(batch, logits, views, strict=True):
            yield from self._window(split, window, of_window, seen)

    def _window(self, split: Pieces, window: Window, logits: Floats, views: Floats) -> Iterator[Found]:
        """`logits` [pieces, 2] and `views` [pieces, 4 * link] of one window, its [CLS] and [SEP] included."""
        owned = logits[window.first - window.start + 1 : window.last - window.start + 1]
        places, kinds = np.nonzero(owned > np.log(FLOOR / (1 - FLOOR)))
        if not len(places):
            return
        anchors = places + window.first - window.start + 1
        paths = self._label(split, window, views, anchors, kinds == BY_CUE)
        for index, (labels, path) in enumerate(zip(paths.labels, paths.log_probability, strict=True)):
            cue, source, content = (role_spans(labels[1:], split, window.start, role) for role in ROLES)
            if content:
                yield Found(content, cue, source, (float(owned[places[index], kinds[index]]), float(path)))

    def _label(self, split: Pieces, window: Window, views: Floats, anchors: Ints, by_cue: NDArray[np.bool_]) -> Paths:
        size = window.end - window.start + 2
        paragraph = np.pad(split.paragraph[window.start : window.end], 1, mode="edge")
        scores = self.model.linker.scores(views[:size], paragraph, anchors)
        opens = np.pad(split.gap[window.start : window.end] == Gap.PARAGRAPH, 1)
        scores[impossible(anchors, by_cue, opens[None])] = IMPOSSIBLE
        return best_path(scores[:, :-1], self._transitions)


def _prose(split: Pieces, furniture: Iterable[Span]) -> Pieces:
    """The pieces that are not furniture; what follows furniture begins a paragraph."""
    keep = np.ones(len(split), bool)
    for span in furniture:
        keep[overlapping(split, span)] = False
    if keep.all():
        return split
    gap = split.gap.copy()
    after = np.flatnonzero(keep[1:] & ~keep[:-1]) + 1
    gap[after] = Gap.PARAGRAPH
    kept = {name: getattr(split, name)[keep] for name in ("ids", "starts", "ends", "word", "case", "quoted")}
    return Pieces(gap=gap[keep], paragraph=np.cumsum(gap[keep] == Gap.PARAGRAPH), **kept)
