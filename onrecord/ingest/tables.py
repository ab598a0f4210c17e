"""Tables of articles: CSV with a heading, and Parquet; a row is a record, as an object of JSON
Lines."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.json_lines import record_document
from onrecord.ingest.opened import Opened, ParsedDocument

_LONGEST_FILE = 200_000_000
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 100_000_000
PARQUET_MAGIC = b"PAR1"
"""What every Parquet file begins with."""


def parse_csv(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    """The articles of a CSV file, whose first line names the columns.

    Raises:
        InputError: it is no text, or a file over 200 MB.
    """
    refusal = InputError(
        opened.source.where, "a CSV file over 200 MB: give it in parts, or as JSON Lines"
    )
    text = opened.text(_LONGEST_FILE, refusal).removeprefix("\ufeff")
    heading = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    usual = csv.field_size_limit(_LONGEST_CELL)  # of the whole process
    try:
        yield from _documents(opened, "row", rows)
    except csv.Error as error:
        raise InputError(
            opened.source.where, f"no table ({error}): look at it in a spreadsheet"
        ) from None
    finally:
        csv.field_size_limit(usual)


def parse_parquet(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    """The articles of a Parquet file.

    Raises:
        InputError: it is none, or pyarrow is not installed.
    """
    where = opened.source.where
    try:
        from pyarrow.lib import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        needed = "a Parquet file, which needs pyarrow: pip install 'onrecord[parquet]'"
        raise InputError(where, needed) from None
    try:
        table = ParquetFile(io.BytesIO(opened.data(-1)))
        rows = (row for batch in table.iter_batches(1_000) for row in batch.to_pylist())
        yield from _documents(opened, "row", rows)
    except (ArrowException, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise InputError(where, f"damaged ({reason}): fetch or make it again") from None


def _documents(
    opened: Opened, part: str, rows: Iterable[Mapping[str, Any]]
) -> Iterator[ParsedDocument | InputError]:
    for number, row in enumerate(rows, start=1):
        fields = {name: _plain(value) for name, value in row.items() if isinstance(name, str)}
        source = opened.source.part(part, number)
        try:
            yield record_document(source, fields, opened.options)
        except InputError as error:
            yield error


def _plain(value: Any) -> Any:
    """A cell as JSON has it: an empty one is null, a date is written in ISO 8601."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return None
    return None if value == "" else value
