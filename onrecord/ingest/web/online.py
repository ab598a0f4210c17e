"""What stands at an address, as it comes in: an article, or those that a feed lists."""

import json
from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.ingest.feeds.documents import document_of_entry
from onrecord.ingest.feeds.entries import Entry
from onrecord.ingest.feeds.kinds import as_ascii, kind_of
from onrecord.ingest.feeds.reading import read_feed
from onrecord.ingest.raw import Known, Raw, Source
from onrecord.ingest.web.fetched import Fetched
from onrecord.ingest.web.fetcher import Fetcher


def online(url: str, fetcher: Fetcher, known: Known) -> Iterator[Raw | InputError]:
    """What stands at an address. Of a feed each article, as it is asked for: that in the feed if it
    is there as a whole, otherwise the page it names."""
    try:
        page = fetcher.get(url)
        yield from _listed(page, fetcher, known) if is_feed(page) else [raw_of(page, known)]
    except InputError as error:
        yield error


def is_feed(page: Fetched) -> bool:
    """Whether a page is a feed or a list of feeds, whatever its server calls it."""
    return kind_of(as_ascii(page.data or b"")) is not None


def raw_of(page: Fetched, known: Known) -> Raw:
    """A page as an input. `known`: what is known of its article beforehand."""
    data = page.data or b""
    source = Source(page.url, page.url)
    return Raw.fetched(source, data, page.media_type, page.charset, known)


def raw_of_entry(entry: Entry, where: str, known: Known) -> Raw:
    """The article that stands in its feed as a whole, as an input. `where`: the feed."""
    document = document_of_entry(Source(entry.url or where, entry.url or entry.key), entry)
    fields = {**document.to_json(), "language": entry.language}
    data = json.dumps(fields).encode()
    return Raw.of_bytes(entry.url or where, data, known).declared("application/json")


def known_of(entry: Entry, known: Known) -> Known:
    """What a feed tells of an article, where its page may not: its outlet, title and date. What is
    `known` anyway counts for more."""
    return Known(
        title=known.title or entry.title,
        outlet=known.outlet or entry.outlet,
        published=known.published or entry.published,
        language=known.language,
    )


def _listed(page: Fetched, fetcher: Fetcher, known: Known) -> Iterator[Raw | InputError]:
    """The articles of a feed."""
    feed = read_feed(page.url, page.data or b"", page.url, page.charset)
    if feed.feeds:
        problem = f"a list of {len(feed.feeds):,} feeds: watch them with onrecord watch"
        yield InputError(page.url, problem)
    for entry in feed.entries:
        if entry.is_whole:
            yield raw_of_entry(entry, page.url, known)
        elif entry.url:
            yield _fetched(entry, fetcher, known)
    if not feed.entries and not feed.feeds:
        yield InputError(page.url, "a feed without entries: look at it again later")


def _fetched(entry: Entry, fetcher: Fetcher, known: Known) -> Raw | InputError:
    try:
        return raw_of(fetcher.get(entry.url or ""), known_of(entry, known))
    except InputError as error:
        return error
