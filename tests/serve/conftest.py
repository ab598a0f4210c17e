"""A record of invented articles, read by the shipped model, and a client that asks the application
itself."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient

from onrecord.ingest import furniture
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from onrecord.types import Document

ARTICLES = Path(__file__).parent / "articles.jsonl"
ADDRESS = "http://localhost"
Serve = Callable[..., TestClient]


class Served(NamedTuple):
    """A record and a client of the server that serves it."""

    record: Record
    client: TestClient


def documents() -> Iterator[Document]:
    """The invented articles, in the order of their lines."""
    for line in ARTICLES.read_text(encoding="utf8").splitlines():
        told = json.loads(line)
        yield Document(**told, furniture=tuple(furniture(told["text"])))


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def filled(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record with all the articles, not to be changed."""
    path = tmp_path_factory.mktemp("served") / "filled.db"
    with Record.open(path) as record:
        assert all(added.new for added in record.add_all(reader.pipe(documents())))
    return path


@pytest.fixture
def record(filled: Path, tmp_path: Path) -> Iterator[Record]:
    """A record with all the articles, of the test's own."""
    path = tmp_path / "onrecord.db"
    shutil.copy(filled, path)
    with Record.open(path) as record:
        yield record


@pytest.fixture
def client(record: Record, reader: Reader) -> Iterator[TestClient]:
    """A client of a server that anybody on this machine may ask."""
    with TestClient(application(record, reader, Settings()), ADDRESS) as client:
        yield client


@pytest.fixture
def serve(record: Record, reader: Reader) -> Serve:
    """A client of a server with these settings."""

    def served(address: str = ADDRESS, **settings: Any) -> TestClient:
        return TestClient(application(record, reader, Settings(**settings)), address)

    return served


@pytest.fixture
def changing(filled: Path, reader: Reader, tmp_path: Path) -> Iterator[Served]:
    """A record of the test's own, also where `record` is one for all tests of a file."""
    shutil.copy(filled, tmp_path / "onrecord.db")
    with (
        Record.open(tmp_path / "onrecord.db") as record,
        TestClient(application(record, reader), ADDRESS) as client,
    ):
        yield Served(record, client)
