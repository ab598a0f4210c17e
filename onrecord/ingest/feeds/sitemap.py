"""Maps of a site's pages (sitemaps.org 0.9) with Google's extension for news, and their indexes."""

from collections.abc import Iterator

from lxml import etree

from onrecord.errors import InputError
from onrecord.ingest.feeds.entries import Entry, Feed, once, web_address

MOST_ENTRIES = 50_000
"""Pages that a map may list by its standard."""


def read_sitemap(where: str, data: bytes, address: str) -> Feed:
    """The pages that a map lists, with what it tells of them as news; or the maps that an index
    lists.

    Raises:
        InputError: it is no map that can be read.
    """
    root = element_tree(where, data)
    if name_of(root) == "sitemapindex":
        maps = (web_address(_text(entry, "loc"), address) for entry in root)
        return Feed(feeds=tuple(dict.fromkeys(found for found in maps if found)))
    return Feed(entries=once(list(_entries(root, address))))


def _entries(root: etree._Element, address: str) -> Iterator[Entry]:
    for listed in root[:MOST_ENTRIES]:
        url = web_address(_text(listed, "loc"), address)
        if name_of(listed) == "url" and url:
            yield Entry(
                key=url,
                url=url,
                title=_text(listed, "title"),
                outlet=_text(listed, "name"),
                published=_text(listed, "publication_date"),
                updated=_text(listed, "lastmod"),
                language=_text(listed, "language"),
            )


def _text(element: etree._Element, name: str) -> str | None:
    """The text of the first element of this name, in whatever namespace, at any depth."""
    inside = next((child for child in element.iter() if name_of(child) == name), None)
    return " ".join((inside.text or "").split()) or None if inside is not None else None


def element_tree(where: str, data: bytes) -> etree._Element:
    """The outermost element of XML from strangers: no entity is resolved, nothing is fetched.

    Raises:
        InputError: it is not XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(where, f"broken XML ({error}): look at it in a browser") from None
    if root is None:
        raise InputError(where, "broken XML: look at it in a browser")
    return root


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; of a comment and the like empty."""
    if not isinstance(element.tag, str):
        return ""
    return str(etree.QName(element).localname)
