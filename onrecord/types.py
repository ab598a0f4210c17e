"""The words of the domain as frozen types: document, quotation, reading. No input or output here.

A span is a half-open pair of offsets in Unicode code points: `text[start:end]` is exactly what it
denotes. The JSON forms follow one contract, the same in files, on the command line and from Python.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Self, TypeVar

from onrecord.errors import FormError
from onrecord.forms import HIDDEN, MERGED, REST, Form, Member

QuotationType = Literal["direct", "indirect", "mixed"]
Mode = Literal["speech", "writing", "thought", "other"]
Kind = Literal["person", "organization", "group", "document", "unnamed_person", "unnamed_group"]
State = Literal["named", "inferred", "open"]
"""How well the speaker is known: the article names them beside the words, onrecord infers them, or
it stays open."""


class Span(NamedTuple):
    """A stretch of a document's text, half-open, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


T = TypeVar("T")
Given = Annotated[T, Member(left_out=True)]
"""What is left out where the input did not give it."""
Natural = Annotated[int, Member(least=0)]
Day = Annotated[str | None, Member("ISO 8601, as far as it is known.", examples=("2026-03-04",))]
Likelihood = Annotated[float, Member(least=0, most=1, digits=4)]

UNSURE = 0.6
"""Below this confidence it is told, wherever a quotation is shown, how sure it is that one was
found."""
GAP = " … "
"""Stands between the pieces of what an article interrupts."""


FRAGMENT_WORDS, FRAGMENT_CHARACTERS = 3, 60
"""An indirect quotation of no more is a fragment. The record's schema (`m0005_known.py`) says the
same in SQL."""
_LETTER = re.compile(r"[0-9A-Za-z\u00c0-\u1fff\u2c00-\u2dff]")
_SPACES = re.compile(r"[ \t\n\r\u00a0]+")
_UNSPACED = re.compile(r"[\u2e80-\U0010ffff]")
"""Of scripts that do not part words by spaces, nothing is counted."""


def words(spans: Iterable[Span], text: str) -> str:
    """What the spans denote, with an ellipsis where they leave something out."""
    return GAP.join(span.of(text) for span in spans)


@dataclass(frozen=True, slots=True)
class Document(Form):
    """One article as read. `text` never changes: everything else points into it.

    `published` is an ISO 8601 date or date-time as the input gave it; `language` a BCP 47 tag.
    `furniture` are the spans that are not the article's prose (mastheads, captions, share bars,
    view counters): they stay in the text and are not read for quotations. `extra` holds fields of
    the input that onrecord does not know; they come back out unchanged.
    """

    id: str
    text: str
    url: Given[str | None] = None
    title: Given[str | None] = None
    outlet: Given[str | None] = None
    authors: Given[tuple[str, ...]] = ()
    published: Given[str | None] = None
    language: Given[str | None] = None
    furniture: Annotated[tuple[Span, ...], HIDDEN] = ()
    extra: Annotated[Mapping[str, Any], REST] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Candidate(Form):
    """Somebody whom a source may stand for, and how likely that is, from 0 to 1."""

    name: str
    confidence: Likelihood


@dataclass(frozen=True, slots=True)
class Speaker(Form):
    """Whom a source resolves to, within its document.

    `name`: the fullest that the article gives, without titles, or the description of somebody
    unnamed; None if it stays open who is meant. `kind`: None if even that is open. `role` as the
    article gives it; `on_behalf_of`: the name of whom a spokesperson speaks for; `issuer`: of a
    document, who published, filed, signed or made it.

    `state`: whether the article names the speaker beside the words, or onrecord infers who it is,
    or it stays open. `confidence`: how likely it is, from 0 to 1, that this is the speaker; None if
    nobody measured it. `candidates`: of what is inferred or open, who may be meant, the likeliest
    first; it may be nobody of them, too.
    """

    MEMBERS = (
        "name",
        "kind",
        "role",
        "on_behalf_of",
        "issuer",
        "state",
        "confidence",
        "candidates",
    )

    name: Annotated[str | None, Member("Or the description of somebody unnamed; null if open.")]
    kind: Kind | None
    role: Annotated[str | None, Member("As the article gives it.")] = None
    on_behalf_of: Annotated[str | None, Member("Whom a spokesperson speaks for.")] = None
    state: Annotated[State, Member("Named beside the words, inferred, or open who it is.")] = (
        "named"
    )
    confidence: Annotated[
        float | None,
        Member("How likely it is that this is the speaker.", least=0, most=1, digits=4),
    ] = None
    candidates: Annotated[
        tuple[Candidate, ...], Member("Who may be meant, the likeliest first.")
    ] = ()
    issuer: Annotated[str | None, Member("Who published, filed, signed or made a document.")] = None

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Self:
        """The speaker that `to_json` gave. What was told before there were states is named, or open
        without a name."""
        if isinstance(given, Mapping) and not given.get("state"):
            given = {**given, "state": "named" if given.get("name") else "open"}
        return super(Speaker, cls).from_json(given)


@dataclass(frozen=True, slots=True)
class Mention(Form):
    """Somebody named beside the speaker, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Said(Form):
    """When something was said, in EDTF (ISO 8601-2), and the words that tell it."""

    edtf: Annotated[str, Member("Extended Date/Time Format (ISO 8601-2).", examples=("2026-03",))]
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation(Form):
    """One report, in one document, of something said, written or thought (an attribution, Pareti
    2012).

    `content` is what was said, `cue` the words that signal it, `source` the words it is attributed
    to, as written; each in the order of the text. `source` and `cue` are empty where the article
    gives none. `type`: direct (all of the content inside quotation marks, or a turn, post or letter
    laid out as somebody's words), indirect (none of it), mixed (some). `confidence`: from 0 to 1,
    that this is a quotation with these parts.

    The rest is what it resolves to, `None` wherever the article does not say. `asserted`: False if
    the article says that this was *not* said (a misquotation, a fabrication). `denied`: the span of
    what is denied; `relayed_by`: through whom it came; `within`: the number of the quotation, among
    those of its reading, that this one is nested in.
    """

    MEMBERS = (
        *("content", "cue", "source", "type", "mode", "speaker", "addressee", "venue", "said"),
        *("asserted", "denies", "denied", "relayed_by", "within", "confidence"),
    )

    content: Annotated[tuple[Span, ...], Member("What was said.")]
    cue: Annotated[tuple[Span, ...], Member("The words that signal it; none if there are none.")]
    source: Annotated[
        tuple[Span, ...], Member("Whom it is attributed to, as written; none if nobody is named.")
    ]
    type: Annotated[
        QuotationType, Member("Whether it is inside quotation marks: all, none or some of it.")
    ]
    confidence: Likelihood
    mode: Mode | None = None
    speaker: Speaker | None = None
    addressee: Mention | None = None
    venue: Annotated[
        Span | None, Member(alone_in="span", alone_as="Venue", about="Where it was said.")
    ] = None
    said: Said | None = None
    denies: bool = False
    denied: Annotated[Span | None, Member("The span of what is denied.")] = None
    relayed_by: tuple[Mention, ...] = ()
    within: Annotated[
        int | None, Member("Which of its reading's quotations it is nested in, from 0.", least=0)
    ] = None
    asserted: Annotated[bool, Member("False if the article says that this was not said.")] = True

    @property
    def speaker_name(self) -> str | None:
        """The name or description of the speaker; None while it is open who that is."""
        return self.speaker.name if self.speaker else None

    @property
    def speaker_state(self) -> State:
        """How well the speaker is known; open if the article gives nobody."""
        return self.speaker.state if self.speaker else "open"

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Who the speaker may be, the likeliest first, where that is inferred or open."""
        return self.speaker.candidates if self.speaker else ()

    def is_fragment(self, content: str) -> bool:
        """Whether it is an indirect quotation of three words or fewer, with this content: lists
        fold it away."""
        if (
            self.type != "indirect"
            or len(content) > FRAGMENT_CHARACTERS
            or _UNSPACED.search(content)
        ):
            return False
        return (
            sum(bool(_LETTER.search(word)) for word in _SPACES.split(content.replace(GAP, " ")))
            <= FRAGMENT_WORDS
        )

    def check(self, text: str) -> None:
        """Make sure that it may be a quotation of this text.

        Raises:
            FormError: it may not; the error names the member.
        """
        if not self.content:
            raise FormError("content", "got no span, expected what was said")
        for name, spans in (("content", self.content), ("cue", self.cue), ("source", self.source)):
            _check_order(name, spans)
        for span in self.spans():
            if not 0 <= span.start <= span.end <= len(text):
                problem = f"got the span {span.start}-{span.end}, expected one within the text's {len(text)} characters"
                raise FormError("", problem)
        if self.said and not _EDTF.fullmatch(self.said.edtf):
            raise FormError(
                "said.edtf",
                f"got {self.said.edtf[:60]!a}, expected a date such as 2026-03-04 (EDTF)",
            )

    def spans(self) -> Iterator[Span]:
        """Every span that the quotation has."""
        yield from (*self.content, *self.cue, *self.source)
        yield from (told.span for told in (self.addressee, self.said, *self.relayed_by) if told)
        yield from (span for span in (self.venue, self.denied) if span)

    def resolved_json(self) -> dict[str, Any]:
        """What the quotation resolves to, in the form of the JSON contract."""
        return {name: told for name, told in self.to_json().items() if name not in _AS_WRITTEN}


def _check_order(name: str, spans: tuple[Span, ...]) -> None:
    for before, after in pairwise(spans):
        if after.start < before.end:
            problem = (
                f"got {list(after)} behind {list(before)}, expected spans in the order of the text"
            )
            raise FormError(name, problem)


_EDTF = re.compile(r"[0-9X.~?%TZ:+/-]+")
_AS_WRITTEN = frozenset({"content", "cue", "source", "type", "confidence"})


@dataclass(frozen=True, slots=True)
class Reading(Form):
    """A document and the quotations found in it, in the order of the text."""

    document: Annotated[Document, MERGED]
    quotations: tuple[Quotation, ...]

    def check(self) -> None:
        """Make sure that the quotations are what a reading of this text may hold.

        Raises:
            FormError: a span is not within the text or not in its order, or `within` or a date
            cannot be.
        """
        for number, one in enumerate(self.quotations):
            try:
                one.check(self.document.text)
                self._check_within(number)
            except FormError as error:
                raise error.within(f"quotations[{number}]") from None

    def _check_within(self, number: int) -> None:
        seen, outer = {number}, self.quotations[number].within
        while outer is not None:
            if outer in seen or not 0 <= outer < len(self.quotations):
                problem = f"got {outer}, expected another of the {len(self.quotations)} quotations, counted from 0"
                raise FormError("within", problem)
            seen.add(outer)
            outer = self.quotations[outer].within
