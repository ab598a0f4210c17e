"""A Word document (.docx) to a document: its paragraphs as they stand, changes that are tracked
taken as accepted."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.furniture import furniture
from onrecord.ingest.opened import MARKUP_FACTOR, Opened, ParsedDocument
from onrecord.ingest.options import Options
from onrecord.ingest.raw import Source
from onrecord.types import Document

MAGIC = b"PK\x03\x04"
"""What every ZIP archive begins with, and so every .docx."""
UNZIPPED = 20
"""How many times as long as its text a document's parts may be, unzipped."""
MAIN = "word/document.xml"
"""The part that makes an archive a Word document."""
NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BREAKS = {
    f"{NAMESPACE}tab": "\t",
    f"{NAMESPACE}br": "\n",
    f"{NAMESPACE}cr": "\n",
    f"{NAMESPACE}noBreakHyphen": "-",
}


def is_zipped(head: bytes) -> bool:
    """Whether a file that begins like this is a ZIP archive: of those only a Word document is
    read."""
    return head.startswith(MAGIC)


def parse(opened: Opened) -> Iterator[ParsedDocument]:
    """The text of a Word document.

    Raises:
        InputError: it is none, or longer than may be.
    """
    data = opened.data(opened.options.max_bytes(MARKUP_FACTOR))
    yield ParsedDocument(opened.source.where, word_document(opened.source, data, opened.options))


def word_document(source: Source, data: bytes, options: Options) -> Document:
    """The text of a Word document, a blank line between paragraphs; tables and text boxes are read,
    too.

    Raises:
        InputError: it is none, or longer than `options` allow, or python-docx is not installed.
    """
    try:
        from docx import Document as opened
    except ImportError as err:
        problem = "a Word document, which takes python-docx: pip install 'onrecord[docx]', or save it as text"
        raise InputError(source.where, problem) from err
    _refuse_bomb(source, data, options)
    try:
        word = opened(BytesIO(data))
        paragraphs = [text for text in _paragraphs(word.element.body) if text.strip()]
        title = word.core_properties.title
    except Exception as err:  # python-docx raises many kinds on damaged files
        raise InputError(
            source.where, "damaged; a Word document (.docx) was expected: save it again"
        ) from err
    text = "\n\n".join(paragraphs)
    if not text:
        raise InputError(
            source.where, "empty; a Word document with text was expected: check how it was made"
        )
    options.check_length(source.where, text)
    return Document(source.id, text, title=title or None, furniture=furniture(text))


def _refuse_bomb(source: Source, data: bytes, options: Options) -> None:
    """Raises InputError if what is zipped is no Word document, or so long that no text can be its
    reason."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(
                part.file_size
                for part in archive.infolist()
                if part.filename.endswith((".xml", ".rels"))
            )
            is_word = MAIN in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError) as err:
        raise InputError(
            source.where, "damaged; a Word document (.docx) was expected: save it again"
        ) from err
    if not is_word:
        raise InputError(
            source.where,
            "a ZIP archive that is no Word document; unzip it, or save the text as .docx",
        )
    limit = options.max_bytes(UNZIPPED)
    if 0 <= limit < size:
        raise options.too_long(source.where)


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of each paragraph, in the order of the document; the paragraphs within one come
    after it."""
    for paragraph in body.iter(f"{NAMESPACE}p"):
        if not any(above.tag == FALLBACK for above in paragraph.iterancestors()):
            yield "".join(_words(paragraph))


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph's runs: what a tracked change deleted is not text, what one inserted
    is."""
    for child in element:
        if child.tag == f"{NAMESPACE}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag not in (f"{NAMESPACE}p", f"{NAMESPACE}pPr", FALLBACK):
            yield from _words(child)
