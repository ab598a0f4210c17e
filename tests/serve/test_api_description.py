"""What the OpenAPI document says of the answers is true of them, no member more or less."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import application
from tests.serve.conftest import ADDRESS

OPEN = {"Reading"}
"""Parts that may have other members."""


@pytest.fixture(scope="module")
def client(
    filled: Path, reader: Reader, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A client for all tests here; what they add makes no difference to them."""
    path = tmp_path_factory.mktemp("described") / "onrecord.db"
    shutil.copy(filled, path)
    with Record.open(path) as record, TestClient(application(record, reader), ADDRESS) as client:
        yield client


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/api/openapi.json").json()
    return told


def closed(described: dict[str, Any], name: str) -> Draft202012Validator:
    """A validator of a part, in which no object may have members that are not described."""
    parts = json.loads(json.dumps(described["components"]["schemas"]))
    for part, schema in parts.items():
        if part not in OPEN and "properties" in schema:
            schema["additionalProperties"] = False
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": {"schemas": parts}}
    )


def operations(described: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for path in described["paths"].values() for one in path.values()]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("search?words=bridge&limit=200", "Hits"),
        ("search?words=printer OR kell OR words", "Hits"),
        ("facets?words=bridge", "Facets"),
        *((f"articles/{number}", "Article") for number in (1, 5, 8, 9, 11)),
        *((f"articles/{number}/reading", "Reading") for number in (1, 5, 6, 11)),
        *((f"statements/{number}", "Statement") for number in range(1, 40, 6)),
        ("speakers?name=Ilse Marn", "Profile"),
        ("speakers/3", "Profile"),
        ("speakers/1/portrait", "Portrait"),
        ("check?quotation=We will not close the bridge before the ferry runs again", "Checked"),
        ("check?quotation=The bridge would be closed after the election&speaker=Marn", "Checked"),
        ("check?quotation=zeppelin", "Checked"),
        ("articles/999", "Problem"),
        ("search", "Problem"),
        ("search?limit=x&type=y", "Problem"),
    ],
)
def test_answer_is_as_it_is_described(
    client: TestClient, described: dict[str, Any], path: str, name: str
) -> None:
    answer = client.get(f"/api/v1/{path}").json()
    assert [error.message for error in closed(described, name).iter_errors(answer)] == []


@pytest.mark.parametrize(
    ("path", "body", "name"),
    [
        ("read", {"text": "“No,” said Ada Sorel.", "more": 1}, "Reading"),
        ("documents", {"text": "“No,” said Ada Sorel."}, "Added"),
        ("check", {"quotation": "We will not close the bridge"}, "Checked"),
        ("check", {}, "Problem"),
        (
            "proof",
            {"text": "“We will not sell the bridge,” said Ilse Marn. The “pier” is shut."},
            "Proof",
        ),
        ("proof", {"text": "Nobody says anything."}, "Proof"),
    ],
)
def test_answer_to_what_is_sent_is_as_it_is_described(
    client: TestClient, described: dict[str, Any], path: str, body: Any, name: str
) -> None:
    answer = client.post(f"/api/v1/{path}", json=body).json()
    assert [error.message for error in closed(described, name).iter_errors(answer)] == []


def test_errors_in_lines_are_as_they_are_described(
    client: TestClient, described: dict[str, Any]
) -> None:
    answer = client.post(
        "/api/v1/read", content=b"broken\n{}", headers={"content-type": "application/jsonl"}
    )
    for line in answer.text.splitlines():
        assert [
            error.message for error in closed(described, "Failed").iter_errors(json.loads(line))
        ] == []


def test_operation_is_described_whole(described: dict[str, Any]) -> None:
    for one in operations(described):
        assert {"operationId", "summary", "description", "tags", "responses"} <= one.keys()
        assert {"200", "400", "401", "421", "422", "429"} <= one["responses"].keys()
        assert all("description" in response for response in one["responses"].values())
        assert "requestBody" not in one or {"403", "408", "413", "415"} <= one["responses"].keys()
        assert all("null" not in json.dumps(parameter["schema"]) for parameter in one["parameters"])
        problems = [answer for status, answer in one["responses"].items() if status >= "400"]
        assert all(list(answer["content"]) == ["application/problem+json"] for answer in problems)
    ids = [one["operationId"] for one in operations(described)]
    assert len(ids) == len(set(ids)) == 17


def test_description_refers_to_nothing_that_it_lacks(described: dict[str, Any]) -> None:
    parts = described["components"]["schemas"]
    for piece in json.dumps(described).split("#/components/schemas/")[1:]:
        assert piece.partition('"')[0] in parts
    assert "HTTPValidationError" not in parts


def test_examples_of_bodies_are_taken(client: TestClient, described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        for content in methods.get("post", {}).get("requestBody", {}).get("content", {}).values():
            if example := content.get("example"):
                sent = (
                    {"json": example}
                    if isinstance(example, dict)
                    else {"content": example.encode()}
                )
                media_type = (
                    {} if isinstance(example, dict) else {"headers": {"content-type": "text/plain"}}
                )
                assert client.post(path, **sent, **media_type).status_code in (200, 201)  # type: ignore[arg-type]
