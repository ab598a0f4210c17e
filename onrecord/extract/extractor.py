"""Documents to quotations as written: one encoder pass, then the linker for every anchor it
finds."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

import numpy as np

from onrecord.extract.claims import parted, uncontested, without_sentence_before
from onrecord.extract.decoding import (
    confidence,
    quotation_type,
    role_spans,
    text_order,
    without_doubles,
    without_full_stop,
)
from onrecord.extract.encoder import Model
from onrecord.extract.layout import ascribed, is_block, read_layout
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
from onrecord.extract.pieces import Gap, Pieces, overlapping, pieces
from onrecord.extract.quoting import (
    adjoining,
    certain_quotes,
    claimants,
    continuations,
    continued,
    floating,
    going_on,
    interrupted,
    one_source,
    quoted_aloud,
    unclaimed,
    undivided,
)
from onrecord.extract.subjects import (
    is_heading_over,
    is_nickname,
    of_its_subject,
    without_stray_marks,
)
from onrecord.extract.windows import CLS, SEP, Window, features, windows
from onrecord.language import ENGLISH, Language
from onrecord.text.marks import quoted_spans
from onrecord.text.spans import merged, outside, untouched
from onrecord.text.wrapping import unwrapped
from onrecord.types import Document, Quotation, Span

TOGETHER = 16
"""Windows of one text whose anchors are decoded at once: bounds the memory a long text takes."""
LEAST = -3.0
"""The least logit of an anchor that is worth linking: one chance in twenty."""
FLOATING = 0.5
"""The confidence of a quotation that has marks and no source. Not calibrated: there are too few to
measure."""


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
        text, furniture = (
            unwrapped(document.text, self.language.common_words),
            merged(document.furniture),
        )
        quoted = outside(quoted_spans(text), furniture, text)
        layout = read_layout(quoted, text, furniture)
        outside_names = untouched(quoted, [turn.source for turn in layout.turns])
        stretches = certain_quotes(outside_names, text)
        candidates = list(self._anchored(document, text, quoted, stretches))
        likely = [quotation for quotation in candidates if quotation.confidence >= threshold]
        quotations = _told_apart(likely, quoted, text)
        quotations = ascribed(quotations, layout, text)
        quotations = adjoining(quotations, unclaimed(stretches, quotations), text)
        quotations = going_on(quotations, unclaimed(stretches, quotations), text)
        quotations = continued(quotations, continuations(quoted, text))
        doubtful = (quotation for quotation in candidates if quotation.confidence < threshold)
        quotations = without_doubles(
            [*quotations, *claimants(unclaimed(stretches, quotations), doubtful)]
        )
        alone = unclaimed(floating(outside_names, text), quotations)
        quotations += [
            Quotation((span,), cue=(), source=(), type="direct", confidence=FLOATING)
            for span in alone
        ]
        confident = sorted(
            (quotation for quotation in quotations if quotation.confidence >= least), key=text_order
        )
        return tuple(_typed(confident, layout.verbatim, quoted, text))

    def _anchored(
        self, document: Document, text: str, quoted: Sequence[Span], stretches: Sequence[Span]
    ) -> Iterator[Quotation]:
        """All that the model found, with its confidence; the type is not decided yet.

        `text`: that of the document, unwrapped. `found` unwraps the document itself: a text
        unwrapped twice differs.
        """
        for candidate in self.found(document):
            content = undivided(
                without_stray_marks(candidate.content, text), candidate.cue, stretches, text
            )
            if content:
                chance = confidence(candidate.scores, self.model.settings.calibration)
                source = without_stray_marks(candidate.source, text)
                quotation = Quotation(
                    content, candidate.cue, source, type="indirect", confidence=chance
                )
                if not is_heading_over(quotation, quoted, text) and not is_nickname(
                    quotation, quoted, text
                ):
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


def _told_apart(
    quotations: Sequence[Quotation], quoted: Sequence[Span], text: str
) -> list[Quotation]:
    """The quotations; words in marks that several of them claim are given to one."""
    single = (one_source(quotation, text) for quotation in parted(quotations, text))
    trimmed = (without_sentence_before(quotation, quoted, text) for quotation in single)
    distinct = without_doubles(uncontested(trimmed, quoted, text))
    return interrupted(
        (quoted_aloud(quotation, quoted, text) for quotation in distinct), quoted, text
    )


def _typed(
    quotations: Iterable[Quotation],
    verbatim: Collection[tuple[Span, ...]],
    quoted: Sequence[Span],
    text: str,
) -> Iterator[Quotation]:
    """The quotations with their types: what the layout gives as somebody's words is direct, with
    marks or without."""
    for quotation in quotations:
        is_verbatim = quotation.content in verbatim or is_block(quotation, text)
        yield replace(
            quotation,
            type="direct" if is_verbatim else quotation_type(quotation.content, text, quoted),
        )


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
