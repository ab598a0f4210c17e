"""Every quotation of a draft, checked; nothing of the draft is kept."""

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from onrecord.proof import proof
from onrecord.serve.answers import Json
from onrecord.serve.api import verdict_shapes
from onrecord.serve.api.describing import WITH_BODY, problems
from onrecord.serve.api.request_body import DRAFT, JSON, Received, Told, has_lines, sent_document
from onrecord.serve.dependencies import Kept, Reads, Set
from onrecord.serve.problems import Problem
from onrecord.serve.settings import MOST_DRAFT

router = APIRouter(tags=["read"])


@router.post(
    "/proof",
    operation_id="proof",
    summary="Every quotation in a draft, checked",
    response_model=verdict_shapes.Proof,
    response_class=Json,
    response_description="What the record says to each quotation of the draft.",
    responses=problems(*WITH_BODY),
    openapi_extra=DRAFT,
)
def proofed(
    record: Kept, reader: Reads, settings: Set, received: Received, about: Told
) -> Response:
    """Reads a draft, or an assistant's answer, and checks every quotation in it, with its speaker,
    against the record.

    The draft is not kept. Articles on record that are the draft itself or copies of it are not
    looked at.
    """
    if has_lines(received):
        raise Problem(
            415, f"got lines, expected one draft: send it as {JSON}, plain text or a web page"
        )
    draft = sent_document(
        received, about, replace(settings, max_chars=min(settings.max_chars, MOST_DRAFT))
    )
    return Json(proof(draft, reader, record).to_json())
