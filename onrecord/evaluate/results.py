"""Results files: figures with what they were measured on, so that no document types them by hand."""

import hashlib
import json
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.evaluate.scoring import Scores


def provenance(data: Iterable[Path]) -> dict[str, Any]:
    """What figures depend on: the data's names and SHA-256, the commit, the machine and the day."""
    return {
        "data": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in data},
        "commit": _commit(),
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "date": datetime.now(UTC).date().isoformat(),
    }


def rows(scores: Scores) -> dict[str, dict[str, float | int]]:
    """Scores in per cent with their counts."""
    return {
        row: {
            "precision": round(100 * score.precision, 1),
            "recall": round(100 * score.recall, 1),
            "f1": round(100 * score.f1, 1),
            "right": score.right,
            "predicted": score.predicted,
            "gold": score.gold,
        }
        for row, score in scores.items()
    }


def save(results: dict[str, Any], path: Path) -> None:
    """Write a results file, its folder made if missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf8")


def _commit() -> str | None:
    """The commit of the package's own checkout; None outside one."""
    here = Path(__file__).parent
    command = ["git", "-C", str(here), "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
