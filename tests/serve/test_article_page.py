from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.record import Record
from onrecord.serve.pages.article import LONGEST, MOST_QUOTATIONS
from onrecord.serve.rendering import labelled, visible
from onrecord.types import Document, Mention, Quotation, Reading, Said, Span, Speaker

AS_A_PERSON = {"accept": "text/html"}
BRIDGE, COPY, DENIAL, FERRY, TAXES, HOSTILE = 1, 4, 5, 9, 10, 11


def page(client: TestClient, number: int) -> html.HtmlElement:
    answer = client.get(f"/article/{number}", headers=AS_A_PERSON)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    """What is read in a part of a page, without what is there for screen readers and the
    numbers."""
    for hidden in element.xpath(".//*[contains(@class, 'visually-hidden')] | .//a[@class='ref']"):
        hidden.drop_tree()
    return str(element.text_content())


def told(entry: html.HtmlElement) -> dict[str, str]:
    return {
        row.find("dt").text_content(): row.find("dd").text_content()
        for row in entry.iterfind(".//dl/div")
    }


def put(record: Record, reading: Reading) -> int:
    assert record.add(reading)
    found = record.article(reading.document.id)
    assert found is not None
    return found.number


def test_article_shows_the_whole_text_as_it_is(client: TestClient, record: Record) -> None:
    for number in range(1, 11):
        reading = record.reading(number)
        assert reading is not None
        [shown] = page(client, number).xpath("//div[@class='words']")
        paragraphs = [words(paragraph) for paragraph in shown.iterfind("p")]
        assert paragraphs == reading.document.text.split("\n\n")


def test_article_tells_content_cue_and_source_apart(client: TestClient) -> None:
    shown = page(client, BRIDGE)
    for role, expected in (
        ("content", "“The pillars are sound,”"),
        ("cue", "told"),
        ("source", "Mayor Ilse Marn"),
    ):
        assert expected in [
            words(one) for one in shown.xpath(f"//div[@class='words']//span[@class='{role}']")
        ]
    [legend] = shown.xpath("//ul[contains(@class, 'legend')]")
    assert [one.get("class") for one in legend.iterfind("li/span")] == ["content", "cue", "source"]
    read_out = shown.xpath("string(//div[@class='words'])")
    assert (
        "[quotation 6 begins]" in read_out
        and "[quotation 6 goes on]" in read_out
        and "[6 ends]" in read_out
    )


def test_article_leads_from_each_quotation_to_its_entry_and_back(
    client: TestClient, record: Record
) -> None:
    shown, found = page(client, BRIDGE), record.article(BRIDGE)
    assert found is not None and len(found.quotations) == 6
    for rank, hit in enumerate(found.quotations, 1):
        [anchor] = shown.xpath(f"//*[@id='q{hit.number}']")
        assert anchor.get("href") == f"#about-{rank}"
        [entry] = shown.xpath(f"//li[@id='about-{rank}']")
        hrefs = entry.xpath(".//a/@href")
        assert hrefs[0] == f"#q{hit.number}" and f"/statement/{hit.number}" in hrefs
        assert f"/speaker/{hit.speaker}" in hrefs
    assert len(set(shown.xpath("//@id"))) == len(shown.xpath("//@id"))


def test_article_tells_what_a_quotation_resolves_to(client: TestClient) -> None:
    entries = page(client, BRIDGE).xpath("//li[starts-with(@id, 'about-')]")
    assert told(entries[1]) == {
        "source": "Mayor Ilse Marn",
        "cue": "told",
        "role": "Mayor",
        "type": "indirect, speech",
        "to": "the town council",
        "said": "2026-03-04 (“March 4”)",
    }
    assert told(entries[4])["where"] == "in a statement"
    denial = page(client, DENIAL).xpath("//li[@id='about-2']")[0]
    assert told(denial)["denies"] == "that the bridge would be closed after the election"


def test_article_tells_all_that_may_be_told(client: TestClient, record: Record) -> None:
    text = "Vee said: Ada told Bo “We never did” today, said Cee for the Works. So Vee."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    one = Quotation(
        (at("“We never did”"),),
        (),
        (),
        "mixed",
        0.424,
        speaker=Speaker("Cee", "person", on_behalf_of="the Works", issuer="the Trust"),
        addressee=Mention("Bo Sand", at("Bo")),
        said=Said("2026-03-04/2026-03-06", at("today")),
        denies=True,
        relayed_by=(Mention("Vee", at("Vee")), Mention("Ada Sorel", at("Ada"))),
        within=1,
    )
    other = Quotation((Span(10, 66),), (at("said"),), (at("Vee"),), "indirect", 0.6)
    number = put(record, Reading(Document("all", text, furniture=(at("So Vee."),)), (one, other)))
    shown = page(client, number)
    entry, unresolved = shown.xpath("//li[starts-with(@id, 'about-')]")
    assert told(entry) == {
        "source": "none given",
        "for": "the Works",
        "issued by": "the Trust",
        "type": "mixed, mode unknown",
        "to": "Bo Sand (“Bo”)",
        "said": "2026-03-04/2026-03-06 (“today”)",
        "denies": "what was said before",
        "through": "Vee, Ada Sorel (“Ada”)",
        "found": "42 % sure that it is a quotation with these parts",
        "within": "quotation 2",
    }
    assert "speaker open" in unresolved.text_content() and "confidence" not in told(unresolved)
    assert [one.text_content() for one in shown.xpath("//span[@class='content nested']")] == [
        "“We never did”"
    ]
    assert [one.text_content() for one in shown.xpath("//p/span[@class='furniture']")] == [
        "So Vee."
    ]
    assert "outlet unknown" in shown.text_content() and "date unknown" in shown.text_content()


def test_issuer_is_shown_beside_the_document_wherever_it_speaks(
    client: TestClient, record: Record
) -> None:
    text = "The survey said that the orchards are dying."
    report = Quotation(
        (Span(16, 43),),
        (Span(11, 15),),
        (Span(0, 10),),
        "indirect",
        0.9,
        speaker=Speaker("survey", "document"),
    )
    issued = replace(report, speaker=Speaker("survey", "document", issuer="Orchard Board"))
    number = put(record, Reading(Document("survey", text), (issued,)))
    found = record.article(number)
    assert found
    for address in ("/search?words=orchards", f"/statement/{found.quotations[0].number}"):
        shown = client.get(address, headers=AS_A_PERSON)
        assert "issued by <bdi>Orchard Board</bdi>" in shown.text, address


def test_article_tells_its_copies(client: TestClient) -> None:
    shown = page(client, COPY)
    [line] = shown.xpath("//section[@aria-labelledby='copies']//li")
    assert line.xpath("a/@href") == [f"/article/{BRIDGE}"]
    assert "Varn Courier" in line.text_content() and "first on record" in line.text_content()


def test_article_tells_what_changed_from_version_to_version(client: TestClient) -> None:
    shown = page(client, FERRY)
    [changes] = shown.xpath("//ul[@class='changes']")
    assert [words(one) for one in changes.xpath(".//del")] == ["twice"]
    assert [words(one) for one in changes.xpath(".//ins")] == ["broke", "once"]
    assert "[cut: twice]" in page(client, FERRY).text_content()
    assert "Version 2 of 2, this one" in shown.text_content()


def test_article_shows_a_hostile_one_harmlessly(client: TestClient, record: Record) -> None:
    answer = client.get(f"/article/{HOSTILE}", headers=AS_A_PERSON)
    shown = html.fromstring(answer.text)
    assert [one.get("src") for one in shown.iter("script")] == [
        "/static/htmx.min.js",
        "/static/copy.js",
    ]
    assert not list(shown.iter("img", "i", "b"))
    assert shown.xpath("//@*[starts-with(name(), 'on') or name() = 'style']") == []
    assert shown.xpath("//a[contains(@href, 'evil')]") == []
    assert "{{ 7 * 7 }}" in shown.text_content()
    assert not {"\u202e", "\u202c", "\u200b"} & set(answer.text)
    marks = [one.text for one in shown.xpath("//div[@class='words']//span[@class='hidden-mark']")]
    assert marks == ["⟦U+202E⟧", "⟦U+202C⟧", "⟦U+200B⟧"]


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://courier.example/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_article_links_only_to_web_addresses(
    client: TestClient, record: Record, url: str | None, links: bool
) -> None:
    shown = page(client, put(record, Reading(Document("u", "Nothing was said.", url=url), ())))
    found = shown.xpath("//a[@rel='noopener noreferrer nofollow']/@href")
    assert found == ([url] if links else [])
    assert (url or "address unknown") in shown.text_content()
    assert "No quotations were found" in shown.text_content()


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", ["ar"]), ("en-GB", ["en-GB"]), ('x" onload="y', [])]
)
def test_article_tells_its_language(
    client: TestClient, record: Record, language: str, expected: list[str]
) -> None:
    number = put(record, Reading(Document("l", "قال “نعم”.", language=language), ()))
    assert page(client, number).xpath("//div[@class='words']/@lang") == expected


def test_article_of_a_million_characters_shows_its_beginning(
    client: TestClient, record: Record
) -> None:
    text = "Ada said yes. " * 75_000
    starts = range(9, len(text), 14 * 100)
    each = tuple(
        Quotation((Span(at, at + 3),), (Span(at - 5, at - 1),), (), "direct", 0.9) for at in starts
    )
    number = put(record, Reading(Document("long", text), each))
    answer = client.get(f"/article/{number}", headers=AS_A_PERSON)
    shown = html.fromstring(answer.text)
    [whole] = shown.xpath("//div[@class='words']")
    assert words(whole).strip() == text[:LONGEST].strip()
    assert f"{len(text) - LONGEST:,} more characters are left out here" in shown.text_content()
    assert len(shown.xpath("//li[starts-with(@id, 'about-')]")) == MOST_QUOTATIONS
    assert f"{len(each) - MOST_QUOTATIONS} more are in" in shown.text_content()
    beyond = shown.xpath("//li[@id='about-400']/p/@id")
    assert beyond and beyond[0].startswith("q")
    assert len(answer.content) < 1_000_000
    [link] = shown.xpath("//p[@class='card']/a[contains(text(), 'with the text')]/@href")
    assert client.get(link).json()["text"] == text


def test_article_is_small(client: TestClient) -> None:
    assert len(client.get(f"/article/{BRIDGE}", headers=AS_A_PERSON).content) < 200_000


@pytest.mark.parametrize(
    "number", ["0", "999", "9" * 18, "9" * 19, "9" * 5000, "-1", "x", "1x", "٣"]
)
def test_article_that_is_not_on_record_is_not_found(client: TestClient, number: str) -> None:
    answer = client.get(f"/article/{number}", headers=AS_A_PERSON)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


HIDDEN = [
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x200E,
    0x200F,
    0x61C,
    0x200B,
    0xFEFF,
    *range(0x2060, 0x2065),
]


@pytest.mark.parametrize("code", [*HIDDEN, 0, 7, 0x1B, 0x7F, 0x9B, 0xD800, 0xDFFF, 0xE0041])
def test_visible_shows_what_would_hide(code: int) -> None:
    assert visible(f"a{chr(code)}b") == f'a<span class="hidden-mark">⟦U+{code:04X}⟧</span>b'
    assert labelled(f"a{chr(code)}b") == f"a⟦U+{code:04X}⟧b"


@pytest.mark.parametrize(
    "kept",
    ["עברית عربي", "می\u200cروم", "👩\u200d🚒", "🏴\U000e0067\U000e0062\U000e007f", "a\tb\r\nc"],
)
def test_visible_keeps_what_can_be_read(kept: str) -> None:
    assert visible(kept) == labelled(kept) == kept


def test_visible_escapes() -> None:
    assert visible("<b>&\"'\u202e\u202e<i>") == (
        '&lt;b&gt;&amp;&#34;&#39;<span class="hidden-mark">⟦U+202E ×2⟧</span>&lt;i&gt;'
    )
    assert visible(visible("<")) == "&amp;lt;"


def test_article_names_its_language_in_english(client: TestClient, record: Record) -> None:
    shown = page(
        client, put(record, Reading(Document("named", "Nichts wurde gesagt.", language="de"), ()))
    )
    assert "· in German" in " ".join(shown.text_content().split())
