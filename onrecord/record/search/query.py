"""What a search asks for. Any string is a valid one."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.errors import RecordError
from onrecord.record.store.terms import Terms, terms
from onrecord.types import Kind, Mode, QuotationType, State

Sort = Literal["relevance", "newest", "oldest"]

DEEPEST = 10_000
"""Answers that can be passed over."""

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A day that no calendar has, such as 13 months into a year, would silently find nothing."""
_NUMBER = re.compile(r"\s*#[0-9]+\s*")


@dataclass(frozen=True, slots=True)
class Query:
    """What to search the record for. What is None or empty does not narrow the search.

    `words`: all of them, in any order, without regard to case and accents: in the content above all, but also in the
    source, the speaker's role, the addressee, the venue or the outlet's name, since who remembers a quotation remembers
    that of it, too. "words in quotation marks" stand in this order, `minist*` is the beginning of a word, `tax OR levy`
    either, `-tax` none of it.
    `speaker`: the same, within the source as written and the speaker's name; or, as a name, whoever the record knows by
    it, whatever the source says; "#12" is the speaker of that number and nobody else. `role`, `addressee`, `venue`: the
    same, within that alone. `outlet`: its whole name, in any case. `language`: the article's; "en" is all
    its forms, "en-GB" that one. `kind`: what the speaker is.
    `state`: how well it is known who that is. `fragments`: also what is indirect and has three words or fewer.

    `asserted`: only what was said, or only what articles say was not said.

    `since`, `until`: the first and the last day, month or year of publication (ISO 8601: "2020-04-12", "2020-04",
    "2020"). `said_since`, `said_until`: the same of when it was said, where the article tells it with the year; what
    was said in April may have been said on the 12th.

    `where`: "name=value" each, what a file of who is who tells of the speaker: "party=Green". All of them have to hold.

    `sort`: by relevance, or by when it was published; what is in quotation marks counts twice as much as what is
    indirect, and comes first if nothing but who, where or when is asked for, and within a day. `meaning`: also what is
    near in meaning and has other words.
    `offset`: of what answers, in its order, so many are passed over; `latest`: what was put on record after the
    quotation of this number is, too, so that pages asked for one after the other fit together.
    """

    words: str = ""
    speaker: str | None = None
    outlet: str | None = None
    type: QuotationType | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20
    kind: Kind | None = None
    role: str | None = None
    mode: Mode | None = None
    venue: str | None = None
    addressee: str | None = None
    denies: bool | None = None
    said_since: str | None = None
    said_until: str | None = None
    sort: Sort = "relevance"
    meaning: bool = False
    offset: int = 0
    latest: int | None = None
    state: State | None = None
    fragments: bool = True
    where: tuple[str, ...] = ()
    asserted: bool | None = None
    language: str | None = None

    def check(self) -> None:
        """Raises RecordError for what cannot be searched for: nothing at all, no date, no order, no positive limit."""
        if self.limit < 1:
            raise RecordError(f"limit: got {self.limit}, expected 1 or more")
        if not 0 <= self.offset <= DEEPEST:
            raise RecordError(f"offset: got {self.offset}, expected 0 to {DEEPEST}: narrow the search, or export it")
        if self.sort not in get_args(Sort):
            raise RecordError(f"sort: got {self.sort!a}, expected one of {', '.join(get_args(Sort))}")
        for name in ("since", "until", "said_since", "said_until"):
            date = getattr(self, name)
            if date and not _DATE.fullmatch(date):
                raise RecordError(f"{name}: got {date!a}, expected a date such as 2020-04-12, 2020-04 or 2020")
        for one in self.where:
            if not all(part.strip() for part in one.partition("=")):
                raise RecordError(f"where: got {one[:80]!a}, expected the name and value of an attribute: party=Green")
        if not (self._is_narrowed() or terms(self.words) or any(self.in_columns().values())):
            raise RecordError(
                f"got no word to search for in {self.words[:80]!a}: give words, a speaker, an outlet, a type or a date"
            )

    def in_columns(self) -> dict[str, "Terms"]:
        """The terms that are asked for in one column of the index, by its name."""
        speaker = None if self.is_numbered else self.speaker
        asked = {"source": speaker, "role": self.role, "addressee": self.addressee, "venue": self.venue}
        return {column: terms(typed) for column, typed in asked.items() if typed}

    def attributes(self) -> dict[str, str]:
        """The attributes that the speaker has to have."""
        parted = (one.partition("=") for one in self.where)
        return {name.strip(): value.strip() for name, _, value in parted}

    @property
    def is_numbered(self) -> bool:
        """Whether the speaker is asked for by number."""
        return bool(_NUMBER.fullmatch(self.speaker or ""))

    def _is_narrowed(self) -> bool:
        """Whether anything but words narrows the search."""
        chosen = (self.is_numbered, self.outlet, self.type, self.kind, self.mode, self.state, self.where)
        either = (self.language, self.denies is not None, self.asserted is not None)
        return any((*chosen, *either, self.since, self.until, self.said_since, self.said_until))
