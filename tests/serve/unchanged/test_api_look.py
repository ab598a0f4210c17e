"""The API's articles, statements, speakers and checks."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.record import Record
from onrecord.serve.api.checking import MOST_LISTED

CHECK = "/api/v1/check"
ASKED = "We will not close the bridge before the ferry runs again"
NDJSON = {"content-type": "application/x-ndjson"}


def plain(answer: Any) -> Any:
    """As JSON has it."""
    return json.loads(json.dumps(answer))


def test_article_is_the_records(client: TestClient, record: Record) -> None:
    article = record.article(9)
    assert article is not None
    assert client.get("/api/v1/articles/9").json() == plain(article.to_json())


def test_article_of_a_url_is_the_latest(client: TestClient) -> None:
    found = client.get("/api/v1/articles", params={"url": "https://courier.example/ferry"}).json()
    assert (found["number"], [version["number"] for version in found["versions"]]) == (9, [8, 9])


def test_reading_is_the_article_as_it_was_added(client: TestClient, record: Record) -> None:
    reading = record.reading(1)
    assert reading is not None
    assert client.get("/api/v1/articles/1/reading").json() == plain(reading.to_json())


def test_statement_is_the_records(client: TestClient, record: Record) -> None:
    reports = record.statement(2)
    assert reports is not None
    assert client.get("/api/v1/statements/2").json() == plain(reports.to_json())


def test_speaker_by_number_and_by_name_are_one(client: TestClient, record: Record) -> None:
    profile = record.speaker("Ilse Marn", "bridge", 3)
    assert profile is not None
    told = client.get(
        "/api/v1/speakers", params={"name": "Ilse Marn", "about": "bridge", "limit": 3}
    ).json()
    assert told == plain(profile.to_json())
    number = profile.numbers[0]
    assert (
        client.get(f"/api/v1/speakers/{number}", params={"about": "bridge", "limit": 3}).json()
        == told
    )
    assert len(told["statements"]) == 3


def test_portrait_is_the_records(client: TestClient, record: Record) -> None:
    portrait = record.portrait(1)
    assert portrait is not None
    assert client.get("/api/v1/speakers/1/portrait").json() == plain(portrait.to_json())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("speakers/12345/portrait", 404),
        ("articles/12345", 404),
        ("articles/12345/reading", 404),
        ("articles?url=https://nobody.example/", 404),
        ("articles", 422),
        ("statements/12345", 404),
        ("speakers/12345", 404),
        ("speakers?name=Nobody", 404),
        ("speakers?name=Marn&about=zeppelins", 404),
        ("speakers?name=%00", 404),
        ("articles/0", 422),
        ("articles/-1", 422),
        ("articles/one", 422),
        (f"articles/{10**18 - 1}", 404),
        (f"articles/{10**18 - 1}/reading", 404),
        (f"statements/{10**18 - 1}", 404),
        (f"speakers/{10**18 - 1}", 404),
        (f"articles/{10**18}/reading", 422),
        (f"statements/{'9' * 5000}", 422),
        (f"speakers/{'9' * 5000}", 422),
        ("articles/%ED%A0%80", 422),
        ("nothing", 404),
    ],
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )
    assert answer.json()["status"] == status


def test_check_is_the_records(client: TestClient, record: Record) -> None:
    told = client.get(CHECK, params={"quotation": ASKED, "speaker": "Petra Novak"}).json()
    assert told == plain(record.check(ASKED, "Petra Novak").to_json())
    assert told["verdict"] == "other speaker"


def test_check_of_no_speaker_is_of_anybody(client: TestClient) -> None:
    told = client.get(f"{CHECK}?speaker=", params={"quotation": ASKED}).json()
    assert (told["speaker"], told["verdict"]) == (None, "verbatim")


def test_check_takes_one_a_list_and_lines_alike(client: TestClient) -> None:
    one = {"quotation": ASKED, "speaker": "Ilse Marn"}
    alone = client.post(CHECK, json=one).json()
    assert alone == client.get(CHECK, params=one).json()
    assert client.post(CHECK, json=[one, one]).json() == [alone, alone]
    answer = client.post(CHECK, content=f"{json.dumps(one)}\n\n{json.dumps(one)}", headers=NDJSON)
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in answer.text.splitlines()] == [alone, alone]


def test_check_of_many_tells_what_is_wrong_in_its_place(client: TestClient) -> None:
    wrong = [
        {"quotation": ASKED},
        {"quotation": 1},
        {"quotation": "..."},
        "no object",
        {"quotation": "zeppelin"},
    ]
    listed = client.post(CHECK, json=wrong).json()
    lines = client.post(
        CHECK, content="\n".join(map(json.dumps, wrong)), headers=NDJSON
    ).text.splitlines()
    for told in (listed, [json.loads(line) for line in lines]):
        assert [one.get("verdict") or one["error"]["status"] for one in told] == [
            "verbatim",
            422,
            400,
            422,
            "not on record",
        ]


@pytest.mark.parametrize(
    ("body", "media_type", "status"),
    [
        (b"", "application/json", 422),
        (b"{", "application/json", 422),
        (b"[", "application/json", 422),
        (b"7", "application/json", 422),
        (b"\xff", "application/json", 422),
        (b'{"speaker": "Marn"}', "application/json", 422),
        (b'{"quotation": "\\ud800"}', "application/json", 422),
        (b'{"quotation": "..."}', "application/json", 400),
        (b"[" * 100_000, "application/json", 422),
        (json.dumps([{}] * (MOST_LISTED + 1)).encode(), "application/json", 413),
        (b"no", "text/plain", 415),
        (b"no", "", 415),
    ],
)
def test_check_refuses_what_it_cannot_read(
    client: TestClient, body: bytes, media_type: str, status: int
) -> None:
    answer = client.post(CHECK, content=body, headers={"content-type": media_type})
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "TRACE", "OPTIONS", "PROPFIND"])
def test_other_methods_are_refused_with_those_that_are_taken(
    client: TestClient, method: str
) -> None:
    answer = client.request(method, CHECK)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert answer.json()["status"] == 405
