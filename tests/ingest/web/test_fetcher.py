"""What the fetcher gives, and how it behaves towards the sites that it asks."""

import gzip
import threading
import zlib
from collections.abc import Iterator

import pytest

from ingest.web.conftest import Time, fetcher
from ingest.web.site import PAGE, Asked, Reply, Site
from onrecord.ingest.web.answers import LONGEST_ALONE
from onrecord.ingest.web.fetched import FetchError, Seen
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.settings import FetchSettings

PRIVATE = FetchSettings(allow_private=True)


def to(location: str, status: int = 302) -> Reply:
    """A page that leads on."""
    return Reply(b"", status, {"location": location})


def test_a_page_comes_with_what_its_server_declares(site: Site, fetch: Fetcher) -> None:
    """And with what to send the next time."""
    headers = {
        "content-type": 'Text/HTML; charset="ISO-8859-1"',
        "etag": '"7"',
        "last-modified": "Tue, 24 Nov 2026 08:00:00 GMT",
        "cache-control": "public, max-age=600",
    }
    site.pages["/a"] = Reply(PAGE, headers=headers)
    page = fetch.get(site.url("/a#part"))
    assert (page.url, page.data) == (site.url("/a"), PAGE)
    assert (page.media_type, page.charset) == ("text/html", "ISO-8859-1")
    assert page.seen == Seen('"7"', "Tue, 24 Nov 2026 08:00:00 GMT")
    assert (page.fresh_seconds, page.moved_to) == (600, None)


def test_what_has_not_changed_is_not_sent_again(site: Site, fetch: Fetcher) -> None:
    """The server is told what was seen."""

    def page(asked: Asked) -> Reply:
        is_same = asked.headers.get("if-none-match") == '"7"'
        return Reply(b"" if is_same else PAGE, 304 if is_same else 200, {"etag": '"7"'})

    site.pages["/a"] = page
    first = fetch.get(site.url("/a"))
    again = fetch.get(site.url("/a"), first.seen)
    assert (first.data, again.data) == (PAGE, None)
    assert again.seen == Seen('"7"')


def test_a_server_is_told_who_asks_and_whom_to_write_to(site: Site, fetch: Fetcher) -> None:
    """In plain words, and with no trace of other pages."""
    site.pages["/a"] = Reply(headers={"set-cookie": "id=1", "content-type": "text/html"})
    fetch.get(site.url("/a"))
    fetch.get(site.url("/a"))
    for asked in site.asked:
        assert asked.headers["user-agent"].startswith("onrecord/")
        assert "desk@onrecord.example" in asked.headers["user-agent"]
        assert "cookie" not in asked.headers


def test_redirects_are_followed_and_those_for_good_remembered(site: Site, fetch: Fetcher) -> None:
    """Only as far as every one on the way is for good."""
    site.pages |= {"/old": to("/older", 301), "/older": to("new", 308), "/new": Reply()}
    site.pages |= {"/now": to("/old", 302), "/mixed": to("/then", 301), "/then": to("/new", 307)}
    assert fetch.get(site.url("/old")).moved_to == site.url("/new")
    assert fetch.get(site.url("/now")).moved_to is None
    mixed = fetch.get(site.url("/mixed"))
    assert (mixed.url, mixed.moved_to) == (site.url("/new"), site.url("/then"))


def test_who_is_sent_round_until_a_cookie_is_set_arrives(site: Site, fetch: Fetcher) -> None:
    """Within one page cookies are kept."""

    def page(asked: Asked) -> Reply:
        if "seen=1" in asked.headers.get("cookie", ""):
            return Reply()
        return Reply(b"", 302, {"location": "/a", "set-cookie": "seen=1; Path=/"})

    site.pages["/a"] = page
    assert fetch.get(site.url("/a")).data == PAGE


def test_a_ring_of_redirects_ends(site: Site, fetch: Fetcher) -> None:
    """In one line."""
    site.pages["/a"] = to("/a")
    with pytest.raises(FetchError, match=r"/a: leads on and on, past 10 addresses"):
        fetch.get(site.url("/a"))


@pytest.mark.parametrize(
    ("status", "words", "is_gone", "is_temporary"),
    [
        (404, "no such page", False, False),
        (410, "gone for good", True, False),
        (401, "asks for a password", False, False),
        (403, "refuses programs", False, False),
        (451, "legal", False, False),
        (418, "cannot be fetched", False, False),
        (500, "its server fails", False, True),
        (520, "its server fails", False, True),
        (429, "left alone", False, True),
    ],
)
def test_each_refusal_is_told_for_what_it_is(
    site: Site, fetch: Fetcher, status: int, words: str, is_gone: bool, is_temporary: bool
) -> None:
    """With its status, and whether to try again."""
    site.pages["/a"] = Reply(b"no", status, {})
    with pytest.raises(FetchError, match=words) as caught:
        fetch.get(site.url("/a"))
    assert str(caught.value).startswith(f"{site.url('/a')}: ")
    assert f"(status {status})" in str(caught.value)
    assert (caught.value.is_gone, caught.value.is_temporary) == (is_gone, is_temporary)


def test_what_fails_for_the_moment_is_tried_again_later_each_time(
    site: Site, fetch: Fetcher, time: Time
) -> None:
    """And what fails for good is not."""
    replies = iter([Reply(b"", 503), Reply(b"", 502), Reply()])
    site.pages["/a"] = lambda asked: next(replies)
    assert fetch.get(site.url("/a")).data == PAGE
    assert [wait for wait in time.slept if wait > 1] == [2.0]
    assert len(site.paths()) == 3
    with pytest.raises(FetchError):
        fetch.get(site.url("/none"))
    assert site.paths().count("/none") == 1


def test_a_server_that_says_how_long_to_wait_is_heeded(
    site: Site, fetch: Fetcher, time: Time
) -> None:
    """If it is not long; else that is told."""
    replies = iter([Reply(b"", 429, {"retry-after": "7"}), Reply()])
    site.pages["/a"] = lambda asked: next(replies)
    fetch.get(site.url("/a"))
    assert 7.0 in time.slept
    site.pages["/b"] = Reply(b"", 503, {"retry-after": "3600"})
    with pytest.raises(FetchError) as caught:
        fetch.get(site.url("/b"))
    assert caught.value.seconds == 3600
    site.pages["/c"] = Reply(b"", 503, {"retry-after": "99999999999999"})
    with pytest.raises(FetchError) as caught:
        fetch.get(site.url("/c"))
    assert caught.value.seconds == LONGEST_ALONE


def test_a_host_is_asked_with_pauses_between(site: Site, fetch: Fetcher, time: Time) -> None:
    """Those it asks for, if they are longer; another host meanwhile."""
    site.pages |= {"/a": Reply(), "/b": Reply()}
    fetch.get(site.url("/a"))
    fetch.get(site.url("/b"))
    assert sum(time.slept) == pytest.approx(2.0)  # robots.txt, a, b
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 20", headers={})
    before = time.now
    fetch.get(site.url("/a", "slow.example"))
    fetch.get(site.url("/b", "slow.example"))
    assert time.now - before >= 20


def test_the_rules_for_programs_are_kept_and_asked_for_once_a_day(
    site: Site, fetch: Fetcher, time: Time
) -> None:
    """Those for this program before those for all."""
    rules = b"User-agent: *\nAllow: /\n\nUser-agent: onrecord\nDisallow: /private/\n"
    site.pages |= {"/robots.txt": Reply(rules, headers={}), "/a": Reply(), "/private/a": Reply()}
    assert fetch.get(site.url("/a")).data
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to fetch it"):
        fetch.get(site.url("/private/a"))
    site.pages["/in"] = to("/private/a")
    with pytest.raises(FetchError, match=r"/private/a: its robots"):
        fetch.get(site.url("/in"))
    assert "/private/a" not in site.paths()
    asked = [each.path for each in site.asked]
    assert asked.count("/robots.txt") == 1
    time.now += 25 * 3600
    fetch.get(site.url("/a"))
    assert [each.path for each in site.asked].count("/robots.txt") == 2


@pytest.mark.parametrize(
    "rules",
    [
        Reply(b"", 404),
        Reply(b"", 403),
        Reply(b"\xff\xfe\0 not rules", headers={}),
        Reply(b"#" * 600_000, headers={}),
        Reply(b"<html>", headers={"content-type": "image/png"}),
        to("/robots.txt"),
    ],
)
def test_a_site_without_rules_that_can_be_read_has_none(
    site: Site, fetch: Fetcher, rules: Reply
) -> None:
    """RFC 9309: what is not there forbids nothing."""
    site.pages |= {"/robots.txt": rules, "/a": Reply()}
    assert fetch.get(site.url("/a")).data


def test_a_site_whose_rules_cannot_be_had_now_is_left_alone(site: Site, time: Time) -> None:
    """Nobody knows what they are."""
    site.pages |= {"/robots.txt": Reply(b"", 500), "/a": Reply()}
    with (
        fetcher(time, FetchSettings(allow_private=True, tries=1)) as fetch,
        pytest.raises(FetchError, match="its server fails") as caught,
    ):
        fetch.get(site.url("/a"))
    assert caught.value.is_temporary
    assert caught.value.where == site.url("/a")
    assert site.paths() == []


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("identity", PAGE),
    ],
    ids=["gzip", "deflate", "unwrapped deflate", "none"],
)
def test_a_compressed_page_is_unpacked(
    site: Site, fetch: Fetcher, encoding: str, packed: bytes
) -> None:
    """Without the wrapping of deflate, too, which some servers leave out."""
    site.pages["/a"] = Reply(packed, headers={"content-encoding": encoding})
    assert fetch.get(site.url("/a")).data == PAGE


def test_a_page_that_is_too_long_is_refused_before_it_is_whole(site: Site, time: Time) -> None:
    """Long as sent, or as unpacked: a bomb of gzip; and one without an end."""

    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 10_000

    site.pages["/bomb"] = Reply(
        gzip.compress(b"0" * 50_000_000), headers={"content-encoding": "gzip"}
    )
    site.pages["/long"] = Reply(b"x" * 100_001)
    site.pages["/endless"] = Reply(endless)
    with fetcher(time, FetchSettings(allow_private=True, max_bytes=100_000)) as fetch:
        for path in ("/bomb", "/long", "/endless"):
            with pytest.raises(FetchError, match="longer than 100,000 bytes"):
                fetch.get(site.url(path))


def test_a_damaged_or_empty_page_is_told(site: Site, time: Time) -> None:
    """It is not an article of nothing."""
    site.pages["/damaged"] = Reply(b"\x1f\x8b\x08nonsense", headers={"content-encoding": "gzip"})
    site.pages["/empty"] = Reply(b"")
    with (
        fetcher(time, FetchSettings(allow_private=True, tries=1)) as fetch,
        pytest.raises(FetchError, match="damaged"),
    ):
        fetch.get(site.url("/damaged"))
        with pytest.raises(FetchError, match="an empty page"):
            fetch.get(site.url("/empty"))


@pytest.mark.parametrize("media_type", ["image/jpeg", "video/mp4", "application/zip"])
def test_what_is_no_text_is_refused_unread(site: Site, fetch: Fetcher, media_type: str) -> None:
    """By what its server declares."""
    site.pages["/a"] = Reply(b"x", headers={"content-type": media_type})
    with pytest.raises(FetchError, match=f"not a page but {media_type}"):
        fetch.get(site.url("/a"))


def test_a_server_that_drips_is_left_when_the_time_is_over(site: Site, time: Time) -> None:
    """However short its pauses are."""
    over = threading.Event()

    def drip() -> Iterator[bytes]:
        while not over.wait(0.01):
            yield b"x"

    site.pages["/a"] = Reply(drip)
    settings = FetchSettings(allow_private=True, seconds=0.2, tries=1)
    try:
        with fetcher(time, settings) as fetch, pytest.raises(FetchError, match="takes too long"):
            fetch.get(site.url("/a"))
    finally:
        over.set()


def test_a_host_that_is_not_there_is_told_in_one_line(time: Time) -> None:
    """A port at which nobody listens, a name that nobody has."""
    with (
        fetcher(time, FetchSettings(allow_private=True, tries=1)) as fetch,
        pytest.raises(FetchError, match="cannot be reached") as caught,
    ):
        fetch.get("http://nobody.example:9999/")
        assert caught.value.is_temporary
        assert "\n" not in str(caught.value)

    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with (
        Fetcher(PRIVATE, resolve=unknown) as lost,
        pytest.raises(FetchError, match="no host of this name"),
    ):
        lost.get("http://nobody.example/")
