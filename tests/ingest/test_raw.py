"""One value for whatever comes in, and what is known of it beforehand."""

import gzip
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ingest import FORMATS, Known, Options, Raw, Source, held, named, parsed
from onrecord.ingest.formats import BY_MEDIA_TYPE, by_name, declared
from onrecord.types import Document

TEXT = "Ferry will sail again\n\nPublished 1 January 2020\n\n“We sail in May,” Odo Brandt, the mayor, said.\n"
PAGE = f"""<html lang="en-GB"><head><title>Ferry will sail again</title>
<meta property="article:published_time" content="2020-01-01T08:00:00Z"></head>
<body><article><h1>Ferry will sail again</h1><p>{TEXT}</p></article></body></html>"""
KNOWN = Known("https://varn.example/ferry", "Ferries", "Varn Courier", "2026-03-04", "en-AU")


def read(raw: Raw, options: Options | None = None) -> Document:
    [found] = parsed(raw, options or Options())
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", TEXT), ("a.html", PAGE), ("a.json", '{"text": "One."}')]
)
def test_what_is_known_stands_over_what_is_found_out(name: str, content: str) -> None:
    document = read(Raw.of_bytes(name, content.encode(), KNOWN))
    told = (document.url, document.title, document.outlet, document.published)
    assert told == ("https://varn.example/ferry", "Ferries", "Varn Courier", "2026-03-04")


def test_what_is_not_known_is_found_out() -> None:
    document = read(Raw.of_bytes("a.txt", TEXT.encode(), Known(outlet="Varn Courier")))
    assert (document.title, document.outlet, document.published) == (
        "Ferry will sail again",
        "Varn Courier",
        "2020-01-01",
    )


def test_fields_of_a_record_are_its_own_and_stand_over_what_is_known_of_all() -> None:
    lines = '{"text": "One.", "title": "First", "published": "2021-05-06"}\n{"text": "Two.", "title": ""}\n'
    first, second = parsed(Raw.of_bytes("a.jsonl", lines.encode(), KNOWN))
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.title, first.published, first.outlet) == ("First", "2021-05-06", "Varn Courier")
    assert (second.title, second.published) == ("Ferries", "2026-03-04")


def test_known_language_is_a_hint_and_the_given_one_stands() -> None:
    raw = Raw.of_bytes("a.txt", TEXT.encode(), KNOWN)
    assert read(raw).language == "en-AU"
    assert read(replace(raw, known=Known(language="de"))).language == "en", "its words tell another"
    assert read(raw, Options(language="en-ZA")).language == "en-ZA"


def test_media_type_tells_the_format_before_the_name_does() -> None:
    raw = replace(Raw.of_bytes("a.html", b'{"text": "One."}'), media_type="application/json")
    assert read(raw).text == "One."
    assert (
        found := declared(replace(raw, media_type="application/octet-stream"))
    ) and found.name == "HTML"


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        ("“Мост”".encode("cp1251"), "windows-1251", "“Мост”"),
        ("“Мост”".encode(), "windows-1251", "“Мост”"),
        ("“Bridge”".encode("utf-16"), "utf-8", "“Bridge”"),
        ("Ångström".encode("utf-16-be"), "utf-16be", "Ångström"),
        ("“Bridge”".encode("cp1252"), "utf-8", "“Bridge”"),
        ("“Bridge”".encode("cp1252"), "no such", "“Bridge”"),
        ("“Bridge”".encode("cp1252"), "punycode", "“Bridge”"),
    ],
)
def test_charset_is_a_hint(data: bytes, charset: str, expected: str) -> None:
    assert read(replace(Raw.of_bytes("a.txt", data), charset=charset)).text == expected


def test_id_is_the_source_s_where_a_document_has_none() -> None:
    raw = replace(
        Raw.of_bytes("a.json", b'[{"text": "One."}, {"id": "own", "text": "Two."}]'),
        source=Source("x", "y"),
    )
    found = list(parsed(replace(raw, media_type="application/json")))
    assert [one.id for one in found if isinstance(one, Document)] == ["y:1", "own"]


def test_limit_of_what_is_unzipped_is_no_limit_of_files() -> None:
    data = gzip.compress(b"word " * 1000)
    raw = Raw.of_bytes("a.txt.gz", data)
    [refused] = parsed(raw, Options(max_unzipped=100))
    assert isinstance(refused, InputError) and "unzips to more than 100 bytes" in str(refused)
    for allowed in (0, 5000):
        assert len(read(raw, Options(any_language=True, max_unzipped=allowed)).text) == 5000


def test_named_gives_files_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    given = [f"{tmp_path}/a.txt", "https://varn.example/ferry", "-"]
    file, refused, stdin = named(given, KNOWN, BytesIO(TEXT.encode()))
    assert isinstance(file, Raw) and isinstance(stdin, Raw) and isinstance(refused, InputError)
    assert [read(raw).title for raw in (file, stdin)] == ["Ferries"] * 2
    assert file.data() == TEXT.encode(), "a file can be opened again"
    assert (held(file), held(Raw.of_bytes("a.jsonl", b"{}\n{}\n{}"))) == (1, 3)


def test_each_suffix_and_media_type_is_one_format_s() -> None:
    assert len({suffix for one in FORMATS for suffix in one.suffixes}) == sum(
        len(one.suffixes) for one in FORMATS
    )
    assert len(BY_MEDIA_TYPE) == sum(len(one.media_types) for one in FORMATS)
    for format in FORMATS:
        assert all(by_name(f"A{suffix.upper()}.gz") is format for suffix in format.suffixes)
