"""Checks that are saved: answers as they were given, dated, each under a key that nobody can
guess."""

from typing import Annotated

from fastapi import APIRouter, Path

from onrecord.errors import RecordError
from onrecord.record import Record, SavedCheck
from onrecord.serve.answers import Json
from onrecord.serve.api import shapes
from onrecord.serve.api.checking import EXAMPLE
from onrecord.serve.api.describing import WITH_BODY, problems
from onrecord.serve.api.request_body import JSON, Asked
from onrecord.serve.dependencies import Kept, Set
from onrecord.serve.parameters import LONGEST
from onrecord.serve.problems import Problem
from onrecord.serve.settings import Settings

router = APIRouter(tags=["look"])
Key = Annotated[
    str,
    Path(
        max_length=100,
        description="The key that was given as it was saved.",
        examples=["q2vE4mXl0T9aYbZ7cKd1Jw"],
    ),
]


@router.post(
    "/checks",
    operation_id="save_check",
    summary="Check a quotation, and save the answer",
    response_model=shapes.SavedCheck,
    response_class=Json,
    response_description="The answer, its date and its key.",
    responses=problems(*WITH_BODY),
    openapi_extra={"requestBody": {"content": {JSON: {"example": EXAMPLE}}}},
)
def save_check(record: Kept, settings: Set, asked: Asked) -> Json:
    """The answer of `/check`, kept with its evidence: under its key it stays the same whatever is
    added."""
    return Json(saved(record, settings, asked.quotation, asked.speaker or "").to_json())


@router.get(
    "/checks/{key}",
    operation_id="saved_check",
    summary="A check that was saved",
    response_model=shapes.SavedCheck,
    response_class=Json,
    response_description="The answer as it was given, and when.",
    responses=problems(404),
)
def saved_check(record: Kept, key: Key) -> Json:
    """What the record said then, not what it says now."""
    return Json(found(record, key).to_json())


def saved(record: Record, settings: Settings, quotation: str, speaker: str) -> SavedCheck:
    """Checks a quotation and keeps the answer.

    Raises:
        Problem: nothing may be added, or this cannot be checked.
    """
    if settings.read_only:
        raise Problem(
            403,
            "this record is open to read only: save the check where it is kept, with `onrecord check`",
        )
    if max(len(quotation), len(speaker)) > LONGEST:
        raise Problem(422, f"expected at most {LONGEST:,} characters: check a part of it")
    try:
        return record.save(record.check(quotation, speaker.strip() or None))
    except RecordError as err:
        raise Problem(422, str(err)) from err


def found(record: Record, key: str) -> SavedCheck:
    """The check that was saved under a key.

    Raises:
        Problem: there is none, status 404.
    """
    kept = record.saved(key)
    if kept is None:
        raise Problem(404, "no check was saved under this address: it may have been copied in part")
    return kept
