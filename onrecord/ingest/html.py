"""A web page to a document: the article's text with its headline, and what the page says of
itself."""

from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.ingest.article import fullest_article, letters_of
from onrecord.ingest.authors import authors
from onrecord.ingest.declared import headline, language, outlet, published
from onrecord.ingest.encoding import without_stray_nulls
from onrecord.ingest.extraction import Extracted, extracted
from onrecord.ingest.furniture import furniture, is_furniture
from onrecord.ingest.markup import parsed
from onrecord.ingest.opened import MARKUP_FACTOR, Opened, ParsedDocument
from onrecord.ingest.options import Options
from onrecord.ingest.page import blocks
from onrecord.ingest.raw import Source
from onrecord.ingest.walls import wall
from onrecord.ingest.web.canonical import address_of
from onrecord.types import Document

# The headline stands among the first blocks, after a section's name and the like, or it is not in
# the text.
_HEADLINE_BLOCKS = 4


def parse(opened: Opened) -> Iterator[ParsedDocument]:
    """The article of a page.

    Raises:
        InputError: there is none in it, or a longer one than may be.
    """
    options = opened.options
    text = opened.text(options.max_bytes(MARKUP_FACTOR), cleaned=without_stray_nulls)
    if text.strip():
        document = html_document(opened.source, text, options, opened.address)
        yield ParsedDocument(opened.source.where, document)


def html_document(
    source: Source, text: str, options: Options, address: str | None = None
) -> Document:
    """The article in a web page: its headline and paragraphs, with blank lines between them.
    `address`: where the page was fetched from.

    Raises:
        InputError: there is no article in it, only its beginning in a page that was fetched, or a
            longer one than `options` allow.
    """
    tree = parsed(text)
    page = [] if tree is None else list(blocks(tree))
    found = extracted(tree) if page else Extracted()
    paragraphs = fullest_article(page, found.texts) if page else []
    if all(map(is_furniture, paragraphs)):  # also where there are none
        problem = "no article text found in the page: save the page from the browser once it shows it, or copy the text"
        raise InputError(source.where, problem)
    title = headline(tree, found)
    article = "\n\n".join(_with_headline(paragraphs, title))
    options.check_length(source.where, article)
    if address and (obstacle := wall(tree, article)):
        raise InputError(source.where, obstacle)
    return Document(
        id=source.id,
        text=article,
        url=address_of(address, found.url) if address else found.url,
        title=title,
        outlet=outlet(tree, found),
        authors=authors(tree, title, found.byline),
        published=published(tree, found, [block.text for block in page]),
        language=language(tree),
        furniture=furniture(article),
    )


def shown_text(markup: str) -> str:
    """All paragraphs of a piece of markup, with blank lines between them; "" if it shows no
    text."""
    tree = parsed(markup)
    return "" if tree is None else "\n\n".join(block.text for block in blocks(tree))


def _with_headline(paragraphs: list[str], title: str | None) -> list[str]:
    if title is None or letters_of(title) in map(letters_of, paragraphs[:_HEADLINE_BLOCKS]):
        return paragraphs
    return [title, *paragraphs]
