"""`onrecord speaker`: what somebody has said."""

import json
from pathlib import Path

import pytest
from record.said import named, with_speaker

from onrecord.cli import main
from onrecord.record import Record
from onrecord.types import Speaker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of two things that Maria Lopez said."""
    path = tmp_path / "kept.db"
    with Record.open(path) as record:
        for words in ("The gate stays open until nine", "Nobody has asked me about the ferry"):
            record.add(
                with_speaker(
                    named(words, "Maria Lopez"), Speaker("Maria Lopez", "person", "\x1b[31mmayor")
                )
            )
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit status of `onrecord speaker`."""
    monkeypatch.setattr("sys.argv", ["onrecord", "speaker", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_speaker_shows_statements_and_roles(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "Lopez", "--record", str(path)) == 0
    shown = capsys.readouterr().out
    assert "Maria Lopez  person" in shown
    assert "mayor · 2 times" in shown and "\x1b" not in shown
    assert "2 quotations in 2 statements:" in shown
    assert "The gate stays open until nine" in shown and "about the ferry" in shown


def test_speaker_as_data_is_a_line_a_statement(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(monkeypatch, "Lopez", "--about", "ferry", "--format", "jsonl", "--record", str(path))
        == 0
    )
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["reports"] == 1


def test_what_is_not_sure_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Record.open(path) as record:
        record.add(named("No tram has ever come this way", "Lopez"))
        record.add(named("A bell is louder than a drum", "Maria Lopez", role="striker"))
        record.add(named("Whoever has a hat keeps it on", "Maria Lopez", role="senator"))
    assert run(monkeypatch, "Lopez", "--record", str(path)) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "may be theirs, or somebody else's: Lopez (surname alone, 1 quotation)" in shown
    assert "as Lopez alone" in shown and "may be several people:" in shown and "--role" in shown
    assert run(monkeypatch, "#2", "--record", str(path)) == 0
    assert "the surname alone: it may be: Maria Lopez (4 quotations)" in " ".join(
        capsys.readouterr().out.split()
    )


def test_a_slip_of_the_pen_is_asked_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "Maria Lopes", "--record", str(path)) == 1
    assert "Did you mean #1 Maria Lopez" in capsys.readouterr().out


def test_nobody_of_the_name_is_exit_status_1(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "Piet Maas", "--record", str(path)) == 1
    assert "does not mean it was not said" in capsys.readouterr().out.replace("\n", " ")
