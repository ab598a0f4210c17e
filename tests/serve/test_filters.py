"""A filter is told once: the command line, the API, the agents' tool and the form offer every one
of them."""

from typing import Any

import pytest
import typer
from fastapi.testclient import TestClient
from mcp import Client

from onrecord.cli import app
from onrecord.reader import Reader
from onrecord.record import FILTERS, Field, Record
from onrecord.serve import Settings
from onrecord.serve.agent import agent
from onrecord.serve.filters import FACETS, LABELS
from tests.serve.asking import asked, tools_of

NAMES = [one.name for one in FILTERS]


def options_of(command: str) -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return {one.name: one for one in group.commands[command].params}


@pytest.mark.parametrize("command", ["search", "export"])
@pytest.mark.parametrize("one", FILTERS, ids=NAMES)
def test_command_line_has_every_filter(command: str, one: Field) -> None:
    option = options_of(command)[one.name]
    assert option.help == one.filter.help
    assert option.multiple == one.is_many or not one.filter.panel


def test_api_has_every_filter(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    for path in ("/api/v1/search", "/api/v1/facets", "/api/v1/quotations"):
        parameters = {one["name"]: one for one in described[path]["get"]["parameters"]}
        assert {name: parameters[name]["description"] for name in NAMES} == {
            one.name: one.filter.help for one in FILTERS
        }


def test_agents_have_every_filter(record: Record, reader: Reader) -> None:
    async def arguments(client: Client) -> dict[str, Any]:
        found: dict[str, Any] = (await tools_of(client))["search"].input_schema["properties"]
        return found

    told = asked(agent(record, reader, Settings()), arguments)
    assert {name: told[name]["description"] for name in NAMES} == {
        one.name: one.filter.help for one in FILTERS
    }


@pytest.mark.parametrize("one", FILTERS, ids=NAMES)
def test_form_has_every_filter(client: TestClient, one: Field) -> None:
    page = client.get("/search").text
    assert f'for="{one.name}">{one.filter.label}</label>' in page and f'name="{one.name}"' in page


def test_pages_name_every_filter_and_what_is_counted() -> None:
    assert set(NAMES) - {"words"} <= set(LABELS)
    assert set(FACETS) == {
        "speaker",
        "outlet",
        "kind",
        "state",
        "type",
        "mode",
        "denies",
        "language",
        "year",
    }


def test_filters_are_told_for_people() -> None:
    for one in (field.filter for field in FILTERS):
        assert one.help.endswith(".") and one.label
        assert bool(one.column) + bool(one.condition) == bool(one.panel)
