"""What is found by its meaning."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.match.meaning import meanings
from onrecord.match.wording import Wording
from onrecord.record import Query, Record
from onrecord.record.search.by_meaning import NEAR, Reach, fused, nearest, restricted, stored
from onrecord.record.search.selecting import Selection
from onrecord.record.store.schema import QUOTATION

from ..ferry import BOARD, FALK, MARN, ferry, reported
from .test_search import ANY_SESSION, steps

STRIKE = "Physicians will walk out of every hospital until their wages rise"
GUNS = "More firearms on the streets make nobody safer"
CHOIR = "The choir sang better than ever"


@pytest.fixture(scope="module")
def shelf() -> Iterator[Record]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder, "onrecord.db")) as record,
    ):
        told = {
            "mode": "speech",
            "outlet": "Varn Courier",
            "published": "2026-03-05",
            "said": "2026-03-04",
        }
        record.add(
            reported(
                "strike", STRIKE, MARN, venue="the town hall", addressee="Radio Tessel", **told
            )
        )
        record.add(reported("guns", GUNS, BOARD, "indirect", mode="writing"))
        record.add(reported("choir", CHOIR, FALK))
        for reading in ferry():
            record.add(reading)
        yield record


def found(record: Record, words: str, **more: Any) -> list[str]:
    return [hit.document.id for hit in record.search(Query(words, meaning=True, **more))]


PARAPHRASES = {"doctors on strike": "strike", "guns": "guns", "chorus": "choir", "boat": "promise"}


@pytest.mark.parametrize(("words", "expected"), PARAPHRASES.items())
def test_meaning_finds_other_words(shelf: Record, words: str, expected: str) -> None:
    assert shelf.search(Query(words)) == ()
    assert expected in found(shelf, words)[: 4 if words == "boat" else 1]
    hits = shelf.search(Query(words, meaning=True))
    assert [hit.matched for hit in hits] == [()] * len(hits)


def test_meaning_finds_the_words_too_and_them_first(shelf: Record) -> None:
    by_words = found(shelf, "choir")
    assert by_words[0] == "choir"
    [hit] = shelf.search(Query("choir", meaning=True, limit=1))
    assert [span.of("The choir sang") for span in hit.matched] == ["choir"]
    assert set(found(shelf, "ferry")) >= {hit.document.id for hit in shelf.search(Query("ferry"))}


@pytest.mark.parametrize("words", ["tirrova sandrec", "the of and", "日本"])
def test_meaning_of_what_is_unknown_finds_nothing(shelf: Record, words: str) -> None:
    assert found(shelf, words) == [hit.document.id for hit in shelf.search(Query(words))] == []


def test_meaning_of_no_words_is_no_meaning(shelf: Record) -> None:
    assert found(shelf, "", type="direct") == [
        hit.document.id for hit in shelf.search(Query(type="direct"))
    ]
    assert found(shelf, "?!", type="direct") == found(shelf, "", type="direct")


HOLDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "outlet": ({"outlet": "varn courier"}, {"outlet": "Radio Tessel"}),
    "type": ({"type": "direct"}, {"type": "mixed"}),
    "kind": ({"kind": "person"}, {"kind": "group"}),
    "mode": ({"mode": "speech"}, {"mode": "thought"}),
    "denies": ({"denies": False}, {"denies": True}),
    "speaker": ({"speaker": "Marn"}, {"speaker": "Falk"}),
    "speaker and role": (
        {"speaker": "Ilse Marn", "role": "mayor"},
        {"speaker": "Ilse Marn", "role": "minister"},
    ),
    "role": ({"role": "mayor"}, {"role": "minister"}),
    "venue": ({"venue": "hall"}, {"venue": "harbour"}),
    "addressee": ({"addressee": "tessel"}, {"addressee": "courier"}),
    "since": ({"since": "2026-03-05"}, {"since": "2026-03-06"}),
    "until": ({"until": "2026-03-05"}, {"until": "2026-03-04"}),
    "said since": ({"said_since": "2026-03-04"}, {"said_since": "2026-03-05"}),
    "said until": ({"said_until": "2026-03-04"}, {"said_until": "2026-03-03"}),
    "unwanted words": ({"words": "doctors strike -choir"}, {"words": "doctors strike -hospital"}),
    "unwanted speaker": ({"speaker": "-falk"}, {"speaker": "-marn"}),
}


@pytest.mark.parametrize(("within", "without"), HOLDS.values(), ids=HOLDS)
@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_filters_hold_under_meaning(
    shelf: Record, within: dict[str, Any], without: dict[str, Any], sort: str
) -> None:
    words = {"words": "doctors on strike", "sort": sort}
    assert "strike" in found(shelf, **{**words, **within})
    assert "strike" not in found(shelf, **{**words, **without})


def test_sorts_hold_under_meaning(record: Record) -> None:
    days = (None, "2026-03-05", "2026-03-04", "2026-03-06")
    for day in days:
        record.add(
            reported(
                f"day {day}", f"{STRIKE} and {STRIKE}", MARN, published=day, outlet=f"Outlet {day}"
            )
        )
    newest = ["day 2026-03-06", "day 2026-03-05", "day 2026-03-04", "day None"]
    assert found(record, "doctors on strike", sort="newest") == newest
    assert found(record, "doctors on strike", sort="oldest") == [*newest[2::-1], "day None"]
    assert found(record, "doctors on strike", sort="newest", limit=2) == newest[:2]
    assert found(record, "hospital", sort="newest") == newest


def test_nearest_of_all_cells_are_those_of_all_quotations(shelf: Record) -> None:
    known = meanings()
    everywhere = Reach(len(known.cells), small=0)
    contents = {hit.number: hit.content for hit in shelf.search(Query("-nothing", limit=100))}
    for words in (*PARAPHRASES, STRIKE, "ferry town"):
        meaning = known.of(Wording(words).words)
        likeness = {
            number: float(known.of(Wording(text).words) @ meaning)
            for number, text in contents.items()
        }
        with shelf._store.reading() as session:
            near = nearest(session, meaning, stored(), 100, everywhere)
            assert nearest(session, meaning, stored(), 2, everywhere) == near[:2]
        sure = {number for number, like in likeness.items() if like > NEAR + 0.02}
        maybe = {number for number, like in likeness.items() if like > NEAR - 0.02}
        assert sure <= set(near) <= maybe
        assert np.all(np.diff([likeness[number] for number in near]) < 0.02)


def test_nearest_looks_no_further_than_it_reaches(shelf: Record) -> None:
    meaning = meanings().of(["ferry"])
    near = meanings().cells_near(meaning, 64)
    with shelf._store.reading() as session:
        rows = session.execute(select(QUOTATION.c.id, QUOTATION.c.cell)).all()
        every = nearest(session, meaning, stored(), 100)
        for cells in (1, 8, 64):
            reached = {row.id for row in rows if row.cell in near[:cells]}
            assert set(
                nearest(session, meaning, stored(), 100, Reach(cells, small=0))
            ) == reached & {*every}
        first = {row.id for row in rows if row.cell in near[:32]}
        assert set(
            nearest(session, meaning, stored(), 100, Reach(64, quotations=1, small=0))
        ) == first & {*every}


def test_meanings_of_an_earlier_version_are_left_out(record: Record) -> None:
    record.add(reported("strike", STRIKE, MARN))
    assert found(record, "doctors on strike") == ["strike"]
    for stale in ("x'0102'", "NULL"):
        with record._store.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE quotation SET meaning = {stale}")
        assert found(record, "doctors on strike") == []


def test_nearest_is_read_from_the_index_alone(shelf: Record) -> None:
    cells = QUOTATION.c.cell.in_([1, 2])
    plain = restricted(stored(), Selection(ANY_SESSION, Query("boat"), frozenset())).where(cells)
    assert steps(shelf, plain) == [
        "SEARCH quotation USING COVERING INDEX quotation_by_cell (cell=?)"
    ]
    since = restricted(
        stored(), Selection(ANY_SESSION, Query("boat", since="2026"), frozenset())
    ).where(QUOTATION.c.cell.in_([1, 2]))
    assert "quotation_by_cell" in steps(shelf, since)[0]


@given(st.lists(st.lists(st.integers(0, 30), unique=True, max_size=20), max_size=4))
def test_fused_has_each_once_and_what_leads_everywhere_first(ranked: list[list[int]]) -> None:
    both = fused(*ranked)
    assert sorted(both) == sorted({number for numbers in ranked for number in numbers})
    leaders = {numbers[0] for numbers in ranked if numbers}
    if len(leaders) == 1 and all(ranked):
        assert both[0] in leaders


def test_fused_prefers_what_two_rankings_have() -> None:
    assert fused([1, 2, 3], [4, 3, 5]) == [3, 1, 4, 2, 5]
