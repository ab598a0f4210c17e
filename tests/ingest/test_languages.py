"""The language of what is read, whatever kind of file it is in."""

import json
from io import BytesIO

import pytest

from onrecord.errors import InputError, LanguageError
from onrecord.ingest import Options, documents
from onrecord.types import Document
from tests.language.test_detect import ARTICLES, PLAIN

GERMAN = " ".join(ARTICLES["de"])


def read(data: str, options: Options | None = None) -> list[Document | InputError]:
    return list(documents(["-"], options or Options(), BytesIO(data.encode())))


def page(text: str, head: str = "", lang: str = "") -> str:
    body = f"<body><article><p>{text}</p></article></body>"
    return f"<!doctype html><html{lang}><head>{head}<title>Bad</title></head>{body}</html>"


@pytest.mark.parametrize("lang", ["", ' lang="de"', ' lang="en"', ' lang="?"'])
def test_page_in_german_is_refused_whatever_it_declares(lang: str) -> None:
    [refused] = read(page(GERMAN, lang=lang))
    assert isinstance(refused, LanguageError)
    assert "standard input: in German" in str(refused) and "--any-language" in str(refused)


def test_page_in_english_is_read_whatever_it_declares() -> None:
    [document] = read(page(PLAIN, lang=' lang="de"'))
    assert isinstance(document, Document) and document.language == "en"


def test_page_declares_its_language_in_a_meta_as_well() -> None:
    [document] = read(page(PLAIN, '<meta http-equiv="Content-Language" content="en-ZA">'))
    assert isinstance(document, Document) and document.language == "en-ZA"


def test_lines_in_other_languages_are_passed_over() -> None:
    lines = [
        {"id": "a", "text": PLAIN, "lang": "en-GB"},
        {"id": "b", "text": GERMAN, "language": "en"},
        {"id": "c", "text": " ".join(ARTICLES["ja"])},
        {"id": "d", "text": "Bad bleibt zu", "language": "de"},
        {"id": "e", "text": PLAIN, "language": "English"},
    ]
    found = read("\n".join(map(json.dumps, lines)))
    told = [
        one.language if isinstance(one, Document) else str(one).partition(",")[2][:22]
        for one in found
    ]
    assert told == ["en-GB", " line 2: in German, wh", " line 3: in Japanese, ", "de", "en"]
    assert isinstance(found[0], Document) and found[0].extra == {"lang": "en-GB"}


@pytest.mark.parametrize(
    ("options", "language"),
    [
        (Options(language="en"), "en"),
        (Options(any_language=True), "de"),
        (Options(language="en-AU", any_language=True), "en-AU"),
    ],
)
def test_what_a_person_says_overrules(options: Options, language: str) -> None:
    [document] = read(GERMAN, options)
    assert isinstance(document, Document)
    assert (document.language, document.text) == (language, GERMAN)
