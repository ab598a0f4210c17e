"""The pages under load: readers who open page after page while articles are added; writes
bench/results/serve.json.

    python bench/serve.py [--quotations 100000] [--readers 50] [--seconds 60] [--pause 3]

The record is that of bench/record.py, generated. Each reader opens a page at random (a search, an
article, a speaker, a statement, a check), looks at it for about `--pause` seconds and opens the
next; then the same without a pause, which tells the most that one server gives. Readers, server and
adding share this machine.
"""

import argparse
import asyncio
import itertools
import json
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlsplit

from processes import processor
from record import PEOPLE, PEOPLE_OFTEN, PER_ARTICLE, WHAT, articles, place, sentence

from onrecord.evaluate.results import provenance, save
from onrecord.record import Record

ROOT = Path(__file__).parents[1]
ADDED_EVERY = 2.0
"""Seconds between two articles that are added."""


@dataclass
class Opened:
    """What became of the pages that were opened: seconds to the first byte and to the last, by
    kind; what failed."""

    first: dict[str, list[float]] = field(default_factory=dict)
    whole: dict[str, list[float]] = field(default_factory=dict)
    largest: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def told(self, seconds: float) -> dict[str, Any]:
        every = list(itertools.chain.from_iterable(self.whole.values()))
        by_kind = {
            kind: {
                "first_byte_ms": quantiles(self.first[kind]),
                "whole_ms": quantiles(self.whole[kind]),
                "largest_kb": round(self.largest[kind] / 1000, 1),
            }
            for kind in sorted(self.whole)
        }
        counted = {
            "pages": len(every),
            "pages_a_second": round(len(every) / seconds, 1),
            "failed": len(self.failed),
        }
        return {
            **counted,
            "whole_ms": quantiles(every),
            "by_kind": by_kind,
            "failures": self.failed[:5],
        }


def quantiles(seconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=20)
    return {"median": round(1000 * statistics.median(seconds), 1), "p95": round(1000 * cuts[-1], 1)}


def addresses(chance: random.Random, quotations: int) -> Iterator[tuple[str, str]]:
    """Pages at random, each with its kind."""
    while True:
        number = chance.randint(1, quotations)
        yield "search", f"/search?words={quote_plus(f'{chance.choice(WHAT)} {place(chance)}')}"
        yield "article", f"/article/{(number - 1) // PER_ARTICLE + 1}"
        yield "statement", f"/statement/{number}"
        yield "speaker", f"/speaker/{chance.randint(1, 300)}"
        speaker = chance.choices(PEOPLE, cum_weights=PEOPLE_OFTEN)[0]
        yield (
            "check",
            f"/check?quotation={quote_plus(sentence(chance))}&speaker={quote_plus(speaker)}",
        )


async def read(host: str, port: int, path: str) -> tuple[int, float, float, int]:
    """Opens a page on a connection of its own: its status, seconds to the first byte and to the
    last, bytes."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection(host, port)
    asked = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    writer.write(asked.encode())
    first = await reader.read(1)
    at_first = time.perf_counter() - began
    rest = await reader.read(-1)
    writer.close()
    answer = first + rest
    return int(answer[9:12] or 0), at_first, time.perf_counter() - began, len(answer)


async def look(
    site: tuple[str, int], seed: int, opened: Opened, until: float, pause: float, quotations: int
) -> None:
    """One reader, who begins at a moment of their own."""
    chance = random.Random(seed)
    pages = itertools.islice(addresses(chance, quotations), seed % 5, None)
    await asyncio.sleep(chance.random() * pause)
    while time.perf_counter() < until:
        kind, path = next(pages)
        try:
            status, first, whole, size = await read(*site, path)
        except OSError as error:
            opened.failed.append(f"{path}: {error}")
            continue
        if status not in (200, 303, 404 if kind == "speaker" else 200):
            opened.failed.append(f"{path}: {status}")
        opened.first.setdefault(kind, []).append(first)
        opened.whole.setdefault(kind, []).append(whole)
        opened.largest[kind] = max(size, opened.largest.get(kind, 0))
        await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)


async def crowd(
    site: tuple[str, int], readers: int, seconds: float, pause: float, quotations: int
) -> Opened:
    opened, until = Opened(), time.perf_counter() + seconds
    await asyncio.gather(
        *(look(site, seed, opened, until, pause, quotations) for seed in range(readers))
    )
    return opened


def add(path: Path, quotations: int, done: Any) -> None:
    """Adds an article every so often, from a process of its own."""
    with Record.open(path) as record:
        for reading in itertools.islice(articles(10**9), quotations // PER_ARTICLE, None):
            if done.wait(ADDED_EVERY):
                return
            record.add(reading)


def memory(process: int) -> float:
    """Megabytes that a process holds."""
    told = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return round(int(told[1]) / 1000, 1) if told else 0.0


def loaded(
    site: tuple[str, int], server: int, chosen: argparse.Namespace, pause: float
) -> dict[str, Any]:
    """Readers for so many seconds, and the server's memory before and after."""
    before = memory(server)
    opened = asyncio.run(crowd(site, chosen.readers, chosen.seconds, pause, chosen.quotations))
    row = {
        "pause_s": pause,
        **opened.told(chosen.seconds),
        "memory_mb": {"before": before, "after": memory(server)},
    }
    print(
        json.dumps(
            {name: row[name] for name in ("pause_s", "pages", "failed", "whole_ms", "memory_mb")}
        ),
        flush=True,
    )
    return row


def served(path: Path) -> tuple[subprocess.Popen[str], tuple[str, int]]:
    """A server of the record, and where it listens."""
    command = [
        sys.executable,
        "-c",
        "from onrecord.cli import main; main()",
        "serve",
        "--record",
        str(path),
    ]
    environment = {**os.environ, "COLUMNS": "300"}
    server = subprocess.Popen(
        [*command, "--port", "0", "--rate", "100000"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert server.stdout
    found = re.search(r"http://\S+/", server.stdout.readline())
    address = urlsplit(found[0] if found else "")
    return server, (address.hostname or "", address.port or 0)


def measured(path: Path, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    server, site = served(path)
    done = multiprocessing.get_context("spawn").Event()
    adding = multiprocessing.get_context("spawn").Process(
        target=add, args=(path, chosen.quotations, done)
    )
    adding.start()
    try:
        asyncio.run(crowd(site, 5, 5, 0.1, chosen.quotations))  # what is loaded on first use
        return [
            loaded(site, server.pid, chosen, pause) for pause in (chosen.pause, chosen.pause, 0.0)
        ]
    finally:
        done.set()
        adding.join()
        server.terminate()
        server.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=3.0)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/serve.json")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with Record.open(path) as record:
            for _ in record.add_all(articles(chosen.quotations)):
                pass
        rows = measured(path, chosen)
    told = {
        "quotations": chosen.quotations,
        "readers": chosen.readers,
        "seconds": chosen.seconds,
        "loads": rows,
    }
    save({**provenance([]), "processor": processor(), "generated": True, **told}, chosen.out)
