"""Results files: figures with the data they were measured on, so that no document has figures typed
by hand."""

import hashlib
import json
import platform
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.evaluate.counts import Score, Scores
from onrecord.evaluate.intervals import Interval


def provenance(data: Iterable[Path]) -> dict[str, Any]:
    """What figures depend on: the names and SHA-256 of the data, the commit, the machine and the
    day."""
    return {
        "data": {path.name: _digest(path) for path in data},
        "commit": _commit(),
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "date": datetime.now(UTC).date().isoformat(),
    }


def rows(
    scores: Scores, intervals: Mapping[str, Interval] | None = None
) -> dict[str, dict[str, Any]]:
    """Scores in per cent with their counts and, for the rows that have one, the interval of the
    F1."""
    return {row: _row(score, (intervals or {}).get(row)) for row, score in scores.items()}


def _row(score: Score, interval: Interval | None) -> dict[str, Any]:
    figures = {
        "precision": _per_cent(score.precision),
        "recall": _per_cent(score.recall),
        "f1": _per_cent(score.f1),
        "right": score.right,
        "predicted": score.predicted,
        "gold": score.gold,
    }
    return (
        figures
        if interval is None
        else {**figures, "interval": [_per_cent(end) for end in interval]}
    )


def _per_cent(share: float) -> float:
    return round(100 * share, 1)


def save(results: dict[str, Any], path: Path) -> None:
    """Write a results file, its folder made if missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf8")


def _digest(path: Path) -> str:
    """The SHA-256 of a file, or of a folder's files one after the other by name."""
    digest = hashlib.sha256()
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _commit() -> str | None:
    """The commit of the package's own checkout; None outside one."""
    here = Path(__file__).parent
    command = ["git", "-C", str(here), "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
