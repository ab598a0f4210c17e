"""Downloads of what a page shows, and feeds of it. `/search.csv?…` has what `/search?…` shows.

The JSON is that of the API for the same view; the other formats have the readings of exactly the
quotations that the page shows. The CSV is for spreadsheets; the API's CSV is for programs and has
the words unchanged.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Query as Parameters
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.export import STREAMED
from onrecord.export.csv import write_excel_csv
from onrecord.export.feed import Feed
from onrecord.record import Query, Record
from onrecord.serve.answers import Json
from onrecord.serve.api import checking, searching, views
from onrecord.serve.attachments import attached
from onrecord.serve.dependencies import Kept
from onrecord.serve.numbering import Number
from onrecord.serve.parameters import LONGEST, MOST_PER_PAGE
from onrecord.serve.problems import Problem
from onrecord.types import Reading

router = APIRouter()
READ = ["GET", "HEAD"]
NEWEST = 100
"""Quotations in a feed, and of a speaker."""
ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a feed where its date does not matter."""


class Download(searching.Page):
    """The part of a search that is downloaded."""

    limit: Annotated[int, Field(ge=1, le=MOST_PER_PAGE)] = MOST_PER_PAGE


class OfSpeaker(BaseModel):
    """The part of a speaker's statements that is downloaded."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    about: Annotated[str, Field(max_length=LONGEST)] = ""
    limit: Annotated[int, Field(ge=1, le=views.MOST_STATEMENTS)] = 20
    fragments: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The title of a view, and the readings of the quotations that it shows."""

    title: str
    readings: Iterable[Reading]


@dataclass(frozen=True, slots=True)
class View:
    """A view: the name of its files, and its content as JSON and as readings."""

    file: str
    json: Callable[[], Json]
    shown: Callable[[], Shown]


@router.api_route("/search.{format}", methods=READ)
def of_search(
    request: Request, record: Kept, format: str, page: Annotated[Download, Parameters()]
) -> Response:
    """The results of a search; in a feed the newest of them."""

    def shown() -> Shown:
        position = page.at(record)
        query = page.query(page.limit, position.offset, position.latest)
        newest = replace(page.query(NEWEST), sort="newest")
        terms = " ".join(filter(None, (page.speaker, page.words, page.outlet)))
        title = f"Who said what: {terms}" if terms else "Who said what"
        return Shown(title, record.found(newest if STREAMED[format].is_feed else query))

    name = "-".join(filter(None, ("onrecord", page.words, page.speaker, page.outlet)))
    return _answer(
        request, record, format, View(name, lambda: searching.search(request, record, page), shown)
    )


@router.api_route("/article/{number}.{format}", methods=READ)
def of_article(request: Request, record: Kept, number: Number, format: str) -> Response:
    """An article and the quotations in it."""

    def shown() -> Shown:
        reading = record.reading(number)
        if reading is None:
            raise views.none("article", number)
        return Shown(reading.document.title or reading.document.id, (reading,))

    return _answer(
        request,
        record,
        format,
        View(f"article-{number}", lambda: views.article(record, number), shown),
    )


@router.api_route("/statement/{number}.{format}", methods=READ)
def of_statement(request: Request, record: Kept, number: Number, format: str) -> Response:
    """The reports of an utterance."""

    def shown() -> Shown:
        reports = record.statement(number)
        if reports is None:
            raise views.none("quotation", number)
        title = f"{reports.speaker or 'Somebody'}: {reports.fullest.content}"
        return Shown(title, record.readings_of(report.hit for report in reports.reports))

    return _answer(
        request,
        record,
        format,
        View(f"statement-{number}", lambda: views.statement(record, number), shown),
    )


@router.api_route("/speaker/{number}.{format}", methods=READ)
def of_speaker(
    request: Request,
    record: Kept,
    number: Number,
    format: str,
    of: Annotated[OfSpeaker, Parameters()],
) -> Response:
    """What a speaker said, the newest."""

    def shown() -> Shown:
        profile = record.speaker(f"#{number}", of.about, 1, of.fragments)
        if profile is None:
            raise views.none("speaker", number)
        query = Query(
            of.about, speaker=f"#{number}", sort="newest", limit=NEWEST, fragments=of.fragments
        )
        return Shown(f"What {profile.name} said", record.found(query))

    def as_json() -> Json:
        return views.speaker(record, number, of.about, of.limit, of.fragments)

    return _answer(request, record, format, View(f"speaker-{number}", as_json, shown))


@router.api_route("/check.json", methods=READ)
def of_check(
    request: Request, record: Kept, quotation: checking.Words, speaker: checking.Name = None
) -> Response:
    """The check of a quotation, as JSON."""
    return _tagged(request, checking.check(record, quotation, speaker), "check", "json")


def _answer(request: Request, record: Record, format: str, view: View) -> Response:
    """The view in a format."""
    if format == "json":
        return _tagged(request, view.json(), view.file, format)
    if format not in STREAMED:
        raise Problem(
            404, f"there is no format {format[:20]!a}, expected one of {', '.join(STREAMED)}"
        )
    shown = view.shown()
    feed = replace(_feed(request, format, shown.title), added=record.added_at)
    lasting = _content(shown, format, replace(feed, made=ANY_DAY))
    content = _content(shown, format, feed) if STREAMED[format].is_feed else lasting
    response = Response(content, media_type=STREAMED[format].media_type)
    return _tagged(request, response, view.file, format, lasting)


def _content(shown: Shown, format: str, feed: Feed) -> bytes:
    out, row = StringIO(newline=""), STREAMED[format]
    if row.is_feed:
        row.write(shown.readings, out, feed=feed)
    elif format == "csv":
        write_excel_csv(shown.readings, out)
    else:
        row.write(shown.readings, out)
    return out.getvalue().encode("utf8", "replace")


def _feed(request: Request, format: str, title: str) -> Feed:
    """The feed's title and addresses: its own is the request's, that of its page the same without
    the format."""
    root = f"{request.scope['scheme']}://{request.headers.get('host', '')}"
    path, parameters = request.scope["path"], request.scope["query_string"].decode("latin-1")
    parameters = f"?{parameters}" if parameters else ""
    return Feed(
        title,
        f"{root}{path.removesuffix(f'.{format}')}{parameters}",
        f"{root}{path}{parameters}",
        NEWEST,
    )


def _tagged(
    request: Request, response: Response, file: str, format: str, lasting: bytes | None = None
) -> Response:
    """The response under a file name, with a tag of its content or of its lasting content (RFC
    9110, 8.8.3); only the tag if the client has that content already."""
    tag = f'W/"{sha256(bytes(response.body) if lasting is None else lasting).hexdigest()[:32]}"'
    if tag in map(str.strip, request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers={"etag": tag})
    response.headers.update({"etag": tag, **attached(file, format)})
    return response
