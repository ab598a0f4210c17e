"""An input that is open: its first line, and the rest of it as a format asks for it."""

from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from onrecord.errors import InputError
from onrecord.ingest.encoding import decode, refuse_binary, without_stray_nulls
from onrecord.ingest.options import Options
from onrecord.ingest.raw import Source
from onrecord.types import Document, Quotation

# The widest character of any encoding; a page's markup may be ten times as long as its article.
BYTES_PER_CHARACTER = 4
MARKUP_FACTOR = 10
_LONGEST_FIRST_LINE = 1 << 16
_BEGINNING = 1 << 13
_LONGEST_BEGINNING = 20_000


class ParsedDocument(NamedTuple):
    """A document as its format gives it. `where`: the input, or its line or item; `is_record`: it
    is an object whose fields somebody filled in for this one article; `quotations`: those that came
    with it, of an article that was read before."""

    where: str
    document: Document
    is_record: bool = False
    quotations: tuple[Quotation, ...] | None = None


class Opened:
    """An input that is open, out of its compression. It can be asked what it begins with, then be
    read once."""

    def __init__(
        self,
        source: Source,
        stream: BinaryIO,
        options: Options,
        charset: str | None = None,
        address: str | None = None,
    ) -> None:
        """Takes the first line, at most 64 KB of it, off the stream as `head`. `address`: where it
        was fetched from."""
        self.source, self.stream, self.options, self.charset = source, stream, options, charset
        self.address = address
        self.head = stream.readline(_LONGEST_FIRST_LINE)
        self._data: bytes | None = None
        self._text: str | None = None

    def first_bytes(self) -> bytes:
        """Its first bytes, more than the first line if that is short. Not for who reads it line by
        line: they are taken off the stream."""
        self.head += self.stream.read(max(0, _BEGINNING - len(self.head)))
        return self.head

    def data(self, limit: int, refusal: InputError | None = None) -> bytes:
        """All of it. `limit`: the most bytes that it may be, -1 for any number; `refusal`: what is
        raised beyond it.

        Raises:
            InputError: it is longer.
        """
        if self._data is None:
            self._data = self.head + self.stream.read(limit + 1 if limit >= 0 else -1)
        if 0 <= limit < len(self._data):
            raise refusal or self.options.too_long(self.source.where)
        return self._data

    def text(
        self,
        limit: int,
        refusal: InputError | None = None,
        cleaned: Callable[[bytes], bytes] | None = None,
    ) -> str:
        """All of it as text. `cleaned`: what is done to the bytes before.

        Raises:
            InputError: it is no text, its encoding cannot be told, or it is longer than the limit.
        """
        refuse_binary(self.source.where, self.head)
        data = self.data(limit, refusal)
        if self._text is None:
            data = cleaned(data) if cleaned else data
            self._text = decode(self.source.where, data, self.options.encoding, self.charset)
        return self._text

    def beginning(self, limit: int) -> str:
        """The text from which its format can be told. Stray NUL bytes are passed over: it may be a
        page.

        Raises:
            InputError: as `text` does.
        """
        data = self.data(limit)
        if b"\0" not in data:
            return self.text(limit)
        refuse_binary(self.source.where, self.head)
        start = without_stray_nulls(data[:_LONGEST_BEGINNING])
        return decode(self.source.where, start, self.options.encoding, self.charset)
