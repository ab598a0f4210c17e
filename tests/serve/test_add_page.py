import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from tests.language.test_detect import ARTICLES as SENTENCES
from tests.serve.conftest import ADDRESS, ARTICLES
from tests.serve.test_jobs import TEXT, Held

GERMAN = SENTENCES["de"]
FORM = {"sec-fetch-site": "same-origin"}


def sent(client: TestClient, **given: Any) -> str:
    """Where the page leads that a form is sent from."""
    answer = client.post("/add", headers=FORM, follow_redirects=False, **given)
    assert answer.status_code == 303, answer.text
    place = answer.headers["location"]
    assert re.fullmatch(r"/add/[\w-]{22,}", place)
    return place


def shown(client: TestClient, place: str) -> Any:
    """The page of a job once it is over."""
    while (answer := client.get(place)).status_code == 200:
        page = html.fromstring(answer.text)
        if not page.xpath("//meta[@http-equiv='refresh']"):
            return page
    raise AssertionError(f"{answer.status_code}: {answer.text}")


def words(page: Any) -> str:
    return " ".join(page.text_content().split())


@pytest.fixture
def held(record: Record) -> Iterator[tuple[TestClient, Held]]:
    """A client of a server that reads only once it is let go."""
    reader = Held()
    with TestClient(application(record, reader, Settings()), ADDRESS) as client:
        yield client, reader
        reader.go.set()


def test_add_page_labels_every_field_and_states_the_limits(client: TestClient) -> None:
    page = html.fromstring(client.get("/add").text)
    fields = page.xpath("//main//input | //main//textarea | //main//select")
    language = ["language", "any_language"]
    of_text = ["text", "title", "outlet", "published", "url"]
    told = ["addresses", *language, *of_text, *language, "files", *language]
    assert [field.get("name") for field in fields] == told
    assert len({field.get("id") for field in fields}) == len(fields)
    for field in fields:
        assert page.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")
        for described in (field.get("aria-describedby") or "").split():
            assert page.get_element_by_id(described) is not None
    assert page.xpath("//input[@type='file']")[0].get("multiple") is not None
    assert (
        "1,000,000 characters" in words(page)
        and "10 MB" in words(page)
        and "100 files" in words(page)
    )


def test_a_pasted_text_leads_to_its_article(client: TestClient, record: Record) -> None:
    told = {
        "title": "Fares",
        "outlet": "Varn Courier",
        "published": "2026-04-01",
        "url": "https://courier.example/1",
    }
    page = shown(client, sent(client, data={"text": TEXT, **told}))
    assert page.xpath("//h1")[0].text_content() == "Added"
    (link,) = page.xpath("//a[@class='button']")
    article = record.article(link.get("href").removeprefix("/article/"))
    assert article and (article.document.title, article.document.outlet) == (
        "Fares",
        "Varn Courier",
    )
    assert f"{len(article.quotations)} quotation" in words(page)
    assert page.xpath("//main//a[@href='/add']")


def test_the_same_text_again_is_on_record_already(client: TestClient, record: Record) -> None:
    first = shown(client, sent(client, data={"text": TEXT}))
    again = shown(client, sent(client, data={"text": TEXT}))
    assert again.xpath("//h1")[0].text_content() == "On record already"
    assert [page.xpath("//a[@class='button']")[0].get("href") for page in (first, again)] == [
        f"/article/{record.article('11').number + 1}"  # type: ignore[union-attr]
    ] * 2


def test_a_text_sent_with_line_ends_of_a_form_is_that_of_the_file(client: TestClient) -> None:
    shown(client, sent(client, data={"text": TEXT.replace("\n", "\r\n")}))
    page = shown(client, sent(client, files={"files": ("fares.txt", TEXT)}))
    assert page.xpath("//h1")[0].text_content() == "On record already"


def test_files_are_listed_with_what_could_not_be_read(client: TestClient, record: Record) -> None:
    files = [
        ("files", ("fares.txt", TEXT)),
        ("files", ("articles.jsonl", ARTICLES.read_bytes())),
        ("files", ("<b>picture.txt", b"\x89PNG")),
    ]
    page = shown(client, sent(client, files=files))
    assert page.xpath("//h1")[0].text_content() == "Added"
    assert "1 new article with" in words(page) and "11 articles that were there already" in words(
        page
    )
    links = page.xpath("//ul[@class='listed']//a/@href")
    assert len(links) == 12
    assert all(record.article(link.removeprefix("/article/")) for link in links)
    (failure,) = page.xpath("//ul[@class='failures']/li")
    assert failure.text_content().startswith("<b>picture.txt: this seems to be a PNG image")


def test_titles_are_shown_as_they_are_and_do_nothing(client: TestClient) -> None:
    page = shown(
        client,
        sent(client, data={"text": TEXT, "title": "<script>alert(1)</script>", "outlet": "<b>x"}),
    )
    assert "<script>alert(1)</script>" in words(page) and "<b>x" in words(page)
    assert page.xpath("//script/@src") == ["/static/htmx.min.js", "/static/copy.js"]
    assert page.xpath("//main//b") == []


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({}, "text", "nothing was given"),
        ({"text": " \r\n "}, "text", "nothing was given"),
        ({"text": TEXT, "published": "2026-02-30"}, "published", "no date of the calendar"),
        ({"text": TEXT, "published": "last week"}, "published", "no date of the calendar"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "url", "no address of the web"),
        ({"text": TEXT, "url": "file:///etc/passwd"}, "url", "no address of the web"),
        ({"text": TEXT, "url": "https://"}, "url", "no address of the web"),
        ({"text": TEXT, "url": "http://["}, "url", "no address of the web"),
        ({"text": TEXT, "url": "https://a.example/ b"}, "url", "no address of the web"),
        ({"text": TEXT, "language": "not a tag"}, "language", "no language"),
        ({"text": TEXT, "title": "x" * 2001}, "title", "more than 2,000 characters"),
        ({"text": "x" * 1_000_001}, "text", "more than 1,000,000 characters"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    client: TestClient, record: Record, given: dict[str, str], field: str, told: str
) -> None:
    before = record.counts()
    answer = client.post("/add", data=given, headers=FORM)
    page = html.fromstring(answer.text)
    assert answer.status_code == 422
    place = page.get_element_by_id(field)
    assert place.get("aria-invalid") == "true"
    assert told in page.get_element_by_id(place.get("aria-describedby").split()[0]).text_content()
    assert page.xpath("//*[@role='alert']//a/@href") == [f"#{field}"]
    assert record.counts() == before


def test_what_was_given_stays_in_a_form_with_a_mistake(client: TestClient) -> None:
    given = {
        "text": "\n<b>A text\n",
        "title": '"><script>',
        "published": "2026-03-14",
        "url": "ftp://files.example",
    }
    page = html.fromstring(client.post("/add", data=given, headers=FORM).text)
    assert page.get_element_by_id("text").text_content().lstrip("\n") == "<b>A text\n"
    assert page.get_element_by_id("title").get("value") == '"><script>'
    assert page.get_element_by_id("published").get("value") == "2026-03-14"


@pytest.mark.parametrize("published", ["2026-03-14", "2026-03-14T10:30:00+01:00", ""])
@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "HTTP://a.example", ""])
def test_dates_and_addresses_that_are_some_are_taken(
    client: TestClient, published: str, url: str
) -> None:
    assert sent(client, data={"text": TEXT, "published": published, "url": url})


def test_an_article_in_another_language_is_added_if_the_form_says_so(
    client: TestClient, record: Record
) -> None:
    german = " ".join(GERMAN)
    refused = shown(client, sent(client, data={"text": german}))
    assert refused.xpath("//h1")[0].text_content() == "Nothing was added"
    assert (
        "in German" in words(refused)
        and "choose English in the form" in words(refused)
        and "--" not in words(refused)
    )
    for given, language in (({"any_language": "true"}, "de"), ({"language": "en"}, "en")):
        page = shown(client, sent(client, data={"text": f"{german} {language}", **given}))
        (link,) = page.xpath("//a[@class='button']/@href")
        reading = record.reading(int(link.removeprefix("/article/")))
        assert reading and reading.document.language == language


def test_what_was_said_of_the_language_stays_in_a_form_with_a_mistake(client: TestClient) -> None:
    given = {"text": "", "language": "en", "any_language": "true"}
    page = html.fromstring(client.post("/add", data=given, headers=FORM).text)
    assert page.xpath("//select[@id='language']/option[@selected]/@value") == ["en"]
    assert page.get_element_by_id("language-any").get("checked") is not None


def test_a_text_of_more_than_a_megabyte_of_bytes_is_taken(client: TestClient) -> None:
    assert sent(client, files={"text": (None, "А" * 900_000)})


def test_too_many_files_are_refused(client: TestClient) -> None:
    answer = client.post(
        "/add", files=[("files", (f"{n}.txt", "x")) for n in range(101)], headers=FORM
    )
    assert answer.status_code == 400
    assert "100" in answer.text


def test_fields_of_another_kind_break_nothing(client: TestClient) -> None:
    as_file = client.post(
        "/add", files={"text": ("text.txt", TEXT)}, data={"files": "a word"}, headers=FORM
    )
    as_json = client.post("/add", json={"text": TEXT}, headers=FORM)
    as_nonsense = client.post(
        "/add", content=b"--", headers={**FORM, "content-type": "multipart/form-data"}
    )
    assert [as_file.status_code, as_json.status_code, as_nonsense.status_code] == [422, 422, 400]


def test_progress_is_shown_without_and_with_javascript(held: tuple[TestClient, Held]) -> None:
    client, reader = held
    place = sent(client, data={"text": TEXT})
    assert reader.reading.wait()
    page = html.fromstring(client.get(place).text)
    assert page.xpath("//head/noscript/meta[@http-equiv='refresh']/@content") == ["1"]
    (bar,) = page.xpath("//*[@aria-live='polite']//progress")
    assert (bar.get("value"), bar.get("max")) == ("0", "1")
    assert "0 of 1 article done, 0 quotations found so far." in words(page)
    (polled,) = page.xpath("//*[@hx-get]")
    assert polled.get("hx-trigger") == "every 500ms"
    assert client.get(polled.get("hx-get")).status_code == 204
    assert client.get(f"{place}/progress").status_code == 200
    reader.go.set()
    shown(client, place)
    last = client.get(polled.get("hx-get"))
    assert (last.status_code, last.headers.get("hx-refresh")) == (200, "true"), last.text
    assert "hx-get" not in last.text


def test_who_waits_is_told_for_how_many(held: tuple[TestClient, Held]) -> None:
    client, reader = held
    places = [sent(client, data={"text": f"{TEXT}{number}"}) for number in range(3)]
    assert reader.reading.wait()
    page = html.fromstring(client.get(places[2]).text)
    assert "Waiting for its turn: 1 other comes first." in words(page)
    assert page.xpath("//progress")[0].get("value") is None


def test_a_job_that_nobody_started_is_not_found(client: TestClient) -> None:
    for place in ("/add/unknown", "/add/unknown/progress"):
        answer = client.get(place)
        assert answer.status_code == 404
        assert "nothing is being added under this address" in answer.text


def test_a_record_for_reading_only_takes_nothing(record: Record, reader: Reader) -> None:
    before = record.counts()
    with TestClient(application(record, reader, Settings(read_only=True)), ADDRESS) as client:
        answers = [client.get("/add"), client.post("/add", data={"text": TEXT}, headers=FORM)]
        home = client.get("/").text
    assert [answer.status_code for answer in answers] == [403, 403]
    assert all("this record is open for reading only" in answer.text for answer in answers)
    assert 'href="/add"' not in home
    assert record.counts() == before
