"""The first page: how much is on record, and where to begin."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.serve.dependencies import Kept
from onrecord.serve.rendering import page

router = APIRouter()


@router.get("/")
def home(request: Request, record: Kept) -> HTMLResponse:
    """What is on record, what came last, and where to begin."""
    troubled = sum(feed.problem is not None for feed in record.feeds.all())
    return page(request, "home.html", overview=record.overview(), troubled=troubled)
