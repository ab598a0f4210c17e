"""Who somebody is, how often and when they are quoted, what they said over time, and what others say of them."""

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
from onrecord.serve.choosing import LONGEST, MOST_PER_PAGE, PER_PAGE, Choice
from onrecord.serve.holding import Kept
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page

MOST_ROLES, MOST_NAMES, MOST_LISTED = 6, 12, 10
"""Roles, names and outlets that are shown; other roles are folded away."""
CATALOGUES: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "wikidata": ("https://www.wikidata.org/wiki/", re.compile("Q[0-9]{1,15}")),
}
"""Where a number of a catalogue leads, and what such a number is; any other is shown without a link."""

router = APIRouter()
Words = Annotated[str, Parameter(max_length=LONGEST)]
Limit = Annotated[int, Parameter(ge=1, le=MOST_PER_PAGE)]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is shown: its fullest report, and others to compare with it, each by its number and day."""

    statement: Statement
    excerpt: Excerpt
    compare: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a speaker's statements is asked for."""

    about: str
    limit: int
    fragments: bool

    def address(self) -> str:
        """The parameters of an address that asks for the same."""
        told = {"about": self.about} if self.about else {}
        told |= {"limit": str(self.limit)} if self.limit != PER_PAGE else {}
        told |= {"fragments": "1"} if self.fragments else {}
        return f"?{urlencode(told)}" if told else ""


@dataclass(frozen=True, slots=True)
class Leading:
    """Something counted, and the search for it."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A number in a catalogue, and its page there, if that is known."""

    catalogue: str
    number: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """What was imported of a speaker, and the search for all of whom the same is told."""

    name: str
    value: str
    address: str


@router.get("/speaker")
def named(request: Request, record: Kept, name: Words = "") -> Response:
    """The page of whom a name means; of several a page to choose, of nobody one that says so."""
    if not name.strip():
        return page(request, "speakers.html", name="", found=None, like=(), longest=LONGEST)
    found = record.speaker(name, limit=1)
    if found and not found.several:
        return RedirectResponse(f"/speaker/{found.numbers[0]}", 303)
    like = () if found else record.did_you_mean(name)
    return page(request, "speakers.html", 200 if found else 404, name=name, found=found, like=like, longest=LONGEST)


@router.get(f"/speaker/{{number:{numbering.NAME}}}")
def speaker(
    request: Request, record: Kept, number: int, about: Words = "", limit: Limit = PER_PAGE, fragments: bool = False
) -> Response:
    """All about one speaker, whose statements may be narrowed to those about some words."""
    asked = Asked(about.strip(), limit, fragments)
    about = asked.about
    who = record.speaker(f"#{number}", "", 1 if about else limit, fragments)
    portrait = record.portrait(number)
    if who is None or portrait is None:
        raise Problem(404, f"nobody of the number {number} has said anything on this record: look for a name instead")
    if who.numbers[0] != number:
        return RedirectResponse(f"/speaker/{who.numbers[0]}{asked.address()}", 303)
    found = record.speaker(f"#{number}", about, limit, fragments) if about else who
    told: dict[str, Any] = {"who": who, "portrait": portrait, "found": found, "about": about, "limit": limit}
    told |= {"statements": _statements(found) if found else (), "more": _more(found, asked)}
    told |= {"fragments": fragments, "asked": replace(asked, limit=PER_PAGE).address()}
    told |= {"whole": f"/speaker/{number}{replace(asked, fragments=not fragments).address()}#statements"}
    told |= {"mentions": [hit for hit in portrait.mentions if fragments or not hit.is_fragment]}
    told |= {"timeline": timeline(portrait.months), "shares": shares(portrait.own, portrait.quotations - portrait.own)}
    told |= {"subjects": [_subject(number, one) for one in portrait.subjects]}
    told |= {"outlets": [_outlet(number, one) for one in portrait.outlets]}
    told |= {"attributes": tuple(_attribute(*one) for one in who.attributes.items())}
    told |= {"catalogued": tuple(_catalogued(*one) for one in who.ids.items())}
    every = Choice(speaker=f"#{number}", words=about, sort="newest", fragments=fragments)
    told |= {"all": every.address(), "excerpt": excerpt}
    told |= {"most_roles": MOST_ROLES, "most_names": MOST_NAMES, "most_listed": MOST_LISTED, "longest": LONGEST}
    return page(request, "speaker.html", **told)


def _more(found: Profile | None, asked: Asked) -> str | None:
    """The parameters of the page that shows more statements; None if there are no more, or no more are shown."""
    shown = found is not None and len(found.statements) < found.total and asked.limit < MOST_PER_PAGE
    return replace(asked, limit=MOST_PER_PAGE).address() if shown else None


def _statements(found: Profile) -> tuple[Told, ...]:
    """The statements, the newest first, of a day those in quotation marks."""
    days = {one.number: one.day or "no date" for one in found.statements}
    newest = sorted(found.statements, key=_newest_quoted, reverse=True)
    return tuple(_told(one, days) for one in newest)


def _newest_quoted(one: Statement) -> tuple[str, bool, int]:
    return one.day or "", one.fullest.quotation.type != "indirect", one.number


def _told(one: Statement, days: Mapping[int, str]) -> Told:
    others: Sequence[int] = [number for number in one.compare if number in days]
    return Told(one, excerpt(one.fullest), tuple((number, days[number]) for number in others))


def _subject(number: int, one: Count) -> Leading:
    choice = Choice(speaker=f"#{number}", words=f'"{one.value}"')
    return Leading(str(one.value), one.count, choice.address())


def _outlet(number: int, one: Count) -> Leading:
    choice = Choice(speaker=f"#{number}", outlet=str(one.value), sort="newest")
    return Leading(str(one.value), one.count, choice.address())


def _attribute(name: str, value: str) -> Attribute:
    return Attribute(name, value, Choice(where=(f"{name}={value}",)).address())


def _catalogued(catalogue: str, number: str) -> Catalogued:
    place, pattern = CATALOGUES.get(catalogue.casefold(), ("", None))
    is_known = pattern is not None and pattern.fullmatch(number)
    return Catalogued(catalogue, number, place + quote(number) if is_known else None)
