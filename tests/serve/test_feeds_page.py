"""The page of the feeds that are watched, and articles that are added by their addresses."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from ingest.web.site import Reply, served
from lxml import html
from watch.outlet import Outlet

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, application
from tests.serve.conftest import ADDRESS

FORM = {"sec-fetch-site": "same-origin"}
LOCAL = "127.0.0.1"
OPML = b"<opml><body><outline text='North'><outline text='Post' xmlUrl='https://post.example/rss'/></outline></body></opml>"


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """An outlet with an article."""
    with served() as site:
        outlet = Outlet(site, host=LOCAL)
        outlet.publish("/1", "We are glad of the new pier")
        yield outlet


@pytest.fixture
def client(record: Record, reader: Reader) -> Iterator[TestClient]:
    """A client of a server that may fetch from this machine."""
    app = application(record, reader, Settings(allow_private=True, per_second=1e6, burst=10**6))
    with TestClient(app, ADDRESS, follow_redirects=False) as client:
        yield client


def words(client: TestClient, address: str = "/feeds") -> str:
    """The words of a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.text).text_content().split())


def test_feeds_are_put_on_the_list_and_changed(client: TestClient, record: Record) -> None:
    """By addresses and by a list; paused, resumed, removed."""
    assert "No feed is watched yet" in words(client)
    sent = client.post(
        "/feeds",
        headers=FORM,
        data={"addresses": "https://a.example/rss\nhttps://b.example/\n"},
        files={"list": ("papers.opml", OPML)},
    )
    assert sent.status_code == 303, sent.text
    assert "3 feeds" in words(client)
    assert "North › Post" in words(client)
    for to, state in (("pause", "paused"), ("resume", "now")):
        data = {"url": "https://b.example/", "to": to}
        assert client.post("/feeds/change", headers=FORM, data=data).status_code == 303
        assert state in words(client)
    data = {"url": "https://b.example/", "to": "remove"}
    client.post("/feeds/change", headers=FORM, data=data)
    assert {feed.url for feed in record.feeds.all()} == {
        "https://a.example/rss",
        "https://post.example/rss",
    }
    opml = client.get("/feeds.opml")
    assert 'xmlUrl="https://post.example/rss"' in opml.text
    assert "feeds.opml" in opml.headers["content-disposition"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"addresses": "/etc/passwd"}, "not an address of the web"),
        ({"addresses": "file:///etc/passwd"}, "not an address of the web"),
        ({"addresses": "<script>alert(1)</script>"}, "not an address of the web"),
        ({"addresses": " "}, "nothing was given"),
    ],
)
def test_what_is_no_feed_is_told(
    client: TestClient, record: Record, fields: dict[str, str], told: str
) -> None:
    """A name is never taken for a file of the server."""
    answer = client.post("/feeds", headers=FORM, data=fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert "<script>alert" not in answer.text
    assert record.feeds.all() == ()


def test_a_list_that_is_none_is_told(client: TestClient) -> None:
    """Whatever it is."""
    answer = client.post("/feeds", headers=FORM, files={"list": ("x.opml", b"\x00\xff")})
    assert answer.status_code == 422
    assert "x.opml: " in html.fromstring(answer.text).text_content()


@pytest.mark.parametrize("path", ["/feeds", "/feeds/change"])
def test_only_a_page_of_ours_changes_the_list(
    client: TestClient, record: Record, path: str
) -> None:
    """Not one of another site, and nobody where the record is read-only."""
    data = {"addresses": "https://a.example/rss", "url": "https://a.example/rss", "to": "remove"}
    assert client.post(path, headers={"sec-fetch-site": "cross-site"}, data=data).status_code == 403
    assert record.feeds.all() == ()


def test_a_read_only_record_shows_its_feeds_and_changes_none(
    record: Record, reader: Reader
) -> None:
    """There is no form."""
    app = application(record, reader, Settings(read_only=True))
    with TestClient(app, ADDRESS, follow_redirects=False) as client:
        assert "Put feeds on the list" not in words(client)
        for path in ("/feeds", "/feeds/change"):
            data = {"addresses": "https://a.example/", "url": "https://a.example/", "to": "pause"}
            assert client.post(path, headers=FORM, data=data).status_code == 403


def test_a_change_that_is_none_and_a_feed_that_is_not_there_are_told(client: TestClient) -> None:
    """With what to do."""
    for url, to, status in (
        ("https://a.example/", "burn", 422),
        ("https://a.example/", "pause", 404),
    ):
        answer = client.post("/feeds/change", headers=FORM, data={"url": url, "to": to})
        assert answer.status_code == status


def test_articles_are_added_by_their_addresses(
    client: TestClient, record: Record, outlet: Outlet
) -> None:
    """One by one or those of a feed; what cannot be fetched is told."""
    outlet.site.pages["/paid"] = Reply(b"", 402)
    addresses = "\n".join(outlet.site.url(path, LOCAL) for path in ("/feed", "/paid"))
    sent = client.post("/add", headers=FORM, data={"addresses": addresses})
    assert sent.status_code == 303
    place = sent.headers["location"]
    while "http-equiv" in (page := client.get(place).text):
        pass
    text = " ".join(html.fromstring(page).text_content().split())
    assert "Ferry /1" in text
    assert "asks for payment" in text
    article = record.article(outlet.site.url("/1", LOCAL))
    assert article


def test_an_address_that_is_none_stays_in_the_form(client: TestClient) -> None:
    """With what is wrong beside it."""
    answer = client.post("/add", headers=FORM, data={"addresses": "a.example/1"})
    assert answer.status_code == 422
    assert "is no address of the web" in answer.text
    assert "a.example/1" in answer.text


def test_a_server_that_watches_brings_articles_in(
    record: Record, reader: Reader, outlet: Outlet
) -> None:
    """And shows them on the page; another one is told that it does not."""
    settings = Settings(watch=True, allow_private=True, per_second=1e6, burst=10**6)
    with TestClient(
        application(record, reader, settings), ADDRESS, follow_redirects=False
    ) as client:
        client.post("/feeds", headers=FORM, data={"addresses": outlet.feed})
        client.app.state.watching._stop.set()
    with TestClient(application(record, reader, settings), ADDRESS) as client:
        while "Ferry /1" not in (text := words(client)):
            pass
        assert "new · Ferry /1 · Harbour Post" in text
        assert "1 feed" in text
        [link] = [
            link
            for link in html.fromstring(client.get("/feeds").text).xpath("//main//a/@href")
            if link.startswith("/article/")
        ]
        assert "glad of the new pier" in words(client, link)
