"""The claims of a draft: its quotations, each as words to check; and what is left unchecked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.forms import Form
from onrecord.proof.drafting import BLOCK
from onrecord.text.marks import CLOSING, OPENING, quoted_spans
from onrecord.text.sentences import ENDED
from onrecord.text.spans import clipped, meeting, untouched
from onrecord.text.tokens import WORD
from onrecord.types import Quotation, Reading, Span

AROUND = " \t\r\n`"
LEADING_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
FEWEST, FEWEST_WITHIN, FEW = 3, 4, 6
"""How many words a quotation has at least, and one within a sentence that is reported, for its not
being found to tell something; below how many, words in quotation marks may be a name, a title or
scare quotes."""
TITLE = "taken for a name, a title or scare quotes"
NOT_FOUND = "no quotation was recognised here: check it by hand"
BLOCK_QUOTED = "a block quotation without quotation marks: check it by hand"
TOO_SHORT = "too few words to look for: check it by hand"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that the draft says somebody said.

    `spans`: their spans in the draft; `words`: what is checked, without the marks around it and
    what interrupts it. `direct`: the draft has them in quotation marks. `quotation`: the quotation
    of the draft that they are from.
    """

    spans: tuple[Span, ...]
    words: str
    direct: bool
    quotation: Quotation

    @property
    def is_short(self) -> bool:
        """Whether so little is quoted that it means nothing if the words are not on record."""
        fewest = FEWEST if self.quotation.type == "direct" else FEWEST_WITHIN
        return self.direct and sum(1 for _ in islice(WORD.finditer(self.words), fewest)) < fewest

    @property
    def speaker(self) -> str | None:
        """The speaker in the draft, by name or description; None where the draft leaves that
        open."""
        return self.quotation.speaker_name


@dataclass(frozen=True, slots=True)
class Unchecked(Form):
    """Words in quotation marks, or set off as a quotation, that were not checked, and why."""

    span: Span
    words: str
    why: str


def claims(reading: Reading, text: str) -> tuple[Claim, ...]:
    """The claims of a draft in the order of its text. `text`: the draft's, without mark-up."""
    quoted = quoted_spans(text)
    nested = defaultdict[int | None, list[Span]](list)
    for quotation in reading.quotations:
        nested[quotation.within] += quotation.content
    taken: list[Claim] = []
    for number, quotation in enumerate(reading.quotations):
        if quotation.type == "direct":
            taken += _direct(quotation, text)
        else:
            taken += _reported(quotation, text)
            taken += _fragments(
                quotation, text, untouched(_inside(quotation, quoted), nested[number])
            )
    return tuple(sorted(taken, key=lambda claim: (claim.spans[0].start, -claim.spans[-1].end)))


def _direct(quotation: Quotation, text: str) -> Iterator[Claim]:
    for spans in _sentences(quotation.content, text):
        yield from _claim(spans, text, quotation)


def _reported(quotation: Quotation, text: str) -> Iterator[Claim]:
    words = " ".join(" ".join(span.of(text) for span in quotation.content).split()).rstrip(",")
    if WORD.search(words):
        yield Claim(quotation.content, LEADING_THAT.sub("", words, count=1), False, quotation)


def _fragments(quotation: Quotation, text: str, spans: Iterable[Span]) -> Iterator[Claim]:
    for span in spans:
        yield from _claim((span,), text, quotation)


def _claim(spans: tuple[Span, ...], text: str, quotation: Quotation) -> Iterator[Claim]:
    words = _bare(" ".join(_bare(span.of(text)) for span in spans)).rstrip(",")
    if WORD.search(words):
        yield Claim(spans, words, True, quotation)


def _sentences(content: Sequence[Span], text: str) -> Iterator[tuple[Span, ...]]:
    """The pieces of a quotation, joined where the draft only interrupts a sentence. A new sentence
    may have been said elsewhere, and is checked by itself."""
    together: list[Span] = []
    for span, following in zip(content, (*content[1:], None), strict=True):
        together.append(span)
        between = text[span.end : following.start] if following else "."
        if ENDED.search(span.of(text)[-20:]) or between.rstrip().endswith((".", "!", "?")):
            yield tuple(together)
            together = []


def _inside(quotation: Quotation, quoted: Sequence[Span]) -> Iterator[Span]:
    """The spans of a quotation that lie inside quotation marks. `quoted`: sorted and disjoint."""
    for span in quotation.content:
        for marked in meeting([span], quoted):
            yield clipped(marked, span)


def _bare(words: str) -> str:
    return " ".join(words.strip(AROUND + OPENING).rstrip(AROUND + CLOSING).split())


def unchecked(reading: Reading, text: str) -> tuple[Unchecked, ...]:
    """What stands in quotation marks in a draft, or in a block quotation, without being part of a
    quotation that was found."""
    taken = [span for quotation in reading.quotations for span in quotation.content]
    skipped = [
        Unchecked(span, span.of(text), TITLE if _has_few(span, text) else NOT_FOUND)
        for span in untouched(quoted_spans(text), taken)
        if WORD.search(text, *span)
    ]
    taken += (passage.span for passage in skipped)
    blocks = (Span(*block.span()) for block in BLOCK.finditer(reading.document.text))
    skipped += (
        Unchecked(span, span.of(text).strip(), BLOCK_QUOTED)
        for span in untouched(blocks, taken)
        if WORD.search(text, *span)
    )
    return tuple(sorted(skipped, key=lambda passage: passage.span))


def _has_few(span: Span, text: str) -> bool:
    return sum(1 for _ in islice(WORD.finditer(text, *span), FEW)) < FEW
