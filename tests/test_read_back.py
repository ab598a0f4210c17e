"""What `read` and `export` write as JSON Lines goes back on a record with its quotations as they
stand."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.export.json import write_jsonl
from onrecord.ingest import Options, Raw
from onrecord.pipeline import Outcome, Tally, add, articles, documents
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.types import Candidate, Document, Mention, Quotation, Reading, Said, Span, Speaker
from tests.export import invented

KEPT = Options(keeps_quotations=True)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def lines(readings: list[Reading]) -> str:
    out = io.StringIO()
    write_jsonl(readings, out)
    return out.getvalue()


def added(text: str, path: Path, reader: Reader, options: Options = KEPT) -> list[Outcome]:
    with Record.open(path) as record:
        return list(
            add(articles([Raw.of_bytes("given.jsonl", text.encode())], options), record, reader)
        )


def exported(path: Path) -> str:
    with Record.open(path) as record:
        return lines(list(record.readings()))


TEXT = "“We will mend it,” said Ada Sorel. He would help, too, Jon Bask told the Varn Courier at the quay on Friday."
ONE = {
    "content": [[1, 16]],
    "cue": [[19, 23]],
    "source": [[24, 33]],
    "type": "direct",
    "confidence": 0.9,
}


def row(**changed: Any) -> str:
    quotation = {name: value for name, value in {**ONE, **changed}.items() if value is not ...}
    return json.dumps({"id": "a", "text": TEXT, "quotations": [quotation, ONE]}) + "\n"


def test_quotations_come_back_as_they_stand(tmp_path: Path, reader: Reader) -> None:
    written = lines([reader.read(Document("a", TEXT, language="en", outlet="Varn Courier"))])
    assert '"quotations": [{' in written
    [outcome] = added(written, tmp_path / "a.db", reader)
    assert outcome.fate == "new" and outcome.reading and len(outcome.reading.quotations) > 1
    assert exported(tmp_path / "a.db") == written
    [again] = added(written, tmp_path / "a.db", reader)
    assert again.fate == "known"


def test_made_up_quotations_are_not_read_anew_unless_that_is_asked_for(
    tmp_path: Path, reader: Reader
) -> None:
    [kept] = added(row(source=[[24, 27]]), tmp_path / "kept.db", reader)
    assert kept.reading and kept.reading.quotations[0].source == (Span(24, 27),)
    [read] = added(row(source=[[24, 27]]), tmp_path / "read.db", reader, Options())
    assert read.reading and Span(24, 27) not in read.reading.quotations[0].source


def test_article_without_quotations_is_read(tmp_path: Path, reader: Reader) -> None:
    told = [{"id": "a", "text": TEXT}, {"id": "b", "text": f"{TEXT}!", "quotations": None}]
    outcomes = added("\n".join(map(json.dumps, told)), tmp_path / "a.db", reader)
    assert [bool(one.reading and one.reading.quotations) for one in outcomes] == [True, True]
    [none] = added(
        json.dumps({"id": "c", "text": TEXT, "quotations": []}), tmp_path / "b.db", reader
    )
    assert none.reading and none.reading.quotations == ()


def test_documents_are_documents_whatever_they_come_with() -> None:
    [document] = documents([Raw.of_bytes("given.jsonl", row().encode())], KEPT)
    assert isinstance(document, Document)


def test_markup_is_kept_where_quotations_point_into_it() -> None:
    text = "<p>“No,” said Ada Sorel.</p>"
    told = {
        "id": "a",
        "text": text,
        "quotations": [{**ONE, "content": [[4, 7]], "cue": [], "source": []}],
    }
    [reading] = articles([Raw.of_bytes("given.jsonl", json.dumps(told).encode())], KEPT)
    assert isinstance(reading, Reading) and reading.document.text == text


REFUSED = {
    "span past the end": (
        {"content": [[1, 900]]},
        f"got the span 1-900, expected one within the text's {len(TEXT)}",
    ),
    "span before the beginning": ({"cue": [[-2, 4]]}, "got the span -2-4, expected one within"),
    "span that runs backwards": ({"cue": [[9, 4]]}, "got the span 9-4, expected one within"),
    "spans out of order": (
        {"content": [[5, 9], [1, 3]]},
        ".content: got [1, 3] behind [5, 9], expected spans in",
    ),
    "no content": ({"content": []}, ".content: got no span, expected what was said"),
    "no content at all": ({"content": ...}, ".content: got nothing, expected it to be there"),
    "no such type": (
        {"type": "slogan"},
        ".type: got 'slogan', expected one of direct, indirect, mixed",
    ),
    "no such mode": (
        {"mode": "song"},
        ".mode: got 'song', expected one of speech, writing, thought, other",
    ),
    "no such state": (
        {"speaker": {"name": "A", "kind": "person", "state": "sure"}},
        ".speaker.state: got 'sure'",
    ),
    "no likelihood": ({"confidence": 7}, ".confidence: got 7, expected a number from 0 to 1"),
    "no number": ({"confidence": float("nan")}, ".confidence: got nothing"),
    "within itself": (
        {"within": 0},
        ".within: got 0, expected another of the 2 quotations, counted from 0",
    ),
    "within nothing": ({"within": 2}, ".within: got 2, expected another of the 2 quotations"),
    "no date": (
        {"said": {"edtf": "Friday", "span": [0, 1]}},
        ".said.edtf: got 'Friday', expected a date",
    ),
    "no span": (
        {"venue": {"place": 1}},
        ".venue: got an object, expected an object with the member span",
    ),
}


@pytest.mark.parametrize(("changed", "problem"), REFUSED.values(), ids=REFUSED)
def test_bad_quotation_is_refused_in_one_line(changed: dict[str, Any], problem: str) -> None:
    good = row()
    first, second = articles([Raw.of_bytes("given.jsonl", (row(**changed) + good).encode())], KEPT)
    assert isinstance(first, InputError) and isinstance(second, Reading)
    told = str(first)
    assert (
        told.startswith("given.jsonl, line 1: quotations[0]")
        and problem in told
        and "\n" not in told
    )
    assert told.endswith("correct it, or have the article read anew with --read-again")


@pytest.mark.parametrize("given", [7, "x", {"a": 1}, [3], [None]])
def test_what_is_no_list_of_quotations_is_refused(given: object) -> None:
    text = json.dumps({"text": TEXT, "quotations": given})
    [error] = articles([Raw.of_bytes("given.jsonl", text.encode())], KEPT)
    assert isinstance(error, InputError) and "quotations" in str(error)


def test_quotations_nested_in_a_circle_are_refused() -> None:
    told = {"text": TEXT, "quotations": [{**ONE, "within": 1}, {**ONE, "within": 0}]}
    [error] = articles([Raw.of_bytes("given.jsonl", json.dumps(told).encode())], KEPT)
    assert isinstance(error, InputError) and "quotations[0].within: got 0" in str(error)


def test_language_that_no_model_reads_is_no_reason_to_refuse_what_was_read() -> None:
    given, german = Raw.of_bytes("given.jsonl", row().encode()), Options(language="de")
    [error] = articles([given], german)
    assert isinstance(error, InputError)
    [reading] = articles([given], replace(german, keeps_quotations=True))
    assert isinstance(reading, Reading) and reading.document.language == "de"


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: text.strip()
)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
likely = st.floats(0, 1).map(lambda number: round(number, 4))
dates = st.sampled_from(["2026-03-04", "XXXX-03-04", "201X", "2025-12-30/2026-01-02", "2026-21~"])


def spans(length: int, least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
    places = st.lists(st.integers(0, length), min_size=2 * least, max_size=4).map(sorted)
    return places.map(
        lambda some: tuple(Span(*some[at : at + 2]) for at in range(0, len(some) - 1, 2))
    )


def span(length: int) -> st.SearchStrategy[Span]:
    return spans(length, 1).map(lambda some: some[0])


speakers = st.builds(
    Speaker,
    names,
    st.sampled_from(
        ["person", "organization", "group", "document", "unnamed_person", "unnamed_group"]
    ),
    st.none() | names,
    st.none() | names,
    st.sampled_from(["named", "inferred"]),
    st.none() | likely,
    st.lists(st.builds(Candidate, names, likely), max_size=2).map(tuple),
    st.none() | names,
)


def quotations(length: int) -> st.SearchStrategy[Quotation]:
    mentions = st.builds(Mention, names, span(length))
    return st.builds(
        Quotation,
        spans(length, 1), spans(length), spans(length), st.sampled_from(["direct", "indirect", "mixed"]), likely,
        mode=st.none() | st.sampled_from(["speech", "writing", "thought", "other"]),
        speaker=st.none() | speakers,
        addressee=st.none() | mentions,
        venue=st.none() | span(length),
        said=st.none() | st.builds(Said, dates, span(length)),
        denies=st.booleans(), denied=st.none() | span(length),
        relayed_by=st.lists(mentions, max_size=2).map(tuple),
        asserted=st.booleans(),
    )  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(texts)
    found = draw(st.lists(quotations(len(text)), max_size=3))
    return Reading(Document("a", text), tuple(found))


@given(readings())
def test_any_reading_is_read_back(reading: Reading) -> None:
    told = json.loads(json.dumps(reading.to_json()))
    assert Reading.from_json(told) == reading
    [back] = articles([Raw.of_bytes("given.jsonl", lines([reading]).encode())], KEPT)
    assert isinstance(back, Reading) and back.quotations == reading.quotations
    assert back.document.text == reading.document.text


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some=st.lists(readings(), min_size=1, max_size=3, unique_by=lambda one: one.document.text))
def test_any_reading_goes_on_record_and_comes_back(
    some: list[Reading], tmp_path_factory: pytest.TempPathFactory, reader: Reader
) -> None:
    path = tmp_path_factory.mktemp("back") / "a.db"
    tally = Tally()
    for outcome in added(lines(some), path, reader):
        tally = tally.after(outcome)
    assert (tally.new, tally.failed) == (len(some), 0)
    assert [json.loads(line)["quotations"] for line in exported(path).split("\n")[:-1]] == [
        one.to_json()["quotations"] for one in some
    ]


def invented_readings() -> Iterator[Reading]:
    yield from (one for one in vars(invented).values() if isinstance(one, Reading))


def test_invented_readings_are_what_a_reading_may_be() -> None:
    found = list(invented_readings())
    assert found
    for reading in found:
        reading.check()
