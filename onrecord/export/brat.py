"""Readings for the annotation tool brat: a folder with NAME.txt and NAME.ann for each document, in
standoff format.

Content, Cue and Source are text-bound annotations. Where there is a cue, it triggers an event with
the two others as its arguments; where there is none, a relation links content and source. The type,
the mode, a denial and that it was not said are attributes of the content, the speaker is a note on
the source, with how sure that is unless named. brat's annotations stand on one line each, so a span
is parted at every line break; offsets are in Unicode code points, as brat's are.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from onrecord.export.attribution import note
from onrecord.text.characters import encodable
from onrecord.types import Document, Quotation, Reading, Span

LINE = re.compile("[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What brat or Python could take for a line break parts a span; so does a tab, which parts brat's
columns."""
NAME = re.compile("[^A-Za-z0-9]+")
LONGEST_NAME = 60
"""Characters of a document's id in the name of its files, which with the rest stays short for every
file system."""
SETTINGS = """[entities]
Content
Source

[relations]
Attribution\tArg1:Content, Arg2:Source

[events]
Cue\tContent*:Content, Source*:Source

[attributes]
Type\tArg:Content, Value:direct|indirect|mixed
Mode\tArg:Content, Value:speech|writing|thought|other
Denies\tArg:Content
NotSaid\tArg:Content
"""


def write_brat(readings: Iterable[Reading], folder: Path) -> None:
    """The files of each document, and `annotation.conf`, which tells brat the types; makes the
    folder if it is missing.

    The same document is written to the same files again, other documents to others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "annotation.conf", SETTINGS)
    for reading in readings:
        name = file_name(reading.document)
        text = encodable(reading.document.text)
        _write(folder / f"{name}.txt", text)
        _write(
            folder / f"{name}.ann",
            "".join(f"{line}\n" for line in _lines(reading.quotations, text)),
        )


def file_name(document: Document) -> str:
    """The end of the document's id as far as every file system takes it, and a mark that no other
    document has."""
    mark = hashlib.sha256(json.dumps([document.id, document.text]).encode()).hexdigest()[:16]
    return f"{NAME.sub('-', document.id)[-LONGEST_NAME:]}-{mark}".lstrip("-")


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf8", newline="") as file:
        file.write(text)


def _lines(quotations: Iterable[Quotation], text: str) -> Iterator[str]:
    bounds, links, attributes, notes = (count(1) for _ in range(4))
    for quotation in quotations:
        ids: dict[str, str] = {}
        for role, spans in (
            ("Content", quotation.content),
            ("Cue", quotation.cue),
            ("Source", quotation.source),
        ):
            if parts := _parts(spans, text):
                ids[role] = f"T{next(bounds)}"
                yield _bound(ids[role], role, parts, text)
        if link := _link(ids, next(links)):
            yield link
        if "Content" in ids:
            yield from (
                f"A{next(attributes)}\t{attribute}"
                for attribute in _attributes(quotation, ids["Content"])
            )
        speaker, on = note(quotation), ids.get("Source") or ids.get("Content")
        if speaker and on:
            yield f"#{next(notes)}\tAnnotatorNotes {on}\t{' '.join(encodable(speaker).split())}"


def _parts(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans without line breaks, in order; those that overlap, which brat refuses, as one."""
    parts: list[Span] = []
    for span in sorted(spans):
        for line in LINE.finditer(text, *span):
            part = Span(*line.span())
            if parts and part.start < parts[-1].end:
                parts[-1] = Span(parts[-1].start, max(part.end, parts[-1].end))
            elif line[0].strip():
                parts.append(part)
    return parts


def _bound(id: str, role: str, parts: Iterable[Span], text: str) -> str:
    places = ";".join(f"{start} {end}" for start, end in parts)
    return f"{id}\t{role} {places}\t{' '.join(part.of(text) for part in parts)}"


def _link(ids: dict[str, str], number: int) -> str | None:
    """What links the parts of a quotation, if it has more than one."""
    arguments = [f"{role}:{ids[role]}" for role in ("Content", "Source") if role in ids]
    if "Cue" in ids:
        return " ".join([f"E{number}\tCue:{ids['Cue']}", *arguments])
    if len(arguments) == 2:
        return f"R{number}\tAttribution Arg1:{ids['Content']} Arg2:{ids['Source']}"
    return None


def _attributes(quotation: Quotation, content: str) -> Iterator[str]:
    yield f"Type {content} {quotation.type}"
    if quotation.mode:
        yield f"Mode {content} {quotation.mode}"
    if quotation.denies:
        yield f"Denies {content}"
    if not quotation.asserted:
        yield f"NotSaid {content}"
