import json
from pathlib import Path

import pytest

from tests.language.test_detect import ARTICLES

from .conftest import ARTICLE, Run

GERMAN = " ".join(ARTICLES["de"])


@pytest.fixture
def german(tmp_path: Path) -> Path:
    path = tmp_path / "bad.txt"
    path.write_text(GERMAN, encoding="utf8")
    return path


def test_read_refuses_german_in_one_line_and_reads_the_rest(
    run: Run, german: Path, article: Path
) -> None:
    done = run("read", "bad.txt", "bridge.txt", "--format", "jsonl")
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "bad.txt: in German" in line and "--language en" in line
    [document] = map(json.loads, done.stdout.splitlines())
    assert (document["id"], document["language"]) == ("bridge.txt", "en")


def test_read_takes_german_if_told_to(run: Run, german: Path) -> None:
    done = run("read", "bad.txt", "--any-language", "--format", "jsonl")
    assert (done.returncode, json.loads(done.stdout)["language"]) == (0, "de")
    assert run("read", "bad.txt", "--language", "not a tag").returncode == 2


def test_add_counts_what_it_passes_over_and_search_finds_by_language(
    run: Run, german: Path, article: Path
) -> None:
    added = run("add", "bad.txt", "bridge.txt")
    assert added.returncode == 1
    assert "1 new article" in added.stdout and "1 input could not be added" in added.stdout
    assert run("search", "bridge", "--language", "en").stdout.strip()
    assert ARTICLE.splitlines()[0] in run("search", "--language", "EN").stdout
    assert "Lopez" not in run("search", "bridge", "--language", "de").stdout
