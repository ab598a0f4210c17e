"""The page to proof a draft with: a text that is pasted, or a file; then each quotation in it beside the record."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData, UploadFile

from onrecord.errors import InputError
from onrecord.ingest import Known, Options, Raw
from onrecord.pipeline import documents
from onrecord.proof import Proof, Proofed, proof
from onrecord.proof.places import Lines, stretches
from onrecord.proof.wording import differences, said_by, searched, source, summary, verdict
from onrecord.reader import Reader
from onrecord.record import SIGNS, Evidence, Record
from onrecord.serve import languages
from onrecord.serve.holding import Kept, Reads, Set
from onrecord.serve.languages import CHOICES, UNSAID, LanguageGiven
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.rendering import page
from onrecord.serve.settings import MOST_DRAFT, Settings
from onrecord.serve.uploads import pasted, uploaded
from onrecord.types import Document

router = APIRouter()
MOST_EVIDENCE, MOST_LEADS = 3, 2
UNCHECKED = -1
"""The number of what is marked in the draft but was not checked."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report beside words of the draft."""

    evidence: Evidence
    excerpt: Excerpt
    source: str
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A quotation of the draft as the page shows it. `leads`: what is near where there is no evidence."""

    proofed: Proofed
    number: int
    line: int
    said_by: str
    told: str
    reports: tuple[Report, ...]
    leads: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Some words of the draft. `number`: of the quotation that covers them, 0 for none; `first`: there it begins."""

    words: str
    number: int
    proofed: Proofed | None
    first: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What the form sends: the text as it was pasted, the draft, a file if one was chosen, and what it says of the
    language."""

    text: str = ""
    draft: Raw | None = None
    language: LanguageGiven = UNSAID


@router.get("/proof")
def form(request: Request, settings: Set) -> HTMLResponse:
    """The form."""
    return _form(request, settings, Given(), "")


@router.post("/proof")
async def sent(request: Request, record: Kept, reader: Reads, settings: Set) -> HTMLResponse:
    """What the record says to each quotation of the draft that was sent; nothing of it is kept."""
    fields = 1 + len(languages.FIELDS)
    async with request.form(max_files=1, max_fields=fields, max_part_size=settings.max_bytes) as form:
        given = await _given(form)
    wrong = given.language.wrong or ("" if given.draft else "nothing was given: paste a text, or choose a file")
    if wrong or given.draft is None:
        return _form(request, settings, given, wrong)
    return await run_in_threadpool(_answer, request, record, reader, settings, given, given.draft)


async def _given(form: FormData) -> Given:
    words, chosen = form.get("text"), form.get("file")
    text = words if isinstance(words, str) else ""
    draft = pasted(text, Known()) if text.strip() else None
    if isinstance(chosen, UploadFile) and chosen.filename:
        draft = uploaded(chosen.filename, await chosen.read())
    return Given(text, draft, LanguageGiven.of(form))


def _answer(
    request: Request, record: Record, reader: Reader, settings: Settings, given: Given, draft: Raw
) -> HTMLResponse:
    try:
        found = proof(_draft(draft, given.language.options(settings)), reader, record)
    except InputError as error:
        return _form(request, settings, given, error.problem)
    return page(request, "proofed.html", 200, None, **_shown(found))


def _draft(draft: Raw, options: Options) -> Document:
    """The one document that was sent.

    Raises:
        InputError: it cannot be read, is several or is too long.
    """
    found, where = list(documents([draft], options)), draft.source.where
    if len(found) != 1:
        raise InputError(where, f"{len(found):,} articles, but one draft was expected: send one")
    if isinstance(found[0], InputError):
        raise found[0]
    if len(found[0].text) > MOST_DRAFT:
        raise InputError(where, f"more than {MOST_DRAFT:,} characters: send it in parts, or use onrecord proof")
    return found[0]


def _form(request: Request, settings: Settings, given: Given, wrong: str) -> HTMLResponse:
    told = {"text": given.text[:MOST_DRAFT], "language": given.language, "choices": CHOICES, "wrong": wrong}
    most = min(MOST_DRAFT, settings.max_chars)
    return page(request, "proof.html", 422 if wrong else 200, None, most=most, **told)


def _shown(found: Proof) -> dict[str, Any]:
    lines = Lines(found.draft.text)
    direct = [_one(one, number, lines) for number, one in enumerate(found.direct, 1)]
    indirect = [_one(one, number, lines) for number, one in enumerate(found.indirect, 1)]
    return {
        "proof": found,
        "signs": SIGNS,
        "summary": summary(found),
        "searched": searched(found.proofed[0].checked.searched) if found.proofed else "",
        "draft": _marked(found),
        "direct": direct,
        "indirect": indirect,
        "unchecked": [(one, lines.place(one.span.start).line) for one in found.unchecked],
    }


def _marked(found: Proof) -> list[Marked]:
    """The draft in stretches, each with the innermost quotation that covers it."""
    marks = [(span, number) for number, one in enumerate(found.direct, 1) for span in one.claim.spans]
    marks += [(one.span, UNCHECKED) for one in found.unchecked]
    told, seen = [], set[int]()
    for stretch in stretches(found.draft.text, marks):
        number = stretch.marks[-1] if stretch.marks else 0
        one = found.direct[number - 1] if number > 0 else None
        told.append(Marked(stretch.words, number, one, number not in seen))
        seen.add(number)
    return told


def _one(one: Proofed, number: int, lines: Lines) -> Shown:
    asked = one.checked.asked
    return Shown(
        one,
        number,
        lines.place(one.claim.spans[0].start).line,
        said_by(one),
        verdict(one),
        tuple(_report(each, asked) for each in one.checked.evidence[:MOST_EVIDENCE]),
        () if one.checked.evidence else tuple(_report(each, asked) for each in one.checked.nearest[:MOST_LEADS]),
    )


def _report(evidence: Evidence, asked: str) -> Report:
    return Report(evidence, excerpt(evidence.hit), source(evidence), differences(evidence, asked))
