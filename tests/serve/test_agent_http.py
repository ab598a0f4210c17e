"""The agent protocol over HTTP: the same answers, behind the application's protection."""

import json
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import anyio
import httpx2
import pytest
import uvicorn
from fastapi.testclient import TestClient
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from onrecord.serve.agent import agent
from tests.serve.asking import (
    CALLS,
    CLIENT,
    INITIALIZE,
    answer,
    assert_only_reading,
    called,
    error,
    quotations,
    tools_of,
    without_addresses,
)

Served = Callable[[Settings], AbstractAsyncContextManager[str]]
TOKEN = "a-long-secret-of-the-newsroom"
ACCEPT = {"accept": "application/json, text/event-stream"}


@pytest.fixture
def server(record: Record, reader: Reader) -> Any:
    return agent(record, reader, Settings())


@pytest.fixture
def served(record: Record, reader: Reader) -> Served:
    """Runs the application on a free port, and gives its address."""

    @asynccontextmanager
    async def running(settings: Settings) -> AsyncIterator[str]:
        config = uvicorn.Config(
            application(record, reader, settings), "127.0.0.1", 0, log_level="warning"
        )
        listening = config.bind_socket()
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                await anyio.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await anyio.to_thread.run_sync(thread.join)
            listening.close()

    return running


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_http_answers_as_in_memory_and_with_addresses(
    served: Served, server: Any, mode: Any
) -> None:
    async def main() -> tuple[str, dict[str, Any], list[Any], str]:
        async with served(Settings()) as address, Client(f"{address}/mcp", mode=mode) as client:
            told = [await answer(client, tool, **arguments) for tool, arguments in CALLS]
            return (
                address,
                await tools_of(client),
                told,
                await error(client, "statement", number=999_999),
            )

    address, tools, told, unknown = anyio.run(main)
    assert_only_reading(tools)
    assert "no quotation on this record" in unknown
    for (tool, arguments), one in zip(CALLS, told, strict=True):
        assert without_addresses(one) == called(server, tool, **arguments)
        for hit in quotations(one) if tool != "read" else ():
            assert hit["address"] == f"{address}/article/{hit['article']}#q{hit['number']}"


def test_http_asks_for_the_token(served: Served) -> None:
    async def main() -> tuple[int, str, Any]:
        async with served(Settings(token=TOKEN)) as address:
            async with httpx2.AsyncClient() as stranger:
                refusal = await stranger.post(f"{address}/mcp", json=INITIALIZE, headers=ACCEPT)
            async with httpx2.AsyncClient(headers={"authorization": f"Bearer {TOKEN}"}) as known:
                transport = streamable_http_client(f"{address}/mcp", http_client=known)
                async with Client(transport) as client:
                    told = await answer(client, "search", words="ferry")
            return refusal.status_code, refusal.headers["www-authenticate"], told

    status, challenge, told = anyio.run(main)
    assert status == 401 and "Bearer" in challenge
    assert told["hits"]


def test_http_needs_no_session(client: TestClient) -> None:
    answered = client.post("/mcp", json=INITIALIZE, headers=ACCEPT)
    assert answered.status_code == 200 and answered.headers["content-type"] == "application/json"
    assert answered.json()["result"]["serverInfo"]["name"] == "onrecord"
    assert "mcp-session-id" not in answered.headers
    asking = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "search"}}
    asking["params"] = {"name": "search", "arguments": {"words": "ferry"}}
    assert client.post("/mcp", json=asking, headers=ACCEPT).json()["result"]["structuredContent"][
        "hits"
    ]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "rebound.example"}, 421),
        ({"origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"content-type": "text/plain"}, 400),
        ({"accept": "text/csv"}, 406),
    ],
)
def test_http_is_guarded_as_the_application_is(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    assert client.post("/mcp", json=INITIALIZE, headers=ACCEPT | headers).status_code == status


def test_http_answers_a_name_that_was_given_to_the_server(record: Record, reader: Reader) -> None:
    with TestClient(
        application(record, reader, Settings(names=("desk.example",))), "http://desk.example"
    ) as client:
        headers = {**ACCEPT, "origin": "http://desk.example"}
        assert client.post("/mcp", json=INITIALIZE, headers=headers).status_code == 200


def test_http_takes_no_more_than_the_application_does(record: Record, reader: Reader) -> None:
    with TestClient(
        application(record, reader, Settings(max_bytes=1000)), "http://localhost"
    ) as client:
        large = {**INITIALIZE, "id": "x" * 2000}
        assert client.post("/mcp", json=large, headers=ACCEPT).status_code == 413
        assert (
            client.post(
                "/mcp", content=iter([json.dumps(large).encode()]), headers=ACCEPT
            ).status_code
            == 413
        )
        assert client.post("/mcp", json=INITIALIZE, headers=ACCEPT).status_code == 200


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_http_holds_no_connection_open(client: TestClient, method: str) -> None:
    answered = client.request(method, "/mcp", headers=ACCEPT)
    assert answered.status_code == 405 and answered.headers["allow"] == "POST"


@pytest.mark.parametrize("body", ["", "[]", "{", '{"jsonrpc": "2.0"}', "[" * 100_000, "\ud800"])
@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28", "none"])
def test_http_says_what_is_no_request(client: TestClient, body: str, version: str) -> None:
    headers = {**ACCEPT, "content-type": "application/json", "mcp-protocol-version": version}
    answered = client.post("/mcp", content=body.encode("utf-8", "surrogatepass"), headers=headers)
    assert 400 <= answered.status_code < 500
    assert answered.json()["error"]["code"] < 0


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("read", '{"text": "\\ud800"}'),
        ("read", '{"text": "a", "\\ud800": 1}'),
        ("read", '{"text": NaN}'),
        ("check", '{"quotation": "We \\ud800 will"}'),
        ("\\ud800", "{}"),
    ],
)
@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28"])
def test_http_refuses_what_is_no_text(
    client: TestClient, tool: str, arguments: str, version: str
) -> None:
    meta = {
        f"io.modelcontextprotocol/{name}": value
        for name, value in (
            ("protocolVersion", version),
            ("clientCapabilities", {}),
            ("clientInfo", CLIENT),
        )
    }
    params = f'{{"name": "{tool}", "arguments": {arguments}, "_meta": {json.dumps(meta)}}}'
    body = f'{{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {params}}}'
    headers = {**ACCEPT, "content-type": "application/json", "mcp-protocol-version": version}
    headers |= {"mcp-method": "tools/call", "mcp-name": tool}
    answered = client.post("/mcp", content=body, headers=headers)
    told = answered.json()
    assert answered.status_code < 500
    assert "error" in told or told["result"]["isError"]


def test_application_may_run_again(record: Record, reader: Reader) -> None:
    app = application(record, reader)
    for _ in range(2):
        with TestClient(app, "http://localhost") as client:
            assert client.post("/mcp", json=INITIALIZE, headers=ACCEPT).status_code == 200
