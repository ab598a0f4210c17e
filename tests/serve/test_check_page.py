from pathlib import Path
from typing import get_args
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.record import EXPLAINED, SIGNS, Record, Verdict

CLOSING = "We will close the bridge before the ferry runs again"
ASKED = [
    ("We will not close the bridge before the ferry runs again", "Ilse Marn", "verbatim"),
    (CLOSING, "Ilse Marn", "altered"),
    ("We will not close the bridge", "Ilse Marn", "shortened"),
    ("We will not sell the bridge before the ferry runs again", "Ilse Marn", "altered"),
    ("The bridge would stay open until the ferry was back in service", "Ilse Marn", "made direct"),
    ("I would drive my own family across it", "Petra Novak", "other speaker"),
    ("All volcanoes are sleeping dogs", "", "not on record"),
]


def shown(
    client: TestClient, quotation: str, speaker: str = "", status: int = 200
) -> html.HtmlElement:
    answer = client.get("/check", params={"quotation": quotation, "speaker": speaker})
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_check_explains_and_signs_every_verdict() -> None:
    assert set(EXPLAINED) == set(SIGNS) == set(get_args(Verdict))
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_check_without_anything_is_the_form(client: TestClient) -> None:
    page = html.fromstring(client.get("/check").text)
    [form] = page.forms
    assert (form.method, form.action, form.inputs["quotation"].value) == ("GET", "/check", "")
    assert [label.get("for") for label in form.xpath(".//label")] == ["quotation", "speaker"]
    assert [text(verdict) for verdict in page.xpath(".//dd")] == list(EXPLAINED.values())
    assert page.find_class("verdict") == []


@pytest.mark.parametrize(("quotation", "speaker", "verdict"), ASKED)
def test_check_tells_the_verdict_in_words(
    client: TestClient, quotation: str, speaker: str, verdict: Verdict
) -> None:
    page = shown(client, quotation, speaker)
    assert text(page.get_element_by_id("verdict")).casefold() == f"{SIGNS[verdict]} {verdict}"
    assert text(page.find_class("explained")[0]).casefold() == f"{EXPLAINED[verdict]}."
    assert text(page.xpath(".//blockquote")[0]) == quotation
    assert text(page.xpath(".//figcaption")[0]) == f"attributed to {speaker or 'anybody'}"
    assert page.forms[0].fields["quotation"] == quotation
    address = f"/check.json?quotation={quote(quotation).replace('%20', '+')}"
    address += f"&speaker={speaker.replace(' ', '+')}" if speaker else ""
    assert page.xpath(f".//a[@href='{address}']")


def test_check_shows_the_evidence_of_the_record(client: TestClient, record: Record) -> None:
    cards = shown(client, CLOSING, "Ilse Marn").find_class("evidence")
    evidence = record.check(CLOSING, "Ilse Marn").evidence
    assert len(cards) == len(evidence) > 2
    for card, one in zip(cards, evidence, strict=True):
        assert card.find_class("passage")[0].text_content() == one.hit.passage.text
        said = "".join(one.hit.passage.of(span) for span in one.hit.quotation.content)
        assert "".join(part.text_content() for part in card.find_class("told")) == said
        assert (
            text(card.find_class("manner")[0])
            == f"{SIGNS[one.manner]} {one.manner}, by the speaker named"
        )
        assert card.xpath(f".//a[@href='/article/{one.hit.article}#q{one.hit.number}']")
        assert one.hit.document.outlet is not None and one.hit.document.outlet in text(card)


def test_check_tells_what_was_dropped_and_how_the_words_differ(client: TestClient) -> None:
    page = shown(client, CLOSING, "Ilse Marn")
    assert text(page.find_class("dropped")[0]) == "Left out: a negation."
    first = page.find_class("evidence")[0]
    assert [text(differs) for differs in first.xpath(".//*[@class='differences']/li")] == [
        "left out: not"
    ]
    assert [told.text for told in first.xpath(".//ins")] == ["not"]


def test_check_tells_the_words_asked_and_those_of_the_report(client: TestClient) -> None:
    page = shown(client, "We will not sell the bridge before the ferry runs again", "Ilse Marn")
    [differs] = page.find_class("evidence")[0].xpath(".//*[@class='differences']/li")
    assert text(differs) == "you have sell, the report has close"
    assert (differs.xpath(".//del")[0].text, differs.xpath(".//ins")[0].text) == ("sell", "close")


def test_check_of_another_speaker_says_so_of_the_evidence(client: TestClient) -> None:
    page = shown(client, "I would drive my own family across it", "Petra Novak")
    [card] = page.find_class("evidence")
    assert text(card.xpath(".//h3")[0]).startswith("Juri Falk")
    assert text(card.find_class("manner")[0]) == "✓ verbatim, but not by the speaker named"


def test_check_of_what_is_denied_shows_who_denies_it(client: TestClient) -> None:
    page = shown(client, "The bridge will be closed after the election", "Ilse Marn")
    assert text(page.get_element_by_id("verdict")) == "✗ Denied"
    assert text(page.find_class("manner")[0]) == "✗ denies it, by the speaker named"


def test_check_that_finds_nothing_does_not_say_it_was_not_said(client: TestClient) -> None:
    page = shown(client, "All volcanoes are sleeping dogs")
    assert "that does not mean it was not said" in text(page)
    assert page.xpath(
        ".//a[@href='/search?meaning=true&words=All%20volcanoes%20are%20sleeping%20dogs']"
    )
    assert page.find_class("evidence") == []


def test_check_takes_a_form_that_is_sent(client: TestClient) -> None:
    sent = client.post("/check", data={"quotation": CLOSING, "speaker": "Ilse Marn"})
    got = client.get("/check", params={"quotation": CLOSING, "speaker": "Ilse Marn"})
    assert sent.status_code == 200
    assert sent.text == got.text


@pytest.mark.parametrize(
    ("quotation", "speaker", "told"),
    [
        ("?!", "", "got no word to look for in '?!'"),
        ("a " * 1001, "", "quotation: got 2,001 characters, expected at most 2,000"),
        ("bridge", "M" * 2001, "speaker: got 2,001 characters"),
    ],
)
def test_check_that_cannot_be_is_told_beside_the_form(
    client: TestClient, quotation: str, speaker: str, told: str
) -> None:
    page = shown(client, quotation, speaker, 422)
    assert told in text(page.xpath("//*[@role='alert']")[0])
    assert len(page.forms) == 1
    assert page.find_class("verdict") == []


def test_check_counts_the_end_of_a_line_once(client: TestClient) -> None:
    lines = "bridge\r\n" * 250
    assert client.post("/check", data={"quotation": lines}).status_code == 200


def test_check_shows_hostile_words_as_words(client: TestClient) -> None:
    page = shown(client, "We will not be & never were <img src=x onerror=alert(2)>", "<i>Kell</i>")
    [main] = page.xpath(".//main")
    assert main.xpath(".//script | .//img | .//b | .//i") == []
    assert "<b>We</b> will not be & never were" in text(main)
    assert "\u202e" not in main.text_content()
    assert text(page.xpath(".//figcaption")[0]) == "attributed to <i>Kell</i>"


def test_check_stylesheet_has_every_verdict() -> None:
    style = (Path(__file__).parents[2] / "onrecord/serve/static/check.css").read_text(
        encoding="utf8"
    )
    assert all(
        f".verdict.{verdict.replace(' ', '-')}" in style
        for verdict in EXPLAINED
        if verdict != "not on record"
    )
