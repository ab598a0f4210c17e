"""How the record grows: adding, searching and checking at ever more quotations; writes
bench/results/record.json, which bench/plots.py draws.

    python bench/record.py [--quotations 1000000]

The articles are generated from templates, 20 quotations each by 8 of 20,000 speakers of whom few
speak most; a fifth of the quotations repeat one of the days before, some of these cut. They are not
news: real articles have more words in common, and more that are rare.

How fast the machine is at the time is measured beside it, by work that is always the same
(`yardstick_ms`): other load slows both, the record's size only one.
"""

import argparse
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from processes import processor

from onrecord.evaluate.results import provenance, save
from onrecord.match.likeness import Rendering, features
from onrecord.match.wording import Wording
from onrecord.record import Query, Record
from onrecord.types import Document, Quotation, Reading, Span, Speaker

ROOT = Path(__file__).parents[1]
PER_ARTICLE, STEP, MEASURED, ASKED = 20, 10_000, 200, 200
LOOKED_UP = {10_000, 20_000, 50_000, *range(100_000, 10_000_001, 100_000)}
"""Sizes at which it is searched and checked."""


def words(told: str) -> list[str]:
    return told.split()


FIRST = words(
    "Ada Bruno Carla Dario Edda Falk Greta Hugo Ines Jonas Karla Luca Mira Nils Odile Pavel Rosa Sven Tilda"
)
STARTS = words(
    "Ar Bel Cor Dah Ek For Gru Hal Iver Jan Kel Lind Mor Nov Os Pel Quil Ros Sed Tar Ul Var Wen Yl Zhor"
)
MIDDLES = words("an e i o u ba de ga la ma ni ro sa ti vo")
ENDS = words("berg dal den fors gard holm kov lund mark nik oy ren sen stad tov um vik")
WHAT = words(
    "bridge school harbour hospital library tramway market tunnel airport theatre dam prison stadium mill archive "
    "barracks brewery canal cannery castle cathedral ferry forge granary greenhouse hall hostel lighthouse museum "
    "nursery observatory orchard pier pool quarry railway refinery reservoir road shipyard sluice square station "
    "subsidy tower vineyard warehouse waterworks weir workshop budget contract fund licence pension permit tax wage"
)
WILL = words(
    "close rebuild sell paint move double lease flood rename inspect abandon finance halve insure lock merge open plan "
    "repair restore shrink simplify suspend tax test transfer double-check guard heat light"
)
WHEN = (
    *(
        "before the ferry runs again",
        "after the harvest",
        "if the council pays half",
        "within {n} months",
    ),
    *(
        "for {n} crowns",
        "unless the court forbids it",
        "when the last of the {n} tenants has gone",
        "by the spring",
    ),
    *(
        "as soon as the ice is off the river",
        "without asking {place}",
        "together with {place}",
        "in {n} small steps",
    ),
)
WHY = (
    *(
        "because nobody has asked us to wait",
        "and I will say so in court",
        "whatever the {what} of {place} may cost",
    ),
    *(
        "although {place} has warned us",
        "since the {what} brings in {n} crowns a day",
        "and not a day later",
    ),
    *(
        "for the children of {place}",
        "as we promised {n} voters",
        "and I have told the {what} board as much",
    ),
    *(
        "because the {what} at {place} taught us how",
        "but the {what} stays as it is",
        "even if {n} people march",
    ),
)


def made(count: int, seed: int) -> list[str]:
    """Invented names."""
    chance, found = random.Random(seed), dict[str, None]()
    while len(found) < count:
        found["".join(map(chance.choice, (STARTS, MIDDLES, ENDS)))] = None
    return list(found)


def often(things: Sequence[str]) -> list[float]:
    """How often each of some things is chosen, added up: the second half as often as the first
    (Zipf)."""
    return list(itertools.accumulate(1 / rank for rank in range(2, len(things) + 2)))


PLACES = made(3000, 1)
PEOPLE = [f"{first} {last}" for last in made(1100, 2) for first in FIRST]
PLACES_OFTEN, PEOPLE_OFTEN = often(PLACES), often(PEOPLE)


def place(chance: random.Random) -> str:
    return chance.choices(PLACES, cum_weights=PLACES_OFTEN)[0]


def sentence(chance: random.Random) -> str:
    told = {"what": chance.choice(WHAT), "place": place(chance), "n": str(chance.randint(2, 900))}
    rest = f"{chance.choice(WHEN)} {chance.choice(WHY)}".format(**told)
    return f"We will {chance.choice(WILL)} the {chance.choice(WHAT)} at {place(chance)} {rest}"


def repeated(chance: random.Random, before: Sequence[str]) -> str:
    """What was said before, sometimes cut."""
    said = chance.choice(before)
    return said if chance.random() < 0.6 else " ".join(said.split()[: chance.randint(6, 14)])


def articles(quotations: int) -> Iterator[Reading]:
    """Readings with so many quotations in all."""
    chance, before = random.Random(1), [sentence(random.Random(2))]
    for number in range(quotations // PER_ARTICLE):
        day = date(2000, 1, 1) + timedelta(days=number // 20)
        text, found, speakers = "", [], chance.choices(PEOPLE, cum_weights=PEOPLE_OFTEN, k=8)
        for _ in range(PER_ARTICLE):
            said = repeated(chance, before) if chance.random() < 0.2 else sentence(chance)
            before = [*before[-400:], said]
            name = chance.choice(speakers)
            start = len(text)
            text += f"“{said},” {name} said on Monday. The council of the town meets again next week.\n\n"
            content = Span(start, start + len(said) + 3)
            source = Span(content.end + 1, content.end + 1 + len(name))
            cue = content.end + 2 + len(name)
            speaker = Speaker(name, "person")
            found.append(
                Quotation(
                    (content,), (Span(cue, cue + 4),), (source,), "direct", 0.9, "speech", speaker
                )
            )
        document = Document(
            f"article {number}", text, outlet=f"Outlet {number % 50}", published=day.isoformat()
        )
        yield Reading(document, tuple(found))


def milliseconds(asked: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(asked, n=20)
    return {"median": round(1000 * statistics.median(asked), 1), "p95": round(1000 * cuts[-1], 1)}


def yardstick() -> float:
    """Seconds that the machine takes now for what is always the same: to compare quotations, each
    rendered anew."""
    chance, began = random.Random(4), time.perf_counter()
    told = [Rendering(Wording(sentence(chance)), None, None, True, False) for _ in range(40)]
    for one, other in itertools.pairwise(told):
        features(one, other)
    return time.perf_counter() - began


def looked_up(record: Record, chance: random.Random) -> dict[str, Any]:
    """How long searches and checks take; every other check names a speaker."""
    searching, checking = [], []
    for number in range(ASKED):
        began = time.perf_counter()
        record.search(Query(f"{chance.choice(WHAT)} {place(chance)}"))
        between = time.perf_counter()
        speaker = chance.choices(PEOPLE, cum_weights=PEOPLE_OFTEN)[0] if number % 2 else None
        record.check(sentence(chance), speaker)
        searching.append(between - began)
        checking.append(time.perf_counter() - between)
    return {"search_ms": milliseconds(searching), "check_ms": milliseconds(checking)}


def side_by_side(large: Record, reached: int, folder: Path) -> dict[str, Any]:
    """Seconds for the first 10,000 of a new record and for as many more of a large one, added in
    turns of 50 articles each, so that whatever else the machine does slows both."""
    taken = {"first": 0.0, "last": 0.0}
    more = itertools.islice(articles(reached + STEP), reached // PER_ARTICLE, None)
    with Record.open(folder / "new.db") as new:
        for ours, theirs in zip(batched(articles(STEP)), batched(more), strict=True):
            for name, record, batch in (("first", new, ours), ("last", large, theirs)):
                began = time.perf_counter()
                added = sum(one.new for one in record.add_all(batch))
                taken[name] += time.perf_counter() - began
                assert added == len(batch)
    told = {f"{name}_seconds": round(seconds, 1) for name, seconds in taken.items()}
    return {"after": reached, **told, "times": round(taken["last"] / taken["first"], 2)}


def batched(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while batch := list(itertools.islice(readings, 50)):
        yield batch


def measured(quotations: int, folder: Path) -> Iterator[dict[str, Any]]:
    chance = random.Random(3)
    with Record.open(folder / "record.db") as record:
        yardstick()  # loads what it needs
        began, used, count, text = time.perf_counter(), time.process_time(), 0, 0
        sticks: list[float] = []
        for added in record.add_all(articles(quotations)):
            count += len(added.reading.quotations)
            text += len(added.reading.document.text.encode())
            if count % MEASURED == 0:
                sticks.append(yardstick())
                began, used = began + sticks[-1], used + sticks[-1]
            if count % STEP == 0:
                row: dict[str, Any] = {
                    "quotations": count,
                    "seconds_per_10000": round(time.perf_counter() - began, 1),
                }
                row["processor_seconds_per_10000"] = round(time.process_time() - used, 1)
                row["yardstick_ms"] = round(1000 * statistics.median(sticks), 2)
                size = sum(file.stat().st_size for file in folder.iterdir())
                row |= {"bytes_per_quotation": size // count, "of_them_text": text // count}
                yield row | (looked_up(record, chance) if count in LOOKED_UP else {})
                began, used, sticks = time.perf_counter(), time.process_time(), []
        yield {"ends": side_by_side(record, count, folder)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/record.json")
    chosen = parser.parse_args()
    rows: list[dict[str, Any]] = []
    ends: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(chosen.quotations, Path(folder)):
            print(row, flush=True)
            ends = row.get("ends", ends)
            rows += [] if "ends" in row else [row]
            told = {"processor": processor(), "generated": True, "ends": ends, "sizes": rows}
            save({**provenance([]), **told}, chosen.out)
