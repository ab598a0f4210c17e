"""Readings as CSV (RFC 4180): a row a quotation, for spreadsheets and data frames.

The words are the article's, unchanged, unless `guarded`: spreadsheets run a cell that begins with
"=", "+", "-" or "@" as a formula, so that one gets an apostrophe before it, which spreadsheets take
for "this is text". With a byte order mark, Excel reads the file as UTF-8. Spans are written
"start-end", several with a space between; candidates "NAME 0.4500", several with " … " between.
"""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from onrecord.types import GAP, Document, Quotation, Reading, Span, words

COLUMNS = (
    "document",
    "url",
    "title",
    "outlet",
    "published",
    "number",
    "type",
    "mode",
    "speaker",
    "speaker_state",
    "speaker_confidence",
    "candidates",
    "kind",
    "role",
    "on_behalf_of",
    "issuer",
    "addressee",
    "venue",
    "said",
    "denies",
    "asserted",
    "relayed_by",
    "source",
    "cue",
    "content",
    "confidence",
    "source_spans",
    "cue_spans",
    "content_spans",
    "language",
)


BYTE_ORDER_MARK = "\ufeff"
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""How a cell begins that some spreadsheet runs (OWASP, CSV Injection), also behind spaces."""


def write_csv(
    readings: Iterable[Reading], out: TextIO, mark: bool = False, guarded: bool = False
) -> None:
    """A heading, then a row a quotation; a document without quotations has no row. `mark`: with a
    byte order mark; `guarded`: with no cell that a spreadsheet would run.
    """
    if mark:
        out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for reading in readings:
        for number, quotation in enumerate(reading.quotations, 1):
            row = _row(reading.document, number, quotation)
            writer.writerow(map(_guarded, row) if guarded else row)


def write_excel_csv(readings: Iterable[Reading], out: TextIO) -> None:
    """CSV as Excel opens it rightly and safely."""
    write_csv(readings, out, mark=True, guarded=True)


def _guarded(cell: str | int | None) -> str | int | None:
    if isinstance(cell, str) and (cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)):
        return f"'{cell}"
    return cell


def _row(document: Document, number: int, quotation: Quotation) -> list[str | int | None]:
    parts = (quotation.source, quotation.cue, quotation.content)
    return [
        document.id,
        document.url,
        document.title,
        document.outlet,
        document.published,
        number,
        quotation.type,
        *_resolved(quotation, document.text),
        *(words(spans, document.text) for spans in parts),
        f"{quotation.confidence:.4f}",
        *(_spans(spans) for spans in parts),
        document.language,
    ]


def _resolved(quotation: Quotation, text: str) -> list[str | None]:
    speaker, said = quotation.speaker, quotation.said
    return [
        quotation.mode,
        quotation.speaker_name,
        *_known(quotation),
        *(
            (speaker.kind, speaker.role, speaker.on_behalf_of, speaker.issuer)
            if speaker
            else (None,) * 4
        ),
        quotation.addressee.name if quotation.addressee else None,
        quotation.venue.of(text) if quotation.venue else None,
        said.edtf if said else None,
        "yes" if quotation.denies else None,
        "yes" if quotation.asserted else "no",
        GAP.join(relay.name for relay in quotation.relayed_by) or None,
    ]


def _known(quotation: Quotation) -> list[str | None]:
    """How well the speaker is known: the state, the likelihood, and the candidates."""
    likelihood = quotation.speaker.confidence if quotation.speaker else None
    candidates = GAP.join(
        f"{candidate.name} {candidate.confidence:.4f}" for candidate in quotation.candidates
    )
    return [
        quotation.speaker_state,
        None if likelihood is None else f"{likelihood:.4f}",
        candidates or None,
    ]


def _spans(spans: Sequence[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)
