"""The articles that feeds list, as inputs: fetched, or as their feed has them."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.errors import FaultError, InputError
from onrecord.ingest import Raw
from onrecord.ingest.feeds.entries import Entry
from onrecord.ingest.raw import Known
from onrecord.ingest.web.fetched import NOTHING_SEEN, Fetched, Seen
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.online import known_of, raw_of, raw_of_entry
from onrecord.record import Waiting


@dataclass(frozen=True, slots=True)
class Arrived:
    """An entry with what came of fetching it: an input, the reason why there is none, or None: it
    has not changed since it was seen last."""

    entry: Waiting
    input: Raw | InputError | None
    seen: Seen = NOTHING_SEEN


def fetched(entry: Waiting, fetcher: Fetcher) -> Arrived:
    """Fetches the article of an entry, unless its feed has it as a whole."""
    listed = entry_of(entry)
    known = Known(outlet=listed.outlet or entry.feed_title)
    if listed.text:
        return Arrived(entry, raw_of_entry(listed, entry.url or "", known))
    try:
        page = fetcher.get(entry.url or "", Seen(entry.etag, entry.last_modified))
        return Arrived(entry, _input(page, known_of(listed, known)), page.seen)
    except InputError as error:
        return Arrived(entry, error)
    except Exception as error:  # nobody foresaw it; here it becomes that of one article
        logging.getLogger(__name__).error("fetching %s broke off", ascii(entry.url), exc_info=error)
        return Arrived(entry, FaultError(entry.url or str(entry.number)))


def _input(page: Fetched, known: Known) -> Raw | None:
    return None if page.data is None else raw_of(page, known)


def entry_of(waiting: Waiting) -> Entry:
    """The entry as its feed told of it."""
    told = {**waiting.told, "authors": tuple(waiting.told.get("authors", ()))}
    return Entry(key=waiting.url or str(waiting.number), url=waiting.url, **told)


def by_host(entries: Iterable[Waiting], most: int, of_host: int) -> list[Waiting]:
    """So many entries at most, no more than `of_host` of one host, the hosts taking turns; each
    address once."""
    hosts: dict[str, int] = defaultdict(int)
    by_address = {entry.url or entry.number: entry for entry in reversed(list(entries))}
    in_turn: list[tuple[int, Waiting]] = []
    for entry in reversed(by_address.values()):
        host = urlsplit(entry.url or "").netloc
        in_turn.append((hosts[host], entry))
        hosts[host] += 1
    in_turn.sort(key=lambda pair: pair[0])
    return [entry for turn, entry in in_turn if turn < of_host][:most]
