"""The names that a person gives to what comes in: files, directories, addresses, standard input."""

import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from io import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.formats import BY_SUFFIX, by_name, declared
from onrecord.ingest.options import Options
from onrecord.ingest.parsing import DEFAULTS, parsed, unreadable, unzipped
from onrecord.ingest.raw import NOTHING, Known, Raw
from onrecord.types import Document

if TYPE_CHECKING:
    from onrecord.ingest.web.fetcher import Fetcher

# Gold annotations and our own output lie beside the articles that they belong to.
_NOT_ARTICLES = (".expected.txt", ".quotes.txt", "README.md", "README.txt")
_STANDARD_INPUT = "-"
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_COUNTED_BYTES = 1 << 24


def named(
    inputs: Iterable[str],
    known: Known = NOTHING,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
) -> Iterator[Raw | InputError]:
    """The inputs that the names stand for: files, those of directories, pages and feeds by their
    addresses, and standard input ("-"), one by one.

    A name that stands for nothing is an `InputError` in its place. `known`: what is known of every
    input; `stdin`: another stream to read for "-"; `allow_private`: addresses of an intranet may be
    fetched, too.
    """
    with ExitStack() as online:
        from_web = _FromWeb(allow_private, known, online)
        for name in inputs:
            if name == _STANDARD_INPUT:
                yield Raw.of_stream(stdin or sys.stdin.buffer, known)
            elif _URL.match(name):
                yield from from_web.at(name)
            else:
                yield from _from_disk(name, known)


def documents(
    inputs: Iterable[str],
    options: Options = DEFAULTS,
    stdin: BinaryIO | None = None,
    known: Known = NOTHING,
) -> Iterator[Document | InputError]:
    """The documents of files, directories and standard input ("-"), one by one, as they are asked
    for.

    What cannot be read is yielded as an `InputError` in its place. `stdin`: another stream to read
    for "-"; `known`: what is known of every input beforehand.
    """
    for raw in named(inputs, known, stdin):
        if isinstance(raw, InputError):
            yield raw
        else:
            yield from parsed(raw, options)


class _FromWeb:
    """What stands at addresses; the fetcher is made once it is needed, because it is slow to
    import."""

    def __init__(self, allow_private: bool, known: Known, open_until: ExitStack) -> None:
        self._allow_private, self._known, self._open_until = allow_private, known, open_until
        self._fetcher: Fetcher | None = None

    def at(self, address: str) -> Iterator[Raw | InputError]:
        from onrecord.ingest.web.fetcher import Fetcher
        from onrecord.ingest.web.online import online
        from onrecord.ingest.web.settings import FetchSettings

        if self._fetcher is None:
            settings = FetchSettings(allow_private=self._allow_private)
            self._fetcher = self._open_until.enter_context(Fetcher(settings))
        return online(address, self._fetcher, self._known)


def count(inputs: Iterable[str]) -> int | None:
    """About how many documents the inputs hold, for a progress bar; None if standard input or an
    address is among them.

    The files of directories are counted, the lines of a long JSON Lines file estimated from its
    beginning.
    """
    names = list(inputs)
    if _STANDARD_INPUT in names or any(map(_URL.match, names)):
        return None
    return sum(held(raw) for raw in named(names) if isinstance(raw, Raw))


def held(raw: Raw) -> int:
    """About how many documents an input holds, which is opened for it: of JSON Lines, as many as
    there are lines."""
    format = declared(raw)
    if format is None or not format.has_lines:
        return 1
    try:
        with raw.open() as file:
            beginning = unzipped(file, raw.source.where).read(_COUNTED_BYTES)
            position, size = file.tell(), file.seek(0, SEEK_END)
    except (OSError, EOFError, zlib.error):
        return 1
    lines = beginning.count(b"\n") + (not beginning.endswith(b"\n"))
    return (
        lines if len(beginning) < _COUNTED_BYTES else round(lines * max(1, size) / max(1, position))
    )


def _from_disk(name: str, known: Known) -> Iterator[Raw | InputError]:
    for path in _files(name):
        yield path if isinstance(path, InputError) else Raw.of_file(path, _name(path), known)


def _files(name: str) -> Iterator[Path | InputError]:
    """The files that a name stands for: one, or those of a directory."""
    if not name or "\0" in name:
        yield InputError(
            repr(name), "not a name; a file or a directory was expected: check the name"
        )
    elif _is_directory(Path(name)):
        yield from _articles(Path(name))
    else:
        yield Path(name)


def _articles(directory: Path) -> Iterator[Path | InputError]:
    """The articles below a directory, each folder's in the order of their names; a folder is
    entered once."""
    entered: set[tuple[int, int]] = set()
    pending, empty = [directory], True
    while pending:
        path = pending.pop()
        if _is_directory(path):
            try:
                status, inside = path.stat(), sorted(path.iterdir(), reverse=True)
            except OSError as error:
                empty = False
                yield unreadable(_name(path), error)
                continue
            if (status.st_dev, status.st_ino) not in entered:
                entered.add((status.st_dev, status.st_ino))
                pending.extend(filter(_may_hold_articles, inside))
        else:
            empty = False
            yield path
    if empty:
        problem = f"a directory without articles; files ending in {', '.join(BY_SUFFIX)} (or .gz) were expected"
        yield InputError(
            _name(directory), f"{problem}: name another directory, or the files themselves"
        )


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # too long a name, or no permission to look: opening it will tell
        return False


def _may_hold_articles(path: Path) -> bool:
    """Whether a directory's entry is a directory or an article, hidden ones aside; a pipe or a
    device is neither."""
    if path.name.startswith(".") or path.name.endswith(_NOT_ARTICLES):
        return False
    if _is_directory(path):
        return True
    try:
        return by_name(path.name) is not None and (path.is_file() or not path.exists())
    except OSError:
        return True


def _name(path: Path) -> str:
    """A path as messages and documents give it; bytes of a name that are not UTF-8 become
    U+FFFD."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
