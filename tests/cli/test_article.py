"""`onrecord article`: one article, its copies and versions."""

import json
from pathlib import Path

import pytest
from match.agency import AGENCY, COPIES
from record.invented import article, quotation

from onrecord.cli import main
from onrecord.record import Record

URL = "https://echo.example/gate"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of an agency text, a copy of it, and two versions of another article."""
    path = tmp_path / "kept.db"
    with Record.open(path) as record:
        record.add(article(AGENCY, id="agency", title="Port \x1b[31mshut", outlet="Tessel News"))
        for number in range(22):
            record.add(
                article(COPIES["a new lead"], id=f"copy {number}", outlet=f"Herald {number}")
            )
        for title, said, source, other in (
            ("Gate to close", "“We close at nine,”", "Lopez", "“Nobody asked me,”"),
            ("Gate stays", "“We close at ten,”", "Brandt", "“The ferry costs more,”"),
        ):
            text = f"{said} {source} said. {other} somebody else said."
            quotations = (
                quotation(text, said, "said", source),
                quotation(text, other, "said", "somebody else"),
            )
            record.add(article(text, *quotations, id=title, title=title, url=URL))
        record.add(article("Gone.", id="gone", url=URL))
        record.add(article("Still gone.", id="still gone", url=URL))
    return path


def run(monkeypatch: pytest.MonkeyPatch, path: Path, *arguments: str) -> int:
    """The exit status of `onrecord article`."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("sys.argv", ["onrecord", "article", *arguments, "--record", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_article_shows_who_said_what_and_what_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, path, "Gate stays") == 0
    shown = capsys.readouterr().out
    lines = [line.strip() for line in shown.splitlines()]
    assert lines[:2] == ["Gate stays", f"{URL} · Gate stays"]
    assert "1  Brandt (speaker open) · said · direct" in lines
    assert [line for line in lines if line[:1] in {*"-+~"}] == [
        "- removed “Nobody asked me,”",
        "~ changed: “We close at nine,” became “We close at ten,”",
        "+ added “The ferry costs more,”",
        "- removed “We close at ten,”",
        "- removed “The ferry costs more,”",
    ]
    assert "“nine” became “ten”" in lines and "said by Lopez, then by Brandt" in lines
    assert any(
        line.startswith("version 2 of 4, added 2") and line.endswith("· Gate stays")
        for line in lines
    )
    assert lines.count("nothing changed in its quotations") == 1
    assert "copies" not in shown


def test_article_shows_its_copies_with_the_first_on_record(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, path, "copy 3") == 0
    shown = capsys.readouterr().out
    assert "no quotations found" in shown
    assert "copies: 22 other documents with the same report" in shown
    assert "Port \ufffd[31mshut · first on record" in shown and "\x1b" not in shown
    assert "Tessel News · agency" in shown and "and 2 more" in shown
    assert "version" not in shown


def test_article_as_data_is_one_object(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, path, "1", "--format", "json") == 0
    given = json.loads(capsys.readouterr().out)
    assert given["document"]["id"] == "agency" and len(given["copies"]) == 22


def test_article_tells_its_language(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Record.open(path) as record:
        record.add(article("The gate is shut.", id="shut", outlet="Echo", language="en-GB"))
    assert run(monkeypatch, path, "shut") == 0
    assert "Echo · shut · in English (en-GB)" in capsys.readouterr().out
    assert run(monkeypatch, path, "shut", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["document"]["language"] == "en-GB"


@pytest.mark.parametrize("format", ["text", "json"])
def test_no_such_article_is_exit_status_1(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    assert run(monkeypatch, path, "no\x1bthing", "--format", format) == 1
    shown = capsys.readouterr().out
    assert (
        shown.startswith("There is no article no\ufffdthing on ") if format == "text" else not shown
    )
