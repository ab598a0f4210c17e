import json
import os
import re
from pathlib import Path

import pytest
from record.invented import article, quotation
from record.said import BRIDGE, denied, not_said, quoted, told, with_speaker

from onrecord.record import Record
from onrecord.types import Candidate, Speaker

from .conftest import Run

HE = Speaker(
    None,
    None,
    state="open",
    candidates=(Candidate("Juri Falk", 0.45), Candidate("Ottokar Plume", 0.3)),
)
MARN = ("--speaker", "Ilse Marn")
STATUSES = {
    "verbatim": (0, BRIDGE, *MARN),
    "shortened": (10, "We will not close the bridge at Varn", *MARN),
    "altered": (11, BRIDGE.replace("bridge", "tunnel"), *MARN),
    "paraphrase": (
        12,
        "After the harvest repairs to the sea wall begin",
        "--speaker",
        "Ottokar Plume",
    ),
    "made direct": (
        17,
        "Repairs to the sea wall begin after the harvest",
        "--speaker",
        "Ottokar Plume",
    ),
    "spliced": (16, "We will not close the bridge at Varn. We open a second school in spring."),
    "speaker open": (18, "We open a second school in spring.", "--speaker", "Ottokar Plume"),
    "reported as not said": (19, "The harbour was never ours to keep.", *MARN),
    "other speaker": (13, BRIDGE, "--speaker", "Ottokar Plume"),
    "denied": (14, "I took money from the gravel company", "--speaker", "Berit Sallow"),
    "not on record": (15, "The orchestra tours the southern valleys in autumn."),
}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        record.add(quoted(BRIDGE))
        record.add(
            told(
                "that repairs to the sea wall begin after the harvest",
                "Ottokar Plume",
                type="indirect",
            )
        )
        record.add(denied("that she took money from the gravel company", "Berit Sallow"))
        record.add(
            with_speaker(quoted("We open a second school in spring.", "he", "Dike Post"), HE)
        )
        record.add(not_said(quoted("The harbour was never ours to keep.", outlet="Fact Desk")))
    return path


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("verdict", STATUSES)
def test_check_tells_the_verdict_by_its_exit_status(run: Run, verdict: str) -> None:
    status, *arguments = STATUSES[verdict]
    done = run("check", *arguments)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.startswith(f"{verdict.upper()}  ")
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.usefixtures("kept")
def test_check_says_what_was_left_out(run: Run) -> None:
    shown = " ".join(run("check", "We will close the bridge at Varn").stdout.split())
    assert "a negation and a condition were left out" in shown
    assert "left out: “not”" in shown
    assert "left out: “before the ferry runs again”" in shown
    assert BRIDGE in shown
    assert "Varn Courier · 2026-03-04" in shown


@pytest.mark.usefixtures("kept")
def test_check_says_what_was_altered(run: Run) -> None:
    shown = " ".join(run("check", BRIDGE.replace("bridge", "tunnel")).stdout.split())
    assert "you have “tunnel”, the report has “bridge”" in shown


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (
            ("We'll not close the bridge at Varn before the ferry runs again", *MARN),
            "but for contractions",
        ),
        ((BRIDGE,), "Searched: 5 articles of 4 outlets, 4 March 2026"),
        (
            STATUSES["speaker open"][1:],
            "attributed to “he”, perhaps Juri Falk 45 %, Ottokar Plume 30 %",
        ),
        ((f"Ilse Marn: “{BRIDGE}”",), f"Checked: “{BRIDGE}”, attributed to Ilse Marn"),
        (
            ("The ferry to Varn has been sold to a gravel company", *MARN),
            "Nearest on this record (leads, not a verdict)",
        ),
    ],
)
def test_check_says_how_much_is_known(run: Run, asked: tuple[str, ...], shown: str) -> None:
    assert shown in " ".join(run("check", *asked).stdout.split())


@pytest.mark.usefixtures("kept")
def test_check_does_not_take_silence_for_a_denial(run: Run) -> None:
    done = run("check", *STATUSES["not on record"][1:])
    assert "does not mean it was not said" in " ".join(done.stdout.split())


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("verdict", STATUSES)
def test_check_writes_json_lines(run: Run, verdict: str) -> None:
    status, words, *rest = STATUSES[verdict]
    done = run("check", words, *rest, "--format", "jsonl")
    assert done.returncode == status
    [line] = done.stdout.splitlines()
    found = json.loads(line)
    assert (found["asked"], found["verdict"]) == (words, verdict)
    assert bool(found["evidence"]) == (verdict != "not on record")


def test_check_takes_the_record_it_is_given(run: Run, kept: Path) -> None:
    kept.rename(kept.with_name("other.db"))
    assert run("check", BRIDGE, "--record", "other.db").returncode == 0


def test_check_without_a_record_says_what_to_do(run: Run, tmp_path: Path) -> None:
    done = run("check", BRIDGE)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "onrecord.db" in line
    assert "onrecord add" in line
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("words", ["", "…", " “” "])
def test_check_without_words_says_what_to_do(run: Run, words: str) -> None:
    done = run("check", words)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "give the words that were said" in line


HARM = "[bold red]We[/] \x1b[31mwill\x1b[0m :smile: repaint \x1b]0;title\x07 the \u202equay wall, [link=x]all[/link] of it"


@pytest.mark.parametrize(
    "asked", ["[bold red]We will repaint all of it", HARM.replace("quay", "\x1b[2Jbay")]
)
def test_check_shows_markup_and_escape_codes_harmlessly(
    run: Run, tmp_path: Path, asked: str
) -> None:
    text = f"“{HARM}” said {HARM}."
    one = quotation(text, f"“{HARM}”", "said", HARM)
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(article(text, one, title=HARM, outlet=HARM, url=HARM, id=HARM))
    done = run("check", asked)
    assert done.returncode in (10, 11)
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)
    assert "[bold red]We[/]" in done.stdout
    assert ":smile:" in done.stdout


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("format", ["text", "jsonl"])
def test_check_takes_bytes_that_are_no_text(process: Run, format: str) -> None:
    done = process(
        "check", os.fsdecode(b"\xff We will not close the \xfe bridge"), "--format", format
    )
    assert done.returncode in (10, 11)
    if format == "jsonl":
        assert json.loads(done.stdout)["verdict"] in ("shortened", "altered")


def test_check_help_has_examples(run: Run) -> None:
    shown = " ".join(run("check", "--help").stdout.split())
    assert "Examples:" in shown
    assert "onrecord check" in shown
    assert "14 denied" in shown


@pytest.mark.usefixtures("kept")
def test_check_is_saved_and_shown_as_it_was_answered(run: Run, tmp_path: Path) -> None:
    done = run("check", BRIDGE, *MARN, "--save")
    assert done.returncode == 0
    [key] = re.findall(r"--saved (\S{22})\n", done.stderr)
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(quoted(BRIDGE, "Ottokar Plume", outlet="Herald"))
    shown = run("check", "--saved", key)
    assert shown.returncode == 0
    words = " ".join(shown.stdout.split())
    assert (
        f"Saved check {key}, made on" in words
        and "VERBATIM" in words
        and "attributed to Ilse Marn" in words
    )
    assert "Cite: Ilse Marn: “We will not close the bridge" in words and "Herald" not in words
    told = json.loads(run("check", "--saved", key, "--format", "jsonl").stdout)
    assert (told["key"], told["answer"]["verdict"], len(told["answer"]["evidence"])) == (
        key,
        "verbatim",
        1,
    )


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "words", ["We will close the bridge at Varn", BRIDGE.replace("bridge", "tunnel")]
)
def test_check_that_was_saved_shows_all_that_it_showed_then(run: Run, words: str) -> None:
    done = run("check", words, "--save")
    [key] = re.findall(r"--saved (\S{22})\n", done.stderr)
    shown = [line for line in run("check", "--saved", key).stdout.splitlines() if line.strip()]
    then = [line for line in done.stdout.splitlines() if line.strip()]
    assert "Searched: 5 articles of 4 outlets, 4 March 2026" in then
    assert [line for line in then if line not in shown and "Varn Courier" not in line] == []


@pytest.mark.usefixtures("kept")
def test_check_of_another_key_is_refused(run: Run) -> None:
    done = run("check", "--saved", "x" * 22)
    assert done.returncode == 1
    assert "no check was saved under the key" in done.stderr
