"""What other processes do to a record, and what is left of it if they are killed."""

import multiprocessing
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from ctypes import c_int
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, islice
from math import inf
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from onrecord.record import Query, Record, adding
from onrecord.types import Reading, Speaker

from .invented import article, numbered, quotation

# A server that has our imports and forks at once is faster than "spawn", which Windows has alone.
PROCESSES = multiprocessing.get_context(multiprocessing.get_all_start_methods()[-1])
PROCESSES.set_forkserver_preload(["pytest", "onrecord.record", __name__])

NOT_BEGUN, OPENING = -2, -1
"""What a process that adds reports before the record is open; then how many articles it has said to
be on record."""
BATCH = 20
"""Articles of one commit: fewer than usual, so that there are many commits to be killed between."""
SOLD = (
    "harbour crane",
    "old customs house",
    "mill on the canal",
    "town orchard",
    "fire engine",
    "salt works",
    "ferry",
)
BUYERS = ("treasurer", "cousins", "tax collector", "gardener", "landlord", "rivals from Oste")


def varied(articles: int) -> Iterator[Reading]:
    """That many articles by fours: a report, a copy of it, another report of the same, and a denial
    of that."""
    for number in range(articles):
        group, part = divmod(number, 4)
        sold = f"The council of Varn{group} sold the {SOLD[group % 7]} to its own {BUYERS[group % 6]} without a vote"
        who, denies = (
            (f"Spokeswoman {group % 20} Plume", True)
            if part == 3
            else (f"Ilse Marn{group % 30}", False)
        )
        content = f"“{sold},”"
        text = f"{content} {who} said. {' '.join(f'{word}{group}' for word in FILLING.split())}"
        if part == 1:
            text = f"{text}\n\nA copy of what the Courier has, with a foot of its own."
        elif part == 2:
            text = f"Nobody in Varn{group} was surprised on Tuesday. {content} {who} said."
        elif denies:
            content = sold.replace("The", "the", 1)
            text = f"{who} denied that {content}, and hung up."
        one = quotation(
            text, content, "denied" if denies else "said", who, "indirect" if denies else "direct"
        )
        told = replace(
            one,
            speaker=Speaker(who, "person"),
            denies=denies,
            denied=one.content[0] if denies else None,
        )
        day = f"2026-{1 + group // 28 % 12:02}-{1 + group % 28:02}"
        yield article(text, told, id=f"article-{number}", outlet=f"Outlet {part}", published=day)


FILLING = """the quay was built by prisoners and handles most of the grain that leaves the valley in autumn when the
river is high enough for barges and the road over the pass is closed by snow until the end of the winter market"""


def open_and_add(path: str, first: int, step: int, last: int) -> int:
    """Opens the record, adds every `step`th article, one by one or in batches; how many were
    new."""
    with Record.open(path) as record:
        mine = list(islice(numbered(last), first, None, step))
        one_by_one = sum(record.add(reading) for reading in mine[:20])
        return one_by_one + sum(added.new for added in record.add_all(mine[20:]))


def read_until(path: str, documents: int) -> int:
    """Reads and searches until that many documents are there; how many looks it took."""
    looks, there = 0, 0
    with Record.open(path, create=False) as record:
        while there < documents:
            looks += 1
            there = record.counts().documents
            assert all(hit.content.startswith('"Item') for hit in record.search(Query("settled")))
            assert all(len(reading.quotations) == 2 for reading in record.readings())
    return looks


def add_and_report(path: str, articles: int, reported: c_int, stop: "Stop | None" = None) -> None:
    """Adds that many articles, and reports how far it is."""
    adding.BATCH_DOCUMENTS, adding.BATCH_SECONDS = BATCH, inf
    if stop:
        event.listen(Engine, "connect", partial(_trace, stop, count()))
    reported.value = OPENING
    with Record.open(path) as record:
        reported.value = 0
        for _ in record.add_all(varied(articles)):
            reported.value += 1


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a process that adds sends word of itself to whoever kills it: as SQLite begins the
    statement of this number, those within its full-text index counted. There it waits to be killed,
    or goes on."""

    step: int
    waits: bool
    there: Connection

    def reached(self) -> None:
        """Sends word; what is never answered is waited for."""
        self.there.send(self.step)
        if self.waits:
            self.there.recv()


def _trace(stop: Stop, begun: "count[int]", raw: sqlite3.Connection, _: Any) -> None:
    raw.set_trace_callback(lambda _: stop.reached() if next(begun) == stop.step else None)


@dataclass(frozen=True, slots=True)
class Killed:
    """What a process had reported when it was killed, and whether it still ran."""

    reported: int
    running: bool


def add_until_killed(path: Path, articles: int, seconds: float) -> Killed:
    """Lets a process add for some seconds."""
    reported = PROCESSES.RawValue("i", NOT_BEGUN)
    process = PROCESSES.Process(target=add_and_report, args=(str(path), articles, reported))
    process.start()
    while reported.value == NOT_BEGUN and process.is_alive():
        time.sleep(0.001)
    process.join(seconds)
    process.kill()
    process.join()
    return Killed(reported.value, process.exitcode != 0)


def add_until_step(path: Path, articles: int, step: int, waits: bool) -> Killed:
    """Lets a process add until SQLite has begun so many statements, and kills it there or, unless
    it waits, later."""
    here, there = PROCESSES.Pipe()
    reported = PROCESSES.RawValue("i", NOT_BEGUN)
    stop = Stop(step, waits, there)
    process = PROCESSES.Process(target=add_and_report, args=(str(path), articles, reported, stop))
    process.start()
    there.close()  # so that a process that ends before leaves nobody at the other end
    with here:
        try:
            here.recv()
        except EOFError:
            process.join()
    process.kill()
    process.join()
    return Killed(reported.value, process.exitcode != 0)


def whole_articles(path: Path, earlier: tuple[Reading, ...] = ()) -> int:
    """How many articles are on record after the earlier ones, each once and with all its
    quotations; the file and its full-text index are whole."""
    with Record.open(path) as record:
        kept = list(record.readings())
    more = len(kept) - len(earlier)
    assert kept == [*earlier, *varied(more)]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute(
            "INSERT INTO quotation_index (quotation_index, rank) VALUES ('integrity-check', 1)"
        )
        unlinked = "SELECT count(*) FROM document WHERE original_id IS NULL"
        assert connection.execute(unlinked).fetchone() == (0,)
    return more


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table but when they were written: documents with their originals,
    quotations with their speakers and statements, denials, and what all of it is found by."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: _rows(connection, name)
            for (name,) in names
            if name != "migration" and not name.startswith(("quotation_index", "sqlite_"))
        }


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    columns = [
        row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "added_at"
    ]
    return sorted(
        connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall(), key=repr
    )
