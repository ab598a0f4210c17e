import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import ARTICLE, Run


def test_add_then_search_finds_the_words_with_their_source(process: Run, article: Path) -> None:
    added = process("add", article)
    assert added.returncode == 0
    assert added.stdout.startswith("1 new article with")
    found = process("search", "rebuild bridge")
    assert found.returncode == 0
    assert "Maria Lopez" in found.stdout
    assert "We will rebuild the bridge" in " ".join(found.stdout.split())


def test_add_twice_adds_once(run: Run, article: Path) -> None:
    run("add", article)
    again = run("add", article)
    assert "0 new articles" in again.stdout
    assert "1 was there already" in again.stdout


def test_add_goes_on_past_bad_input_and_says_how_many(run: Run, article: Path) -> None:
    done = run("add", "missing.txt", article, "also-missing.txt")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert "1 new article" in done.stdout
    assert "2 inputs could not be added" in done.stdout


def test_add_tells_new_versions(run: Run) -> None:
    address = {"url": "https://ardell.example/bridge"}
    first, second = (
        json.dumps({"id": id, "text": f"{ARTICLE}\n{id}", **address}) for id in ("a", "b")
    )
    assert "version" not in run("add", "-", stdin=first).stdout
    assert "1 of them a new version of what was there" in " ".join(
        run("add", "-", stdin=second).stdout.split()
    )


def test_add_takes_the_given_day_for_pages_and_leaves_records_their_own(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(
        f"Bridge to rise again\n\nPublished 1 January 2020\n\n{ARTICLE}", encoding="utf8"
    )
    (tmp_path / "b.json").write_text(
        json.dumps({"id": "b", "text": ARTICLE, "published": "2021-02-03"})
    )
    run("add", "a.txt", "b.json", "--published", "2026-03-14")
    told = map(json.loads, run("export", "--format", "jsonl").stdout.splitlines())
    assert {one["id"]: one["published"] for one in told} == {
        "a.txt": "2026-03-14",
        "b": "2021-02-03",
    }


def test_add_takes_the_record_from_the_environment(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", article, "--record", "other.db")
    assert run("search", "bridge").returncode == 1
    assert run("search", "bridge", "--record", "other.db").returncode == 0


def test_search_without_a_record_or_a_hit_exits_with_one(run: Run, article: Path) -> None:
    none = run("search", "bridge")
    assert none.returncode == 1
    [line] = none.stderr.splitlines()
    assert "onrecord.db" in line
    run("add", article)
    nothing = run("search", "volcano")
    assert nothing.returncode == 1
    assert "does not mean it was not said" in " ".join(nothing.stdout.split())


def test_search_filters_and_writes_json_lines(run: Run, article: Path) -> None:
    run("add", article)
    hits = run(
        "search", "--speaker", "Lopez", "--type", "direct", "--format", "jsonl"
    ).stdout.splitlines()
    assert hits
    for hit in map(json.loads, hits):
        assert "Lopez" in hit["source"]
        assert hit["content"] in ARTICLE


@pytest.mark.parametrize("content", [b"no database", b""], ids=["text", "other database"])
def test_add_to_a_file_that_is_no_record_is_refused(
    run: Run, tmp_path: Path, article: Path, content: bytes
) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(content)
    if not content:
        with sqlite3.connect(path) as other:
            other.execute("create table recipe (name text)")
        other.close()
    before = path.read_bytes()
    done = run("add", article, "--record", path)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "mine.db" in line
    assert path.read_bytes() == before


def test_add_on_a_full_disk_loses_nothing_that_was_there(
    run: Run, tmp_path: Path, article: Path
) -> None:
    run("add", article)
    rows = "".join(json.dumps({"id": str(n), "text": f"{ARTICLE}\n{n}"}) + "\n" for n in range(150))
    (tmp_path / "many.jsonl").write_text(rows, encoding="utf8")
    limit = (tmp_path / "onrecord.db").stat().st_size + 40_000
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "add", "many.jsonl"]
    full = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    assert "onrecord.db" in full.stderr.splitlines()[-1]
    assert run("search", "rebuild bridge").returncode == 0
    resumed = run("add", "many.jsonl")
    assert resumed.returncode == 0
    with sqlite3.connect(tmp_path / "onrecord.db") as record:
        assert record.execute("select count(*) from document").fetchone() == (151,)
    record.close()


def _has_articles(path: Path) -> bool:
    """Whether a record is there and holds any."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as record:
            return bool(record.execute("select count(*) from document").fetchone()[0])
    except sqlite3.OperationalError:
        return False


def test_add_killed_and_started_again_ends_whole(run: Run, tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": str(n), "text": f"{ARTICLE}\n{n}"}) + "\n" for n in range(60))
    (tmp_path / "many.jsonl").write_text(rows, encoding="utf8")
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "add", "many.jsonl"]
    child = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while child.poll() is None and not _has_articles(tmp_path / "onrecord.db"):
        time.sleep(0.01)  # gives way to it
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert run("add", "many.jsonl").returncode == 0
    with sqlite3.connect(tmp_path / "onrecord.db") as record:
        assert record.execute("select count(*) from document").fetchone() == (60,)
        assert record.execute("pragma integrity_check").fetchone() == ("ok",)
        [(least, most)] = record.execute(
            "select min(n), max(n) from (select count(*) n from quotation group by document_id)"
        )
    record.close()
    assert least == most > 0


def test_an_older_record_is_brought_up_to_date_and_that_is_told(run: Run, tmp_path: Path) -> None:
    kept = Path(__file__).parents[1] / "record/kept/version-2.record"
    shutil.copy(kept, tmp_path / "onrecord.db")
    first, again = (run("search", "ferry") for _ in range(2))
    assert first.stderr.splitlines() == [
        "onrecord: Bringing the record from version 2 to 8",
        "onrecord: Linking what an earlier version put on record",
    ]
    assert again.stderr == "" and first.stdout == again.stdout != ""
