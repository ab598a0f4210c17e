"""From labelled pieces to quotations: character spans, type and confidence."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from onrecord.extract.pieces import Ints, Pieces
from onrecord.language.english.abbreviations import ABBREVIATIONS
from onrecord.text.spans import all_within, shared
from onrecord.text.tokens import RUN
from onrecord.types import Quotation, QuotationType, Span

LAST_WORD = re.compile(r"(?<![.\w])([^\W_]{2,})\.\Z")
"""A word with a full stop, but for initials and the like of U.S."""
OF_NAMES = ABBREVIATIONS.titles | ABBREVIATIONS.behind_names
SAME = 0.6
"""The share of both contents (Jaccard) over which two quotations are the same one, found twice."""
ROLES = ("cue", "source", "content")
"""In the order of `linking.LABELS`."""


def role_spans(labels: Ints, pieces: Pieces, starts: Ints) -> list[dict[str, tuple[Span, ...]]]:
    """For each anchor the spans of each role, whole words each.

    `labels` [anchors, pieces] of windows whose first pieces are `starts` [anchors].
    """
    rows, indices = np.nonzero(labels)
    numbers, indices = labels[rows, indices], indices + starts[rows]
    roles = (numbers - 1) // 2
    goes_on = (
        (np.diff(rows) == 0)
        & (np.diff(indices) == 1)
        & (np.diff(roles) == 0)
        & (numbers[1:] % 2 == 0)
    )
    first = np.flatnonzero(np.concatenate([[True], ~goes_on])[: len(rows)])
    last = np.flatnonzero(np.concatenate([~goes_on, [True]])[: len(rows)])
    begins = pieces.starts[np.searchsorted(pieces.word, pieces.word[indices[first]])]
    ends = pieces.ends[np.searchsorted(pieces.word, pieces.word[indices[last]], side="right") - 1]
    spans_of: dict[tuple[int, int], list[Span]] = {}
    for row, role, start, end in zip(
        *(a.tolist() for a in (rows[first], roles[first], begins, ends)), strict=True
    ):
        spans = spans_of.setdefault((row, role), [])
        spans.append(Span(spans.pop().start if spans and start <= spans[-1].end else start, end))
    return [_by_role(spans_of, row) for row in range(len(labels))]


def _by_role(
    spans_of: Mapping[tuple[int, int], Sequence[Span]], row: int
) -> dict[str, tuple[Span, ...]]:
    """The spans of each role for one anchor. `spans_of`: by the numbers of anchor and role."""
    return {role: tuple(spans_of.get((row, number), ())) for number, role in enumerate(ROLES)}


def without_full_stop(source: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The source without a full stop that ends its sentence; that of an abbreviation, as in Jr. or
    U.S., stays."""
    return tuple(Span(start, end - _ends_sentence(text[start:end])) for start, end in source)


def _ends_sentence(source: str) -> bool:
    last = LAST_WORD.search(source)
    return last is not None and last[1] not in OF_NAMES


def quotation_type(content: Sequence[Span], text: str, quoted: Sequence[Span]) -> QuotationType:
    """Direct if every word of the content stands inside quotation marks, mixed if some do, indirect
    if none does.

    `quoted`: the sorted output of `quoted_spans`.
    """
    starts = [span.start for span in quoted]
    words = [Span(*word.span()) for span in content for word in RUN.finditer(text, *span)]
    numbers = np.searchsorted(starts, [word.start for word in words], side="right") - 1
    inside = sum(
        number >= 0 and word.end <= quoted[number].end
        for number, word in zip(numbers, words, strict=True)
    )
    if inside == 0:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"


def confidence(scores: Sequence[float], calibration: Sequence[float]) -> float:
    """The chance that a quotation is right, from the model's scores of it.

    `calibration`: the bias and the weights of a logistic regression fitted on held-out articles
    (Platt 1999).
    """
    bias, *weights = calibration
    logit = bias + sum(weight * score for weight, score in zip(weights, scores, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def without_doubles(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Of quotations with much the same content, the surest; all in the order of the text.

    One that is introduced inside the other's content is somebody's words within it: of `he said he
    believed that the road was safe` both stay.
    """
    distinct: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.content[0].start, -q.confidence)):
        last = range(max(0, len(distinct) - 4), len(distinct))
        rival = next((index for index in last if _doubles(distinct[index], quotation)), None)
        if rival is None:
            distinct.append(quotation)
        elif quotation.confidence > distinct[rival].confidence:
            distinct[rival] = quotation
    return sorted(distinct, key=text_order)


def _doubles(quotation: Quotation, rival: Quotation) -> bool:
    return _likeness(quotation.content, rival.content) > SAME and not (
        introduced_in(quotation, rival) or introduced_in(rival, quotation)
    )


def introduced_in(quotation: Quotation, holder: Quotation) -> bool:
    """Whether the quotation is nested in the other: its cue stands in the other's content, and not
    the other's in its own."""
    return all_within(quotation.cue, holder.content) and not all_within(
        holder.cue, quotation.content
    )


def text_order(quotation: Quotation) -> tuple[int, int]:
    """Where a quotation begins in the text, its cue and source included, and where its content
    does: to sort by."""
    spans = (*quotation.content, *quotation.cue, *quotation.source)
    return min(span.start for span in spans), quotation.content[0].start


def _likeness(content: Sequence[Span], rival: Sequence[Span]) -> float:
    """The characters two contents share over the characters of both (Jaccard)."""
    common = shared(content, rival)
    size = sum(span.end - span.start for span in (*content, *rival))
    return common / (size - common) if size > common else 0.0
