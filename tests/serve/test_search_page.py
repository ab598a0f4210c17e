from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.reader import Reader
from onrecord.record import Query, Record
from onrecord.serve import Settings, application
from onrecord.serve.cursors import Cursor
from onrecord.types import Document, Quotation, Reading, Span, Speaker


def shown(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def cards(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath(".//ol/li[@class='card']")


def numbers(page: html.HtmlElement) -> list[int]:
    links = (
        card.xpath(".//a[starts-with(@href, '/statement/')]")[0].get("href") for card in cards(page)
    )
    return [int(link.rpartition("/")[2]) for link in links]


def many(record: Record, count: int, first: int = 0) -> None:
    for number in range(first, first + count):
        said = f"“The weathercock turns {number} times”"
        quotation = Quotation(
            (Span(0, len(said)),), (), (), "direct", 0.9, "speech", Speaker("Ada Vane", "person")
        )
        assert record.add(
            Reading(
                Document(f"cock {number}", f"{said}, she said.", published="2026-01-01"),
                (quotation,),
            )
        )


def test_search_shows_what_the_record_finds(client: TestClient, record: Record) -> None:
    page = shown(client, "/search?words=bridge+ferry")
    hits = record.search(Query("bridge ferry"))
    assert numbers(page) == [hit.number for hit in hits] != []
    assert text(page.get_element_by_id("found")) == f"{len(hits)} quotations"
    for card, hit in zip(cards(page), hits, strict=True):
        assert card.find_class("passage")[0].text_content() == hit.passage.text
        assert "".join(part.text_content() for part in card.find_class("told")) == "".join(
            hit.passage.of(span) for span in hit.quotation.content
        )
        assert [mark.text for mark in card.xpath(".//mark")] == [
            hit.passage.of(span) for span in hit.matched
        ]
        assert card.xpath(f".//a[@href='/article/{hit.article}#q{hit.number}']")


def test_search_card_tells_who_how_and_where(client: TestClient) -> None:
    [card] = cards(shown(client, "/search?words=safety&outlet=radio+tessel"))
    assert text(card.xpath(".//h3")[0]) == "Ilse Marn, Mayor"
    assert card.xpath(".//h3/a")[0].get("href").startswith("/speaker/")
    assert [text(tag) for tag in card.find_class("tag")] == ["direct"]
    assert "Costs of bridge repair rise · Radio Tessel · 2026-04-02 · publisher’s page" in text(
        card
    )


def test_search_without_anything_shows_the_latest(client: TestClient) -> None:
    page = shown(client, "/search")
    assert text(page.get_element_by_id("found")) == "The latest published"
    assert "2026-06-12" in text(cards(page)[0])
    assert len(cards(page)) == 10
    assert page.xpath("//link[@rel='alternate']") == page.find_class("downloads") == []


def test_search_leads_to_the_address_without_empty_fields(client: TestClient) -> None:
    answer = client.get(
        "/search?words=bridge&speaker=&kind=+&sort=relevance&denies=false", follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/search?words=bridge&denies=false",
    )
    assert (
        client.get("/search?words=&sort=newest", follow_redirects=False).headers["location"]
        == "/search?sort=newest"
    )
    assert client.get("/search?words=", follow_redirects=False).headers["location"] == "/search"
    assert client.get("/search?words=").status_code == 200


def test_search_form_keeps_what_was_asked(client: TestClient) -> None:
    asked = {
        "words": '"the <bridge>"',
        "speaker": "Marn",
        "kind": "person",
        "denies": "false",
        "sort": "newest",
    }
    asked |= {"since": "2026-03", "meaning": "true"}
    form = shown(
        client, "/search?" + "&".join(f"{name}={quote(value)}" for name, value in asked.items())
    )
    [form] = form.forms
    assert {name: value for name, value in form.form_values() if value} == asked
    assert form.xpath(".//details")[0].get("open") is not None
    named = {label.get("for") for label in form.xpath(".//label")}
    assert named == {field.get("id") for field in form.xpath(".//input | .//select")}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("words=bridge&kind=robot", "kind: got 'robot', expected 'person'"),
        ("words=bridge&type=loud", "type: got 'loud', expected 'direct', 'indirect' or 'mixed'"),
        ("words=bridge&sort=best&denies=perhaps", "sort: got 'best'"),
        ("words=bridge&since=soon", "since: got 'soon', expected a date such as 2020-04-12"),
        ("words=bridge&kind=robot&since=soon", "since: got 'soon'"),
        ("words=%3F%21", "got no word to search for"),
        (f"words={'a' * 2001}", "words: got 'aaa"),
        ("kind=%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>"),
    ],
)
def test_search_that_cannot_be_is_told_beside_the_form(
    client: TestClient, asked: str, told: str
) -> None:
    page = shown(client, f"/search?{asked}", 422)
    assert told in text(page.xpath("//*[@role='alert']")[0])
    assert len(page.forms) == 1
    assert page.forms[0].fields["words"] == (
        "bridge" if "bridge" in asked else "?!" if "%3F" in asked else ""
    )
    assert cards(page) == []


def test_search_that_finds_nothing_says_what_that_means_and_how_to_go_on(
    client: TestClient,
) -> None:
    page = shown(client, "/search?words=volcano+peaks&type=direct")
    assert text(page.get_element_by_id("found")) == "Nothing found"
    assert "That does not mean it was not said" in text(page)
    ways = [link.get("href") for link in page.xpath(".//*[@class='ways']//a")]
    assert ways == [
        "/search?words=volcano+peaks&type=direct&meaning=true",
        "/search?words=volcano%20peaks",
        "/check?quotation=volcano%20peaks",
    ]
    again = shown(client, ways[0])
    assert "meaning=true" not in " ".join(
        link.get("href") for link in again.xpath(".//*[@class='ways']//a")
    )


def test_search_facets_and_chips_lead_on_and_back(client: TestClient) -> None:
    page = shown(client, "/search?words=bridge")
    link = next(link for link in page.xpath(".//aside//a") if text(link) == "Radio Tessel")
    narrowed = shown(client, link.get("href"))
    assert len(cards(narrowed)) == int(text(link.getnext())) > 1
    assert all("Radio Tessel" in text(card) for card in cards(narrowed))
    [chip] = narrowed.xpath(".//*[@class='chips']//a")
    assert text(chip) == "Remove Outlet: Radio Tessel ×"
    assert chip.get("href") == "/search?words=bridge"


def test_search_links_to_what_may_be_taken_along(client: TestClient) -> None:
    page = shown(client, "/search?words=bridge&type=direct")
    downloads = ".//*[starts-with(@class, 'downloads')]//a[starts-with(@href, '/search.')]"
    links = [link.get("href") for link in page.xpath(downloads)]
    assert links == [
        f"/search.{kind}?words=bridge&type=direct" for kind in ("json", "csv", "atom", "rss")
    ]
    assert (
        page.xpath("//link[@rel='alternate']")[0].get("href")
        == "/search.atom?words=bridge&type=direct"
    )


def test_search_pages_fit_together_while_articles_are_added(
    client: TestClient, record: Record
) -> None:
    many(record, 45)
    expected = [hit.number for hit in record.search(Query("weathercock", limit=100))]
    address, found = "/search?words=weathercock", []
    for number in range(3):
        page = shown(client, address)
        found += numbers(page)
        assert (page.find_class("cards")[0].get("start")) == str(20 * number + 1)
        following = page.xpath(".//a[@rel='next']")
        assert len(following) == (number < 2)
        address = following[0].get("href") if following else ""
        many(record, 3, 100 + 3 * number)
    assert found == expected


def test_search_next_page_goes_by_an_opaque_cursor(client: TestClient, record: Record) -> None:
    many(record, 30)
    first = shown(client, "/search?words=weathercock")
    assert text(first.get_element_by_id("found")) == "30 quotations, 1 to 20"
    [link] = first.xpath(".//a[@rel='next']")
    [cursor] = parse_qs(urlsplit(link.get("href")).query)["cursor"]
    assert Cursor.decoded(cursor) == Cursor(20, record.latest())
    second = shown(client, link.get("href"))
    assert text(second.get_element_by_id("found")) == "30 quotations, 21 to 30"
    assert second.find_class("first")[0].get("href") == "/search?words=weathercock"


def test_search_next_page_that_a_script_asks_for_is_only_the_quotations(
    client: TestClient, record: Record
) -> None:
    many(record, 50)
    [link] = shown(client, "/search?words=weathercock").xpath(".//a[@rel='next']")
    assert link.get("hx-get") == link.get("href")
    answer = client.get(link.get("hx-get"), headers={"hx-request": "true"})
    part = html.fragment_fromstring(answer.text, create_parent="div")
    assert answer.headers["vary"] == "HX-Request"
    assert part.xpath(".//form | .//aside | .//h1") == []
    assert len(cards(part)) == 20 and len(part.xpath(".//a[@rel='next']")) == 1
    assert text(part.xpath(".//*[@autofocus]")[0]) == "Quotations 21 to 40"


def test_search_beyond_the_last_page_says_so(client: TestClient) -> None:
    page = shown(client, f"/search?words=bridge&cursor={Cursor(500, 10_000).encoded()}")
    assert "beyond this page" in text(page)


@pytest.mark.parametrize("cursor", ["x", "W10", Cursor(2_000_000, 5).encoded()])
def test_search_with_a_cursor_that_is_none_is_refused(client: TestClient, cursor: str) -> None:
    answer = client.get(f"/search?words=bridge&cursor={cursor}", headers={"accept": "text/html"})
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_search_shows_hostile_words_as_words(client: TestClient) -> None:
    page = shown(client, "/search?words=zerowidth")
    [main] = page.xpath(".//main")
    assert main.xpath(".//script | .//img | .//b | .//i") == []
    assert "<b>We</b> will not be & never were <img src=x onerror=alert(2)>" in text(main)
    assert "\u202e" not in main.text_content()
    assert "{{ 7 * 7 }}" in text(main)


def test_search_cuts_what_is_too_long_and_says_where_the_rest_is(
    client: TestClient, record: Record
) -> None:
    said = "“" + "Endless talk. " * 500 + "”"
    record.add(
        Reading(
            Document("endless", said), (Quotation((Span(0, len(said)),), (), (), "direct", 0.9),)
        )
    )
    [card] = cards(shown(client, "/search?words=endless"))
    passage = card.find_class("passage")[0]
    assert len(passage.text_content()) < 2100
    assert text(passage.xpath(".//a")[0]) == "the rest is in the article"


def test_search_of_an_empty_record_leads_to_adding(reader: Reader, tmp_path: Path) -> None:
    with (
        Record.open(tmp_path / "empty.db") as empty,
        TestClient(application(empty, reader, Settings()), "http://localhost") as client,
    ):
        page = shown(client, "/search")
        assert text(page.get_element_by_id("found")) == "Nothing is on record yet"
        assert page.xpath(".//main//a[@href='/add']")
        assert (
            text(shown(client, "/search?words=bridge").get_element_by_id("found"))
            == "Nothing found"
        )
