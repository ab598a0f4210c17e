"""The page that adds articles: a form for a pasted text or files, then the progress and the
outcome."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData, UploadFile

from onrecord.ingest import BY_MEDIA_TYPE, BY_SUFFIX, Known, Raw
from onrecord.serve import languages
from onrecord.serve.dependencies import Adding, Set
from onrecord.serve.jobs import Job, Jobs
from onrecord.serve.languages import CHOICES, UNSAID, LanguageGiven
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page
from onrecord.serve.settings import Settings
from onrecord.serve.uploads import pasted, uploaded

router = APIRouter()

KNOWN = ("title", "outlet", "published", "url")
"""The fields of a document that the form offers for a pasted text."""
FIELDS = ("text", "addresses", *KNOWN)
MOST_ADDRESSES = 100
LONGEST = 2000
"""The most characters of such a field."""
MOST_FILES = 100
ACCEPTED = ",".join([*BY_SUFFIX, ".gz", *BY_MEDIA_TYPE])
"""The files that the form lets a person choose."""


@router.get("/add")
def add(request: Request, settings: Set) -> HTMLResponse:
    """The form."""
    refuse_to_read_only(settings)
    return _form(request, settings, dict.fromkeys(FIELDS, ""), UNSAID, {})


@router.post("/add")
async def send(request: Request, jobs: Adding, settings: Set) -> Response:
    """Take the text or the files and go to the page of their progress; or show the form again with
    what is wrong."""
    refuse_to_read_only(settings)
    fields = len(FIELDS) + len(languages.FIELDS)
    limits = {"max_files": MOST_FILES, "max_fields": fields, "max_part_size": settings.max_bytes}
    async with request.form(**limits) as form:
        values = {
            "text": _words(form, "text"),
            "addresses": _words(form, "addresses"),
            **{name: _words(form, name).strip() for name in KNOWN},
        }
        language, files = LanguageGiven.of(form), [file async for file in _files(form)]
    addresses = values["addresses"].split()
    wrong = _wrong(values, addresses, bool(files), settings) | (
        {"language": language.wrong} if language.wrong else {}
    )
    if wrong:
        return _form(request, settings, values, language, wrong)
    known = Known(**{name: values[name] or None for name in KNOWN})
    text = [pasted(values["text"], known)] if values["text"].strip() else []
    job = jobs.submit([*text, *files], language.options(settings), addresses)
    return RedirectResponse(f"/add/{job.id}", 303)


@router.get("/add/{id}")
def adding(request: Request, jobs: Adding, id: str) -> HTMLResponse:
    """The progress of a job, or its outcome."""
    return _shown(request, jobs, _job(jobs, id), "adding.html")


@router.get("/add/{id}/progress")
def progress(request: Request, jobs: Adding, id: str, seen: str = "") -> Response:
    """The progress of a job: empty while it is as `seen`; the page that shows it reloads once the
    job is over."""
    job = _job(jobs, id)
    if job.ended is None and seen == _mark(jobs, job):
        return Response(status_code=204)
    shown = _shown(request, jobs, job, "_progress.html")
    if job.ended is not None:
        shown.headers["hx-refresh"] = "true"
    return shown


def refuse_to_read_only(settings: Settings) -> None:
    """Raises Problem if nothing can be added or changed."""
    if settings.read_only:
        raise Problem(
            403,
            "this record is open for reading only: add to it with onrecord add, or start it otherwise",
        )


def _form(
    request: Request,
    settings: Settings,
    values: Mapping[str, str],
    language: LanguageGiven,
    wrong: Mapping[str, str],
) -> HTMLResponse:
    limits = {
        "settings": settings,
        "most_files": MOST_FILES,
        "longest": LONGEST,
        "accepted": ACCEPTED,
    }
    context = {"given": values, "language": language, "choices": CHOICES, "wrong": wrong}
    return page(request, "add.html", 422 if wrong else 200, None, **context, **limits)


def _shown(request: Request, jobs: Jobs, job: Job, template: str) -> HTMLResponse:
    mark = _mark(jobs, job)
    over = job.ended is not None  # before its progress is looked at, which is then the last
    return page(
        request,
        template,
        job=job,
        over=over,
        progress=job.progress,
        before=jobs.before(job),
        mark=mark,
    )


def _job(jobs: Jobs, id: str) -> Job:
    job = jobs.get(id)
    if job is None:
        raise Problem(
            404,
            "nothing is being added under this address, or it was long ago: look for it by search",
        )
    return job


def _mark(jobs: Jobs, job: Job) -> str:
    """A short mark of a job's progress that changes whenever its page would."""
    now = job.progress
    return f"{now.state}.{jobs.before(job)}.{now.given}.{now.done}.{now.quotations}.{now.failed}"


def _words(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


async def _files(form: FormData) -> AsyncIterator[Raw]:
    for upload in form.getlist("files"):
        if (
            isinstance(upload, UploadFile) and upload.filename
        ):  # a form sends the field without a file, too
            yield uploaded(upload.filename, await upload.read())


def _wrong(
    values: Mapping[str, str], addresses: list[str], with_files: bool, settings: Settings
) -> dict[str, str]:
    """What is wrong with the values of the form, by field."""
    wrong = {
        name: f"more than {LONGEST:,} characters: shorten it"
        for name in KNOWN
        if len(values[name]) > LONGEST
    }
    if not (values["text"].strip() or addresses or with_files):
        wrong["text"] = "nothing was given: paste a text or an address, or choose a file"
    if others := [address for address in addresses if not _is_address(address)]:
        wrong["addresses"] = f"{others[0][:80]} is no address of the web: give it with https://"
    if len(addresses) > MOST_ADDRESSES:
        wrong["addresses"] = f"more than {MOST_ADDRESSES} addresses: give them in parts"
    if len(values["text"]) > settings.max_chars:
        wrong["text"] = f"more than {settings.max_chars:,} characters: send it in parts"
    if not _is_date(values["published"]):
        wrong["published"] = "no date of the calendar: give one such as 2026-03-14, or none"
    if not _is_address(values["url"]):
        wrong["url"] = (
            "no address of the web: give one that begins with https:// or http://, or none"
        )
    return wrong


def _is_date(text: str) -> bool:
    """Whether the text is empty, or a date or date-time (ISO 8601)."""
    try:
        return not text or bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_address(address: str) -> bool:
    """Whether the address is empty, or one of the web."""
    if not address:
        return True
    try:
        parts = urlsplit(address)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and address.isprintable()
            and " " not in address
        )
    except ValueError:
        return False
