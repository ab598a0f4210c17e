"""How a check stands up to quotations that were changed; writes bench/results/mutations.json.

    python bench/mutations.py [--misses] [--seeds N]

Over all our invented articles, those that the model was trained on too (the check knows no model),
with the quotations in them as given: every mutation of `onrecord/evaluate/mutations.py`, several
times where chance decides.
"""

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.evaluate.mutation_gold import annotated_readings, reported_readings
from onrecord.evaluate.mutations import Mutation, is_right, mutations, sayings
from onrecord.evaluate.results import provenance, save
from onrecord.record import Checked, Record
from onrecord.types import Reading

ROOT = Path(__file__).parents[1]
ANNOTATED = ("examples", "bench/world", "onrecord/train/invented")
REPORTED = ("bench/statements", "bench/mutations")


def readings() -> Iterator[Reading]:
    for folder in ANNOTATED:
        yield from annotated_readings(ROOT / folder)
    for folder in REPORTED:
        yield from reported_readings(ROOT / folder)


def checked(seeds: int) -> Iterator[tuple[Mutation, Checked]]:
    """Each mutation once, and what the record says to it."""
    given = list(readings())
    said = list(sayings(given))
    made = dict.fromkeys(one for seed in range(seeds) for one in mutations(said, seed))
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder) / "onrecord.db") as record,
    ):
        assert all(added.new for added in record.add_all(given))
        for one in made:
            yield one, record.check(one.claim, one.speaker)


def measured(seeds: int, misses: bool) -> dict[str, Any]:
    began = time.perf_counter()
    verdicts, right = defaultdict[str, Counter[str]](Counter), Counter[str]()
    harmful = verbatim = 0
    for one, told in checked(seeds):
        ok = is_right(one, told.verdict, told.dropped)
        verdicts[one.kind][told.verdict] += 1
        right[one.kind] += ok
        harmful += one.harmful
        verbatim += one.harmful and told.verdict == "verbatim"
        if misses and not ok:
            nearest = told.evidence[0].told if told.evidence else "-"
            print(
                f"[{one.kind}] {told.verdict} {list(told.dropped)}; expected {', '.join(sorted(one.expected))}"
            )
            print(f"    {one.claim}  ({one.speaker})\n    {one.original}\n    nearest: {nearest}")
    count = sum(map(Counter.total, verdicts.values()))
    return {
        "mutations": count,
        "right": sum(right.values()),
        "share": round(100 * sum(right.values()) / count, 1),
        "harmful": harmful,
        "harmful_called_verbatim": verbatim,
        "seconds": round(time.perf_counter() - began, 1),
        "kinds": {
            kind: {"right": right[kind], "of": found.total(), "verdicts": dict(found.most_common())}
            for kind, found in sorted(verdicts.items())
        },
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--misses", action="store_true", help="show the mutations whose verdict is not right"
    )
    parser.add_argument("--seeds", type=int, default=3, help="how often chance is tried")
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/mutations.json")
    chosen = parser.parse_args()
    found = measured(chosen.seeds, chosen.misses)
    print(*found.items(), sep="\n")
    data = [
        path for folder in (*ANNOTATED, *REPORTED) for path in sorted((ROOT / folder).glob("*.txt"))
    ]
    told = provenance(data)
    save(
        {**told, "data": f"{len(told['data'])} files of our own invented articles", **found},
        chosen.out,
    )
