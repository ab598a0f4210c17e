"""How right the statements of a record of real articles are, by pairs that were read one by one; writes
bench/results/pairs.json.

    python bench/pairs.py CORPUS [--readings PICKLE] [--fit] [--seed N]

CORPUS: the training part of PolNeAR, which is read by the engine and put on record; `--readings` keeps what was read.
`--fit` makes the second weights of likeness anew: with the labels, with the invented articles of bench/statements and
bench/occasions, and with halves of real articles and a record of every sixth of them, in which hardly anything is the
same. It tells first how right the labels of each fifth of the articles come out by weights fitted to the others.
"""

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Numbers, Seen, among, fit_among, printed, watching
from sqlalchemy import select
from statements import FOLDER, OCCASIONS, halves_of, recorded, seen_of

from onrecord.evaluate import read_corpus
from onrecord.evaluate.occasions import read_occasions
from onrecord.evaluate.results import provenance, save
from onrecord.evaluate.statements import read_utterances
from onrecord.match import likeness
from onrecord.match.evidence import LIKELY, may_be_reworded, same_words
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.record.rendering import COLUMNS, rendering
from onrecord.record.schema import DOCUMENT, QUOTATION
from onrecord.types import Document, Reading

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "bench/pairs/labels.jsonl"
FOLDS, THINNED, HALVED = 5, 6, 240
SAME_WORDS, HALVES, THIN = 0.3, 0.1, 0.05
"""How much an unread pair in the same words counts, taken to be one, and one of halves, and of the thinned record."""
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Looked:
    """A pair that the record looked at: its label if it was read, whether it is in the same words, and if not, whether
    it may be reworded."""

    key: tuple[int, int]
    label: bool | None
    same_words: bool
    may_be: bool


def read(corpus: Path, kept: Path | None) -> list[Reading]:
    """The articles as the engine reads them, the earliest first."""
    if kept and kept.exists():
        found: list[Reading] = pickle.loads(kept.read_bytes())
    else:
        documents = [Document(one.id, one.text, published=one.published) for one in read_corpus(corpus)]
        found = list(Reader().pipe(documents))
        if kept:
            kept.write_bytes(pickle.dumps(found))
    return sorted(found, key=lambda one: (one.document.published or "", one.document.id))


def labels() -> dict[frozenset[Place], dict[str, Any]]:
    """The labels by the places of the two quotations: their article and where they begin and end in it."""
    rows = map(json.loads, LABELS.read_text(encoding="utf8").splitlines())
    return {frozenset((tuple(row["one"]), tuple(row["other"]))): row for row in rows}


def numbers(record: Record) -> dict[int, Place]:
    """The place of each quotation."""
    wanted = select(QUOTATION.c.id, QUOTATION.c.content, DOCUMENT.c.name).join_from(QUOTATION, DOCUMENT)
    with record._reading() as connection:
        rows = connection.execute(wanted.where(QUOTATION.c.content != "[]")).all()
    return {row.id: (row.name, row.content[0][0], row.content[-1][1]) for row in rows if row.content}


def judged(record: Record) -> dict[str, Any]:
    """How many of the pairs that are in one statement were read, and are one; by stratum."""
    at = {place: number for number, place in numbers(record).items()}
    with record._reading() as connection:
        rows = connection.execute(select(QUOTATION.c.id, QUOTATION.c.statement_id, QUOTATION.c.document_id)).all()
    statement = {row.id: row.statement_id for row in rows}
    article = {row.id: row.document_id for row in rows}
    together, right, found, missed = Counter[str](), Counter[str](), Counter[str](), 0
    for places, row in labels().items():
        both = [at[place] for place in places if place in at]
        if len(both) < 2 or article[both[0]] == article[both[1]]:
            continue
        is_joined = statement[both[0]] == statement[both[1]]
        found[row["stratum"]] += 1
        together[row["stratum"]] += is_joined
        right[row["stratum"]] += is_joined and row["same"]
        missed += row["same"] and not is_joined
    sizes = Counter(statement.values())
    return {
        "pairs_together": sum(size * (size - 1) // 2 for size in sizes.values()),
        "labels": sum(found.values()),
        "labels_together": sum(together.values()),
        "right": sum(right.values()),
        "precision": round(100 * sum(right.values()) / max(sum(together.values()), 1), 1),
        "missed": missed,
        "by_stratum": {name: [right[name], together[name], count] for name, count in sorted(found.items())},
    }


def looked(readings: Sequence[Reading]) -> tuple[list[Seen], list[list[Looked]]]:
    """The pairs that a record of these articles looks at, article by article, and what is known of them."""
    known = labels()
    with watching() as seen, recorded(readings) as record:
        places = numbers(record)
        with record._reading() as connection:
            rows = connection.execute(select(*COLUMNS)).mappings().all()
    said = {row["id"]: rendering(row) for row in rows}
    own = [each for each in seen if each]
    told = [[_looked(pair, said, places, known) for pair in each] for each in own]
    return [Seen(each, [bool(one.label) for one in two], [], 1.0) for each, two in zip(own, told, strict=True)], told


def _looked(pair: likeness.Pair, said: Any, places: Any, known: Any) -> Looked:
    one, other = said[pair.one], said[pair.other]
    row = known.get(frozenset((places.get(pair.one), places.get(pair.other))))
    spoken = round(float(np.expm1(pair.seen[len(likeness.FEATURES) + 7])))
    return Looked(
        (pair.other, pair.one), row and row["same"], same_words(one, other), may_be_reworded(one, other, spoken)
    )


def rows_of(readings: Sequence[Reading], weight: float) -> Iterator[tuple[Numbers, float, float, Looked]]:
    """What the second regression goes by, whether it is one, how much it counts; what was not read is not one, unless
    it is in the same words."""
    seen, told = looked(readings)
    for each, two in zip(seen, told, strict=True):
        for row, one in zip(among(each.pairs), two, strict=True):
            if one.label is not None:
                yield row, float(one.label), weight, one
            else:
                yield row, float(one.same_words), weight * (SAME_WORDS if one.same_words else 1), one


def fitted(readings: Sequence[Reading]) -> dict[str, Any]:
    """How right the labels come out by folds; then the weights of all are used and printed."""
    gold = [*read_utterances(FOLDER).reports, *read_occasions(OCCASIONS)]
    given = [
        (row, float(same), 1.0)
        for each in seen_of(gold)
        for row, same in zip(among(each.pairs), each.same, strict=True)
    ]
    real = list(rows_of(readings, 1.0))
    apart = [half for one in readings[::3][:HALVED] for half in halves_of(one)]
    thin = [row for start in range(THINNED) for row in rows_of(readings[start::THINNED], THIN)]
    more = [row[:3] for row in (*rows_of(apart, HALVES), *thin)]
    right = together = 0
    for fold in range(FOLDS):
        fit_among([*given, *more, *(row[:3] for row in real if row[3].key[1] % FOLDS != fold)])
        for row, same, _, one in real:
            if one.label is None or one.key[1] % FOLDS != fold:
                continue
            if one.same_words or (one.may_be and _chance(row) >= LIKELY):
                together, right = together + 1, right + int(same)
    fit_among([*given, *more, *(row[:3] for row in real)])
    print(printed())
    return {"together": together, "right": right, "precision": round(100 * right / max(together, 1), 1)}


def _chance(row: Numbers) -> float:
    odds = float(row @ np.array(likeness.WEIGHTS_AMONG) + likeness.BIAS_AMONG)
    return 1 / (1 + np.exp(-odds))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--readings", type=Path, metavar="PICKLE", help="what was read, kept from run to run")
    parser.add_argument("--fit", action="store_true", help="fit the second weights of likeness")
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/pairs.json")
    chosen = parser.parse_args()
    readings = read(chosen.corpus, chosen.readings)
    result = {"by_folds": fitted(readings)} if chosen.fit else {}
    with recorded(readings) as record:
        result |= judged(record)
    print(*result.items(), sep="\n")
    save({**provenance([LABELS]), **result}, chosen.out)
