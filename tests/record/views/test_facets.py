"""What facets count, against counting by hand."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord.errors import RecordError
from onrecord.record import Count, Query, Record
from onrecord.types import Reading, Speaker

from ..ferry import ferry, reported

NAMES = [
    f"{first} {last}"
    for first in ("Ilse", "Juri", "Ole", "Tove")
    for last in ("Marn", "Falk", "Brack", "Halm")
]
OUTLETS = ("Varn Courier", "Radio Tessel", "The Bell", None)


def invented(count: int) -> Iterator[Reading]:
    """Readings whose fields are drawn, few of a kind and many of another."""
    chance = random.Random(7)
    for number in range(count):
        name = chance.choice([*NAMES, "", ""])
        speaker = (
            Speaker(name, chance.choice(["person", "person", "organization"])) if name else None
        )
        content = f"{chance.choice(['The ferry', 'The bridge', 'Both'])} will be number {number}"
        year = chance.choice([None, "2024-05-06", "2025", "2026-01-02T10:00:00"])
        yield reported(
            f"article {number}",
            content,
            speaker,
            chance.choice(["direct", "indirect", "mixed"]),
            outlet=chance.choice(OUTLETS),
            language=chance.choice([None, "en", "en-GB"]),
            published=year,
            mode=chance.choice([None, "speech", "writing"]),
            denies=chance.random() < 0.2,
        )


READINGS = {reading.document.id: reading for reading in invented(120)}


@pytest.fixture(scope="module")
def shelf() -> Iterator[Record]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder, "onrecord.db")) as record,
    ):
        assert all(added.new for added in record.add_all(READINGS.values()))
        yield record


def by_hand(found: list[Reading], facet: str) -> list[tuple[str | bool, int]]:
    """The counts of a facet by going through the readings."""
    values: Counter[str | bool | None] = Counter()
    for reading in found:
        [one] = reading.quotations
        told: dict[str, str | bool | None] = {
            "speaker": one.speaker and one.speaker.name,
            "outlet": reading.document.outlet,
            "kind": one.speaker and one.speaker.kind,
            "type": one.type,
            "mode": one.mode,
            "year": (reading.document.published or "")[:4] or None,
            "denies": one.denies,
            "state": one.speaker_state,
            "language": reading.document.language,
        }
        values[told[facet]] += 1
    kept = [(value, count) for value, count in values.items() if value is not None]
    return sorted(kept, key=lambda one: (-one[1], str(one[0])))[:10]


QUERIES = st.builds(
    Query,
    st.sampled_from(["", "ferry", "bridge OR both", "will", "-ferry", "number", "nothing"]),
    outlet=st.sampled_from([None, *OUTLETS]),
    type=st.sampled_from([None, "direct"]),
    mode=st.sampled_from([None, "speech"]),
    denies=st.sampled_from([None, True, False]),
    since=st.just("0000") | st.sampled_from(["2025", "2025-06"]),
    limit=st.just(1),
)


@settings(deadline=None, max_examples=80)
@given(query=QUERIES)
def test_facets_count_what_is_found(shelf: Record, query: Query) -> None:
    counted = shelf.facets(query)
    hits = shelf.search(
        Query(**{name: getattr(query, name) for name in Query.__slots__} | {"limit": 1000})
    )
    found = [READINGS[hit.document.id] for hit in hits]
    assert (counted.total, counted.at_least) == (len(found), False)
    for facet, counts in counted.counts().items():
        assert [(one.value, one.count) for one in counts] == by_hand(found, facet), facet


def test_facets_of_many_are_of_the_latest(shelf: Record) -> None:
    counted = shelf.facets(Query("number"), most=50)
    assert (counted.total, counted.at_least) == (50, True)
    assert [(one.value, one.count) for one in counted.facets.type] == by_hand(
        [*READINGS.values()][-50:], "type"
    )
    assert shelf.facets(Query(type="direct", denies=True), most=50).at_least is False


def test_facets_go_by_speaker_and_outlet_and_spell_them_as_most_do(record: Record) -> None:
    record.add(
        reported("one", "The quay is closed", Speaker("Ilse Marn", "person"), outlet="Varn Courier")
    )
    record.add(
        reported("two", "The quay is sold", Speaker("Marn", "person"), outlet="VARN  courier")
    )
    record.add(
        reported(
            "three", "The quay is ours", Speaker("Ilse Bracken", "person"), outlet="Varn Courier"
        )
    )
    with record._store.engine.begin() as connection:
        connection.execute(text("UPDATE speaker SET merged_into = 1 WHERE name = 'Ilse Bracken'"))
    counted = record.facets(Query("quay"))
    assert counted.facets.speaker == (Count("Ilse Marn", 3),)
    assert counted.facets.outlet == (Count("Varn Courier", 3),)


def test_facets_with_meaning_count_what_is_near_too(record: Record) -> None:
    for reading in ferry():
        record.add(reading)
    assert record.facets(Query("boat")).total == 0
    near = record.facets(Query("boat", meaning=True))
    assert near.total == len(record.search(Query("boat", meaning=True))) > 0
    assert record.facets(Query("boat OR ferry", meaning=True)).total == 5


def test_facets_as_json(record: Record) -> None:
    for reading in ferry():
        record.add(reading)
    told = record.facets(Query(denies=True)).to_json()
    assert (told["total"], told["at_least"]) == (1, False)
    assert told["facets"]["speaker"] == [{"value": "Juri Falk", "count": 1}]
    assert told["facets"]["denies"] == [{"value": True, "count": 1}]
    assert told["facets"]["year"] == []


def test_facets_refuse_what_search_refuses(record: Record) -> None:
    with pytest.raises(RecordError, match="no word to search for"):
        record.facets(Query("?!"))
    assert record.facets(Query("ferry")).total == 0
