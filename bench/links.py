"""How right the links of denials are that a record of real articles has, by pairs that were read
one by one; writes bench/results/links.json.

    python bench/links.py CORPUS [--readings PICKLE]

CORPUS: the training part of PolNeAR, which is read by the engine and put on record; `--readings`
keeps what was read. What was read before is resolved anew.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pairs import numbers, read
from sqlalchemy import select
from statements import recorded

from onrecord.evaluate.results import provenance, save
from onrecord.record.store.schema import DENIAL
from onrecord.resolve import resolve
from onrecord.types import Reading

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "bench/denials/links.jsonl"
Link = tuple[str, int, int, int, int]


def labels() -> dict[Link, bool]:
    """Whether each link that was read is right, by the article and where both quotations stand."""
    rows = map(json.loads, LABELS.read_text(encoding="utf8").splitlines())
    return {(row["article"], *row["denial"], *row["asserting"]): row["right"] for row in rows}


def judged(readings: Sequence[Reading]) -> dict[str, Any]:
    """How many links a record of these articles has, how many of them were read, and how many are
    right."""
    known = labels()
    with recorded(readings) as record:
        at = numbers(record)
        with record._store.reading() as session:
            rows = session.execute(select(DENIAL.c.quotation_id, DENIAL.c.asserting_id)).all()
    beside = [row for row in rows if at[row.quotation_id][0] == at[row.asserting_id][0]]
    found = {(*at[row.quotation_id], *at[row.asserting_id][1:]) for row in beside}
    right = sum(known[link] for link in found & known.keys())
    read = len(found & known.keys())
    return {
        "links": len(rows),
        "between_articles": len(rows) - len(beside),
        "read": read,
        "right": right,
        "precision": round(100 * right / max(read, 1), 1),
        "right_missed": sum(is_right for link, is_right in known.items() if link not in found),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--readings", type=Path, metavar="PICKLE", help="what was read, kept from run to run"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/links.json")
    chosen = parser.parse_args()
    again = [
        replace(one, quotations=resolve(one.document, one.quotations))
        for one in read(chosen.corpus, chosen.readings)
    ]
    result = judged(again)
    print(*result.items(), sep="\n")
    save({**provenance([LABELS]), **result}, chosen.out)
