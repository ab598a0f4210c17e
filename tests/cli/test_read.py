import csv
import io
import json
import re
from pathlib import Path

import pytest

from onrecord.cli.screen import resolved
from onrecord.types import Quotation, Span, Speaker

from .conftest import ARTICLE, Run


def test_help_shows_every_command_and_examples(run: Run) -> None:
    assert all(
        command in run("--help").stdout
        for command in ("read", "add", "search", "evaluate", "train")
    )
    for command in ("read", "add", "search", "evaluate", "train"):
        assert f"onrecord {command}" in run(command, "--help").stdout


def test_read_shows_source_cue_and_words(process: Run, article: Path) -> None:
    done = process("read", article)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Maria Lopez, the mayor of Ardell" in done.stdout
    assert "“We will rebuild the bridge, and we will do it by spring,”" in " ".join(
        done.stdout.split()
    )
    assert all(
        len(line) <= 80 and line == line.rstrip()
        for line in done.stdout.splitlines()
        if str(article) not in line
    )


def test_read_gives_the_text_back_unchanged(run: Run, article: Path) -> None:
    [document] = map(json.loads, run("read", article, "--format", "jsonl").stdout.splitlines())
    assert document["text"] == ARTICLE
    words = [
        ARTICLE[slice(*span)]
        for quotation in document["quotations"]
        for span in quotation["source"]
    ]
    assert any("Maria Lopez" in source for source in words)


def test_read_writes_json_and_csv(run: Run, article: Path) -> None:
    [document] = json.loads(run("read", article, "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("read", article, "--format", "csv").stdout)))
    assert len(rows) == len(document["quotations"]) > 0
    assert {row["type"] for row in rows} <= {"direct", "indirect", "mixed"}


def test_read_takes_standard_input(process: Run) -> None:
    assert "Maria Lopez" in process("read", "-", stdin=ARTICLE).stdout


def test_read_gives_the_same_with_several_processes(process: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": str(number), "text": ARTICLE, "desk": number}) for number in range(12)
    ]
    (tmp_path / "articles.jsonl").write_text(
        "\n".join([*lines[:6], "no article", *lines[6:]]), encoding="utf8"
    )
    alone, together = (
        process("read", "articles.jsonl", "--format", "jsonl", "--processes", n) for n in (1, 2)
    )
    assert together.returncode == 1 and "line 7" in together.stderr
    shown = [[json.loads(line) for line in done.stdout.splitlines()] for done in (alone, together)]
    assert [[document["desk"] for document in documents] for documents in shown] == [
        list(range(12))
    ] * 2
    for one, other in zip(*shown, strict=True):
        assert [quotation["content"] for quotation in one["quotations"]] == [
            q["content"] for q in other["quotations"]
        ]


def test_read_keeps_the_fields_of_json_lines(run: Run) -> None:
    given = {
        "id": "a1",
        "text": ARTICLE,
        "outlet": "The Ardell Post",
        "published": "2026-03-02",
        "desk": 7,
    }
    done = run("read", "-", "--format", "jsonl", stdin=json.dumps(given))
    shown = json.loads(done.stdout)
    assert {name: shown[name] for name in given} == given


SHE_SAID = "The mayor, Maria Lopez, met the press.\n\n“We will rebuild the bridge,” she told reporters on Thursday.\n"


def test_read_tells_who_she_is_to_whom_and_when(run: Run) -> None:
    shown = " ".join(run("read", "-", "--published", "2026-03-14", stdin=SHE_SAID).stdout.split())
    assert (
        re.search(r"1 she → Maria Lopez \(inferred, \d\d %\) · told · direct", shown)
        and "to reporters" in shown
        and "2026-03-12" in shown
    )
    [document] = map(
        json.loads, run("read", "-", "--format", "jsonl", stdin=SHE_SAID).stdout.splitlines()
    )
    [quotation] = document["quotations"]
    assert quotation["speaker"]["name"] == "Maria Lopez"
    assert quotation["said"] is None, "nobody told the day of publication"


def test_read_refuses_a_day_that_does_not_exist(run: Run) -> None:
    done = run("read", "-", "--published", "2026-02-30", stdin=SHE_SAID)
    assert done.returncode == 2
    assert "expected a day of the calendar" in " ".join(done.stderr.split())


def test_read_min_confidence_keeps_only_the_sure(run: Run, article: Path) -> None:
    assert (
        json.loads(run("read", article, "--format", "jsonl", "--min-confidence", 1).stdout)[
            "quotations"
        ]
        == []
    )


def test_read_shows_escape_codes_harmlessly(process: Run) -> None:
    text = "“We \x1b]0;owned\x07 will \u202erebuild the bridge,” said Maria Lopez.\n"
    assert not set("\x1b\x07\u202e") & set(process("read", "-", stdin=text).stdout)


BAD_INPUTS = {
    "empty": (b"", "empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "image"),
    "no-article": (b"<!doctype html><html><body></body></html>", "article"),
}


@pytest.mark.parametrize("name", BAD_INPUTS)
def test_read_bad_input_is_one_line_and_the_others_go_on(
    run: Run, tmp_path: Path, article: Path, name: str
) -> None:
    content, word = BAD_INPUTS[name]
    bad = tmp_path / f"{name}.{'html' if content.startswith(b'<') else 'txt'}"
    bad.write_bytes(content)
    done = run("read", bad, article)
    assert done.returncode == 1
    assert "Maria Lopez" in done.stdout
    [line] = done.stderr.splitlines()
    assert str(bad) in line
    assert word in line


def test_read_missing_file_and_empty_directory_are_named(
    run: Run, tmp_path: Path, article: Path
) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("read", "missing.txt", "nothing", article)
    assert done.returncode == 1
    missing, nothing = done.stderr.splitlines()
    assert "missing.txt" in missing
    assert "nothing" in nothing
    assert "Maria Lopez" in done.stdout


def test_read_forced_wrong_encoding_is_told(run: Run, article: Path) -> None:
    done = run("read", article, "--encoding", "ascii")
    assert done.returncode == 1
    assert "--encoding" in done.stderr


def test_read_bad_line_of_json_lines_is_numbered_and_the_others_go_on(run: Run) -> None:
    rows = [json.dumps({"id": str(number), "text": ARTICLE}) for number in range(4)]
    rows[2] = '{"id": "2", "text": '
    done = run("read", "-", "--format", "jsonl", stdin="\n".join(rows))
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["0", "1", "3"]
    [line] = done.stderr.splitlines()
    assert "line 3" in line


def test_read_twenty_megabytes_are_refused_with_a_remedy(
    run: Run, tmp_path: Path, article: Path
) -> None:
    huge = tmp_path / "huge.txt"
    huge.write_text("All quiet at the harbour. " * 800_000, encoding="utf8")
    done = run("read", huge, article)
    assert done.returncode == 1
    assert "--max-chars" in done.stderr
    assert "Maria Lopez" in done.stdout


def test_read_broken_html_is_read_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><article><p>{ARTICLE.replace(chr(10) * 2, '<p>')}<div></span", encoding="utf8"
    )
    done = run("read", page)
    assert done.returncode == 0
    assert "Maria Lopez" in done.stdout


def test_read_full_disk_is_told_in_one_line(process: Run, article: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as stdout:
        done = process("read", article, "--format", "jsonl", stdout=stdout.fileno())
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "No space left" in line


def test_issuer_of_a_document_is_told_behind_it() -> None:
    text = "The report said no."
    report = Speaker("report", "document", issuer="Harbour Trust")
    told = Quotation(
        (Span(16, 18),), (Span(11, 15),), (Span(0, 10),), "indirect", 0.9, speaker=report
    )
    assert resolved(told, text) == "issued by Harbour Trust"
