"""The passage around a quotation: whole sentences of the article, so that it can be judged in its context."""

import re
from dataclasses import dataclass

from onrecord.types import Quotation, Span

REACH = 300  # characters looked at on either side; about three sentences of news

# Between sentences: behind a full stop that ends no initial and no title, and what closes with it; or at a line's
# end; before what may open a sentence.
_BOUNDARY = re.compile(
    r"""
    (?: (?<!\b[A-Z]) (?<!\b(?:Mr|Ms|Dr|St)) (?<!\b(?:Mrs|Gen|Sen|Rep|Gov)) [.!?…] ["”’')\]]* | (?=[^\S\n]*\n) )
    (?P<gap>\s+)
    (?=["“‘'(\[]*[^\Wa-z])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, with its words: `text` is `document.text[span.start:span.end]`."""

    span: Span
    text: str

    def of(self, span: Span) -> str:
        """The words of a span of the document that lies in the passage."""
        return self.text[span.start - self.span.start : span.end - self.span.start]


def passage(quotation: Quotation, text: str) -> Passage:
    """The sentences that the quotation's content, cue and source stand in, cut short beyond `REACH`."""
    spans = (*quotation.content, *quotation.cue, *quotation.source)
    start = _sentence_start(min((span.start for span in spans), default=0), text)
    end = _sentence_end(max((span.end for span in spans), default=0), text)
    return Passage(Span(start, end), text[start:end])


def _sentence_start(at: int, text: str) -> int:
    reach = max(0, at - REACH)
    # Two characters on: a quotation mark and the capital behind it show that a sentence opens here.
    starts = [gap.end("gap") for gap in _BOUNDARY.finditer(text, reach, at + 2) if gap.end("gap") <= at]
    if starts:
        return starts[-1]
    before = text[reach:at]
    if reach > 0 and not text[reach - 1].isspace():
        before = re.sub(r"^\S+", "", before)
    return at - len(before.lstrip())


def _sentence_end(at: int, text: str) -> int:
    reach = min(len(text), at + REACH)
    gaps = _BOUNDARY.finditer(text, max(0, at - REACH), reach)
    ends = (gap.start("gap") for gap in gaps if gap.start("gap") >= at)
    if (end := next(ends, None)) is not None:
        return end
    after = text[at:reach]
    if reach < len(text) and not text[reach].isspace():
        after = re.sub(r"\S+$", "", after)
    return at + len(after.rstrip())
