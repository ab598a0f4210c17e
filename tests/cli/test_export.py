import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from pyarrow import parquet

from onrecord.record import Record
from onrecord.types import Document, Quotation, Reading, Span

from .conftest import ARTICLE, Run

WORDS = "We will rebuild the bridge"


def span(words: str) -> Span:
    start = ARTICLE.index(words)
    return Span(start, start + len(words))


@pytest.fixture(autouse=True)
def record(tmp_path: Path) -> None:
    """The record of one article with two quotations, in the folder where the command runs."""
    said = span("“We will rebuild the bridge, and we will do it by spring,”")
    mayor = Quotation(
        (said,), (span("said on"),), (span("Maria Lopez, the mayor of Ardell,"),), "direct", 0.9
    )
    engineer = Quotation(
        (span("the old pillars"),), (span("said that"),), (span("Engineer"),), "indirect", 0.9
    )
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(
            Reading(Document("bridge.txt", ARTICLE, published="2026-03-02"), (mayor, engineer))
        )


READ: dict[str, Callable[[str], str]] = {
    "jsonl": lambda written: json.loads(written)["text"],
    "json": lambda written: json.loads(written)[0]["text"],
    "csv": lambda written: " ".join(row["content"] for row in csv.DictReader(io.StringIO(written))),
    "jsonld": lambda written: " ".join(
        node.get("text", "") for node in json.loads(written)["@graph"]
    ),
    "webannotation": lambda written: " ".join(
        target["selector"][0]["exact"]
        for item in json.loads(written)["items"]
        for target in item["target"]
    ),
    "tei": lambda written: "".join(etree.fromstring(written.encode()).itertext("{*}said")),
    "atom": lambda written: " ".join(
        entry.content[0].value for entry in feedparser.parse(written).entries
    ),
    "rss": lambda written: " ".join(
        entry.description for entry in feedparser.parse(written).entries
    ),
}
"""What each text format has of the words that were said, or more."""


@pytest.mark.parametrize("name", READ)
def test_export_prints_the_words(run: Run, name: str) -> None:
    done = run("export", "--format", name)
    assert done.returncode == 0 and done.stderr == ""
    assert WORDS in READ[name](done.stdout)


def test_export_says_when_there_is_nothing_to_write(run: Run) -> None:
    done = run("export", "zeppelin", "--format", "csv")
    assert done.returncode == 0 and "Nothing was found on onrecord.db to write" in done.stderr


@pytest.mark.parametrize("name", READ)
def test_read_prints_the_words(run: Run, article: Path, name: str) -> None:
    assert WORDS in READ[name](run("read", article, "--format", name).stdout)


@pytest.mark.parametrize("name", READ)
def test_export_writes_a_file_as_it_prints(run: Run, tmp_path: Path, name: str) -> None:
    assert run("export", "--format", name, "--out", "out").stdout == ""
    with (tmp_path / "out").open(encoding="utf8", newline="") as file:
        assert WORDS in READ[name](file.read())
    assert not (tmp_path / "out.part").exists()


def test_export_writes_parquet(run: Run, tmp_path: Path) -> None:
    done = run("export", "--format", "parquet", "--out", "quotations.parquet")
    assert done.returncode == 0
    [row, *_] = parquet.read_table(tmp_path / "quotations.parquet").to_pylist()
    assert WORDS in row["content"]
    assert row["published"] == "2026-03-02"


def test_export_writes_a_folder_for_brat(run: Run, tmp_path: Path) -> None:
    assert run("export", "--format", "brat", "--out", "for-brat").returncode == 0
    [text] = (tmp_path / "for-brat").glob("*.txt")
    assert text.read_text(encoding="utf8") == ARTICLE
    assert WORDS in text.with_suffix(".ann").read_text(encoding="utf8")


@pytest.mark.parametrize("name", ["brat", "parquet"])
def test_export_that_is_no_text_asks_where_to_write(run: Run, name: str) -> None:
    done = run("export", "--format", name)
    assert done.returncode == 2
    assert "--out" in done.stderr


def test_export_without_pyarrow_names_the_remedy(
    process: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "pyarrow.py").write_text(
        "raise ModuleNotFoundError('pyarrow')", encoding="utf8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "without"))
    done = process("export", "--format", "parquet", "--out", "quotations.parquet")
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert 'pip install "onrecord[parquet]"' in line
    assert process("export", "--format", "jsonl").returncode == 0


def test_export_tells_the_feed_what_it_is(run: Run) -> None:
    options = (
        "--title",
        "Ardell, word for word",
        "--link",
        "https://ardell.example/",
        "--newest",
        1,
    )
    feed = feedparser.parse(run("export", "--format", "rss", *options).stdout)
    assert (feed.feed.title, feed.feed.link) == ("Ardell, word for word", "https://ardell.example/")
    assert len(feed.entries) == 1


def test_export_without_a_record_makes_none(run: Run, tmp_path: Path) -> None:
    done = run("export", "--format", "jsonl", "--record", "other.db", "--out", "out")
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "other.db" in line
    assert not (tmp_path / "other.db").exists() and not (tmp_path / "out").exists()


def test_export_to_a_folder_that_is_missing_is_one_line(process: Run) -> None:
    done = process("export", "--format", "tei", "--out", "missing/out.xml")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_export_help_has_examples(run: Run) -> None:
    assert "onrecord export --format parquet" in run("export", "--help").stdout
    assert "export" in run("--help").stdout


@pytest.mark.parametrize(
    ("chosen", "contents"),
    [
        ((), ["“We will rebuild the bridge, and we will do it by spring,”", "the old pillars"]),
        (("pillars",), ["the old pillars"]),
        (("--type", "direct"), ["“We will rebuild the bridge, and we will do it by spring,”"]),
        (("--speaker", "engineer", "--since", "2026-03"), ["the old pillars"]),
        (("ferry",), []),
    ],
)
def test_export_writes_what_answers(run: Run, chosen: tuple[str, ...], contents: list[str]) -> None:
    done = run("export", *chosen, "--format", "csv")
    assert [row["content"] for row in csv.DictReader(io.StringIO(done.stdout))] == contents


def test_export_of_no_date_is_refused(run: Run) -> None:
    done = run("export", "--since", "spring", "--format", "csv")
    assert done.returncode == 1
    assert "got 'spring', expected a date" in done.stderr


@pytest.mark.parametrize("command", [("export",), ("read", "=1.txt")])
@pytest.mark.parametrize(
    ("option", "begins", "document"),
    [("--bom", "\ufeff", "=1.txt"), ("--excel", "\ufeff", "'=1.txt")],
)
def test_csv_for_excel(
    run: Run, tmp_path: Path, command: tuple[str, ...], option: str, begins: str, document: str
) -> None:
    (tmp_path / "=1.txt").write_text(ARTICLE, encoding="utf8")
    if command[0] == "export":
        run("add", "=1.txt", "--record", "other.db")
        command = ("export", "--record", "other.db")
    written = run(*command, "--format", "csv", option).stdout
    assert written.startswith(f"{begins}document,")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix(begins), newline="")))
    assert rows and {row["document"] for row in rows} == {document}


@pytest.mark.parametrize("option", ["--bom", "--excel"])
@pytest.mark.parametrize("command", [("export",), ("read", "bridge.txt")])
def test_only_csv_is_written_for_excel(run: Run, command: tuple[str, ...], option: str) -> None:
    done = run(*command, "--format", "jsonl", option)
    assert done.returncode == 2 and "expected csv" in " ".join(done.stderr.split())


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_export_says_when_an_entry_was_put_on_record(run: Run, tmp_path: Path, name: str) -> None:
    with Record.open(tmp_path / "undated.db") as record:
        said = Quotation((Span(0, 5),), (), (), "direct", 0.9)
        document = Document("a", "“No,”")
        record.add(Reading(document, (said,)))
        added = record.added_at(document)
    [entry] = feedparser.parse(
        run("export", "--format", name, "--record", "undated.db").stdout
    ).entries
    told = entry.updated_parsed if name == "atom" else entry.published_parsed
    assert added and tuple(told[:6]) == added.timetuple()[:6]
