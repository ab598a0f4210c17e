"""What came in to documents: opened, out of its compression, parsed by its format, and finished.

One input's failure is a value in its place: an `InputError` is yielded, and whoever asks goes on
with the next.
"""

import gzip
import zlib
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import Any, BinaryIO, cast

from onrecord.errors import InputError
from onrecord.ingest import formats
from onrecord.ingest.opened import MARKUP_FACTOR, Opened, ParsedDocument
from onrecord.ingest.options import Options
from onrecord.ingest.raw import Raw
from onrecord.language import settled
from onrecord.types import Document, Reading

GZIP_MAGIC = b"\x1f\x8b"
DEFAULTS = Options()


def parsed(raw: Raw, options: Options = DEFAULTS) -> Iterator[Document | InputError]:
    """The documents of an input, one by one, each with its language and what was known of it
    beforehand. A document that cannot be read is an `InputError` in its place.
    """
    for entry in articles(raw, options):
        yield entry if isinstance(entry, InputError) else document_of(entry)


def articles(raw: Raw, options: Options = DEFAULTS) -> Iterator[Document | Reading | InputError]:
    """The same; if `options` keep them, a document that comes with its quotations is a reading."""
    empty, where = True, raw.source.where
    try:
        with raw.open() as stream:
            inside = unzipped(stream, where, options)
            opened = Opened(raw.source, inside, options, raw.charset, raw.address)
            for entry in _entries(opened, raw):
                empty = False
                yield entry if isinstance(entry, InputError) else _finished(entry, raw, options)
        if empty:
            yield InputError(
                where, "empty; an article's text was expected: remove it, or check how it was made"
            )
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield unreadable(where, error)


def _entries(opened: Opened, raw: Raw) -> Iterator[ParsedDocument | InputError]:
    format = formats.declared(raw) or formats.begun(opened.head)
    if format is formats.JSON and formats.begun(opened.first_bytes()) is formats.FEED:
        format = formats.FEED
    if format is None:
        format = formats.sniffed(opened.beginning(opened.options.max_bytes(MARKUP_FACTOR)))
    return format.parse(opened)


def _finished(entry: ParsedDocument, raw: Raw, options: Options) -> Document | Reading | InputError:
    """The document with what is known of it, and with its language; or why it cannot be read. An
    article that was read before may be in any language.
    """
    document = raw.known.over(entry.document, entry.is_record)
    if entry.quotations is not None:
        return Reading(settled(document, options.language), entry.quotations)
    try:
        return options.in_language(entry.where, document)
    except InputError as error:
        return error


def document_of(article: Document | Reading) -> Document:
    """The document, whether or not it came with its quotations."""
    return article.document if isinstance(article, Reading) else article


def unzipped(stream: "BufferedReader[Any]", where: str, options: Options = DEFAULTS) -> BinaryIO:
    """The stream, out of its compression if it is compressed.

    Raises:
        InputError: more comes out of it than `options` allow.
    """
    if not stream.peek(2).startswith(GZIP_MAGIC):
        return cast(BinaryIO, stream)
    inside = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if not options.max_unzipped:
        return inside
    data = inside.read(options.max_unzipped + 1)
    if len(data) > options.max_unzipped:
        raise InputError(
            where, f"unzips to more than {options.max_unzipped:,} bytes: send it in parts"
        )
    return BytesIO(data)


def unreadable(where: str, error: Exception) -> InputError:
    """Why an input could not be opened or read to its end, in one line with its remedy."""
    match error:
        case FileNotFoundError():
            problem = "no such file; a file, a directory or - was expected: check the name"
        case PermissionError():
            problem = "no permission to read it: change its permissions, or read a copy"
        case EOFError() | zlib.error() | gzip.BadGzipFile():
            problem = (
                "damaged gzip data; a complete .gz file was expected: fetch or compress it again"
            )
        case _:
            problem = f"cannot be read ({getattr(error, 'strerror', None) or error}); check the file and the disk"
    return InputError(where, problem)
