"""The API's search, facets and export."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from onrecord.reader import Reader
from onrecord.record import Query, Record
from onrecord.types import Document
from tests.serve.conftest import Served

SEARCH, FACETS, QUOTATIONS = "/api/v1/search", "/api/v1/facets", "/api/v1/quotations"
PROBLEM = "application/problem+json"


def test_search_answers_what_the_record_finds(client: TestClient, record: Record) -> None:
    asked = {"words": "bridge", "outlet": "radio tessel", "sort": "newest"}
    answer = client.get(SEARCH, params=asked)
    found = record.search(Query("bridge", outlet="radio tessel", sort="newest"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {
        "hits": json.loads(json.dumps([hit.to_json() for hit in found])),
        "next": None,
    }


def test_search_pages_follow_each_other_to_the_end(client: TestClient, record: Record) -> None:
    address, numbers = f"{SEARCH}?words=bridge&limit=3", []
    while address:
        answer = client.get(address)
        numbers += [hit["number"] for hit in answer.json()["hits"]]
        following = answer.links.get("next", {}).get("url")
        assert bool(following) == bool(answer.json()["next"])
        address = following
    assert numbers == [hit.number for hit in record.search(Query("bridge", limit=200))]
    assert len(numbers) > 6


def test_search_pages_fit_together_while_something_is_added(
    changing: Served, reader: Reader
) -> None:
    record, client = changing
    asked = {"words": "bridge", "limit": 5, "sort": "newest"}
    before = record.search(Query("bridge", limit=10, sort="newest"))
    first = client.get(SEARCH, params=asked).json()
    assert record.add(
        reader.read(
            Document("new", "“The bridge is shut,” said Ada Sorel.", published="2027-01-01")
        )
    )
    second = client.get(SEARCH, params=asked | {"cursor": first["next"]}).json()
    assert [hit["number"] for hit in first["hits"] + second["hits"]] == [
        hit.number for hit in before
    ]


def test_search_by_the_number_of_a_speaker(client: TestClient) -> None:
    hits = client.get(SEARCH, params={"speaker": "#1"}).json()["hits"]
    assert hits
    assert {hit["speaker"] for hit in hits} == {1}


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("", 400, "no word to search for"),
        ("words=...", 400, "no word to search for"),
        ("words=bridge&since=yesterday", 400, "since"),
        ("words=bridge&cursor=nothing", 400, "cursor"),
        ("words=bridge&cursor=Wzk5OTk5OTk5LDFd", 400, "offset"),
        ("words=bridge&limit=0", 422, "limit"),
        ("words=bridge&limit=201", 422, "limit"),
        ("words=bridge&sort=best", 422, "sort"),
        (f"words={'a' * 2001}", 422, "words"),
    ],
)
def test_search_tells_what_is_wrong(client: TestClient, asked: str, status: int, told: str) -> None:
    answer = client.get(f"{SEARCH}?{asked}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    problem = answer.json()
    assert problem["status"] == status
    assert told in problem["detail"]
    assert [one["where"] for one in problem.get("errors", ())] == ([told] if status == 422 else [])


def test_facets_answers_what_the_record_counts(client: TestClient, record: Record) -> None:
    assert client.get(f"{FACETS}?words=bridge").json() == record.facets(Query("bridge")).to_json()


def test_export_has_everything_where_nothing_narrows_it(client: TestClient, record: Record) -> None:
    answer = client.get(QUOTATIONS)
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.headers["content-disposition"] == 'attachment; filename="onrecord.jsonl"'
    read = [json.loads(line) for line in answer.text.splitlines()]
    assert read == json.loads(json.dumps([reading.to_json() for reading in record.readings()]))


def test_export_has_only_what_answers(client: TestClient) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(client.get(f"{QUOTATIONS}?format=csv&speaker=Novak").text, newline="")
        )
    )
    assert rows
    assert {row["speaker"] for row in rows} == {"Petra Novak"}


@pytest.mark.parametrize(
    ("format", "media_type"),
    [
        ("jsonl", "application/x-ndjson"),
        ("csv", "text/csv; charset=utf-8; header=present"),
        ("jsonld", "application/ld+json"),
        ("webannotation", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'),
        ("tei", "application/tei+xml"),
    ],
)
def test_export_in_every_format(client: TestClient, format: str, media_type: str) -> None:
    answer = client.get(f"{QUOTATIONS}?format={format}")
    assert answer.headers["content-type"] == media_type
    assert "ferry runs again" in answer.text
    if "ld+json" in media_type:
        assert answer.json()
    if format == "tei":
        assert etree.fromstring(answer.content) is not None


@pytest.mark.parametrize(("asked", "status"), [("since=no", 400), ("format=parquet", 422)])
def test_export_tells_what_is_wrong_before_it_begins(
    client: TestClient, asked: str, status: int
) -> None:
    answer = client.get(f"{QUOTATIONS}?{asked}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)


def test_export_of_nothing_is_empty(client: TestClient) -> None:
    answer = client.get(f"{QUOTATIONS}?words=zeppelin")
    assert (answer.status_code, answer.content) == (200, b"")
