"""`onrecord speaker merge|split|alias|import` and what a name of several shows."""

import json
from pathlib import Path

import pytest
from record.said import named, with_speaker

from onrecord.record import Record
from onrecord.types import Speaker

from .test_speaker import run as speaker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of Bob and Robert Keel, and of a striker and a harbour master called Joel
    Marrick."""
    path = tmp_path / "kept.db"
    told = [
        ("Bob Keel", None),
        ("Robert Keel", None),
        ("Joel Marrick", "striker"),
        ("Joel Marrick", "harbour master"),
    ]
    with Record.open(path) as record:
        for number, (name, role) in enumerate(told):
            record.add(named(f"Thing {number} is like no thing before it", name, role=role))
    return path


def test_merge_then_split(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert speaker(monkeypatch, "merge", "Bob Keel", "Robert Keel", "--record", str(path)) == 0
    assert capsys.readouterr().out == "Bob Keel is now #2 Robert Keel (person, 2 quotations).\n"
    assert speaker(monkeypatch, "Keel", "--record", str(path)) == 0
    shown = capsys.readouterr().out
    assert "Robert Keel  person · #2, #1" in shown
    assert "known as Bob Keel" in shown and "2 quotations in 2 statements" in shown
    assert speaker(monkeypatch, "split", "Bob Keel", "--record", str(path)) == 0
    assert capsys.readouterr().out == "Apart now: #1 Bob Keel (person, 1 quotation).\n"


def test_a_name_of_several_lists_them(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        speaker(monkeypatch, "split", "Joel Marrick", "--role", "striker", "--record", str(path))
        == 0
    )
    assert "#4 Joel Marrick (person, striker, 1 quotation)" in capsys.readouterr().out
    assert speaker(monkeypatch, "Marrick", "--record", str(path)) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Marrick means 2 people on the record:",
        "  #3 Joel Marrick (person, harbour master, 1 quotation)",
        "  #4 Joel Marrick (person, striker, 1 quotation)",
        'Ask for one by number: onrecord speaker "#3"',
    ]
    assert speaker(monkeypatch, "#4", "--record", str(path)) == 0
    assert "striker · 1 time" in capsys.readouterr().out


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_a_name_of_several_is_no_statement_as_data(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    assert speaker(monkeypatch, "Keel", "--format", format, "--record", str(path)) == 1
    told = capsys.readouterr()
    assert "Keel means 2 people" in told.err
    if format == "json":
        assert [one["number"] for one in json.loads(told.out)["several"]] == [1, 2]
    else:
        assert told.out == ""


def test_alias_then_profile_as_data(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        speaker(monkeypatch, "alias", "Robert Keel", "Keel the Elder", "--record", str(path)) == 0
    )
    assert capsys.readouterr().out.startswith(
        "Keel the Elder is now another name of #2 Robert Keel"
    )
    assert speaker(monkeypatch, "Keel the Elder", "--format", "json", "--record", str(path)) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["name"], told["numbers"], told["names"]) == (
        "Robert Keel",
        [2, 4],
        ["Robert Keel", "Keel the Elder"],
    )
    assert told["quotations"] == told["total"] == len(told["statements"]) == 1


def test_import_tells_what_was_left_out(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "name,aliases,wikidata\nRobert Keel,Rob Keel,Q5\n,,Q6\nZara Orr,,\n", encoding="utf8"
    )
    assert speaker(monkeypatch, "import", str(people), "--record", str(path)) == 1
    told = capsys.readouterr()
    assert told.err.startswith("onrecord: people.csv, line 3: got nothing for a name")
    assert "1 speaker on record already, 1 new, 1 other name" in told.out
    assert "1 thing could not be imported" in told.out
    assert speaker(monkeypatch, "Robert Keel", "--record", str(path)) == 0
    assert "wikidata Q5" in capsys.readouterr().out


def test_a_dry_run_lists_and_changes_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,aliases,party\nRobert Keel,Bob Keel,Green\n", encoding="utf8")
    assert speaker(monkeypatch, "import", str(people), "--dry-run", "--record", str(path)) == 0
    told = capsys.readouterr().out
    assert "line 2: Robert Keel is #2 Robert Keel (person, 1 quotation), by the name" in told
    assert (
        "#1 Bob Keel (person, 1 quotation) becomes one with #2" in told
        and "Nothing was changed" in told
    )
    assert speaker(monkeypatch, "export", "--record", str(path)) == 0
    assert capsys.readouterr().out == ""
    assert speaker(monkeypatch, "import", str(people), "--record", str(path)) == 0
    told = capsys.readouterr().out
    assert "by the name" not in told and "becomes one with" in told
    assert speaker(monkeypatch, "export", "--record", str(path)) == 0
    [row] = map(json.loads, capsys.readouterr().out.splitlines())
    assert row == {
        "name": "Robert Keel",
        "aliases": ["Bob Keel"],
        "kind": "person",
        "ids": {},
        "attributes": {"party": "Green"},
    }
    assert speaker(monkeypatch, "Robert Keel", "--record", str(path)) == 0
    assert "party: Green" in capsys.readouterr().out


def test_on_behalf_of_is_shown(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading = with_speaker(
        named("A thing", "Ada Brandvold"), Speaker("Ada Brandvold", "person", None, "Varn Ferries")
    )
    with Record.open(path) as record:
        record.add(reading)
    assert speaker(monkeypatch, "Brandvold", "--record", str(path)) == 0
    assert "for Varn Ferries · 1 time · 2026-03-04" in capsys.readouterr().out


WRONG = {
    "nobody": (
        ["merge", "Piet Maas", "Keel"],
        1,
        "onrecord: got 'Piet Maas', expected the name of somebody",
    ),
    "several": (["merge", "Keel", "Joel Marrick"], 1, 'give the number of one, such as "#12"'),
    "nothing to undo": (["split", "Joel Marrick"], 1, "nobody was merged"),
    "no such file": (["import", "missing.csv"], 1, "missing.csv"),
    "no such option": (["Keel", "--colour"], 2, "colour"),
}


@pytest.mark.parametrize(("arguments", "status", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_told(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    told: str,
) -> None:
    assert speaker(monkeypatch, *arguments, "--record", str(path)) == status
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", ["merge", "split", "alias", "import", "show"])
def test_each_command_has_help_with_examples(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert speaker(monkeypatch, command, "--help") == 0
    assert "onrecord speaker" in capsys.readouterr().out


def test_help_lists_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in (["--help"], ["-h"]):
        assert speaker(monkeypatch, *asked) == 0
        shown = capsys.readouterr().out
        assert all(command in shown for command in ("show", "merge", "split", "alias", "import"))


def test_options_may_stand_before_the_name_and_a_command_may_be_a_name(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert speaker(monkeypatch, "--limit", "1", "Bob Keel", "--record", str(path)) == 0
    assert speaker(monkeypatch, "show", "merge", "--record", str(path)) == 1
    assert "Nobody called merge" in capsys.readouterr().out
