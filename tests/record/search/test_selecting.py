"""Each filter of a search alone, together with others, and in what order the quotations come."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from onrecord.record import Query, Record
from onrecord.record.search.query import Sort
from onrecord.types import Reading, Speaker

from ..ferry import KINDS, ferry, reported


@pytest.fixture(scope="module")
def shelf() -> Iterator[Record]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder, "onrecord.db")) as record,
    ):
        for reading in ferry():
            record.add(reading)
        yield record


def found(record: Record, query: Query) -> list[str]:
    return [hit.document.id for hit in record.search(query)]


FOUND = {
    "kind": (Query(kind="organization"), {"letter"}),
    "kind of somebody unnamed": (Query(kind="unnamed_person"), {"rumour"}),
    "kind that nobody is": (Query(kind="group"), set()),
    "role": (Query(role="mayor"), {"promise"}),
    "beginning of a role": (Query(role="minist*"), {"denial"}),
    "one role or another": (Query(role="mayor OR minister"), {"promise", "denial"}),
    "any role but one": (Query("ferry", role="-mayor"), {"letter", "denial", "report", "rumour"}),
    "role that stands in the content": (Query(role="ferry"), set()),
    "mode": (Query(mode="writing"), {"letter", "report"}),
    "venue": (Query(venue="town hall"), {"promise"}),
    "venue that stands in the content": (Query(venue="older"), set()),
    "addressee": (Query(addressee="courier"), {"denial"}),
    "addressee that is the outlet": (Query(addressee="tessel"), {"promise"}),
    "denies": (Query(denies=True), {"denial"}),
    "does not deny": (Query("ferry", denies=False), {"promise", "letter", "report", "rumour"}),
    "denies, of an outlet": (Query(denies=True, outlet="varn courier"), {"denial"}),
    "denies, of another outlet": (Query(denies=True, outlet="Radio Tessel"), set()),
    "said since a day": (Query(said_since="2026-03-04"), {"promise"}),
    "said since the day after": (Query(said_since="2026-03-05"), set()),
    "said since a day of the month told": (Query(said_since="2026-02-20"), {"promise", "letter"}),
    "said until a day of the month told": (Query(said_until="2026-02-20"), {"letter", "report", "rumour"}),
    "said since the last day told": (Query(said_since="2026-01-02", said_until="2026-01"), {"report"}),
    "said until the first day told": (Query(said_since="2025-12", said_until="2025-12-30"), {"report"}),
    "said before the first day told": (Query(said_since="2025-12", said_until="2025-12-29"), set()),
    "said within the decade told": (Query(said_since="2015", said_until="2015"), {"rumour"}),
    "said after the decade told": (Query(said_since="2020", said_until="2024"), set()),
    "said in a year, of an outlet": (Query(said_since="2026", outlet="radio tessel"), {"letter"}),
    "said and published": (Query(said_since="2026-01", since="2026-03"), {"promise"}),
    "words in any column": (Query("ferry town"), {"promise", "report"}),
    "words and all else": (
        Query("ferry", "ilse", "Varn Courier", "direct", "2026-03", "2026-03", 5, "person", "mayor", "speech", "hall",
              "radio", False, "2026-03-04", "2026-03-04"),
        {"promise"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), FOUND.values(), ids=FOUND)
def test_filter_finds(shelf: Record, query: Query, expected: set[str]) -> None:
    assert set(found(shelf, query)) == expected


SORTED: dict[Sort, list[str]] = {
    "newest": ["rumour", "promise", "letter", "report", "denial"],
    "oldest": ["report", "letter", "promise", "rumour", "denial"],
}


@pytest.mark.parametrize("sort", SORTED)
@pytest.mark.parametrize(
    "more", [{"words": "ferry"}, {"said_since": "0001", "words": "ferry -none"}, {"limit": 3}]
)
def test_sorted_by_date_what_has_none_comes_last(
    shelf: Record, sort: Sort, more: dict[str, str | int]
) -> None:
    query = Query(**{"words": "ferry", "sort": sort, **more})  # type: ignore[arg-type]
    expected = [name for name in SORTED[sort] if not query.said_since or name != "denial"]
    assert found(shelf, query) == expected[: query.limit]


def test_sorted_by_relevance_the_content_counts_most(record: Record) -> None:
    record.add(reported("in the venue", "Nobody was asked", None, venue="the lighthouse"))
    record.add(reported("in the content", "The lighthouse is sold", None))
    record.add(
        reported(
            "in the role", "Nobody was told", Speaker("Ole Brack", "person", "lighthouse keeper")
        )
    )
    assert found(record, Query("lighthouse")) == ["in the content", "in the role", "in the venue"]


READINGS = {reading.document.id: reading for reading in ferry()}


def answers(reading: Reading, query: Query) -> bool:
    """Whether a reading's one quotation passes the filters that are values, by going through
    them."""
    document, [one] = reading.document, reading.quotations
    published = document.published or ""
    told = (
        (query.kind, one.speaker and one.speaker.kind),
        (query.type, one.type),
        (query.mode, one.mode),
        (query.denies, one.denies),
        (query.outlet, document.outlet),
    )
    return (
        all(wanted is None or wanted == value for wanted, value in told)
        and (query.since is None or bool(published and published >= query.since))
        and (query.until is None or bool(published and published <= query.until + "~"))
    )


def maybe(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from((None, *values))


QUERIES = st.builds(
    Query,
    st.just("ferry"),
    kind=maybe(*KINDS),
    type=maybe("direct", "indirect", "mixed"),
    mode=maybe("speech", "writing"),
    denies=maybe(True, False),
    outlet=maybe("Varn Courier", "Radio Tessel"),
    since=maybe("2026", "2026-02", "2026-03-05"),
    until=maybe("2026-01", "2026-03-05"),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
)


@settings(deadline=None, max_examples=150)
@given(query=QUERIES)
def test_filters_together_are_as_each_alone(shelf: Record, query: Query) -> None:
    assert set(found(shelf, query)) == {
        name for name, reading in READINGS.items() if answers(reading, query)
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(speaker="Ilse Marn"), ["as Marn", "as Bracken"]),
        (Query(speaker="marn OR falk"), ["as Marn", "as Bracken"]),
        (Query("quay", speaker="Ilse Marn"), ["as Bracken"]),
        (Query("-quay", speaker="Ilse Marn"), ["as Marn"]),
        (Query(speaker="Ilse Marn", type="indirect"), []),
        (Query(speaker="Ilse Marn", role="mayor"), ["as Bracken"]),
        (Query(speaker="Ilse Marn -bracken"), ["as Marn"]),
        (Query(speaker="Bracken", sort="oldest"), ["as Bracken", "as Marn"]),
        (Query(speaker="Ilse Marn", limit=1), ["as Marn"]),
    ],
    ids=str,
)
def test_speaker_finds_whom_the_record_knows_by_the_name(
    record: Record, query: Query, expected: list[str]
) -> None:
    record.add(reported("as Marn", "The ferry will run in May", Speaker("Ilse Marn", "person")))
    record.add(
        reported("as Bracken", "Nobody owns the quay", Speaker("Ilse Bracken", "person", "mayor"))
    )
    record.add(reported("another", "The quay is closed", Speaker("Juri Halm", "person")))
    with record._store.engine.begin() as connection:
        connection.execute(text("UPDATE speaker SET merged_into = 1 WHERE name = 'Ilse Bracken'"))
    assert found(record, query) == expected


HOSTILE = {
    "markup": "<script>alert(1)</script> <b>ferry</b>",
    "unbalanced": '"ferry',
    "NUL": "fer\0ry",
    "surrogate": "ferry \ud800",
    "one mark": '"',
    "star": "*",
    "apostrophe": "'; DROP TABLE quotation; --",
    "syntax": "content : ferry NEAR/3 (AND OR NOT) {role} ^",
    "long": "ferry " * 170_000,
    "one long word": "x" * 1_000_000,
    "marks": '"' * 1_000_000,
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", ["words", "speaker", "role", "venue", "addressee", "outlet"])
@pytest.mark.parametrize("meaning", [False, True])
def test_any_string_may_be_asked_for(shelf: Record, field: str, typed: str, meaning: bool) -> None:
    query = Query(**{"type": "direct", "meaning": meaning, field: typed})  # type: ignore[arg-type]
    assert set(found(shelf, query)) <= {"promise", "report"}
    assert shelf.facets(query).total <= 2


def differing(folder: Path, field: str, values: Mapping[str, object]) -> Record:
    """A record with one article of each name, which differ in a field alone."""
    record = Record.open(folder / "differing.db")
    reading = next(iter(ferry()))
    for name, value in values.items():
        document = replace(reading.document, id=name, url=name, **{field: value})
        record.add(replace(reading, document=document))
    return record


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"a", "b"}),
        ("EN-gb", {"b"}),
        ("en-g", set()),
        ("de", {"c"}),
        ("d", set()),
        ("%", set()),
        ("\0", set()),
    ],
)
def test_language_finds_all_its_forms(tmp_path: Path, language: str, expected: set[str]) -> None:
    told = {"a": "en", "b": "en-GB", "c": "de", "d": None}
    with differing(tmp_path, "language", told) as record:
        for query in (Query(language=language), Query("ferry", language=language)):
            assert {hit.document.id for hit in record.search(query)} == expected
        assert {(one.value, one.count) for one in record.facets(Query("ferry")).facets.language} == {
            ("en", 1), ("en-GB", 1), ("de", 1)
        }  # fmt: skip


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ann Bell", {"a", "b"}),
        ("ann  BELL", {"a", "b"}),
        ("Ole Émond", {"b"}),
        ("Bell", set()),
        ("%", set()),
        ("\0", set()),
    ],
)
def test_author_finds_what_somebody_wrote(tmp_path: Path, author: str, expected: set[str]) -> None:
    told = {"a": ("Ann Bell",), "b": ("Ole Émond", "Ann Bell"), "c": ()}
    with differing(tmp_path, "authors", told) as record:
        for query in (Query(author=author), Query("ferry", author=author)):
            assert {hit.document.id for hit in record.search(query)} == expected
