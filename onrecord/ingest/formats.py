"""The formats that are read: a row for each, with how it is recognised and what parses it.

A new format is a file with a parser, which takes an `Opened` and gives what it found, and a row
here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest import json_lines, mail, plain, subtitles, tables, word
from onrecord.ingest.feeds.kinds import begins_feed, looks_like_feed
from onrecord.ingest.opened import Opened, ParsedDocument
from onrecord.ingest.raw import Raw

_HTML_BYTES = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_HTML_START = re.compile(
    r"(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|article|section|body|head|meta|ul|li|table|em|strong)\b[^<>]*>"
)
_FEWEST_HTML_TAGS = 5
_SNIFFED_CHARACTERS = 5_000
_ARCHIVES = (b"WARC/", b"filedesc://")

Parse = Callable[[Opened], Iterator[ParsedDocument | InputError]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, how it is declared, and what parses it.

    `begins`: whether the first line of bytes is one of it; `looks_like`: whether the beginning of a
    text is. They are asked, in the order of the table, where neither a media type nor a name tells
    what an input is. `has_lines`: it is many documents, a line each, which can be answered one by
    one; `is_text`: a person could read it.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    parse: Parse
    begins: Callable[[bytes], bool] | None = None
    looks_like: Callable[[str], bool] | None = None
    has_lines: bool = False
    is_text: bool = True


def _html(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    from onrecord.ingest.html import parse  # here, because its parser is slow to import

    return parse(opened)


def _archive(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    from onrecord.ingest.warc import parse

    return parse(opened)


def _feed(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    from onrecord.ingest.feeds.documents import parse  # here, for the same reason

    return parse(opened)


def _begins_html(head: bytes) -> bool:
    return bool(_HTML_BYTES.match(head))


def _looks_like_html(start: str) -> bool:
    return bool(_HTML_START.match(start)) or len(_HTML_TAG.findall(start)) >= _FEWEST_HTML_TAGS


JSON_LINES = Format(
    "JSON Lines",
    (".jsonl", ".ndjson"),
    ("application/x-ndjson", "application/jsonl"),
    json_lines.parse_lines,
    begins=json_lines.is_object,
    has_lines=True,
)
JSON = Format(
    "JSON",
    (".json",),
    ("application/json",),
    json_lines.parse_whole,
    looks_like=json_lines.looks_like_json,
)
HTML = Format(
    "HTML",
    (".html", ".htm", ".xhtml"),
    ("text/html", "application/xhtml+xml"),
    _html,
    begins=_begins_html,
    looks_like=_looks_like_html,
)
WORD = Format(
    "Word",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    word.parse,
    begins=word.is_zipped,
    is_text=False,
)
FEED = Format(
    "feed",
    (".rss", ".atom", ".opml"),
    (
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "text/x-opml",
    ),
    _feed,
    begins=begins_feed,
    looks_like=looks_like_feed,
)
ARCHIVE = Format(
    "web archive",
    (".warc", ".arc"),
    ("application/warc", "application/x-archive"),
    _archive,
    begins=lambda head: head.startswith(_ARCHIVES),
    is_text=False,
)
MAIL = Format("message", (".eml",), ("message/rfc822",), mail.parse)
SUBTITLES = Format(
    "subtitles",
    (".vtt", ".srt"),
    ("text/vtt", "application/x-subrip"),
    subtitles.parse,
    begins=lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"),
)
CSV = Format("CSV", (".csv", ".tsv"), ("text/csv",), tables.parse_csv)
PARQUET = Format(
    "Parquet",
    (".parquet",),
    ("application/vnd.apache.parquet",),
    tables.parse_parquet,
    begins=lambda head: head.startswith(tables.PARQUET_MAGIC),
    is_text=False,
)
PLAIN = Format("plain text", (".txt", ".text", ".md"), ("text/plain", "text/markdown"), plain.parse)
"""What is left where nothing else is recognised."""

FORMATS = (
    *(ARCHIVE, FEED, SUBTITLES, PARQUET, JSON_LINES, WORD, JSON, HTML, MAIL, CSV),
    PLAIN,
)
BY_SUFFIX = {suffix: format for format in FORMATS for suffix in format.suffixes}
BY_MEDIA_TYPE = {name: format for format in FORMATS for name in format.media_types}


def by_name(name: str) -> Format | None:
    """The format of a file by the ending of its name, whether or not `.gz` follows; None if that
    tells nothing."""
    return BY_SUFFIX.get(Path(name.lower().removesuffix(".gz")).suffix)


def declared(raw: Raw) -> Format | None:
    """The format that an input is by its media type, else by its name; None if neither tells it."""
    return BY_MEDIA_TYPE.get(raw.media_type or "") or by_name(raw.source.where)


def begun(head: bytes) -> Format | None:
    """The format that the first line of an input tells."""
    return next((format for format in FORMATS if format.begins and format.begins(head)), None)


def sniffed(text: str) -> Format:
    """The format that the beginning of a text tells."""
    start = text[:_SNIFFED_CHARACTERS].lstrip()
    return next(
        (format for format in FORMATS if format.looks_like and format.looks_like(start)), PLAIN
    )
