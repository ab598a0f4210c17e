"""Did she really say that? One quotation, or many."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Query as Parameters
from fastapi.responses import Response
from pydantic import TypeAdapter, ValidationError

from onrecord.errors import OnRecordError
from onrecord.record import LONGEST_CHECKED, Record
from onrecord.serve.answers import NDJSON, Json, lines
from onrecord.serve.api import shapes
from onrecord.serve.api.describing import WITH_BODY, part, problems
from onrecord.serve.api.request_body import JSON, Asked, Received, has_lines
from onrecord.serve.dependencies import Kept
from onrecord.serve.parameters import LONGEST
from onrecord.serve.problems import Problem, invalid, of_error

router = APIRouter(tags=["look"])
MOST_LISTED = 100
"""Quotations of one list; more can be sent as lines, which are answered one by one."""

Words = Annotated[
    str,
    Parameters(
        min_length=1,
        max_length=LONGEST_CHECKED,
        description="The words.",
        examples=["We will not close it"],
    ),
]
Name = Annotated[
    str | None,
    Parameters(max_length=LONGEST, description="Who is said to have said it; by default, anybody."),
]

LISTED = TypeAdapter(list[Any])
EXAMPLE = {"quotation": "We will not close the bridge", "speaker": "Ilse Marn"}
BODY = {
    "requestBody": {
        "required": True,
        "description": f"One as an object; up to {MOST_LISTED} as a list; any number as JSON Lines.",
        "content": {
            JSON: {
                "schema": {"anyOf": [part("Asked"), {"type": "array", "items": part("Asked")}]},
                "example": EXAMPLE,
            },
            NDJSON: {
                "schema": {"type": "string", "description": "A line a quotation, each an object."}
            },
        },
    }
}
ANSWERS: dict[str, Any] = {
    "description": "To one, what the record says; to a list or lines, that of each in its place, or `error`.",
    "content": {
        JSON: {
            "schema": {
                "anyOf": [
                    part("Checked"),
                    {"type": "array", "items": {"anyOf": [part("Checked"), part("Failed")]}},
                ]
            }
        },
        NDJSON: {"schema": {"type": "string", "description": "A line each."}},
    },
}


@router.get(
    "/check",
    operation_id="check",
    summary="Did she really say that?",
    response_model=shapes.Checked,
    response_class=Json,
    response_description="The verdict, and the quotations that bear it out.",
    responses=problems(),
)
def check(record: Kept, quotation: Words, speaker: Name = None) -> Json:
    """Whether somebody, or anybody, is on record with these words, and what each report has
    otherwise.

    A claim may be sent as it is pasted, with who said it: X said: “…”. Words, signs, figures and
    units are compared; `tier` says what house style has otherwise. `searched` says what the answer
    rests on. “not on record” never means that it was not said; `nearest` are leads then, no
    verdict.
    """
    return Json(record.check(quotation, speaker or None).to_json())


@router.post(
    "/check",
    operation_id="check_many",
    summary="Did they really say that? Many at once",
    response_class=Json,
    responses={200: ANSWERS, **problems(*WITH_BODY)},
    openapi_extra=BODY,
)
def check_many(record: Kept, received: Received) -> Response:
    """The same of one quotation or many, each with or without its speaker."""
    data = received.data()
    if has_lines(received):
        return lines(_each(record, data.splitlines()))
    if received.media_type != JSON:
        raise Problem(415, f"expected {JSON} or {NDJSON}")
    if not data.lstrip().startswith(b"["):
        return Json(_checked(record, data))
    try:
        listed = LISTED.validate_json(data)
    except ValidationError as err:
        raise invalid(err.errors()) from err
    if len(listed) > MOST_LISTED:
        raise Problem(
            413,
            f"got a list of {len(listed):,}, expected at most {MOST_LISTED}: send lines ({NDJSON})",
        )
    return Json(list(_each(record, listed)))


def _each(record: Record, given: list[Any]) -> Iterator[Any]:
    """What the record says to each, or why it says nothing."""
    for one in given:
        if one == b"":
            continue
        try:
            yield _checked(record, one)
        except Problem as problem:
            yield {"error": problem.to_json()}
        except OnRecordError as error:
            yield {"error": of_error(error).to_json()}


def _checked(record: Record, given: Any) -> dict[str, Any]:
    """What the record says to one, given as JSON in bytes or as what is in a list.

    Raises:
        Problem: it is not as it must be.
    """
    try:
        asked = (
            Asked.model_validate_json(given)
            if isinstance(given, bytes)
            else Asked.model_validate(given)
        )
    except ValidationError as err:
        raise invalid(err.errors()) from err
    return record.check(asked.quotation, asked.speaker or None).to_json()
