"""What a page declares of itself: its headline, outlet, authors, time of publication and language.

trafilatura gathers the declarations; here they are held against what the page prints, for a
declared title often carries the outlet's name, and a date its time.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml.html import HtmlElement

from onrecord.ingest.article import letters_of
from onrecord.ingest.bylines import byline_authors
from onrecord.ingest.dates import full_dates, is_timestamp
from onrecord.ingest.extraction import Extracted
from onrecord.ingest.linked_data import scripts
from onrecord.ingest.page import blocks
from onrecord.language import TAG

_LANGUAGE_METAS = "//meta[translate(@http-equiv, 'CLANGUE', 'clangue')='content-language']/@content"
_HOST = re.compile(r"https?://([^/]+)")
_BETWEEN_TITLE_PARTS = r"\s*[|•·»]\s*|\s+[-–—:]\s+"
_TITLE_PARTS = re.compile(f"({_BETWEEN_TITLE_PARTS})")
_PART_BEGINS = re.compile(f"(?:^|{_BETWEEN_TITLE_PARTS})$")
_PART_ENDS = re.compile(f"(?:{_BETWEEN_TITLE_PARTS}|$)")
_LONGEST_TITLE = 500
_OUTLET_METAS = (
    "//meta[contains(@property, 'site') or contains(@name, 'site') or contains(@property, 'publisher') or "
    "contains(@name, 'publisher') or @name='application-name']/@content"
)
_TITLES = "//meta[@property='og:title' or @name='twitter:title']/@content | //head/title/text()"
_TIMES = (
    "//meta[contains(@property, 'publish') or contains(@property, 'modified') "
    "or contains(@name, 'publish') or contains(@name, 'date') or contains(@name, 'Date') "
    "or @itemprop='datePublished']"
    " | //time[@pubdate or @itemprop='datePublished']"
)
_CHANGE = re.compile(r"modif|updat|revis|expir", re.IGNORECASE)
_PUBLISHED_IN_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{16,40})"')
_CHANGED_IN_DATA = re.compile(r'"dateModified"\s*:\s*"([^"]{16,40})"')
_MOST_STAMPS = 20
_MUCH_LATER = timedelta(days=30)
_DAY_AND_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|[+-]\d\d:?\d\d)?"
)


def headline(tree: HtmlElement, extracted: Extracted) -> str | None:
    """The headline as the page prints it, if one of its titles is that, with or without the
    outlet's name.

    Otherwise the title that trafilatura found, without an outlet or an author at its end.
    """
    printed = [(_text(heading), _is_link(heading)) for heading in tree.iter("h1")]
    declared = [
        _folded(str(title))[:_LONGEST_TITLE]
        for title in [extracted.title or "", *tree.xpath(_TITLES)]
    ]
    outlet_name = letters_of(extracted.sitename or "")
    for title in filter(None, declared):
        named = [
            heading for heading, linked in printed if heading and _names(title, heading, linked)
        ]
        if named := [heading for heading in named if letters_of(heading) != outlet_name]:
            return min(named, key=title.index)
    if extracted.title is None:
        return printed[0][0] if len(printed) == 1 and printed[0][0] else None
    return _without_outlet(_folded(extracted.title), extracted.sitename)


def _text(heading: HtmlElement) -> str:
    return " ".join(block.text for block in blocks(heading))


def _names(title: str, heading: str, linked: bool) -> bool:
    """Whether a declared title is a printed heading, alone or beside shorter parts such as the
    outlet's name."""
    before, same, after = title.partition(heading)
    if not same:
        return False
    if not before and len(heading) > len(title) / 2:
        return True
    if not (_PART_BEGINS.search(before) and _PART_ENDS.match(after)):
        return False
    # A site's own name may be printed as a heading too: it links to the site's first page, or is
    # the shorter part.
    others = _TITLE_PARTS.split(before)[::2] + _TITLE_PARTS.split(after)[::2]
    return (not before and not linked) or all(len(part) <= len(heading) for part in others)


def _without_outlet(title: str, outlet: str | None) -> str:
    parts = _TITLE_PARTS.split(title)  # with what stands between them
    while len(parts) > 1 and (
        byline_authors(parts[-1]) or letters_of(parts[-1]) == letters_of(outlet or "-")
    ):
        parts = parts[:-2]
    return "".join(parts)


def _is_link(heading: HtmlElement) -> bool:
    return (
        next(heading.iter("a"), None) is not None
        or next(heading.iterancestors("a", "nav"), None) is not None
    )


def _folded(text: str) -> str:
    return " ".join(text.split())


def outlet(tree: HtmlElement, extracted: Extracted) -> str | None:
    """The site's name, if the page declares it; trafilatura also guesses it from the title's last
    part."""
    name = extracted.sitename
    if not name:
        return None
    declared = [letters_of(str(content)) for content in tree.xpath(_OUTLET_METAS)]
    if letters_of(name) in declared or f'"{name}"' in " ".join(_data(tree)):
        return name
    host = _HOST.match(extracted.url or "")
    return name if host and letters_of(name) in letters_of(host[1]) else None


def published(tree: HtmlElement, extracted: Extracted, paragraphs: Sequence[str]) -> str | None:
    """The day of publication, with the time and the zone where the page declares them for that day;
    ISO 8601. Of a page brought up to date a month later or more, the day of the update if the page
    prints that day alone: its words are of that day. `paragraphs`: the page's, in order.
    """
    if not extracted.date:
        return None
    declared = _times(tree, _PUBLISHED_IN_DATA, is_change=False)
    first = next((time for time in declared if time[:10] == extracted.date), extracted.date)
    printed = list(islice(filter(None, map(_days_printed, paragraphs)), _MOST_STAMPS))
    updates = (
        time
        for time in _times(tree, _CHANGED_IN_DATA, is_change=True)
        if any(time[:10] in days for days in printed)
    )
    update = next(updates, None)
    if update is None or extracted.date in " ".join(printed) or not _is_much_later(update, first):
        return first
    return update


def _times(tree: HtmlElement, in_data: re.Pattern[str], is_change: bool) -> Iterator[str]:
    """The times of publication, or of changes, that a page declares."""
    for element in tree.xpath(_TIMES):
        if bool(_CHANGE.search(" ".join(element.attrib.values()))) == is_change:
            time = _iso(str(element.get("content") or element.get("datetime") or "").strip())
            yield from [time] if time else []
    written = (time for data in _data(tree) for time in in_data.findall(data))
    yield from filter(None, map(_iso, written))


def _days_printed(line: str) -> str:
    """The days in a line that is a time stamp; "" for any other line."""
    return " ".join(full_dates(line)) if is_timestamp(line) else ""


def _is_much_later(update: str, first: str) -> bool:
    return date.fromisoformat(update[:10]) - date.fromisoformat(first[:10]) >= _MUCH_LATER


def _iso(text: str) -> str | None:
    """A day with its time as ISO 8601; None of what is neither that nor RFC 5322 ("Tue, 06 Oct
    2026 01:30:00 +0100")."""
    written = _DAY_AND_TIME.fullmatch(text)
    try:
        if written is None:
            return parsedate_to_datetime(text).isoformat()
        time = f"{written[1]}T{written[2]}{written[3] or ''}"
        datetime.fromisoformat(time)
    except ValueError:  # a 25th hour, no date at all
        return None
    return time


def _data(tree: HtmlElement) -> Iterator[str]:
    return (script.text or "" for script in scripts(tree))


def language(tree: HtmlElement) -> str | None:
    """The language that the page declares, as a BCP 47 tag."""
    metas = (*tree.xpath(_LANGUAGE_METAS), "")
    declared = str(tree.get("lang") or tree.get("xml:lang") or metas[0]).strip().replace("_", "-")
    return declared if TAG.fullmatch(declared) else None
