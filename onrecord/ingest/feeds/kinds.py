"""Which kind of feed a text is, by its beginning."""

import re
from typing import Literal

Kind = Literal["syndicated", "sitemap", "opml", "json"]
VERSION = "https://jsonfeed.org/version/"
"""What a JSON Feed's version begins with."""
_SYNDICATED = frozenset({"rss", "feed", "rdf", "channel"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_LIST = "opml"
_ROOT = re.compile(
    r"""\s*
    (?:
        (?: <\?[^>]*> | <!--(?:(?!-->).)*--> | <!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?> )
        \s*
    )*
    <(?:\w+:)?(\w+)""",
    re.DOTALL | re.VERBOSE,
)
_JSON_FEED = re.compile(r'\s*\{[^{}\[\]]{0,2000}"version"\s*:\s*"' + re.escape(VERSION))
LOOKED_AT = 5_000
"""Characters, from the first, among which a feed shows what it is."""


def kind_of(start: str) -> Kind | None:
    """Which kind of feed, or of list of feeds, a text is by its beginning; None if it is none."""
    start = start[:LOOKED_AT].lstrip("\ufeff")
    if _JSON_FEED.match(start):
        return "json"
    match = _ROOT.match(start)
    root = match[1].casefold() if match else ""
    if root in _SYNDICATED:
        return "syndicated"
    if root in _SITEMAPS:
        return "sitemap"
    return "opml" if root == _LIST else None


def looks_like_feed(start: str) -> bool:
    """Whether a text is a feed, or a list of feeds, by its beginning."""
    return kind_of(start) is not None


def begins_feed(head: bytes) -> bool:
    """Whether the first line of bytes shows that a feed begins."""
    return looks_like_feed(as_ascii(head))


def as_ascii(data: bytes) -> str:
    """The beginning of bytes in whatever encoding, as far as it is ASCII: what tells a feed is."""
    return data[:LOOKED_AT].decode("ascii", "ignore").replace("\0", "")
