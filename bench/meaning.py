"""How many of the nearest in meaning are found by looking into some cells alone; writes
bench/results/meaning.json.

    python bench/meaning.py CORPUS... [--quotations 100000]

The record is made of the quotations of the corpora, in each of which a third of the words is
replaced by words of another, and goes past linking. It is asked for what quotations of the last
corpus mean: for all of their words, and for a few. `recall`: of the 10 nearest of all, how many are
found. Beside it how long facets take, of a rare word and of one that every quotation has.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from processes import processor
from record import milliseconds
from sqlalchemy import insert

from onrecord.evaluate import read_corpus
from onrecord.evaluate.results import provenance, save
from onrecord.language.english.weight import EMPTY
from onrecord.match.meaning import Floats, meanings
from onrecord.match.wording import Wording
from onrecord.record import Query, Record
from onrecord.record.linking.statements import packed
from onrecord.record.search.by_meaning import REACH, Reach, nearest, stored
from onrecord.record.store.rows import rows
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.types import Document, Quotation, Reading, Span

ROOT = Path(__file__).parents[1]
PER_ARTICLE, REPLACED, ASKED, NEAREST, DAYS = 20, 1 / 3, 100, 10, 3650
MANY = (8, 32, 64, 128)
"""Cells that are looked into, besides those that the record looks into."""
Found = TypeVar("Found")


def wordings(corpus: Path) -> list[str]:
    """The contents of a corpus's quotations, each once."""
    told = {
        " ".join(span.of(one.text) for span in quotation.content)
        for one in read_corpus(corpus)
        for quotation in one.quotations
    }
    return sorted(words for words in told if Wording(words).words)


def mixed(told: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Ever more wordings, in each of which some words are another's."""
    apart = [words.split() for words in told]
    while True:
        one, other = chance.choice(apart), chance.choice(apart)
        yield " ".join(chance.choice(other) if chance.random() < REPLACED else word for word in one)


def readings(told: Iterator[str], count: int, chance: random.Random) -> Iterator[Reading]:
    """Articles with so many of the wordings in all, which each begins with the same word."""
    for number in range(count // PER_ARTICLE):
        text, found = "", []
        for words in islice(told, PER_ARTICLE):
            content = Span(len(text), len(text) + len("that ") + len(words))
            found.append(Quotation((content,), (), (), "indirect", 0.9, "speech"))
            text += f"that {words}. "
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(DAYS))
        yield Reading(
            Document(str(number), text, outlet=f"Outlet {number % 50}", published=day.isoformat()),
            (*found,),
        )


def fill(record: Record, found: Iterator[Reading]) -> None:
    """Put readings on record, past linking but for the cells."""
    known = meanings()
    with record._store.writing() as session:
        for reading in found:
            made = rows(reading)
            key = session.execute(
                insert(DOCUMENT).returning(DOCUMENT.c.id), made.document
            ).scalar_one()
            session.exec_driver_sql("UPDATE document SET original_id = id WHERE id = ?", (key,))
            quotations = []
            for row in made.quotations:
                meaning = known.of(Wording(row["content_words"]).words)
                linked = {
                    "document_id": key,
                    "meaning": packed(meaning),
                    "cell": known.cell(meaning),
                }
                quotations.append({**row, **linked})
            session.execute(insert(QUOTATION), quotations)


def few(words: str, chance: random.Random) -> str:
    """Two to five telling words of a wording."""
    known = meanings()
    telling = [word for word in Wording(words).words if word in known.number and word not in EMPTY]
    return " ".join(chance.sample(telling, min(len(telling), chance.randint(2, 5))))


def timed(look: Callable[[], Found], spent: list[float]) -> Found:
    """What a look finds; how long it took is put down."""
    began = time.perf_counter()
    found = look()
    spent.append(time.perf_counter() - began)
    return found


def recall(record: Record, asked: Sequence[Floats]) -> dict[str, Any]:
    """By how many cells are looked into: how many of the nearest are found, and how long it
    takes."""
    every = Reach(len(meanings().cells), quotations=10**9, small=0)
    with record._store.reading() as session:
        spent: list[float] = []
        exact = [
            timed(lambda m=one: nearest(session, m, stored(), NEAREST, every), spent)
            for one in asked
        ]
        table: dict[str, Any] = {"exact": {"cells": every.cells, "ms": milliseconds(spent)}}
        for cells in sorted({*MANY, REACH.cells}):
            spent, reach = [], Reach(cells, small=0)
            found = [
                timed(lambda m=one, r=reach: nearest(session, m, stored(), NEAREST, r), spent)
                for one in asked
            ]
            shares = [len({*a} & {*b}) / len(b) for a, b in zip(found, exact, strict=True) if b]
            table[f"{cells} cells"] = {
                "recall": round(100 * float(np.mean(shares)), 1),
                "ms": milliseconds(spent),
            }
            print(cells, table[f"{cells} cells"], flush=True)
    return table


def facets(record: Record, told: Sequence[str], chance: random.Random) -> dict[str, Any]:
    """How long facets of a rare word and of all take."""
    rare = [
        max(Wording(words).words, key=meanings().weight) for words in chance.sample(told, ASKED)
    ]
    seldom: list[float] = []
    for word in rare:
        timed(lambda w=word: record.facets(Query(f'"{w}"')), seldom)
    often: list[float] = []
    for _ in range(ASKED // 10):
        timed(lambda: record.facets(Query("that")), often)
    return {"rare_word_ms": milliseconds(seldom), "every_quotation_ms": milliseconds(often)}


def measured(corpora: Sequence[Path], quotations: int, folder: Path) -> dict[str, Any]:
    chance = random.Random(1)
    told = [words for corpus in corpora for words in wordings(corpus)]
    own = chance.sample(wordings(corpora[-1]), ASKED)
    with Record.open(folder / "record.db") as record:
        fill(record, readings(mixed(told, chance), quotations, chance))
        known = meanings()
        asked = {"all_words": own, "few_words": [few(words, chance) for words in own]}
        meant = {
            name: [known.of(Wording(words).words) for words in each] for name, each in asked.items()
        }
        found = {
            name: recall(record, [one for one in each if one.any()]) for name, each in meant.items()
        }
        return {**found, "facets": facets(record, own, chance)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "corpora", type=Path, nargs="+", help="annotated articles; the last is asked for"
    )
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/meaning.json")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(chosen.corpora, chosen.quotations, Path(folder))
    kept = {
        "processor": processor(),
        "quotations": chosen.quotations,
        "probed": REACH.cells,
        **figures,
    }
    save({**provenance(chosen.corpora), **kept}, chosen.out)
