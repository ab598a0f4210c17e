"""Invented articles, with the quotations in them given as the strings they are."""

from collections.abc import Iterator
from typing import Any

from onrecord.types import Document, Quotation, QuotationType, Reading, Span

HARBOUR = """The harbour of Quillport will close in March, the port authority said on Monday.

“We can’t keep a crane running on goodwill,” said Ada Brandvold, who heads the authority. Dr. Ottilie Façonnet, \
its engineer, warned that the quay was “older than any of us”.

The mayor declined to comment. Shops nearby stayed open."""

BUDGET = """Treasurer Ivo Tandy told the council that a levy on empty houses would pay for the new school. \
"A tax nobody pays is a tax that works," his deputy added. Opponents called the plan a distraction."""


def quotation(
    text: str, content: str, cue: str = "", source: str = "", type: QuotationType = "direct"
) -> Quotation:
    """The quotation with these words, each where it first stands; " … " parts the pieces of one."""
    return Quotation(*(_spans(text, words) for words in (content, cue, source)), type, 0.9)


def article(text: str, *quotations: Quotation, **fields: Any) -> Reading:
    """A reading of the text."""
    return Reading(Document(**{"id": "invented", "text": text, **fields}), quotations)


def harbour() -> Reading:
    """Three quotations, the second direct, the third mixed."""
    return article(
        HARBOUR,
        quotation(
            HARBOUR,
            "The harbour of Quillport will close in March",
            "said",
            "the port authority",
            "indirect",
        ),
        quotation(HARBOUR, "“We can’t keep a crane running on goodwill,”", "said", "Ada Brandvold"),
        quotation(
            HARBOUR,
            "the quay was “older than any of us”",
            "warned",
            "Dr. Ottilie Façonnet",
            "mixed",
        ),
        id="harbour.txt",
        title="Harbour to close",
        outlet="The Quillport Echo",
        url="https://echo.example/harbour",
        published="2021-02-03T09:30:00+01:00",
    )


def budget() -> Reading:
    """Two quotations, the first indirect."""
    return article(
        BUDGET,
        quotation(
            BUDGET,
            "a levy on empty houses would pay for the new school",
            "told",
            "Treasurer Ivo Tandy",
            "indirect",
        ),
        quotation(BUDGET, '"A tax nobody pays is a tax that works,"', "added", "his deputy"),
        id="budget.txt",
        title="Levy planned",
        outlet="Morning Ledger",
        published="2020-11-30",
    )


def numbered(count: int) -> Iterator[Reading]:
    """That many articles, each unlike the others, with two quotations each."""
    for number in range(count):
        text = f'"Item {number} is settled," said Witness {number}. Clerk {number} replied that it was not.'
        yield article(
            text,
            quotation(text, f'"Item {number} is settled,"', "said", f"Witness {number}"),
            quotation(text, "it was not", "replied", f"Clerk {number}", "indirect"),
            id=f"article-{number}",
        )


def _spans(text: str, words: str) -> tuple[Span, ...]:
    starts = [(text.index(piece), piece) for piece in words.split(" … ") if piece]
    return tuple(Span(start, start + len(piece)) for start, piece in starts)
