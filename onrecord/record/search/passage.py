"""The passage around a quotation: whole sentences of the article, so that it can be judged in its
context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.forms import Form
from onrecord.language.english.abbreviations import ABBREVIATIONS
from onrecord.text.sentences import LINE_GOING_ON, sentences
from onrecord.types import Quotation, Span

BEHIND = 40
"""Characters that are looked at further on, for the word that shows whether a sentence ends before
it."""
REACH = 300  # characters looked at on either side; about three sentences of news


@dataclass(frozen=True, slots=True)
class Passage(Form):
    """A stretch of a document, with its words: `text` is `document.text[span.start:span.end]`."""

    span: Span
    text: str

    def of(self, span: Span) -> str:
        """The words of a span of the document that lies in the passage."""
        return self.text[span.start - self.span.start : span.end - self.span.start]


def passage(quotation: Quotation, text: str) -> Passage:
    """The sentences that the quotation's content, cue and source stand in, cut short beyond
    `REACH`."""
    spans = (*quotation.content, *quotation.cue, *quotation.source)
    start = _sentence_start(min((span.start for span in spans), default=0), text)
    end = _sentence_end(max((span.end for span in spans), default=0), text)
    return Passage(Span(start, end), text[start:end])


def _sentence_start(at: int, text: str) -> int:
    reach = max(0, at - REACH)
    begins = [
        span.start for span in _sentences(text, reach, at + BEHIND) if reach < span.start <= at
    ]
    if begins:
        return begins[-1]
    before = text[reach:at]
    if reach > 0 and not text[reach - 1].isspace():
        before = re.sub(r"^\S+", "", before)
    return at - len(before.lstrip())


def _sentence_end(at: int, text: str) -> int:
    reach = min(len(text), at + REACH)
    ends = (
        span.end
        for span in _sentences(text, max(0, at - REACH), reach + BEHIND)
        if at <= span.end <= reach
    )
    if (end := next(ends, None)) is not None:
        return end
    after = text[at:reach]
    if reach < len(text) and not text[reach].isspace():
        after = re.sub(r"\S+$", "", after)
    return at + len(after.rstrip())


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a part of a text, cut at its ends."""
    return (
        Span(start + one.start, start + one.end)
        for one in sentences(text[start:end], ABBREVIATIONS, LINE_GOING_ON)
    )
