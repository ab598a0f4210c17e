"""What watching costs besides reading: looks at what is due, and a day's articles; writes
bench/results/watching.json.

    python bench/watching.py [--feeds 10000] [--articles 2000]

First a list of many feeds with twenty entries each: the processor time of a look at what is due, the
least and the middle of several. Then a site of our own on loopback with the invented
articles of bench/record.py, of some 640 words: the processor time an article takes from its feed to the record, and the most memory, by
the watch as it ships but for the pauses between requests, of which there are none here.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from processes import processor
from record import articles

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from ingest.web.conftest import on_loopback  # noqa: E402
from ingest.web.site import Reply, served  # noqa: E402
from watch.outlet import HEADERS, Outlet  # noqa: E402

from onrecord.evaluate.results import provenance, save  # noqa: E402
from onrecord.ingest.web.fetcher import Fetcher  # noqa: E402
from onrecord.ingest.web.settings import FetchSettings  # noqa: E402
from onrecord.reader import Reader  # noqa: E402
from onrecord.record import Listing, Record, Settled, ToFollow  # noqa: E402
from onrecord.watch.watch import Watch  # noqa: E402

ENTRIES, TIMES = 20, 15
QUOTATIONS = 20
"""In each article, which has some 640 words."""


def milliseconds(asked: Callable[[], object]) -> dict[str, float]:
    """Processor time of an answer: the least and the middle of several."""
    taken = []
    for _ in range(TIMES):
        began = time.process_time()
        asked()
        taken.append(1000 * (time.process_time() - began))
    return {"least": round(min(taken), 2), "middle": round(statistics.median(taken), 2)}


def bookkeeping(path: Path, count: int) -> dict[str, Any]:
    """How long a look at what is due takes with so many feeds, most of them not due."""
    now = datetime.now(UTC)
    later = (now + timedelta(hours=5)).isoformat(timespec="seconds")
    with Record.open(path) as record:
        record.feeds.follow(ToFollow(f"https://outlet{n}.example/feed") for n in range(count))
        for feed in record.feeds.due(now + timedelta(seconds=5), count)[64:]:
            listings = [Listing(f"{feed.number}-{n}", f"{feed.url}/{n}") for n in range(ENTRIES)]
            record.feeds.looked(feed.number, lambda is_new: {"due_at": later}, listings, now)
        waiting = record.feeds.waiting(now + timedelta(seconds=5), count * ENTRIES)
        done = [Settled(entry.number, "new", now + timedelta(hours=2)) for entry in waiting]
        record.feeds.settle(done[:-64], now)
        soon = now + timedelta(seconds=5)
        return {
            "feeds": count,
            "entries": len(waiting),
            "due_feeds_ms": milliseconds(lambda: record.feeds.due(soon, 64)),
            "due_articles_ms": milliseconds(lambda: record.feeds.waiting(soon, 512)),
            "next_due_ms": milliseconds(record.feeds.next_due),
        }


def _page(number: int, text: str) -> bytes:
    """An article as a page."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    title = f"Report {number} from the council"
    body = f"<body><article><h1>{title}</h1>{paragraphs}</article></body>"
    return f"<html lang='en'><head><title>{title}</title></head>{body}</html>".encode()


def day(path: Path, count: int) -> dict[str, Any]:
    """What so many articles cost, from their feeds to the record."""
    settings = FetchSettings(allow_private=True, host_seconds=0, tries=1)
    with (
        served() as site,
        Record.open(path) as record,
        Fetcher(settings, resolve=on_loopback) as fetcher,
    ):
        outlets = [
            Outlet(site, f"outlet{number}.example", f"Outlet {number}") for number in range(20)
        ]
        for number, reading in enumerate(articles(count * QUOTATIONS)):
            outlet = outlets[number % len(outlets)]
            outlet.publish(f"/{number}", "")
            page = Reply(_page(number, reading.document.text), headers=HEADERS)
            site.pages[f"{outlet.host}/{number}"] = page
        record.feeds.follow(ToFollow(outlet.feed) for outlet in outlets)
        watch = Watch(record, Reader(), fetcher)
        began, clock = time.process_time(), time.perf_counter()
        while not watch.round().is_idle:
            pass
        taken, passed = time.process_time() - began, time.perf_counter() - clock
        added = record.counts().documents
    return {
        "articles": added,
        "processor_seconds_an_article": round(taken / added, 4),
        "articles_a_second": round(added / passed, 1),
        "hours_for_30000": round(30_000 * passed / added / 3600, 2),
        "most_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--feeds", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/watching.json")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = {
            "bookkeeping": bookkeeping(Path(folder) / "feeds.db", chosen.feeds),
            "day": day(Path(folder) / "day.db", chosen.articles),
        }
    print(told)
    save({**provenance([]), "processor": processor(), "generated": True, **told}, chosen.out)
