"""Who may ask, and from where."""

import base64
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.safety import knows
from onrecord.serve.settings import is_loopback
from tests.serve.conftest import ADDRESS, Serve

from .protected import small

TOKEN = "an-invented-token-of-28-signs"


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8765", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8765"]
)
def test_guard_answers_to_names_of_this_machine(serve: Serve, host: str) -> None:
    assert serve().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.7",
        "",
        "[",
    ],
)
def test_guard_refuses_other_names(serve: Serve, host: str) -> None:
    answer = serve().get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "ask for localhost" in answer.text


def test_guard_answers_to_names_it_was_given(serve: Serve) -> None:
    client = serve(names=("Record.Example",))
    assert client.get("/", headers={"host": "record.example:443"}).status_code == 200
    assert client.get("/", headers={"host": "other.example"}).status_code == 421


def test_guard_with_a_token_answers_to_every_name(serve: Serve) -> None:
    answer = serve(token=TOKEN).get(
        "/", headers={"host": "record.example", "authorization": f"Bearer {TOKEN}"}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": f"Bearer {TOKEN}"},
        {"authorization": f"bearer  {TOKEN}"},
        basic("anybody", TOKEN),
        basic("", TOKEN),
    ],
)
def test_token_lets_in(serve: Serve, headers: dict[str, str]) -> None:
    assert serve(token=TOKEN).get("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": ""},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": f"Bearer {TOKEN[:-1]}"},
        {"authorization": "Bearer"},
        {"authorization": TOKEN},
        {"authorization": f"Digest {TOKEN}"},
        basic(TOKEN, ""),
        basic(TOKEN, "other"),
        {"authorization": "Basic %%%"},
        {"authorization": "Basic \xe9\xe9\xe9\xe9".encode("latin-1")},
        {"authorization": "Basic " + base64.b64encode(b"a:\xff\xfe").decode()},
    ],
)
@pytest.mark.parametrize("path", ["/", "/static/style.css", "/api/openapi.json", "/no/such/page"])
def test_without_the_token_nothing_is_told(serve: Serve, headers: Any, path: str) -> None:
    answer = serve(token=TOKEN).get(path, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic realm=")
    assert answer.headers["www-authenticate"].endswith(", Bearer")
    assert TOKEN not in answer.text


@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=16), st.text(max_size=40)
)
def test_knows_only_the_token(token: str, other: str) -> None:
    assert knows(token, {"authorization": f"Bearer {token}"})
    assert knows(token, basic("who:ever", token)) is False
    assert knows(token, basic("whoever", token))
    assert knows(token, {"authorization": f"Bearer {other}"}) is (other.strip() == token)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": ADDRESS},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"origin": "http://["},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_guard_refuses_changes_from_other_pages(
    serve: Serve, headers: dict[str, str], method: str
) -> None:
    answer = serve().request(method, "/add", headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": ADDRESS}],
)
def test_guard_lets_our_own_pages_and_programs_send(headers: dict[str, str]) -> None:
    answer = TestClient(small(), ADDRESS).post("/raw", content=b"four", headers=headers)
    assert (answer.status_code, answer.json()) == (200, 4)


def test_a_link_from_another_page_is_followed(serve: Serve) -> None:
    assert serve().get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("record.example", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_is_loopback_knows_what_is_this_machine(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
