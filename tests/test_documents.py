"""What README.md and the model card say is what the results files and the program say."""

import contextlib
import importlib.util
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import read
from onrecord.record import Record
from onrecord.types import Reading

ROOT = Path(__file__).parents[1]
README, CONTRACT = (
    (ROOT / name).read_text(encoding="utf8") for name in ("README.md", "docs/contract.md")
)
GUIDES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LONGEST_README = 7_000
"""Bytes."""
OF_RESULTS = {
    "short",
    "figures",
    "resolved",
    "statements",
    "record",
    "scores",
    "confidence",
    "training",
    "experiments",
}
"""The blocks that results files decide alone."""


@pytest.fixture(scope="module")
def documents() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "bench"))  # as when it is run: it imports its neighbour
    spec = importlib.util.spec_from_file_location("documents", ROOT / "bench/documents.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(ROOT / "bench"))


def test_figures_are_those_of_the_results_files(documents: ModuleType) -> None:
    for path in documents.DOCUMENTS:
        text = path.read_text(encoding="utf8")
        fresh = documents.renewed(text, OF_RESULTS)
        assert fresh == text, f"run bench/documents.py: {path.name}"


def test_f1_shows_its_interval_where_it_was_measured(documents: ModuleType) -> None:
    assert documents.f1({"f1": 74.2, "interval": [72.1, 76.0]}) == "74.2 (72.1-76.0)"
    assert documents.f1({"f1": 74.2}) == "74.2"
    assert documents.legend({"row": {"f1": 74.2}}) == []


def test_confidence_is_told_once_it_was_measured(
    documents: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"precision": 80.0, "recall": 70.0, "f1": 74.7}
    measured = {
        "kept": {"error": 0.04},
        "all": {"least": 0.05, "error": 0.03},
        "thresholds": {"0.1": row},
    }
    monkeypatch.setattr(documents, "results", lambda name: {"confidence": measured})
    assert "| 0.1 | 80.0 | 70.0 | 74.7 |" in documents.confidence()
    monkeypatch.setattr(documents, "results", lambda name: {"scores": {}})
    assert documents.confidence() == ""


def test_experiments_have_a_line_each(documents: ModuleType) -> None:
    lines = documents.experiments().splitlines()[2:]
    assert (
        "| 2026-11-21-first | the first weights | 74.3 / 91.3 / 90.1 | 74.2 / 89.8 / 90.1 | 60 | yes |"
        in lines
    )
    assert len(lines) == len(list(documents.EXPERIMENTS.glob("*.json")))


def test_readme_shows_a_real_screen(documents: ModuleType) -> None:
    """Another processor may round otherwise, so it is compared by its first quotation, not by the
    letter."""
    [shown] = re.findall(r"```console\n(.*?)```", README, re.S)
    assert shown.splitlines()[:6] == documents.screen().splitlines()[1:7]


def test_readme_python_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.S)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, {})
    assert printed.getvalue() == "direct ['Maria Lopez']\n"


def test_the_contract_asks_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_processes, asking = re.findall(r"```python\n(.*?)```", CONTRACT, re.S)
    compile(in_processes, "contract.md", "exec")
    monkeypatch.chdir(tmp_path)
    with Record.open("onrecord.db") as record:
        record.add(read("“We will not close the bridge,” Maria Lopez said. The ferry is in dock."))
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(asking, {})
    assert printed.getvalue() == "altered ('negation',) ['“We will not close the bridge,”']\n"


def test_the_python_guide_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (ROOT / "docs/python.md").read_text(encoding="utf8")
    examples = re.findall(r"```python\n(.*?)```\n```\n(.*?)```", guide, re.S)
    assert len(examples) == len(re.findall("```python", guide)) > 5
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code, expected in examples:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code, names)
        assert printed.getvalue() == expected


def test_the_contract_shows_what_is_read() -> None:
    [block] = re.findall(r"```json\n(.*?)```", CONTRACT, re.S)
    shown = json.loads(block)
    told = read(shown["text"]).to_json()
    assert Reading.from_json(shown).quotations[0].speaker_state == "named"
    assert shown.keys() == told.keys()
    [ours], [theirs] = shown["quotations"], told["quotations"]
    assert ours.keys() == theirs.keys() and ours["speaker"].keys() == theirs["speaker"].keys()
    assert [ours[role] for role in ("content", "cue", "source")] == [
        theirs[role] for role in ("content", "cue", "source")
    ]


def anchors(guide: Path) -> set[str]:
    """The anchors of its headings."""
    headings = re.findall(r"^#+ (.+)$", guide.read_text(encoding="utf8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_of_the_guides_lead_somewhere(guide: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", guide.read_text(encoding="utf8"), flags=re.S)
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        linked = guide.parent / path if path else guide
        assert linked.exists(), target
        assert not anchor or anchor in anchors(linked), target


def test_readme_is_short() -> None:
    assert len(README.encode()) <= LONGEST_README


def test_readme_names_only_targets_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"`make (\w+)`", README))


NAMED = re.compile(r"`((?:onrecord/|tests/|bench/|docs/)?[a-z_]+(?:/[a-z_]+)*(?:/|\.py|\.json))`")


def test_every_path_that_contributing_names_exists() -> None:
    named = NAMED.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf8"))
    assert len(named) > 20
    places = (ROOT, ROOT / "onrecord", ROOT / "onrecord" / "ingest")
    missing = {path for path in named if not any((place / path).exists() for place in places)}
    assert missing == {"onrecord/language/german/", "english/", "words/", "weights/"}
