"""The search: what is asked in a form, what answers, and what would narrow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from onrecord.errors import RecordError
from onrecord.record import DEEPEST, FILTERS, Field, Hit, Query, Record, Sort, in_one_line
from onrecord.serve.choosing import MANY, PER_PAGE, Choice
from onrecord.serve.cursors import Cursor
from onrecord.serve.holding import Kept
from onrecord.serve.narrowing import chosen, groups, in_words
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.rendering import page

COUNTED = 5000
"""Answers that are counted for the facets; more would take longer than the search itself."""
NEWEST = 10
"""Quotations that are shown where nothing is asked for."""
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
    """A page of answers: the first is the `first`th of all; the cursor of the next page, None if there is none."""

    excerpts: tuple[Excerpt, ...]
    first: int
    next: str | None
    too_deep: bool = False

    @property
    def last(self) -> int:
        """The place of the last answer among all."""
        return self.first + len(self.excerpts) - 1


@dataclass(frozen=True, slots=True)
class Given:
    """What an address asks for, as far as it can be understood, and what cannot."""

    choice: Choice
    faults: tuple[str, ...] = ()


@router.get("/search")
def search(request: Request, record: Kept, cursor: str = "") -> Response:
    """What answers, and what would narrow it; or the form, the newest quotations and what is wrong with the form."""
    given = understood(_parameters(request))
    choice = given.choice
    told: dict[str, Any] = {"choice": choice, "chosen": chosen(choice), "folded": 0, "faults": given.faults}
    told |= {"address": choice.address(), **_form(choice)}
    if given.faults:
        return page(request, "search.html", 422, **told, results=None, groups=(), counted=None)
    if any(not value.strip() for value in request.query_params.values()):
        return _without_what_is_empty(choice, cursor)
    if choice.is_empty():
        return page(request, "search.html", **told, results=_newest(record), groups=(), counted=None)
    at = Cursor.decoded(cursor) if cursor else Cursor(0, record.latest())
    told["results"] = found = _found(record, choice, at)
    told["speakers"] = speakers = record.bearers(choice.speaker) if choice.speaker else ()
    told["meant"] = in_one_line(choice.speaker, speakers) if choice.speaker and len(speakers) > 1 else None
    told["like"] = record.did_you_mean(choice.speaker) if choice.speaker and not speakers else ()
    if request.headers.get("hx-request"):
        return page(request, "_results.html", headers=VARIES, **told, added=True)
    counted = record.facets(choice.query(latest=at.latest), COUNTED) if found.excerpts else None
    if not counted and not choice.fragments:
        told["folded"] = record.folded(choice.query(latest=at.latest))
    narrower = groups(choice, counted) if counted else ()
    return page(request, "search.html", headers=VARIES, **told, groups=narrower, counted=counted)


def _form(choice: Choice) -> dict[str, Any]:
    """What the form is made of: the filters, and whether one of those that are folded away is chosen."""
    told = choice.model_dump(exclude_defaults=True)
    more = any(name in told for name in (*(one.name for one in FURTHER), *WIDER))
    return {"at_hand": AT_HAND, "further": FURTHER, "sorts": SORTS, "more": more, "in_words": _choices}


def _choices(one: Field) -> dict[str, str]:
    """What may be chosen of a filter, as an address has it and in words."""
    return {str(value).lower(): in_words(one.name, value) for value in one.choices}


def _parameters(request: Request) -> dict[str, Any]:
    """What the address asks for; what may be given more than once as a list."""
    asked: dict[str, Any] = dict(request.query_params)
    return asked | {name: request.query_params.getlist(name) for name in MANY if name in asked}


def understood(parameters: Mapping[str, Any]) -> Given:
    """What is asked for, but for what no search can be asked for, which is told."""
    try:
        choice = Choice.model_validate(dict(parameters))
    except ValidationError as err:
        faults = err.errors(include_url=False, include_context=False)
        wrong = {fault["loc"][0] for fault in faults}
        rest = {name: value for name, value in parameters.items() if name not in wrong}
        others = understood(rest)
        return Given(others.choice, (*map(_fault, faults), *others.faults))
    try:
        if not choice.is_empty():
            choice.query().check()
    except RecordError as err:
        return Given(choice, (str(err),))
    return Given(choice)


def _fault(error: ErrorDetails) -> str:
    expected = error["msg"].replace("Input should be", "expected").replace("String should", "expected to")
    return f"{error['loc'][0]}: got {str(error['input'])[:80]!r}, {expected}"


def _without_what_is_empty(choice: Choice, cursor: str) -> RedirectResponse:
    """To the same search under the address to keep: a form sends all that it has."""
    address = choice.address(cursor=cursor.strip() or None)
    return RedirectResponse(f"/search?{address}" if address else "/search", 303)


def _found(record: Record, choice: Choice, at: Cursor) -> Results:
    """A page of answers; one more is asked for, to know whether there are others."""
    hits = record.search(choice.query(PER_PAGE + 1, at.offset, at.latest))
    after = Cursor(at.offset + PER_PAGE, at.latest) if len(hits) > PER_PAGE else None
    too_deep = after is not None and after.offset > DEEPEST
    following = after.encoded() if after and not too_deep else None
    return Results(_excerpts(hits[:PER_PAGE]), at.offset + 1, following, too_deep)


def _newest(record: Record) -> Results:
    return Results(
        _excerpts(record.search(Query(since=BEGINNING, sort="newest", limit=NEWEST, fragments=False))), 1, None
    )


def _excerpts(hits: tuple[Hit, ...]) -> tuple[Excerpt, ...]:
    return tuple(map(excerpt, hits))
