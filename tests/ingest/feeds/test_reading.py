"""What a feed lists: RSS, Atom, JSON Feed, sitemaps, with their dates, authors and whole texts."""

import json
import tarfile
from io import BytesIO
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.feeds.entries import FEWEST_CHARACTERS, Entry, Feed, web_address
from onrecord.ingest.feeds.kinds import kind_of
from onrecord.ingest.feeds.reading import read_feed

SHARED = Path(__file__).parents[4] / "shared" / "inputs" / "feeds" / "feedparser-tests.tar.gz"
ADDRESS = "https://harbour.example/feeds/news.xml"
WHOLE = "<p>" + "The ferry will run again on Sunday, the harbour master said. " * 20 + "</p>"

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour &amp; Hill</title><link>https://harbour.example/</link>
<language>en-GB</language><ttl>30</ttl>
<item><title>Ferry &lt;b&gt;returns&lt;/b&gt;</title><link>/2026/ferry</link><guid isPermaLink="false">17</guid>
<pubDate>Tue, 24 Nov 2026 08:30:00 +0100</pubDate><dc:creator>Ada Brandvold</dc:creator>
<description>The ferry will run again …</description>
<content:encoded><![CDATA[{WHOLE}<p>“We are glad,” she said.</p>]]></content:encoded></item>
<item><title>Tolls rise</title><link>https://harbour.example/2026/tolls</link>
<author>desk@harbour.example (Jon Aas)</author><pubDate>24 November 2026</pubDate>
<description>&lt;p&gt;Tolls rise in May [...]&lt;/p&gt;</description></item>
<item><title>Tolls rise</title><link>https://harbour.example/2026/tolls</link></item>
<item><title>No address</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>The Hill Post</title><link href="https://hill.example/"/>
<entry><id>tag:hill.example,2026:5</id><title>School to close</title>
<link rel="enclosure" href="https://hill.example/5.mp3"/><link href="5.html"/>
<author><name>Kari Lund</name></author><author><name>Per Moe</name></author>
<published>2026-11-24T09:00:00-05:00</published><updated>2026-11-25T10:00:00Z</updated>
<summary type="html">&lt;p&gt;The school will close.&lt;/p&gt;</summary></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Fjord Weekly",
        "home_page_url": "https://fjord.example/",
        "language": "en",
        "items": [
            {
                "id": 4,
                "url": "/4",
                "title": "Bridge opens",
                "content_html": WHOLE,
                "date_published": "2026-11-24T08:00:00+01:00",
                "authors": [{"name": "Liv Dahl"}, {"url": "https://fjord.example/liv"}],
            },
            "not an item",
            {"id": "5", "external_url": "https://other.example/5", "summary": "Short."},
        ],
    }
)

SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://harbour.example/1</loc><lastmod>2026-11-25</lastmod><news:news>
<news:publication><news:name>Harbour &amp; Hill</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-24T07:00:00Z</news:publication_date>
<news:title>Ferry returns</news:title></news:news></url>
<url><loc>ftp://harbour.example/2</loc></url><url><loc>/3</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://harbour.example/news.xml</loc></sitemap>
<sitemap><loc>https://harbour.example/news.xml</loc></sitemap></sitemapindex>"""


def read(text: str) -> Feed:
    """The feed of this text, as at the address."""
    return read_feed("feed", text.encode(), ADDRESS)


def test_rss_gives_address_date_with_its_zone_author_outlet_and_whole_text() -> None:
    """The longest of an item's texts counts, relative links are made whole, markup goes."""
    feed = read(RSS)
    assert (feed.title, feed.home) == ("Harbour & Hill", "https://harbour.example/")
    assert (feed.language, feed.minutes) == ("en-GB", 30)
    ferry = feed.entries[0]
    assert (ferry.key, ferry.url, ferry.title) == (
        "17",
        "https://harbour.example/2026/ferry",
        "Ferry returns",
    )
    assert ferry.published == "2026-11-24T08:30:00+01:00"
    assert ferry.authors == ("Ada Brandvold",)
    assert ferry.outlet == "Harbour & Hill"
    assert ferry.text.endswith("“We are glad,” she said.")
    assert ferry.is_whole


def test_of_an_author_the_name_is_taken_and_not_the_address() -> None:
    """RSS has "address (name)"; a date in words is read, too."""
    tolls = read(RSS).entries[1]
    assert tolls.authors == ("Jon Aas",)
    assert (tolls.published or "").startswith("2026-11-24")
    assert not tolls.is_whole


def test_an_entry_twice_counts_once_and_one_of_another_kind_has_no_address() -> None:
    """What is known by the same address is the same; a script is no address."""
    entries = read(RSS).entries
    assert [entry.title for entry in entries] == ["Ferry returns", "Tolls rise", "No address"]
    assert entries[2].url is None


def test_atom_gives_the_page_and_not_what_is_enclosed() -> None:
    """All authors, both dates, the language of the feed."""
    [school] = read(ATOM).entries
    assert school.url == "https://harbour.example/feeds/5.html"
    assert school.authors == ("Kari Lund", "Per Moe")
    assert school.published == "2026-11-24T09:00:00-05:00"
    assert school.updated == "2026-11-25T10:00:00+00:00"
    assert (school.language, school.text) == ("en", "The school will close.")


def test_json_feed_is_read_as_it_is() -> None:
    """Numbers as identifiers, entries that are none, links to elsewhere."""
    feed = read(JSON_FEED)
    bridge, other = feed.entries
    assert (bridge.key, bridge.url) == ("4", "https://harbour.example/4")
    assert bridge.authors == ("Liv Dahl",)
    assert bridge.outlet == "Fjord Weekly"
    assert bridge.is_whole
    assert not other.is_whole
    assert (other.url, other.text) == ("https://other.example/5", "Short.")


def test_a_news_sitemap_gives_title_outlet_and_date() -> None:
    """A page at another kind of address is none."""
    first, second = read(SITEMAP).entries
    assert (first.title, first.outlet, first.language) == ("Ferry returns", "Harbour & Hill", "en")
    assert (first.published, first.updated) == ("2026-11-24T07:00:00Z", "2026-11-25")
    assert second.url == "https://harbour.example/3"


def test_the_index_of_sitemaps_lists_each_once() -> None:
    """It has no entries of its own."""
    feed = read(INDEX)
    assert feed.feeds == ("https://harbour.example/news.xml",)
    assert not feed.entries


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RSS, "syndicated"),
        (ATOM, "syndicated"),
        ("\ufeff" + ATOM, "syndicated"),
        ('<rdf:RDF xmlns:rdf="x">', "syndicated"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss>', "syndicated"),
        (JSON_FEED, "json"),
        (SITEMAP, "sitemap"),
        (INDEX, "sitemap"),
        ("<opml version='1.0'>", "opml"),
        ("<!doctype html><html><p>feed</p>", None),
        ('<?xml version="1.0"?><html xmlns="x">', None),
        ('{"title": "A", "text": "version"}', None),
        ("The <rss> of news", None),
        ("", None),
    ],
)
def test_a_feed_is_told_by_its_beginning(text: str, kind: str | None) -> None:
    """Not by its media type, which servers have wrong, nor by a word within."""
    assert kind_of(text) == kind


def test_many_comments_before_the_first_element_cost_little() -> None:
    """Each ends at its first mark: there is but one way to read them."""
    assert kind_of("<!-- -->" * 600 + "x") is None


@pytest.mark.parametrize("text", ["", "<rss", "{}", "<opml/>", "plain words", "<urlset", "\0\0"])
def test_what_is_no_feed_is_refused_in_a_line(text: str) -> None:
    """Broken XML is not a crash."""
    try:
        feed = read_feed("there", text.encode(), ADDRESS)
    except InputError as error:
        assert str(error).startswith("there: ")
        assert "\n" not in str(error)
    else:
        assert not feed.entries


def test_a_feed_fetches_nothing_and_opens_no_file(tmp_path: Path) -> None:
    """An entity that names a file stays what it is."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    for root in ("rss", "urlset", "opml"):
        text = f"{entity}<{root}><channel><item><title>&x;</title></item></channel></{root}>"
        try:
            assert "hidden" not in repr(read(text))
        except InputError as error:
            assert "hidden" not in str(error)


def test_a_bomb_of_entities_stays_small() -> None:
    """A name that stands for a billion words."""
    names = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "lol">{names}]>'
    for body in (
        "<rss><channel><title>&a9;</title></channel></rss>",
        "<urlset><url><loc>&a9;</loc></url></urlset>",
    ):
        try:
            assert len(repr(read(bomb + body))) < 100_000
        except InputError as error:
            assert len(str(error)) < 1_000


@given(st.binary(max_size=300), st.sampled_from([b"", b"<rss>", b"<feed>", b"<urlset>", b"<opml>"]))
def test_any_bytes_are_a_feed_or_refused(data: bytes, beginning: bytes) -> None:
    """Nothing else is raised."""
    try:
        feed = read_feed("there", beginning + data, ADDRESS)
    except InputError:
        return
    for entry in feed.entries:
        assert entry.url is None or web_address(entry.url)


def test_a_teaser_is_short_or_cut_off() -> None:
    """Whatever stands in the feed."""
    long = "Words and more words. " * (FEWEST_CHARACTERS // 20)
    assert Entry("a", text=long.strip()).is_whole
    assert not Entry("a", text=long + "…").is_whole
    assert not Entry("a", text=long + "[...]").is_whole
    assert not Entry("a", text="Words.").is_whole


@pytest.mark.skipif(not SHARED.exists(), reason="feedparser's test feeds are not here")
def test_every_well_formed_feed_gives_what_feedparser_gives() -> None:
    """As many entries, at the same addresses, with dates where it has them."""
    compared = 0
    with tarfile.open(SHARED) as archive:
        feeds = (member for member in archive if "/wellformed/" in member.name and member.isfile())
        for member in feeds:
            file = archive.extractfile(member)
            data = file.read() if file else b""
            theirs = feedparser.parse(BytesIO(data), response_headers={"content-location": ADDRESS})
            if not member.name.endswith(".xml") or not theirs.version:
                continue
            compared += 1
            ours = read_feed(member.name, data, ADDRESS)
            assert len(ours.entries) == len(theirs.entries), member.name
            for entry, their in zip(ours.entries, theirs.entries, strict=True):
                assert entry.url == web_address(their.get("link"), ADDRESS), member.name
                assert bool(entry.published) >= bool(
                    "published" in their and their.get("published_parsed")
                ), member.name
    assert compared > 500
