"""The page of the feeds that are watched: which there are, what came in, what failed and why."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import UploadFile

from onrecord.errors import InputError, RecordError
from onrecord.export.times import time_from
from onrecord.record import ToFollow
from onrecord.serve.dependencies import Kept, Set, Watches
from onrecord.serve.pages.add import refuse_to_read_only
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page
from onrecord.watch.following import list_of, listed_in, to_follow

router = APIRouter()

ARRIVALS = 30
"""Articles that came in last, or failed last, that are shown."""
TITLE = "Feeds watched by onrecord"


@router.get("/feeds")
def feeds(request: Request, record: Kept, watching: Watches) -> HTMLResponse:
    """The list, and what came in."""
    return _page(request, record, watching)


@router.post("/feeds")
async def follow(request: Request, record: Kept, settings: Set, watching: Watches) -> Response:
    """Put feeds on the list: addresses, or a list of feeds that was sent; what is wrong is told."""
    refuse_to_read_only(settings)
    async with request.form(max_files=1, max_fields=1, max_part_size=settings.max_bytes) as form:
        written, upload = form.get("addresses"), form.get("list")
        names = written.split() if isinstance(written, str) else []
        entries: list[ToFollow | InputError] = list(to_follow_online(names))
        if isinstance(upload, UploadFile) and upload.filename:
            entries += _of_list(upload.filename, await upload.read())
    problems = [str(entry) for entry in entries if isinstance(entry, InputError)]
    if not entries:
        problems = ["nothing was given: write an address, or choose a list"]
    record.feeds.follow(entry for entry in entries if isinstance(entry, ToFollow))
    if problems:
        return _page(request, record, watching, problems, 422)
    return RedirectResponse("/feeds", 303)


@router.post("/feeds/change")
def change(
    record: Kept, settings: Set, url: Annotated[str, Form()], to: Annotated[str, Form()]
) -> Response:
    """Pause a feed, resume it, or take it off the list."""
    refuse_to_read_only(settings)
    changes = {
        "pause": record.feeds.pause,
        "resume": record.feeds.resume,
        "remove": record.feeds.unfollow,
    }
    if to not in changes:
        raise Problem(422, "a feed can be paused, resumed or removed: go back, and use its buttons")
    try:
        changes[to](url)
    except RecordError as error:
        raise Problem(404, str(error)) from None
    return RedirectResponse("/feeds", 303)


@router.get("/feeds.opml")
def download(record: Kept) -> Response:
    """The list, for other programs."""
    listed = list_of(record.feeds.all(), TITLE)
    named = {"content-disposition": 'attachment; filename="feeds.opml"'}
    return Response(listed, headers=named, media_type="text/x-opml")


def to_follow_online(names: list[str]) -> list[ToFollow | InputError]:
    """The feeds of addresses; a name that is none is never taken for a file of this machine."""
    expected = "not an address of the web; https://… was expected"
    return [
        entry
        for name in names
        for entry in (
            to_follow([name])
            if name.startswith(("https://", "http://"))
            else [InputError(name[:80], expected)]
        )
    ]


def _of_list(name: str, data: bytes) -> list[ToFollow | InputError]:
    try:
        return list(listed_in(name, data))
    except InputError as error:
        return [error]


def _page(
    request: Request,
    record: Kept,
    watching: Watches,
    wrong: list[str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    now = datetime.now(UTC)
    watched = record.feeds.all()
    return page(
        request,
        "feeds.html",
        status,
        feeds=watched,
        troubled=sum(feed.problem is not None for feed in watched),
        arrivals=[
            arrival for arrival in record.feeds.arrivals(ARRIVALS) if arrival.fate != "unchanged"
        ],
        failed=record.feeds.arrivals(ARRIVALS, "failed"),
        watching=watching,
        wrong=wrong or [],
        since=lambda time: time_from(time, now),
    )
