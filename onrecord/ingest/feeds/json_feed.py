"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.feeds.entries import Entry, Feed, key_of, once, web_address
from onrecord.ingest.feeds.kinds import VERSION
from onrecord.ingest.feeds.syndicated import Shown


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a JSON Feed, which says so itself."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith(VERSION)


def read_json_feed(where: str, text: str, address: str, shown: Shown) -> Feed:
    """The feed in this text.

    Raises:
        InputError: it is no JSON Feed.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            where, f"a feed that cannot be read ({error}): look at it in a browser"
        ) from None
    if not is_json_feed(feed):
        raise InputError(where, f'no feed; "version": "{VERSION}1.1" was expected: give another')
    items = feed.get("items")
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    title, language = _string(feed, "title"), _string(feed, "language")
    return Feed(
        title=title,
        home=web_address(feed.get("home_page_url"), address),
        language=language,
        entries=once([_entry(item, feed, address, shown) for item in listed]),
    )


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any], address: str, shown: Shown) -> Entry:
    url = web_address(item.get("url"), address) or web_address(item.get("external_url"), address)
    title, markup = _string(item, "title"), _string(item, "content_html")
    return Entry(
        key=key_of(str(item.get("id") or ""), url, title),
        url=url,
        title=title,
        outlet=_string(feed, "title"),
        authors=tuple(_authors(item)) or tuple(_authors(feed)),
        published=_string(item, "date_published"),
        updated=_string(item, "date_modified"),
        language=_string(item, "language") or _string(feed, "language"),
        text=(shown(markup) if markup else _string(item, "content_text"))
        or _string(item, "summary")
        or "",
    )


def _authors(holder: Mapping[str, Any]) -> Iterator[str]:
    """The names in `authors` (version 1.1) or `author` (version 1)."""
    authors = holder.get("authors")
    listed = authors if isinstance(authors, list) else [holder.get("author")]
    for author in listed:
        if isinstance(author, dict) and (name := _string(author, "name")):
            yield name


def _string(holder: Mapping[str, Any], name: str) -> str | None:
    value = holder.get(name)
    return value.strip() or None if isinstance(value, str) else None
