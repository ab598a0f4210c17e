"""Who somebody is, how often and when they are quoted, what they said over time, and what others
say of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from fastapi.responses import RedirectResponse

from onrecord.record import Count, Profile, Statement
from onrecord.serve import numbering
from onrecord.serve.chart import shares, timeline
from onrecord.serve.dependencies import Kept
from onrecord.serve.parameters import LONGEST, MOST_PER_PAGE, PER_PAGE, Choice
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page

MOST_ROLES, MOST_NAMES, MOST_LISTED = 6, 12, 10
"""The most roles, names and outlets that are shown; other roles are hidden."""
CATALOGUES: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "wikidata": ("https://www.wikidata.org/wiki/", re.compile("Q[0-9]{1,15}")),
}
"""For each catalogue, the address of its entries and the pattern of its numbers; others are shown
without a link."""

router = APIRouter()
Words = Annotated[str, Parameter(max_length=LONGEST)]
Limit = Annotated[int, Parameter(ge=1, le=MOST_PER_PAGE)]


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement on the page: its fullest report, and the statements to compare with it, by number
    and day."""

    statement: Statement
    excerpt: Excerpt
    compare: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """The selection of a speaker's statements that the page shows."""

    about: str
    limit: int
    fragments: bool

    def address(self) -> str:
        """The parameters of the address with this selection."""
        parameters = {"about": self.about} if self.about else {}
        parameters |= {"limit": str(self.limit)} if self.limit != PER_PAGE else {}
        parameters |= {"fragments": "1"} if self.fragments else {}
        return f"?{urlencode(parameters)}" if parameters else ""


@dataclass(frozen=True, slots=True)
class Leading:
    """A subject or outlet with its count, and the address of a search for it."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A speaker's number in a catalogue, and its page there, if that is known."""

    catalogue: str
    number: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """An imported attribute of a speaker, and the address of a search for all who share it."""

    name: str
    value: str
    address: str


@router.get("/speaker")
def named(request: Request, record: Kept, name: Words = "") -> Response:
    """The speaker whom a name means; if it means several, a page to choose; if nobody, a page that
    says so."""
    if not name.strip():
        return page(request, "speakers.html", name="", found=None, like=(), longest=LONGEST)
    profile = record.speaker(name, limit=1)
    if profile and not profile.several:
        return RedirectResponse(f"/speaker/{profile.numbers[0]}", 303)
    like = () if profile else record.did_you_mean(name)
    return page(
        request,
        "speakers.html",
        200 if profile else 404,
        name=name,
        found=profile,
        like=like,
        longest=LONGEST,
    )


@router.get(f"/speaker/{{number:{numbering.NAME}}}")
def speaker(
    request: Request,
    record: Kept,
    number: int,
    about: Words = "",
    limit: Limit = PER_PAGE,
    fragments: bool = False,
) -> Response:
    """All about one speaker, whose statements may be narrowed to those about some words."""
    selection = Selection(about.strip(), limit, fragments)
    about = selection.about
    who = record.speaker(f"#{number}", "", 1 if about else limit, fragments)
    portrait = record.portrait(number)
    if who is None or portrait is None:
        raise Problem(
            404,
            f"nobody of the number {number} has said anything on this record: look for a name instead",
        )
    if who.numbers[0] != number:
        return RedirectResponse(f"/speaker/{who.numbers[0]}{selection.address()}", 303)
    profile = record.speaker(f"#{number}", about, limit, fragments) if about else who
    context: dict[str, Any] = {
        "who": who,
        "portrait": portrait,
        "found": profile,
        "about": about,
        "limit": limit,
    }
    context |= {
        "statements": _statements(profile) if profile else (),
        "more": _more(profile, selection),
    }
    context |= {"fragments": fragments, "asked": replace(selection, limit=PER_PAGE).address()}
    context |= {
        "whole": f"/speaker/{number}{replace(selection, fragments=not fragments).address()}#statements"
    }
    context |= {"mentions": [hit for hit in portrait.mentions if fragments or not hit.is_fragment]}
    context |= {
        "timeline": timeline(portrait.months),
        "shares": shares(portrait.own, portrait.quotations - portrait.own),
    }
    context |= {"subjects": [_subject(number, count) for count in portrait.subjects]}
    context |= {"outlets": [_outlet(number, count) for count in portrait.outlets]}
    context |= {
        "attributes": tuple(_attribute(name, value) for name, value in who.attributes.items())
    }
    context |= {
        "catalogued": tuple(_catalogued(catalogue, entry) for catalogue, entry in who.ids.items())
    }
    every = Choice(speaker=f"#{number}", words=about, sort="newest", fragments=fragments)
    context |= {"all": every.address(), "excerpt": excerpt}
    context |= {
        "most_roles": MOST_ROLES,
        "most_names": MOST_NAMES,
        "most_listed": MOST_LISTED,
        "longest": LONGEST,
    }
    return page(request, "speaker.html", **context)


def _more(profile: Profile | None, selection: Selection) -> str | None:
    """The parameters of the page with more statements; None if there are no more, or the page is
    full."""
    shown = (
        profile is not None
        and len(profile.statements) < profile.total
        and selection.limit < MOST_PER_PAGE
    )
    return replace(selection, limit=MOST_PER_PAGE).address() if shown else None


def _statements(profile: Profile) -> tuple[ShownStatement, ...]:
    """The statements, the newest first; within a day, those in quotation marks first."""
    days = {statement.number: statement.day or "no date" for statement in profile.statements}
    newest = sorted(profile.statements, key=_newest_quoted, reverse=True)
    return tuple(_shown(statement, days) for statement in newest)


def _newest_quoted(statement: Statement) -> tuple[str, bool, int]:
    return statement.day or "", statement.fullest.quotation.type != "indirect", statement.number


def _shown(statement: Statement, days: Mapping[int, str]) -> ShownStatement:
    others: Sequence[int] = [number for number in statement.compare if number in days]
    return ShownStatement(
        statement, excerpt(statement.fullest), tuple((number, days[number]) for number in others)
    )


def _subject(number: int, count: Count) -> Leading:
    choice = Choice(speaker=f"#{number}", words=f'"{count.value}"')
    return Leading(str(count.value), count.count, choice.address())


def _outlet(number: int, count: Count) -> Leading:
    choice = Choice(speaker=f"#{number}", outlet=str(count.value), sort="newest")
    return Leading(str(count.value), count.count, choice.address())


def _attribute(name: str, value: str) -> Attribute:
    return Attribute(name, value, Choice(where=(f"{name}={value}",)).address())


def _catalogued(catalogue: str, number: str) -> Catalogued:
    prefix, pattern = CATALOGUES.get(catalogue.casefold(), ("", None))
    is_known = pattern is not None and pattern.fullmatch(number)
    return Catalogued(catalogue, number, prefix + quote(number) if is_known else None)
