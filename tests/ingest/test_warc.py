"""Web archives: each page is a document, broken records are passed over and counted."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.web.test_online import SENTENCES, article
from onrecord.errors import InputError
from onrecord.ingest import Raw, documents, parsed
from onrecord.types import Document

SHARED = sorted((Path(__file__).parents[3] / "shared" / "inputs" / "warc").glob("*"))
PAGE = article().body
assert isinstance(PAGE, bytes)


def response(
    url: str,
    body: bytes = PAGE,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    more: str = "",
) -> bytes:
    """A record of a page that was archived."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body
    return record(
        "response",
        http,
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n",
    )


def record(kind: str, body: bytes, more: str = "", length: int | None = None) -> bytes:
    """A record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(body)}>\r\n"
        f"WARC-Date: 2026-11-24T08:00:00Z\r\n{more}Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


INFO = record("warcinfo", b"software: ours\r\n", "Content-Type: application/warc-fields\r\n")
ONE, TWO = response("https://a.example/1"), response("<https://a.example/2 x>")


def read(data: bytes, name: str = "news.warc") -> list[Document | InputError]:
    """What an archive gives."""
    return list(parsed(Raw.of_bytes(name, data)))


@pytest.mark.parametrize(
    "packed",
    [
        lambda records: b"".join(records),
        lambda records: gzip.compress(b"".join(records)),
        lambda records: b"".join(map(gzip.compress, records)),
    ],
    ids=["plain", "one member of gzip", "a member a record"],
)
@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz", "news"])
def test_the_pages_of_an_archive_are_documents(
    packed: Callable[[list[bytes]], bytes], name: str
) -> None:
    """With where they stand in it, however it is compressed and called."""
    records = [
        INFO,
        ONE,
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://a.example/gone", status="404 Not Found"),
        response("https://a.example/picture", b"\xff\xd8", media_type="image/jpeg"),
        record("metadata", b"fetched: quickly"),
        TWO,
    ]
    first, second = read(packed(records), name)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.url, second.url) == ("https://a.example/1", "https://a.example/2%20x")
    assert SENTENCES[1] in first.text
    kept = second.extra["warc"]
    assert kept["offset"] == sum(map(len, records[:-1]))
    assert kept["fetched"] == "2026-11-24T08:00:00Z"
    assert kept["record_id"].startswith("urn:uuid:")


def test_a_page_is_read_as_its_server_sent_it() -> None:
    """In pieces, compressed, in its charset."""
    chunked = (
        b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:50], PAGE[50:]))
        + b"0\r\n\r\n"
    )
    latin = PAGE.decode().encode("cp1252")
    pages = [
        response("https://a.example/1", chunked, more="Transfer-Encoding: chunked\r\n"),
        response("https://a.example/2", gzip.compress(PAGE), more="Content-Encoding: gzip\r\n"),
        response("https://a.example/3", latin, media_type="text/html; charset=windows-1252"),
    ]
    texts = [each.text for each in read(b"".join(pages)) if isinstance(each, Document)]
    assert len(texts) == 3
    assert len(set(texts)) == 1


@pytest.mark.parametrize(
    "broken",
    [
        record("response", b"short", length=10**7),
        record("response", b"short", length=50),
        record("response", b"x").replace(b"Content-Length: 1", b"Content-Length: many"),
        b"WARC/1.0\r\nnonsense\r\n\r\n",
        ONE[: len(ONE) // 2] + b"\r\n\r\n",
    ],
    ids=["endless", "too long", "no number", "no length", "cut off"],
)
def test_a_broken_record_is_passed_over_and_counted(broken: bytes) -> None:
    """The pages before and after it are read."""
    first, second, problem = read(ONE + broken + TWO)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(problem, InputError)
    assert str(problem) == "news.warc: a broken record was passed over: fetch the archive again"


def test_a_page_that_is_no_article_is_told_and_the_others_go_on() -> None:
    """By its place in the archive."""
    problem, page = read(response("https://a.example/1", b"<p>Log in</p>") + TWO)
    assert isinstance(problem, InputError)
    assert str(problem).startswith("news.warc, page 1: ")
    assert isinstance(page, Document)


@pytest.mark.parametrize("data", [INFO, b"WARC/1.0\r\n", b"WARC/1.0"])
def test_an_archive_without_pages_is_told(data: bytes) -> None:
    """In a line."""
    [problem] = read(data)
    assert isinstance(problem, InputError)


@given(st.binary(max_size=200), st.integers(0, len(ONE)))
def test_any_damage_leaves_the_rest(damage: bytes, place: int) -> None:
    """Nothing else than an `InputError` comes of it, and the last record is read."""
    entries = read(ONE[:place] + damage + b"\r\n\r\n" + TWO)
    assert any(
        isinstance(each, Document) and each.url == "https://a.example/2%20x" for each in entries
    )


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_archives_of_others_are_read_or_told(path: Path) -> None:
    """Older and broken ones among them."""
    entries = list(documents([str(path)]))
    assert entries
    for entry in entries:
        assert isinstance(entry, (Document, InputError))
