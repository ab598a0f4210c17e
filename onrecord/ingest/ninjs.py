"""News as agencies send it: ninjs (IPTC), versions 1 to 3, to the fields of a record."""

from collections.abc import Iterator, Mapping
from typing import Any

HTML, PLAIN = "text/html", "text/plain"
_ROLES = ("main", "text", "html")
"""The roles of a body that is the article, the surest first; others are teasers and captions."""
_DATES = ("versionCreated", "versioncreated", "firstCreated", "firstcreated", "contentCreated")
_OUTLETS = ("copyrightHolder", "copyrightholder")


def is_ninjs(fields: Mapping[str, Any]) -> bool:
    """Whether an object is an item of ninjs with a text: it has a uri, and bodies but no text of
    its own."""
    has_body = isinstance(fields.get("bodies"), list) or any(
        name.startswith("body_") for name in fields
    )
    return "text" not in fields and "uri" in fields and has_body


def from_ninjs(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record that an item has; what it has besides is kept as it is."""
    uri = str(fields.get("uri") or "")
    headline, body = _headline(fields), _body(fields)
    byline = fields.get("by") or fields.get("byline")
    record = {
        "id": uri or None,
        "text": "\n\n".join(filter(None, (headline, body))) or None,
        "title": headline,
        "url": uri if uri.startswith(("http://", "https://")) else None,
        "published": next((fields[name] for name in _DATES if fields.get(name)), None),
        "authors": [byline] if isinstance(byline, str) else None,
        "outlet": next((fields[name] for name in _OUTLETS if fields.get(name)), None),
        "language": fields.get("language"),
    }
    kept = {name: value for name, value in fields.items() if name not in ("uri", "language")}
    return kept | {name: value for name, value in record.items() if value}


def _headline(fields: Mapping[str, Any]) -> str | None:
    """The headline, by itself or among several."""
    single = fields.get("headline") or fields.get("headline_main")
    if isinstance(single, str):
        return single
    return next((text for _, _, text in _parts(fields.get("headlines"))), None)


def _body(fields: Mapping[str, Any]) -> str | None:
    """The article's text: plain where it is, else as its markup shows it."""
    parts = list(_parts(fields.get("bodies"))) or list(_single_bodies(fields))
    ranked = sorted(parts, key=lambda part: (_rank(part[0]), part[1] != PLAIN))
    if not ranked:
        return None
    _, kind, text = ranked[0]
    if kind != HTML:
        return text
    from onrecord.ingest.html import shown_text  # here, because its parser is slow to import

    return shown_text(text)


def _rank(role: str) -> int:
    return _ROLES.index(role) if role in _ROLES else len(_ROLES)


def _parts(value: Any) -> Iterator[tuple[str, str, str]]:
    """The role, the media type and the words of each part of a list."""
    for part in value if isinstance(value, list) else ():
        if isinstance(part, dict) and isinstance(text := part.get("value"), str) and text.strip():
            kind = part.get("contentType") or part.get("contenttype") or PLAIN
            yield str(part.get("role") or "main"), str(kind), text


def _single_bodies(fields: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The bodies of version 1, each a field of its own: body_text, body_xhtml, body_main."""
    for name, text in fields.items():
        if name.startswith("body_") and isinstance(text, str) and text.strip():
            is_markup = text.lstrip().startswith("<")
            role = name.removeprefix("body_")
            yield role if role in _ROLES else "main", HTML if is_markup else PLAIN, text
