import asyncio
import base64
from collections.abc import Callable, Iterator
from typing import Any

import anyio
import pytest
from fastapi import FastAPI, Request, UploadFile
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import StreamingResponse
from starlette.websockets import WebSocketDisconnect

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application, problems, safety
from onrecord.serve.safety import HEADERS, knows
from onrecord.serve.settings import is_loopback
from tests.serve.conftest import ADDRESS

TOKEN = "an-invented-token-of-28-signs"
Serve = Callable[..., TestClient]


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


@pytest.fixture
def serve(record: Record, reader: Reader) -> Serve:
    """A client of a server with these settings."""

    def served(address: str = ADDRESS, **settings: Any) -> TestClient:
        return TestClient(application(record, reader, Settings(**settings)), address)

    return served


def small(**settings: Any) -> FastAPI:
    """A protected application of its own, which does what ours does nowhere: break, dawdle, be sent
    anything."""
    app = FastAPI()
    app.state.settings = Settings(**settings)
    problems.handle(app)

    @app.get("/break")
    def broken() -> None:
        raise ZeroDivisionError

    @app.get("/break-late")
    def broken_late() -> StreamingResponse:
        def told() -> Iterator[str]:
            yield "begun"
            raise ZeroDivisionError

        return StreamingResponse(told())

    @app.post("/raw")
    async def raw(request: Request) -> int:
        return len(await request.body())

    @app.post("/form")
    async def form(files: list[UploadFile]) -> int:
        return len(files)

    safety.protect(app, app.state.settings)
    return app


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


def test_too_much_is_refused_by_its_length(serve: Serve) -> None:
    answer = serve(max_bytes=100).post("/add", content=b"x" * 101)
    assert answer.status_code == 413
    assert "100 bytes" in answer.text


@pytest.mark.parametrize("length", ["²", "9" * 30, "-1", "many"])
def test_a_length_that_is_none_breaks_nothing(length: str) -> None:
    headers = {"content-length": length.encode("latin-1")}
    answer = TestClient(small(max_bytes=100), ADDRESS).post("/raw", content=b"x", headers=headers)
    assert answer.status_code in (200, 413)


@pytest.mark.parametrize("path", ["/raw", "/form"])
def test_too_much_is_refused_when_it_comes_without_a_length(path: str) -> None:
    def parts() -> Iterator[bytes]:
        yield b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        for _ in range(20):
            yield b"x" * 10

    headers = {"content-type": "multipart/form-data; boundary=edge"}
    answer = TestClient(small(max_bytes=200), ADDRESS).post(path, content=parts(), headers=headers)
    assert answer.status_code == 413
    assert (
        "200 bytes" in answer.json()["detail"]
        if "json" in answer.headers["content-type"]
        else answer.text
    )


def test_as_much_as_is_allowed_comes_in() -> None:
    client = TestClient(small(max_bytes=100), ADDRESS)
    assert client.post("/raw", content=b"x" * 100).json() == 100
    assert client.post("/raw", content=iter([b"x" * 60, b"x" * 40])).json() == 100


@pytest.mark.anyio
async def test_a_request_that_does_not_come_is_given_up() -> None:
    assert await asked(small(seconds=0.05), "POST", "/raw", [b"the beginning"]) == [408]


@pytest.mark.anyio
async def test_a_request_without_anything_sent_is_not_hurried() -> None:
    app = FastAPI()

    @app.get("/slow")
    async def slow() -> str:
        await anyio.sleep(0.2)  # at least: four times as long as a request may take to come
        return "slow"

    safety.protect(app, Settings(seconds=0.05))
    assert await asked(app, "GET", "/slow", []) == [200]


@pytest.mark.anyio
async def test_a_request_that_is_broken_off_with_the_server_is_told_so() -> None:
    app, begun = small(), anyio.Event()

    @app.get("/endless", response_model=None)
    async def endless() -> None:
        begun.set()
        await anyio.sleep_forever()

    request = asyncio.create_task(asked(app, "GET", "/endless", []))
    await begun.wait()
    request.cancel()
    assert await request == [503]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def asked(app: FastAPI, method: str, path: str, parts: list[bytes]) -> list[int]:
    """The statuses of what is answered to a request of which these parts come, and then nothing
    more."""
    statuses: list[int] = []
    coming = iter(parts)

    async def receive() -> Any:
        if (part := next(coming, None)) is None:
            await anyio.sleep_forever()
        return {"type": "http.request", "body": part, "more_body": True}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    headers = [(b"host", b"localhost"), *([(b"transfer-encoding", b"chunked")] if parts else [])]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
    }
    await app(
        {**scope, "headers": headers, "client": ("127.0.0.1", 1), "scheme": "http"}, receive, send
    )
    return statuses


def test_who_asks_too_often_is_told_to_wait(serve: Serve) -> None:
    client = serve(per_second=0.01, burst=3)
    statuses = [client.get("/").status_code for _ in range(4)]
    refused = client.get("/")
    assert statuses == [200, 200, 200, 429]
    assert refused.status_code == 429 and refused.headers["retry-after"] == "100"
    assert "wait 100 s" in refused.text


@pytest.mark.parametrize(
    ("addresses", "together"),
    [
        (("2001:db8::1", "2001:db8::2"), True),
        (("2001:db8:0:1::1", "2001:db8:0:2::1"), False),
        (("192.0.2.1", "192.0.2.2"), False),
        (("192.0.2.1", "192.0.2.1"), True),
    ],
)
def test_rate_counts_a_network_of_one_owner_as_one(
    addresses: tuple[str, str], together: bool
) -> None:
    app = small(per_second=0.1, burst=1)
    statuses = [
        TestClient(app, ADDRESS, client=(address, 1)).post("/raw", content=b"").status_code
        for address in addresses
    ]
    assert statuses == [200, 429 if together else 200]


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
