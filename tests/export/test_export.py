import csv
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export import FORMATS, Format
from onrecord.export.csv import COLUMNS, write_csv, write_excel_csv
from onrecord.export.json import write_json, write_jsonl
from onrecord.types import Document, Mention, Quotation, Reading, Said, Span, Speaker

from . import invented
from .invented import HE, MAYOR, WHO

TEXT = "“We will,” said Maria Lopez, “and soon.”"
QUOTATION = Quotation(
    (Span(0, 10), Span(29, 40)), (Span(11, 15),), (Span(16, 28),), "direct", 0.98765
)
READING = Reading(
    Document(id="a", text=TEXT, url="https://ardell.example/1", published="2020-04-12"),
    (QUOTATION,),
)

ODD = st.sampled_from(
    ["\n", "\r", "\r\n", '"', ",", "\u2028", "\x00", "\x1c", "😀", "=", "é", "\t", "\\"]
)
TEXTS = st.lists(ODD | st.text(max_size=3), max_size=12).map("".join)


@st.composite
def readings(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Reading:
    text = draw(texts)
    places = st.integers(0, len(text))
    spans = st.lists(
        st.tuples(places, places).map(lambda ends: Span(*sorted(ends))), min_size=1, max_size=2
    ).map(tuple)
    quotations = st.builds(
        Quotation, spans, spans, spans, st.sampled_from(["direct", "mixed"]), st.floats(0, 1)
    )
    document = Document(
        id=draw(texts), text=text, title=draw(st.none() | texts), extra={"odd": draw(texts)}
    )
    return Reading(document, tuple(draw(st.lists(quotations, max_size=3))))


def written(name: str, stream: list[Reading]) -> str:
    out = io.StringIO(newline="")
    FORMATS[name].write(iter(stream), out)
    return out.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@given(st.lists(readings(), max_size=3))
def test_json_and_jsonl_read_back_what_was_written(stream: list[Reading]) -> None:
    expected = [reading.to_json() for reading in stream]
    assert json.loads(written("json", stream)) == expected
    lines = written("jsonl", stream).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == expected and lines[-1] == ""


@given(st.lists(readings(), max_size=3))
def test_csv_reads_back_a_row_a_quotation(stream: list[Reading]) -> None:
    quotations = [(reading, quotation) for reading in stream for quotation in reading.quotations]
    found = rows(written("csv", stream))
    assert len(found) == len(quotations)
    for row, (reading, quotation) in zip(found, quotations, strict=True):
        text = reading.document.text
        assert row["document"] == reading.document.id
        assert row["title"] == (reading.document.title or "")
        for role in ("content", "cue", "source"):
            spans = [Span(*map(int, span.split("-"))) for span in row[f"{role}_spans"].split()]
            assert tuple(spans) == getattr(quotation, role)
            assert row[role] == " … ".join(span.of(text) for span in spans)


def test_csv_has_a_row_a_quotation_as_a_person_reads_it() -> None:
    (row,) = rows(written("csv", [READING, Reading(Document(id="b", text=""), ())]))
    assert row == {
        "document": "a",
        "url": "https://ardell.example/1",
        "title": "",
        "outlet": "",
        "published": "2020-04-12",
        "number": "1",
        "type": "direct",
        "mode": "",
        "speaker": "",
        "speaker_state": "open",
        "speaker_confidence": "",
        "candidates": "",
        "kind": "",
        "role": "",
        "on_behalf_of": "",
        "issuer": "",
        "addressee": "",
        "venue": "",
        "said": "",
        "denies": "",
        "asserted": "yes",
        "relayed_by": "",
        "source": "Maria Lopez,",
        "cue": "said",
        "content": "“We will,” … “and soon.”",
        "confidence": "0.9877",
        "source_spans": "16-28",
        "cue_spans": "11-15",
        "content_spans": "0-10 29-40",
        "language": "",
    }


def test_csv_tells_what_a_quotation_resolves_to() -> None:
    text = "“No,” she told Crier FM in May."
    told = Quotation(
        (Span(0, 5),),
        (Span(10, 14),),
        (Span(6, 9),),
        "direct",
        0.9,
        mode="speech",
        speaker=Speaker("Maria Lopez", "person", "mayor", "Ardell"),
        addressee=Mention("Crier FM", Span(15, 23)),
        venue=Span(15, 23),
        said=Said("2026-05", Span(27, 30)),
        denies=True,
        relayed_by=(Mention("Crier FM", Span(15, 23)), Mention("she", Span(6, 9))),
    )
    (row,) = rows(written("csv", [Reading(Document(id="a", text=text), (told,))]))
    names = (
        "mode",
        "speaker",
        "kind",
        "role",
        "on_behalf_of",
        "addressee",
        "venue",
        "said",
        "denies",
        "relayed_by",
    )
    found = [
        "speech",
        "Maria Lopez",
        "person",
        "mayor",
        "Ardell",
        "Crier FM",
        "Crier FM",
        "2026-05",
        "yes",
    ]
    assert [row[name] for name in names] == [*found, "Crier FM … she"]


def test_issuer_is_in_csv_and_in_json_lines() -> None:
    (_, row) = rows(written("csv", [invented.READING]))
    assert (row["kind"], row["issuer"]) == ("document", "Harbour Trust")
    (told,) = map(json.loads, written("jsonl", [invented.READING]).splitlines())
    assert [one["speaker"]["issuer"] for one in told["quotations"]] == [None, "Harbour Trust"]
    assert Reading.from_json(told).quotations[1].speaker == invented.REPORT.speaker


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        (MAYOR, ["Maria Lopez", "named", "", ""]),
        (HE, ["Jon Bask", "inferred", "0.7200", "Jon Bask 0.4500 … Hal Ostrom 0.3000"]),
        (WHO, ["", "open", "0.4500", "Jon Bask 0.4500 … Hal Ostrom 0.3000"]),
    ],
)
def test_csv_tells_how_well_the_speaker_is_known(quotation: Quotation, told: list[str]) -> None:
    (row,) = rows(written("csv", [Reading(invented.READING.document, (quotation,))]))
    assert [
        row[name] for name in ("speaker", "speaker_state", "speaker_confidence", "candidates")
    ] == told


@pytest.mark.parametrize(
    ("name", "expected"), [("json", "[]\n"), ("jsonl", ""), ("csv", ",".join(COLUMNS) + "\r\n")]
)
def test_export_of_nothing_still_reads_back(name: str, expected: str) -> None:
    assert written(name, []) == expected


@pytest.mark.parametrize("name", ["json", "jsonl"])
@given(stream=st.lists(readings(st.text(st.sampled_from("we \ud800\udfff😀"))), max_size=2))
def test_json_keeps_lone_surrogates_in_a_utf_8_file(name: str, stream: list[Reading]) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf8", newline="")
    FORMATS[name].write(stream, out)
    out.seek(0)
    text = out.read()
    found = (
        json.loads(text) if name == "json" else [json.loads(line) for line in text.split("\n")[:-1]]
    )
    assert json.dumps(found) == json.dumps([reading.to_json() for reading in stream])


@pytest.mark.parametrize("write", [write_csv, write_jsonl, write_json])
def test_export_writes_each_reading_before_it_asks_for_the_next(write: object) -> None:
    out = io.StringIO()

    def stream() -> Iterator[Reading]:
        yield READING
        assert "Maria Lopez" in out.getvalue()
        yield READING

    write(stream(), out)  # type: ignore[operator]
    assert out.getvalue().count("ardell.example") == 2


FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://x.example")',
    "+4",
    "-5",
    "@cmd",
    "\t=1",
    "\r=1",
    "  =1+1",
    "＝1",
    "\u00a0=1",
]


@pytest.mark.parametrize("words", FORMULAS)
def test_excel_csv_has_no_cell_that_a_spreadsheet_runs(words: str) -> None:
    said = Quotation((Span(0, len(words)),), (), (), "indirect", 1.0)
    out = io.StringIO(newline="")
    write_excel_csv([Reading(Document(words, words, title=words, outlet=words), (said,))], out)
    assert out.getvalue().encode().startswith(b"\xef\xbb\xbfdocument,")
    [row] = rows(out.getvalue().removeprefix("\ufeff"))
    assert {row[name] for name in ("document", "title", "outlet", "content")} == {f"'{words}"}
    assert row["content_spans"] == f"0-{len(words)}"


def test_csv_has_the_words_unchanged_with_a_mark_or_without() -> None:
    said = Quotation((Span(0, 4),), (), (), "indirect", 1.0)
    stream = [Reading(Document("a", "=1+1"), (said,))]
    out = io.StringIO(newline="")
    write_csv(stream, out, mark=True)
    assert out.getvalue() == "\ufeff" + written("csv", stream)
    assert rows(written("csv", stream))[0]["content"] == "=1+1"


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
def test_every_row_of_the_table_is_whole(format: Format) -> None:
    assert callable(format.write) and format.about
    assert format.is_streamed == bool(format.media_type) == bool(format.contents)
    assert not (format.in_bulk or format.is_feed) or format.is_streamed
