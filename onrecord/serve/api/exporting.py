"""All that answers, or all there is, in one answer: sent as it is read from the record."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from fastapi import APIRouter
from fastapi import Query as Parameters
from pydantic import Field

from onrecord.export import FORMATS, explained
from onrecord.serve.answers import NDJSON, Written
from onrecord.serve.api.describing import problems
from onrecord.serve.attachments import attached
from onrecord.serve.dependencies import Kept
from onrecord.serve.parameters import Choice

router = APIRouter(tags=["search"])
Item = TypeVar("Item")
BULK = [format for format in FORMATS.values() if format.in_bulk]
if TYPE_CHECKING:
    Bulk = str
else:
    Bulk = Literal[tuple(format.name for format in BULK)]


class Export(Choice):
    """What is to be exported, and how."""

    format: Annotated[
        Bulk,
        Field(description=explained(BULK)),
    ] = "jsonl"
    fragments: Annotated[
        bool, Field(description="Also indirect quotations of three words or fewer.")
    ] = True


LINES = {
    "schema": {
        "type": "string",
        "description": "A reading a line, as in `/articles/{number}/reading`.",
    }
}


def _contents() -> dict[str, Any]:
    """What the answer is in each format, by its media type."""
    types = (format.media_type.partition(";")[0] for format in BULK)
    of_types = {
        type: {"schema": {"type": "object" if type.endswith("+json") else "string"}}
        for type in types
    }
    return {**of_types, NDJSON: LINES}


@router.get(
    "/quotations",
    operation_id="export",
    summary="Everything that answers",
    response_class=Written,
    response_description="Articles in the order in which they were added, each with the quotations that answer.",
    responses={200: {"content": _contents()}, **problems()},
)
def export(record: Kept, asked: Annotated[Export, Parameters()]) -> Written:
    """Every article with the quotations in it that answer, or everything on record if nothing
    narrows it.

    It comes as it is read from the record, however much it is. `sort` does not count.
    """
    readings = begun(record.readings(None if asked.is_empty() else asked.query()))
    headers = attached("onrecord", asked.format)
    format = FORMATS[asked.format]
    return Written(lambda out: format.write(readings, out), format.media_type, headers)


def begun(items: Iterator[Item]) -> Iterator[Item]:
    """The items, the first of which has been asked for already: what is wrong with them all shows
    at once."""
    return chain([first for first in [next(items, None)] if first is not None], items)
