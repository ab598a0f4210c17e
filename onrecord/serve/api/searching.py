"""What is on record: quotations page by page, and how they are spread."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Query as Parameters
from pydantic import Field

from onrecord.record import DEEPEST, Record
from onrecord.serve.answers import Json
from onrecord.serve.api import shapes
from onrecord.serve.api.describing import problems
from onrecord.serve.cursors import LONGEST, Cursor
from onrecord.serve.dependencies import Kept
from onrecord.serve.namesakes import whom
from onrecord.serve.parameters import MOST_PER_PAGE, PER_PAGE, Choice, Chosen

router = APIRouter(tags=["search"])


class Page(Choice):
    """A page of the quotations that are asked for."""

    limit: Annotated[
        int, Field(ge=1, le=MOST_PER_PAGE, description="The most quotations on the page.")
    ] = PER_PAGE
    cursor: Annotated[
        str | None,
        Field(
            max_length=LONGEST,
            description="`next` of the page before; what is added meanwhile changes no page.",
        ),
    ] = None

    def at(self, record: Record) -> Cursor:
        """Where the page begins.

        Raises:
            Problem: the cursor is none.
        """
        return Cursor.decoded(self.cursor) if self.cursor else Cursor(0, record.latest())


LINKED = {
    "Link": {"description": 'The next page, rel="next" (RFC 8288).', "schema": {"type": "string"}}
}


@router.get(
    "/search",
    operation_id="search",
    summary="Quotations that answer",
    response_model=shapes.Hits,
    response_class=Json,
    response_description="A page of them, in the order asked for.",
    responses={200: {"headers": LINKED}, **problems()},
)
def search(request: Request, record: Kept, page: Annotated[Page, Parameters()]) -> Json:
    """The quotations that answer, a page at a time, each with its words, its passage and its
    numbers on the record.

    At least one parameter must narrow the search.
    """
    at = page.at(record)
    found = record.search(page.query(page.limit + 1, at.offset, at.latest))
    reached = at.offset + page.limit
    more = len(found) > page.limit and reached <= DEEPEST
    following = Cursor(reached, at.latest).encoded() if more else None
    headers = (
        {"link": f'<{request.scope["path"]}?{page.address(cursor=following)}>; rel="next"'}
        if following
        else {}
    )
    told = {"hits": [hit.to_json() for hit in found[: page.limit]], "next": following}
    return Json(told | whom(record, page.speaker), headers=headers)


@router.get(
    "/facets",
    operation_id="facets",
    summary="How what answers is spread",
    response_model=shapes.Facets,
    response_class=Json,
    response_description="The values that most have, by facet.",
    responses=problems(),
)
def facets(record: Kept, choice: Chosen) -> Json:
    """Over speakers, outlets, kinds, types, modes, years and denials, the ten values of each that
    most have."""
    return Json(record.facets(choice.query()).to_json())
