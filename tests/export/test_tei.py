import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.export.tei import Piece, nested
from onrecord.types import Document, Kind, Mode, Quotation, QuotationType, Reading, Span, Speaker

from .invented import HE, MAYOR, READING, STREAMS, TEXT, WHO, exported, writes_as_it_reads

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("tei.rng")))
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of XML 1.0."""


def corpus(stream: list[Reading]) -> Any:
    root = etree.fromstring(exported("tei", stream))
    assert not stream or GRAMMAR.validate(root), GRAMMAR.error_log
    return root


def bodies(root: Any) -> list[Any]:
    return list(root.iter(f"{TEI}body"))


def pieces(body: Any) -> Iterator[tuple[Any, Span]]:
    """Each `<said>` and where in the body's text it stands."""

    def walk(element: Any, at: int) -> Iterator[tuple[Any, int]]:
        yield element, at
        at += len(element.text or "")
        for child in element:
            yield from walk(child, at)
            at += len("".join(child.itertext())) + len(child.tail or "")

    for element, at in walk(body, 0):
        if element.tag == f"{TEI}said":
            yield element, Span(at, at + len("".join(element.itertext())))


def chains(body: Any) -> list[list[tuple[Any, Span]]]:
    """The pieces of each quotation in turn, as @next links them."""
    found = {said.get(f"{XML}id"): (said, span) for said, span in pieces(body)}
    firsts = [id for id, (said, _) in found.items() if said.get("prev") is None]
    linked = []
    for first in sorted(firsts, key=lambda id: int(re.search("q([0-9]+)", id)[1])):
        chain = [found.pop(first)]
        while (after := chain[-1][0].get("next")) is not None:
            assert found[after[1:]][0].get("prev") == f"#{chain[-1][0].get(f'{XML}id')}"
            chain.append(found.pop(after[1:]))
        linked.append(chain)
    assert not found
    return linked


@given(STREAMS)
def test_tei_body_is_the_article(stream: list[Reading]) -> None:
    texts = ["".join(body.itertext()) for body in bodies(corpus(stream))]
    assert texts == [NO_XML.sub("\ufffd", reading.document.text) for reading in stream]


@given(STREAMS)
def test_tei_said_covers_what_was_said_and_nothing_else(stream: list[Reading]) -> None:
    for body, reading in zip(bodies(corpus(stream)), stream, strict=True):
        found = chains(body)
        assert len(found) == len(reading.quotations)
        for chain, quotation in zip(found, reading.quotations, strict=True):
            covered = [at for _, span in chain for at in range(*span)]
            assert covered == [at for span in quotation.content for at in range(*span)]


@given(STREAMS)
def test_tei_points_to_those_who_speak_and_are_spoken_to(stream: list[Reading]) -> None:
    root = corpus(stream)
    entities = {
        element.get(f"{XML}id"): element for element in root.iter() if element.get(f"{XML}id")
    }
    for body, reading in zip(bodies(root), stream, strict=True):
        for chain, quotation in zip(chains(body), reading.quotations, strict=True):
            for said, _ in chain:
                speaker = quotation.speaker if quotation.speaker_name else None
                named = {"who": speaker, "toWhom": quotation.addressee}
                for attribute, somebody in named.items():
                    pointer = said.get(attribute)
                    assert (pointer is None) == (somebody is None)
                    if pointer and somebody:
                        assert (entities[pointer[1:]][0].text or "") == NO_XML.sub(
                            "\ufffd", somebody.name
                        )


def test_tei_reads_as_a_person_reads_it() -> None:
    root = corpus([READING])
    [body] = bodies(root)
    mayor, report = chains(body)
    assert [span for _, span in mayor] == list(MAYOR.content)
    first = dict(mayor[0][0].attrib)
    assert first.pop(f"{XML}id") == "d1q1p1"
    expected = {"direct": "true", "aloud": "true", "cert": "0.9877", "next": "#d1q1p2"}
    assert first == {"who": "#d1s1", "toWhom": "#d1a1", **expected}
    [person, addressee] = root.iter(f"{TEI}person")
    assert [child.text for child in person] == ["Maria Lopez", "mayor", "Ardell"]
    assert [child.text for child in addressee] == ["the Crier"]
    [document] = root.find(f"{TEI}TEI/{TEI}standOff").iter(f"{TEI}bibl")
    assert [child.text for child in document] == ["Its report", "Harbour Trust"]
    assert document.find(f"{TEI}note").get("type") == "issuer"
    assert f"#{document.get(f'{XML}id')}" == report[0][0].get("who")
    assert report[0][0].get("direct") == report[0][0].get("aloud") == "false"
    source = root.find(f"{TEI}TEI//{TEI}sourceDesc/{TEI}bibl")
    assert source.find(f"{TEI}date").get("when") == "2026-03-02"
    assert source.find(f"{TEI}ptr").get("target") == READING.document.url


def test_tei_addressee_who_speaks_too_is_one_person() -> None:
    answer = replace(
        MAYOR, content=(Span(0, 3),), speaker=Speaker("the Crier", "organization"), addressee=None
    )
    root = corpus([Reading(READING.document, (MAYOR, answer))])
    [body] = bodies(root)
    [asked, *_], [answered] = sorted(chains(body), key=len, reverse=True)
    assert asked[0].get("toWhom") == answered[0].get("who")
    assert len(list(root.iter(f"{TEI}person"))) == 1


def test_tei_says_how_well_a_speaker_is_known_who_is_not_named() -> None:
    root = corpus([Reading(READING.document, (MAYOR, HE, WHO))])
    inferred, unknown = root.iter(f"{TEI}certainty")
    assert dict(inferred.attrib) == {
        "target": "#d1q2p1",
        "match": "@who",
        "locus": "value",
        "degree": "0.7200",
    }
    assert inferred[0].text == "Jon Bask (inferred, 72 %; or Hal Ostrom 30 %)"
    assert dict(unknown.attrib) == {
        "target": "#d1q3p1",
        "match": "@who",
        "locus": "value",
        "cert": "unknown",
    }
    assert unknown[0].text == "open: perhaps Jon Bask 45 %, Hal Ostrom 30 %"
    [body] = bodies(root)
    who = {said.get(f"{XML}id"): said.get("who") for said in body.iter(f"{TEI}said")}
    assert (who["d1q2p1"], who["d1q3p1"]) == ("#d1s2", None)


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        ("person", "person"),
        ("unnamed_person", "person"),
        ("organization", "org"),
        ("group", "personGrp"),
        ("unnamed_group", "personGrp"),
        ("document", "bibl"),
    ],
)
def test_tei_lists_each_kind_of_speaker_with_role(kind: Kind, element: str) -> None:
    said = replace(MAYOR, addressee=None, speaker=Speaker("they", kind, "the role", "somebody"))
    root = corpus([Reading(Document("a", TEXT), (said,))])
    [listed] = root.xpath("//*[@xml:id = 'd1s1']")
    assert listed.tag == f"{TEI}{element}"
    assert [child.text for child in listed] == ["they", "the role", "somebody"]


@pytest.mark.parametrize(
    ("type", "direct"), [("direct", "true"), ("indirect", "false"), ("mixed", "inapplicable")]
)
@pytest.mark.parametrize(
    ("mode", "aloud"), [("speech", "true"), ("thought", "false"), ("other", None), (None, None)]
)
def test_tei_tells_direct_and_aloud(
    type: QuotationType, direct: str, mode: Mode | None, aloud: str | None
) -> None:
    [body] = bodies(
        corpus([Reading(Document("a", "No"), (Quotation((Span(0, 2),), (), (), type, 1.0, mode),))])
    )
    [(said, _)] = pieces(body)
    assert (said.get("direct"), said.get("aloud")) == (direct, aloud)


def test_tei_cuts_only_what_does_not_nest() -> None:
    spans = [Span(0, 10), Span(2, 8), Span(5, 12), Span(12, 14)]
    found = nested(Piece(span.start, -span.end, number) for number, span in enumerate(spans))
    cut = [(piece.start, piece.end, piece.quotation) for piece in found]
    assert cut == [(0, 10, 0), (2, 8, 1), (5, 8, 2), (8, 10, 2), (10, 12, 2), (12, 14, 3)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=6))
def test_tei_pieces_nest_and_keep_every_character(given: list[tuple[int, int]]) -> None:
    found = nested(
        Piece(start, -(start + length), number) for number, (start, length) in enumerate(given)
    )
    for number, (start, length) in enumerate(given):
        kept = [
            at
            for piece in found
            if piece.quotation == number
            for at in range(piece.start, piece.end)
        ]
        assert kept == list(range(start, start + length))
    for one in found:
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            inside = other.start <= one.start and one.end <= other.end
            assert apart or inside or (one.start <= other.start and other.end <= one.end)


def test_tei_of_nothing_is_well_formed() -> None:
    assert corpus([]).tag == f"{TEI}teiCorpus"


def test_tei_writes_as_it_reads() -> None:
    assert writes_as_it_reads("tei")
