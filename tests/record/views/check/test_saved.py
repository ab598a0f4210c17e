"""A check that is kept stays as it was answered, whatever is put on record later."""

import json

import pytest

from onrecord.record import Hit, Query, Record

from ...said import BRIDGE, quoted


def test_saved_check_never_changes_though_the_record_grows(record: Record) -> None:
    record.add(quoted(BRIDGE))
    checked = record.check(BRIDGE, "Ilse Marn")
    saved = record.save(checked)
    for number in range(3):
        record.add(quoted(BRIDGE, "Juri Falk", outlet=f"Herald {number}"))
    assert record.saved(saved.key) == saved
    assert saved.answer == json.loads(json.dumps(checked.to_json()))
    assert len(record.check(BRIDGE).evidence) > len(saved.answer["evidence"])
    assert saved.to_json().keys() == {"key", "saved_at", "answer"}


def test_saved_checks_have_keys_of_their_own_that_nobody_guesses(record: Record) -> None:
    checked = record.check("a zeppelin")
    keys = {record.save(checked).key for _ in range(20)}
    assert len(keys) == 20
    assert all(len(key) == 22 and key.isascii() for key in keys)


@pytest.mark.parametrize(
    "key", ["", "1", "x" * 22, "x" * 10_000, "\ud800" * 22, "' OR 1=1 --           "]
)
def test_no_check_was_saved_under_another_key(record: Record, key: str) -> None:
    record.save(record.check("a zeppelin"))
    assert record.saved(key) is None


def test_hit_reads_back_what_it_wrote(record: Record) -> None:
    record.add(quoted(BRIDGE))
    [hit] = record.search(Query("bridge"))
    assert Hit.from_json(json.loads(json.dumps(hit.to_json()))) == hit
