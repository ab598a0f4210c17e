from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record

from .drafts import recorded


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("proof")
    with recorded(folder) as record:
        yield record
