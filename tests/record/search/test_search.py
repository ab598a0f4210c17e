import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, create_engine
from sqlalchemy.dialects import sqlite as dialect

from onrecord.errors import RecordError
from onrecord.record import Heading, Query, Record
from onrecord.record.search.selecting import Selection, ordered
from onrecord.record.store.session import Session
from onrecord.record.store.sqlite.migrations.m0005_known import _FRAGMENT
from onrecord.record.views.facets import _latest
from onrecord.types import QuotationType, Reading, Speaker, State

from ..invented import HARBOUR, article, budget, harbour, numbered, quotation

CLOSE = "The harbour of Quillport will close in March"
CRANE = "“We can’t keep a crane running on goodwill,”"
QUAY = "the quay was “older than any of us”"
LEVY = "a levy on empty houses would pay for the new school"
TAX = '"A tax nobody pays is a tax that works,"'


@pytest.fixture(scope="module")
def shelf() -> Iterator[Record]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder, "onrecord.db")) as record,
    ):
        record.add(harbour())
        record.add(budget())
        yield record


FOUND = {
    "a word": (Query("crane"), [CRANE]),
    "case": (Query("CRANE Goodwill"), [CRANE]),
    "all words": (Query("crane quay"), []),
    "either word": (Query("crane OR quay"), [CRANE, QUAY]),
    "not a word": (Query("crane OR quay -goodwill"), [QUAY]),
    "phrase": (Query('"crane running"'), [CRANE]),
    "phrase in another order": (Query('"running crane"'), []),
    "prefix": (Query("scho*"), [LEVY]),
    "no prefix": (Query("scho"), []),
    "straight apostrophe": (Query("can't"), [CRANE]),
    "curly apostrophe": (Query("can’t"), [CRANE]),
    "accents left out": (Query("faconnet"), [QUAY]),
    "accents decomposed": (Query("Fac\u0327onnet"), [QUAY]),
    "content and source": (Query("crane brandvold"), [CRANE]),
    "not in the title, which is not what was said": (Query("close"), [CLOSE]),
    "outlet as a word": (Query("ledger tax"), [TAX]),
    "source behind content": (Query("quay OR brandvold"), [QUAY, CRANE]),
    "speaker": (Query(speaker="ada brandvold"), [CRANE]),
    "speaker, not in the content": (Query(speaker="crane"), []),
    "speaker and words": (Query("older", speaker="façonnet"), [QUAY]),
    "one speaker or the other": (Query(speaker="ada OR ivo"), [CRANE, LEVY]),
    "any speaker but": (Query(outlet="The Quillport Echo", speaker="-ada"), [QUAY, CLOSE]),
    "speaker of punctuation": (Query("crane", speaker="?"), [CRANE]),
    "outlet in another case": (Query(outlet="the quillport  ECHO"), [CRANE, QUAY, CLOSE]),
    "part of an outlet": (Query(outlet="Echo"), []),
    "type": (Query(type="mixed"), [QUAY]),
    "type, newest first": (Query(type="direct"), [CRANE, TAX]),
    "since a day": (Query(since="2021-02-03"), [CRANE, QUAY, CLOSE]),
    "since the day after": (Query(since="2021-02-04"), []),
    "until a day": (Query("tax", until="2020-11-30"), [TAX]),
    "until the day before": (Query("tax", until="2020-11-29"), []),
    "a month": (Query("crane", since="2021-02", until="2021-02"), [CRANE]),
    "a year": (Query(since="2020", until="2020", limit=1), [TAX]),
    "only unwanted words": (Query("-school", outlet="Morning Ledger"), [TAX]),
    "no word, but a type": (Query("?!", type="mixed"), [QUAY]),
    "limit": (Query("echo", limit=2), [CRANE, QUAY]),
    "unbalanced mark": (Query('"crane running'), [CRANE]),
    "syntax of FTS5": (Query("content:crane NEAR(crane) ^crane"), []),
    "injection": (Query('crane"); DROP TABLE quotation; --'), []),
    "a long query": (Query("crane " * 20_000), [CRANE]),
    "a long phrase": (Query('"' + "crane " * 20_000), []),
    "one long word": (Query("crane" * 20_000), []),
}


@pytest.mark.parametrize(("query", "expected"), FOUND.values(), ids=FOUND)
def test_search_finds(shelf: Record, query: Query, expected: list[str]) -> None:
    assert [hit.content for hit in shelf.search(query)] == expected


@pytest.mark.parametrize(
    "date", ["2026-13", "2026-00", "2026-01-32", "2026-02-29", "2026-02-31", "thursday", "26-01-01"]
)
@pytest.mark.parametrize("name", ["since", "said_until"])
def test_search_refuses_what_is_no_date(shelf: Record, name: str, date: str) -> None:
    with pytest.raises(RecordError, match="expected a date such as 2020-04-12"):
        shelf.search(Query("bridge", **{name: date}))


@settings(deadline=None, max_examples=300)
@given(
    words=st.text(max_size=60) | st.text('ab"“*-OR ()^:+\0\ud800', max_size=60),
    speaker=st.none() | st.text(),
)
def test_search_takes_any_string(shelf: Record, words: str, speaker: str | None) -> None:
    assert len(shelf.search(Query(words, speaker=speaker, type="direct", outlet=words))) <= 2
    try:
        assert len(shelf.search(Query(words, speaker=speaker))) <= 5
    except RecordError as refused:
        assert "no word to search for" in str(refused)


def test_search_shows_only_spans_of_the_article(shelf: Record) -> None:
    for hit in shelf.search(Query("quay OR close OR crane")):
        quoted = hit.quotation
        assert [hit.content] == [span.of(HARBOUR) for span in quoted.content]
        assert [hit.cue] == [span.of(HARBOUR) for span in quoted.cue]
        assert [hit.source] == [span.of(HARBOUR) for span in quoted.source]
        assert hit.passage.text == hit.passage.span.of(HARBOUR)
        assert hit.content in hit.passage.text


def test_search_says_which_document_it_is_in(shelf: Record) -> None:
    [hit] = shelf.search(Query("crane"))
    assert hit.document == Heading(
        id="harbour.txt",
        title="Harbour to close",
        outlet="The Quillport Echo",
        url="https://echo.example/harbour",
        published="2021-02-03T09:30:00+01:00",
    )
    assert hit.to_json()["document"]["id"] == "harbour.txt"
    assert (
        (hit.to_json()["number"], hit.to_json()["statement"])
        == (hit.number, hit.statement)
        == (2, 2)
    )
    assert hit.to_json()["content"] == CRANE


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("crane goodwill", ["crane", "goodwill"]),
        ('"crane running" we', ["We", "crane running"]),
        ("cran*", ["crane"]),
        ("cant OR can't", ["can’t"]),
        ("brandvold", []),
    ],
)
def test_search_marks_what_matched(shelf: Record, words: str, expected: list[str]) -> None:
    [hit] = shelf.search(Query(words, speaker="brandvold"))
    assert [span.of(HARBOUR) for span in hit.matched] == expected


def test_search_marks_pieces_of_a_discontinuous_content(record: Record) -> None:
    text = '"The quay," she said, "must be rebuilt."'
    record.add(article(text, quotation(text, '"The quay," … "must be rebuilt."', "said", "she")))
    [hit] = record.search(Query('"quay must" rebuilt'))
    assert hit.content == '"The quay," … "must be rebuilt."'
    assert [span.of(text) for span in hit.matched] == ['quay,"', '"must', "rebuilt"]


def test_search_puts_equal_matches_newest_first_then_in_order(record: Record) -> None:
    text = '"Rain," said Bo. "Rain," said Bo.'
    rain = quotation(text, '"Rain,"', "said", "Bo")
    for day in (None, "2020-01-02", "2020-01-03", "2020-01-01"):
        record.add(article(text, rain, rain, id=f"day {day}", published=day))
    expected = ["day 2020-01-03", "day 2020-01-02", "day 2020-01-01", "day None"]
    for query in (Query("rain"), Query(type="direct")):
        hits = record.search(query)
        assert [hit.document.id for hit in hits] == [day for day in expected for _ in range(2)]


def form(
    words: str, type: QuotationType, day: str, speaker: str = "Bo Rask", name: str | None = None
) -> Reading:
    """An article of a day that has the words in quotation marks or not."""
    content = words if type == "indirect" else f"“{words}”"
    text = f"{speaker} said: {content} And so on."
    one = replace(
        quotation(text, content, "said", speaker, type), speaker=Speaker(name or speaker, "person")
    )
    return article(text, one, id=f"{type} {day}", published=day)


FORMS = [
    form("the rain came", "indirect", "2020-01-05"),
    form("the rain came late this year", "indirect", "2020-01-04"),
    form("the rain came late this year", "direct", "2020-01-04"),
    form("the rain came late this year", "mixed", "2020-01-03", "Rask", "Bo Rask"),
    form("the rain came late this year", "indirect", "2020-01-02", "his aide", "Bo Rask"),
]
DIRECT, MIXED, LATEST = "direct 2020-01-04", "mixed 2020-01-03", "indirect 2020-01-05"
ORDERS = {
    "words": (Query("rain"), [DIRECT, MIXED]),
    "words of a speaker": (Query("rain came", speaker="Rask"), [DIRECT, MIXED]),
    "a speaker": (Query(speaker="Bo Rask"), [DIRECT, MIXED]),
    "a speaker's number": (Query(speaker="#1"), [DIRECT, MIXED]),
    "days": (Query(since="2020"), [DIRECT, MIXED]),
    "the newest first": (
        Query("rain", sort="newest"),
        [LATEST, DIRECT, "indirect 2020-01-04", MIXED],
    ),
    "days, the newest first": (
        Query(since="2020", sort="newest"),
        [LATEST, DIRECT, "indirect 2020-01-04", MIXED],
    ),
    "days, the oldest first": (
        Query(until="2021", sort="oldest"),
        ["indirect 2020-01-02", MIXED, DIRECT],
    ),
}


@pytest.mark.parametrize(("query", "expected"), ORDERS.values(), ids=ORDERS)
def test_what_is_in_quotation_marks_comes_before_what_is_indirect(
    record: Record, query: Query, expected: list[str]
) -> None:
    list(record.add_all(FORMS))
    hits = record.search(query)
    found = [hit.document.id for hit in hits]
    if query.sort == "relevance":
        assert sorted(found[:2]) == sorted(expected) and len(found) == 5
    else:
        assert found[: len(expected)] == expected
    pages = [record.search(replace(query, limit=2, offset=offset)) for offset in (0, 2, 4)]
    assert [hit.number for page in pages for hit in page] == [hit.number for hit in hits]


@pytest.mark.parametrize(
    "query",
    [*(one for one, _ in ORDERS.values()), Query("rain", meaning=True)],
    ids=[*ORDERS, "meaning"],
)
def test_fragments_may_be_left_out_and_are_counted(record: Record, query: Query) -> None:
    list(record.add_all(FORMS))
    short = replace(query, fragments=False)
    assert [hit.content for hit in record.search(query) if hit.is_fragment] == ["the rain came"]
    assert (
        not any(hit.is_fragment for hit in record.search(short)) and len(record.search(short)) == 4
    )
    counted = record.facets(short)
    assert (counted.total, counted.folded, record.facets(query).folded) == (4, 1, 0)
    assert record.folded(short) == 1


@given(
    st.lists(
        st.sampled_from(
            [
                "it",
                "was",
                "l’État",
                "…",
                " … ",
                "“",
                " ",
                "\n",
                "\u00a0",
                "—",
                "Ü",
                "橋",
                "9",
                "x" * 40,
            ]
        ),
        max_size=9,
    ).map(" ".join)
)
@settings(max_examples=300)
def test_the_schema_counts_the_words_of_a_fragment_as_the_types_do(
    shelf: Record, content: str
) -> None:
    words = _FRAGMENT.format(row="")
    with shelf._store.engine.connect() as connection:
        [told] = connection.exec_driver_sql(
            f"SELECT {words} FROM (SELECT ? AS content_words)", (content,)
        ).scalars()
    assert bool(told) == replace(harbour().quotations[0], type="indirect").is_fragment(content)


@pytest.mark.parametrize("state", ["named", "inferred", "open"])
def test_search_by_how_well_the_speaker_is_known(record: Record, state: State) -> None:
    told = Speaker("Bo Rask", "person")
    known = (
        told,
        replace(told, state="inferred", confidence=0.7),
        Speaker(None, "person", state="open"),
        None,
    )
    for number, speaker in enumerate(known):
        [one] = form(f"rain number {number}", "direct", "2020").quotations
        reading = form(f"rain number {number}", "direct", "2020")
        record.add(Reading(reading.document, (replace(one, speaker=speaker),)))
    for query in (
        Query("rain", state=state),
        Query(state=state),
        Query("rain", state=state, meaning=True),
    ):
        hits = record.search(query)
        assert {hit.quotation.speaker_state for hit in hits} == {state}
        assert len(hits) == (2 if state == "open" else 1)
    assert {(one.value, one.count) for one in record.facets(Query("rain")).facets.state} == {
        *(("named", 1), ("inferred", 1), ("open", 2))
    }


def test_search_finds_other_scripts(record: Record) -> None:
    text = "Мэр сказал, что причал закроют. 市長は閉鎖すると述べた。"
    record.add(
        Reading(
            article(text).document,
            (quotation(text, "причал закроют", "сказал", "Мэр", "indirect"),),
        )
    )
    assert [hit.source for hit in record.search(Query("ПРИЧАЛ"))] == ["Мэр"]


def test_search_gives_more_than_one_statement_takes_variables(record: Record) -> None:
    readings = list(numbered(600))
    list(record.add_all(readings))
    hits = record.search(Query("item OR it", limit=10**9))
    assert len({hit.number for hit in hits}) == len(hits) == 1200


PLANNED = [
    replace(Query(words, speaker, outlet, type, since), limit=5, sort=sort, **other)
    for words in ("", "crane", "-crane")
    for speaker in (None, "ada")
    for outlet in (None, "Echo")
    for type in (None, "direct")
    for since in (None, "2020")
    for sort in ("relevance", "newest", "oldest")
    for other in (
        {},
        {"denies": True},
        {"said_since": "2020", "said_until": "2021-03"},
        {"mode": "writing"},
    )
    if words or speaker or outlet or type or since or other
]


ANY_SESSION = Session(create_engine("sqlite://").connect())
"""To make statements with, of whatever record."""


def steps(record: Record, wanted: Select[Any]) -> list[str]:
    """How SQLite goes about a select."""
    compiled = wanted.compile(
        dialect=dialect.dialect(paramstyle="named"), compile_kwargs={"literal_binds": True}
    )
    with record._store.engine.connect() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]


@pytest.mark.parametrize("persons", [frozenset(), frozenset({1, 2})], ids=["nobody known", "known"])
def test_search_goes_by_an_index(shelf: Record, persons: frozenset[int]) -> None:
    for query in PLANNED:
        if persons and not query.speaker:
            continue
        one = Selection(ANY_SESSION, query, persons)
        selects = [ordered(one, query.sort, 5)]
        if query.sort == "newest":  # the select of the latest is the same for every order
            selects.append(_latest(one, 5))
        for wanted in selects:
            plan = steps(shelf, wanted)
            scanned = [
                step for step in plan if step.startswith(("SCAN quotation", "SCAN document"))
            ]
            assert all("INDEX" in step or "VIRTUAL" in step for step in scanned), (query, plan)


def test_search_for_words_looks_up_documents_of_the_best_alone(shelf: Record) -> None:
    plan = steps(
        shelf, ordered(Selection(ANY_SESSION, Query("crane"), frozenset()), "relevance", 5)
    )
    looked_up = [place for place, step in enumerate(plan) if step.startswith("SEARCH document")]
    assert len(looked_up) == 1 and plan.index("SCAN found") < looked_up[0], plan


def test_pages_of_search_make_up_the_whole_whatever_ties(record: Record) -> None:
    text = '"Rain," said Bo. "Rain," said Bo.'
    rain = quotation(text, '"Rain,"', "said", "Bo")
    for number, day in enumerate(
        (None, "2020-01-02", "2020-01-01", "2020-01-03", "2020-01-02", None, "2020-01-01")
    ):
        record.add(article(text, rain, rain, outlet=str(number), published=day))
    for sort in ("relevance", "newest", "oldest"):
        query = Query("rain", sort=sort)
        whole = [hit.number for hit in record.search(query)]
        pages = [record.search(replace(query, offset=at, limit=3)) for at in range(0, 15, 3)]
        assert [hit.number for page in pages for hit in page] == whole and len(whole) == 14
