"""The body of an answer, out of its compression, as long as it may be."""

import zlib
from collections.abc import Iterable, Iterator

import httpx2

from onrecord.ingest.web.fetched import FetchError

ENCODINGS = "gzip, deflate"
"""The compressions that are asked for: those that can be undone bit by bit within a limit."""
_EITHER_WRAPPING = 32 + zlib.MAX_WBITS
_AT_ONCE = 1 << 16


def body(response: httpx2.Response, where: str, most: int) -> bytes:
    """The whole body.

    Raises:
        FetchError: it is longer than `most` bytes, or its compression is broken.
    """
    pieces: list[bytes] = []
    length = 0
    try:
        for piece in _unpacked(response.iter_raw(), response.headers.get("content-encoding", "")):
            length += len(piece)
            if length > most:
                raise FetchError(where, f"longer than {most:,} bytes: no article is")
            pieces.append(piece)
    except zlib.error as error:
        raise FetchError(where, f"arrived damaged ({error}): try again later") from None
    return b"".join(pieces)


def _unpacked(stream: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes, in pieces that are short however much they unpack to."""
    names = [name.strip().casefold() for name in encoding.split(",")]
    if not any(name in ("gzip", "x-gzip", "deflate") for name in names):
        yield from stream
        return
    unpacker = zlib.decompressobj(_EITHER_WRAPPING)
    is_first = True
    for packed in stream:
        if is_first and packed and names[-1] == "deflate" and not _is_wrapped(packed):
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        is_first = is_first and not packed
        rest = packed
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _AT_ONCE)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush(_AT_ONCE)


def _is_wrapped(packed: bytes) -> bool:
    """Whether "deflate" has the wrapping that its standard asks for and some servers leave out."""
    return len(packed) > 1 and packed[0] & 0x0F == 8 and (packed[0] * 256 + packed[1]) % 31 == 0
