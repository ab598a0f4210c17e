"""One article: its text with who said what in it, what else is the same report, and what changed in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.export.attribution import percent
from onrecord.export.identifiers import is_web_address
from onrecord.language import TAG, name_of
from onrecord.record import Change, Hit
from onrecord.serve import numbering
from onrecord.serve.highlight import Segment, paragraphs, segments
from onrecord.serve.holding import Kept
from onrecord.serve.marking import Piece, Place, marked
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page
from onrecord.types import UNSURE, Document, Mention, Quotation

router = APIRouter()

LONGEST = 200_000
"""Characters of a text that are shown."""
MOST_QUOTATIONS, MOST_COPIES, MOST_CHANGES = 500, 50, 50
"""What is told of an article, and of one version."""


@dataclass(frozen=True, slots=True)
class Particular:
    """One thing that a quotation resolves to: what it is called, and what the article tells."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation beside the text. `rank`: the how manyth it is in the article, from 1; `outer`: that of the one that
    it stands within; `shown`: whether it is in the part of the text that the page has.
    """

    rank: int
    hit: Hit
    outer: int | None
    particulars: tuple[Particular, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class ShownText:
    """The paragraphs of as much of a text as is shown; `left_out`: how many characters follow."""

    paragraphs: tuple[tuple[Segment, ...], ...]
    left_out: int


@router.get(f"/article/{{number:{numbering.NAME}}}")
def article(request: Request, record: Kept, number: int, fragments: bool = False) -> HTMLResponse:
    """One article with its quotations highlighted; beside it, those that are no fragments, or all."""
    found, reading = record.article(number), record.reading(number)
    if found is None or reading is None:
        raise Problem(404, f"no article of the number {number} is on record: search for what it says, or add it")
    document = reading.document
    language = document.language if TAG.fullmatch(document.language or "") else None
    every = [one for one in entries(found.quotations, document.text) if fragments or not one.hit.is_fragment]
    shown = every[:MOST_QUOTATIONS]
    return page(
        request,
        "article.html",
        article=found,
        document=document,
        language=language,
        language_name=name_of(language) if language else None,
        link=document.url if is_web_address(document.url) else None,
        text=shown_text(document, reading.quotations),
        entries=shown,
        listed_ranks={one.rank for one in shown},
        left_out=len(every) - len(shown),
        folded=len(found.quotations) - len(every),
        fragments=fragments and any(hit.is_fragment for hit in found.quotations),
        copies=[copy for copy in found.copies if not copy.version],
        most={"copies": MOST_COPIES, "changes": MOST_CHANGES},
        became=became,
    )


def shown_text(document: Document, quotations: Sequence[Quotation]) -> ShownText:
    """As much of the text as a page has, with its quotations."""
    stretches = segments(document.text[:LONGEST], quotations, document.furniture)
    return ShownText(tuple(paragraphs(stretches)), max(0, len(document.text) - LONGEST))


def entries(hits: Sequence[Hit], text: str) -> Iterator[Entry]:
    """What is told of each quotation of a text."""
    for rank, hit in enumerate(hits, 1):
        within = hit.quotation.within
        shown = any(span.start < min(span.end, LONGEST) for span in hit.quotation.content)
        yield Entry(rank, hit, None if within is None else within + 1, tuple(particulars(hit, text)), shown)


def particulars(hit: Hit, text: str) -> Iterator[Particular]:
    """What a quotation resolves to, in words; what its article does not say is left out."""
    given = _given(hit, text)
    yield from (Particular(name, told) for name, told in given if told)


def became(change: Change) -> tuple[Piece, ...]:
    """A quotation as it is after a change, with what was cut and added."""
    if change.before is None or change.after is None:
        return ()
    places = (Place(one.told, one.asked) for one in change.differences)
    return tuple(marked(change.after.content, change.before.content, places))


def _given(hit: Hit, text: str) -> Iterator[tuple[str, str | None]]:
    told = hit.quotation
    yield "source", hit.source or "none given"
    yield "cue", hit.cue
    if told.speaker:
        yield "role", told.speaker.role
        yield "for", told.speaker.on_behalf_of
        yield "issued by", told.speaker.issuer
    if not told.asserted:
        yield "said at all", "no: the article says that this was not said"
    yield "type", f"{told.type}, {told.mode or 'mode unknown'}"
    if told.addressee:
        yield "to", _mentioned(told.addressee, text)
    if told.venue:
        yield "where", told.venue.of(text)
    if told.said:
        yield "said", f"{told.said.edtf} (“{told.said.span.of(text)}”)"
    if told.denies:
        yield "denies", told.denied.of(text) if told.denied else "what was said before"
    yield "through", ", ".join(_mentioned(relay, text) for relay in told.relayed_by)
    if told.confidence < UNSURE:
        yield "found", f"{percent(told.confidence)} sure that it is a quotation with these parts"


def _mentioned(mention: Mention, text: str) -> str:
    """Somebody's name, and how the article calls them there, if otherwise."""
    written = mention.span.of(text)
    return mention.name if mention.name == written else f"{mention.name} (“{written}”)"
