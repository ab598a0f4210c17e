"""Articles changed so that the model learns what the corpus lacks: other quotation marks, lost marks, other
layouts, other names. Annotations move with the text.
"""

import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from onrecord.evaluate.corpus import Annotated
from onrecord.extract.marks import Mark, quotation_marks
from onrecord.train.names import COMMON_SURNAMES, SURNAMES
from onrecord.types import Span


class Edit(NamedTuple):
    """Put `words` where `span` was."""

    span: Span
    words: str


STYLES = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("„", "“"), ("‘", "’"), ("„", "”"))
STYLE_WEIGHTS = (4, 6, 1, 2, 1, 2, 0.5)


def augmented(article: Annotated, chance: random.Random) -> Annotated:
    """The article, or a variant of it."""
    marks = [mark for mark in quotation_marks(article.text) if not mark.single]
    edits: list[Edit] = []
    if chance.random() < 0.45:
        edits += _restyled(marks, chance)
    if marks and chance.random() < 0.08:
        lost = chance.choice(marks).span
        edits = [*(edit for edit in edits if edit.span != lost), Edit(lost, "")]
    if chance.random() < 0.15:
        edits += [Edit(Span(*match.span()), "\n") for match in re.finditer(r"\n\n+", article.text)]
    if chance.random() < 0.4:
        edits += _renamed(article.text, chance)
    return edited(article, edits)


def edited(article: Annotated, edits: list[Edit]) -> Annotated:
    """Apply edits that do not overlap; a span that begins or ends inside an edit takes all its new words in."""
    edits = sorted(edits)
    text, done = [], 0
    for edit in edits:
        text += [article.text[done : edit.span.start], edit.words]
        done = edit.span.end
    text.append(article.text[done:])
    starts = [edit.span.start for edit in edits]
    shifts = [0, *accumulate(len(edit.words) - (edit.span.end - edit.span.start) for edit in edits)]

    def moved_start(place: int) -> int:
        index = bisect_right(starts, place)
        if index and place < edits[index - 1].span.end:
            return edits[index - 1].span.start + shifts[index - 1]
        return place + shifts[index]

    def moved_end(place: int) -> int:
        index = bisect_left(starts, place)
        return max(place, edits[index - 1].span.end if index else 0) + shifts[index]

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(moved_start(start), moved_end(end)) for start, end in spans if start < end)

    quotations = tuple(
        replace(q, content=move(q.content), cue=move(q.cue), source=move(q.source)) for q in article.quotations
    )
    return Annotated(article.id, "".join(text), quotations, move(article.discard))


def _restyled(marks: list[Mark], chance: random.Random) -> list[Edit]:
    """All the marks in another style."""
    opening, closing = chance.choices(STYLES, STYLE_WEIGHTS)[0]
    return [Edit(mark.span, opening if mark.turn == "open" else closing) for mark in marks]


def _renamed(text: str, chance: random.Random) -> list[Edit]:
    """Surnames that fill the corpus become others, the same one throughout the article."""
    names = dict(zip(COMMON_SURNAMES, chance.sample(SURNAMES, len(COMMON_SURNAMES)), strict=True))
    found = re.finditer(r"\b(" + "|".join(COMMON_SURNAMES) + r")\b", text)
    return [Edit(Span(*match.span()), names[match.group()]) for match in found]
