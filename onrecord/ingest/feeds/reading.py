"""What a feed lists, of whichever kind it is."""

from onrecord.errors import InputError
from onrecord.ingest.encoding import decode
from onrecord.ingest.feeds import opml, sitemap, syndicated
from onrecord.ingest.feeds.entries import Feed
from onrecord.ingest.feeds.json_feed import read_json_feed
from onrecord.ingest.feeds.kinds import as_ascii, kind_of
from onrecord.ingest.html import shown_text


def read_feed(where: str, data: bytes, address: str = "", charset: str | None = None) -> Feed:
    """What a feed lists. `where`: how messages call it; `address`: its own, to which what it links
    to may be relative; `charset` as declared beside it.

    An OPML list is a feed that lists feeds.

    Raises:
        InputError: it is no feed, or a broken one.
    """
    kind = kind_of(as_ascii(data))
    if kind == "json":
        return read_json_feed(where, decode(where, data, None, charset), address, _shown)
    if kind == "sitemap":
        return sitemap.read_sitemap(where, data, address)
    if kind == "opml":
        return Feed(feeds=tuple(listed.url for listed in opml.read_opml(where, data)))
    if kind == "syndicated":
        return syndicated.read_syndicated(where, data, address, charset, _shown)
    problem = (
        "no feed; RSS, Atom, JSON Feed, a sitemap or OPML was expected: look at it in a browser"
    )
    raise InputError(where, problem)


def _shown(markup: str) -> str:
    return shown_text(markup) if "<" in markup or "&" in markup else markup.strip()
