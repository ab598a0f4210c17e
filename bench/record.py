"""How the record grows: adding, searching and checking at ever more quotations; writes bench/results/record.json.

    python bench/record.py [--quotations 100000]

The articles are generated from templates, 20 quotations each by 8 of many speakers; a fifth of the quotations repeat
one of the day before. They are not news: real articles have more words in common, and more that are rare.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from processes import processor

from onrecord.evaluate.results import provenance, save
from onrecord.record import Query, Record
from onrecord.types import Document, Quotation, Reading, Span, Speaker

ROOT = Path(__file__).parents[1]
PER_ARTICLE, STEP, ASKED = 20, 10_000, 200


def words(told: str) -> list[str]:
    return told.split()


FIRST = words("Ada Bruno Carla Dario Edda Falk Greta Hugo Ines Jonas Karla Luca Mira Nils Odile Pavel Rosa Sven Tilda")
LAST = words("Arvid Bellin Corvo Dahlem Ekvall Fortin Gruber Halloran Iversen Jansky Keller Lindqvist Moreau Novotny")
WHAT = words("bridge school harbour hospital library tramway market tunnel airport theatre dam prison stadium mill")
WHERE = words("Varn Tessel Ardell Brumel Ondavar Skarv Lauen Kelmond Sedda Morrash Zhorin Miravel Wijkerlo Orvale")
WILL = words("close rebuild sell paint move double lease flood rename inspect abandon finance")
WHEN = (
    "before the ferry runs again",
    "after the harvest",
    "if the council pays half",
    "within {n} months",
    "for {n} crowns",
)
WHY = ("because nobody has asked us to wait", "and I will say so in court", "whatever the {what} of {where} may cost")


def sentence(chance: random.Random) -> str:
    words = {"what": chance.choice(WHAT), "where": chance.choice(WHERE), "n": str(chance.randint(2, 900))}
    rest = f"{chance.choice(WHEN)} {chance.choice(WHY)}".format(**words)
    return f"We will {chance.choice(WILL)} the {chance.choice(WHAT)} at {chance.choice(WHERE)} {rest}"


def articles(quotations: int) -> Iterator[Reading]:
    """Readings with so many quotations in all."""
    chance, before = random.Random(1), [sentence(random.Random(2))]
    names = [f"{first} {last}{suffix}" for first in FIRST for last in LAST for suffix in ("", "sson", "er", "ova")]
    for number in range(quotations // PER_ARTICLE):
        day = date(2000, 1, 1) + timedelta(days=number // 20)
        text, found, speakers = "", [], chance.sample(names, 8)
        for _ in range(PER_ARTICLE):
            said = chance.choice(before) if chance.random() < 0.2 else sentence(chance)
            before = [*before[-200:], said]
            name = chance.choice(speakers)
            start = len(text)
            text += f"“{said},” {name} said on Monday. The council of the town meets again next week.\n\n"
            content = Span(start, start + len(said) + 3)
            source, cue = Span(content.end + 1, content.end + 1 + len(name)), content.end + 2 + len(name)
            speaker = Speaker(name, "person")
            found.append(Quotation((content,), (Span(cue, cue + 4),), (source,), "direct", 0.9, "speech", speaker))
        document = Document(f"article {number}", text, outlet=f"Outlet {number % 50}", published=day.isoformat())
        yield Reading(document, tuple(found))


def milliseconds(asked: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(asked, n=20)
    return {"median": round(1000 * statistics.median(asked), 1), "p95": round(1000 * cuts[-1], 1)}


def looked_up(record: Record, chance: random.Random) -> dict[str, Any]:
    """How long searches and checks take."""
    searching, checking = [], []
    for _ in range(ASKED):
        began = time.perf_counter()
        record.search(Query(f"{chance.choice(WHAT)} {chance.choice(WHERE)}"))
        between = time.perf_counter()
        record.check(sentence(chance))
        searching.append(between - began)
        checking.append(time.perf_counter() - between)
    return {"search_ms": milliseconds(searching), "check_ms": milliseconds(checking)}


def measured(quotations: int, folder: Path) -> list[dict[str, Any]]:
    found, chance, path = [], random.Random(3), folder / "record.db"
    with Record.open(path) as record:
        began, count = time.perf_counter(), 0
        for added in record.add_all(articles(quotations)):
            count += len(added.reading.quotations)
            if count % STEP == 0:
                row = {"quotations": count, "seconds_per_10000": round(time.perf_counter() - began, 1)}
                size = sum(file.stat().st_size for file in folder.iterdir())
                text = (added.reading.document.text.encode().__len__()) / PER_ARTICLE
                row |= {"bytes_per_quotation": size // count, "of_them_text": round(text), **looked_up(record, chance)}
                print(row, flush=True)
                found.append(row)
                began = time.perf_counter()
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/record.json")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(chosen.quotations, Path(folder))
    save({**provenance([]), "processor": processor(), "generated": True, "sizes": rows}, chosen.out)
