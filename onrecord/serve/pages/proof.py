"""The page that proofs a draft: a form for a pasted text or a file, then each quotation beside the
record's."""

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
from onrecord.serve.dependencies import Kept, Reads, Set
from onrecord.serve.languages import CHOICES, UNSAID, LanguageGiven
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.rendering import page
from onrecord.serve.settings import MOST_DRAFT, Settings
from onrecord.serve.uploads import pasted, uploaded
from onrecord.types import Document

router = APIRouter()
MOST_EVIDENCE, MOST_LEADS = 3, 2
UNCHECKED = -1
"""The number of marked words in the draft that were not checked."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report beside words of the draft."""

    evidence: Evidence
    excerpt: Excerpt
    source: str
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A quotation of the draft as the page shows it. `verdict`: in words; `leads`: the nearest
    reports if there is no evidence."""

    proofed: Proofed
    number: int
    line: int
    said_by: str
    verdict: str
    reports: tuple[Report, ...]
    leads: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Some words of the draft. `number`: that of the quotation that covers them, 0 for none;
    `first`: the quotation begins here."""

    words: str
    number: int
    proofed: Proofed | None
    first: bool


@dataclass(frozen=True, slots=True)
class Submission:
    """What the form sends: the pasted text, the draft (a chosen file, or else the text), and the
    language."""

    text: str = ""
    draft: Raw | None = None
    language: LanguageGiven = UNSAID


@router.get("/proof")
def form(request: Request, settings: Set) -> HTMLResponse:
    """The form."""
    return _form(request, settings, Submission(), "")


@router.post("/proof")
async def sent(request: Request, record: Kept, reader: Reads, settings: Set) -> HTMLResponse:
    """The page of a draft with the verdict on each of its quotations; the draft is not kept."""
    fields = 1 + len(languages.FIELDS)
    async with request.form(
        max_files=1, max_fields=fields, max_part_size=settings.max_bytes
    ) as form:
        submission = await _submission(form)
    wrong = submission.language.wrong or (
        "" if submission.draft else "nothing was given: paste a text, or choose a file"
    )
    if wrong or submission.draft is None:
        return _form(request, settings, submission, wrong)
    return await run_in_threadpool(
        _answer, request, record, reader, settings, submission, submission.draft
    )


async def _submission(form: FormData) -> Submission:
    words, chosen = form.get("text"), form.get("file")
    text = words if isinstance(words, str) else ""
    draft = pasted(text, Known()) if text.strip() else None
    if isinstance(chosen, UploadFile) and chosen.filename:
        draft = uploaded(chosen.filename, await chosen.read())
    return Submission(text, draft, LanguageGiven.of(form))


def _answer(
    request: Request,
    record: Record,
    reader: Reader,
    settings: Settings,
    submission: Submission,
    draft: Raw,
) -> HTMLResponse:
    try:
        proofed_draft = proof(_draft(draft, submission.language.options(settings)), reader, record)
    except InputError as error:
        return _form(request, settings, submission, error.problem)
    return page(request, "proofed.html", 200, None, **_shown(proofed_draft))


def _draft(draft: Raw, options: Options) -> Document:
    """The one document that was sent.

    Raises:
        InputError: it cannot be read, is several or is too long.
    """
    articles, where = list(documents([draft], options)), draft.source.where
    if len(articles) != 1:
        raise InputError(where, f"{len(articles):,} articles, but one draft was expected: send one")
    if isinstance(articles[0], InputError):
        raise articles[0]
    if len(articles[0].text) > MOST_DRAFT:
        raise InputError(
            where, f"more than {MOST_DRAFT:,} characters: send it in parts, or use onrecord proof"
        )
    return articles[0]


def _form(request: Request, settings: Settings, submission: Submission, wrong: str) -> HTMLResponse:
    context = {
        "text": submission.text[:MOST_DRAFT],
        "language": submission.language,
        "choices": CHOICES,
        "wrong": wrong,
    }
    most = min(MOST_DRAFT, settings.max_chars)
    return page(request, "proof.html", 422 if wrong else 200, None, most=most, **context)


def _shown(proofed_draft: Proof) -> dict[str, Any]:
    lines = Lines(proofed_draft.draft.text)
    direct = [
        _quotation(proofed, number, lines) for number, proofed in enumerate(proofed_draft.direct, 1)
    ]
    indirect = [
        _quotation(proofed, number, lines)
        for number, proofed in enumerate(proofed_draft.indirect, 1)
    ]
    return {
        "proof": proofed_draft,
        "signs": SIGNS,
        "summary": summary(proofed_draft),
        "searched": searched(proofed_draft.proofed[0].checked.searched)
        if proofed_draft.proofed
        else "",
        "draft": _marked(proofed_draft),
        "direct": direct,
        "indirect": indirect,
        "unchecked": [
            (passage, lines.place(passage.span.start).line) for passage in proofed_draft.unchecked
        ],
    }


def _marked(proofed_draft: Proof) -> list[Marked]:
    """The draft in pieces, each with the innermost quotation that covers it."""
    marks = [
        (span, number)
        for number, proofed in enumerate(proofed_draft.direct, 1)
        for span in proofed.claim.spans
    ]
    marks += [(passage.span, UNCHECKED) for passage in proofed_draft.unchecked]
    pieces, seen = [], set[int]()
    for stretch in stretches(proofed_draft.draft.text, marks):
        number = stretch.marks[-1] if stretch.marks else 0
        covering = proofed_draft.direct[number - 1] if number > 0 else None
        pieces.append(Marked(stretch.words, number, covering, number not in seen))
        seen.add(number)
    return pieces


def _quotation(proofed: Proofed, number: int, lines: Lines) -> Shown:
    claim = proofed.checked.asked
    return Shown(
        proofed,
        number,
        lines.place(proofed.claim.spans[0].start).line,
        said_by(proofed),
        verdict(proofed),
        tuple(_report(evidence, claim) for evidence in proofed.checked.evidence[:MOST_EVIDENCE]),
        ()
        if proofed.checked.evidence
        else tuple(_report(evidence, claim) for evidence in proofed.checked.nearest[:MOST_LEADS]),
    )


def _report(evidence: Evidence, claim: str) -> Report:
    return Report(evidence, excerpt(evidence.hit), source(evidence), differences(evidence, claim))
