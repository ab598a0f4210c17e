"""Documents to quotations as written: one encoder pass, then the linker for every anchor it
finds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

import numpy as np

from onrecord.extract.decoding import confidence, role_spans, text_order, without_full_stop
from onrecord.extract.encoder import Model
from onrecord.extract.linking import (
    BY_CUE,
    IMPOSSIBLE,
    LABELS,
    Floats,
    allowed_steps,
    best_paths,
    impossible,
    relations,
)
from onrecord.extract.passes import MarkedText, completed, typed
from onrecord.extract.pieces import Gap, Pieces, overlapping, pieces
from onrecord.extract.quoting import undivided
from onrecord.extract.subjects import (
    is_heading_over,
    is_nickname,
    of_its_subject,
    without_stray_marks,
)
from onrecord.extract.windows import CLS, SEP, Window, features, windows
from onrecord.language import ENGLISH, Language
from onrecord.text.spans import merged, outside
from onrecord.text.wrapping import unwrapped
from onrecord.types import Document, Quotation, Span

TOGETHER = 16
"""Windows of one text whose anchors are decoded at once: bounds the memory a long text takes."""
LEAST = -3.0
"""The least logit of an anchor that is worth linking: one chance in twenty."""


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

    def __init__(self, model: Model, language: Language = ENGLISH) -> None:
        """Use this model, which reads this language."""
        self.model, self.language = model, language
        steps = np.where(allowed_steps(), 0, IMPOSSIBLE).astype(np.float32)
        self._transitions: Floats = model.settings.transitions + steps

    def extract(
        self, document: Document, min_confidence: float | None = None
    ) -> tuple[Quotation, ...]:
        """The document's quotations in the order of the text, leaving out its furniture.

        By default those over the model's own threshold and, where quotation marks leave no doubt
        that words are somebody's, the best guess at the speaker. `min_confidence`: the least
        confidence of those returned; if it is lower than the threshold, it replaces the threshold.
        """
        threshold, least = self.model.settings.threshold, min_confidence or 0.0
        if min_confidence is not None:
            threshold = min(threshold, min_confidence)
        text = unwrapped(document.text, self.language.common_words)
        marked = MarkedText.of(text, merged(document.furniture))
        candidates = list(self._anchored(document, marked))
        likely = [quotation for quotation in candidates if quotation.confidence >= threshold]
        doubtful = [quotation for quotation in candidates if quotation.confidence < threshold]
        quotations = completed(likely, doubtful, marked)
        confident = (quotation for quotation in quotations if quotation.confidence >= least)
        return tuple(typed(sorted(confident, key=text_order), marked))

    def _anchored(self, document: Document, marked: MarkedText) -> Iterator[Quotation]:
        """All that the model found, with its confidence; the type is not decided yet.

        `marked`: the document's text, unwrapped. `found` unwraps the document itself: a text
        unwrapped twice differs.
        """
        text, quoted = marked.text, marked.quoted
        for candidate in self.found(document):
            content = without_stray_marks(candidate.content, text)
            content = undivided(content, candidate.cue, marked.certain, text)
            if not content:
                continue
            chance = confidence(candidate.scores, self.model.settings.calibration)
            source = without_stray_marks(candidate.source, text)
            quotation = Quotation(content, candidate.cue, source, "indirect", chance)
            if is_heading_over(quotation, quoted, text) or is_nickname(quotation, quoted, text):
                continue
            yield of_its_subject(quotation, quoted, text)

    def found(self, document: Document) -> Iterator[Found]:
        """Every quotation that has any chance, whatever its confidence."""
        document = replace(document, text=unwrapped(document.text, self.language.common_words))
        furniture = merged(document.furniture)
        split = _prose(pieces(document.text, self.model.tokenizer), furniture)
        planned = windows(split.gap == Gap.PARAGRAPH)
        while together := list(islice(planned, TOGETHER)):
            linked = [anchors for window in together if (anchors := self._linked(split, window))]
            for candidate in self._read_off(split, linked):
                parts = (candidate.content, candidate.cue, candidate.source)
                content, cue, source = (outside(spans, furniture, document.text) for spans in parts)
                if content:
                    yield replace(
                        candidate,
                        content=content,
                        cue=cue,
                        source=without_full_stop(source, document.text),
                    )

    def _linked(self, split: Pieces, window: Window) -> "_Linked | None":
        """The anchors of a window, and the scores of every label of its pieces for each; None if it
        has no anchor."""
        part = slice(window.start, window.end)
        if not split.case[part].any():
            return None  # no letters, no words
        ids = np.concatenate([[CLS], split.ids[part], [SEP]])
        logits, views = self.model.encode(ids, features(split, part))
        owned = logits[window.first - window.start + 1 : window.last - window.start + 1]
        places, kinds = np.nonzero(owned > LEAST)
        if not len(places):
            return None
        anchors = places + window.first - window.start + 1
        inside = split.paragraph[part]
        paragraph = np.concatenate(
            [inside[:1], inside, inside[-1:]]
        )  # np.pad takes ten times as long
        scores = self.model.link(views, anchors, relations(paragraph, anchors))
        opens = np.concatenate([[False], split.gap[part] == Gap.PARAGRAPH, [False]])
        scores[impossible(anchors, kinds == BY_CUE, opens[None])] = IMPOSSIBLE
        return _Linked(window, owned[places, kinds], scores[:, :-1])

    def _read_off(self, split: Pieces, linked: Sequence["_Linked"]) -> Iterator[Found]:
        """The quotations of some windows."""
        if not linked:
            return
        longest = max(anchors.scores.shape[1] for anchors in linked)
        paths = best_paths(
            np.concatenate([_filled(anchors.scores, longest) for anchors in linked]),
            self._transitions,
        )
        logits = np.concatenate([anchors.logits for anchors in linked])
        starts = [anchors.window.start + anchors.scores.shape[1] - longest for anchors in linked]
        starts_of_anchors = np.repeat(starts, [len(anchors.logits) for anchors in linked])
        parts = role_spans(paths.labels[:, 1:], split, starts_of_anchors)
        for part, path, logit in zip(
            parts, paths.log_probability.tolist(), logits.tolist(), strict=True
        ):
            if part["content"]:
                yield Found(**part, scores=(logit, path))


class _Linked(NamedTuple):
    """A window's anchors: their logits [anchors], and the label scores [anchors, pieces, labels] of
    all but [SEP]."""

    window: Window
    logits: Floats
    scores: Floats


def _filled(scores: Floats, length: int) -> Floats:
    """Label scores [anchors, pieces, labels] filled up to `length` pieces in front with "O", the
    label that a window begins with anyway: no path becomes likelier."""
    front = np.full(
        (len(scores), length - scores.shape[1], scores.shape[2]), IMPOSSIBLE, scores.dtype
    )
    front[..., LABELS.index("O")] = 0
    return np.concatenate([front, scores], axis=1)


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
    columns = {
        name: getattr(split, name)[keep]
        for name in ("ids", "starts", "ends", "word", "case", "quoted")
    }
    return Pieces(gap=gap[keep], paragraph=np.cumsum(gap[keep] == Gap.PARAGRAPH), **columns)
