"""Articles changed so that the model learns what the corpus lacks: other quotation marks, missing
marks, other layouts, other names. Annotations move with the text."""

import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from onrecord.evaluate.corpus import Annotated, Annotation
from onrecord.text.marks import Mark, quotation_marks
from onrecord.text.spans import is_apart
from onrecord.train.names import COMMON_SURNAMES, SURNAMES
from onrecord.types import Span


class Edit(NamedTuple):
    """Put `words` where `span` was."""

    span: Span
    words: str


STYLES = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("„", "“"), ("‘", "’"), ("„", "”"))
STYLE_WEIGHTS = (4, 6, 1, 2, 1, 2, 0.5)
DASHES = (" — ", " – ", " - ", " ― ", "\n— ", "\n- ")
SAID = re.compile(r"(said|says|added|adds)\.?")


def augmented(article: Annotated, chance: random.Random) -> Annotated:
    """The article, or a variant of it."""
    if chance.random() < 0.08:
        article = credited(article, chance)
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


def credited(article: Annotated, chance: random.Random) -> Annotated:
    """Quotations at the end of a paragraph with the speaker behind them, as readers' letters have
    them: `“...” — NAME`."""
    dash = chance.choice(DASHES)
    edits, turned = [], []
    for quotation in article.quotations:
        parts = _said_by(quotation, article.text)
        if parts and not any(
            neighbour is not quotation and _meet(neighbour, parts)
            for neighbour in article.quotations
        ):
            content, first, last = parts
            name = quotation.source[0].of(article.text)
            edits += [
                Edit(Span(content.end, first.start), dash[: -len(dash.lstrip())]),
                Edit(first, dash.strip()),
            ]
            edits += [Edit(Span(first.end, last.start), " "), Edit(last, name)]
            if article.text[content.end - 2] == ",":
                edits.append(Edit(Span(content.end - 2, content.end - 1), "."))
            if quotation.source[0] == first:  # where the name was the dash will be
                quotation = replace(quotation, cue=quotation.source, source=quotation.cue)
        turned.append(quotation)
    return edited(replace(article, quotations=tuple(turned)), edits)


def _said_by(quotation: Annotation, text: str) -> tuple[Span, Span, Span] | None:
    """The end of the content, and the two parts, cue and source in either order, that follow and
    end a paragraph."""
    if (
        len(quotation.cue) != 1
        or len(quotation.source) != 1
        or not SAID.fullmatch(quotation.cue[0].of(text))
    ):
        return None
    first, last = sorted((quotation.cue[0], quotation.source[0]))
    content = max(quotation.content)
    ends = content.end <= first.start and first.end < last.start
    beside = (
        text[content.end : first.start]
        + text[first.end : last.start]
        + text[last.end :][:3].partition("\n")[0]
    )
    named = len(quotation.source[0].of(text)) < 60 and text[quotation.source[0].start].isupper()
    return (content, first, last) if ends and named and not beside.strip(" .,\u00a0") else None


def _meet(quotation: Annotation, parts: tuple[Span, ...]) -> bool:
    return not all(
        is_apart(span, parts) for span in (*quotation.content, *quotation.cue, *quotation.source)
    )


def edited(article: Annotated, edits: list[Edit]) -> Annotated:
    """Applies edits that do not overlap; a span that begins or ends inside an edit takes in all its
    new words."""
    edits = sorted(edits)
    text, done = [], 0
    for edit in edits:
        text += [article.text[done : edit.span.start], edit.words]
        done = edit.span.end
    text.append(article.text[done:])
    starts = [edit.span.start for edit in edits]
    shifts = [0, *accumulate(len(edit.words) - (edit.span.end - edit.span.start) for edit in edits)]

    def moved_start(offset: int) -> int:
        index = bisect_right(starts, offset)
        if index and offset < edits[index - 1].span.end:
            return edits[index - 1].span.start + shifts[index - 1]
        return offset + shifts[index]

    def moved_end(offset: int) -> int:
        index = bisect_left(starts, offset)
        return max(offset, edits[index - 1].span.end if index else 0) + shifts[index]

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(
            Span(moved_start(start), moved_end(end)) for start, end in spans if start < end
        )

    quotations = tuple(
        replace(q, content=move(q.content), cue=move(q.cue), source=move(q.source))
        for q in article.quotations
    )
    discard, unknown = move(article.discard), move(article.unknown)
    return replace(
        article,
        text="".join(text),
        quotations=quotations,
        discard=discard,
        unknown=unknown,
        others=(),
    )


def _restyled(marks: list[Mark], chance: random.Random) -> list[Edit]:
    """All the marks in another style."""
    opening, closing = chance.choices(STYLES, STYLE_WEIGHTS)[0]
    return [Edit(mark.span, opening if mark.turn == "open" else closing) for mark in marks]


def _renamed(text: str, chance: random.Random) -> list[Edit]:
    """Surnames that are frequent in the corpus are replaced, each by the same surname throughout
    the article."""
    names = dict(zip(COMMON_SURNAMES, chance.sample(SURNAMES, len(COMMON_SURNAMES)), strict=True))
    matches = re.finditer(r"\b(" + "|".join(COMMON_SURNAMES) + r")\b", text)
    return [Edit(Span(*match.span()), names[match.group()]) for match in matches]
