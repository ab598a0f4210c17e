import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.record import Record
from onrecord.serve.pages.statement import EXPLAINED

AS_A_PERSON = {"accept": "text/html"}
BRIDGE, HERALD, DENIAL = 1, 3, 5


def page(client: TestClient, number: int) -> html.HtmlElement:
    answer = client.get(f"/statement/{number}", headers=AS_A_PERSON)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def number_of(record: Record, article: int, rank: int) -> int:
    found = record.article(article)
    assert found is not None
    return found.quotations[rank - 1].number


def cards(shown: html.HtmlElement) -> list[html.HtmlElement]:
    return list(shown.xpath("//section[@aria-labelledby='reports']/ol/li"))


def tags(card: html.HtmlElement) -> list[str]:
    return [tag.text_content() for tag in card.xpath("ul[@class='tags']/li")]


def test_statement_shows_all_reports_in_the_order_of_time(
    client: TestClient, record: Record
) -> None:
    asked = number_of(record, BRIDGE, 3)
    shown = page(client, asked)
    assert shown.findtext(".//h1/bdi") == "Ilse Marn"
    assert "3 reports of one statement, 2 of them independent" in shown.text_content()
    found = cards(shown)
    assert [" ".join(card.find("h3").text_content().split()) for card in found] == [
        "Varn Courier · 2026-03-04",
        "Radio Tessel · 2026-03-05",
        "Lower Varn Gazette · 2026-03-06",
    ]
    assert tags(found[0]) == ["the fullest report", "first to report", "your selection"]
    assert tags(found[1]) == ["shortened"]
    assert tags(found[2]) == ["the same words as the fullest", "a copy"]
    assert [card.get("aria-current") for card in found] == ["true", None, None]


def test_statement_marks_what_a_report_cut(client: TestClient, record: Record) -> None:
    card = cards(page(client, number_of(record, BRIDGE, 3)))[1]
    [cut] = card.iter("del")
    assert cut.text_content() == "[cut: and nobody in this town will have to walk to work]"
    assert not list(card.iter("ins"))
    assert "before the ferry runs again,”" in card.text_content()


def test_statement_shows_the_fullest_beside_them(client: TestClient, record: Record) -> None:
    asked = number_of(record, BRIDGE, 3)
    shown, found = page(client, asked), record.statement(asked)
    assert found is not None
    [fullest] = shown.xpath("//section[@aria-labelledby='fullest']//blockquote")
    assert fullest.text_content() == found.fullest.content


def test_statement_links_denials_both_ways(client: TestClient, record: Record) -> None:
    denial = next(
        hit.number
        for number in range(1, 12)
        for hit in getattr(record.article(number), "quotations", ())
        if (statement := record.statement(hit.number)) and statement.denied
    )
    denied = record.statement(denial)
    assert denied is not None
    links = page(client, denial).xpath("//section[@aria-labelledby='denied']//a/@href")
    assert f"/statement/{denied.denied[0].number}" in links
    back = page(client, denied.denied[0].number).xpath(
        "//section[@aria-labelledby='denials']//a/@href"
    )
    assert any(link.startswith("/statement/") for link in back)


def test_statement_of_a_hostile_article_is_harmless(client: TestClient, record: Record) -> None:
    article = record.article("hostile")
    assert article is not None
    asked = next(hit.number for hit in article.quotations if "\u202e" in hit.content)
    answer = client.get(f"/statement/{asked}", headers=AS_A_PERSON)
    shown = html.fromstring(answer.text)
    assert [one.get("src") for one in shown.iter("script")] == [
        "/static/htmx.min.js",
        "/static/copy.js",
    ]
    assert not list(shown.iter("img", "i", "b"))
    assert shown.xpath("//@*[starts-with(name(), 'on') or name() = 'style']") == []
    assert not {"\u202e", "\u200b"} & set(answer.text)
    assert "⟦U+202E⟧" in shown.findtext(".//title")


def test_every_statement_has_a_page(client: TestClient, record: Record) -> None:
    for number in range(1, record.counts().quotations + 1):
        shown = page(client, number)
        assert len(cards(shown)) >= 1
        assert {tags(card)[0] for card in cards(shown)} <= {*EXPLAINED.values(), "the only report"}
        assert len(set(shown.xpath("//@id"))) == len(shown.xpath("//@id"))


@pytest.mark.parametrize("number", ["0", "999", "9" * 18, "9" * 19, "9" * 5000, "-1", "x"])
def test_statement_that_is_not_on_record_is_not_found(client: TestClient, number: str) -> None:
    answer = client.get(f"/statement/{number}", headers=AS_A_PERSON)
    assert answer.status_code == 404
    assert "text/html" in answer.headers["content-type"]
