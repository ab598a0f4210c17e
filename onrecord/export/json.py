"""Readings as JSON: one array, or JSON Lines with one object a document (the JSON contract)."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from onrecord.text.characters import SURROGATE
from onrecord.types import Reading


def write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    """One object a line, each line written as soon as its document is read."""
    for reading in readings:
        out.write(encoded(reading.to_json()) + "\n")
        out.flush()


def write_json(readings: Iterable[Reading], out: TextIO) -> None:
    """One array of objects."""
    opening = "[\n"
    for reading in readings:
        out.write(opening + encoded(reading.to_json()))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")


def encoded(value: Any) -> str:
    """The value as JSON in one line, with an escape for what UTF-8 cannot hold."""
    written = json.dumps(value, ensure_ascii=False)
    return SURROGATE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", written)
