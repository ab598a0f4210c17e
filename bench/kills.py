"""Kills the process that adds at random moments and looks at what is left; writes
bench/results/kills.json.

    python bench/kills.py [--kills 200]

Moments are spread over the whole of adding, one in five over the opening alone, in which a new
record is made or one of version 2 is brought to the present version. After every kill the record is
checked and added to further; once it holds everything it is compared, row by row, with one that
nobody disturbed, and the next is begun. POSIX only.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from processes import processor

from onrecord.evaluate.results import provenance, save
from onrecord.record import Record
from onrecord.types import Reading

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT))  # the tests kill the same process, a few times

from tests.record.processes import (  # noqa: E402
    BATCH,
    OPENING,
    Killed,
    add_until_killed,
    contents,
    varied,
    whole_articles,
)

ARTICLES = 240
IN_OPENING = 0.2
OLDER = ROOT / "tests/record/kept/version-2.record"
PROBLEMS = ("not_opened_or_damaged", "lost", "unlike_undisturbed")


class Start:
    """What a record is begun from, a file or nothing, and what comes of it undisturbed."""

    def __init__(self, name: str, folder: Path, file: Path | None) -> None:
        self.name, self.folder, self.file = name, folder, file
        path = self.begun("undisturbed")
        began = time.perf_counter()
        with Record.open(path) as record:
            self.opening = time.perf_counter() - began
            self.earlier: tuple[Reading, ...] = tuple(record.readings())
            list(record.add_all(varied(ARTICLES)))
        self.whole = time.perf_counter() - began
        self.expected = contents(path)

    def begun(self, name: str) -> Path:
        path = self.folder / f"{self.name} {name}.db"
        if self.file:
            shutil.copy(self.file, path)
        return path

    def moment(self, chance: random.Random) -> float:
        """Seconds after which to kill."""
        return chance.uniform(0, self.opening if chance.random() < IN_OPENING else self.whole)


def phase(killed: Killed) -> str:
    if killed.reported == OPENING:
        return "while_opening"
    return "while_adding" if killed.reported else "before_the_first_commit"


def killed_often(start: Start, kills: int, chance: random.Random) -> Counter[str]:
    """So many kills, and one more time without for the record that the last of them left."""
    counted = Counter[str]()
    while counted["kills"] < kills:
        path, kept, done = start.begun(f"killed {counted['kills']}"), 0, False
        while not done:
            last = counted["kills"] == kills
            killed = add_until_killed(path, ARTICLES, 600 if last else start.moment(chance))
            done = not killed.running
            if killed.running:
                counted.update(["kills", phase(killed)])
            before, kept = kept, remaining(path, start, counted)
            counted["lost"] += kept < max(killed.reported, before)
        counted["records"] += 1
        counted["unlike_undisturbed"] += contents(path) != start.expected
        print(start.name, dict(counted), flush=True)
    return counted


def remaining(path: Path, start: Start, counted: Counter[str]) -> int:
    """How many articles are on record; -1 if it is not whole, or holds what was not added or
    something twice."""
    try:
        return whole_articles(path, start.earlier) if path.exists() else 0
    except Exception as problem:  # whatever it is, it is counted, and the next kill comes
        print(f"{path}: {problem!r}", flush=True)
        counted["not_opened_or_damaged"] += 1
        return -1


def measured(kills: int, folder: Path) -> dict[str, Any]:
    chance, found = random.Random(1), {}
    for name, file, count in (("new", None, kills - kills // 2), ("version 2", OLDER, kills // 2)):
        start = Start(name, folder, file)
        counted = killed_often(start, count, chance)
        row = {"seconds": round(start.whole, 2), "seconds_of_opening": round(start.opening, 3)}
        found[name] = row | dict.fromkeys(PROBLEMS, 0) | dict(sorted(counted.items()))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/kills.json")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        begun = measured(chosen.kills, Path(folder))
    figures = {"articles": ARTICLES, "articles_of_one_commit": BATCH, "begun_from": begun}
    save({**provenance([OLDER]), "processor": processor(), **figures}, chosen.out)
    raise SystemExit(any(row[problem] for row in begun.values() for problem in PROBLEMS))
