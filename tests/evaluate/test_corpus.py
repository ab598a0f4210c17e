import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate import annotation, read_corpus, read_invented
from onrecord.types import Span

TEXT = "“We will,” said Lopez."
QUOTATION = {"content": [[0, 10]], "cue": [[11, 15]], "source": [[16, 21]]}
ROW: dict[str, Any] = {"id": "a", "text": TEXT, "quotations": [QUOTATION]}


def written(path: Path, *rows: Any) -> Path:
    lines = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    path.write_bytes(gzip.compress(lines, mtime=0) if path.suffix == ".gz" else lines)
    return path


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_read_corpus_reads_json_lines_gzip_or_not(name: str, tmp_path: Path) -> None:
    second = {"id": 7, "text": "Odd \ud83d\ude00 text.", "quotations": []}
    first, other = read_corpus(written(tmp_path / name, ROW, second))
    assert (first.id, first.text, other.id, other.quotations) == ("a", TEXT, "7", ())
    (quotation,) = first.quotations
    assert [span.of(TEXT) for span in (*quotation.content, *quotation.cue, *quotation.source)] == [
        "“We will,”",
        "said",
        "Lopez",
    ]
    assert quotation.raw == QUOTATION


def test_read_corpus_passes_over_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{json.dumps(ROW)}\n  \n", encoding="utf8")
    assert [document.id for document in read_corpus(path)] == ["a"]


def test_read_corpus_keeps_discarded_spans_and_other_annotators(tmp_path: Path) -> None:
    views = [{"quotations": [], "discard": [[0, 3]]}, {"quotations": [QUOTATION], "discard": None}]
    row = {**ROW, "discard": [[21, 22]], "other_annotators": views}
    (document,) = read_corpus(written(tmp_path / "gold.jsonl", row))
    assert document.discard == (Span(21, 22),)
    assert [(other.id, other.text) for other in document.others] == [("a", TEXT)] * 2
    assert [len(other.quotations) for other in document.others] == [0, 1]
    assert [other.discard for other in document.others] == [(Span(0, 3),), ()]


def test_annotation_takes_roles_that_are_missing_for_empty() -> None:
    found = annotation({"content": [[0, 4]], "source": None})
    assert (found.content, found.cue, found.source) == ((Span(0, 4),), (), ())


@pytest.mark.parametrize(
    "row",
    [
        [],
        "text",
        7,
        None,
        {},
        {"text": TEXT, "quotations": []},
        {"id": "a", "text": TEXT},
        {"id": "a", "text": None, "quotations": []},
        {"id": "a", "text": 7, "quotations": []},
        {"id": "a", "text": TEXT, "quotations": None},
        {"id": "a", "text": TEXT, "quotations": 7},
        {"id": "a", "text": TEXT, "quotations": ["said"]},
        {"id": "a", "text": TEXT, "quotations": [{"content": [0, 10]}]},
        {"id": "a", "text": TEXT, "quotations": [{"content": [[0, 10, 12]]}]},
        {"id": "a", "text": TEXT, "quotations": [{"content": [["a", "b"]]}]},
        {"id": "a", "text": TEXT, "quotations": [{"content": [[0, float("inf")]]}]},
        {"id": "a", "text": TEXT, "quotations": [{"content": [[0, float("nan")]]}]},
        {"id": "a", "text": TEXT, "quotations": [{"content": 7}]},
        {"id": "a", "text": TEXT, "quotations": [], "discard": [7]},
        {"id": "a", "text": TEXT, "quotations": [], "other_annotators": 7},
        {"id": "a", "text": TEXT, "quotations": [], "other_annotators": [{}]},
    ],
)
def test_read_corpus_names_the_line_of_another_shape(row: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", ROW, row)
    with pytest.raises(CorpusError, match=r'gold\.jsonl, line 2: .*expected \{"id"'):
        read_corpus(path)


def test_read_corpus_names_the_line_that_is_not_json(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n\n{{'id': 3}}\n", encoding="utf8")
    with pytest.raises(CorpusError, match=r"gold\.jsonl, line 3: not JSON .*one object a line"):
        read_corpus(path)


ZIPPED = gzip.compress(json.dumps(ROW).encode(), mtime=0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.jsonl", None),
        ("missing.jsonl.gz", None),
        ("latin.jsonl", '{"id": "é"}'.encode("latin-1")),
        ("plain.jsonl.gz", b'{"id": "a"}'),
        ("cut.jsonl.gz", ZIPPED[:-20]),
        ("damaged.jsonl.gz", ZIPPED[:10] + b"\xff" * 50),
    ],
)
def test_read_corpus_names_the_file_that_cannot_be_read(
    name: str, content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(
        CorpusError, match=rf"{name}: .*cannot be read .*expected JSON Lines in UTF-8"
    ):
        read_corpus(tmp_path / name)


def test_read_invented_reads_articles_beside_their_quotations(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "bridge.quotes.txt").write_text(
        "source:  Lopez\ncue:     said\ncontent: “We will,”\ntype:    direct\n", encoding="utf8"
    )
    (tmp_path / "unread.txt").write_text(
        "An article without quotations beside it.", encoding="utf8"
    )
    (article,) = read_invented(tmp_path)
    assert (article.id, article.text) == ("bridge", TEXT)
    assert [span.of(TEXT) for span in article.quotations[0].source] == ["Lopez"]


@pytest.mark.parametrize(
    ("article", "quotes", "complaint"),
    [
        (TEXT.encode(), b"source: Nobody\n", r"bridge\.quotes\.txt, line 1"),
        (TEXT.encode(), b"\xff", r"bridge\.quotes\.txt.*utf-8"),
        (b"\xff", b"# none\n", r"bridge\.quotes\.txt.*utf-8"),
        (None, b"# none\n", r"bridge\.quotes\.txt.*bridge\.txt"),
    ],
)
def test_read_invented_names_the_file_that_is_wrong(
    article: bytes | None, quotes: bytes, complaint: str, tmp_path: Path
) -> None:
    (tmp_path / "bridge.quotes.txt").write_bytes(quotes)
    if article is not None:
        (tmp_path / "bridge.txt").write_bytes(article)
    with pytest.raises(CorpusError, match=complaint):
        read_invented(tmp_path)
