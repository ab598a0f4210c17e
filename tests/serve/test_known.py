"""How well each speaker is known, and fragments hidden, on every page and in every answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import application
from onrecord.serve.agent.tools import Tools
from onrecord.types import Candidate, Document, Quotation, QuotationType, Reading, Span, Speaker
from tests.serve.conftest import ADDRESS

CANDIDATES = (Candidate("Jon Bask", 0.45), Candidate("Hal <b>Ostrom", 0.3))
NAMED = Speaker("Jon Bask", "person")
INFERRED = Speaker("Jon Bask", "person", state="inferred", confidence=0.72, candidates=CANDIDATES)
OPEN = Speaker(None, "person", state="open", confidence=0.45, candidates=CANDIDATES)
PARTS: list[tuple[str, str, Speaker, QuotationType]] = [
    ("“The geese fly low over the sea this year”", "Jon Bask", NAMED, "direct"),
    ("“The geese like it here by the sea”", "he", INFERRED, "direct"),
    ("“The geese are nobody’s business but mine”", "one of them", OPEN, "direct"),
    ("the geese stay", "Jon Bask", NAMED, "indirect"),
]
AS_INFERRED = "he → stands for Jon Bask (inferred, 72 %; or Hal <b>Ostrom 30 %)"
AS_OPEN = "one of them (? perhaps Jon Bask 45 %, Hal <b>Ostrom 30 %)"
FOLDED = "1 fragment of indirect speech, three words or fewer, is hidden"
URL = "https://bugle.example/geese"


def geese() -> Reading:
    """An article with a quotation of each state, and a fragment."""
    text, quotations = "", []
    for content, source, speaker, type in PARTS:
        start = len(text)
        text += f"{content} said {source}.\n\n"
        at = start + len(content)
        spans = ((Span(start, at),), (Span(at + 1, at + 5),), (Span(at + 6, at + 6 + len(source)),))
        quotations.append(Quotation(*spans, type, 0.55, "speech", speaker))
    document = Document(
        "geese", text, url=URL, title="Geese", outlet="The Bugle", published="2026-03-04"
    )
    return Reading(document, tuple(quotations))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("known") / "onrecord.db") as record:
        assert record.add(geese())
        yield record


@pytest.fixture(scope="module")
def asked(shelf: Record, reader: Reader) -> Iterator[TestClient]:
    with TestClient(application(shelf, reader), ADDRESS) as client:
        yield client


def words_of(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert "<b>Ostrom" not in answer.text
    return " ".join(html.fromstring(answer.text).find(".//main").text_content().split())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/search?words=geese", (AS_INFERRED, AS_OPEN, FOLDED, "found: 55 % sure")),
        (
            "/article/1",
            (AS_INFERRED, AS_OPEN, FOLDED, "55 % sure that it is a quotation with these parts"),
        ),
        ("/speaker/1", (f"Attributed to {AS_INFERRED}", FOLDED)),
        ("/statement/2", (AS_INFERRED, "What Jon Bask (inferred) is reported to have said")),
        ("/statement/3", (AS_OPEN, "What somebody unknown is reported to have said")),
        ("/check?quotation=The geese like it here by the sea", (AS_INFERRED,)),
    ],
)
def test_page_tells_how_well_the_speaker_is_known(
    asked: TestClient, address: str, told: tuple[str, ...]
) -> None:
    shown = words_of(asked, address)
    for one in told:
        assert one in shown


@pytest.mark.parametrize(
    "address", ["/search?words=geese", "/article/1", "/speaker/1", "/statement/2"]
)
def test_card_has_the_publishers_page_and_a_citation(asked: TestClient, address: str) -> None:
    page = html.fromstring(asked.get(address).text)
    links = page.xpath(f".//a[@href='{URL}']")
    assert links and all(
        {"noopener", "noreferrer"} <= set(link.get("rel").split()) for link in links
    )
    citations = [
        " ".join(one.text_content().split())
        for one in page.xpath(".//details/*[@class='citation']")
    ]
    assert (
        "he [Jon Bask, inferred, 72 %; or Hal <b>Ostrom 30 %]: “The geese like it here by the sea” "
        + (f"(The Bugle, 4 March 2026, {URL})")
        in citations
    )
    assert all("hidden" in button.attrib for button in page.xpath(".//button[@class='copy']"))


def test_card_of_an_article_without_a_web_address_links_nowhere(
    reader: Reader, tmp_path: Path
) -> None:
    hostile = Reading(replace(geese().document, url="javascript:alert(1)"), geese().quotations)
    with Record.open(tmp_path / "onrecord.db") as record:
        assert record.add(hostile)
        with TestClient(application(record, reader), ADDRESS) as client:
            for address in ("/search?words=geese", "/article/1", "/statement/1", "/speaker/1"):
                page = client.get(address).text
                assert 'href="javascript:' not in page and "(The Bugle, 4 March 2026)" in page


@pytest.mark.parametrize(
    "address",
    ["/search?words=geese&fragments=1", "/article/1?fragments=1", "/speaker/1?fragments=1"],
)
def test_fragments_are_shown_where_they_are_asked_for(asked: TestClient, address: str) -> None:
    assert "the geese stay" in words_of(asked, address) and "hidden" not in words_of(asked, address)


def test_search_that_finds_only_fragments_says_so(asked: TestClient) -> None:
    shown = words_of(asked, "/search?words=stay")
    assert "Nothing found" in shown and "of indirect speech, three words or fewer" in shown
    assert "the geese stay" in words_of(asked, "/search?words=stay&fragments=true")


@pytest.mark.parametrize(("state", "count"), [("named", 1), ("inferred", 1), ("open", 1)])
def test_search_by_state(asked: TestClient, state: str, count: int) -> None:
    hits = asked.get("/api/v1/search", params={"state": state, "outlet": "The Bugle"}).json()[
        "hits"
    ]
    assert {hit["quotation"]["speaker"]["state"] for hit in hits} == {state}
    assert "How the speaker is known: " in words_of(asked, f"/search?words=geese&state={state}")


def test_api_counts_what_it_folds(asked: TestClient) -> None:
    told = asked.get("/api/v1/facets?words=geese").json()
    whole = asked.get("/api/v1/facets?words=geese&fragments=true").json()
    assert told["folded"] >= 1 and whole["folded"] == 0
    assert whole["total"] == told["total"] + told["folded"]
    assert {"named", "inferred", "open"} == {one["value"] for one in told["facets"]["state"]}
    assert asked.get("/api/v1/speakers/1").json()["folded"] == 1
    assert asked.get("/api/v1/speakers/1?fragments=true").json()["folded"] == 0
    assert "the geese stay" in asked.get("/api/v1/quotations?words=geese").text, "an export has all"
    assert "the geese stay" not in asked.get("/search.csv?words=geese").text, "what the page shows"
    assert "the geese stay" in asked.get("/search.csv?words=geese&fragments=1").text


def test_agent_folds_fragments_and_says_how_many(shelf: Record, reader: Reader) -> None:
    tools = Tools(shelf, reader, 1000)
    told = tools.article(1)
    assert len(told["quotations"]) == 3 and told["left_out"] == {"fragments": 1}
    assert len(tools.article(1, fragments=True)["quotations"]) == 4
    assert tools.speaker("#1")["folded"] == 1


def test_newest_statements_of_a_day_have_those_in_quotation_marks_first(asked: TestClient) -> None:
    page = html.fromstring(asked.get("/speaker/1?fragments=1").text)
    types = [
        one.xpath(".//li[@class='tag']")[0].text
        for one in page.xpath(".//li[starts-with(@id, 's')]")
    ]
    assert types == sorted(types) and "indirect" in types


def test_copying_needs_no_inline_script(asked: TestClient) -> None:
    page = asked.get("/search?words=geese").text
    assert '<script src="/static/copy.js" defer>' in page and "onclick" not in page
    assert (Path(__file__).parents[2] / "onrecord/serve/static/copy.js").read_text().isascii()
