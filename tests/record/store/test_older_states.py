"""A record that version 4 wrote: how well each speaker is known is told from its words, and nothing
is lost."""

import shutil
from pathlib import Path

import pytest

from onrecord.record import Query, Record

KEPT = Path(__file__).parents[1] / "kept/version-4.record"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return Path(shutil.copy(KEPT, tmp_path / "older.db"))


def test_an_older_record_gets_its_states_at_once(older: Path) -> None:
    with Record.open(older) as record:
        quotations = [one for reading in record.readings() for one in reading.quotations]
    told = [
        (one.speaker_name, one.speaker_state, one.speaker and one.speaker.confidence)
        for one in quotations
    ]
    assert told == [
        ("Ilse Marn", "named", None),  # Marn said
        ("Ilse Marn", "inferred", None),  # She denied
        ("Juri Falk", "named", None),
        ("Juri Falk", "inferred", None),  # he said
        ("source close to the board", "named", None),
        ("Juri Falk", "inferred", None),  # the minister told
        (None, "open", None),
        ("Ilse Marn", "named", None),
        ("Falk", "named", None),
        ("Ilse Marn", "named", None),  # I. Marn
        ("Juri Falk", "inferred", None),  # Striker
        ("Juri Falk", "named", None),
    ]
    assert all(one.asserted for one in quotations)


def test_an_older_record_learns_what_is_indirect_and_what_of_it_is_a_fragment(older: Path) -> None:
    with Record.open(older) as record:
        every = record.search(Query(since="2000", limit=100))
        short = record.search(Query(since="2000", limit=100, fragments=False))
        assert [hit for hit in every if not hit.is_fragment] == list(short)
        indirect = [hit.quotation.type == "indirect" for hit in every]
        assert any(indirect) and indirect == sorted(indirect)
        assert record.folded(Query(since="2000")) == len(every) - len(short)


def test_an_older_record_keeps_what_was_decided_by_hand(older: Path) -> None:
    with Record.open(older) as record:
        by_name, by_alias = record.speaker("Ilse Marn"), record.speaker("Mayor Ilse")
    assert by_name and by_alias
    assert by_name.to_json() == by_alias.to_json()


def test_an_older_record_is_linked_anew_without_loss(older: Path) -> None:
    with Record.open(older) as record:
        assert len(list(record.readings())) == 3
        found = record.check("The ferry will run until the bridge is finished", "Ilse Marn")
        assert found.verdict == "verbatim"
        assert {one.hit.document.outlet for one in found.evidence if one.manner == "verbatim"} == {
            "Varn Courier",
            "Harbour Post",
        }
    with Record.open(older) as record:  # opened once more: there is nothing left to do
        assert record.check("The ferry will run until the bridge is finished").verdict == "verbatim"
