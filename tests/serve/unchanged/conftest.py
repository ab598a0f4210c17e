"""One record and one client for all tests of a file: none of them changes the record, or only one
of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import application
from tests.serve.conftest import ADDRESS


@pytest.fixture(scope="module")
def record(filled: Path) -> Iterator[Record]:
    """The record with all the articles."""
    with Record.open(filled) as record:
        yield record


@pytest.fixture(scope="module")
def client(record: Record, reader: Reader) -> Iterator[TestClient]:
    with TestClient(application(record, reader), ADDRESS) as client:
        yield client
