"""Readings as an Apache Parquet file: a row a quotation, in typed columns, for data frames and
query engines.

Needs the extra: pip install "onrecord[parquet]". Half of a surrogate pair, which UTF-8 cannot hold,
is U+FFFD. Spans are offsets into the document's text, in Unicode code points.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.export.whole import whole
from onrecord.text.characters import encodable
from onrecord.types import Document, Quotation, Reading, Span, words

try:
    import pyarrow as pa
    from pyarrow import parquet
except ModuleNotFoundError as err:
    raise OnRecordError(
        'Parquet needs pyarrow, which is not installed: pip install "onrecord[parquet]"'
    ) from err

SPAN = pa.struct(
    [pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)]
)
SPANS = pa.list_(pa.field("element", SPAN, nullable=False))
STRINGS = pa.list_(pa.field("element", pa.string(), nullable=False))
CANDIDATE = pa.struct(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("confidence", pa.float64(), nullable=False),
    ]
)
CANDIDATES = pa.list_(pa.field("element", CANDIDATE, nullable=False))
COLUMNS: dict[str, Any] = {
    "document": pa.string(),
    "url": pa.string(),
    "title": pa.string(),
    "outlet": pa.string(),
    "authors": STRINGS,
    "published": pa.string(),
    "language": pa.string(),
    "number": pa.int32(),
    "type": pa.string(),
    "mode": pa.string(),
    "speaker": pa.string(),
    "speaker_state": pa.string(),
    "speaker_confidence": pa.float64(),
    "candidates": CANDIDATES,
    "kind": pa.string(),
    "role": pa.string(),
    "on_behalf_of": pa.string(),
    "issuer": pa.string(),
    "addressee": pa.string(),
    "venue": pa.string(),
    "said": pa.string(),
    "denies": pa.bool_(),
    "asserted": pa.bool_(),
    "relayed_by": STRINGS,
    "within": pa.int32(),
    "source": pa.string(),
    "cue": pa.string(),
    "content": pa.string(),
    "confidence": pa.float64(),
    "source_spans": SPANS,
    "cue_spans": SPANS,
    "content_spans": SPANS,
}
"""As in CSV; what the article does not say is null. `number` and `within` count a document's
quotations from 1."""
SCHEMA = pa.schema(list(COLUMNS.items()))
GROUP_ROWS = 10_000
GROUP_CHARACTERS = 16_000_000
"""A row group is written when it has so many rows, or so much text: no more than one is ever held
in memory."""

Row = Mapping[str, Any]


def write_parquet(readings: Iterable[Reading], path: Path) -> None:
    """One file, which is there whole or not at all; a document without quotations has no row."""
    with whole(path) as part, parquet.ParquetWriter(part, SCHEMA) as writer:
        for group in _groups(_rows(readings)):
            writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))


def _rows(readings: Iterable[Reading]) -> Iterator[Row]:
    for reading in readings:
        document, text = _document(reading.document), reading.document.text
        for number, quotation in enumerate(reading.quotations, 1):
            row = {
                **document,
                "number": number,
                **_resolved(quotation, text),
                **_written(quotation, text),
            }
            yield {name: _stored(value) for name, value in row.items()}


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group, characters = list[Row](), 0
    for row in rows:
        group.append(row)
        characters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(group) == GROUP_ROWS or characters >= GROUP_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _document(document: Document) -> Row:
    return {
        "document": document.id,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "authors": list(document.authors),
        "published": document.published,
        "language": document.language,
    }


def _resolved(quotation: Quotation, text: str) -> Row:
    speaker, addressee, said = quotation.speaker, quotation.addressee, quotation.said
    return {
        "mode": quotation.mode,
        "speaker": speaker and speaker.name,
        "speaker_state": quotation.speaker_state,
        "speaker_confidence": speaker and speaker.confidence,
        "candidates": [
            {"name": candidate.name, "confidence": candidate.confidence}
            for candidate in quotation.candidates
        ],
        "kind": speaker and speaker.kind,
        "role": speaker and speaker.role,
        "on_behalf_of": speaker and speaker.on_behalf_of,
        "issuer": speaker and speaker.issuer,
        "addressee": addressee and addressee.name,
        "venue": quotation.venue and quotation.venue.of(text),
        "said": said and said.edtf,
        "denies": quotation.denies,
        "asserted": quotation.asserted,
        "relayed_by": [relay.name for relay in quotation.relayed_by],
        "within": None if quotation.within is None else quotation.within + 1,
    }


def _written(quotation: Quotation, text: str) -> Row:
    return {
        "type": quotation.type,
        "source": words(quotation.source, text) if quotation.source else None,
        "cue": words(quotation.cue, text) if quotation.cue else None,
        "content": words(quotation.content, text),
        "confidence": quotation.confidence,
        "source_spans": _spans(quotation.source),
        "cue_spans": _spans(quotation.cue),
        "content_spans": _spans(quotation.content),
    }


def _spans(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]


def _stored(value: Any) -> Any:
    """The value with nothing in it that UTF-8 cannot hold."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {name: _stored(member) for name, member in value.items()}
    return [_stored(member) for member in value] if isinstance(value, list) else value
