"""The page of an article: its text with the quotations marked, its copies, and the changes between
its versions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.export.attribution import percent
from onrecord.export.identifiers import is_web_address
from onrecord.language import TAG, name_of
from onrecord.record import Change, Hit
from onrecord.serve import numbering
from onrecord.serve.dependencies import Kept
from onrecord.serve.highlight import Segment, paragraphs, segments
from onrecord.serve.marking import Piece, Place, marked
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page
from onrecord.types import UNSURE, Document, Mention, Quotation

router = APIRouter()

LONGEST = 200_000
"""The most characters of a text that are shown."""
MOST_QUOTATIONS, MOST_COPIES, MOST_CHANGES = 500, 50, 50
"""The most quotations and copies of an article that are shown, and the most changes of a
version."""


@dataclass(frozen=True, slots=True)
class Particular:
    """One detail of a quotation: its name and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation beside the text. `rank`: its place in the order of the article, from 1; `outer`:
    the rank of the quotation around it; `shown`: whether it is in the part of the text that the
    page shows.
    """

    rank: int
    hit: Hit
    outer: int | None
    particulars: tuple[Particular, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class ShownText:
    """The paragraphs of a text that are shown; `left_out`: how many characters follow them."""

    paragraphs: tuple[tuple[Segment, ...], ...]
    left_out: int


@router.get(f"/article/{{number:{numbering.NAME}}}")
def article(request: Request, record: Kept, number: int, fragments: bool = False) -> HTMLResponse:
    """An article with its quotations marked, and a list of them; with `fragments`, the list has
    fragments, too."""
    on_record, reading = record.article(number), record.reading(number)
    if on_record is None or reading is None:
        raise Problem(
            404,
            f"no article of the number {number} is on record: search for what it says, or add it",
        )
    document = reading.document
    language = document.language if TAG.fullmatch(document.language or "") else None
    every = [
        entry
        for entry in entries(on_record.quotations, document.text)
        if fragments or not entry.hit.is_fragment
    ]
    shown = every[:MOST_QUOTATIONS]
    return page(
        request,
        "article.html",
        article=on_record,
        document=document,
        language=language,
        language_name=name_of(language) if language else None,
        link=document.url if is_web_address(document.url) else None,
        text=shown_text(document, reading.quotations),
        entries=shown,
        listed_ranks={entry.rank for entry in shown},
        left_out=len(every) - len(shown),
        folded=len(on_record.quotations) - len(every),
        fragments=fragments and any(hit.is_fragment for hit in on_record.quotations),
        copies=[copy for copy in on_record.copies if not copy.version],
        most={"copies": MOST_COPIES, "changes": MOST_CHANGES},
        became=became,
    )


def shown_text(document: Document, quotations: Sequence[Quotation]) -> ShownText:
    """The part of the text that a page shows, with its quotations."""
    stretches = segments(document.text[:LONGEST], quotations, document.furniture)
    return ShownText(tuple(paragraphs(stretches)), max(0, len(document.text) - LONGEST))


def entries(hits: Sequence[Hit], text: str) -> Iterator[Entry]:
    """The entries of the quotations of a text."""
    for rank, hit in enumerate(hits, 1):
        within = hit.quotation.within
        shown = any(span.start < min(span.end, LONGEST) for span in hit.quotation.content)
        yield Entry(
            rank, hit, None if within is None else within + 1, tuple(particulars(hit, text)), shown
        )


def particulars(hit: Hit, text: str) -> Iterator[Particular]:
    """The details of a quotation in words, without those that the article does not give."""
    details = _details(hit, text)
    yield from (Particular(name, value) for name, value in details if value)


def became(change: Change) -> tuple[Piece, ...]:
    """A changed quotation, with its cuts and additions."""
    if change.before is None or change.after is None:
        return ()
    differences = (Place(difference.after, difference.before) for difference in change.differences)
    return tuple(marked(change.after.content, change.before.content, differences))


def _details(hit: Hit, text: str) -> Iterator[tuple[str, str | None]]:
    quotation = hit.quotation
    yield "source", hit.source or "none given"
    yield "cue", hit.cue
    if quotation.speaker:
        yield "role", quotation.speaker.role
        yield "for", quotation.speaker.on_behalf_of
        yield "issued by", quotation.speaker.issuer
    if not quotation.asserted:
        yield "said at all", "no: the article says that this was not said"
    yield "type", f"{quotation.type}, {quotation.mode or 'mode unknown'}"
    if quotation.addressee:
        yield "to", _mentioned(quotation.addressee, text)
    if quotation.venue:
        yield "where", quotation.venue.of(text)
    if quotation.said:
        yield "said", f"{quotation.said.edtf} (“{quotation.said.span.of(text)}”)"
    if quotation.denies:
        yield "denies", quotation.denied.of(text) if quotation.denied else "what was said before"
    yield "through", ", ".join(_mentioned(relay, text) for relay in quotation.relayed_by)
    if quotation.confidence < UNSURE:
        yield (
            "found",
            f"{percent(quotation.confidence)} sure that it is a quotation with these parts",
        )


def _mentioned(mention: Mention, text: str) -> str:
    """Somebody's name, with the article's words for them if these differ."""
    written = mention.span.of(text)
    return mention.name if mention.name == written else f"{mention.name} (“{written}”)"
