"""Inputs to documents: which reader reads what, the walk over directories, standard input.

One input's failure is a value in its place: an `InputError` is yielded and the next input is read.
"""

import gzip
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

from onrecord.errors import InputError
from onrecord.ingest import json_lines
from onrecord.ingest.encoding import decode, refuse_binary, without_stray_nulls
from onrecord.ingest.options import Options, Source
from onrecord.ingest.plain import plain_document
from onrecord.ingest.word import MAGIC, word_document
from onrecord.types import Document

Kind = Literal["plain", "html", "json lines", "json", "word"]

KINDS: dict[str, Kind] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".json": "json",
    ".docx": "word",
}
# Gold annotations and our own output lie beside the articles that they belong to.
_NOT_ARTICLES = (".expected.txt", ".quotes.txt", "README.md", "README.txt")
_STANDARD_INPUT = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_HTML_START = re.compile(r"(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_HTML_BYTES = re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_HTML_TAG = re.compile(r"</?(?:p|div|span|a|br|h[1-6]|article|section|body|head|meta|ul|li|table|em|strong)\b[^<>]*>")
_FEWEST_HTML_TAGS = 5
_SNIFFED_CHARACTERS = 5_000
_LONGEST_SNIFFED_LINE = 1 << 16
# The widest character of any encoding; a page's markup may be ten times as long as its article.
_BYTES_PER_CHARACTER = 4
_MARKUP_FACTOR = 10
_LONGEST_JSON_FILE = 200_000_000
_COUNTED_BYTES = 1 << 24
_DEFAULTS = Options()


def documents(
    inputs: Iterable[str], options: Options = _DEFAULTS, stdin: BinaryIO | None = None
) -> Iterator[Document | InputError]:
    """The documents of files, directories and standard input ("-"), one by one, as they are asked for.

    What cannot be read is yielded as an `InputError` in its place. `stdin`: another stream to read for "-".
    """
    for given in inputs:
        for found in _files(given):
            if isinstance(found, InputError):
                yield found
            else:
                yield from _file_documents(found, options, stdin)


def sent_documents(name: str, data: bytes, options: Options = _DEFAULTS) -> Iterator[Document | InputError]:
    """The documents of a file that somebody sent: `data` is what is in it; its name tells what kind it is."""
    return _source_documents(Source(name, name), kind_of(name), _opened(_STANDARD_INPUT, BytesIO(data)), options)


def count(inputs: Iterable[str]) -> int | None:
    """About how many documents the inputs hold, for a progress bar; None if standard input is among them.

    The files of directories are counted, the lines of a long JSON Lines file estimated from its beginning.
    """
    given = list(inputs)
    if _STANDARD_INPUT in given:
        return None
    return sum(_count_file(found) for name in given for found in _files(name) if isinstance(found, str))


def _files(given: str) -> Iterator[str | InputError]:
    """The files that an input stands for: itself, or those of a directory; "-" for standard input."""
    if _URL.match(given):
        yield InputError(given, "URLs cannot be read yet; a file was expected: save the page and read the file")
    elif not given or "\0" in given:
        yield InputError(repr(given), "not a name; a file or a directory was expected: check the name")
    elif given != _STANDARD_INPUT and _is_directory(Path(given)):
        yield from _articles(Path(given))
    else:
        yield given


def _articles(directory: Path) -> Iterator[str | InputError]:
    """The articles below a directory, each folder's in the order of their names; a folder is entered once."""
    entered: set[tuple[int, int]] = set()
    pending, empty = [directory], True
    while pending:
        path = pending.pop()
        if _is_directory(path):
            try:
                status, inside = path.stat(), sorted(path.iterdir(), reverse=True)
            except OSError as error:
                empty = False
                yield _unreadable(_name(path), error)
                continue
            if (status.st_dev, status.st_ino) not in entered:
                entered.add((status.st_dev, status.st_ino))
                pending.extend(filter(_may_hold_articles, inside))
        else:
            empty = False
            yield str(path)
    if empty:
        problem = f"a directory without articles; files ending in {', '.join(KINDS)} (or .gz) were expected"
        yield InputError(_name(directory), f"{problem}: name another directory, or the files themselves")


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # too long a name, or no permission to look: opening it will tell
        return False


def _may_hold_articles(path: Path) -> bool:
    """Whether a directory's entry is a directory or an article, hidden ones aside; a pipe or a device is neither."""
    if path.name.startswith(".") or path.name.endswith(_NOT_ARTICLES):
        return False
    if _is_directory(path):
        return True
    try:
        return kind_of(path.name) is not None and (path.is_file() or not path.exists())
    except OSError:
        return True


def kind_of(name: str) -> Kind | None:
    """The kind of a file by its suffix, whether or not `.gz` follows; None if that tells nothing."""
    return KINDS.get(Path(name.lower().removesuffix(".gz")).suffix)


def _count_file(path: str) -> int:
    if kind_of(path) != "json lines":
        return 1
    try:
        with _opened(path, None) as file:
            beginning = _unzipped(file).read(_COUNTED_BYTES)
            share = file.tell() / max(1, Path(path).stat().st_size)
    except (OSError, EOFError, zlib.error):
        return 1
    counted = beginning.count(b"\n") + (not beginning.endswith(b"\n"))
    return counted if len(beginning) < _COUNTED_BYTES else round(counted / share)


def _file_documents(path: str, options: Options, stdin: BinaryIO | None) -> Iterator[Document | InputError]:
    name = _name(Path(path))
    source = Source("standard input", "stdin") if path == _STANDARD_INPUT else Source(name, name)
    yield from _source_documents(source, kind_of(path), _opened(path, stdin), options)


def _source_documents(
    source: Source, kind: Kind | None, opened: AbstractContextManager["BufferedReader[Any]"], options: Options
) -> Iterator[Document | InputError]:
    empty = True
    try:
        with opened as given:
            for document in _stream_documents(source, _unzipped(given), kind, options):
                empty = False
                yield document
        if empty:
            yield InputError(source.where, "empty; an article's text was expected: remove it, or check how it was made")
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield _unreadable(source.where, error)


def _name(path: Path) -> str:
    """A path as messages and documents give it; bytes of a name that are not UTF-8 become U+FFFD."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _unreadable(where: str, error: Exception) -> InputError:
    match error:
        case FileNotFoundError():
            problem = "no such file; a file, a directory or - was expected: check the name"
        case PermissionError():
            problem = "no permission to read it: change its permissions, or read a copy"
        case EOFError() | zlib.error() | gzip.BadGzipFile():
            problem = "damaged gzip data; a complete .gz file was expected: fetch or compress it again"
        case _:
            problem = f"cannot be read ({getattr(error, 'strerror', None) or error}); check the file and the disk"
    return InputError(where, problem)


@contextmanager
def _opened(path: str, stdin: BinaryIO | None) -> Iterator["BufferedReader[Any]"]:
    """The file, to be closed; or standard input, or what stands for it, which stays open."""
    if path != _STANDARD_INPUT:
        with Path(path).open("rb") as file:
            yield file
        return
    stream = stdin or sys.stdin.buffer
    if isinstance(stream, BufferedReader):
        yield stream
        return
    borrowed = BufferedReader(cast(RawIOBase, stream))
    try:
        yield borrowed
    finally:
        borrowed.detach()


def _unzipped(stream: "BufferedReader[Any]") -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if stream.peek(2).startswith(_GZIP_MAGIC) else stream


def _stream_documents(
    source: Source, stream: BinaryIO, kind: Kind | None, options: Options
) -> Iterator[Document | InputError]:
    head = stream.readline(_LONGEST_SNIFFED_LINE)
    if kind == "json lines" or (kind is None and json_lines.is_object(head)):
        yield from json_lines.line_documents(source, stream, options, head)
        return
    if kind == "word" or (kind is None and head.startswith(MAGIC)):
        document = word_document(source, _whole(source, head, stream, kind, options), options)
        yield options.in_language(source.where, document)
        return
    refuse_binary(source.where, head)
    data = _whole(source, head, stream, kind, options)
    if kind == "html" or (kind is None and _HTML_BYTES.match(head)):
        data = without_stray_nulls(data)
    text = decode(source.where, data, options.encoding)
    if not text.strip():
        return
    match kind or _sniffed(text):
        case "json":
            yield from json_lines.whole_documents(source, text, options)
        case "html":
            from onrecord.ingest.html import html_document  # here, because its parser is slow to import

            yield options.in_language(source.where, html_document(source, text, options))
        case _:
            options.check_length(source.where, text)
            yield options.in_language(source.where, plain_document(source.id, text))


def _whole(source: Source, head: bytes, stream: BinaryIO, kind: Kind | None, options: Options) -> bytes:
    """The rest of a stream after its `head`, as long as that may be an article at all."""
    if kind == "json":
        limit = _LONGEST_JSON_FILE
    else:
        limit = options.max_bytes(_BYTES_PER_CHARACTER if kind == "plain" else _MARKUP_FACTOR)
    data = head + stream.read(limit + 1 if limit >= 0 else -1)
    if 0 <= limit < len(data):
        if kind == "json":
            raise InputError(source.where, "a JSON file over 200 MB: give JSON Lines instead, one object a line")
        raise options.too_long(source.where)
    return data


def _sniffed(text: str) -> Kind:
    start = text[:_SNIFFED_CHARACTERS].lstrip()
    if json_lines.looks_like_json(start):
        return "json"
    is_html = _HTML_START.match(start) or len(_HTML_TAG.findall(start)) >= _FEWEST_HTML_TAGS
    return "html" if is_html else "plain"
