"""Downloads and feeds of the views."""

import csv
import io
import json
from typing import Any

import feedparser
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from lxml import etree

from onrecord.export import STREAMED
from onrecord.reader import Reader
from onrecord.record import Query, Record
from onrecord.serve import Settings, downloads
from onrecord.serve.attachments import attached
from onrecord.serve.pages import PAGES
from onrecord.types import Document
from tests.serve.conftest import ADDRESS, Served

VIEWS = ("search", "article/1", "speaker/1", "statement/2")
ASKED = {"search": "?words=bridge"}


def address(view: str, format: str) -> str:
    return f"/{view}.{format}{ASKED.get(view, '')}"


def lines(client: TestClient, path: str) -> list[Any]:
    return [json.loads(line) for line in client.get(path).text.splitlines()]


def contents(readings: list[Any]) -> set[tuple[str, str]]:
    """The quotations of readings, by their articles and their first words."""
    return {
        (one["id"], str(quotation["content"]))
        for one in readings
        for quotation in one["quotations"]
    }


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("format", STREAMED)
def test_view_is_there_in_every_format(client: TestClient, view: str, format: str) -> None:
    answer = client.get(address(view, format))
    assert (answer.status_code, answer.headers["content-type"]) == (
        200,
        STREAMED[format].media_type,
    )
    manner = "inline" if format in ("json", "atom", "rss") else "attachment"
    assert answer.headers["content-disposition"].startswith(f'{manner}; filename="')
    assert "bridge" in answer.text


@pytest.mark.parametrize(
    ("view", "api"),
    [("article/1", "articles/1"), ("speaker/1", "speakers/1"), ("statement/2", "statements/2")],
)
def test_json_is_the_apis(client: TestClient, view: str, api: str) -> None:
    assert client.get(f"/{view}.json").json() == client.get(f"/api/v1/{api}").json()


def test_json_of_a_search_is_the_apis(client: TestClient) -> None:
    assert (
        client.get("/search.json?words=bridge").json()
        == client.get("/api/v1/search?words=bridge&limit=200").json()
    )


def test_json_of_a_check_is_the_apis(client: TestClient) -> None:
    asked = {"quotation": "We will not close the bridge", "speaker": "Ilse Marn"}
    assert (
        client.get("/check.json", params=asked).json()
        == client.get("/api/v1/check", params=asked).json()
    )


def test_search_has_exactly_what_answers(client: TestClient, record: Record) -> None:
    hits = record.search(Query("bridge", outlet="Varn Courier", limit=200))
    found = contents(lines(client, "/search.jsonl?words=bridge&outlet=varn+courier"))
    assert found == contents(
        [{"id": hit.document.id, "quotations": [hit.quotation.to_json()]} for hit in hits]
    )
    assert found


def test_search_goes_on_where_a_page_does(client: TestClient) -> None:
    first = client.get("/search.json?words=bridge&limit=4").json()
    rest = lines(client, f"/search.jsonl?words=bridge&limit=4&cursor={first['next']}")
    assert len(contents(rest)) == 4
    assert not contents(rest) & contents(lines(client, "/search.jsonl?words=bridge&limit=4"))


def test_article_has_its_whole_reading(client: TestClient, record: Record) -> None:
    reading = record.reading(1)
    assert reading is not None
    assert lines(client, "/article/1.jsonl") == [json.loads(json.dumps(reading.to_json()))]


def test_csv_of_a_page_is_for_spreadsheets_and_that_of_the_api_for_programs(
    client: TestClient,
) -> None:
    page = client.get("/search.csv?words=bridge")
    api = client.get("/api/v1/quotations?words=bridge&format=csv")
    assert page.content.startswith(b"\xef\xbb\xbfdocument,")
    assert api.content.startswith(b"document,")


def test_speaker_has_what_they_said_about_it(client: TestClient) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(
                client.get("/speaker/1.csv?about=ferry").text.removeprefix("\ufeff"), newline=""
            )
        )
    )
    assert rows
    assert {row["speaker"] for row in rows} == {"Ilse Marn"}
    assert len(rows) < len(
        list(csv.DictReader(io.StringIO(client.get("/speaker/1.csv").text, newline="")))
    )


def test_statement_has_the_reports_of_the_utterance(client: TestClient, record: Record) -> None:
    reports = record.statement(2)
    assert reports is not None
    told = [
        {"id": one.hit.document.id, "quotations": [one.hit.quotation.to_json()]}
        for one in reports.reports
    ]
    assert contents(lines(client, "/statement/2.jsonl")) == contents(told)
    assert len(told) > 1


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("format", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_feed_is_well_formed_and_leads_to_its_page(
    client: TestClient, view: str, format: str, version: str
) -> None:
    feed = feedparser.parse(client.get(address(view, format)).content)
    assert (feed.bozo, feed.version) == (False, version)
    assert feed.entries
    links = {(link["rel"], link["href"]) for link in feed.feed.links}
    here = f"http://localhost/{view}"
    assert links == {
        ("self", f"{here}.{format}{ASKED.get(view, '')}"),
        ("alternate", here + ASKED.get(view, "")),
    }


def test_feed_of_a_search_has_the_newest(changing: Served, reader: Reader) -> None:
    record, client = changing
    added = [
        record.add(
            reader.read(
                Document(
                    f"late-{day}", "“The bridge,” said Ada Sorel.", published=f"2027-01-{day:02}"
                )
            )
        )
        for day in range(1, 29)
    ]
    assert all(added)
    feed = feedparser.parse(client.get("/search.atom?words=bridge&sort=oldest").content)
    assert feed.entries[0].published.startswith("2027-01-28")


@pytest.mark.parametrize("format", ["atom", "rss"])
def test_feed_of_hostile_words_has_no_markup_of_theirs(client: TestClient, format: str) -> None:
    answer = client.get(f"/article/11.{format}")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert (
        etree.fromstring(answer.content).xpath("//*[local-name()='script' or local-name()='img']")
        == []
    )
    assert not any(
        "alert" in link["href"] for entry in feed.entries for link in entry.get("links", ())
    )


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("format", STREAMED)
def test_what_has_not_changed_is_not_sent_again(client: TestClient, view: str, format: str) -> None:
    tag = client.get(address(view, format)).headers["etag"]
    same = client.get(address(view, format), headers={"if-none-match": f'"other", {tag}'})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    assert (
        client.get(address(view, format), headers={"if-none-match": '"other"'}).status_code == 200
    )


def test_what_has_changed_is_sent_again(changing: Served, reader: Reader) -> None:
    record, client = changing
    tag = client.get("/search.atom?words=bridge").headers["etag"]
    assert record.add(reader.read(Document("new", "“The bridge is shut,” said Ada Sorel.")))
    assert (
        client.get("/search.atom?words=bridge", headers={"if-none-match": tag}).status_code == 200
    )


def test_head_tells_of_the_answer_without_it(client: TestClient) -> None:
    answer = client.head("/article/1.csv")
    assert (answer.status_code, answer.headers["etag"]) == (
        200,
        client.get("/article/1.csv").headers["etag"],
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/article/1.exe", 404),
        ("/article/999.json", 404),
        ("/article/999.csv", 404),
        ("/speaker/999.atom", 404),
        ("/statement/999.tei", 404),
        ("/statement/999.json", 404),
        ("/search.csv", 400),
        ("/search.atom?since=no", 400),
        ("/search.json?limit=201", 422),
        ("/check.json", 422),
        ("/article/one.csv", 422),
        (f"/article/{'9' * 30}.csv", 422),
        (f"/article/{'9' * 5000}.csv", 422),
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, headers={"accept": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )


@pytest.mark.parametrize(
    "routers", [(downloads.router, *PAGES), (*PAGES, downloads.router)], ids=["first", "last"]
)
def test_pages_and_downloads_keep_apart_in_any_order(
    record: Record, reader: Reader, routers: tuple[APIRouter, ...]
) -> None:
    app = FastAPI()
    app.state.record, app.state.reader, app.state.settings = record, reader, Settings()
    for router in routers:
        app.include_router(router)
    client = TestClient(app, ADDRESS)
    for view in ("article/1", "speaker/1", "statement/2", "search?words=bridge"):
        assert (
            client.get(f"/{view}", headers={"accept": "text/html"})
            .headers["content-type"]
            .startswith("text/html")
        )
    for view in VIEWS:
        assert client.get(address(view, "json")).headers["content-type"] == "application/json"


def test_file_names_hold_nothing_of_an_address_but_letters(client: TestClient) -> None:
    answer = client.get(
        "/search.csv", params={"words": 'bridge"; filename=../../etc', "speaker": "Ёж\r\nx: y"}
    )
    assert (
        answer.headers["content-disposition"]
        == 'attachment; filename="onrecord-bridge-filename-etc-x-y.csv"'
    )
    assert attached("…", "tei") == {
        "content-disposition": 'attachment; filename="onrecord.tei.xml"'
    }
