"""What a feed lists: its articles, as far as it tells of them, and other feeds."""

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

FEWEST_CHARACTERS = 1_000
"""Characters of an article that stands in its feed as a whole; what is shorter is a teaser."""
LONGEST_KEY = 500
"""Characters of an identifier that is kept as it is."""
_CUT_OFF = ("…", "...", "[...]", "[…]", "(…)", "(...)")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as its feed tells of it.

    `key`: what the feed knows it by, its identifier or else its address; `published` and
    `updated`: ISO 8601, with the zone where the feed gives it; `text`: what the feed has of the
    article, without markup, paragraphs parted by blank lines: all of it or a teaser.
    """

    key: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    text: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the feed has the article itself, and not a teaser."""
        return len(self.text) >= FEWEST_CHARACTERS and not self.text.endswith(_CUT_OFF)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was looked at: its articles in its own order, each once.

    `home`: the address of the site it belongs to; `feeds`: the addresses of other feeds that it
    lists, as the index of a site's maps does; `minutes`: how long it asks to be left alone.
    """

    title: str | None = None
    home: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()
    minutes: int | None = None


def key_of(*parts: str | None) -> str:
    """The first part that is there, what an entry is known by; of a very long one a digest."""
    first = next((part for part in parts if part), "")
    return (
        first if len(first) <= LONGEST_KEY else sha256(first.encode(errors="replace")).hexdigest()
    )


def once(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries with the first of each key; those that have none all."""
    by_key: dict[str | int, Entry] = {}
    for number, entry in enumerate(entries):
        by_key.setdefault(entry.key or number, entry)
    return tuple(by_key.values())


def web_address(address: object, base: str = "") -> str | None:
    """An address as a whole, for http or https; None if it is none, or of another kind."""
    if not isinstance(address, str) or not address.strip():
        return None
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:  # "http://[" and the like
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None
