"""Readings as JSON: one array, or JSON Lines with one object a document (the JSON contract)."""

import json
import re
from collections.abc import Iterable
from typing import TextIO

from onrecord.types import Reading

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair by itself, which JSON can say and UTF-8 cannot: it is written as an escape."""


def write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    """One object a line, each line written as soon as its document is read."""
    for reading in readings:
        out.write(_object(reading) + "\n")
        out.flush()


def write_json(readings: Iterable[Reading], out: TextIO) -> None:
    """One array of objects."""
    opening = "[\n"
    for reading in readings:
        out.write(opening + _object(reading))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")


def _object(reading: Reading) -> str:
    written = json.dumps(reading.to_json(), ensure_ascii=False)
    return SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", written)
