"""What a search asks for, its filters among it. Any string is a valid one.

A filter is told once, at its field: what it is called, what it takes, how it narrows, what is
counted of it. The options of the command line, the parameters of the API, the arguments of agents
and the form are derived from that.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from onrecord.errors import RecordError
from onrecord.record.search.filters import Condition, Door, Filter, filters_of
from onrecord.record.store.terms import Terms, plain, terms
from onrecord.types import Kind, Mode, QuotationType, State

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, TextClause

Sort = Literal["relevance", "newest", "oldest"]
AFTER = "~"
"""Sorts after all that may follow in an ISO 8601 date."""
NO_YEAR = "X"
"""What EDTF begins with where the year is not told; it sorts after all digits."""

DEEPEST = 10_000
"""Answers that can be passed over."""

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A day that no calendar has, such as 31 February, would silently find nothing."""
_LEAP_YEAR = 4
"""The calendar begins with year 1; year 0, were there one, would be a leap year."""
_NUMBER = re.compile(r"\s*#[0-9]+\s*")


def _is_in_calendar(written: str) -> bool:
    """Whether a calendar has the year, month or day that is written in ISO 8601."""
    if not _DATE.fullmatch(written):
        return False
    year, *month_and_day = map(int, written.split("-"))
    if len(month_and_day) < len(("month", "day")):
        return True
    month, day = month_and_day
    return day <= monthrange(year or _LEAP_YEAR, month)[1]


def _has(column: str) -> Condition:
    """The condition that a quotation has a value in a column."""
    return lambda door, value: door.quotation[column] == value


def _by_outlet(door: Door, name: str) -> "ColumnElement[bool]":
    from onrecord.record.store.rows import folded_outlet

    return door.document.outlet_folded == folded_outlet(plain(name))


def _by_author(door: Door, name: str) -> "ColumnElement[bool]":
    return door.session.sql.has_item(
        door.document.authors, " ".join(plain(name).casefold().split())
    )


def _in_language(door: Door, typed: str) -> "ColumnElement[bool]":
    from sqlalchemy import func, or_

    told, tag = func.lower(door.document.language), plain(typed).strip().lower()
    return or_(told == tag, told.startswith(f"{tag}-", autoescape=True))


def _denies(door: Door, wanted: bool) -> "ColumnElement[bool] | TextClause":
    from sqlalchemy import func

    return door.session.sql.denying() if wanted else func.coalesce(door.quotation.denies, 0) == 0


def _by_attributes(door: Door, where: Iterable[str]) -> "ColumnElement[bool]":
    from onrecord.record.identity.attributes import by_speakers_with

    parted = (one.partition("=") for one in where)
    return by_speakers_with(
        door.session, {name.strip(): value.strip() for name, _, value in parted}
    )


def _dated(door: Door) -> "ColumnElement[bool]":
    """Whether the year is told: of a day without one nobody knows."""
    return door.quotation.said < NO_YEAR


def _first_day(door: Door) -> "ColumnElement[str]":
    return door.session.sql.first_told(door.quotation.said)


def _last_day(door: Door) -> "ColumnElement[str]":
    return door.session.sql.last_told(door.quotation.said)


Words = Annotated[
    str,
    Filter(
        'Words of the quotation: "a phrase", a prefix*, one OR another, -without.',
        "Words that were said",
        "",
        hint='"a phrase", prefix*, one OR another, -without',
        at_hand=True,
    ),
]


@dataclass(frozen=True, slots=True)
class Query:
    """What to search the record for. What is None or empty does not narrow the search.

    `words`: all of them, in any order, without regard to case and accents: in the content above
    all, but also in the source, the speaker's role, the addressee, the venue or the outlet's name,
    since who remembers a quotation remembers that of it, too. "words in quotation marks" stand in
    this order, `minist*` is the beginning of a word, `tax OR levy` either, `-tax` none of it.
    `speaker`: the same, within the source as written and the speaker's name; or, as a name, whoever
    the record knows by it, whatever the source says; "#12" is the speaker of that number and nobody
    else. `role`, `addressee`, `venue`: the same, within that alone. `outlet`, `author`: the whole
    name, in any case. `language`: the article's; "en" is all its forms, "en-GB" that one. `kind`:
    what the speaker is. `state`: how well it is known who that is. `fragments`: also what is
    indirect and has three words or fewer.

    `asserted`: only what was said, or only what articles say was not said.

    `since`, `until`: the first and the last day, month or year of publication (ISO 8601:
    "2020-04-12", "2020-04", "2020"). `said_since`, `said_until`: the same of when it was said,
    where the article tells it with the year; what was said in April may have been said on the 12th.

    `where`: "name=value" each, what a file of who is who tells of the speaker: "party=Green". All
    of them have to hold.

    `sort`: by relevance, or by when it was published; what is in quotation marks counts twice as
    much as what is indirect, and comes first if nothing but who, where or when is asked for, and
    within a day. `meaning`: also what is near in meaning and has other words. `offset`: of what
    answers, in its order, so many are passed over; `latest`: what was put on record after the
    quotation of this number is, too, so that pages asked for one after the other fit together.
    """

    words: Words = ""
    speaker: Annotated[
        str | None,
        Filter(
            "The speaker's name or number (#12), or words of the source as the article has it.",
            "Who said it",
            hint="a name or words of it",
            at_hand=True,
            column="source",
            counted="Who said it",
        ),
    ] = None
    outlet: Annotated[
        str | None,
        Filter(
            "The outlet, by its full name.",
            "Outlet",
            hint="its whole name",
            at_hand=True,
            condition=_by_outlet,
            of_article=True,
            counted="Outlet",
        ),
    ] = None
    type: Annotated[
        QuotationType | None,
        Filter(
            "Only quotations of this type.", "Type", "How", condition=_has("type"), counted="Type"
        ),
    ] = None
    since: Annotated[
        str | None,
        Filter(
            "Published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD.",
            "Published from",
            "When",
            hint="2026, 2026-04 or 2026-04-12",
            at_hand=True,
            condition=lambda door, day: door.document.published_sortable >= day,
            of_article=True,
            is_date=True,
            counted="Year published",
            counted_by="year",
        ),
    ] = None
    until: Annotated[
        str | None,
        Filter(
            "Published on this date or earlier.",
            "Published until",
            "When",
            hint="the same",
            at_hand=True,
            condition=lambda door, day: door.document.published_sortable <= day + AFTER,
            of_article=True,
            is_date=True,
        ),
    ] = None
    limit: int = 20
    kind: Annotated[
        Kind | None,
        Filter(
            "Only speakers of this kind.",
            "Kind of speaker",
            values={kind: kind.replace("_", " ") for kind in get_args(Kind)},
            condition=_has("kind"),
            counted="Kind of speaker",
        ),
    ] = None
    role: Annotated[
        str | None,
        Filter(
            "The speaker's role: words of it, such as mayor.", "Role of the speaker", column="role"
        ),
    ] = None
    mode: Annotated[
        Mode | None,
        Filter(
            "Only what was put this way: said, written, thought.",
            "Said, written or thought",
            "How",
            condition=_has("mode"),
            counted="Said, written or thought",
        ),
    ] = None
    venue: Annotated[
        str | None,
        Filter(
            "Where it was said: words of the place or occasion.",
            "Where it was said",
            "How",
            column="venue",
        ),
    ] = None
    addressee: Annotated[
        str | None, Filter("To whom it was said: words of the name.", "Said to", column="addressee")
    ] = None
    denies: Annotated[
        bool | None,
        Filter(
            "Only denials, or no denials.",
            "Denials",
            "How",
            unset="with the others",
            values={True: "only denials", False: "no denials"},
            condition=_denies,
            counted="Denials",
        ),
    ] = None
    said_since: Annotated[
        str | None,
        Filter(
            "Said on this date or later, where the article says when.",
            "Said from",
            "When",
            hint="a date; where the article gives it",
            condition=lambda door, day: _dated(door) & (_last_day(door) + AFTER >= day),
            is_date=True,
        ),
    ] = None
    said_until: Annotated[
        str | None,
        Filter(
            "Said on this date or earlier.",
            "Said until",
            "When",
            hint="the same",
            condition=lambda door, day: _dated(door) & (_first_day(door) <= day + AFTER),
            is_date=True,
        ),
    ] = None
    sort: Sort = "relevance"
    meaning: bool = False
    offset: int = 0
    latest: int | None = None
    state: Annotated[
        State | None,
        Filter(
            "How the speaker is known: named beside the words, inferred, or open.",
            "How the speaker is known",
            values={
                "named": "named beside the words",
                "inferred": "inferred",
                "open": "open who it is",
            },
            condition=_has("state"),
            counted="How the speaker is known",
        ),
    ] = None
    fragments: bool = True
    where: Annotated[
        tuple[str, ...],
        Filter(
            "What `onrecord speaker import` knows of the speaker: party=Green. May be repeated; all have to hold.",
            "Known of the speaker",
            hint="party=Green",
            metavar="NAME=VALUE",
            condition=_by_attributes,
        ),
    ] = ()
    asserted: Annotated[
        bool | None,
        Filter(
            "Only what articles report as said, or only what they report as not said.",
            "Said or not",
            "How",
            unset="both",
            values={True: "only what was said", False: "only what was not said"},
            opposite="not-asserted",
            condition=lambda door, wanted: door.quotation.asserted == int(wanted),
        ),
    ] = None
    language: Annotated[
        str | None,
        Filter(
            "The article's language: en (en-GB included) or en-GB.",
            "Language of the article",
            hint="en, or en-GB",
            metavar="TAG",
            condition=_in_language,
            of_article=True,
            counted="Language of the article",
        ),
    ] = None

    author: Annotated[
        str | None,
        Filter(
            "Who wrote the article, by the full name.",
            "Author",
            hint="the whole name, as in the article",
            condition=_by_author,
            of_article=True,
        ),
    ] = None

    def check(self) -> None:
        """Raises RecordError for what cannot be searched for: nothing at all, no date, no order, no
        positive limit."""
        if self.limit < 1:
            raise RecordError(f"limit: got {self.limit}, expected 1 or more")
        if not 0 <= self.offset <= DEEPEST:
            raise RecordError(
                f"offset: got {self.offset}, expected 0 to {DEEPEST}: narrow the search, or export it"
            )
        if self.sort not in get_args(Sort):
            raise RecordError(
                f"sort: got {self.sort!a}, expected one of {', '.join(get_args(Sort))}"
            )
        for one in FILTERS:
            day = getattr(self, one.name)
            if one.filter.is_date and day and not _is_in_calendar(day):
                raise RecordError(
                    f"{one.name}: got {day!a}, expected a date such as 2020-04-12, 2020-04 or 2020"
                )
        for told in self.where:
            if not all(part.strip() for part in told.partition("=")):
                raise RecordError(
                    f"where: got {told[:80]!a}, expected the name and value of an attribute: party=Green"
                )
        if not (self._is_narrowed() or terms(self.words) or any(self.in_columns().values())):
            raise RecordError(
                f"got no word to search for in {self.words[:80]!a}: give words, a speaker, an outlet, a type or a date"
            )

    def in_columns(self) -> dict[str, "Terms"]:
        """The terms that are asked for in one column of the index, by its name."""
        by_column = {
            one.filter.column: getattr(self, one.name) for one in FILTERS if one.filter.column
        }
        asked = by_column | ({"source": None} if self.is_numbered else {})
        return {column: terms(typed) for column, typed in asked.items() if typed}

    @property
    def is_numbered(self) -> bool:
        """Whether the speaker is asked for by number."""
        return bool(_NUMBER.fullmatch(self.speaker or ""))

    def _is_narrowed(self) -> bool:
        """Whether anything but words narrows the search."""
        asked = (getattr(self, one.name) for one in FILTERS if one.filter.condition)
        return self.is_numbered or any(value not in (None, "", ()) for value in asked)


FILTERS = filters_of(Query)
"""The filters of a search: its words, then who said it, how and when."""
