"""The log of experiments: what each training run tried and how it went, including runs that were
thrown away.

One JSON file a run; those of this project are in `onrecord/train/results/`, with a table of them
that bench/documents.py writes.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from onrecord.evaluate import results

FOLDER = Path("onrecord/train/results")
"""Where a checkout keeps the log, seen from its root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """One run. What is unknown, or never happened, is None.

    `changed`: what it tried, in one line; `configuration`: the settings, the network's layout, the
    window and the articles; `data`: SHA-256 by file name; `held_out` and `dev`: rows of scores, as
    in a results file, on the training part's held-out articles and on the development part; `kept`:
    whether its weights were shipped.
    """

    name: str
    changed: str
    configuration: Mapping[str, Any] | None
    data: Mapping[str, str] | None
    commit: str | None
    seed: int | None
    minutes: float | None
    held_out: Mapping[str, Any] | None
    dev: Mapping[str, Any] | None
    kept: bool = False
    note: str = ""


def fresh_path(folder: Path, seed: int) -> Path:
    """A new file for a run that begins now, named by the day (UTC) and the seed, with a number if
    there is such a run already."""
    name = f"{datetime.now(UTC).date().isoformat()}-seed-{seed}"
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}.json").exists())


def write(experiment: Experiment, path: Path) -> None:
    """Write the file of a run, its folder made if missing."""
    results.save(asdict(experiment), path)
