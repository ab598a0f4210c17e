"""What somebody sends to be read, files or pasted text, to documents."""

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest import Options, sent_documents
from onrecord.serve.settings import Settings
from onrecord.text.characters import CONTROLS, SURROGATES
from onrecord.types import Document

GZIP_MAGIC = b"\x1f\x8b"
UNZIPPED = 4
"""How many times as much as is sent may come out of a compressed file; of news it is about three times."""
LONGEST_NAME = 200
_HARMFUL = re.compile(f"[\t\n\r{CONTROLS}{SURROGATES}]")


@dataclass(frozen=True, slots=True)
class Limits(Options):
    """How what is sent is read; it has the server's limit, which nobody who asks can raise."""

    def overruling(self) -> str:
        """How to have an article read whose language was found out wrongly, or that no model reads."""
        return "send it with language=en if it is English, or with any_language=true to have it read all the same"

    def too_long(self, where: str) -> InputError:
        """The refusal of a text over the limit, with its remedy."""
        return InputError(where, f"longer than {self.max_chars:,} characters; an article was expected: split it")


@dataclass(frozen=True, slots=True)
class OfPages(Limits):
    """The same, of what a person sends by a page."""

    def overruling(self) -> str:
        """How to have an article read whose language was found out wrongly, or that no model reads."""
        return "use the command line with --language en if it is English, or with --any-language"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file. `name`: what it is called, whose ending tells what kind it is; `data`: what is in it; `known`: fields of
    the document that who sent it knows, by their names.
    """

    name: str
    data: bytes
    known: Mapping[str, Any] = field(default_factory=dict)


def file(name: str, data: bytes) -> Sent:
    """A file that was sent, under its own name whatever folder that names."""
    own = _HARMFUL.sub("\ufffd", re.split(r"[/\\]", name)[-1])
    return Sent(own[-LONGEST_NAME:] or "unnamed", data)


def pasted(text: str, known: Mapping[str, Any]) -> Sent:
    """A text that was pasted into a page, which then sends its line ends as CR LF. Its name is that of its words."""
    data = text.replace("\r\n", "\n").encode(errors="replace")
    name = f"pasted-{hashlib.sha256(data).hexdigest()[:12]}"
    return Sent(f"{name}.txt", data, {"id": name, **known})


def documents(sent: Sent, settings: Settings) -> Iterator[Document | InputError]:
    """The documents of what was sent; what cannot be read is an `InputError` in its place."""
    try:
        data = _unzipped(sent, UNZIPPED * settings.max_bytes)
    except InputError as error:
        yield error
        return
    for found in sent_documents(sent.name, data, OfPages(settings.max_chars)):
        yield found if isinstance(found, InputError) else replace(found, **sent.known)


def _unzipped(sent: Sent, most: int) -> bytes:
    """What is in the file, out of its compression; but as it is if that is damaged or twofold, to be refused for it.

    Raises:
        InputError: it is more than `most` bytes.
    """
    if not sent.data.startswith(GZIP_MAGIC):
        return sent.data
    try:
        with gzip.GzipFile(fileobj=BytesIO(sent.data)) as stream:
            data = stream.read(most + 1)
    except (OSError, EOFError, zlib.error):
        return sent.data
    if len(data) > most:
        raise InputError(sent.name, f"unzips to more than {most:,} bytes: send it in parts")
    return sent.data if data.startswith(GZIP_MAGIC) else data
