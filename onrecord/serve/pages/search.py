"""The search: its form, the results, and the facets that narrow them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from onrecord.errors import RecordError
from onrecord.record import DEEPEST, FILTERS, Field, Hit, Query, Record, Sort, in_one_line
from onrecord.serve.cursors import Cursor
from onrecord.serve.dependencies import Kept
from onrecord.serve.filters import chosen, groups, in_words
from onrecord.serve.parameters import MANY, PER_PAGE, Choice
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.rendering import page

COUNTED = 5000
"""The most results that are counted for the facets; more would take longer than the search
itself."""
NEWEST = 10
"""Quotations that are shown before anything is searched for."""
BEGINNING = "0001"
"""The year since which all that has a date was published."""
SORTS = {value: value for value in get_args(Sort)}
AT_HAND = (
    tuple(one for one in FILTERS if one.filter.at_hand and one.name in ("words", "speaker")),
    tuple(one for one in FILTERS if one.filter.at_hand and one.name not in ("words", "speaker")),
)
"""The rows of the form that are shown at once."""
FURTHER = tuple(one for one in FILTERS if not one.filter.at_hand)
WIDER = ("fragments", "meaning", "sort")
VARIES = {"vary": "HX-Request"}

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results. `first`: the rank of its first result among all, from 1; `next`: the
    cursor of the next page, None if there is none.
    """

    excerpts: tuple[Excerpt, ...]
    first: int
    next: str | None
    too_deep: bool = False

    @property
    def last(self) -> int:
        """The rank of the last result among all."""
        return self.first + len(self.excerpts) - 1


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """The search that an address asks for, and messages for the parameters that are wrong."""

    choice: Choice
    faults: tuple[str, ...] = ()


@router.get("/search")
def search(request: Request, record: Kept, cursor: str = "") -> Response:
    """The results and the facets that narrow them; or the form with the newest quotations or with
    what is wrong."""
    search_request = understood(_parameters(request))
    choice = search_request.choice
    context: dict[str, Any] = {"choice": choice, "chosen": chosen(choice), "folded": 0}
    context |= {"faults": search_request.faults, "address": choice.address(), **_form(choice)}
    if search_request.faults:
        return page(request, "search.html", 422, **context, results=None, groups=(), counted=None)
    if any(not value.strip() for value in request.query_params.values()):
        return _without_what_is_empty(choice, cursor)
    if choice.is_empty():
        return page(
            request, "search.html", **context, results=_newest(record), groups=(), counted=None
        )
    position = Cursor.decoded(cursor) if cursor else Cursor(0, record.latest())
    context["results"] = results = _results(record, choice, position)
    context["speakers"] = speakers = record.bearers(choice.speaker) if choice.speaker else ()
    context["meant"] = (
        in_one_line(choice.speaker, speakers) if choice.speaker and len(speakers) > 1 else None
    )
    context["like"] = record.did_you_mean(choice.speaker) if choice.speaker and not speakers else ()
    if request.headers.get("hx-request"):
        return page(request, "_results.html", headers=VARIES, **context, added=True)
    counted = (
        record.facets(choice.query(latest=position.latest), COUNTED) if results.excerpts else None
    )
    if not counted and not choice.fragments:
        context["folded"] = record.folded(choice.query(latest=position.latest))
    narrower = groups(choice, counted) if counted else ()
    return page(request, "search.html", headers=VARIES, **context, groups=narrower, counted=counted)


def _form(choice: Choice) -> dict[str, Any]:
    """What the form is made of: the filters, and whether one of those that are hidden is
    chosen."""
    told = choice.model_dump(exclude_defaults=True)
    more = any(name in told for name in (*(one.name for one in FURTHER), *WIDER))
    return {
        "at_hand": AT_HAND,
        "further": FURTHER,
        "sorts": SORTS,
        "more": more,
        "in_words": _choices,
    }


def _choices(one: Field) -> dict[str, str]:
    """What may be chosen of a filter, as an address has it and in words."""
    return {str(value).lower(): in_words(one.name, value) for value in one.choices}


def _parameters(request: Request) -> dict[str, Any]:
    """The parameters of the address; a parameter that may be repeated is a list."""
    parameters: dict[str, Any] = dict(request.query_params)
    return parameters | {
        name: request.query_params.getlist(name) for name in MANY if name in parameters
    }


def understood(parameters: Mapping[str, Any]) -> SearchRequest:
    """The search that the parameters ask for, and a message for each parameter that no search can
    have."""
    try:
        choice = Choice.model_validate(dict(parameters))
    except ValidationError as err:
        faults = err.errors(include_url=False, include_context=False)
        wrong = {fault["loc"][0] for fault in faults}
        remaining = {name: value for name, value in parameters.items() if name not in wrong}
        others = understood(remaining)
        return SearchRequest(others.choice, (*map(_fault, faults), *others.faults))
    try:
        if not choice.is_empty():
            choice.query().check()
    except RecordError as err:
        return SearchRequest(choice, (str(err),))
    return SearchRequest(choice)


def _fault(error: ErrorDetails) -> str:
    expected = (
        error["msg"].replace("Input should be", "expected").replace("String should", "expected to")
    )
    return f"{error['loc'][0]}: got {str(error['input'])[:80]!r}, {expected}"


def _without_what_is_empty(choice: Choice, cursor: str) -> RedirectResponse:
    """A redirect to the same search without its empty parameters: a form sends all its fields."""
    address = choice.address(cursor=cursor.strip() or None)
    return RedirectResponse(f"/search?{address}" if address else "/search", 303)


def _results(record: Record, choice: Choice, cursor: Cursor) -> Results:
    """A page of results. The record is asked for one more, to know whether there is another
    page."""
    hits = record.search(choice.query(PER_PAGE + 1, cursor.offset, cursor.latest))
    after = Cursor(cursor.offset + PER_PAGE, cursor.latest) if len(hits) > PER_PAGE else None
    too_deep = after is not None and after.offset > DEEPEST
    following = after.encoded() if after and not too_deep else None
    return Results(_excerpts(hits[:PER_PAGE]), cursor.offset + 1, following, too_deep)


def _newest(record: Record) -> Results:
    return Results(
        _excerpts(
            record.search(Query(since=BEGINNING, sort="newest", limit=NEWEST, fragments=False))
        ),
        1,
        None,
    )


def _excerpts(hits: tuple[Hit, ...]) -> tuple[Excerpt, ...]:
    return tuple(map(excerpt, hits))
