import pytest

from onrecord.export.identifiers import document_urn, is_web_address, quotation_urn, source_iri
from onrecord.types import Document

from .invented import MAYOR, REPORT


@pytest.mark.parametrize(
    "url",
    [
        "https://ardell.example",
        "HTTP://ardell.example:8080/a/b.html?q=1&r=%20#top",
        "https://bücher.example/über/東京",
        "https://ardell.example/@mayor?to=a@b",
    ],
)
def test_web_address_is_one(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            None,
            "",
            "ardell.example",
            "//ardell.example",
            "javascript:alert(1)",
            "ftp://ardell.example",
            "https://",
        ),
        *(
            "https://ardell.example/a b",
            "https://ardell.example/\n",
            'https://a.example/"',
            "https://a.example/<b>",
        ),
        *(
            "https://a.example/\u202e",
            "https://a.example/\u200b",
            "https://a.example/\ud800",
            "https://a.example/\0",
        ),
        *(
            "https://me:secret@a.example",
            "https://a.example/100%",
            " https://a.example",
            "https:///a",
        ),
    ],
)
def test_no_web_address_is_told(url: str | None) -> None:
    assert not is_web_address(url)


def test_names_are_the_same_for_the_same_and_differ_else() -> None:
    documents = [
        Document("a", "No"),
        Document("a", "Yes"),
        Document("b", "No"),
        Document("\ud800", "\0"),
    ]
    names = [document_urn(document) for document in documents]
    assert names == [document_urn(document) for document in documents]
    quotations = [quotation_urn(name, quotation) for name in names for quotation in (MAYOR, REPORT)]
    assert len({*names, *quotations}) == 12
    assert all(name.startswith("urn:uuid:") for name in names + quotations)


def test_name_of_a_document_stays_what_others_have_linked_to() -> None:
    assert document_urn(Document("a", "No")) == "urn:uuid:2ae4ae15-a77c-55d9-9844-ca9fc250b7d7"
    assert source_iri(Document("a", "No", url="https://a.example/")) == "https://a.example/"
