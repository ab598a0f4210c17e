"""`onrecord statement`: all who report one utterance."""

import json
import sys
from pathlib import Path

import pytest
from record.invented import article, quotation
from record.said import BRIDGE, DAY, denied, quoted, spoken, told, with_speaker

from onrecord.cli import main
from onrecord.record import Record

from .conftest import Run

HOSTILE = "[bold red]We[/] \x1b[31mwill\x1b[0m :smile: repaint \x1b]0;title\x07 the \u202equay wall\nbefore winter"
MONEY = "that she took money from the gravel company"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of four reports of one utterance, of an assertion, and of a denial of that."""
    path = tmp_path / "kept.db"
    with Record.open(path) as record:
        for outlet in ("Varn Courier", "Tessel Post"):
            record.add(quoted(BRIDGE, outlet=outlet))
        record.add(quoted("We will not close the bridge at Varn", outlet="Radio Tessel"))
        record.add(
            quoted(
                BRIDGE.replace("the ferry", "the old ferry").replace("Varn", "Oste"),
                outlet="Dike Post",
            )
        )
        record.add(told(MONEY, "Ottokar Plume", outlet="Echo", type="indirect"))
        record.add(denied(MONEY, "Berit Sallow"))
    return path


@pytest.fixture
def shown(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> "Shown":
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return Shown(path, monkeypatch, capsys)


class Shown:
    """Runs `onrecord statement` within this process; what it printed, and its exit status."""

    def __init__(
        self, path: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.path, self.patch, self.capsys = path, patch, capsys

    def __call__(self, *arguments: object, status: int = 0) -> str:
        words = ["onrecord", "statement", "--record", str(self.path), *map(str, arguments)]
        self.patch.setattr("sys.argv", words)
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == status
        printed = self.capsys.readouterr()
        assert bool(printed.err) == (status > 1)
        return printed.out


def lines(shown: str) -> list[str]:
    return [line.strip() for line in shown.splitlines() if line.strip()]


def test_statement_shows_who_was_first_and_what_each_made_of_it(shown: Shown) -> None:
    assert lines(shown(1)) == [
        f"“{BRIDGE}”",
        "Ilse Marn · 4 reports",
        f"1  Varn Courier · {DAY} · first, the fullest report",
        f"“{BRIDGE}”",
        f"2  Tessel Post · {DAY} · the same words",
        f"“{BRIDGE}”",
        f"3  Radio Tessel · {DAY} · shortened",
        "“We will not close the bridge at Varn”",
        "cut: “before the ferry runs again”",
        f"4  Dike Post · {DAY} · other words",
        "“We will not close the bridge at Oste before the old ferry runs again.”",
        "changed: “Varn” became “Oste”",
        "added: “old”",
    ]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_statement_takes_the_number_of_any_report(shown: Shown, number: int) -> None:
    assert shown(number) == shown(1)


def test_statement_shows_denials(shown: Shown) -> None:
    found = lines(shown(5))
    at = found.index("Denied:")
    where = f"Radio Tessel · {DAY} · Radio Tessel.txt · #6"
    assert found[at + 1 :] == ["1  Berit Sallow · said · indirect", MONEY, where]


def test_statement_shows_what_it_denies(shown: Shown) -> None:
    found = lines(shown(6))
    at = found.index("Denies:")
    assert found[at + 1 :] == [
        "1  Ottokar Plume · said · indirect",
        MONEY,
        f"Echo · {DAY} · Echo.txt · #5",
    ]
    assert "Denied:" not in found


def test_statement_tells_copies(shown: Shown) -> None:
    text = f"“{BRIDGE}” Ilse Marn said. " + " ".join(f"word{number}" for number in range(200))
    for end in ("", " It rained."):
        reading = article(
            text + end, quotation(text, f"“{BRIDGE}”", "said", "Ilse Marn"), outlet=f"Herald{end}"
        )
        with Record.open(shown.path) as record:
            record.add(with_speaker(reading, spoken("Ilse Marn")))
    found = lines(shown(1))
    assert "Ilse Marn · 6 reports, 5 independent" in found
    assert (
        "5  Herald · the same words" in found
        and "6  Herald It rained. · the same words, a copy" in found
    )


def test_statement_of_nobody_named_says_so(shown: Shown) -> None:
    with Record.open(shown.path) as record:
        record.add(quoted("The lighthouse keeper deserves a pension like any other sailor.", None))
    assert "speaker open · 1 report" in lines(shown(7))


def test_statement_as_data_is_one_object(shown: Shown) -> None:
    [line] = shown(2, "--format", "json").splitlines()
    given = json.loads(line)
    assert (given["statement"], given["speaker"]) == (1, "Ilse Marn")
    assert [one["manner"] for one in given["reports"]] == [
        "fullest",
        "whole",
        "shortened",
        "altered",
    ]
    with Record.open(shown.path) as record:
        found = record.statement(1)
    assert found and given == json.loads(json.dumps(found.to_json()))


@pytest.mark.parametrize("number", [0, 99, 10**30])
@pytest.mark.parametrize("format", ["text", "json"])
def test_no_such_statement_is_exit_status_1(shown: Shown, number: int, format: str) -> None:
    printed = shown(number, "--format", format, status=1)
    expected = f"There is no quotation #{number} on " if format == "text" else ""
    assert printed.startswith(expected) and bool(printed) == bool(expected)


@pytest.mark.parametrize("number", ["-1", "twelve", "1.5", ""])
def test_what_is_no_number_is_a_mistake_of_the_command_line(shown: Shown, number: str) -> None:
    assert shown(number, status=2) == ""


def test_statement_without_a_record_says_what_to_do(run: Run, tmp_path: Path) -> None:
    done = run("statement", 1)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "onrecord.db" in line and "onrecord add" in line
    assert not list(tmp_path.iterdir())


def test_statement_fits_80_columns(shown: Shown) -> None:
    with Record.open(shown.path) as record:
        for outlet in ("Morning Ledger of the Northern Valleys " * 3, "Echo"):
            record.add(
                quoted(
                    f"{'Varn' * 40} {'pays for the ferry and the quay, ' * 9}, and so on.",
                    outlet=outlet,
                )
            )
    for number in range(1, 8):
        printed = shown(number)
        assert max(map(len, printed.splitlines())) <= 80
    assert "MorningLedgeroftheNorthernValleys" * 3 in "".join(printed.split())


def test_statement_shows_text_that_would_harm_a_terminal_harmlessly(shown: Shown) -> None:
    with Record.open(shown.path) as record:
        for more in ("", f", {HOSTILE}"):
            text = f"“{HOSTILE}{more}” said {HOSTILE}."
            one = quotation(text, f"“{HOSTILE}{more}”", "said", HOSTILE)
            reading = article(
                text, one, title=HOSTILE, outlet=f"{HOSTILE}{more}", url=HOSTILE, id=HOSTILE
            )
            record.add(with_speaker(reading, spoken(f"Marn {HOSTILE}")))
        denial = denied(f"that {HOSTILE}", f"Plume {HOSTILE}")
        record.add(denial)
    for number in (7, 9):
        printed = shown(number)
        assert not {"\x1b", "\x07", "\u202e"} & set(printed)
        assert "[bold red]We[/]" in printed and ":smile:" in printed and "\ufffd[31mwill" in printed
        assert max(map(len, printed.splitlines())) <= 80


def test_more_differences_than_are_shown_are_counted(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["onrecord.cli.statement"], "MOST", 1)
    found = lines(shown(1))
    assert "changed: “Varn” became “Oste”" in found and "and 1 difference more" in found
    assert "added: “old”" not in found


def test_more_denials_than_are_shown_are_counted(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record.open(shown.path) as record:
        record.add(denied(MONEY, "Piet Maas"))
        record.add(denied(MONEY, "Ada Brandvold"))
    assert lines(shown(5))[-3].startswith("3  Ada Brandvold")
    monkeypatch.setattr(sys.modules["onrecord.cli.statement"], "MOST", 1)
    assert lines(shown(5))[-1] == "and 2 more: --format json shows them"


def test_statement_help_has_examples(run: Run) -> None:
    printed = " ".join(run("statement", "--help").stdout.split())
    assert "Examples:" in printed and "onrecord statement 12 --format json" in printed
