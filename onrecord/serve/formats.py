"""The formats of `onrecord.export` over HTTP: their media types and the files that they are saved
as."""

import re

MEDIA_TYPES = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonld": "application/ld+json",
    "webannotation": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    "tei": "application/tei+xml",
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
}
SUFFIXES = {
    "jsonld": "jsonld",
    "webannotation": "annotations.jsonld",
    "tei": "tei.xml",
    "atom": "atom",
    "rss": "rss",
}
"""The suffixes of files that differ from the format's name."""
FEEDS = ("atom", "rss")
SHOWN = ("json", *FEEDS)
"""The formats that a browser shows; it saves the others."""
UNSAFE = re.compile("[^A-Za-z0-9]+")


def attached(name: str, format: str) -> dict[str, str]:
    """The header with the name under which an answer may be saved (RFC 6266), in plain letters."""
    manner = "inline" if format in SHOWN else "attachment"
    plain = UNSAFE.sub("-", name).strip("-")[:80] or "onrecord"
    return {"content-disposition": f'{manner}; filename="{plain}.{SUFFIXES.get(format, format)}"'}
