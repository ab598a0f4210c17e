"""What finding copies costs as the record grows, and how near articles are; writes
bench/results/copies.json.

    python bench/copies.py CORPUS [--documents 100000]

The articles have 500 words each, drawn as often as they are used in English, and the foot that an
outlet puts under every page; one in five is an earlier one with another lead, cut at the end. How
near real articles are is measured on the corpus: a gap between those that are one report and those
that are not shows where the limit may lie.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from processes import processor, significant
from sqlalchemy import func, insert, select

from onrecord.evaluate.corpus import read_corpus
from onrecord.evaluate.results import provenance, save
from onrecord.match.meaning import meanings
from onrecord.match.sketch import COPIED, containment, shingled
from onrecord.record import Record
from onrecord.record.linking.copies import NEEDED, link_copies
from onrecord.record.store.rows import rows
from onrecord.record.store.schema import DOCUMENT
from onrecord.record.store.session import Session
from onrecord.types import Document, Reading

ROOT = Path(__file__).parents[1]
WORDS, FOOT, BATCH, STEPS, COPY = 500, 60, 100, 10, 0.2


def articles(count: int) -> Iterator[str]:
    """Own articles and copies of the thousand latest."""
    chance, known = random.Random(1), list(meanings().number)
    weights = [1 / (rank + 10) for rank in range(len(known))]
    cumulated = [sum(weights[:1])]
    for weight in weights[1:]:
        cumulated.append(cumulated[-1] + weight)
    feet = [" ".join(chance.choices(known, cum_weights=cumulated, k=FOOT)) for _ in range(20)]
    own: list[str] = []
    for _ in range(count):
        words = chance.choices(known, cum_weights=cumulated, k=WORDS)
        if own and chance.random() < COPY:
            copied = chance.choice(own[-1000:]).split()
            words = words[:50] + copied[: chance.randint(100, WORDS)]
        else:
            own.append(" ".join(words))
        yield f"{' '.join(words)}\n{chance.choice(feet)}"


def add(session: Session, texts: Sequence[str], first: int) -> float:
    """Puts texts on record as documents; the milliseconds that finding copies takes for each."""
    made = [
        rows(Reading(Document(f"{first + at}", text), ())).document for at, text in enumerate(texts)
    ]
    session.execute(insert(DOCUMENT), made)
    wanted = (
        select(*NEEDED)
        .where(DOCUMENT.c.original_id.is_(None), DOCUMENT.c.id > first)
        .order_by(DOCUMENT.c.id)
    )
    added = session.rows(wanted)
    began = time.process_time()
    link_copies(session, added)
    return 1000 * (time.process_time() - began) / len(texts)


def growth(documents: int) -> dict[str, Any]:
    """The milliseconds of processor time for a document, by how many are on record: of the median
    batch, and of that which other work on the machine disturbed least.
    """
    points, texts = [], articles(documents)
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder) / "onrecord.db") as record,
    ):
        for step in range(STEPS):
            taken = []
            for first in range(step * documents // STEPS, (step + 1) * documents // STEPS, BATCH):
                with record._store.writing() as session:
                    taken.append(add(session, [next(texts) for _ in range(BATCH)], first))
            points.append(
                {
                    "documents": first + BATCH,
                    "milliseconds": significant(statistics.median(taken)),
                    "least": significant(min(taken)),
                }
            )
            print(points[-1], flush=True)
        with record._store.reading() as session:
            originals = session.execute(
                select(func.count(DOCUMENT.c.original_id.distinct()))
            ).scalar_one()
    return {"points": points, "copies": COPY, "linked": round(1 - originals / documents, 4)}


def nearest(corpus: Path) -> list[float]:
    """The containment of the articles of the corpus that are nearest to each other."""
    texts = [shingled(article.text) for article in read_corpus(corpus)]
    holders: dict[int, list[int]] = {}
    for number, text in enumerate(texts):
        for shingle in text.distinct.tolist():
            holders.setdefault(shingle, []).append(number)
    common = Counter(
        pair
        for holding in holders.values()
        if len(holding) < 50
        for pair in combinations(holding, 2)
    )
    return sorted((round(containment(texts[a], texts[b]), 2) for a, b in common), reverse=True)[:12]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="real articles, such as polnear-train.jsonl.gz")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/copies.json")
    chosen = parser.parse_args()
    found = {"limit": COPIED, "nearest": nearest(chosen.corpus), "growth": growth(chosen.documents)}
    save({**provenance([chosen.corpus]), "processor": processor(), **found}, chosen.out)
