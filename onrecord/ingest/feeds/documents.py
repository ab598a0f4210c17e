"""A feed that is handed over as a file: the articles that stand in it as a whole."""

from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.ingest.feeds.entries import Entry, Feed
from onrecord.ingest.feeds.reading import read_feed
from onrecord.ingest.furniture import furniture
from onrecord.ingest.opened import MARKUP_FACTOR, Opened, ParsedDocument
from onrecord.ingest.raw import Source
from onrecord.types import Document


def parse(opened: Opened) -> Iterator[ParsedDocument | InputError]:
    """The articles that the feed has as a whole; of those of which it has but a teaser one line
    that tells how many there are.

    Raises:
        InputError: it is no feed, a broken one, or a longer one than may be.
    """
    where = opened.source.where
    data = opened.data(opened.options.max_bytes(MARKUP_FACTOR))
    feed = read_feed(where, data, charset=opened.charset)
    for number, entry in enumerate(feed.entries, 1):
        if entry.is_whole:
            part = opened.source.part("entry", number)
            yield ParsedDocument(part.where, document_of_entry(part, entry), is_record=True)
    if problem := _left_out(feed):
        yield InputError(where, problem)


def document_of_entry(source: Source, entry: Entry) -> Document:
    """The article as it stands in its feed, with its headline."""
    headline = () if entry.title is None or entry.text.startswith(entry.title) else (entry.title,)
    text = "\n\n".join((*headline, entry.text))
    return Document(
        id=source.id,
        text=text,
        url=entry.url,
        title=entry.title,
        outlet=entry.outlet,
        authors=entry.authors,
        published=entry.published or entry.updated,
        language=entry.language,
        furniture=furniture(text),
    )


def _left_out(feed: Feed) -> str | None:
    """What is said of what a feed lists without having it; None if it has everything."""
    if feed.feeds:
        return f"a list of {len(feed.feeds):,} feeds, not an article: watch them, or add them by their addresses"
    teasers = sum(not entry.is_whole for entry in feed.entries)
    if not teasers and feed.entries:
        return None
    if not feed.entries:
        return "a feed without entries: look at it again later"
    return (
        f"has no more than a teaser of {teasers:,} of {len(feed.entries):,} articles: watch the feed, "
        "or add the articles by their addresses"
    )
