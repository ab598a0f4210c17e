"""What is too large, too slow or too often."""

import asyncio
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from onrecord.serve import Settings, safety
from tests.serve.conftest import ADDRESS, Serve

from .protected import small


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
