"""Writes readings in other formats, one module for each; each writes as it reads, so that a stream
stays a stream.

Only a feed has to read everything before it begins, because its newest entry comes first; it keeps
no more than its entries. `onrecord.export.brat` writes a folder and `onrecord.export.parquet`,
which needs pyarrow, a file of its own.
"""

from collections.abc import Callable, Iterable
from typing import TextIO

from onrecord.export.csv import write_csv, write_excel_csv
from onrecord.export.feed import Feed, write_atom, write_rss
from onrecord.export.json import write_json, write_jsonl
from onrecord.export.jsonld import write_jsonld
from onrecord.export.tei import write_tei
from onrecord.export.webannotation import write_webannotation
from onrecord.types import Reading

Write = Callable[[Iterable[Reading], TextIO], None]

FORMATS: dict[str, Write] = {
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
    "jsonld": write_jsonld,
    "webannotation": write_webannotation,
    "tei": write_tei,
    "atom": write_atom,
    "rss": write_rss,
}
"""What writes each format, by the format's name."""

__all__ = [
    "FORMATS",
    "Feed",
    "Write",
    "write_atom",
    "write_csv",
    "write_excel_csv",
    "write_json",
    "write_jsonl",
    "write_jsonld",
    "write_rss",
    "write_tei",
    "write_webannotation",
]
