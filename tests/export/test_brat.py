import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.brat import file_name, write_brat
from onrecord.types import Document, Quotation, Reading, Span

from .invented import HE, MAYOR, READING, TEXT, TEXTS, WHO, readings

BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass
class Standoff:
    """A .ann file as brat reads it: what is bound to text, events and relations by their arguments,
    the rest."""

    bound: dict[str, tuple[str, list[Span]]] = field(default_factory=dict)
    events: dict[str, list[str]] = field(default_factory=dict)
    relations: dict[str, list[str]] = field(default_factory=dict)
    attributes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    notes: dict[str, str] = field(default_factory=dict)


def parsed(ann: str, text: str) -> Standoff:
    """Reads a .ann file as brat.nlplab.org/standoff.html describes it, with the checks that brat
    makes."""
    found, seen = Standoff(), set[str]()
    for line in ann.split("\n")[:-1]:
        assert line.splitlines() == [line], "a line break inside of a line"
        id, data, *tail = line.split("\t")
        assert id not in seen and re.fullmatch("[TERA#][0-9]+", id)
        seen.add(id)
        kind, _, rest = data.partition(" ")
        if id[0] == "T":
            spans = [Span(*map(int, place.split(" "))) for place in rest.split(";")]
            assert all(one.end <= other.start for one, other in pairwise(spans)), (
                "brat refuses overlaps"
            )
            assert tail == [" ".join(span.of(text) for span in spans)]
            found.bound[id] = kind, spans
        elif id[0] in "ER":
            arguments = [argument.split(":") for argument in data.split(" ")[id[0] == "R" :]]
            assert all(target in found.bound for _, target in arguments)
            (found.events if id[0] == "E" else found.relations)[id] = [
                target for _, target in arguments
            ]
        elif id[0] == "A":
            found.attributes[rest.split(" ")[0]].add(" ".join([kind, *rest.split(" ")[1:]]))
        else:
            found.notes[rest] = tail[0]
    return found


def files(*given: Reading) -> list[tuple[str, Standoff]]:
    """The texts and the annotations that a folder has for the readings, in their order."""
    with TemporaryDirectory() as folder:
        write_brat(iter(given), Path(folder))
        found = []
        for reading in given:
            names = [
                Path(folder, f"{file_name(reading.document)}.{ending}") for ending in ("txt", "ann")
            ]
            text, ann = (path.read_bytes().decode() for path in names)
            found.append((text, parsed(ann, text)))
        return found


def lines(spans: tuple[Span, ...], text: str) -> list[Span]:
    """The spans without line breaks; those of nothing but space are no annotation."""
    places = [at for start, end in spans for at in range(start, end)]
    runs: list[Span] = []
    for at in places:
        if text[at] not in BREAKS:
            starts_anew = not runs or runs[-1].end != at or any(at == span.start for span in spans)
            runs = (
                [*runs, Span(at, at + 1)]
                if starts_anew
                else [*runs[:-1], Span(runs[-1].start, at + 1)]
            )
    return [run for run in runs if run.of(text).strip()]


@given(readings())
def test_brat_reads_back_to_the_same_spans(reading: Reading) -> None:
    [(text, found)] = files(reading)
    assert text == reading.document.text.replace("\ud800", "\ufffd")
    written = [
        (role, parts)
        for quotation in reading.quotations
        for role, spans in (
            ("Content", quotation.content),
            ("Cue", quotation.cue),
            ("Source", quotation.source),
        )
        if (parts := lines(spans, text))
    ]
    assert list(found.bound.values()) == written


@given(readings())
def test_brat_links_the_parts_of_each_quotation(reading: Reading) -> None:
    [(text, found)] = files(reading)
    expected = [
        {role for role, spans in roles.items() if lines(spans, text)}
        for quotation in reading.quotations
        for roles in [
            {"Content": quotation.content, "Cue": quotation.cue, "Source": quotation.source}
        ]
    ]
    linked = [
        {found.bound[id][0] for id in ids}
        for ids in (*found.events.values(), *found.relations.values())
    ]
    assert sorted(map(sorted, linked)) == sorted(
        sorted(roles) for roles in expected if "Cue" in roles or len(roles) > 1
    )


def test_brat_reads_as_a_person_reads_it() -> None:
    [(text, found)] = files(READING)
    assert text == TEXT
    mayor, report = found.events.values()
    assert [found.bound[id][0] for id in mayor] == ["Cue", "Content", "Source"]
    _, content = found.bound[mayor[1]]
    assert content == list(MAYOR.content)
    assert found.attributes[mayor[1]] == {"Type direct", "Mode speech"}
    assert found.attributes[report[1]] == {"Type indirect", "Mode writing", "Denies"}
    assert found.notes == {mayor[2]: "Maria Lopez", report[2]: "Its report"}


def test_brat_notes_how_well_the_speaker_is_known() -> None:
    [(_, found)] = files(Reading(READING.document, (HE, WHO)))
    assert list(found.notes.values()) == [
        "Jon Bask (inferred, 72 %; or Hal Ostrom 30 %)",
        "open: perhaps Jon Bask 45 %, Hal Ostrom 30 %",
    ]


def test_brat_keeps_the_place_of_what_utf_8_cannot_hold() -> None:
    said = Quotation((Span(1, 3),), (), (), "direct", 1.0)
    [(text, found)] = files(Reading(Document("\ud800", "\ud800No"), (said,)))
    assert text == "\ufffdNo"
    assert found.bound == {"T1": ("Content", [Span(1, 3)])}


def test_brat_without_a_cue_has_a_relation() -> None:
    without = Quotation((Span(0, 4),), (), (Span(6, 9),), "direct", 1.0)
    [(_, found)] = files(Reading(Document("a", "“No” she."), (without,)))
    assert list(found.relations.values()) == [["T1", "T2"]] and not found.events


def test_brat_declares_the_types_that_it_uses(tmp_path: Path) -> None:
    write_brat([READING], tmp_path / "new" / "folder")
    [annotations] = (tmp_path / "new" / "folder").glob("*.ann")
    declared = (tmp_path / "new" / "folder" / "annotation.conf").read_text(encoding="utf8")
    used = set(re.findall(r"^\S+\t(\w+)", annotations.read_text(encoding="utf8"), re.MULTILINE)) - {
        "AnnotatorNotes"
    }
    assert used == {"Content", "Cue", "Source", "Type", "Mode", "Denies"}
    assert all(re.search(rf"^{name}\b", declared, re.MULTILINE) for name in used | {"Attribution"})


def test_brat_writes_a_document_again_to_the_same_files(tmp_path: Path) -> None:
    for _ in range(2):
        write_brat([READING, READING], tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


@given(
    st.lists(
        st.builds(Document, TEXTS | st.text(), TEXTS),
        unique_by=lambda document: (document.id, document.text),
    )
)
def test_brat_files_have_names_that_are_safe_and_apart(documents: list[Document]) -> None:
    names = [file_name(document) for document in documents]
    assert all(re.fullmatch("[A-Za-z0-9][A-Za-z0-9-]{15,80}", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "/etc/passwd", "C:\\con", "CON", ".", "", "x" * 5000, "-rf", "a\0b"]
)
def test_brat_stays_in_its_folder(tmp_path: Path, id: str) -> None:
    folder = tmp_path / "deep" / "folder"
    write_brat([Reading(Document(id, "No"), ())], folder)
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in folder.parent.iterdir()] == ["folder"]
    assert len(list(folder.iterdir())) == 3


def test_brat_tells_a_document_by_the_end_of_its_id() -> None:
    assert file_name(Document("articles/2026/bridge.txt", "")).startswith(
        "articles-2026-bridge-txt-"
    )
