"""What trafilatura finds in a page: its article's text, and what the page declares."""

import logging
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from onrecord.ingest.bounds import bounded

# They log a page without an article as an error; here that is a value for the caller, not a line on
# the terminal.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# No date out of running text or a copyright line: only what the page declares.
_DATES = {"original_date": True, "extensive_search": False}


@dataclass(frozen=True, slots=True)
class Extracted:
    """What trafilatura found in a page. `byline`: the names in a byline that the page prints."""

    text: str = ""
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    sitename: str | None = None


def extracted(tree: HtmlElement) -> Extracted:
    """What trafilatura makes of a page; nothing of one that it cannot read."""
    # The one boundary at which any error counts as "found nothing": trafilatura raises many kinds,
    # undocumented, on broken pages. The page's own blocks are then the article, and no error of
    # ours passes through here.
    page = bounded(tree)
    try:
        found = trafilatura.bare_extraction(
            page,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except Exception:
        return Extracted()
    if found is None:
        return Extracted()
    return Extracted(
        found.text or "", found.title, found.author, found.date, found.url, found.sitename
    )
