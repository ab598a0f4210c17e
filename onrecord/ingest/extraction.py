"""What trafilatura finds in a page: its article's text, and what the page declares."""

import logging
from dataclasses import dataclass, replace
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from onrecord.ingest.bounds import bounded

# They log a page without an article as an error; here that is a value for the caller, not a line on
# the terminal.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# Beyond this trafilatura takes long; a page of news has some thousand.
MOST_ELEMENTS = 50_000
# No date out of running text or a copyright line: only what the page declares.
_DATES = {"original_date": True, "extensive_search": False}


@dataclass(frozen=True, slots=True)
class Extracted:
    """What trafilatura found in a page. `texts`: the article, the most precise first; `byline`: the
    names in a byline that the page prints."""

    texts: tuple[str, ...] = ()
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    sitename: str | None = None


def extracted(tree: HtmlElement) -> Extracted:
    """What trafilatura makes of a page; no text of one with more than 50,000 elements."""
    page = bounded(tree)
    declared = _declared(page)
    if sum(1 for _ in page.iter(etree.Element)) > MOST_ELEMENTS:
        return declared
    return replace(declared, texts=(_text(page, favor_precision=True), _text(page)))


# In these two alone any error counts as "found nothing": trafilatura raises many kinds,
# undocumented, on broken pages. The page's own blocks are then the article, and no error of ours
# passes through here.


def _declared(page: HtmlElement) -> Extracted:
    try:
        found = trafilatura.extract_metadata(page, date_config=_DATES, extensive=False)
    except Exception:
        return Extracted()
    return Extracted((), found.title, found.author, found.date, found.url, found.sitename)


def _text(page: HtmlElement, **options: Any) -> str:
    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, with_metadata=False, **options
        )
    except Exception:
        return ""
    return "" if found is None else found.text or ""
