"""A speaker's page on a record where one speaker is quoted very often; writes
bench/results/speakers.json.

    python bench/speakers.py [--quotations 20000]

The articles are those of bench/record.py, but every other quotation is by one speaker, under a last
name alone in some, with roles, on others' behalf, in all types and modes; some of it denies
something or was not said. Told is the processor time of each question, the least of several, asked
of a record just opened and then again; beside it how fast the machine is at the time
(`yardstick_ms`).
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from processes import processor
from record import articles, yardstick

from onrecord.evaluate.results import provenance, save
from onrecord.record import Record
from onrecord.types import Mode, Quotation, QuotationType, Reading, Speaker

ROOT = Path(__file__).parents[1]
SPEAKER, SHARE, TIMES = "Ada Brandvold", 0.5, 5
ROLES = (
    "mayor",
    "Mayor of Varn",
    "finance minister",
    "spokeswoman",
    "chair of the ferry board",
    None,
    None,
)
BEHALF = ("the council", "the ferry board", None, None, None)
TYPES: tuple[QuotationType, ...] = ("direct", "direct", "mixed", "indirect")
MODES: tuple[Mode, ...] = ("speech", "speech", "writing", "thought")


def by_one(readings: Iterator[Reading]) -> Iterator[Reading]:
    """The readings, with every other quotation by one speaker."""
    chance = random.Random(5)
    for reading in readings:
        yield replace(
            reading, quotations=tuple(_by_one(each, chance) for each in reading.quotations)
        )


def _by_one(one: Quotation, chance: random.Random) -> Quotation:
    if chance.random() >= SHARE:
        return one
    name = SPEAKER if chance.random() < 0.8 else SPEAKER.split()[-1]
    speaker = Speaker(name, "person", chance.choice(ROLES), chance.choice(BEHALF))
    denies, asserted = chance.random() < 0.05, chance.random() < 0.98
    kinds = {"type": chance.choice(TYPES), "mode": chance.choice(MODES)}
    return replace(one, speaker=speaker, denies=denies, asserted=asserted, **kinds)


def milliseconds(asked: Callable[[], object]) -> dict[str, float]:
    """Processor time of the first answer, and the least of the later ones."""
    taken = []
    for _ in range(TIMES):
        began = time.process_time()
        asked()
        taken.append(1000 * (time.process_time() - began))
    return {"first": round(taken[0], 1), "later": round(min(taken[1:]), 1)}


def measured(path: Path) -> dict[str, Any]:
    """How long the questions of a speaker's page take."""
    with Record.open(path) as record:
        number = record.bearers(SPEAKER)[0].number
        quoted = record.bearers(SPEAKER)[0].quotations
        taken = {
            "one_statement": milliseconds(lambda: record.speaker(f"#{number}", limit=1)),
            "by_name": milliseconds(lambda: record.speaker(SPEAKER)),
            "about_a_word": milliseconds(lambda: record.speaker(SPEAKER, "bridge")),
            "portrait": milliseconds(lambda: record.portrait(number)),
        }
    return {
        "quotations_of_the_speaker": quoted,
        "processor_ms": taken,
        "yardstick_ms": round(1000 * yardstick(), 2),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quotations", type=int, default=20_000, help="of the speaker, about")
    parser.add_argument(
        "--record", type=Path, help="an old record of such articles to ask, instead of a new one"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/speakers.json")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.record or Path(folder) / "record.db"
        if not chosen.record:
            with Record.open(path) as record:
                for _ in record.add_all(by_one(articles(int(chosen.quotations / SHARE)))):
                    pass
        told = measured(path)
    print(told)
    save({**provenance([]), "processor": processor(), "generated": True, **told}, chosen.out)
