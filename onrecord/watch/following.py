"""What somebody names to be watched: addresses, and lists of feeds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest.feeds.entries import web_address
from onrecord.ingest.feeds.kinds import as_ascii, kind_of
from onrecord.ingest.feeds.opml import Listed, opml, read_opml
from onrecord.record import ToFollow, Watched

LONGEST_LIST = 20_000_000
"""Bytes of a list of feeds."""


def to_follow(names: Iterable[str]) -> Iterator[ToFollow | InputError]:
    """The feeds that names stand for: addresses of feeds or of sites, and OPML files. A name that
    stands for none is an `InputError` in its place."""
    for name in names:
        if url := web_address(name):
            yield ToFollow(url)
            continue
        try:
            yield from listed_in(name, _bytes_of(name))
        except InputError as error:
            yield error


def listed_in(where: str, data: bytes) -> Iterator[ToFollow]:
    """The feeds that a list (OPML) has. `where`: how messages call it.

    Raises:
        InputError: it is no such list, or has none.
    """
    if kind_of(as_ascii(data)) in ("syndicated", "sitemap", "json"):
        problem = (
            "a feed, saved as a file, which never has anything new: give the address it came from"
        )
        raise InputError(where, problem)
    for listed in read_opml(where, data):
        yield ToFollow(listed.url, listed.title, listed.home, listed.folders)


def list_of(feeds: Iterable[Watched], title: str) -> str:
    """The watched feeds as a list (OPML 2.0) that other programs read, and this one."""
    listed = (Listed(feed.url, feed.title, feed.home, feed.folders) for feed in feeds)
    return opml(listed, title)


def _bytes_of(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            data = file.read(LONGEST_LIST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        problem = f"{reason}; the address of a feed, or a list of feeds (OPML), was expected"
        raise InputError(name, problem) from None
    if len(data) > LONGEST_LIST:
        raise InputError(name, f"longer than {LONGEST_LIST:,} bytes: part the list")
    return data
