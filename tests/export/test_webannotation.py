import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from pyld import jsonld

from onrecord.types import Document, Quotation, Reading, Span

from .invented import HE, READING, STREAMS, WHO, exported, writes_as_it_reads

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
REFERENCES = {
    "body": f"{OA}hasBody",
    "target": f"{OA}hasTarget",
    "source": f"{OA}hasSource",
    "selector": f"{OA}hasSelector",
}
CLASSES = (
    "Annotation",
    "SpecificResource",
    "TextQuoteSelector",
    "TextPositionSelector",
    "TextualBody",
)
WORDS = ("start", "end", "exact", "prefix", "suffix", "styleClass")
PURPOSES = ("identifying", "describing", "classifying", "commenting")
CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "startIndex": f"{AS}startIndex",
    "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
    "AnnotationCollection": f"{AS}OrderedCollection",
    "total": f"{AS}totalItems",
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    **{name: {"@id": iri, "@type": "@id"} for name, iri in REFERENCES.items()},
    **{name: f"{OA}{name}" for name in (*CLASSES, *WORDS, *PURPOSES)},
}
"""The terms of http://www.w3.org/ns/anno.jsonld that we use, as the Recommendation's vocabulary
tells them."""


def load(url: str, options: object) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def page(stream: list[Reading]) -> dict[str, Any]:
    return json.loads(exported("webannotation", stream))


def places(annotation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each place in the article with its role."""
    for place in (*annotation["target"], *annotation["body"]):
        if place["type"] == "SpecificResource":
            yield place["styleClass"], place


def anchored(place: dict[str, Any], text: str) -> Span:
    """Where the selectors lead: each by itself, and both to the same place."""
    quote, position = place["selector"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    span = Span(position["start"], position["end"])
    assert span.of(text) == quote["exact"]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.startswith(around, span.start - len(quote["prefix"]))
    if text.count(around) == 1:
        assert text.index(around) + len(quote["prefix"]) == span.start
    return span


@given(STREAMS)
def test_webannotation_selectors_find_every_span_again(stream: list[Reading]) -> None:
    written = [
        (reading.document.text, quotation) for reading in stream for quotation in reading.quotations
    ]
    items = page(stream)["items"]
    assert len(items) == len(written)
    for annotation, (text, quotation) in zip(items, written, strict=True):
        found = [(role, anchored(place, text)) for role, place in places(annotation)]
        roles = {"content": quotation.content, "cue": quotation.cue, "source": quotation.source}
        assert found == [(role, span) for role, spans in roles.items() for span in spans]


@given(STREAMS)
def test_webannotation_means_what_the_standard_says(stream: list[Reading]) -> None:
    [expanded] = jsonld.expand(page(stream), {"documentLoader": load})
    assert expanded["@type"] == [f"{AS}OrderedCollectionPage"]
    [items] = expanded[f"{AS}items"]
    [collection] = expanded[f"{AS}partOf"]
    assert collection[f"{AS}totalItems"] == [{"@value": len(items["@list"])}]
    for annotation in items["@list"]:
        assert annotation["@type"] == [f"{OA}Annotation"]
        assert annotation["@id"].startswith("urn:uuid:")
        assert annotation[f"{OA}motivatedBy"] == [{"@id": f"{OA}identifying"}]
        assert len(annotation[f"{OA}hasTarget"]) >= 1
        for target in annotation[f"{OA}hasTarget"]:
            assert len(target[f"{OA}hasSource"]) == 1


def test_webannotation_uses_no_word_that_the_context_does_not_know() -> None:
    def keys(node: object) -> set[str]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return set(node if isinstance(node, dict) else ()).union(*map(keys, inner))

    assert keys(page([READING])) <= {"@context", *CONTEXT}


def test_webannotation_reads_as_a_person_reads_it() -> None:
    mayor, report = page([READING])["items"]
    first, second = mayor["target"]
    assert first["source"] == second["source"] == "https://ardell.example/bridge?page=1&all"
    quote, _ = second["selector"]
    assert quote["exact"] == "“and soon.”"
    assert quote["prefix"].endswith("told the Crier, ") and quote["suffix"].startswith(
        " Its report"
    )
    assert len(quote["prefix"]) == len(quote["suffix"]) == 32
    told = {
        (body["purpose"], body["value"]) for body in mayor["body"] if body["type"] == "TextualBody"
    }
    assert told == {
        ("identifying", "Maria Lopez"),
        ("classifying", "direct"),
        ("classifying", "speech"),
    }
    assert [role for role, _ in places(report)] == ["content", "cue", "source"]


def test_webannotation_comments_on_a_speaker_who_is_not_named() -> None:
    items = page([Reading(READING.document, (HE, WHO))])["items"]
    told = [
        [(one["purpose"], one["value"]) for one in item["body"] if one["type"] == "TextualBody"]
        for item in items
    ]
    assert told[0][0] == ("commenting", "Speaker: Jon Bask (inferred, 72 %; or Hal Ostrom 30 %)")
    assert told[1][0] == ("commenting", "Speaker: open: perhaps Jon Bask 45 %, Hal Ostrom 30 %")
    assert "identifying" not in {purpose for each in told for purpose, _ in each}


def test_webannotation_finds_the_right_one_of_two_that_are_alike() -> None:
    text = "“No,” she said. " * 3
    second = Quotation((Span(16, 21),), (), (), "direct", 1.0)
    [annotation] = page([Reading(Document("a", text), (second,))])["items"]
    assert [anchored(place, text) for _, place in places(annotation)] == [Span(16, 21)]


def test_webannotation_ids_are_the_same_at_every_export() -> None:
    first, again = page([READING]), page([READING])
    assert first == again
    assert len({first["id"], *(item["id"] for item in first["items"])}) == 3
    assert page([])["id"] != first["id"]


def test_webannotation_of_nothing_is_an_empty_page() -> None:
    assert page([])["items"] == []


def test_webannotation_writes_as_it_reads() -> None:
    assert writes_as_it_reads("webannotation")
