import io
import sys
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as new_document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from onrecord.errors import InputError
from onrecord.ingest import Options, Raw, parsed
from onrecord.types import Document

QUOTED = "“We will mend the quay,” said Ada Merrow."


def saved(*paragraphs: str, change: Callable[[object], object] = lambda word: None) -> bytes:
    word = new_document()
    word.core_properties.title = "The quay"
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    change(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def read(
    data: bytes, name: str = "draft.docx", options: Options | None = None
) -> Document | InputError:
    [found] = parsed(Raw.of_bytes(name, data), options or Options())
    return found


def text_of(data: bytes) -> str:
    found = read(data)
    assert isinstance(found, Document), found
    return found.text


def problem(data: bytes, name: str = "draft.docx", options: Options | None = None) -> str:
    found = read(data, name, options)
    assert isinstance(found, InputError)
    return found.problem


def test_paragraphs_are_parted_by_a_blank_line() -> None:
    found = read(saved("Quay to be mended", "", QUOTED))
    assert isinstance(found, Document)
    assert (found.id, found.title, found.text) == (
        "draft.docx",
        "The quay",
        f"Quay to be mended\n\n{QUOTED}",
    )


@pytest.mark.parametrize("name", ["DRAFT.DOCX", "-"])
def test_word_document_is_known_by_its_name_or_its_beginning(name: str) -> None:
    found = read(saved(QUOTED), name)
    assert isinstance(found, Document) and found.text == QUOTED


def test_tables_are_read() -> None:
    def table(word: object) -> None:
        word.add_table(1, 1).cell(0, 0).text = QUOTED  # type: ignore[attr-defined]

    assert text_of(saved("Before.", change=table)) == f"Before.\n\n{QUOTED}"


def test_tracked_changes_are_taken_as_accepted() -> None:
    def changed(word: object) -> None:
        runs = (
            '<w:r><w:t xml:space="preserve">“We will </w:t></w:r>'
            '<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">not </w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>mend</w:t><w:br/></w:r></w:ins><w:r><w:t> it”</w:t></w:r>'
        )
        word.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))  # type: ignore[attr-defined]

    assert text_of(saved(change=changed)) == "“We will mend\n it”"


def test_what_is_no_word_document_is_refused() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    whole = saved(QUOTED)
    assert "no Word document" in problem(other.getvalue())
    assert "damaged" in problem(whole[: len(whole) // 2])
    assert "damaged" in problem(b"PK\x03\x04nothing", "-")
    assert "empty" in problem(saved("", " "))
    assert "longer than 10 characters" in problem(saved(QUOTED), options=Options(10))


def test_a_bomb_is_refused_before_it_is_unzipped() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 3_000_000)
    assert "longer than 100,000 characters" in problem(bomb.getvalue(), options=Options(100_000))


def test_without_python_docx_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(QUOTED)
    monkeypatch.setitem(sys.modules, "docx", None)
    assert "pip install 'onrecord[docx]'" in problem(data)
