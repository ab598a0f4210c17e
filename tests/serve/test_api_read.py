"""The API's reading and adding of what is sent."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from tests.language.test_detect import ARTICLES
from tests.serve.conftest import ADDRESS, documents

READ, ADD = "/api/v1/read", "/api/v1/documents"
NDJSON, PLAIN, HTML = (
    {"content-type": name} for name in ("application/x-ndjson", "text/plain", "text/html")
)
TEXT = "“The mill will turn again,” said Ada Sorel on Monday."
PAGE = (
    f"<html><head><title>The mill</title></head><body><h1>The mill</h1><p>{TEXT}</p></body></html>"
)


@pytest.fixture(scope="module")
def small(filled: Path, reader: Reader) -> Iterator[TestClient]:
    """A client of a server that reads nothing long and that nothing can be added to."""
    settings = Settings(read_only=True, max_chars=60, max_bytes=5_000)
    with (
        Record.open(filled) as record,
        TestClient(application(record, reader, settings), ADDRESS) as client,
    ):
        yield client


def test_read_answers_with_the_reading_and_keeps_nothing(
    client: TestClient, record: Record, reader: Reader
) -> None:
    before = record.counts()
    [document] = [
        replace(one, id="mine", language="en-GB", extra={"desk": [1]})
        for one in documents()
        if one.id == "bridge-courier"
    ]
    answer = client.post(READ, json=document.to_json())
    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(reader.read(document).to_json()))
    assert answer.json()["desk"] == [1]
    assert record.counts() == before


@pytest.mark.parametrize(
    ("body", "media_type", "text"),
    [
        (TEXT.encode(), "text/plain", TEXT),
        (TEXT.encode(), "text/plain; charset=utf-8", TEXT),
        (TEXT.encode("cp1252"), 'text/plain; charset="windows-1252"', TEXT),
        (TEXT.encode("utf-16"), "text/plain", TEXT),
        (b'{"text": "no JSON here"}', "Text/Plain", '{"text": "no JSON here"}'),
        (PAGE.encode(), "text/html", f"The mill\n\n{TEXT}"),
        (json.dumps([{"text": TEXT}]).encode(), "application/json", TEXT),
    ],
)
def test_read_takes_what_the_media_type_says(
    client: TestClient, body: bytes, media_type: str, text: str
) -> None:
    answer = client.post(READ, content=body, headers={"content-type": media_type})
    assert answer.json()["text"] == text


def test_read_takes_what_the_text_does_not_tell_from_the_address(client: TestClient) -> None:
    told = {
        "id": "mill",
        "published": "2026-03-04",
        "outlet": "Varn Courier",
        "url": "https://courier.example/mill",
    }
    reading = client.post(READ, params=told, content=TEXT.encode(), headers=PLAIN).json()
    assert {name: reading[name] for name in told} == told
    assert reading["quotations"][0]["said"]["edtf"] == "2026-03-02"
    own = client.post(
        READ, params=told, json={"id": "own", "text": TEXT, "outlet": "Radio Tessel"}
    ).json()
    assert (own["id"], own["outlet"], own["published"]) == ("own", "Radio Tessel", "2026-03-04")


def test_what_is_known_stands_over_what_a_text_or_page_tells(client: TestClient) -> None:
    told = {"title": "The mill turns", "published": "2026-03-04"}
    text = f"Mill to turn again\n\nPublished 1 January 2020\n\n{TEXT}\n"
    for body, headers in ((text, PLAIN), (PAGE, HTML)):
        reading = client.post(READ, params=told, content=body.encode(), headers=headers).json()
        assert {name: reading[name] for name in told} == told
    lines = client.post(
        READ, params={**told, "id": "mill"}, content=json.dumps({"text": TEXT}), headers=NDJSON
    )
    assert json.loads(lines.text)["id"] == "mill:1"


@pytest.mark.parametrize("charset", ["ascii", "iso-8859-1", "windows-1251"])
def test_a_wrong_charset_spoils_no_text_that_is_plainly_utf8(
    client: TestClient, charset: str
) -> None:
    headers = {"content-type": f"text/plain; charset={charset}"}
    assert client.post(READ, content=TEXT.encode(), headers=headers).json()["text"] == TEXT


def test_add_tells_a_new_version(client: TestClient) -> None:
    sent = [
        {"text": TEXT + more, "url": "https://courier.example/mill"}
        for more in ("", " It did.", "")
    ]
    told = [client.post(ADD, json=one).json() for one in sent]
    assert [(one["new"], one["version"]) for one in told] == [
        (True, False),
        (True, True),
        (False, False),
    ]


def test_read_answers_lines_in_their_order_with_errors_in_their_place(small: TestClient) -> None:
    lines = [
        {"id": "a", "text": TEXT},
        "broken",
        {"text": ""},
        {"text": "x" * 61},
        {"id": "e", "text": "No."},
    ]
    body = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    answer = small.post(READ, content=body, headers=NDJSON)
    assert answer.headers["content-type"] == "application/x-ndjson"
    told = [json.loads(line) for line in answer.text.splitlines()]
    assert [one.get("id") or one["error"]["status"] for one in told] == ["a", 422, 422, 422, "e"]
    assert "line 2" in told[1]["error"]["detail"]
    assert "--max-chars" not in told[3]["error"]["detail"]


@pytest.mark.parametrize(
    ("body", "headers", "status", "told"),
    [
        (b"", PLAIN, 422, "empty"),
        (b"[]", {"content-type": "application/json"}, 422, "empty"),
        (b"{", {"content-type": "application/json"}, 422, "JSON"),
        (b'{"text": 7}', {"content-type": "application/json"}, 422, "text"),
        (b'[{"text": "a"}, {"text": "b"}]', {"content-type": "application/json"}, 422, "several"),
        (b"%PDF-1.7", PLAIN, 422, "PDF"),
        (b"<p></p>", HTML, 422, "no article"),
        (b"x" * 61, PLAIN, 422, "longer than 60"),
        (b"x" * 5_001, PLAIN, 413, "5,000 bytes"),
        (b"\x1f\x8b\x08", PLAIN, 415, "compressed"),
        (b"x", PLAIN | {"content-encoding": "gzip"}, 415, "compressed"),
        (b"x", {"content-type": "text/plain; charset=punycode"}, 415, "charset"),
        (b"x", {"content-type": "text/plain; charset=nonsense"}, 415, "charset"),
        (b"x", {"content-type": "image/png"}, 415, "image/png"),
        (b"x", {}, 415, "media type"),
    ],
)
def test_read_refuses_what_it_cannot_read(
    small: TestClient, body: bytes, headers: dict[str, str], status: int, told: str
) -> None:
    answer = small.post(READ, content=body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )
    assert told in answer.json()["detail"]


def test_read_survives_half_a_character(client: TestClient) -> None:
    body = b'{"id": "\\ud800", "text": "\\ud83d said Ada Sorel.", "x": "\\udfff", "n": 1e999}'
    reading = client.post(READ, content=body, headers={"content-type": "application/json"}).json()
    assert (reading["id"], reading["x"], reading["n"]) == ("\ufffd", "\ufffd", None)


def test_add_puts_an_article_on_record_once(client: TestClient, record: Record) -> None:
    first = client.post(ADD, json={"id": "mill", "text": TEXT})
    told = first.json()
    assert first.status_code == 201
    assert told == {
        "id": "mill",
        "article": record.counts().documents,
        "new": True,
        "version": False,
        "quotations": 1,
    }
    assert client.get(first.headers["location"]).json()["document"]["id"] == "mill"
    again = client.post(ADD, json={"id": "mill, again", "text": TEXT})
    assert (again.status_code, again.json()) == (200, told | {"id": "mill, again", "new": False})


def test_add_answers_lines_in_their_order(client: TestClient, record: Record) -> None:
    before = record.counts().documents
    lines = [
        {"id": "a", "text": TEXT},
        "broken",
        {"id": "b", "text": "No."},
        {"id": "c", "text": TEXT},
    ]
    known = next(documents()).to_json()
    body = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in [*lines, known])
    told = [
        json.loads(line)
        for line in client.post(ADD, content=body, headers=NDJSON).text.splitlines()
    ]
    assert told[1]["error"]["status"] == 422
    del told[1]
    there = len(record.reading(1).quotations)  # type: ignore[union-attr]
    assert told == [
        {"id": "a", "article": before + 1, "new": True, "version": False, "quotations": 1},
        {"id": "b", "article": before + 2, "new": True, "version": False, "quotations": 0},
        {"id": "c", "article": before + 1, "new": False, "version": False, "quotations": 1},
        {"id": "bridge-courier", "article": 1, "new": False, "version": False, "quotations": there},
    ]
    assert record.counts().documents == before + 2


def test_add_is_refused_where_the_record_is_read_only(small: TestClient, filled: Path) -> None:
    answer = small.post(ADD, json={"text": TEXT})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")
    with Record.open(filled) as record:
        assert record.counts().documents == len(list(documents()))


def test_add_is_refused_to_a_page_of_another_site(client: TestClient, record: Record) -> None:
    before = record.counts()
    answer = client.post(ADD, json={"text": TEXT}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert record.counts() == before


def test_read_refuses_what_no_model_reads_unless_told_to(client: TestClient) -> None:
    body = {"text": " ".join(ARTICLES["de"])}
    refused = client.post(READ, json=body)
    assert refused.status_code == 422
    assert "in German" in refused.text and "any_language=true" in refused.text
    assert client.post(f"{READ}?any_language=true", json=body).json()["language"] == "de"
    assert client.post(f"{READ}?language=en", json=body).json()["language"] == "en"
    assert client.post(f"{READ}?language=a%20b", json=body).status_code == 422
