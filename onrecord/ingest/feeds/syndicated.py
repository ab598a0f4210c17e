"""RSS 0.9x to 2.0, RSS 1.0 and Atom, by feedparser."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from time import struct_time
from typing import Any

import feedparser

from onrecord.errors import InputError
from onrecord.ingest.feeds.entries import Entry, Feed, key_of, once, web_address

_PERIODS = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_NO_TIME = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MAILBOX = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)|(?P<bare>[^<>()]+?)\s*[<(]\S+@\S+[>)]")

Shown = Callable[[str], str]
"""What a piece of markup shows: its paragraphs, parted by blank lines."""


def read_syndicated(
    where: str, data: bytes, address: str, charset: str | None, shown: Shown
) -> Feed:
    """The feed in these bytes. `where`: how messages call it; `address`: its own, to which what it
    links to may be relative.

    Raises:
        InputError: it is no feed that can be read.
    """
    headers = {"content-location": address}
    if charset:
        headers["content-type"] = f"application/xml; charset={charset}"
    # As a stream: feedparser would fetch what looks like an address, and open what looks like a file.
    parsed = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)
    if not parsed.version and not parsed.entries:
        problem = parsed.get("bozo_exception") or "no feed in it"
        raise InputError(where, f"a feed that cannot be read ({problem}): look at it in a browser")
    channel = parsed.feed
    feed_language = channel.get("language")
    entries = [_entry(entry, parsed, address, feed_language, shown) for entry in parsed.entries]
    return Feed(
        title=_plain(channel.get("title"), shown),
        home=web_address(channel.get("link"), address),
        language=feed_language,
        entries=once(entries),
        minutes=_minutes(channel),
    )


def _entry(
    entry: Mapping[str, Any],
    parsed: Mapping[str, Any],
    address: str,
    feed_language: str | None,
    shown: Shown,
) -> Entry:
    url = web_address(entry.get("link"), address)
    source = entry.get("source")
    title = _plain(entry.get("title"), shown)
    contents = [*(part.get("value") for part in entry.get("content", ())), entry.get("summary")]
    texts = [shown(markup) for markup in contents if markup]
    return Entry(
        key=key_of(entry.get("id"), url, title),
        url=url,
        title=title,
        outlet=_plain((source or parsed["feed"]).get("title"), shown),
        authors=tuple(dict.fromkeys(_authors(entry, shown))),
        published=_date(entry, "published") or _date(entry, "created"),
        updated=_date(entry, "updated"),
        language=_language(entry) or feed_language,
        text=max(texts, key=len, default=""),
    )


def _plain(markup: object, shown: Shown) -> str | None:
    """A title or a name without its markup, on one line."""
    if not isinstance(markup, str) or not markup.strip():
        return None
    text = shown(markup) if "<" in markup or "&" in markup else markup
    return " ".join(text.split()) or None


def _authors(entry: Mapping[str, Any], shown: Shown) -> Iterator[str]:
    """The names of those who wrote it, without their addresses."""
    details: Sequence[Mapping[str, Any]] = entry.get("authors") or ()
    # Of one author the words as they stand: feedparser parts name and address wrongly at times.
    names = (
        [author.get("name") for author in details] if len(details) > 1 else [entry.get("author")]
    )
    for name in names:
        if plain := _plain(name, shown):
            mailbox = _MAILBOX.fullmatch(plain)
            yield (mailbox["name"] or mailbox["bare"]).strip() if mailbox else plain


def _language(entry: Mapping[str, Any]) -> str | None:
    details = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    languages = (part.get("language") for part in details)
    return next((language for language in languages if language), None)


def _date(entry: Mapping[str, Any], name: str) -> str | None:
    """The date as the feed writes it, with its zone; in forms that only feedparser knows, in UTC."""
    if name not in entry:  # feedparser gives one date for another that is missing
        return None
    written, parsed = str(entry[name]).strip(), entry.get(f"{name}_parsed")
    if _NO_TIME.fullmatch(written):
        return written
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return _in_utc(parsed)


def _in_utc(parsed: struct_time | None) -> str | None:
    if parsed is None:
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat()
    except (ValueError, OverflowError):
        return None


def _minutes(channel: Mapping[str, Any]) -> int | None:
    """How long the feed asks to be left alone: `ttl`, or the period of RSS 1.0's syndication
    module."""
    ttl = str(channel.get("ttl", ""))
    if ttl.isdecimal() and ttl.isascii():
        return min(int(ttl[:9]), _PERIODS["yearly"]) or None
    period = _PERIODS.get(str(channel.get("sy_updateperiod", "")).strip().casefold())
    often = str(channel.get("sy_updatefrequency", "1")).strip()
    if period is None or not (often.isdecimal() and often.isascii()):
        return period
    return period // max(1, int(often[:9])) or 1
