import json
from typing import Any, NoReturn

import pytest
from hypothesis import given
from pyld import jsonld

from onrecord.types import Document, Kind, Quotation, Reading, Span, Speaker

from .invented import HE, READING, STREAMS, WHO, exported, writes_as_it_reads

SCHEMA = "https://schema.org/"


def no_network(url: str, options: object) -> NoReturn:
    raise AssertionError(f"asked the network for {url}")


def nodes(stream: list[Reading]) -> list[dict[str, Any]]:
    """The nodes of the export, expanded, which tells what each property means."""
    return jsonld.expand(json.loads(exported("jsonld", stream)), {"documentLoader": no_network})


def quotations(stream: list[Reading]) -> list[dict[str, Any]]:
    return [node for node in nodes(stream) if node["@type"] == [f"{SCHEMA}Quotation"]]


def value(node: dict[str, Any], name: str) -> Any:
    [found] = node.get(f"{SCHEMA}{name}", [None])
    return found["@value"] if found and "@value" in found else found


@given(STREAMS)
def test_jsonld_has_the_words_of_each_quotation_in_its_article(stream: list[Reading]) -> None:
    written = [
        (reading.document, quotation) for reading in stream for quotation in reading.quotations
    ]
    articles = {
        node["@id"]: node for node in nodes(stream) if node["@type"] == [f"{SCHEMA}NewsArticle"]
    }
    found = quotations(stream)
    assert len(found) == len(written)
    for node, (document, quotation) in zip(found, written, strict=True):
        parts = [document.text[start:end] for start, end in quotation.content]
        assert value(node, "text") == " … ".join(parts)
        assert value(node, "isPartOf")["@id"] in articles
        assert (value(node, "creator") is None) == (not quotation.speaker_name)


@given(STREAMS)
def test_jsonld_says_nothing_but_quotations_articles_and_who(stream: list[Reading]) -> None:
    def types(node: object) -> set[str]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        own = set(node.get("@type", ())) if isinstance(node, dict) else set()
        return own.union(*map(types, inner))

    known = ("Quotation", "NewsArticle", "Person", "Organization", "Thing", "Role")
    assert types(nodes(stream)) <= {f"{SCHEMA}{name}" for name in known}


@given(STREAMS)
def test_jsonld_can_stand_in_a_page(stream: list[Reading]) -> None:
    assert b"<" not in exported("jsonld", stream)


def test_jsonld_reads_as_a_person_reads_it() -> None:
    article, mayor, report = nodes([READING])
    assert article["@id"] == value(article, "url") == "https://ardell.example/bridge?page=1&all"
    assert value(article, "headline") == "Bridge <to> reopen"
    assert value(value(article, "publisher"), "name") == "The Ardell Post"
    assert value(value(article, "author"), "name") == "Ida Berg"
    assert value(article, "datePublished") == "2026-03-02"
    assert value(mayor, "text") == "“We will rebuild,” … “and soon.”"
    assert value(mayor, "creditText") == "Maria Lopez, the mayor,"
    assert value(mayor, "creator")["@type"] == [f"{SCHEMA}Person"]
    assert value(value(mayor, "creator"), "jobTitle") == "mayor"
    assert value(mayor, "isPartOf")["@id"] == value(report, "isPartOf")["@id"] == article["@id"]
    assert mayor["@id"] != report["@id"]


@pytest.mark.parametrize(
    ("kind", "type", "called"),
    [
        ("person", "Person", "name"),
        ("unnamed_person", "Person", "description"),
        ("organization", "Organization", "name"),
        ("group", "Thing", "name"),
        ("unnamed_group", "Thing", "description"),
        ("document", "Thing", "name"),
    ],
)
def test_jsonld_tells_what_kind_of_speaker(kind: Kind, type: str, called: str) -> None:
    said = Quotation(
        (Span(0, 2),), (), (), "direct", 1.0, speaker=Speaker("the port", kind, "role")
    )
    [node] = quotations([Reading(Document("a", "No"), (said,))])
    assert value(node, "creator")["@type"] == [f"{SCHEMA}{type}"]
    assert value(value(node, "creator"), called) == "the port"
    assert (value(value(node, "creator"), "jobTitle") is None) == (type != "Person")


def test_jsonld_says_of_an_inferred_speaker_how_likely_and_nothing_of_an_open_one() -> None:
    inferred, open_one = quotations([Reading(READING.document, (HE, WHO))])
    role = value(inferred, "creator")
    assert role["@type"] == [f"{SCHEMA}Role"]
    assert (value(role, "roleName"), value(role, "description")) == (
        "inferred speaker",
        "inferred, 72 %",
    )
    assert value(value(role, "creator"), "name") == "Jon Bask"
    assert value(open_one, "creator") is None
    assert value(open_one, "creditText") == "Its report"


def test_jsonld_without_a_usable_address_names_the_article_the_same_each_time() -> None:
    documents = [Document("a", "No"), Document("a", "No", url="javascript:no"), Document("b", "No")]
    first, second, other = (
        [node] for node in nodes([Reading(document, ()) for document in documents])
    )
    assert first[0]["@id"] == second[0]["@id"] != other[0]["@id"]
    assert first[0]["@id"].startswith("urn:uuid:")


def test_jsonld_of_nothing_is_an_empty_graph() -> None:
    assert json.loads(exported("jsonld", []))["@graph"] == []


def test_jsonld_writes_as_it_reads() -> None:
    assert writes_as_it_reads("jsonld")
