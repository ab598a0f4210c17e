import sqlite3
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.errors import InputError, OnRecordError, RecordError, UnavailableError
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import application
from onrecord.serve.problems import of_error
from tests.serve.conftest import ADDRESS


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError("a.txt", "empty; a text was expected: send one"), 422),
        (RecordError("got no word to search for: give one"), 400),
        (UnavailableError("onrecord.db: no space is left, expected room: free some"), 503),
    ],
)
def test_error_of_ours_is_the_problem_of_who_can_mend_it(error: OnRecordError, status: int) -> None:
    assert (of_error(error).status, of_error(error).detail) == (status, str(error))


def test_damaged_record_is_not_the_fault_of_who_asks(
    filled: Path, tmp_path: Path, reader: Reader
) -> None:
    path = tmp_path / "damaged.db"
    with sqlite3.connect(filled) as whole, sqlite3.connect(path) as copy:
        whole.backup(copy)
    with Record.open(path) as record, TestClient(application(record, reader), ADDRESS) as client:
        assert client.get("/api/v1/search?words=bridge").status_code == 200
        record._store.engine.dispose()
        data = bytearray(path.read_bytes())
        data[4096:] = b"\xff" * (len(data) - 4096)
        path.write_bytes(data)
        answer = client.get("/api/v1/search?words=bridge")
    assert answer.status_code == 503
    assert "damaged" in answer.json()["detail"]
