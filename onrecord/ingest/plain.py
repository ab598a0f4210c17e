"""Plain text: the document's text is the input, unchanged; title, authors and date only where it
states them."""

from collections.abc import Iterator
from itertools import islice

from onrecord.ingest.bylines import byline_authors
from onrecord.ingest.dates import dateline_date, full_date, is_timestamp
from onrecord.ingest.furniture import furniture, is_masthead, lines
from onrecord.ingest.opened import BYTES_PER_CHARACTER, Opened, ParsedDocument
from onrecord.language.english.stamps import PUBLICATION, UPDATE
from onrecord.text.marks import CLOSING
from onrecord.types import Document, Span

_HEADER_LINES = 12
_LONGEST_HEADLINE = 200


def parse(opened: Opened) -> Iterator[ParsedDocument]:
    """The article that a text is.

    Raises:
        InputError: it is no text, or a longer one than may be.
    """
    text = opened.text(opened.options.max_bytes(BYTES_PER_CHARACTER))
    if text.strip():
        opened.options.check_length(opened.source.where, text)
        yield ParsedDocument(opened.source.where, plain_document(opened.source.id, text))


def plain_document(id: str, text: str) -> Document:
    """The article in a plain text. What the text does not say of itself stays unknown."""
    spans = furniture(text)
    header = list(islice(lines(text), _HEADER_LINES))
    printed = [span.of(text)[:_LONGEST_HEADLINE].strip() for span in header]
    return Document(
        id=id,
        text=text,
        title=_title(text, header, frozenset(spans)),
        outlet=printed[0] if printed and is_masthead(printed[0]) else None,
        authors=next(filter(None, map(byline_authors, printed)), ()),
        published=_published(printed),
        furniture=spans,
    )


def _title(text: str, header: list[Span], marked: frozenset[Span]) -> str | None:
    """The first line of prose, if it is a headline: short, no sentence, and with an article after
    it."""
    candidates = [span for span in header if span not in marked]
    if len(candidates) < 2 or candidates[0].end - candidates[0].start > _LONGEST_HEADLINE:
        return None
    line = candidates[0].of(text).strip()
    ends_like_prose = line.rstrip(f"{CLOSING}) ").endswith((".", ":", ",", ";"))
    return line if len(line.split()) > 1 and not ends_like_prose else None


def _published(printed: list[str]) -> str | None:
    """The date of the first time stamp of a publication, else of the dateline."""
    stamps = [_publication(line) for line in printed if is_timestamp(line)]
    return next(filter(None, [*map(full_date, stamps), *map(dateline_date, printed)]), None)


def _publication(stamp: str) -> str:
    """What a time stamp says of the publication: all but the part about an update."""
    update = UPDATE.search(stamp)
    if not update:
        return stamp
    published = PUBLICATION.search(stamp)
    return (
        stamp[published.start() :]
        if published and published.start() > update.start()
        else stamp[: update.start()]
    )
