"""A feed that is handed over as a file: its whole articles, and a line about the others."""

from pathlib import Path

import pytest

from ingest.feeds.test_reading import ATOM, INDEX, JSON_FEED, RSS, SITEMAP
from onrecord.errors import InputError
from onrecord.ingest import documents
from onrecord.ingest.feeds.discovery import feeds_of_page
from onrecord.types import Document


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed", "feed.txt.unknown"])
def test_whole_articles_of_a_feed_are_documents(tmp_path: Path, name: str) -> None:
    """Whatever the file is called; of those with a teaser there is one line."""
    path = tmp_path / name
    path.write_text(RSS)
    article, problem = documents([str(path)])
    assert isinstance(article, Document)
    assert article.url is None  # relative, and nobody knows to what
    assert (article.title, article.outlet) == ("Ferry returns", "Harbour & Hill")
    assert article.text.startswith("Ferry returns\n\nThe ferry will run again on Sunday")
    assert article.published == "2026-11-24T08:30:00+01:00"
    assert isinstance(problem, InputError)
    assert "a teaser of 2 of 3 articles" in str(problem)


@pytest.mark.parametrize("name", ["feed.json", "feed"])
@pytest.mark.parametrize("indented", [False, True])
def test_a_json_feed_is_a_feed_and_no_record(tmp_path: Path, name: str, indented: bool) -> None:
    """On one line or many."""
    path = tmp_path / name
    path.write_text(JSON_FEED.replace(', "', ',\n  "') if indented else JSON_FEED)
    first, *others = documents([str(path)])
    assert isinstance(first, Document)
    assert first.title == "Bridge opens"
    assert len(others) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (INDEX, "a list of 1 feeds"),
        (SITEMAP, "a teaser of 1 of 1"),
        (ATOM, "a teaser of 1 of 1"),
        ("<rss version='2.0'><channel><title>Empty</title></channel></rss>", "without entries"),
        ("<opml><outline xmlUrl='https://a.example/rss'/></opml>", "a list of 1 feeds"),
    ],
)
def test_a_feed_without_a_whole_article_is_told_as_one(
    tmp_path: Path, text: str, words: str
) -> None:
    """Its XML is never read as prose."""
    path = tmp_path / "feed.xml"
    path.write_text(text)
    [problem] = documents([str(path)])
    assert isinstance(problem, InputError)
    assert words in str(problem)


def test_the_feeds_that_a_page_names_are_told() -> None:
    """Those in its head, in order, made whole; other alternates are none."""
    page = """<html><head><link rel="alternate" hreflang="fr" href="/fr">
    <link rel="Alternate" type="application/rss+xml; charset=utf-8" href="/rss">
    <link rel="alternate" type="application/atom+xml" href="https://b.example/atom">
    <link rel="alternate" type="application/rss+xml" href="/rss"></head><body><p>x</p></body></html>"""
    assert feeds_of_page(page, "https://a.example/news/") == (
        "https://a.example/rss",
        "https://b.example/atom",
    )
    assert feeds_of_page("", "https://a.example/") == ()
