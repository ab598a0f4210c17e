"""Readings as TEI P5: a corpus with a TEI document an article, what was said inside `<said>`.

The text of a document's body is the article's, character for character; what XML cannot hold is
U+FFFD. `<said>` elements nest. A quotation that the article interrupts, or that begins inside of
another and ends outside of it, is several of them, linked by @next and @prev. @who and @toWhom
point to the people of the header, or to the documents that speak, in `<standOff>`. @direct is
"inapplicable" to a mixed quotation, @cert is how sure it is that it is a quotation. How likely it
is that an inferred speaker is @who, and who an open one may be, is told by `<certainty>` in
`<standOff>`. @n tells what was not said.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TextIO

from onrecord.export import xml
from onrecord.export.attribution import note
from onrecord.export.identifiers import is_web_address
from onrecord.types import Document, Kind, Mode, Quotation, QuotationType, Reading, Speaker

OPENING = f"""{xml.DECLARATION}<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Who said what</title></titleStmt>
<publicationStmt><p>Written by onrecord.</p></publicationStmt>
<sourceDesc><p>The articles that each document names.</p></sourceDesc></fileDesc></teiHeader>
"""
DIRECT: dict[QuotationType, str] = {"direct": "true", "indirect": "false", "mixed": "inapplicable"}
ALOUD: dict[Mode | None, str] = {"speech": "true", "writing": "false", "thought": "false"}
ELEMENTS: dict[Kind, tuple[str, str]] = {
    "person": ("person", "persName"),
    "unnamed_person": ("person", "persName"),
    "organization": ("org", "orgName"),
    "group": ("personGrp", "persName"),
    "unnamed_group": ("personGrp", "persName"),
    "document": ("bibl", "title"),
}
"""What a kind of speaker is, and what holds its name."""
UNNAMED: frozenset[Kind] = frozenset({"unnamed_person", "unnamed_group"})


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of a quotation that nests in others or holds them; `minus_end` puts the longest
    first."""

    start: int
    minus_end: int
    quotation: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return -self.minus_end


@dataclass(frozen=True, slots=True)
class Cast:
    """Ids of those who speak and of those who are spoken to."""

    speakers: dict[Speaker, str]
    addressees: dict[str, str]


def write_tei(readings: Iterable[Reading], out: TextIO) -> None:
    """One corpus; it is valid TEI if there is at least one reading."""
    out.write(OPENING)
    for number, reading in enumerate(readings, 1):
        for part in _document(reading, f"d{number}"):
            out.write(part)
    out.write("</teiCorpus>\n")


def _document(reading: Reading, id: str) -> Iterator[str]:
    cast = _cast(reading.quotations, id)
    document = reading.document
    yield f"<TEI>\n<teiHeader>{_file(document)}{_profile(cast)}</teiHeader>\n{_stand_off(cast, reading.quotations, id)}"
    yield xml.opening("text", **{"xml:lang": xml.language(document.language)})
    yield '<body><ab xml:space="preserve">'
    yield from _body(reading, cast, id)
    yield "</ab></body></text>\n</TEI>\n"


def _cast(quotations: Sequence[Quotation], id: str) -> Cast:
    """The speakers in the order of the text; an addressee with a speaker's name is that speaker."""
    speakers = dict.fromkeys(
        _alone(quotation.speaker)
        for quotation in quotations
        if quotation.speaker and quotation.speaker.name
    )
    ids = {speaker: f"{id}s{number}" for number, speaker in enumerate(speakers, 1)}
    speaker_ids = {speaker.name: ids[speaker] for speaker in reversed(speakers)}
    names = dict.fromkeys(
        quotation.addressee.name for quotation in quotations if quotation.addressee
    )
    return Cast(
        ids, {name: speaker_ids.get(name, f"{id}a{number}") for number, name in enumerate(names, 1)}
    )


def _alone(speaker: Speaker) -> Speaker:
    """The speaker without the confidence of one quotation."""
    return replace(speaker, state="named", confidence=None, candidates=())


def _file(document: Document) -> str:
    """What the document is, and where it comes from."""
    elements = [
        xml.element("title", document.title),
        *(xml.element("author", author) for author in document.authors),
        xml.element("publisher", document.outlet),
        xml.element("date", document.published, when=_day(document.published)),
        xml.element("idno", document.id),
        xml.empty("ptr", target=document.url) if is_web_address(document.url) else "",
    ]
    return (
        f"<fileDesc><titleStmt>{xml.element('title', document.title or document.id)}</titleStmt>\n"
        "<publicationStmt><p>The quotations in it were marked by onrecord.</p></publicationStmt>\n"
        f"<sourceDesc><bibl>{''.join(elements)}</bibl></sourceDesc></fileDesc>\n"
    )


def _day(published: str | None) -> str | None:
    """The day of publication in the form that @when takes; None if the date has no day."""
    day = (published or "")[:10]
    try:
        return (
            day
            if re.fullmatch("[0-9-]+", day) and date.fromisoformat(day).isoformat() == day
            else None
        )
    except ValueError:
        return None


def _profile(cast: Cast) -> str:
    """The people of the document. The kind of an addressee is unknown: all are listed as
    persons."""
    people = [
        _speaker(speaker, id) for speaker, id in cast.speakers.items() if speaker.kind != "document"
    ]
    named = ((name, id) for name, id in cast.addressees.items() if id not in cast.speakers.values())
    people += (
        _entity("person", id, xml.element("persName", name), role="addressee") for name, id in named
    )
    listed = f"<particDesc><listPerson>\n{''.join(people)}</listPerson></particDesc>"
    return f"<profileDesc>{listed}</profileDesc>" if people else ""


def _stand_off(cast: Cast, quotations: Sequence[Quotation], id: str) -> str:
    """The documents that speak in this one, and how certain the speakers are who are not named."""
    documents = [
        _speaker(speaker, id) for speaker, id in cast.speakers.items() if speaker.kind == "document"
    ]
    content = f"<listBibl>\n{''.join(documents)}</listBibl>" if documents else ""
    content += "".join(
        _certainty(quotation, f"{id}q{number}") for number, quotation in enumerate(quotations, 1)
    )
    return f"<standOff>{content}</standOff>\n" if content else ""


def _certainty(quotation: Quotation, id: str) -> str:
    """How certain an inferred or open speaker is, for the first piece of what was said."""
    remark = note(quotation)
    likelihood = quotation.speaker.confidence if quotation.speaker else None
    has_pieces = any(span.start < span.end for span in quotation.content)
    if quotation.speaker_state == "named" or remark is None or not has_pieces:
        return ""
    is_open = quotation.speaker_state == "open"
    attributes = {
        "cert": "unknown" if is_open else None,
        "degree": None if is_open or likelihood is None else f"{likelihood:.4f}",
    }
    tag = xml.opening("certainty", target=f"#{id}p1", match="@who", locus="value", **attributes)
    return f"{tag}{xml.element('desc', remark)}</certainty>\n"


def _speaker(speaker: Speaker, id: str) -> str:
    name, name_element = ELEMENTS[speaker.kind or "unnamed_person"]
    content = xml.element(
        name_element, speaker.name, type="description" if speaker.kind in UNNAMED else None
    )
    if name_element == "persName":
        content += xml.element("occupation", speaker.role) + xml.element(
            "affiliation", speaker.on_behalf_of
        )
    else:
        content += xml.element("note", speaker.role, type="role")
        content += xml.element("note", speaker.on_behalf_of, type="onBehalfOf")
        content += xml.element("note", speaker.issuer, type="issuer")
    return _entity(name, id, content)


def _entity(name: str, id: str, content: str, role: str | None = None) -> str:
    return f"{xml.opening(name, **{'xml:id': id}, role=role)}{content}</{name}>\n"


def _body(reading: Reading, cast: Cast, id: str) -> Iterator[str]:
    text = reading.document.text
    offset, ends = 0, list[int]()
    for piece, tag in _tags(reading.quotations, cast, id):
        while ends and ends[-1] <= piece.start:
            yield f"{xml.text(text[offset : ends[-1]])}</said>"
            offset = ends.pop()
        yield xml.text(text[offset : piece.start]) + tag
        offset = piece.start
        ends.append(piece.end)
    for end in reversed(ends):
        yield f"{xml.text(text[offset:end])}</said>"
        offset = end
    yield xml.text(text[offset:])


def _tags(quotations: Sequence[Quotation], cast: Cast, id: str) -> Iterator[tuple[Piece, str]]:
    """The pieces of all quotations in the order of the text, each with its start tag."""
    pieces = nested(
        Piece(span.start, -span.end, number)
        for number, quotation in enumerate(quotations)
        for span in quotation.content
        if span.start < span.end
    )
    counts = Counter(piece.quotation for piece in pieces)
    done: defaultdict[int, int] = defaultdict(int)
    for piece in pieces:
        part = done[piece.quotation] = done[piece.quotation] + 1
        name = f"{id}q{piece.quotation + 1}"
        links = {
            "xml:id": f"{name}p{part}",
            "next": f"#{name}p{part + 1}" if part < counts[piece.quotation] else None,
            "prev": f"#{name}p{part - 1}" if part > 1 else None,
        }
        yield piece, xml.opening("said", **links, **_attributes(quotations[piece.quotation], cast))


def _attributes(quotation: Quotation, cast: Cast) -> dict[str, str | None]:
    speaker = quotation.speaker
    return {
        "n": None if quotation.asserted else "not said",
        "who": f"#{cast.speakers[_alone(speaker)]}" if speaker and speaker.name else None,
        "toWhom": f"#{cast.addressees[quotation.addressee.name]}" if quotation.addressee else None,
        "direct": DIRECT[quotation.type],
        "aloud": ALOUD.get(quotation.mode),
        "cert": f"{quotation.confidence:.4f}",
    }


def nested(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces in the order of the text, cut so that every two nest or lie apart."""
    waiting = list(pieces)
    heapq.heapify(waiting)
    ordered, ends = list[Piece](), list[int]()
    while waiting:
        piece = heapq.heappop(waiting)
        while ends and ends[-1] <= piece.start:
            ends.pop()
        if ends and piece.end > ends[-1]:
            heapq.heappush(waiting, Piece(ends[-1], piece.minus_end, piece.quotation))
            piece = Piece(piece.start, -ends[-1], piece.quotation)
        ordered.append(piece)
        ends.append(piece.end)
    return ordered
