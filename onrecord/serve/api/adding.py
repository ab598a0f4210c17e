"""Articles onto the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from onrecord.errors import InputError, OnRecordError
from onrecord.reader import Reader
from onrecord.record import Record, batches
from onrecord.serve.answers import Json, lines
from onrecord.serve.api import shapes
from onrecord.serve.api.describing import WITH_BODY, one_or_lines, problems
from onrecord.serve.api.received import BODY, Received, Told
from onrecord.serve.holding import Kept, Reads, Set
from onrecord.serve.problems import Problem, of_error
from onrecord.types import Document, Reading

router = APIRouter(tags=["read"])
ANSWERS = one_or_lines("Added", "each as here or `error`", "It was on record already.")
NEW = {
    "description": "It was added.",
    "headers": {"Location": {"description": "Its address.", "schema": {"type": "string", "format": "uri-reference"}}},
    "model": shapes.Added,
}


def may_add(settings: Set) -> None:
    """Raises Problem if nothing can be added."""
    if settings.read_only:
        raise Problem(403, "the record is open to read only: whoever started the server can open it for adding")


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
    """Reads articles and puts who said what in them on the record; what is there already is not read again.

    Lines are answered in their order, about a hundred or a second's worth at a time, once they are on record.
    """
    if received.is_stream:
        return lines(_added(record, reader, received.documents(about, settings.max_chars)))
    [told] = _added(record, reader, [received.document(about, settings.max_chars)])
    if "error" in told:
        raise Problem(told["error"]["status"], told["error"]["detail"])
    if not told["new"]:
        return Json(told)
    return Json(told, 201, {"location": f"/api/v1/articles/{told['article']}"})


@dataclass(frozen=True, slots=True)
class _There:
    """A document that is on record already."""

    document: Document


def _added(record: Record, reader: Reader, documents: Iterable[Document | InputError]) -> Iterator[dict[str, Any]]:
    """What becomes of each document, in their order."""
    for batch in batches(_read(record, reader, documents)):
        written = record.add_all([one for one in batch if isinstance(one, Reading)])
        for one in batch:
            if isinstance(one, OnRecordError):
                yield {"error": of_error(one).to_json()}
            elif isinstance(one, _There):
                yield _told(record, one.document, new=False)
            elif (added := next(written)).failure:
                yield {"error": Problem(422, str(added.failure)).to_json()}
            else:
                yield _told(record, one.document, added.new, one)


def _read(
    record: Record, reader: Reader, documents: Iterable[Document | InputError]
) -> Iterator[Reading | _There | OnRecordError]:
    """The readings of the documents that are not on record; the others, and why what is none cannot be read."""
    for document in documents:
        if isinstance(document, InputError):
            yield document
        elif record.has(document):
            yield _There(document)
        else:
            try:
                yield reader.read(document)
            except OnRecordError as error:
                yield error


def _told(record: Record, document: Document, new: bool, reading: Reading | None = None) -> dict[str, Any]:
    """What became of a document: of a new one the reading that was put on record is at hand."""
    number = record.number(document)
    there = reading if new else record.reading(number) if number else None
    quotations = len(there.quotations) if there else 0
    return {"id": document.id, "article": number, "new": new, "quotations": quotations}
