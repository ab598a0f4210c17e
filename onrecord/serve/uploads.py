"""The files and pasted texts that people send by a page, as inputs; and how they are read."""

import hashlib
import re
from dataclasses import replace

from onrecord.ingest import Known, Options, Raw, Remedies, Source
from onrecord.serve.settings import Settings
from onrecord.text.characters import CONTROLS, SURROGATES

UNZIPPED = 4
"""How many times its size a compressed file may unpack to; news unpacks to about three times."""
LONGEST_NAME = 200
BY_PAGE = Remedies(
    "choose English in the form if it is English, or tick “Read it in any language”", "split it"
)
BY_API = Remedies(
    "send it with language=en if it is English, or with any_language=true to have it read all the same",
    "split it",
)
_HARMFUL = re.compile(f"[\t\n\r{CONTROLS}{SURROGATES}]")


def uploaded(name: str, data: bytes) -> Raw:
    """A file that was sent, under its name without folders."""
    file_name = _HARMFUL.sub("\ufffd", re.split(r"[/\\]", name)[-1])
    return Raw.of_bytes(file_name[-LONGEST_NAME:] or "unnamed", data)


def pasted(text: str, known: Known) -> Raw:
    """A text that was pasted into a page, which sends line ends as CR LF. Its name is made of a
    hash of its words."""
    data = text.replace("\r\n", "\n").encode(errors="replace")
    name = f"pasted-{hashlib.sha256(data).hexdigest()[:12]}"
    raw = Raw.of_bytes(f"{name}.txt", data, known)
    return replace(raw, source=Source(raw.source.where, name))


def options(
    settings: Settings, remedies: Remedies, language: str | None = None, any_language: bool = False
) -> Options:
    """How inputs are read: within the limits of the server, which no client can raise."""
    unzipped = UNZIPPED * settings.max_bytes
    return Options(settings.max_chars, None, language, any_language, unzipped, remedies)
