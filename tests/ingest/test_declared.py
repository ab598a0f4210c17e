"""What a page declares of itself, held against what it prints."""

from io import BytesIO

import pytest

from onrecord.ingest import documents
from onrecord.types import Document

PROSE = (
    "<p>The council of Northport met on Monday evening in the old school to talk about the ferry and the fares.</p>"
    "<p>The ferry has been in dry dock for two years, and nobody can say who is to pay for its engine.</p>"
    "<p>The vote on the fares was put off to the first week of June, said the treasurer.</p>"
)


def read(head: str, printed: str) -> Document:
    page = f"<html><head>{head}</head><body><article>{printed}{PROSE}</article></body></html>"
    (document,) = documents(["-"], stdin=BytesIO(page.encode()))
    assert isinstance(document, Document), document
    return document


H1 = "<h1>Ferry sails</h1>"
TITLES = {
    "outlet": ("<title>Ferry sails | The Northport Courier</title>", H1),
    "outlet and author": ("<title>Ferry sails | The Courier | by Ada Marsh</title>", H1),
    "outlet first": (
        "<title>The Courier: Ferry sails</title><meta property=og:title content='Ferry sails'>",
        H1,
    ),
    "outlet before": ("<meta property=og:title content='Courier - Ferry sails'>", H1),
    "long outlet": ("<title>Ferry sails - The Northport Courier and Advertiser</title>", H1),
    "section": (
        "<title>Ferry sails · Harbour · Northport Courier</title>",
        "<h1><span>Ferry<br>sails</span></h1>",
    ),
    "site's name as a heading": (
        "<title>Ferry sails | Courier</title>",
        f"<header><h1><a href='/'>Courier</a></h1></header>{H1}",
    ),
    "headline inside the data": (
        '<title>Ferry sails</title><script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": '
        '"Ferry sails", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Sails"}]}</script>',
        H1,
    ),
    "no heading": (
        "<title>Ferry sails | Northport Courier</title><meta property=og:site_name content='Northport Courier'>",
        "<p><b>Ferry sails</b></p>",
    ),
}


@pytest.mark.parametrize(("head", "printed"), TITLES.values(), ids=TITLES)
def test_headline_is_what_the_page_prints(head: str, printed: str) -> None:
    document = read(head, printed)
    assert document.title == "Ferry sails"
    assert document.text.count("Ferry sails") == 1


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Ferry sails, mayor says no", "<h1>Ferry sails</h1>"),
        ("Ferry - a long story of a short trip", "<h1>Trip</h1>"),
    ],
)
def test_headline_is_the_declared_one_where_the_page_prints_another(
    title: str, printed: str
) -> None:
    assert (
        read(f"<title>{title}</title><meta property=og:title content='{title}'>", printed).title
        == title
    )


TIMES = {
    "meta": ('<meta property="article:published_time" content="{}">', "2021-03-04T21:30:00-04:00"),
    "data": (
        '<script type="application/ld+json">{{"datePublished": "{}"}}</script>',
        "2021-03-04T10:00:00Z",
    ),
    "item": ('<meta itemprop="datePublished" content="{}">', "2021-03-04T10:00:00.123+0100"),
    "name": ('<meta name="publish-date" content="{}">', "2021-03-04T10:00"),
}


@pytest.mark.parametrize(("head", "time"), TIMES.values(), ids=TIMES)
def test_published_has_its_time_and_zone(head: str, time: str) -> None:
    assert read(f"<title>Ferry sails</title>{head.format(time)}", H1).published == time


def test_published_is_the_moment_that_the_page_names_first() -> None:
    data = '<script type="application/ld+json">{"datePublished": "2021-03-05T01:30:00Z"}</script>'
    meta = '<meta property="article:published_time" content="2021-03-04T21:30:00-04:00">'
    assert (
        read(f"<title>Ferry sails</title>{data}{meta}", H1).published == "2021-03-04T21:30:00-04:00"
    )


def test_published_is_not_the_moment_of_a_change() -> None:
    metas = [("date.updated", "2021-03-04T18:00:00Z"), ("publish-date", "2021-03-04T10:00:00Z")]
    head = "".join(f'<meta name="{name}" content="{time}">' for name, time in metas)
    assert read(f"<title>Ferry sails</title>{head}", H1).published == "2021-03-04T10:00:00Z"


@pytest.mark.parametrize("time", ["2021-03-04", "2021-03-04T25:00:00Z", "2021-03-04 10 o'clock"])
def test_published_is_a_day_without_a_time(time: str) -> None:
    meta = f'<meta property="article:published_time" content="{time}">'
    assert read(f"<title>Ferry sails</title>{meta}", H1).published == "2021-03-04"


def test_published_joins_the_day_the_time_and_the_zone() -> None:
    meta = '<meta property="article:published_time" content="2021-03-04 10:00:00 +0200">'
    assert read(f"<title>Ferry sails</title>{meta}", H1).published == "2021-03-04T10:00:00+0200"


def test_published_may_be_written_as_in_a_mail() -> None:
    meta = '<meta name="date" content="Thu, 04 Mar 2021 10:00:00 +0100">'
    assert read(f"<title>Ferry sails</title>{meta}", H1).published == "2021-03-04T10:00:00+01:00"


UPDATED = (
    "<title>Ferry sails</title>"
    '<meta property="article:published_time" content="2019-10-06T10:00:00Z">'
    '<meta property="article:modified_time" content="2021-03-04T10:00:00+01:00">'
)
PRINTED = {
    "update": ("<p>Updated 4 March 2021</p>", "2021-03-04T10:00:00+01:00"),
    "update with time": ("<p>Updated March 4, 2021, 10 a.m.</p>", "2021-03-04T10:00:00+01:00"),
    "publication": ("<p>6 October 2019</p>", "2019-10-06T10:00:00Z"),
    "both": ("<p>Published 6 October 2019. Updated 4 March 2021</p>", "2019-10-06T10:00:00Z"),
    "both apart": ("<p>6 October 2019</p><p>Updated 4 March 2021</p>", "2019-10-06T10:00:00Z"),
    "neither": ("", "2019-10-06T10:00:00Z"),
}


@pytest.mark.parametrize(("printed", "time"), PRINTED.values(), ids=PRINTED)
def test_published_is_the_update_where_the_page_prints_that_alone(printed: str, time: str) -> None:
    assert read(UPDATED, H1 + printed).published == time


def test_published_is_the_publication_of_the_same_month() -> None:
    head = UPDATED.replace("2019-10-06", "2021-03-01")
    assert read(head, f"{H1}<p>Updated 4 March 2021</p>").published == "2021-03-01T10:00:00Z"
