"""The page of a speaker, and the way to it."""

import itertools
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.record import Record
from tests.record.said import named

PAGE = {"accept": "text/html"}


def number_of(record: Record, name: str) -> int:
    found = record.speaker(name)
    assert found and found.numbers
    return found.numbers[0]


def shown(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address, headers=PAGE)
    assert answer.status_code == status
    return html.fromstring(answer.text)


@pytest.fixture
def marn(record: Record) -> int:
    return number_of(record, "Ilse Marn")


def test_page_tells_who_the_speaker_is(client: TestClient, record: Record, marn: int) -> None:
    record.import_authority(
        [{"name": "Ilse Marn", "aliases": ["Ilse Tessel"], "ids": {"wikidata": "Q7", "isni": "12"}}]
    )
    page = shown(client, f"/speaker/{marn}")
    text = page.text_content()
    assert page.findtext(".//h1/bdi") == "Ilse Marn"
    assert "person" in text and "Mayor" in text and "2026-03-04" in text and "Ilse Tessel" in text
    assert page.xpath("//a[contains(@href, 'wikidata')]/@href") == [
        "https://www.wikidata.org/wiki/Q7"
    ]
    assert "isni" in text and not page.xpath("//a[contains(@href, 'isni')]")


def test_page_tells_what_was_imported_and_leads_to_others_like_it(
    client: TestClient, record: Record, marn: int
) -> None:
    record.import_authority([{"name": "Ilse Marn", "party": "Green <b>", "gender": "female"}])
    page = shown(client, f"/speaker/{marn}")
    link = page.xpath("//a[contains(@href, 'where=')]")[0]
    assert link.text_content() == "Green <b>"
    found = shown(client, link.get("href"))
    assert "Told of the speaker" not in found.text_content() and "party" in found.text_content()
    assert {card.text_content() for card in found.xpath("//ol/li//h3/a/bdi")} == {"Ilse Marn"}


def test_page_tells_whose_a_surname_alone_may_be(
    client: TestClient, record: Record, marn: int
) -> None:
    record.add(named("No tram has ever come this way", "Marn"))
    alone = record.speaker(f"#{marn}")
    assert alone and "Marn (the surname alone, 1 quotation)" in " ".join(
        shown(client, f"/speaker/{marn}").text_content().split()
    )
    page = shown(client, f"/speaker/{alone.may_be[0].number}")
    assert "Articles give the surname alone here. It may be Ilse Marn" in " ".join(
        page.text_content().split()
    )


def test_page_says_where_one_may_be_several(client: TestClient, record: Record) -> None:
    for at, role in enumerate(("striker", "senator")):
        record.add(named(f"Thing {at} is like no thing before it", "Joel Marrick", role=role))
    page = shown(client, f"/speaker/{number_of(record, 'Joel Marrick')}")
    assert "may be several people: senator, striker" in " ".join(page.text_content().split())


def test_a_slip_of_the_pen_is_asked_back(client: TestClient, marn: int) -> None:
    for address in ("/speaker?name=Ilse+Mran", "/search?speaker=Ilse+Mran"):
        page = shown(client, address, 404 if "name" in address else 200)
        assert "Did you mean Ilse Marn?" in page.text_content()
        assert page.xpath(f"//a[contains(@href, '{marn}') and bdi='Ilse Marn']")
    answer = client.get("/api/v1/speakers", params={"name": "Ilse Mran"})
    assert (
        answer.status_code == 404
        and f"did you mean Ilse Marn (#{marn})?" in answer.json()["detail"]
    )
    assert (
        client.get("/api/v1/search", params={"speaker": "Ilse Mran"}).json()["did_you_mean"][0][
            "number"
        ]
        == marn
    )


def test_number_of_a_catalogue_that_is_none_leads_nowhere(
    client: TestClient, record: Record, marn: int
) -> None:
    record.import_authority([{"name": "Ilse Marn", "ids": {"wikidata": "javascript:alert(1)"}}])
    page = shown(client, f"/speaker/{marn}")
    assert "javascript:alert(1)" in page.text_content()
    assert not page.xpath("//a[contains(@href, 'javascript') or contains(@href, 'wikidata')]")


def test_statements_stand_newest_first_with_links_to_compare(
    client: TestClient, record: Record, marn: int
) -> None:
    page = shown(client, f"/speaker/{marn}")
    cards = page.xpath("//li[starts-with(@id, 's')]")
    days = [card.findtext(".//h3/time") for card in cards]
    found = record.speaker(f"#{marn}", fragments=False)
    assert found and len(cards) == len(found.statements) > 5
    assert days == sorted(days, reverse=True)
    targets = page.xpath("//p[@class='compare']/a/@href")
    assert targets and {target.removeprefix("#") for target in targets} <= {
        card.get("id") for card in cards
    }
    assert {f"#s{number}" for one in found.statements for number in one.compare} == set(targets)


def test_page_tells_how_often_quoted_and_when(
    client: TestClient, record: Record, marn: int
) -> None:
    portrait = record.portrait(marn)
    page = shown(client, f"/speaker/{marn}")
    assert portrait
    counts = page.xpath("//section[@aria-labelledby='often']/ul[@class='legend']/li/strong")
    assert [int(count.text) for count in counts] == [
        portrait.own,
        portrait.quotations - portrait.own,
    ]
    rows = page.xpath("//figure//tbody/tr")
    assert [row.findtext("th") for row in rows] == ["March 2026", "April 2026", "May 2026"]
    assert sum(int(cell.text) for row in rows for cell in row.findall("td")) == portrait.quotations


def test_subjects_and_outlets_lead_to_what_the_search_finds(
    client: TestClient, record: Record, marn: int
) -> None:
    page = shown(client, f"/speaker/{marn}")
    links = {
        link.text_content(): link.get("href") for link in page.xpath("//ul[@class='leading']//a")
    }
    assert parse_qs(urlsplit(links["ferry runs"]).query) == {
        "speaker": [f"#{marn}"],
        "words": ['"ferry runs"'],
    }
    assert parse_qs(urlsplit(links["Radio Tessel"]).query)["outlet"] == ["Radio Tessel"]
    for name in ("ferry runs", "Radio Tessel"):
        assert "Ilse Marn" in shown(client, links[name]).text_content()


def test_denials_stand_with_what_they_deny(client: TestClient, record: Record) -> None:
    number = number_of(record, "Petra Novak")
    text = (
        shown(client, f"/speaker/{number}").get_element_by_id("denials").getparent().text_content()
    )
    assert (
        "The mayor’s office denied" in text
        and "She will close the bridge the day after the election" in text
    )


def test_page_tells_what_others_say(client: TestClient, record: Record) -> None:
    number = number_of(record, "Petra Novak")
    section = shown(client, f"/speaker/{number}").get_element_by_id("mentions").getparent()
    assert section.findtext(".//h3/a/bdi") == "Ilse Marn"
    assert section.xpath(".//mark/text()") == ["Novak"]


def test_about_narrows_the_statements_alone(client: TestClient, marn: int) -> None:
    whole, about = shown(client, f"/speaker/{marn}"), shown(client, f"/speaker/{marn}?about=crowns")
    cards = about.xpath("//li[starts-with(@id, 's')]")
    assert 0 < len(cards) < len(whole.xpath("//li[starts-with(@id, 's')]"))
    assert all("crowns" in card.text_content() for card in cards)
    assert about.get_element_by_id("about").get("value") == "crowns"
    assert about.xpath("//aside")[0].text_content() == whole.xpath("//aside")[0].text_content()
    assert "/speaker/" in about.xpath("//a[text()='CSV']/@href")[0] and about.xpath(
        "//a[contains(@href, 'about=crowns')]"
    )


def test_nothing_about_that_is_said_to_be_unknown(client: TestClient, marn: int) -> None:
    text = shown(client, f"/speaker/{marn}?about=volcano").text_content()
    assert "That does not mean it was not said" in text and "Ilse Marn" in text


def test_limit_shows_more(client: TestClient, marn: int) -> None:
    page = shown(client, f"/speaker/{marn}?limit=3&about=bridge")
    assert len(page.xpath("//li[starts-with(@id, 's')]")) == 3
    [more] = page.xpath("//a[text()='Show more']/@href")
    assert more == f"/speaker/{marn}?about=bridge&limit=200#statements"
    assert len(shown(client, more).xpath("//li[starts-with(@id, 's')]")) > 3
    assert not shown(client, more).xpath("//a[text()='Show more']")
    shown(client, f"/speaker/{marn}?limit=201", 422)


@pytest.mark.parametrize("name", ["Ilse Marn", "Marn", "  marn ", "#1"])
def test_name_of_one_leads_to_the_number(client: TestClient, marn: int, name: str) -> None:
    answer = client.get("/speaker", params={"name": name}, headers=PAGE, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/speaker/{marn}")


def test_name_of_several_is_to_choose_from(client: TestClient, record: Record, marn: int) -> None:
    other = number_of(record, "Tomas Brandt")
    record.alias("Tomas Brandt", "Tomas Marn")
    page = shown(client, "/speaker?name=Marn")
    assert set(page.xpath("//main//li//a/@href")) == {f"/speaker/{marn}", f"/speaker/{other}"}
    assert "Mayor" in page.text_content() and "quotations" in page.text_content()


@pytest.mark.parametrize(
    "name", ["Zorg Bunting", "<script>alert(1)</script>", "\u202eZorg", "(", "#999", "x" * 2000]
)
def test_name_of_nobody_does_not_mean_never(client: TestClient, name: str) -> None:
    answer = client.get("/speaker", params={"name": name}, headers=PAGE)
    assert answer.status_code == 404
    text = html.fromstring(answer.text).text_content()
    assert "has said anything on this record; that does not mean" in text
    assert "<script>alert" not in answer.text and "\u202e" not in answer.text


def test_no_name_is_a_form(client: TestClient) -> None:
    page = shown(client, "/speaker")
    assert page.get_element_by_id("name").get("name") == "name"
    assert shown(client, "/speaker?name=+").xpath("//form[@action='/speaker']//label[@for='name']")


def test_merged_number_leads_to_whom_it_was_merged_into(
    client: TestClient, record: Record, marn: int
) -> None:
    other = number_of(record, "Tomas Brandt")
    record.merge(f"#{other}", f"#{marn}")
    answer = client.get(
        f"/speaker/{other}?about=deck&limit=5", headers=PAGE, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/speaker/{marn}?about=deck&limit=5",
    )
    assert (
        "It is the deck that worries me"
        in shown(client, f"/speaker/{other}?about=deck").text_content()
    )


@pytest.mark.parametrize("number", ["0", "999", "9" * 18, "9" * 30, "9" * 5000, "-1", "1.5", "x"])
def test_number_of_nobody_is_not_found(client: TestClient, number: str) -> None:
    assert client.get(f"/speaker/{number}", headers=PAGE).status_code == 404


def test_every_speaker_has_a_page_without_foreign_markup(
    client: TestClient, record: Record
) -> None:
    pages = 0
    for number in range(1, 40):
        answer = client.get(f"/speaker/{number}", headers=PAGE)
        if answer.status_code == 404:
            assert record.portrait(number) is None
            continue
        pages += 1
        page = html.fromstring(answer.text)
        assert not page.xpath(
            "//main//script | //main//img | //@style | //@onclick | //@onerror | //main//iframe"
        )
        assert not set(answer.text) & set("\u202e\u200b\u2066\ufeff\0")
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1 and all(
            after - before <= 1 for before, after in itertools.pairwise(levels)
        )
        jumps = page.xpath("//nav[@class='jump small']/a/@href")
        assert jumps and {jump.removeprefix("#") for jump in jumps} <= set(ids)
    assert pages > 8


def test_page_links_its_feed(client: TestClient, marn: int) -> None:
    [feed] = shown(client, f"/speaker/{marn}").xpath(
        "//link[@rel='alternate'][@type='application/atom+xml']/@href"
    )
    assert feed == f"/speaker/{marn}.atom"
