"""The headers of every answer, and the form of what went wrong."""

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from onrecord.serve import problems
from onrecord.serve.safety import HEADERS
from tests.serve.conftest import ADDRESS

from .protected import small


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/static/style.css", 200),
        ("/static/none.css", 404),
        ("/static/../app.py", 404),
        ("/api/openapi.json", 200),
        ("/api/none", 404),
        ("/none", 404),
        ("/add/none", 404),
    ],
)
def test_every_answer_has_the_headers(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_refusals_have_the_headers(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/add", headers=headers)
    assert answer.status_code in (403, 421)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_fault_is_told_with_the_headers_and_without_a_word_of_it() -> None:
    client = TestClient(small(), ADDRESS, raise_server_exceptions=False)
    answer = client.get("/break", headers={"accept": "application/json"})
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["content-type"] == problems.MEDIA_TYPE
    assert answer.json()["detail"] == "this is a fault of onrecord, not of yours; its log says more"
    assert "ZeroDivision" not in answer.text


def test_a_fault_reaches_the_log() -> None:
    with pytest.raises(ZeroDivisionError):
        TestClient(small(), ADDRESS).get("/break")
    with pytest.raises(ZeroDivisionError):
        TestClient(small(), ADDRESS).get("/break-late")


def test_scripts_and_styles_come_from_here_alone() -> None:
    policy = dict(rule.split(" ", 1) for rule in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert (
        policy["script-src"]
        == policy["style-src"]
        == policy["connect-src"]
        == policy["form-action"]
        == "'self'"
    )
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_websockets_are_closed(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
        pass


@pytest.mark.parametrize(
    ("path", "accept", "expected"),
    [
        ("/none", "text/html,*/*", "text/html; charset=utf-8"),
        ("/none", "application/json", problems.MEDIA_TYPE),
        ("/api/none", "text/html", problems.MEDIA_TYPE),
    ],
)
def test_problems_have_the_form_that_is_asked_for(
    client: TestClient, path: str, accept: str, expected: str
) -> None:
    answer = client.get(path, headers={"accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == expected
    if expected == problems.MEDIA_TYPE:
        assert answer.json() == problems.details(404, "nothing is at this address: check it")


def test_another_method_is_told_as_such(client: TestClient) -> None:
    answer = client.post("/", headers={"accept": "application/json"})
    assert answer.status_code == 405
    assert answer.json()["title"] == "Method Not Allowed"
    assert "GET" in answer.headers["allow"]
