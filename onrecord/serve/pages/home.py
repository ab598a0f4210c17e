"""The first page: how much is on record, and where to begin."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.serve.dependencies import Kept
from onrecord.serve.rendering import page

router = APIRouter()


@router.get("/")
def home(request: Request, record: Kept) -> HTMLResponse:
    """How much is on record, and where to begin."""
    return page(request, "home.html", counts=record.counts())
