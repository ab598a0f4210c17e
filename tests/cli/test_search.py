import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.types import Candidate, QuotationType, Reading, Speaker
from tests.record.ferry import ferry, reported
from tests.record.said import named

from .conftest import Run


@pytest.fixture(autouse=True)
def record(tmp_path: Path) -> None:
    """The record of five reports about a ferry, in the folder where the command runs."""
    with Record.open(tmp_path / "onrecord.db") as record:
        for reading in ferry():
            record.add(reading)


def found(run: Run, *options: object) -> list[str]:
    done = run("search", *options, "--format", "jsonl")
    assert done.stderr == "" and done.returncode == (0 if done.stdout else 1)
    return [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()]


OPTIONS = {
    "kind": (["--kind", "organization"], ["letter"]),
    "role": (["--role", "mayor"], ["promise"]),
    "mode": (["--mode", "writing"], ["report", "letter"]),
    "venue": (["--venue", "town hall"], ["promise"]),
    "addressee": (["--addressee", "courier"], ["denial"]),
    "denies": (["--denies"], ["denial"]),
    "does not deny": (["ferry", "--no-denies", "--sort", "newest"], ["rumour", "promise", "letter", "report"]),
    "said": (["--said-since", "2026-02", "--said-until", "2026-02-28"], ["letter"]),
    "sort": (["ferry", "--sort", "oldest", "--limit", 2], ["report", "letter"]),
    "meaning": (["boat", "--meaning", "--kind", "document"], ["report"]),
    "no meaning": (["boat", "--kind", "document"], []),
    "all": (["ferry", "--kind", "person", "--role", "mayor", "--mode", "speech", "--venue", "hall", "--no-denies"],
            ["promise"]),
}  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), OPTIONS.values(), ids=OPTIONS)
def test_search_narrows(run: Run, options: list[object], expected: list[str]) -> None:
    assert found(run, *options) == expected


def test_search_says_that_there_is_more(run: Run) -> None:
    assert (
        "Showing the first 2; there are more: --limit shows them"
        in run("search", "ferry", "--limit", 2).stderr
    )
    assert run("search", "ferry", "--limit", 40).stderr == ""
    assert run("search", "ferry", "--limit", 2, "--format", "jsonl").stderr == ""


BASK, OSTROM = Candidate("Jon Bask", 0.45), Candidate("Hal Ostrom", 0.3)
INFERRED = Speaker(
    "Jon Bask", "person", state="inferred", confidence=0.72, candidates=(BASK, OSTROM)
)
OPEN = Speaker(None, "person", state="open", candidates=(BASK, OSTROM))


def by_him(name: str, content: str, speaker: Speaker, type: QuotationType = "direct") -> Reading:
    """An article in which "he" said it, who is taken to be a speaker."""
    reading = reported(
        name, content, Speaker("he", "person"), type, published="2026-01-02", outlet="Varn Courier"
    )
    return Reading(
        reading.document, tuple(replace(one, speaker=speaker) for one in reading.quotations)
    )


def test_search_shows_how_well_the_speaker_is_known_and_folds_fragments(
    run: Run, tmp_path: Path
) -> None:
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(by_him("a", "Geese fly low over the sea", INFERRED))
        record.add(by_him("b", "Geese like it here", OPEN))
        record.add(by_him("c", "Geese fly", INFERRED, "indirect"))
    shown = " ".join(run("search", "geese").stdout.split())
    assert "he → Jon Bask (inferred, 72 %) · said · direct" in shown
    assert "he (perhaps Jon Bask 45 %, Hal Ostrom 30 %) · said · direct" in shown
    assert "1 fragment of indirect speech hidden: --fragments shows them" in shown
    assert "· indirect" not in shown
    assert "· indirect" in " ".join(run("search", "geese", "--fragments").stdout.split())
    assert found(run, "geese", "--state", "open") == ["b"]
    assert sorted(found(run, "--speaker", "Jon Bask")) == ["a", "c"], "data has the fragment, too"
    assert set(run("search", "geese", "--cite").stdout.splitlines()) == {
        "he [Jon Bask, inferred, 72 %; or Hal Ostrom 30 %]: Geese fly low over the sea (Varn Courier, 2 January 2026)",
        "he [perhaps Jon Bask 45 %, Hal Ostrom 30 %]: Geese like it here (Varn Courier, 2 January 2026)",
    }


def test_search_says_whom_a_surname_means(run: Run, tmp_path: Path) -> None:
    with Record.open(tmp_path / "onrecord.db") as record:
        for name in ("Ada Lopez", "Ada Lopez", "Bo Lopez"):
            record.add(named(f"Thing {record.counts().documents} is like no thing before it", name))
        record.import_authority([{"name": "Bo Lopez", "party": "Green"}])
    assert run("search", "--speaker", "Lopez").stdout.startswith(
        "Lopez: Ada Lopez (2 quotations), Bo Lopez (1)\n"
    )
    done = run("search", "--speaker", "Ada Lopes")
    assert done.returncode == 1 and "Did you mean" in done.stdout and "Ada Lopez" in done.stdout
    assert len(found(run, "thing", "--where", "party=green")) == 1
    assert "party" in run("search", "thing", "--facets").stdout
    assert run("search", "thing", "--where", "party").returncode == 1


def test_search_gives_the_numbers_of_quotation_and_statement(run: Run) -> None:
    [hit] = map(json.loads, run("search", "--denies", "--format", "jsonl").stdout.splitlines())
    assert hit["number"] == hit["statement"] == 3


def test_search_facets_are_a_table_that_fits(run: Run, tmp_path: Path) -> None:
    name = "Ilse\x1b[2J " + "von Marn " * 30
    with Record.open(tmp_path / "onrecord.db") as record:
        speaker = Speaker(name, "person")
        more = (
            reported(str(at), f"Ferry {at} is late", speaker, published=f"{at}-05-01")
            for at in range(1000, 2200)
        )
        assert all(added.new for added in record.add_all(more))
    done = run("search", "ferry", "--facets")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "1,205 quotations"
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in done.stdout
    rows = [line.split() for line in lines]
    assert ["outlet", "2", "Radio", "Tessel"] in rows and ["2", "Varn", "Courier"] in rows
    assert ["kind", "1,202", "person"] in rows and ["1", "a", "denial"] in rows
    assert sum(row[0] == "speaker" for row in rows) == 1


def test_search_facets_as_data(run: Run) -> None:
    [told] = map(
        json.loads, run("search", "ferry", "--facets", "--format", "jsonl").stdout.splitlines()
    )
    assert (told["total"], told["at_least"]) == (5, False)
    assert told["facets"]["kind"][0] == {"value": "person", "count": 2}
    assert told["facets"]["denies"] == [{"value": False, "count": 4}, {"value": True, "count": 1}]


def test_search_facets_of_nothing_exit_with_one(run: Run) -> None:
    none = run("search", "volcano", "--facets")
    assert none.returncode == 1
    assert "does not mean it was not said" in " ".join(none.stdout.split())
    data = run("search", "volcano", "--facets", "--format", "jsonl")
    assert data.returncode == 1
    assert json.loads(data.stdout)["total"] == 0


REFUSED = {
    "kind": (["--kind", "robot"], 2),
    "mode": (["--mode", "song"], 2),
    "sort": (["ferry", "--sort", "best"], 2),
    "date": (["ferry", "--said-since", "May"], 1),
    "nothing": (["--meaning"], 1),
}


@pytest.mark.parametrize(("options", "status"), REFUSED.values(), ids=REFUSED)
def test_search_refuses(run: Run, options: list[str], status: int) -> None:
    done = run("search", *options)
    assert done.returncode == status
    assert done.stderr and done.stdout == ""


def test_search_help_has_every_option(run: Run) -> None:
    told = run("search", "--help").stdout
    options = (
        "--kind",
        "--role",
        "--mode",
        "--venue",
        "--addressee",
        "--no-denies",
        "--said-since",
        "--said-until",
    )
    assert [
        name for name in (*options, "--sort", "--meaning", "--facets") if name not in told
    ] == []
