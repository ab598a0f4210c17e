"""How time and memory grow with the size of one text, prose and hostile; writes
bench/results/growth.json.

    python bench/growth.py [--longest SECONDS]

Each text is one document of a fresh process, on all cores; loading the model is not counted. A size
that would take longer than --longest, at ten times the size before it, is left out, and the results
say so. Linux only.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from processes import cores, processor, report, significant
from sizes import megabytes
from texts import HOSTILE, SIZES, USUAL, prose

from onrecord.evaluate.results import provenance, save

ROOT = Path(__file__).parents[1]
WORKER = ROOT / "bench/workers/onrecord_worker.py"
PROSE = (20_000, 200_000, 2_000_000, 20_000_000)


def reading(text: str, folder: Path) -> dict[str, Any]:
    """What reading one text takes."""
    path = folder / "text.jsonl"
    path.write_text(json.dumps({"id": "text", "text": text}) + "\n", encoding="utf8")
    taken = report([sys.executable, WORKER, path], cores())
    return {
        "characters": len(text),
        "seconds": significant(taken["seconds"]),
        "peak_mb": megabytes(taken["peak_bytes"]),
        "quotations": taken["quotations"],
    }


def growth(
    name: str, make: Callable[[int], str], sizes: Sequence[int], longest: float
) -> dict[str, Any]:
    """The times of one kind of text at growing sizes; `ratios`: of each to the one before, 10 where
    time is linear."""
    points: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            if points and 10 * points[-1]["seconds"] > longest:
                break
            points.append(reading(make(size), Path(scratch)))
            print(f"{name}, {size:,} characters: {points[-1]['seconds']} s", flush=True)
    seconds = [point["seconds"] for point in points]
    ratios = [round(after / before, 1) for before, after in pairwise(seconds)]
    return {"points": points, "ratios": ratios, "left_out": list(sizes[len(points) :])}


def measured(longest: float) -> dict[str, Any]:
    kinds: dict[str, tuple[Callable[[int], str], Sequence[int]]] = {"prose": (prose, PROSE)}
    kinds |= {name: (make, SIZES.get(name, USUAL)) for name, make in HOSTILE.items()}
    return {
        **provenance(sorted((ROOT / "examples").glob("*.txt"))),
        "processor": processor(),
        "longest": longest,
        "kinds": {
            name: growth(name, make, sizes, longest) for name, (make, sizes) in kinds.items()
        },
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--longest", type=float, default=300, help="seconds that one text may take")
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/growth.json")
    chosen = parser.parse_args()
    save(measured(chosen.longest), chosen.out)
