import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from onrecord.export.feed import Feed, write_atom, write_rss
from onrecord.types import Document, Quotation, Reading, Span, Speaker

from .invented import DATES, HE, READING, STREAMS, WHO

MADE = datetime(2026, 3, 14, 12, tzinfo=UTC)
FEED = Feed(
    "Ardell <b>&", "https://ardell.example/said", "https://ardell.example/said.xml", made=MADE
)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BOTH = pytest.mark.parametrize("write", [write_atom, write_rss])

Write = Callable[..., None]


def written(write: Write, stream: list[Reading], feed: Feed = FEED) -> bytes:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf8", newline="")
    write(iter(stream), out, feed)
    out.flush()
    return out.buffer.getvalue()  # type: ignore[attr-defined]


def contents(feed: bytes) -> list[str]:
    """The HTML of each entry."""
    root = etree.fromstring(feed)
    return [
        element.text
        for element in (
            *root.iterfind("a:entry/a:content", ATOM),
            *root.iterfind("channel/item/description"),
        )
    ]


def quoted(content: str) -> str:
    """What a browser shows as the quotation."""
    [block, *rest] = html.fragments_fromstring(content)
    assert block.tag == "blockquote" and {element.tag for element in rest} == {"p"}
    assert {element.tag for element in block.iter()} == {"blockquote"}
    inner = [element for paragraph in rest for element in paragraph.iter()]
    assert {element.tag for element in inner} <= {"p", "a"}
    assert all(set(element.attrib) <= {"dir", "href"} for element in inner)
    return block.text or ""


def expected(stream: list[Reading]) -> list[str]:
    words = [
        " … ".join(span.of(reading.document.text) for span in quotation.content)
        for reading in stream
        for quotation in reading.quotations
    ]
    return [NO_XML.sub("\ufffd", text) for text in words]


@BOTH
@given(stream=STREAMS)
def test_feed_shows_the_words_whatever_they_are(write: Write, stream: list[Reading]) -> None:
    # libxml2 reads HTML's control characters as it likes, not as browsers do: those it is not asked
    # about.
    control = re.compile("[\x7f-\x9f\ufffd]")
    found = [quoted(control.sub("", content)) for content in contents(written(write, stream))]
    assert sorted(found) == sorted(control.sub("", text) for text in expected(stream))


@BOTH
@given(stream=STREAMS)
def test_feed_is_read_without_complaint(write: Write, stream: list[Reading]) -> None:
    feed = feedparser.parse(written(write, stream))
    assert not feed.bozo and feed.version == ("atom10" if write is write_atom else "rss20")
    assert len(feed.entries) == sum(len(reading.quotations) for reading in stream)
    assert all(entry.id.startswith("urn:uuid:") and "title" in entry for entry in feed.entries)
    dates = [entry.published_parsed for entry in feed.entries if "published_parsed" in entry]
    assert dates == sorted(dates, reverse=True)


@given(STREAMS)
def test_atom_has_what_the_standard_asks_for(stream: list[Reading]) -> None:
    root = etree.fromstring(written(write_atom, stream))
    for element in (root, *root.iterfind("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            [only] = element.iterfind(f"a:{name}", ATOM)
            assert name != "updated" or RFC3339.fullmatch(only.text)
        assert len(element.findall("a:author", ATOM)) <= 1
        assert len(element.findall("a:link[@rel='alternate']", ATOM)) <= 1
        assert all(
            re.match("https?://", link.get("href")) for link in element.iterfind("a:link", ATOM)
        )
    assert len(root.findall("a:author", ATOM)) == 1, (
        "an entry without an author of its own has the feed's"
    )


@given(STREAMS)
def test_rss_has_what_the_standard_asks_for(stream: list[Reading]) -> None:
    [channel] = etree.fromstring(written(write_rss, stream))
    assert all(len(channel.findall(name)) == 1 for name in ("title", "link", "description"))
    for item in channel.iterfind("item"):
        assert (
            len(item.findall("title"))
            == len(item.findall("description"))
            == len(item.findall("guid"))
            == 1
        )
        assert all(parsedate_to_datetime(date.text).tzinfo for date in item.iterfind("pubDate"))
        assert item.find("guid").get("isPermaLink") == "false"


@BOTH
def test_feed_reads_as_a_person_reads_it(write: Write) -> None:
    feed = feedparser.parse(written(write, [READING]))
    mayor, report = feed.entries
    assert mayor.title == "Maria Lopez, the mayor: “We will rebuild,” … “and soon.”"
    assert (mayor.author, report.author) == ("Maria Lopez", "Its report")
    assert mayor.link == report.link == "https://ardell.example/bridge?page=1&all"
    assert mayor.published_parsed[:3] == (2026, 3, 2)
    assert [tag.term for tag in report.tags] == ["indirect"]
    shown = html.fromstring(contents(written(write, [READING]))[0])
    assert [part.text_content() for part in shown.iter("blockquote", "p")] == [
        "“We will rebuild,” … “and soon.”",
        "Maria Lopez, the mayor, · told",
        "Bridge <to> reopen · The Ardell Post · 2026-03-02",
    ]
    assert shown.find(".//a").get("href") == mayor.link


@BOTH
def test_feed_shows_how_well_the_speaker_is_known(write: Write) -> None:
    data = written(write, [Reading(READING.document, (HE, WHO))])
    assert not any("author" in entry for entry in feedparser.parse(data).entries)
    shown = [html.fromstring(content).findall("p")[0].text_content() for content in contents(data)]
    assert shown == [
        "Its report → Jon Bask (inferred, 72 %) · said",
        "Its report (perhaps Jon Bask 45 %, Hal Ostrom 30 %) · said",
    ]


@BOTH
def test_feed_keeps_a_path_to_itself(write: Write) -> None:
    said = Quotation((Span(0, 2),), (), (), "direct", 1.0)
    assert b"/home/ida" not in written(write, [Reading(Document("/home/ida/a.txt", "No"), (said,))])


@BOTH
def test_feed_tells_what_it_is(write: Write) -> None:
    feed = feedparser.parse(written(write, []))
    assert b"<title>Ardell &lt;b&gt;&amp;</title>" in written(write, [])
    assert feed.feed.link == "https://ardell.example/said"
    assert feed.feed.updated_parsed[:4] == (2026, 3, 14, 12)
    assert {link.rel: link.href for link in feed.feed.links}[
        "self"
    ] == "https://ardell.example/said.xml"


@BOTH
def test_feed_has_only_the_newest_first(write: Write) -> None:
    dates = [
        "2026-01",
        "2026-03-02",
        None,
        "2026-03-02T08:00:00+09:00",
        "2025",
        "2026-03-02T09:00:00Z",
        "no date",
    ]
    stream = [
        Reading(
            Document(f"{number}", f"No {number}", published=date),
            (Quotation((Span(0, 4),), (), (), "direct", 1.0),),
        )
        for number, date in enumerate(dates)
    ]
    every = feedparser.parse(written(write, stream))
    assert [entry.title for entry in every.entries] == [
        f"No {number}" for number in (5, 1, 3, 0, 4, 2, 6)
    ]
    newest = feedparser.parse(written(write, stream, replace(FEED, newest=2)))
    assert [entry.id for entry in newest.entries] == [entry.id for entry in every.entries[:2]]


@BOTH
def test_feed_keeps_the_order_of_an_article(write: Write) -> None:
    feed = feedparser.parse(written(write, [READING, READING]))
    assert [entry.author for entry in feed.entries] == ["Maria Lopez", "Its report"] * 2


@BOTH
def test_feed_cuts_a_long_title_at_a_word(write: Write) -> None:
    said = Quotation((Span(0, 500),), (), (), "direct", 1.0)
    [entry] = feedparser.parse(
        written(write, [Reading(Document("a", "word " * 100), (said,))])
    ).entries
    assert entry.title == "word " * 23 + "word …"


@BOTH
@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a b.example", "https://a.example/\u202e", "//x", ""]
)
def test_feed_links_to_web_addresses_alone(write: Write, url: str) -> None:
    document = replace(READING.document, url=url)
    root = etree.fromstring(
        written(write, [Reading(document, READING.quotations)], Feed(link=url, address=url))
    )
    assert [element for element in root.iter() if element.get("href")] == []
    assert all(link.text.startswith("urn:uuid:") for link in root.iter("link"))
    assert not any("<a" in content for content in contents(etree.tostring(root)))


@BOTH
@given(dates=st.lists(DATES))
def test_feed_tells_a_date_where_the_article_does(write: Write, dates: list[str]) -> None:
    stream = [
        Reading(replace(READING.document, published=date), READING.quotations[:1]) for date in dates
    ]
    root = etree.fromstring(written(write, stream))
    told = [element.text for element in root.iter("{*}published", "pubDate")]
    assert len(told) == sum(
        bool(re.fullmatch("2026(-03)?(-02)?(T.*)?|20260302", date, re.ASCII)) for date in dates
    )
    assert all("2026" in date for date in told)


def test_rss_title_is_markup_in_no_reader() -> None:
    """Some take it for text and some for HTML; with Atom it is told."""
    text = "<script>alert(1)</script> AT&T"
    said = Quotation((Span(0, len(text)),), (), (), "direct", 1.0)
    [title] = etree.fromstring(
        written(write_rss, [Reading(Document("a", text), (said,))])
    ).iterfind("channel/item/title")
    assert title.text == "&lt;script>alert(1)&lt;/script> AT&T"
    assert html.fromstring(f"<p>{title.text}</p>").text_content() == text


@BOTH
def test_feed_made_at_no_given_time_is_of_now(write: Write) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    feed = feedparser.parse(written(write, [READING], Feed()))
    assert before <= datetime(*feed.feed.updated_parsed[:6], tzinfo=UTC) <= datetime.now(UTC)


SPEAKERS = {
    "named": (
        Speaker("Maria Lopez", "person", confidence=0.97),
        "Maria Lopez: “No,”",
        "Maria Lopez",
    ),
    "named as written": (Speaker("She", "unnamed_person"), "She: “No,”", "She"),
    "inferred": (
        Speaker("Maria Lopez", "person", state="inferred", confidence=0.6),
        "She (likely Maria Lopez): “No,”",
        None,
    ),
    "open": (Speaker(None, None, state="open", confidence=0.3), "She (speaker open): “No,”", None),
    "nobody": (None, "She (speaker open): “No,”", None),
}


@BOTH
@pytest.mark.parametrize(("speaker", "title", "author"), SPEAKERS.values(), ids=SPEAKERS)
def test_feed_says_how_well_the_speaker_is_known(
    write: Write, speaker: Speaker | None, title: str, author: str | None
) -> None:
    said = Quotation((Span(0, 5),), (), (Span(6, 9),), "direct", 1.0, speaker=speaker)
    [entry] = feedparser.parse(
        written(write, [Reading(Document("a", "“No,” She"), (said,))])
    ).entries
    assert (entry.title, entry.get("author")) == (title, author)


@BOTH
def test_feed_says_what_was_not_said(write: Write) -> None:
    said = Quotation((Span(0, 5),), (), (), "direct", 1.0, asserted=False)
    [entry] = feedparser.parse(written(write, [Reading(Document("a", "“No,”"), (said,))])).entries
    assert entry.title == "Reported as not said: “No,”"


ADDED = datetime(2026, 3, 5, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "updated"),
    [
        ("2026-03-02", "2026-03-05T07:30:00Z"),
        (None, "2026-03-05T07:30:00Z"),
        ("2026-03-09", "2026-03-09T00:00:00Z"),
    ],
)
def test_atom_was_updated_when_it_was_put_on_record(published: str | None, updated: str) -> None:
    stream = [Reading(replace(READING.document, published=published), READING.quotations[:1])]
    [entry] = feedparser.parse(
        written(write_atom, stream, replace(FEED, added=lambda document: ADDED))
    ).entries
    assert entry.updated == updated
    assert entry.get("published") == (f"{published}T00:00:00Z" if published else None)


def test_rss_has_the_date_of_the_article_or_else_of_the_record() -> None:
    stream = [
        Reading(replace(READING.document, published=date), READING.quotations[:1])
        for date in ("2026-03-02", None)
    ]
    feed = feedparser.parse(written(write_rss, stream, replace(FEED, added=lambda document: ADDED)))
    assert [entry.published for entry in feed.entries] == [
        "Mon, 02 Mar 2026 00:00:00 GMT",
        "Thu, 05 Mar 2026 07:30:00 GMT",
    ]
    before = feedparser.parse(written(write_rss, stream))
    assert [entry.id for entry in feed.entries] == [entry.id for entry in before.entries]
