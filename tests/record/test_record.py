import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.record import Counts, Query, Record
from onrecord.types import Document, Mention, Quotation, Reading, Said, Span, Speaker

from .invented import article, budget, harbour, numbered, quotation
from .said import quoted, with_speaker

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)  # NUL included
MAYBE = st.none() | TEXTS
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS, lambda inner: st.lists(inner, max_size=3)
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=3))
    return tuple(Span(*sorted(pair)) for pair in pairs)


def resolved(text: str) -> dict[str, st.SearchStrategy[Any]]:
    """What a quotation may resolve to, by its fields."""
    offset = st.integers(0, len(text))
    span = st.tuples(offset, offset).map(lambda pair: Span(*sorted(pair)))
    mention = st.builds(Mention, TEXTS, span)
    kinds = st.sampled_from(["person", "group", "document"])
    return {
        "mode": st.none() | st.sampled_from(["speech", "thought"]),
        "speaker": st.none() | st.builds(Speaker, TEXTS, kinds, MAYBE, MAYBE, issuer=MAYBE),
        "addressee": st.none() | mention,
        "venue": st.none() | span,
        "said": st.none() | st.builds(Said, TEXTS, span),
        "denies": st.booleans(),
        "denied": st.none() | span,
        "relayed_by": st.lists(mention, max_size=2).map(tuple),
        "within": st.none() | st.integers(0, 3),
    }


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXTS)
    fields = {name: draw(MAYBE) for name in ("url", "title", "outlet", "published", "language")}
    document = Document(
        id=draw(TEXTS),
        text=text,
        authors=tuple(draw(st.lists(TEXTS, max_size=2))),
        furniture=draw(spans(text)),
        extra=draw(st.dictionaries(TEXTS, JSON, max_size=2)),
        **fields,
    )
    types = st.sampled_from(["direct", "indirect", "mixed"])
    quotations = st.builds(
        Quotation, spans(text), spans(text), spans(text), types, st.floats(0, 1), **resolved(text)
    )
    return Reading(document, tuple(draw(st.lists(quotations, max_size=3))))


@settings(deadline=None, max_examples=40)
@given(st.lists(readings(), max_size=4))
def test_record_gives_back_what_was_added(given_readings: list[Reading]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder, "onrecord.db")) as record,
    ):
        kept = [added.reading for added in record.add_all(given_readings) if added.new]
        assert list(record.readings()) == kept
        assert list(record.documents()) == [reading.document for reading in kept]
        assert all(record.has(reading.document) for reading in given_readings)


def test_add_says_whether_it_is_new(record: Record) -> None:
    copy = replace(harbour(), document=replace(harbour().document, id="copy/of/harbour.txt"))
    assert [record.add(reading) for reading in (harbour(), harbour(), copy, budget())] == [
        True,
        False,
        False,
        True,
    ]
    assert record.counts() == Counts(documents=2, quotations=5)
    assert list(record.readings()) == [harbour(), budget()]


def test_latest_is_the_highest_number_of_a_quotation(record: Record) -> None:
    assert record.latest() == 0
    record.add(harbour())
    assert record.latest() == max(hit.number for hit in record.search(Query(since="2000"))) == 3
    record.add(budget())
    assert record.latest() == 5
    assert all(
        hit.document.id == "harbour.txt" for hit in record.search(Query(since="2000", latest=3))
    )


@pytest.mark.parametrize("field", ["url", "outlet", "published", "text"])
def test_add_tells_articles_apart_by(record: Record, field: str) -> None:
    record.add(Reading(harbour().document, ()))
    assert record.add(Reading(replace(harbour().document, **{field: "other"}), ()))


def test_add_keeps_nul_and_finds_around_it(record: Record) -> None:
    text = '"Nothing\0 follows the crane," said Ada.'
    reading = article(text, quotation(text, '"Nothing\0 follows the crane,"', "said", "Ada"))
    record.add(reading)
    [hit] = record.search(Query("crane"))
    assert list(record.readings()) == [reading]
    assert hit.content == '"Nothing\0 follows the crane,"'
    assert [span.of(text) for span in hit.matched] == ["crane"]


UNSTORABLE = {
    "surrogate in the text": (article("Half \ud83d a smile"), "lone surrogate (U+D83D)"),
    "surrogate in the title": (article("Whole", title="\udc00"), "lone surrogate (U+DC00)"),
    "surrogate in the id": (article("Whole", id="caf\udce9.txt"), r"document 'caf\udce9.txt'"),
    "surrogate in a name": (
        with_speaker(quoted("Whole"), Speaker("A\udc00", "person")),
        "a name with a lone surrogate",
    ),
    "no JSON": (article("Whole", extra={"seen": {1, 2}}), "not JSON"),
    "span beyond the text": (
        article("Whole", Quotation((Span(2, 9),), (), (), "direct", 1.0)),
        "the span 2-9",
    ),
    "span that runs back": (
        article("Whole", Quotation((), (), (Span(3, 1),), "direct", 1.0)),
        "the span 3-1",
    ),
    "no confidence": (
        article("Whole", Quotation((), (), (), "direct", float("nan"))),
        "the confidence nan",
    ),
}


@pytest.mark.parametrize(("reading", "problem"), UNSTORABLE.values(), ids=UNSTORABLE)
def test_add_refuses_what_it_could_not_give_back(
    record: Record, reading: Reading, problem: str
) -> None:
    with pytest.raises(RecordError, match=r"^document ") as raised:
        record.add(reading)
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not record.has(reading.document)
    added = list(record.add_all([harbour(), reading, budget()]))
    assert [one.new for one in added] == [True, False, True]
    assert [str(one.failure) for one in added if one.failure] == [str(raised.value)]


def test_missing_leaves_out_what_is_on_record(record: Record) -> None:
    everything = [reading.document for reading in numbered(250)]
    list(record.add_all(Reading(document, ()) for document in everything[::2]))
    assert list(record.missing(everything)) == everything[1::2]


def test_readings_come_page_by_page_while_more_is_added(record: Record) -> None:
    there = list(numbered(230))
    list(record.add_all(there))
    seen = []
    for reading in record.readings():
        seen.append(reading)
        record.add(article(f"Meanwhile, after {len(seen)}"))
    assert seen == there
    assert record.counts().documents == 460


def test_readings_of_an_empty_record_are_none(record: Record) -> None:
    assert list(record.readings()) == []
    assert record.counts() == Counts(0, 0)


def test_number_is_that_of_the_same_article_under_whatever_id(record: Record) -> None:
    readings = list(numbered(3))
    assert all(added.new for added in record.add_all(readings))
    for reading in readings:
        number = record.number(replace(reading.document, id="another"))
        assert number is not None and record.reading(number) == reading
    assert record.number(replace(readings[0].document, text="Another text.")) is None


def test_record_may_be_shared_between_threads(record: Record) -> None:
    def add_and_search(reading: Reading) -> int:
        record.add(reading)
        return len(record.search(Query("settled", limit=100)))

    with ThreadPoolExecutor(4) as threads:
        assert max(threads.map(add_and_search, numbered(40))) == 40
