"""A web page to a document: the article's text with its headline, and what the page says of itself."""

import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from onrecord.errors import InputError
from onrecord.ingest.article import article_blocks, letters_of
from onrecord.ingest.furniture import furniture, is_furniture
from onrecord.ingest.options import Options, Source
from onrecord.ingest.page import blocks, parsed
from onrecord.language import TAG
from onrecord.types import Document

# They log a page without an article as an error; here that is a value for the caller, not a line on the terminal.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# The headline stands among the first blocks, after a section's name and the like, or it is not in the text.
_HEADLINE_BLOCKS = 4
_BETWEEN_AUTHORS = re.compile(r"\s*(?:[;,|/&]|\band\b)\s*", re.IGNORECASE)
_LANGUAGE_METAS = "//meta[translate(@http-equiv, 'CLANGUE', 'clangue')='content-language']/@content"
_HOST = re.compile(r"https?://([^/]+)")
# No date out of running text or a copyright line: only what the page declares.
_DATES = {"original_date": True, "extensive_search": False}
_OUTLET_METAS = (
    "//meta[contains(@property, 'site') or contains(@name, 'site') or contains(@property, 'publisher') or "
    "contains(@name, 'publisher') or @name='application-name']/@content"
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What trafilatura found in a page."""

    text: str = ""
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    sitename: str | None = None


def html_document(source: Source, text: str, options: Options) -> Document:
    """The article in a web page: its headline and paragraphs, with blank lines between them.

    Raises:
        InputError: there is no article in it, or a longer one than `options` allow.
    """
    tree = parsed(text)
    page = [] if tree is None else list(blocks(tree))
    found = _trafilatura(tree) if page else Extracted()
    paragraphs = article_blocks(page, found.text or "") if page else []
    if all(map(is_furniture, paragraphs)):  # also where there are none
        problem = "no article text found in the page: save the page from the browser once it shows it, or copy the text"
        raise InputError(source.where, problem)
    title = _headline(tree, found.title)
    article = "\n\n".join(_with_headline(paragraphs, title))
    options.check_length(source.where, article)
    return Document(
        id=source.id,
        text=article,
        url=found.url,
        title=title,
        outlet=_outlet(tree, found),
        authors=_authors(found.author),
        published=found.date,
        language=_language(tree),
        furniture=furniture(article),
    )


def _trafilatura(tree: HtmlElement) -> Extracted:
    """What trafilatura makes of the page."""
    # The one boundary at which any error counts as "found nothing": trafilatura raises many kinds, undocumented, on
    # broken pages. The page's own blocks are then the article, and no error of ours passes through here.
    try:
        found = trafilatura.bare_extraction(
            tree, favor_recall=True, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except Exception:
        return Extracted()
    if found is None:
        return Extracted()
    return Extracted(found.text or "", found.title, found.author, found.date, found.url, found.sitename)


def _headline(tree: HtmlElement, title: str | None) -> str | None:
    """The headline as the page prints it, where the declared title only adds the outlet's name to it."""
    printed = [_folded(heading.text_content()) for heading in tree.iter("h1")]
    if title is None:
        return printed[0] if len(printed) == 1 and printed[0] else None
    shortest = len(title) / 2  # or the site's own name might pass for the headline
    return next((heading for heading in printed if len(heading) > shortest and title.startswith(heading)), title)


def _with_headline(paragraphs: list[str], title: str | None) -> list[str]:
    if title is None or letters_of(title) in map(letters_of, paragraphs[:_HEADLINE_BLOCKS]):
        return paragraphs
    return [title, *paragraphs]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _outlet(tree: HtmlElement, found: Extracted) -> str | None:
    """The site's name, if the page declares it; trafilatura also guesses it from the title's last part."""
    name = found.sitename
    if not name:
        return None
    declared = [letters_of(str(content)) for content in tree.xpath(_OUTLET_METAS)]
    data = " ".join(script.text or "" for script in tree.iter("script") if script.get("type") == "application/ld+json")
    if letters_of(name) in declared or f'"{name}"' in data:
        return name
    host = _HOST.match(found.url or "")
    return name if host and letters_of(name) in letters_of(host[1]) else None


def _authors(names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, _BETWEEN_AUTHORS.split((names or "").strip()))))


def _language(tree: HtmlElement) -> str | None:
    metas = (*tree.xpath(_LANGUAGE_METAS), "")
    declared = (tree.get("lang") or tree.get("xml:lang") or metas[0]).strip().replace("_", "-")
    return declared if TAG.fullmatch(declared) else None
