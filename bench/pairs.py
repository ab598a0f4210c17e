"""How right the statements of a record of real articles are, by pairs that were read one by one;
writes bench/results/pairs.json.

    python bench/pairs.py CORPUS [--readings PICKLE] [--fit] [--seed N]

CORPUS: the training part of PolNeAR, which is read by the engine and put on record; `--readings`
keeps what was read. `--fit` makes the second weights of likeness anew, with the labels and the
invented articles of bench/statements and bench/occasions; real pairs that nobody read, and that the
rules would leave to the regression, are taken not to be one. It tells first how right the labels of
each fifth of the articles, and each file of invented ones, come out by weights fitted to the
others.
"""

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Numbers, fit_among, looking_everywhere, printed, watching
from sqlalchemy import select
from statements import FOLDER, OCCASIONS, clustering, file_of, in_place, recorded, rows
from statements import readings as readings_of

from onrecord.evaluate import read_corpus
from onrecord.evaluate.occasions import read_occasions
from onrecord.evaluate.results import provenance, save
from onrecord.evaluate.statements import Report, read_utterances
from onrecord.match import chances
from onrecord.match.chances import inputs
from onrecord.match.evidence import LIKELY, may_be_reworded, same_words
from onrecord.match.likeness import FEATURES, SHARED
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.record.identity.people import merged
from onrecord.record.linking.rendering import COLUMNS, rendering
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.types import Document, Reading

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "bench/pairs/labels.jsonl"
FOLDS = 5
READ = 3.0
"""How much a real pair that was read counts."""
SPOKEN = len(FEATURES) + SHARED.index("quotations of the speaker at the time")
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Looked:
    """A pair in different words that the record looked at: its label if it was read, and whether it
    may be reworded."""

    key: tuple[int, int]
    label: bool | None
    may_be: bool


@dataclass(frozen=True)
class Row:
    """A pair to fit weights to: what the regression goes by, whether it is one, how much it counts,
    and the part of all pairs that it is left out with; `pair`: of real ones what is known."""

    inputs: Numbers
    same: float
    weight: float
    part: str
    pair: Looked | None

    @property
    def fit(self) -> tuple[Numbers, float, float]:
        """As `fit_among` takes it."""
        return self.inputs, self.same, self.weight


def read(corpus: Path, kept: Path | None) -> list[Reading]:
    """The articles as the engine reads them, the earliest first."""
    if kept and kept.exists():
        found: list[Reading] = pickle.loads(kept.read_bytes())
    else:
        documents = [
            Document(one.id, one.text, published=one.published) for one in read_corpus(corpus)
        ]
        found = list(Reader().pipe(documents))
        if kept:
            kept.write_bytes(pickle.dumps(found))
    return sorted(found, key=lambda one: (one.document.published or "", one.document.id))


def labels() -> dict[frozenset[Place], dict[str, Any]]:
    """The labels by the places of the two quotations: their article and where they begin and end in
    it."""
    rows = map(json.loads, LABELS.read_text(encoding="utf8").splitlines())
    return {frozenset((tuple(row["one"]), tuple(row["other"]))): row for row in rows}


def numbers(record: Record) -> dict[int, Place]:
    """The place of each quotation."""
    wanted = select(QUOTATION.c.id, QUOTATION.c.content, DOCUMENT.c.name).join_from(
        QUOTATION, DOCUMENT
    )
    with record._store.reading() as session:
        rows = session.execute(wanted.where(QUOTATION.c.content != "[]")).all()
    return {
        row.id: (row.name, row.content[0][0], row.content[-1][1]) for row in rows if row.content
    }


def judged(record: Record) -> dict[str, Any]:
    """How many of the pairs that are in one statement were read, and are one; by stratum."""
    at = {place: number for number, place in numbers(record).items()}
    with record._store.reading() as session:
        rows = session.execute(
            select(QUOTATION.c.id, QUOTATION.c.statement_id, QUOTATION.c.document_id)
        ).all()
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
        "by_stratum": {
            name: [right[name], together[name], count] for name, count in sorted(found.items())
        },
    }


def looked(readings: Iterable[Reading]) -> Iterator[tuple[Numbers, Looked]]:
    """What the second regression goes by for the pairs that a record of these articles looks at,
    and what is known of each; what the articles have in common is looked up for all of them."""
    known = labels()
    with watching() as seen, looking_everywhere(), recorded(readings) as record:
        places = numbers(record)
        with record._store.reading() as session:
            rows = session.execute(select(*COLUMNS)).mappings().all()
            merged_into = merged(session)
    said = {row["id"]: rendering(row, merged_into.get(row["speaker_id"])) for row in rows}
    for each in filter(None, seen):
        for row, pair in zip(inputs(each), each, strict=True):
            one, other = said[pair.one], said[pair.other]
            label = known.get(frozenset((places.get(pair.one), places.get(pair.other))))
            spoken = round(float(np.expm1(row[SPOKEN])))
            may_be = may_be_reworded(one, other, spoken)
            if not same_words(one, other):
                yield row, Looked((pair.other, pair.one), label and label["same"], may_be)


def rows_of_real(readings: Sequence[Reading]) -> Iterator[Row]:
    """The real pairs to fit the weights to: those that were read, and those that the rules would
    leave to the regression, which are taken not to be one."""
    for row, one in looked(readings):
        if one.label is not None or one.may_be:
            weight = READ if one.label is not None else 1.0
            yield Row(row, float(bool(one.label)), weight, f"real {one.key[1] % FOLDS}", one)


def rows_of_invented(reports: Sequence[Report]) -> Iterator[Row]:
    """The invented pairs to fit the weights to."""
    gold = in_place(reports)
    with watching() as seen, looking_everywhere(), recorded(readings_of(reports)) as record:
        by_number = {number: gold[place] for number, (place, _) in rows(record).items()}
    for each in filter(None, seen):
        for row, pair in zip(inputs(each), each, strict=True):
            one, other = by_number[pair.one], by_number[pair.other]
            same = one.utterance is not None and one.utterance == other.utterance
            yield Row(row, float(same), 1.0, file_of(one), None)


def fitted(readings: Sequence[Reading]) -> dict[str, Any]:
    """How right the labels of each fifth of the real articles and each invented file come out by
    weights fitted to the others; then the weights of all are used and printed."""
    utterances, occasions = read_utterances(FOLDER).reports, read_occasions(OCCASIONS)
    invented = [*utterances, *occasions]
    given = [*rows_of_invented(utterances), *rows_of_invented(occasions), *rows_of_real(readings)]
    together = right = 0
    found: dict[str, Any] = {}
    for part in sorted({row.part for row in given}):
        fit_among(row.fit for row in given if row.part != part)
        own = [row for row in given if row.part == part and row.pair and row.pair.label is not None]
        joined = [
            row for row in own if row.pair and row.pair.may_be and _chance(row.inputs) >= LIKELY
        ]
        together, right = together + len(joined), right + sum(int(row.same) for row in joined)
        if not part.startswith("real"):
            reports = [one for one in invented if file_of(one) == part]
            with recorded(readings_of(reports)) as record:
                found[part] = clustering(reports, record)
    fit_among(row.fit for row in given)
    print(printed())
    return {"reworded": {"together": together, "right": right}, **found}


def _chance(row: Numbers) -> float:
    odds = float(row @ np.array(chances.WEIGHTS_AMONG) + chances.BIAS_AMONG)
    return float(1 / (1 + np.exp(-odds)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--readings", type=Path, metavar="PICKLE", help="what was read, kept from run to run"
    )
    parser.add_argument("--fit", action="store_true", help="fit the second weights of likeness")
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/pairs.json")
    chosen = parser.parse_args()
    readings = read(chosen.corpus, chosen.readings)
    result = {"by_folds": fitted(readings)} if chosen.fit else {}
    with recorded(readings) as record:
        result |= judged(record)
    print(*result.items(), sep="\n")
    save({**provenance([LABELS]), **result}, chosen.out)
