import json
from dataclasses import FrozenInstanceError, replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import Candidate, Document, Mention, Quotation, Reading, Said, Span, Speaker

TEXT = "“We will,” said Lopez."
QUOTATION = Quotation((Span(0, 10),), (Span(11, 15),), (Span(16, 21),), "direct", 0.987654)


@given(st.text(st.characters()), st.integers(0, 50), st.integers(0, 50))
def test_span_is_half_open_in_code_points(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    assert span.of(text) == "".join(list(text)[start : start + length])
    assert tuple(span) == (start, start + length)


def test_span_counts_characters_beyond_the_basic_plane_as_one() -> None:
    assert Span(2, 4).of("😀 we") == "we"


def test_document_gives_back_only_what_it_was_given() -> None:
    assert Document(id="a", text=TEXT).to_json() == {"id": "a", "text": TEXT}
    assert Document(id="a", text="", title="", furniture=(Span(0, 1),)).to_json() == {
        "id": "a",
        "text": "",
        "title": "",
    }


def test_document_gives_back_every_field_unchanged() -> None:
    given = {
        "id": "a",
        "text": TEXT,
        "url": "https://ardell.example/bridge",
        "title": "Bridge",
        "outlet": "The Ardell Courier",
        "authors": ["Ada Marsh", "Tom Berg"],
        "published": "2020-04-12T10:00:00Z",
        "language": "en-GB",
        "section": {"name": "Local", "pages": [1, None]},
    }
    known = {name: value for name, value in given.items() if name not in ("authors", "section")}
    extra = MappingProxyType({"section": given["section"]})
    document = Document(**known, authors=tuple(given["authors"]), extra=extra)  # type: ignore[arg-type]
    assert document.to_json() == given
    assert list(document.to_json()) == list(given), "in the order of the contract"


def test_quotation_has_the_form_of_the_contract() -> None:
    assert QUOTATION.to_json() == {
        "content": [[0, 10]],
        "cue": [[11, 15]],
        "source": [[16, 21]],
        "type": "direct",
        "mode": None,
        "speaker": None,
        "addressee": None,
        "venue": None,
        "said": None,
        "asserted": True,
        "denies": False,
        "denied": None,
        "relayed_by": [],
        "within": None,
        "confidence": 0.9877,
    }


def test_quotation_tells_what_it_resolves_to_in_the_form_of_the_contract() -> None:
    told = replace(
        QUOTATION,
        mode="speech",
        speaker=Speaker(
            "Maria Lopez",
            "person",
            "mayor",
            None,
            "inferred",
            0.61239,
            (Candidate("Maria Lopez", 0.5),),
        ),
        addressee=Mention("us", Span(3, 5)),
        venue=Span(1, 4),
        said=Said("2026-05", Span(4, 7)),
        asserted=False,
        denies=True,
        denied=Span(0, 3),
        relayed_by=(Mention("she", Span(2, 5)),),
        within=2,
    )
    assert told.resolved_json() == {
        "mode": "speech",
        "speaker": {
            "name": "Maria Lopez",
            "kind": "person",
            "role": "mayor",
            "on_behalf_of": None,
            "issuer": None,
            "state": "inferred",
            "confidence": 0.6124,
            "candidates": [{"name": "Maria Lopez", "confidence": 0.5}],
        },
        "addressee": {"name": "us", "span": [3, 5]},
        "venue": {"span": [1, 4]},
        "said": {"edtf": "2026-05", "span": [4, 7]},
        "asserted": False,
        "denies": True,
        "denied": [0, 3],
        "relayed_by": [{"name": "she", "span": [2, 5]}],
        "within": 2,
    }
    spans = [(0, 10), (11, 15), (16, 21), (3, 5), (4, 7), (2, 5), (1, 4), (0, 3)]
    assert list(told.spans()) == spans


def test_reading_is_its_document_and_its_quotations() -> None:
    nobody = Quotation((Span(0, 10),), (), (), "direct", 1)
    reading = Reading(Document(id="a", text=TEXT, outlet="The Ardell Courier"), (QUOTATION, nobody))
    found = json.loads(json.dumps(reading.to_json()))
    assert found == {
        "id": "a",
        "text": TEXT,
        "outlet": "The Ardell Courier",
        "quotations": [QUOTATION.to_json(), nobody.to_json()],
    }
    assert found["quotations"][1]["cue"] == found["quotations"][1]["source"] == []
    assert Reading(Document(id="b", text=""), ()).to_json() == {
        "id": "b",
        "text": "",
        "quotations": [],
    }


def test_reading_reads_back_what_it_wrote() -> None:
    resolved = replace(
        QUOTATION,
        confidence=0.5,
        mode="speech",
        speaker=Speaker(
            "Maria Lopez",
            "person",
            "mayor",
            None,
            "inferred",
            0.6124,
            (Candidate("Maria Lopez", 0.5),),
        ),
        addressee=Mention("us", Span(3, 5)),
        venue=Span(1, 4),
        said=Said("2026-05", Span(4, 7)),
        denies=True,
        denied=Span(0, 3),
        relayed_by=(Mention("she", Span(2, 5)),),
        within=0,
        asserted=False,
    )
    nobody = replace(resolved, speaker=Speaker(None, None, state="open"), within=None)
    extra = MappingProxyType({"section": {"name": "Local"}})
    document = Document(
        "a", TEXT, title="Bridge", authors=("Ada Marsh",), published="2020-04-12", extra=extra
    )
    reading = Reading(document, (replace(QUOTATION, confidence=0.9877), resolved, nobody))
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


def test_issuer_of_a_document_is_read_back_and_unknown_where_it_was_not_told() -> None:
    report = Speaker("annual report", "document", issuer="Harbour Trust")
    told = json.loads(json.dumps(report.to_json()))
    assert told["issuer"] == "Harbour Trust" and Speaker.from_json(told) == report
    del told["issuer"]
    assert Speaker.from_json(told) == replace(report, issuer=None)


def test_quotation_of_an_earlier_version_is_read_with_what_it_knew() -> None:
    told = {
        "content": [[0, 10]],
        "cue": [],
        "source": [[16, 21]],
        "type": "direct",
        "confidence": 0.9,
    }
    old = Quotation.from_json(told | {"speaker": {"name": "Lopez", "kind": "person"}})
    assert (old.speaker_name, old.speaker_state, old.asserted, old.denies) == (
        "Lopez",
        "named",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("content", "fragment"),
    [
        *(("fair", True), ("very fair", True), ("it was fair", True), ("it was very fair", False)),
        *(
            ("it … was fair", True),
            ("it — was fair", True),
            ("it\nwas\u00a0fair", True),
            ("“it was fair”", True),
        ),
        *(
            ("it\nwas\u00a0very\tfair", False),
            ("l’État c’est moi", True),
            ("", True),
            ("x" * 61, False),
        ),
        ("橋は春まで閉鎖しないと市長は述べた", False),
    ],
)
def test_fragment_is_an_indirect_quotation_of_three_words_or_fewer(
    content: str, fragment: bool
) -> None:
    assert replace(QUOTATION, type="indirect").is_fragment(content) == fragment
    assert not QUOTATION.is_fragment(content)
    assert not replace(QUOTATION, type="mixed").is_fragment(content)


@pytest.mark.parametrize(
    "value", [Document(id="a", text=TEXT), QUOTATION, Reading(Document(id="a", text=TEXT), ())]
)
def test_types_are_frozen(value: object) -> None:
    with pytest.raises((FrozenInstanceError, TypeError)):
        value.text = "changed"  # type: ignore[attr-defined]
    with pytest.raises((FrozenInstanceError, TypeError, AttributeError)):
        setattr(value, value.__slots__[0], "changed")  # type: ignore[attr-defined]
