"""The words of the domain as frozen types: document, quotation, reading. No input or output here.

A span is a half-open pair of offsets in Unicode code points: `text[start:end]` is exactly what it denotes.
The JSON forms follow one contract, the same in files, on the command line and from Python.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

QuotationType = Literal["direct", "indirect", "mixed"]
Mode = Literal["speech", "writing", "thought", "other"]
Kind = Literal["person", "organization", "group", "document", "unnamed_person", "unnamed_group"]
State = Literal["named", "inferred", "open"]
"""How well the speaker is known: the article names them beside the words, onrecord infers them, or it stays open."""


class Span(NamedTuple):
    """A stretch of a document's text, half-open, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


UNSURE = 0.6
"""Below this confidence it is told, wherever a quotation is shown, how sure it is that one was found."""
GAP = " … "
"""Stands between the pieces of what an article interrupts."""


FRAGMENT_WORDS, FRAGMENT_CHARACTERS = 3, 60
"""An indirect quotation of no more is a fragment. The record's schema (`m0005_known.py`) says the same in SQL."""
_LETTER, _SPACES = re.compile(r"[0-9A-Za-z\u00c0-\u1fff\u2c00-\u2dff]"), re.compile(r"[ \t\n\r\u00a0]+")
_UNSPACED = re.compile(r"[\u2e80-\U0010ffff]")
"""Of scripts that do not part words by spaces, nothing is counted."""


def words(spans: Iterable[Span], text: str) -> str:
    """What the spans denote, with an ellipsis where they leave something out."""
    return GAP.join(span.of(text) for span in spans)


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read. `text` never changes: everything else points into it.

    `published` is an ISO 8601 date or date-time as the input gave it; `language` a BCP 47 tag.
    `furniture` are the spans that are not the article's prose (mastheads, captions, share bars, view
    counters): they stay in the text and are not read for quotations. `extra` holds fields of the
    input that onrecord does not know; they come back out unchanged.
    """

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def to_json(self) -> dict[str, Any]:
        """The document's own fields as given; those that the input did not give are left out."""
        given = {
            "url": self.url,
            "title": self.title,
            "outlet": self.outlet,
            "authors": list(self.authors) or None,
            "published": self.published,
            "language": self.language,
        }
        return {"id": self.id, "text": self.text, **{k: v for k, v in given.items() if v is not None}, **self.extra}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a source may stand for, and how likely that is, from 0 to 1."""

    name: str
    confidence: float

    def to_json(self) -> dict[str, Any]:
        """The candidate in the form of the JSON contract."""
        return {"name": self.name, "confidence": round(self.confidence, 4)}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source resolves to, within its document.

    `name`: the fullest that the article gives, without titles, or the description of somebody unnamed; None if it stays
    open who is meant. `kind`: None if even that is open. `role` as the article gives it; `on_behalf_of`: the name of
    whom a spokesperson speaks for; `issuer`: of a document, who published, filed, signed or made it.

    `state`: whether the article names the speaker beside the words, or onrecord infers who it is, or it stays open.
    `confidence`: how likely it is, from 0 to 1, that this is the speaker; None if nobody measured it. `candidates`: of
    what is inferred or open, who may be meant, the likeliest first; it may be nobody of them, too.
    """

    name: str | None
    kind: Kind | None
    role: str | None = None
    on_behalf_of: str | None = None
    state: State = "named"
    confidence: float | None = None
    candidates: tuple[Candidate, ...] = ()
    issuer: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The speaker in the form of the JSON contract."""
        return {
            "name": self.name,
            "kind": self.kind,
            "role": self.role,
            "on_behalf_of": self.on_behalf_of,
            "issuer": self.issuer,
            "state": self.state,
            "confidence": None if self.confidence is None else round(self.confidence, 4),
            "candidates": [candidate.to_json() for candidate in self.candidates],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Speaker":
        """The speaker that `to_json` told. What was told before there were states is named, or open without a name."""
        name = told.get("name")
        return cls(
            name=name,
            kind=told.get("kind"),
            role=told.get("role"),
            on_behalf_of=told.get("on_behalf_of"),
            issuer=told.get("issuer"),
            state=told.get("state") or ("named" if name else "open"),
            confidence=told.get("confidence"),
            candidates=tuple(Candidate(one["name"], one["confidence"]) for one in told.get("candidates") or ()),
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named beside the speaker, and where."""

    name: str
    span: Span

    def to_json(self) -> dict[str, Any]:
        """The mention in the form of the JSON contract."""
        return {"name": self.name, "span": list(self.span)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Mention":
        """The mention that `to_json` gave."""
        return cls(told["name"], Span(*told["span"]))


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said, in EDTF (ISO 8601-2), and the words that tell it."""

    edtf: str
    span: Span

    def to_json(self) -> dict[str, Any]:
        """The date in the form of the JSON contract."""
        return {"edtf": self.edtf, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Quotation:
    """One report, in one document, of something said, written or thought (an attribution, Pareti 2012).

    `content` is what was said, `cue` the words that signal it, `source` the words it is attributed to, as
    written; each in the order of the text. `source` and `cue` are empty where the article gives none.
    `type`: direct (all of the content inside quotation marks, or a turn, post or letter laid out as somebody's words),
    indirect (none of it), mixed (some).
    `confidence`: from 0 to 1, that this is a quotation with these parts.

    The rest is what it resolves to, `None` wherever the article does not say. `asserted`: False if the article says
    that this was *not* said (a misquotation, a fabrication). `denied`: the span of what is denied; `relayed_by`:
    through whom it came; `within`: the number of the quotation, among those of its reading, that this one is nested in.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    type: QuotationType
    confidence: float
    mode: Mode | None = None
    speaker: Speaker | None = None
    addressee: Mention | None = None
    venue: Span | None = None
    said: Said | None = None
    denies: bool = False
    denied: Span | None = None
    relayed_by: tuple[Mention, ...] = ()
    within: int | None = None
    asserted: bool = True

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

    def to_json(self) -> dict[str, Any]:
        """The quotation in the form of the JSON contract."""
        return {
            "content": [list(span) for span in self.content],
            "cue": [list(span) for span in self.cue],
            "source": [list(span) for span in self.source],
            "type": self.type,
            **self.resolved_json(),
            "confidence": round(self.confidence, 4),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Quotation":
        """The quotation that `to_json` gave; of what an earlier version gave, with what it did not know left out."""
        addressee, venue, said = (told.get(name) for name in ("addressee", "venue", "said"))
        return cls(
            content=_spans(told["content"]),
            cue=_spans(told["cue"]),
            source=_spans(told["source"]),
            type=told["type"],
            confidence=told["confidence"],
            mode=told.get("mode"),
            speaker=Speaker.from_json(told["speaker"]) if told.get("speaker") else None,
            addressee=Mention.from_json(addressee) if addressee else None,
            venue=Span(*venue["span"]) if venue else None,
            said=Said(said["edtf"], Span(*said["span"])) if said else None,
            denies=bool(told.get("denies")),
            denied=Span(*told["denied"]) if told.get("denied") else None,
            relayed_by=tuple(map(Mention.from_json, told.get("relayed_by") or ())),
            within=told.get("within"),
            asserted=told.get("asserted", True),
        )

    def is_fragment(self, content: str) -> bool:
        """Whether it is an indirect quotation of three words or fewer, with this content: lists fold it away."""
        if self.type != "indirect" or len(content) > FRAGMENT_CHARACTERS or _UNSPACED.search(content):
            return False
        return sum(bool(_LETTER.search(word)) for word in _SPACES.split(content.replace(GAP, " "))) <= FRAGMENT_WORDS

    def spans(self) -> Iterator[Span]:
        """Every span that the quotation has."""
        yield from (*self.content, *self.cue, *self.source)
        yield from (told.span for told in (self.addressee, self.said, *self.relayed_by) if told)
        yield from (span for span in (self.venue, self.denied) if span)

    def resolved_json(self) -> dict[str, Any]:
        """What the quotation resolves to, in the form of the JSON contract."""
        return {
            "mode": self.mode,
            "speaker": self.speaker.to_json() if self.speaker else None,
            "addressee": self.addressee.to_json() if self.addressee else None,
            "venue": {"span": list(self.venue)} if self.venue else None,
            "said": self.said.to_json() if self.said else None,
            "asserted": self.asserted,
            "denies": self.denies,
            "denied": list(self.denied) if self.denied else None,
            "relayed_by": [relay.to_json() for relay in self.relayed_by],
            "within": self.within,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the quotations found in it, in the order of the text."""

    document: Document
    quotations: tuple[Quotation, ...]

    def to_json(self) -> dict[str, Any]:
        """One object of the JSON contract: the document's fields and its quotations."""
        return {**self.document.to_json(), "quotations": [quotation.to_json() for quotation in self.quotations]}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Reading":
        """The reading that `to_json` gave, as `onrecord read --format jsonl` writes it. The spans of furniture, which
        are in no JSON, are not there.
        """
        given = {name: told[name] for name in ("id", "text", *_OPTIONAL) if name in told}
        extra = {name: value for name, value in told.items() if name not in given and name not in _OF_READING}
        document = Document(**given, authors=tuple(told.get("authors", ())), extra=MappingProxyType(extra))
        return cls(document, tuple(map(Quotation.from_json, told["quotations"])))


_OPTIONAL = ("url", "title", "outlet", "published", "language")
_OF_READING = frozenset({"authors", "quotations"})


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
