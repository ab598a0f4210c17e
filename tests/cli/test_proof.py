import json
from pathlib import Path

import pytest
from docx import Document as new_document
from proof.drafts import recorded

from .conftest import Run

RIGHT = "“A mill without a wheel is a shed,” Ruth Callowhill said in Eastmere on Friday, as the council met again."
WRONG = RIGHT.replace("wheel", "roof")
UNKNOWN = "“Every volcano is a sleeping dog in winter,” Ruth Callowhill said in Eastmere on Friday afternoon."
STATUSES = [
    (RIGHT, (), 0),
    (WRONG, (), 20),
    (UNKNOWN, (), 21),
    (UNKNOWN, ("--fail-on", "wrong"), 0),
]
STATUSES += [(WRONG, ("--fail-on", "nothing"), 0), (WRONG, ("--fail-on", "altered"), 20)]
STATUSES += [(WRONG, ("--fail-on", "spliced"), 0), (UNKNOWN, ("--fail-on", "not on record"), 21)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with recorded(tmp_path):
        pass
    return tmp_path


@pytest.mark.parametrize(("text", "options", "status"), STATUSES)
def test_proof_tells_by_its_exit_status(
    run: Run,
    folder: Path,
    text: str,
    options: tuple[str, ...],
    status: int,
) -> None:
    (folder / "draft.md").write_text(text, encoding="utf8")
    done = run("proof", "draft.md", *options)
    assert (done.returncode, done.stderr) == (status, "")
    assert "1 quotation checked" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_proof_tells_word_by_word_with_the_evidence(run: Run, folder: Path) -> None:
    (folder / "draft.md").write_text(WRONG + ' The "mill of tears" is old.', encoding="utf8")
    shown = " ".join(run("proof", "draft.md").stdout.split())
    assert "≠ ALTERED" in shown
    assert "the draft has “roof”, the report “wheel”" in shown
    assert "Mill Weekly · 20 May 2026" in shown
    assert 'Not checked ○ "mill of tears" line 1' in shown


def test_proof_against_named_sources_asks_no_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(UNKNOWN, encoding="utf8")
    sources = tmp_path / "sources"
    sources.mkdir()
    said = "Ruth Callowhill told us: “Every volcano is a sleeping dog in winter.” She then went home to feed her cat."
    (sources / "interview.txt").write_text(said, encoding="utf8")
    assert run("proof", "draft.txt", "--against", "sources").returncode == 0
    alone = run("proof", "draft.txt", "--against", "draft.txt")
    assert alone.returncode == 1
    assert "no source but the draft itself" in alone.stderr
    assert run("proof", "draft.txt", "--against", "missing.txt").returncode == 1


def test_proof_reads_word_documents(run: Run, folder: Path) -> None:
    word = new_document()
    word.add_paragraph(WRONG)
    word.save(str(folder / "draft.docx"))
    assert run("proof", "draft.docx").returncode == 20


@pytest.mark.parametrize("format", ["json", "sarif", "html", "text"])
def test_proof_writes_every_format_to_a_file(run: Run, folder: Path, format: str) -> None:
    (folder / "draft.md").write_text(WRONG, encoding="utf8")
    done = run("proof", "draft.md", "--format", format, "--out", "out")
    assert (done.returncode, done.stdout) == (20, "")
    written = (folder / "out").read_text(encoding="utf8")
    if format == "json":
        assert json.loads(written)["counts"] == {"altered": 1}
    elif format == "sarif":
        assert json.loads(written)["runs"][0]["results"][0]["ruleId"] == "altered"
    else:
        assert "wheel" in written and "\x1b" not in written


def test_proof_shows_what_is_reported_only_if_asked(run: Run, folder: Path) -> None:
    text = f"{RIGHT} Tobias Wend said that the gates were older than the town hall."
    (folder / "draft.md").write_text(text, encoding="utf8")
    assert (
        "1 quotation reported without quotation marks: --indirect shows"
        in run("proof", "draft.md").stdout
    )
    shown = run("proof", "draft.md", "--indirect")
    assert shown.returncode == 0
    assert "the gates were older than the town hall" in shown.stdout


def test_proof_reads_standard_input(process: Run, folder: Path) -> None:
    assert process("proof", "-", stdin=WRONG).returncode == 20


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("missing.txt",), 1, "no such file"),
        (("two.jsonl",), 1, "2 articles, but one draft was expected"),
        (("two.jsonl", "--fail-on", "everything"), 2, "expected wrong, open, nothing or a verdict"),
    ],
)
def test_proof_says_what_is_wrong(
    run: Run,
    folder: Path,
    arguments: tuple[str, ...],
    status: int,
    told: str,
) -> None:
    (folder / "two.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf8")
    done = run("proof", *arguments)
    assert done.returncode == status
    assert told in " ".join(done.stderr.replace("│", " ").split())


def test_proof_help_has_its_statuses_and_examples(run: Run) -> None:
    shown = " ".join(run("proof", "--help").stdout.split())
    assert "onrecord proof draft.docx" in shown
    assert "20 something is to be changed" in shown
