"""Web archives (WARC 1.0 and 1.1, ISO 28500; the older ARC): each page that was archived is a
document.

A record that is broken is passed over, and the archive is read on from the next one; how many there
were is told at the end. What was archived is kept in `Document.extra` as `warc`, so that a
quotation can be looked up in the archive again: the record's identifier, its offset in the unpacked
archive, its digest, and when it was fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.encoding import decode, without_stray_nulls
from onrecord.ingest.html import html_document
from onrecord.ingest.opened import Opened, ParsedDocument
from onrecord.types import Document

LONGEST_RECORD = 50_000_000
"""Bytes of a record that is read; longer ones are films and the like."""
_BEGINS = b"WARC/"
_NEXT = re.compile(rb"\r?\n\r?\nWARC/1\.[01]\r?\n")
_ARC = b"filedesc://"
_LONGEST_LINE = 1 << 16
_MOST_HEADERS = 1_000
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as it stands in the archive: its offset, its headers by their names in small
    letters, and all its bytes."""

    offset: int
    headers: dict[str, str]
    data: bytes


class _Stream:
    """A stream that can be given bytes back."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._back, self._stream, self.offset = head, stream, 0

    def readline(self) -> bytes:
        """A line, with its end; a very long one in parts."""
        end = self._back.find(b"\n") + 1
        if end:
            line, self._back = self._back[:end], self._back[end:]
        else:
            line, self._back = self._back + self._stream.readline(_LONGEST_LINE), b""
        self.offset += len(line)
        return line

    def read(self, size: int) -> bytes:
        """So many bytes, or all that are left."""
        data, self._back = self._back[:size], self._back[size:]
        data += self._stream.read(size - len(data)) if len(data) < size else b""
        self.offset += len(data)
        return data

    def give_back(self, data: bytes) -> None:
        """Bytes that are read again."""
        self._back = data + self._back
        self.offset -= len(data)


def parse(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    """The pages of an archive; in the place of what cannot be read, why.

    Raises:
        InputError: warcio is not installed.
    """
    try:
        import warcio.archiveiterator  # noqa: F401
    except ImportError:
        needed = "a web archive, which needs warcio: pip install 'onrecord[warc]'"
        raise InputError(opened.source.where, needed) from None
    broken = _Broken()
    stream = _Stream(opened.head, opened.stream)
    is_arc = opened.head.startswith(_ARC)
    pages = _pages_of_arc(stream) if is_arc else _pages(stream, broken)
    pages_found = 0
    for number, page in enumerate(pages, 1):
        pages_found += 1
        source = opened.source.part("page", number)
        try:
            yield _document(opened, page, number)
        except InputError as error:
            yield InputError(source.where, error.problem)
    if broken.count:
        many = (
            f"{broken.count:,} broken records were" if broken.count > 1 else "a broken record was"
        )
        yield InputError(opened.source.where, f"{many} passed over: fetch the archive again")
    elif not pages_found:
        yield InputError(opened.source.where, "an archive without web pages: give another")


@dataclass(slots=True)
class _Broken:
    """How many records were passed over."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that was archived: its bytes, its address, the charset that its server declared, and
    what tells where it stands."""

    data: bytes
    url: str | None
    charset: str | None
    kept: dict[str, Any]


def _document(opened: Opened, page: _Page, number: int) -> ParsedDocument:
    source = opened.source.part("page", number)
    data = without_stray_nulls(page.data)
    text = decode(source.where, data, opened.options.encoding, page.charset)
    document: Document = html_document(source, text, opened.options, page.url)
    extra = MappingProxyType({**document.extra, "warc": page.kept})
    return ParsedDocument(source.where, replace(document, extra=extra))


def _pages(stream: _Stream, broken: _Broken) -> Iterator[_Page]:
    for record in _records(stream, broken):
        if record.headers.get("warc-type") in ("response", "resource"):
            try:
                page = _page(record)
            except Exception:  # warcio raises many kinds, undocumented, on broken records
                broken.count += 1
                continue
            if page:
                yield page


def _records(stream: _Stream, broken: _Broken) -> Iterator[_Record]:
    """The records of an archive, found by their first line: what lies between is passed over."""
    while line := stream.readline():
        if not line.startswith(_BEGINS):
            continue
        offset = stream.offset - len(line)
        lines = [line]
        while (line := stream.readline()).strip() and len(lines) < _MOST_HEADERS:
            lines.append(line)
        headers = _headers(lines)
        length = headers.get("content-length", "")
        if not (length.isdecimal() and length.isascii()):
            broken.count += 1
        elif int(length) > LONGEST_RECORD:
            _skip(stream, int(length))
        else:
            data = _content(stream, int(length))
            if len(data) < int(length):
                broken.count += 1
            else:
                yield _Record(offset, headers, data)


def _content(stream: _Stream, length: int) -> bytes:
    """The content of a record; shorter than its length where the next record begins within it."""
    data = stream.read(length)
    following = stream.read(len(b"\r\n\r\n"))
    stream.give_back(following)
    is_wrong = len(data) < length or following.strip()
    if is_wrong and (match := _NEXT.search(data)):
        stream.give_back(data[match.start() :])
        return data[: match.start()]
    return data


def _skip(stream: _Stream, length: int) -> None:
    while length > 0 and (data := stream.read(min(length, _LONGEST_LINE))):
        length -= len(data)


def _headers(lines: list[bytes]) -> dict[str, str]:
    parted = (line.decode("utf-8", "replace").partition(":") for line in lines[1:])
    return {name.strip().casefold(): value.strip() for name, _, value in parted}


def _page(record: _Record) -> _Page | None:
    """The page in a record; None if it is no page, or one that its server did not have."""
    from warcio.archiveiterator import ArchiveIterator

    headers = record.headers
    url = _address(headers.get("warc-target-uri", ""))
    written = "".join(
        f"{name}: {value}\r\n"
        for name, value in {**headers, "warc-target-uri": url or "urn:none"}.items()
    )
    whole = b"WARC/1.0\r\n" + written.encode() + b"\r\n" + record.data + b"\r\n\r\n"
    for inside in ArchiveIterator(BytesIO(whole)):
        return _of_http(
            inside,
            url,
            {
                "record_id": headers.get("warc-record-id", "").strip("<>") or None,
                "offset": record.offset,
                "digest": headers.get("warc-payload-digest"),
                "fetched": headers.get("warc-date"),
            },
        )
    return None


def _pages_of_arc(stream: _Stream) -> Iterator[_Page]:
    """The pages of an older archive, whose records warcio finds."""
    from warcio.archiveiterator import ArchiveIterator

    archive = ArchiveIterator(stream, arc2warc=True)
    try:
        for inside in archive:
            headers = inside.rec_headers
            kept = {
                "digest": headers.get_header("WARC-Payload-Digest"),
                "fetched": headers.get_header("WARC-Date"),
            }
            page = _of_http(inside, _address(headers.get_header("WARC-Target-URI") or ""), kept)
            if page:  # to ask for the offset first would take the page off the stream
                yield replace(page, kept={**page.kept, "offset": archive.get_record_offset()})
    except Exception:  # as above; what came before it stands
        return


def _of_http(inside: Any, url: str | None, kept: dict[str, Any]) -> _Page | None:
    http = inside.http_headers
    if http is not None and http.get_statuscode() != "200":
        return None
    declared = http or inside.rec_headers
    media_type, _, parameters = (declared.get_header("Content-Type") or "").partition(";")
    if media_type.strip().casefold() not in _PAGES:
        return None
    data = _all_of(inside.content_stream())
    _, _, charset = parameters.partition("charset=")
    told = {name: value for name, value in kept.items() if value is not None}
    return _Page(data, url, charset.strip(" \"'") or None, told) if data.strip() else None


def _all_of(stream: Any) -> bytes:
    """What a stream has, which gives it in pieces; no more than a record may have."""
    pieces: list[bytes] = []
    length = 0
    while length < LONGEST_RECORD and (piece := stream.read(_LONGEST_LINE)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _address(written: str) -> str | None:
    """The address of a page; some archives write it in brackets, or with spaces."""
    url = written.strip("<> ").replace(" ", "%20")
    return url if url.startswith(("http://", "https://")) else None
