"""An agent that asks, and what it may be answered: for the tests of the agent protocol."""

import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import anyio
from mcp import Client
from mcp_types import CallToolResult

CLIENT = {"name": "test", "version": "1"}
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": CLIENT},
}
TOOLS = {"search", "check", "speaker", "statement", "article", "read", "proof"}
TEXT = "“We will mend the deck,” said Ada Sorel, a nurse, on Friday. Her brother said that he would help."
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"words": "bridge", "limit": 50}),
    ("search", {"outlet": "Varn Courier", "type": "direct", "sort": "newest"}),
    ("search", {"words": "zero", "meaning": True}),
    ("check", {"quotation": "We will not close the bridge"}),
    (
        "check",
        {"quotation": "The bridge will be closed after the election", "speaker": "Ilse Marn"},
    ),
    ("check", {"quotation": "The moon is made of ferries"}),
    ("speaker", {"name": "Ilse Marn", "limit": 50}),
    ("speaker", {"name": "#1", "about": "ferry"}),
    ("statement", {"number": 3}),
    ("article", {"article": "https://courier.example/ferry"}),
    ("article", {"article": 1, "limit": 50}),
    ("article", {"article": "hostile"}),
    ("read", {"text": TEXT, "published": "2026-03-06"}),
    ("proof", {"text": TEXT, "published": "2026-03-06"}),
    (
        "proof",
        {"text": "“We will not sell the bridge before the ferry runs again,” said Ilse Marn."},
    ),
]


async def answer(client: Client, tool: str, **arguments: Any) -> Any:
    """What a tool answers: the same as data and as text."""
    result = await client.call_tool(tool, arguments)
    told, text = _told(result), result.structured_content
    assert not result.is_error, told
    assert json.loads(told) == text
    return text


async def error(client: Client, tool: str, **arguments: Any) -> str:
    """What a tool says that it cannot answer: one line."""
    result = await client.call_tool(tool, arguments)
    told = _told(result)
    assert result.is_error and result.structured_content is None
    assert "\n" not in told and "Traceback" not in told
    return told


def _told(result: CallToolResult) -> str:
    [content] = result.content
    assert content.type == "text"
    return content.text


def asked(server: Any, work: Callable[[Client], Awaitable[Any]], **options: Any) -> Any:
    """What a piece of work with a client of a server comes to."""

    async def main() -> Any:
        async with Client(server, **options) as client:
            return await work(client)

    return anyio.run(main)


def called(server: Any, tool: str, **arguments: Any) -> Any:
    return asked(server, lambda client: answer(client, tool, **arguments))


def refused(server: Any, tool: str, **arguments: Any) -> str:
    told: str = asked(server, lambda client: error(client, tool, **arguments))
    return told


def quotations(told: Any) -> Iterator[dict[str, Any]]:
    """Every quotation with words, wherever it stands in an answer."""
    if isinstance(told, dict) and "passage" in told:
        yield told
    for one in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from quotations(one)


def without_addresses(told: Any) -> Any:
    if isinstance(told, list):
        return [without_addresses(one) for one in told]
    if isinstance(told, dict):
        return {name: without_addresses(one) for name, one in told.items() if name != "address"}
    return told


def joined(spans: list[list[int]], text: str) -> str:
    return " … ".join(text[start:end] for start, end in spans)


async def tools_of(client: Client) -> dict[str, Any]:
    return {tool.name: tool for tool in (await client.list_tools()).tools}


def assert_only_reading(tools: dict[str, Any]) -> None:
    assert set(tools) == TOOLS
    for tool in tools.values():
        hints = tool.annotations
        assert hints.read_only_hint and hints.idempotent_hint
        assert hints.destructive_hint is False and hints.open_world_hint is False
        assert tool.description and tool.output_schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
