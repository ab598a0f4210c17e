"""Lists of feeds: OPML 1.0 and 2.0 in, OPML 2.0 out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from onrecord.errors import InputError
from onrecord.ingest.feeds.entries import web_address
from onrecord.ingest.feeds.sitemap import element_tree, name_of
from onrecord.text.characters import NOT_XML

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed in a list. `folders`: those it stands in, the outermost first."""

    url: str
    title: str | None = None
    home: str | None = None
    folders: tuple[str, ...] = ()


def read_opml(where: str, data: bytes) -> tuple[Listed, ...]:
    """The feeds of a list, in its order, each address once.

    Raises:
        InputError: it is no such list, or lists no feed.
    """
    root = element_tree(where, data)
    if name_of(root).casefold() != "opml":
        raise InputError(
            where, f"no list of feeds; <opml> was expected, <{name_of(root)}> stands there"
        )
    by_address: dict[str, Listed] = {}
    for listed in _feeds(root):
        by_address.setdefault(listed.url, listed)
    if not by_address:
        raise InputError(
            where, "lists no feed; outlines with an xmlUrl were expected: export it anew"
        )
    return tuple(by_address.values())


def _feeds(root: etree._Element) -> Iterator[Listed]:
    """The outlines that are feeds; the others are folders around them."""
    pending: list[tuple[etree._Element, tuple[str, ...]]] = [(root, ())]
    while pending:
        element, folders = pending.pop()
        attributes = {str(name).casefold(): str(value) for name, value in element.attrib.items()}
        title = attributes.get("title") or attributes.get("text") or None
        if url := web_address(attributes.get("xmlurl")):
            named = None if title == url else title
            yield Listed(url, named, web_address(attributes.get("htmlurl")), folders)
        inside = (*folders, title) if title and name_of(element) == "outline" else folders
        pending.extend((child, inside) for child in reversed(element))


def opml(feeds: Iterable[Listed], title: str) -> str:
    """A list of feeds, as other programs read it; each in its folders."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = NOT_XML.sub("\ufffd", title)
    folders: dict[tuple[str, ...], etree._Element] = {(): etree.SubElement(root, "body")}
    for listed in feeds:
        attributes = {
            "type": "rss",
            "text": listed.title or listed.url,
            "title": listed.title,
            "xmlUrl": listed.url,
            "htmlUrl": listed.home,
        }
        outline = etree.SubElement(_folder(folders, listed.folders), "outline")
        for name, value in attributes.items():
            if value:
                outline.set(name, NOT_XML.sub("\ufffd", value))
    return DECLARATION + str(etree.tostring(root, encoding="unicode", pretty_print=True))


def _folder(
    folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]
) -> etree._Element:
    """The outline of a folder, made with those around it if it is not there yet."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            name = NOT_XML.sub("\ufffd", path[depth - 1])
            around = folders[path[: depth - 1]]
            folders[path[:depth]] = etree.SubElement(around, "outline", text=name)
    return folders[path]
