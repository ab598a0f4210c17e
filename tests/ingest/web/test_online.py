"""What stands at an address: articles, feeds, and what is neither."""

import json
from collections.abc import Iterator

import pytest

from ingest.web.conftest import on_loopback
from ingest.web.site import Reply, Site
from onrecord.errors import InputError
from onrecord.ingest import Known, documents, parsed
from onrecord.ingest.raw import NOTHING
from onrecord.ingest.web import fetcher as fetching
from onrecord.ingest.web.canonical import address_of
from onrecord.ingest.web.connection import GuardedTransport
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.online import online
from onrecord.types import Document

SENTENCES = (
    "The ferry between Varn and Ekmaden will run again from Sunday, the council said.",
    "“We are glad that the pier could be mended before the storms come,” said Mayor Ada Brandvold.",
    "The boat had lain in the harbour since a beam broke in the gales of early October.",
    "Islanders had to be taken across in fishing boats, two at a time, for seven weeks.",
)
HEADERS = {"content-type": "text/html; charset=utf-8"}


def article(head: str = "", body: str = "", sentences: tuple[str, ...] = SENTENCES) -> Reply:
    """A page with an article."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    page = (
        f"<html lang='en'><head><title>Ferry returns</title>{head}</head><body><article>"
        f"<h1>Ferry returns</h1>{paragraphs}</article>{body}</body></html>"
    )
    return Reply(page.encode(), headers=HEADERS)


def read(url: str, fetch: Fetcher, known: Known = NOTHING) -> Iterator[Document | InputError]:
    """The documents that stand at an address."""
    for raw in online(url, fetch, known):
        if isinstance(raw, InputError):
            yield raw
        else:
            yield from parsed(raw)


def only(url: str, fetch: Fetcher) -> Document | InputError:
    """The one document that stands at an address."""
    [entry] = read(url, fetch)
    return entry


def test_an_article_is_known_by_its_own_address(site: Site, fetch: Fetcher) -> None:
    """Its page for phones, its AMP form and a link with a tracker are the same article."""
    own = site.url("/2026/ferry", "www.site.example")
    head = f"<link rel='canonical' href='{own}'>"
    for path in ("/2026/ferry?utm_source=mail", "/2026/ferry/amp", "/print?id=5"):
        site.pages[path] = article(head)
        for host in ("www.site.example", "m.site.example", "site.example"):
            document = only(site.url(path, host), fetch)
            assert isinstance(document, Document)
            assert document.url == own
    assert "“We are glad" in document.text


@pytest.mark.parametrize(
    ("fetched", "declared", "address"),
    [
        ("https://a.example/x", None, "https://a.example/x"),
        ("https://a.example/x?utm_source=b&id=1", None, "https://a.example/x?id=1"),
        ("https://a.example/x", "https://a.example/", "https://a.example/x"),
        ("https://a.example/x", "https://other.example/x", "https://a.example/x"),
        ("https://a.example/x", "javascript:alert(1)", "https://a.example/x"),
        ("https://a.example/x", "http://[", "https://a.example/x"),
        ("https://amp.a.example/x", "https://www.a.example/y", "https://www.a.example/y"),
        (
            "https://a-example.cdn.ampproject.org/c/s/a.example/x",
            "https://a.example/x",
            "https://a.example/x",
        ),
    ],
)
def test_what_a_page_declares_as_its_address_counts_within_its_site(
    fetched: str, declared: str | None, address: str
) -> None:
    """A copy elsewhere keeps its own; a first page is no article."""
    assert address_of(fetched, declared) == address


def test_what_is_known_beforehand_stays(site: Site, fetch: Fetcher) -> None:
    """And the charset that the server declares is heeded."""
    site.pages["/a"] = article()
    [document] = read(site.url("/a"), fetch, Known(published="2026-11-24"))
    assert isinstance(document, Document)
    assert (document.published, document.language) == ("2026-11-24", "en")


PAID = json.dumps({"@graph": [{"@type": "NewsArticle", "isAccessibleForFree": "False"}]})


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            article(f"<script type='application/ld+json'>{PAID}</script>", sentences=SENTENCES),
            "to those who don't pay",
        ),
        (article(body="<form><input type='password'></form>"), "asks to log in"),
        (article(sentences=SENTENCES[:1]), "a script puts into the page"),
        (
            Reply(
                b"<html><body><div id='root'></div><script>x()</script></body></html>",
                headers=HEADERS,
            ),
            "no article",
        ),
    ],
    ids=["paywall", "login", "one sentence", "script"],
)
def test_a_page_behind_a_wall_is_told_as_such(
    site: Site, fetch: Fetcher, page: Reply, words: str
) -> None:
    """It is never read as an article of one sentence."""
    site.pages["/a"] = page
    problem = only(site.url("/a"), fetch)
    assert isinstance(problem, InputError)
    assert words in str(problem)
    assert "save the page from" in str(problem)


def test_a_whole_article_that_is_not_free_is_read(site: Site, fetch: Fetcher) -> None:
    """Some sites show all of it, and hide it by a script."""
    head = f"<script type='application/ld+json'>{PAID}</script>"
    site.pages["/a"] = article(head, sentences=SENTENCES * 5)
    assert isinstance(only(site.url("/a"), fetch), Document)


def test_a_feed_gives_its_articles_whole_or_fetched(site: Site, fetch: Fetcher) -> None:
    """With the feed's title, outlet and date; one that fails is told, and the others go on."""
    whole = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 4)
    items = (
        f"<item><title>In full</title><link>{site.url('/full')}</link>"
        f"<pubDate>Tue, 24 Nov 2026 08:30:00 +0100</pubDate><description><![CDATA[{whole}]]></description></item>"
        f"<item><title>Ferry returns</title><link>{site.url('/a')}</link>"
        "<pubDate>Mon, 23 Nov 2026 08:30:00 +0100</pubDate><description>Teaser</description></item>"
        f"<item><title>Gone</title><link>{site.url('/gone')}</link></item>"
    )
    feed = f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>"
    site.pages |= {"/feed": Reply(feed.encode(), headers=HEADERS), "/a": article()}
    full, fetched, gone = read(site.url("/feed"), fetch)
    assert isinstance(full, Document)
    assert isinstance(fetched, Document)
    assert isinstance(gone, InputError)
    assert (full.url, full.title, full.published) == (
        site.url("/full"),
        "In full",
        "2026-11-24T08:30:00+01:00",
    )
    assert full.text.startswith("In full\n\nThe ferry between")
    assert (fetched.url, fetched.outlet) == (site.url("/a"), "Harbour Post")
    assert fetched.published == "2026-11-23T08:30:00+01:00"
    assert "no such page" in str(gone)
    assert "/full" not in site.paths()


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        (
            "<opml><body><outline xmlUrl='https://a.example/rss'/></body></opml>",
            "a list of 1 feeds",
        ),
        (
            "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>",
            "a list of 1 feeds",
        ),
        ("<rss version='2.0'><channel><title>New</title></channel></rss>", "without entries"),
    ],
)
def test_a_list_of_feeds_is_told_as_one(site: Site, fetch: Fetcher, feed: str, words: str) -> None:
    """Whoever wants all of it watches it."""
    site.pages["/feed"] = Reply(feed.encode(), headers={"content-type": "text/xml"})
    problem = only(site.url("/feed"), fetch)
    assert isinstance(problem, InputError)
    assert words in str(problem)


def test_an_address_stands_where_a_file_would(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among files, in their order; private ones only where that is allowed."""
    monkeypatch.setattr(
        fetching, "GuardedTransport", lambda allow, _: GuardedTransport(allow, on_loopback)
    )
    site.pages["/a"] = article()
    url = site.url("/a")
    [document] = _with_private([url])
    assert isinstance(document, Document)
    [refused] = documents([url])
    assert isinstance(refused, InputError)
    assert "--allow-private" in str(refused)


def _with_private(inputs: list[str]) -> list[Document | InputError]:
    from onrecord.ingest import named

    entries: list[Document | InputError] = []
    for raw in named(inputs, allow_private=True):
        entries += [raw] if isinstance(raw, InputError) else parsed(raw)
    return entries
