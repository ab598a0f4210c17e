"""Who said what in articles that are sent; nothing of them is kept."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from onrecord.errors import InputError, OnRecordError
from onrecord.pipeline import read as read_all
from onrecord.reader import Reader
from onrecord.serve.answers import Json, lines
from onrecord.serve.api.describing import WITH_BODY, one_or_lines, problems
from onrecord.serve.api.request_body import (
    BODY,
    Received,
    Told,
    has_lines,
    sent_document,
    sent_documents,
)
from onrecord.serve.dependencies import Reads, Set
from onrecord.serve.problems import of_error
from onrecord.types import Document

router = APIRouter(tags=["read"])
ANSWERS = one_or_lines(
    "Reading", "each a reading or `error`", "The article as it was sent, and the quotations in it."
)


@router.post(
    "/read",
    operation_id="read",
    summary="Who said what in an article",
    response_class=Json,
    responses={200: ANSWERS, **problems(*WITH_BODY)},
    openapi_extra=BODY,
)
def read(reader: Reads, settings: Set, received: Received, about: Told) -> Response:
    """The quotations in an article, or in many, that are sent; nothing is kept.

    Lines are answered one by one, as they are read. Plain text is read as it is, a web page for its
    article.
    """
    if has_lines(received):
        return lines(_readings(reader, sent_documents(received, about, settings)))
    return Json(reader.read(sent_document(received, about, settings)).to_json())


def _readings(reader: Reader, found: Iterable[Document | InputError]) -> Iterator[dict[str, Any]]:
    """The reading of each document; in the place of what cannot be read, why; at the end, why not
    all."""
    try:
        for one in read_all(found, reader):
            yield (
                {"error": of_error(one).to_json()} if isinstance(one, InputError) else one.to_json()
            )
    except OnRecordError as error:
        yield {"error": of_error(error).to_json()}
