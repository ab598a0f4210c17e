import json
import re
from pathlib import Path

import pytest

from .conftest import ARTICLE, Run

START = ARTICLE.index("Maria")
RESULTS = Path(__file__).parents[2] / "bench/results"
GOLD = {
    "id": "bridge",
    "text": ARTICLE,
    "quotations": [
        {
            "content": [[ARTICLE.index("“"), ARTICLE.index("”") + 1]],
            "cue": [[ARTICLE.index("said"), ARTICLE.index("said") + 4]],
            "source": [[START, START + 11]],
        }
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    view = {"quotations": GOLD["quotations"]}
    path.write_text(json.dumps({**GOLD, "other_annotators": [view]}) + "\n", encoding="utf8")
    return path


def test_evaluate_gold_against_itself_is_perfect(run: Run, gold: Path) -> None:
    lines = run("evaluate", gold, gold).stdout.splitlines()
    assert all("F1 100.0%" in line for line in lines)
    assert lines[3].split()[0] == "who_said_what"


def test_evaluate_human_scores_the_annotators(run: Run, gold: Path) -> None:
    assert "who_said_what" in run("evaluate", gold, "--human").stdout


def test_evaluate_reads_the_articles_itself_and_saves(run: Run, gold: Path, tmp_path: Path) -> None:
    run("evaluate", gold, "--save", "results/figures.json")
    figures = json.loads((tmp_path / "results/figures.json").read_text(encoding="utf8"))
    assert figures["scores"]["direct_who_said_what"]["gold"] == 1
    assert set(figures["data"]) == {"gold.jsonl"}
    assert all(len(row["interval"]) == 2 for row in figures["scores"].values())
    assert set(figures["confidence"]) == {"kept", "all", "thresholds"}


@pytest.mark.parametrize("what", ["gold.jsonl", "--human"])
def test_evaluate_has_no_confidence_of_others(
    run: Run, gold: Path, tmp_path: Path, what: str
) -> None:
    run("evaluate", gold, what, "--save", "figures.json")
    assert set(
        json.loads((tmp_path / "figures.json").read_text(encoding="utf8"))["scores"]["cue_exact"]
    ) >= {"interval"}
    assert "confidence" not in json.loads((tmp_path / "figures.json").read_text(encoding="utf8"))


def test_evaluate_bad_line_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "1"}\n', encoding="utf8")
    done = run("evaluate", "bad.jsonl", "bad.jsonl")
    assert done.returncode == 1
    assert "bad.jsonl, line 1" in done.stderr


def test_evaluate_explains_every_row(run: Run) -> None:
    told = " ".join(run("evaluate", "--help").stdout.split())
    names = re.findall(r"\w+_\.\.\.|\w+", told)
    explained = {name for name in names if not name.endswith("...")}
    families = tuple(name.removesuffix("...") for name in names if name.endswith("..."))
    results = json.loads((RESULTS / "web-dev.json").read_text(encoding="utf8"))
    assert [
        row for row in results["scores"] if row not in explained and not row.startswith(families)
    ] == []
