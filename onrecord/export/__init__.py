"""Readings out of onrecord, one file per format; each writes as it reads, so that a stream stays a stream."""

from collections.abc import Callable, Iterable
from typing import TextIO

from onrecord.export.csv import write_csv
from onrecord.export.json import write_json, write_jsonl
from onrecord.types import Reading

Write = Callable[[Iterable[Reading], TextIO], None]

FORMATS: dict[str, Write] = {"jsonl": write_jsonl, "json": write_json, "csv": write_csv}
"""What writes each format, by the format's name."""

__all__ = ["FORMATS", "Write", "write_csv", "write_json", "write_jsonl"]
