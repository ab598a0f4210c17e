"""Tables of articles: CSV and Parquet, whose columns may be called otherwise."""

from datetime import UTC, date, datetime
from io import BytesIO

import pyarrow
import pyarrow.parquet
import pytest

from onrecord.errors import InputError
from onrecord.ingest import Options, Raw, parsed
from onrecord.types import Document

TEXT = "“We will mend the quay,” said Ada Merrow, the mayor, to the council of Varn on Monday."
MAPPED = Options(fields={"publisher": "outlet", "body": "text", "date": "published"})


def read(name: str, data: bytes, options: Options = MAPPED) -> list[Document | InputError]:
    """What a table gives."""
    return list(parsed(Raw.of_bytes(name, data), options))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_row_of_csv_is_an_article(delimiter: str, mark: str) -> None:
    """With line ends in its cells, and columns that are kept as they are."""
    cells = ["1", f'"{TEXT}\r\n\r\n""No,"" he said; later."', "Varn Courier", "2026-03-04", "north"]
    heading = delimiter.join(("id", "body", "publisher", "date", "desk"))
    [article] = read("news.csv", f"{mark}{heading}\r\n{delimiter.join(cells)}\r\n".encode())
    assert isinstance(article, Document)
    assert article.text.endswith('"No," he said; later.')
    assert (article.id, article.outlet, article.published) == ("1", "Varn Courier", "2026-03-04")
    assert article.extra == {"desk": "north"}


def test_a_row_without_a_text_is_told_and_the_others_go_on() -> None:
    """By its number, counted from 1 after the heading."""
    problem, article = read("news.csv", f'text,title\n,empty\n"{TEXT}",\n'.encode())
    assert isinstance(problem, InputError)
    assert str(problem).startswith("news.csv, row 1: ")
    assert isinstance(article, Document)
    assert article.title is None


def test_a_row_of_parquet_is_an_article() -> None:
    """Dates become ISO 8601, lists stay lists."""
    rows = {
        "body": [TEXT, None],
        "date": [date(2026, 3, 4), None],
        "added": [datetime(2026, 3, 5, tzinfo=UTC), None],
        "authors": [["Liv Dahl", "Per Moe"], []],
        "picture": [b"\xff", None],
    }
    out = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(rows), out)
    for name in ("news.parquet", "news"):
        article, problem = read(name, out.getvalue())
        assert isinstance(article, Document)
        assert article.authors == ("Liv Dahl", "Per Moe")
        assert article.published == "2026-03-04"
        assert article.extra["added"] == "2026-03-05T00:00:00+00:00"
        assert isinstance(problem, InputError)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.parquet", b"PAR1nonsense"), ("a.csv", b""), ("a.csv", b"one\n"), ("a.csv", b'a,b\n"open')],
)
def test_what_is_no_table_is_told(name: str, data: bytes) -> None:
    """In a line."""
    [problem] = read(name, data)
    assert isinstance(problem, InputError)
    assert "\n" not in str(problem)
