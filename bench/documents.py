"""Writes the figures and the screen of README.md and of the model card from results files and real runs.

    python bench/documents.py

A block of a document stands between `<!-- NAME -->` and `<!-- end -->`.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench/results"
MODEL = ROOT / "onrecord/extract/model"
DOCUMENTS = (ROOT / "README.md", MODEL / "README.md")
BLOCK = re.compile(r"<!-- ([a-z ]+) -->\n.*?<!-- end -->", re.S)
ROWS = {
    "who_said_what": "quotations found, with the right source",
    "direct_who_said_what": "... of those in quotation marks",
    "content_tok": "words of what was said",
    "span_source": "sources, word for word",
    "span_cue": "cues, word for word",
    "span_content": "contents, word for word",
}


def results(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf8"))
    return loaded


def figures() -> str:
    """Our F1 beside that of two trained annotators."""
    ours, human = results("polnear-dev")["scores"], results("polnear-human")["scores"]
    lines = ["| F1, per cent | onrecord | two trained annotators |", "|---|---|---|"]
    lines += [f"| {what} | {ours[row]['f1']:.1f} | {human[row]['f1']:.1f} |" for row, what in ROWS.items()]
    return "\n".join(lines)


def scores() -> str:
    """Precision, recall and F1 of every row."""
    lines = ["| row | precision | recall | F1 |", "|---|---|---|---|"]
    for row, s in results("polnear-dev")["scores"].items():
        lines.append(f"| {row} | {s['precision']:.1f} | {s['recall']:.1f} | {s['f1']:.1f} |")
    return "\n".join(lines)


def training() -> str:
    """How the shipped weights were made."""
    made = json.loads((MODEL / "results.json").read_text(encoding="utf8"))
    settings, articles = made["settings"], made["articles"]
    threshold, error = made["calibration"]["threshold"], made["calibration"]["error"]
    return "\n".join(
        [
            f"{settings['epochs']} passes, {made['minutes']:.0f} minutes on two processor cores, over",
            f"{articles['trained']} articles of PolNeAR's training part and {articles['invented']} invented ones.",
            f"{articles['held_out']} further articles of the training part were kept for calibration: the default",
            f"threshold is a confidence of {threshold}, and the expected calibration error there is {error}.",
        ]
    )


def screen() -> str:
    """What `onrecord read` prints."""
    command = ["onrecord", "read", "examples/denied-rumour.txt"]
    program = [sys.executable, "-c", "from onrecord.cli import main; main()", *command[1:]]
    environment = {"COLUMNS": "80", "NO_COLOR": "1", "PATH": ""}
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return f"```console\n$ {' '.join(command)}\n{done.stdout.rstrip()}\n```"


BLOCKS: dict[str, Callable[[], str]] = {"figures": figures, "scores": scores, "training": training, "screen": screen}


def renewed(text: str, names: Collection[str] = BLOCKS) -> str:
    """A document with its blocks of these names made anew."""

    def block(found: re.Match[str]) -> str:
        return f"<!-- {found[1]} -->\n{BLOCKS[found[1]]()}\n<!-- end -->" if found[1] in names else found[0]

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(renewed(document.read_text(encoding="utf8")), encoding="utf8")
