"""Quotations as feeds, the newest first: Atom 1.0 (RFC 4287) and RSS 2.0.

An entry's title is text and its content HTML, in which nothing but our own few elements is markup:
what an article says is escaped twice, once for HTML and once for XML. Its title names the speaker
and says where that is inferred or open; its author is the speaker only where the article names
them. It was updated when it was put on record, if that is known. Of what RSS does not call text or
HTML, so that readers take it for either, "<" alone is escaped twice.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TextIO

from onrecord.export import xml
from onrecord.export.attribution import attributed
from onrecord.export.identifiers import document_urn, feed_urn, is_web_address, quotation_urn
from onrecord.types import Document, Quotation, Reading, Span, words

LONGEST_TITLE = 120
NOT_SAID = "The article says that this was not said."
PARTIAL = {4: "-01-01", 7: "-01"}
"""What a date of so many characters, which tells the year or the month alone, lacks to be a day."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNDATED = datetime.min.replace(tzinfo=UTC)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">\n'
RSS = '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'


def _never(document: Document) -> datetime | None:
    """No document was put on record."""
    return None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says about itself, and how many entries it has at most.

    `link`: the address of its page; `address`: its own; `made`: when it was made, by default now;
    `added`: when a document was put on record.
    """

    title: str = "Who said what"
    link: str | None = None
    address: str | None = None
    newest: int = 100
    made: datetime | None = None
    added: Callable[[Document], datetime | None] = _never


DEFAULT = Feed()


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation, its document, and when that appeared, in UTC."""

    quotation: Quotation
    document: Document
    appeared: datetime | None

    @property
    def id(self) -> str:
        """The same in every feed."""
        return quotation_urn(document_urn(self.document), self.quotation)


def write_atom(readings: Iterable[Reading], out: TextIO, feed: Feed = DEFAULT) -> None:
    """The newest quotations as Atom. An entry must say when it was updated: when it was put on
    record, or else when the article appeared, or else when the feed was made."""
    made = _made(feed)
    entries = (
        _atom_entry(entry, feed.added(entry.document), made)
        for entry in _newest(readings, feed.newest)
    )
    out.write(xml.DECLARATION + ATOM)
    _write(out, "entry", _atom_head(feed, made), entries)
    out.write("</feed>\n")


def write_rss(readings: Iterable[Reading], out: TextIO, feed: Feed = DEFAULT) -> None:
    """The newest quotations as RSS. An entry of an article without a date has the one when it was
    put on record."""
    entries = (
        _rss_item(entry, feed.added(entry.document)) for entry in _newest(readings, feed.newest)
    )
    out.write(xml.DECLARATION + RSS)
    _write(out, "item", _rss_head(feed, _made(feed)), entries)
    out.write("</channel>\n</rss>\n")


def _write(out: TextIO, name: str, head: Iterable[str], entries: Iterable[Iterable[str]]) -> None:
    """The head of a feed and its entries, each in an element of this name."""
    out.writelines(_lines(head))
    for entry in entries:
        out.writelines(_lines((f"<{name}>", *entry, f"</{name}>")))


def _made(feed: Feed) -> datetime:
    return (feed.made or datetime.now(UTC)).astimezone(UTC)


def _newest(readings: Iterable[Reading], most: int) -> list[Entry]:
    """The quotations of the newest articles; those of one day in the order in which they come."""
    return heapq.nlargest(most, _entries(readings), key=lambda entry: entry.appeared or UNDATED)


def _entries(readings: Iterable[Reading]) -> Iterator[Entry]:
    for reading in readings:
        appeared = _instant(reading.document.published)
        yield from (
            Entry(quotation, reading.document, appeared) for quotation in reading.quotations
        )


def _instant(published: str | None) -> datetime | None:
    """When an article appeared, in UTC if it has no time zone; of a date the first moment; None if
    it is no date."""
    written = (published or "").strip()
    try:
        instant = datetime.fromisoformat(written + PARTIAL.get(len(written), ""))
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _lines(elements: Iterable[str]) -> Iterator[str]:
    return (f"{element}\n" for element in elements if element)


def _atom_head(feed: Feed, made: datetime) -> Iterator[str]:
    yield xml.element("id", _feed_id(feed))
    yield xml.element("title", feed.title)
    yield xml.element("updated", _rfc3339(made))
    yield "<author><name>onrecord</name></author>"
    if is_web_address(feed.link):
        yield xml.empty("link", rel="alternate", href=feed.link)
    if is_web_address(feed.address):
        yield xml.empty("link", rel="self", href=feed.address)


def _atom_entry(entry: Entry, added: datetime | None, made: datetime) -> Iterator[str]:
    quotation, document = entry.quotation, entry.document
    updated = max(filter(None, (added, entry.appeared)), default=made)
    yield xml.element("id", entry.id)
    yield xml.element("title", _title(entry), **{"xml:lang": xml.language(document.language)})
    yield xml.element("updated", _rfc3339(updated))
    yield xml.element("published", _rfc3339(entry.appeared) if entry.appeared else None)
    if quotation.speaker_state == "named":
        yield f"<author>{xml.element('name', quotation.speaker_name)}</author>"
    if is_web_address(document.url):
        yield xml.empty("link", rel="alternate", href=document.url, title=document.title)
    yield xml.empty("category", term=quotation.type)
    yield xml.element(
        "content", _html(entry), type="html", **{"xml:lang": xml.language(document.language)}
    )


def _rss_head(feed: Feed, made: datetime) -> Iterator[str]:
    """RSS wants a link: without a page it is the feed's id."""
    yield xml.element("title", feed.title)
    yield xml.element("link", feed.link if is_web_address(feed.link) else _feed_id(feed))
    yield xml.element("description", "Quotations in the news, word for word, and who said them.")
    yield xml.element("lastBuildDate", _rfc822(made))
    yield xml.element("generator", "onrecord")
    if is_web_address(feed.address):
        yield xml.empty("atom:link", rel="self", href=feed.address, type="application/rss+xml")


def _rss_item(entry: Entry, added: datetime | None) -> Iterator[str]:
    quotation, document = entry.quotation, entry.document
    creator = quotation.speaker_name if quotation.speaker_state == "named" else None
    date = entry.appeared or added
    yield xml.element("title", _either(_title(entry)))
    if is_web_address(document.url):
        yield xml.element("link", document.url)
    yield xml.element("description", _html(entry))
    yield xml.element("dc:creator", _either(creator) if creator else None)
    yield xml.element("category", quotation.type)
    yield xml.element("guid", entry.id, isPermaLink="false")
    yield xml.element("pubDate", _rfc822(date) if date else None)


def _either(words: str) -> str:
    """The words, escaped so that they are markup neither in text nor in HTML."""
    return words.replace("<", "&lt;")


def _feed_id(feed: Feed) -> str:
    """The feed's own address, or a name made of what it tells."""
    return feed.address if is_web_address(feed.address) else feed_urn(feed.title, feed.link)


def _rfc3339(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")


def _rfc822(instant: datetime) -> str:
    day = (
        f"{DAYS[instant.weekday()]}, {instant.day:02} {MONTHS[instant.month - 1]} {instant.year:04}"
    )
    return f"{day} {instant:%H:%M:%S} GMT"


def _title(entry: Entry) -> str:
    """Who said what, on one line, cut at a word where it is long."""
    who, content = _who(entry), _joined(entry, entry.quotation.content)
    title = f"{who}: {content}" if who else content
    title = title if entry.quotation.asserted else f"Reported as not said: {title}"
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _who(entry: Entry) -> str:
    """The speaker's name; where it is inferred or open, the source as written and that."""
    source, name = _joined(entry, entry.quotation.source).rstrip(","), entry.quotation.speaker_name
    match entry.quotation.speaker_state:
        case "named" if name:
            return source if name in source else name
        case "inferred" if name:
            return f"{source} (likely {name})" if source else f"Likely {name}"
        case _:
            return f"{source} (speaker open)" if source else ""


def _joined(entry: Entry, spans: Iterable[Span]) -> str:
    return " ".join(words(spans, entry.document.text).split())


def _html(entry: Entry) -> str:
    """What was said, who said it, with which cue, and in which article."""
    quotation, document = entry.quotation, entry.document
    source, cue = words(quotation.source, document.text), words(quotation.cue, document.text)
    by = filter(
        None, (attributed(source, quotation) if source or quotation.candidates else "", cue)
    )
    where = (
        _headline(document),
        *(xml.text(fact) for fact in (document.outlet, document.published) if fact),
    )
    return (
        ("" if quotation.asserted else xml.element("p", NOT_SAID))
        + xml.element("blockquote", words(quotation.content, document.text), dir="auto")
        + xml.element("p", " · ".join(by), dir="auto")
        + f'<p dir="auto">{" · ".join(part for part in where if part)}</p>'
    )


def _headline(document: Document) -> str:
    """A link if the article has an address. Its id is private: it may be a path on this machine."""
    if is_web_address(document.url):
        return xml.element("a", document.title or document.url, href=document.url)
    return xml.text(document.title or "")
