"""Articles onto the record."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from onrecord.errors import InputError, OnRecordError, RecordError
from onrecord.pipeline import Outcome
from onrecord.pipeline import add as add_all
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve.answers import Json, lines
from onrecord.serve.api import shapes
from onrecord.serve.api.describing import WITH_BODY, one_or_lines, problems
from onrecord.serve.api.request_body import (
    BODY,
    Received,
    Told,
    has_lines,
    sent_document,
    sent_documents,
)
from onrecord.serve.dependencies import Kept, Reads, Set
from onrecord.serve.entries import entry
from onrecord.serve.problems import Problem, of_error
from onrecord.types import Document

router = APIRouter(tags=["read"])
ANSWERS = one_or_lines("Added", "each as here or `error`", "It was on record already.")
NEW = {
    "description": "It was added.",
    "headers": {
        "Location": {
            "description": "Its address.",
            "schema": {"type": "string", "format": "uri-reference"},
        }
    },
    "model": shapes.Added,
}


def may_add(settings: Set) -> None:
    """Raises Problem if nothing can be added."""
    if settings.read_only:
        raise Problem(
            403,
            "the record is open to read only: whoever started the server can open it for adding",
        )


@router.post(
    "/documents",
    operation_id="add",
    summary="Add articles to the record",
    dependencies=[Depends(may_add)],
    response_class=Json,
    responses={200: ANSWERS, 201: NEW, **problems(*WITH_BODY)},
    openapi_extra=BODY,
)
def add(record: Kept, reader: Reads, settings: Set, received: Received, about: Told) -> Response:
    """Reads articles and puts who said what in them on the record; what is there already is not
    read again.

    Lines are answered in their order, about a hundred or a second's worth at a time, once they are
    on record.
    """
    if has_lines(received):
        return lines(_added(record, reader, sent_documents(received, about, settings)))
    [told] = _added(record, reader, [sent_document(received, about, settings)])
    if "error" in told:
        raise Problem(told["error"]["status"], told["error"]["detail"])
    if not told["new"]:
        return Json(told)
    return Json(told, 201, {"location": f"/api/v1/articles/{told['article']}"})


def _added(
    record: Record, reader: Reader, found: Iterable[Document | InputError]
) -> Iterator[dict[str, Any]]:
    """What became of each document, in their order; if nothing more can be added, at the end
    why."""
    try:
        for outcome in add_all(found, record, reader):
            yield _told(record, outcome)
    except OnRecordError as error:
        yield {"error": of_error(error).to_json()}


def _told(record: Record, outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome.failure, RecordError):  # what was sent cannot be stored
        return {"error": Problem(422, str(outcome.failure)).to_json()}
    if outcome.failure:
        return {"error": of_error(outcome.failure).to_json()}
    one = entry(record, outcome)
    if one is None:
        return {
            "error": Problem(
                422, "it was taken off the record while it was added: send it again"
            ).to_json()
        }
    told = {"id": one.id, "article": one.number, "new": one.is_new, "version": one.is_version}
    return {**told, "quotations": one.quotations}
