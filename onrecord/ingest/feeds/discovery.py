"""The feeds that a page names as its own (RSS Autodiscovery)."""

from lxml.html import HtmlElement

from onrecord.ingest.feeds.entries import web_address
from onrecord.ingest.markup import parsed

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def feeds_of_page(markup: str, address: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page at this address links to in its head, in its order."""
    tree = parsed(markup)
    links: list[HtmlElement] = [] if tree is None else list(tree.iter("link"))
    feeds = (
        web_address(link.get("href"), address)
        for link in links
        if "alternate" in (link.get("rel") or "").casefold().split()
        and (link.get("type") or "").partition(";")[0].strip().casefold() in _FEED_TYPES
    )
    return tuple(dict.fromkeys(feed for feed in feeds if feed))
