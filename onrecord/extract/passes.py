"""From the quotations that the model is sure of to those of the whole text: one pass after the
other, until every stretch in quotation marks and all that the layout shows is accounted for.
`completed` is their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from onrecord.extract.claims import parted, uncontested, without_sentence_before
from onrecord.extract.decoding import quotation_type, without_doubles
from onrecord.extract.layout import Layout, ascribed, is_block, read_layout
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
)
from onrecord.text.marks import quoted_spans
from onrecord.text.spans import outside, untouched
from onrecord.types import Quotation, Span

FLOATING = 0.5
"""The confidence of a quotation that has marks and no source. Not calibrated: there are too few to
measure."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with what its marks and its layout show.

    `quoted`: the stretches in quotation marks; `unlabelled`: those of them that are no name of a
    turn; `certain`: those of these that leave no doubt that they are somebody's words; `layout`:
    whose words the layout shows.
    """

    text: str
    quoted: tuple[Span, ...]
    unlabelled: tuple[Span, ...]
    certain: tuple[Span, ...]
    layout: Layout

    @classmethod
    def of(cls, text: str, furniture: Sequence[Span]) -> Self:
        """A text, unwrapped, without its furniture."""
        quoted = outside(quoted_spans(text), furniture, text)
        layout = read_layout(quoted, text, furniture)
        unlabelled = untouched(quoted, [turn.source for turn in layout.turns])
        return cls(text, quoted, unlabelled, certain_quotes(unlabelled, text), layout)

    def unclaimed(self, quotations: Iterable[Quotation]) -> tuple[Span, ...]:
        """The certain stretches that no quotation has words of."""
        return unclaimed(self.certain, quotations)


def completed(
    likely: Sequence[Quotation], doubtful: Iterable[Quotation], marked: MarkedText
) -> list[Quotation]:
    """All quotations of a text. `likely`: those that the model is sure enough of; `doubtful`: its
    other guesses."""
    quotations = told_apart(likely, marked)
    quotations = given_by_layout(quotations, marked)
    quotations = given_what_adjoins(quotations, marked)
    quotations = given_what_goes_on(quotations, marked)
    quotations = given_further_paragraphs(quotations, marked)
    quotations = with_best_guesses(quotations, doubtful, marked)
    return with_floating(quotations, marked)


def told_apart(quotations: Sequence[Quotation], marked: MarkedText) -> list[Quotation]:
    """The quotations; words in marks that several of them claim are given to one."""
    text, quoted = marked.text, marked.quoted
    single = (one_source(quotation, text) for quotation in parted(quotations, text))
    trimmed = (without_sentence_before(quotation, quoted, text) for quotation in single)
    distinct = without_doubles(uncontested(trimmed, quoted, text))
    aloud = (quoted_aloud(quotation, quoted, text) for quotation in distinct)
    return interrupted(aloud, quoted, text)


def given_by_layout(quotations: Sequence[Quotation], marked: MarkedText) -> list[Quotation]:
    """The quotations, with what is laid out given to whom the layout names."""
    return ascribed(quotations, marked.layout, marked.text)


def given_what_adjoins(quotations: Sequence[Quotation], marked: MarkedText) -> list[Quotation]:
    """The quotations, each with the stretch right beside its source or cue that nobody claims."""
    return adjoining(quotations, marked.unclaimed(quotations), marked.text)


def given_what_goes_on(quotations: Sequence[Quotation], marked: MarkedText) -> list[Quotation]:
    """The quotations, each with the unclaimed stretch behind the sentence that it stands in."""
    return going_on(quotations, marked.unclaimed(quotations), marked.text)


def given_further_paragraphs(
    quotations: Sequence[Quotation], marked: MarkedText
) -> list[Quotation]:
    """The quotations, each with the paragraphs that go on with its words."""
    return continued(quotations, continuations(marked.quoted, marked.text))


def with_best_guesses(
    quotations: Sequence[Quotation], doubtful: Iterable[Quotation], marked: MarkedText
) -> list[Quotation]:
    """The quotations, and of each stretch that is still unclaimed the surest guess at whose it
    is."""
    guesses = claimants(marked.unclaimed(quotations), doubtful)
    return without_doubles([*quotations, *guesses])


def with_floating(quotations: Sequence[Quotation], marked: MarkedText) -> list[Quotation]:
    """The quotations, and those stretches that are quotations even with nobody to claim them."""
    alone = unclaimed(floating(marked.unlabelled, marked.text), quotations)
    return [*quotations, *(_floating(span) for span in alone)]


def _floating(span: Span) -> Quotation:
    return Quotation((span,), cue=(), source=(), type="direct", confidence=FLOATING)


def typed(quotations: Iterable[Quotation], marked: MarkedText) -> Iterator[Quotation]:
    """The quotations with their types: what the layout gives as somebody's words is direct, with
    marks or without."""
    for quotation in quotations:
        laid_out = quotation.content in marked.layout.verbatim or is_block(quotation, marked.text)
        type = (
            "direct" if laid_out else quotation_type(quotation.content, marked.text, marked.quoted)
        )
        yield replace(quotation, type=type)
