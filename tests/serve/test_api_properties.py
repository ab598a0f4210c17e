"""The API is as it describes itself, asked for whatever schemathesis makes of the description,
valid or not."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from onrecord.serve.api import API, PREFIX

schemathesis = pytest.importorskip(
    "schemathesis", reason="schemathesis asks the API: pip install 'onrecord[dev]'"
)
from schemathesis.python.asgi import shutdown_lifespans  # noqa: E402  # only where it is there
from schemathesis.specs.openapi import checks  # noqa: E402

HELD = (
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
)
EXAMPLES = 15
"""Of each operation, valid ones and others."""
OPERATIONS = [
    f"{method} {PREFIX}{route.path}"
    for router in API
    for route in router.routes
    for method in sorted(route.methods)
]


@schemathesis.serializer("application/x-ndjson", "text/html")
def as_it_is(context: Any, value: Any) -> Any:
    return value if isinstance(value, bytes) else str(value).encode("utf8", "replace")


@pytest.fixture(scope="module")
def described(
    filled: Path, reader: Reader, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """The API's description, and through it the application, of a record of its own."""
    path = tmp_path_factory.mktemp("asked") / "onrecord.db"
    shutil.copy(filled, path)
    with Record.open(path) as record:
        app = application(
            record, reader, Settings(names=("testserver",), per_second=1e9, burst=10**9)
        )
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app)
        shutdown_lifespans()


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("label", OPERATIONS)
def test_operation_answers_as_it_is_described(described: Any, label: str, mode: Any) -> None:
    operation = described.find_operation_by_label(label)
    seen = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(mode))
    def answers(case: Any) -> None:
        response = case.call()
        case.validate_response(response, checks=list(HELD))
        seen.append(response.status_code)

    answers()
    assert seen
    assert max(seen) < 500


def test_operations_are_all_that_are_described(described: Any) -> None:
    assert sorted(OPERATIONS) == sorted(
        result.ok().label for result in described.get_all_operations()
    )
