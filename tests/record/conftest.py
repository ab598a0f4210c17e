"""A record of our own for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record with nothing on it, not to be changed: to copy it takes a tenth of the
    time that it takes to make it."""
    path = tmp_path_factory.mktemp("empty") / "onrecord.db"
    with Record.open(path):
        pass
    return path


@pytest.fixture
def record(empty_record: Path, tmp_path: Path) -> Iterator[Record]:
    with Record.open(shutil.copy(empty_record, tmp_path / "onrecord.db")) as record:
        yield record
