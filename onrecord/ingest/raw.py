"""Whatever comes in, before it is parsed: a file, standard input, an upload, the body of a request,
a page that was fetched.

A `Raw` says where it came from and hands out its bytes; `parsing.py` makes documents of it. What is
known beforehand of what it holds is laid over what a text or a page tells of itself here, in
`Known.over`, and nowhere else.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields, replace
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from onrecord.types import Document

Opens = Callable[[], AbstractContextManager["BufferedReader[Any]"]]


class Source(NamedTuple):
    """An input: `where` it is, as messages name it, and the `id` of the document that it
    becomes."""

    where: str
    id: str

    def part(self, name: str, number: int) -> "Source":
        """One of many documents in this input: "line" or "item", counted from 1."""
        return Source(f"{self.where}, {name} {number}", f"{self.id}:{number}")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an input before it is read: by whoever gives it, later by the feed that
    names it.

    `published` is an ISO 8601 date or date-time. `language`, a BCP 47 tag, is a hint like what a
    page declares: to have an article read as being in a language there is `Options.language`.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None

    def over(self, document: Document, is_record: bool) -> Document:
        """The document with what is known. This takes precedence over what a text or page says of
        itself, which is a guess; but not over the fields of a record (a JSON object), which
        somebody filled in for this one article. `is_record`: the document is a record.
        """
        values = {
            field.name: value for field in fields(self) if (value := getattr(self, field.name))
        }
        return replace(
            document,
            **{
                name: value
                for name, value in values.items()
                if not (is_record and _has(document, name))
            },
        )


def _has(document: Document, name: str) -> bool:
    return bool(getattr(document, name))


NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Raw:
    """Something that came in, before it is parsed.

    `source`: where it came from, and the id of the document that it becomes, or from which those of
    its documents are made that have none. `open`: gives its bytes, perhaps compressed by gzip;
    those of standard input once. `media_type` as declared, without parameters; if None, the ending
    of its name or its first bytes tell what it is. `charset` as declared, which is only a hint:
    what the bytes themselves say counts for more. `address`: where it was fetched from.
    """

    source: Source
    open: Opens
    media_type: str | None = None
    charset: str | None = None
    known: Known = NOTHING
    address: str | None = None

    @classmethod
    def of_file(cls, path: Path, name: str, known: Known = NOTHING) -> "Raw":
        """A file. `name`: how messages and documents call it."""
        return cls(Source(name, name), lambda: path.open("rb"), known=known)

    @classmethod
    def of_stream(cls, stream: BinaryIO, known: Known = NOTHING) -> "Raw":
        """Standard input, or a stream that stands for it, which stays open."""
        return cls(Source("standard input", "stdin"), lambda: _borrowed(stream), known=known)

    @classmethod
    def of_bytes(cls, name: str, data: bytes, known: Known = NOTHING) -> "Raw":
        """What is in memory already, such as an upload of this name."""
        return cls(
            Source(name, name), lambda: BufferedReader(cast(RawIOBase, BytesIO(data))), known=known
        )

    @classmethod
    def fetched(
        cls, source: Source, data: bytes, media_type: str | None, charset: str | None, known: Known
    ) -> "Raw":
        """A page, as it was fetched from the address that names it."""
        raw = cls.of_bytes(source.where, data, known)
        return replace(raw, media_type=media_type, charset=charset, address=source.where)

    def declared(self, media_type: str) -> "Raw":
        """The same, of this media type."""
        return replace(self, media_type=media_type)

    def data(self) -> bytes:
        """All of its bytes, as they came."""
        with self.open() as stream:
            return stream.read()


@contextmanager
def _borrowed(stream: BinaryIO) -> Iterator["BufferedReader[Any]"]:
    if isinstance(stream, BufferedReader):
        yield stream
        return
    borrowed = BufferedReader(cast(RawIOBase, stream))
    try:
        yield borrowed
    finally:
        borrowed.detach()
