from pathlib import Path

from fastapi.testclient import TestClient
from lxml import html

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import application
from tests.serve.conftest import ADDRESS


def test_home_tells_how_much_is_on_record(client: TestClient, record: Record) -> None:
    counts = record.counts()
    shown = client.get("/", headers={"accept": "text/html"}).text
    assert f"{counts.quotations} quotations in {counts.documents} articles of " in shown


def test_home_shows_what_came_last_and_who_is_quoted(client: TestClient, record: Record) -> None:
    """Each with a link that leads there."""
    overview = record.overview()
    assert overview.newest and overview.lately and overview.first
    shown = html.fromstring(client.get("/").text)
    links = set(shown.xpath("//main//a/@href"))
    assert {f"/article/{article.number}" for article in overview.newest} <= links
    for quoted in (*overview.lately, *overview.first):
        assert quoted.statements
        assert f"/speaker/{quoted.number}" in links
        assert client.get(f"/speaker/{quoted.number}").status_code == 200
    numbers = [article.number for article in overview.newest]
    assert numbers == sorted(numbers, reverse=True)


def test_an_empty_record_has_a_first_page(tmp_path: Path, reader: Reader) -> None:
    """With nothing on it."""
    with (
        Record.open(tmp_path / "onrecord.db") as record,
        TestClient(application(record, reader), ADDRESS) as client,
    ):
        assert "0 quotations in 0 articles" in client.get("/").text
