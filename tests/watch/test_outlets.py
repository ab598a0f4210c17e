"""Thirty outlets that behave as outlets do: all that is good comes in, once; nothing bad does.

What is an article is told by its words, "We counted NAME", in which the outlet's name stands; what
must never come in says "Secret".
"""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from ingest.web.conftest import on_loopback
from ingest.web.site import Asked, Reply, Site

from onrecord.ingest.web import connection
from onrecord.ingest.web.addresses import is_allowed
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.settings import FetchSettings
from onrecord.record import Query
from onrecord.watch.watch import Watch, WatchSettings
from watch.conftest import Watched
from watch.outlet import HEADERS, Outlet, page

SECRET = page("Secret", "Secret words that stand within a private network")
INSIDE = {
    "inside.example": "10.0.0.1",
    "metadata.example": "169.254.169.254",
    "loop.example": "127.0.0.2",
    "six.example": "::1",
    "mapped.example": "::ffff:192.168.0.1",
}
"""Hosts within a private network, to which other outlets lead."""
MOST_BYTES = 200_000


@dataclass(slots=True)
class World:
    """The outlets. `good`: the names of those whose article must come in; `troubled`: the addresses
    of feeds that must stand as such in the list."""

    site: Site
    feeds: list[str] = field(default_factory=list)
    good: set[str] = field(default_factory=set)
    troubled: set[str] = field(default_factory=set)

    def outlet(self, name: str, is_good: bool = True) -> Outlet:
        """An outlet with one article, that is watched."""
        outlet = Outlet(self.site, f"{name}.example", name)
        outlet.publish(f"/{name}", f"We counted {name} of them in the harbour")
        self.feeds.append(outlet.feed)
        if is_good:
            self.good.add(name)
        return outlet

    def set(self, outlet: Outlet, path: str, reply: Reply | Callable[[Asked], Reply]) -> None:
        """What an outlet answers."""
        self.site.pages[f"{outlet.host}{path}"] = reply

    def feed_fails(self, name: str, reply: Reply) -> None:
        """An outlet whose feed cannot be had."""
        outlet = self.outlet(name, is_good=False)
        self.set(outlet, "/feed", reply)
        self.troubled.add(outlet.feed)

    def article_fails(self, name: str, reply: Reply) -> None:
        """An outlet whose article cannot be had."""
        self.set(self.outlet(name, is_good=False), f"/{name}", reply)


def to(location: str, status: int = 302) -> Reply:
    """A page that leads on."""
    return Reply(b"", status, {"location": location})


def endless() -> Iterator[bytes]:
    """A page without an end."""
    while True:
        yield b"<p>and on it goes</p>" * 1000


def plain_outlets(world: World) -> None:
    """Outlets that behave well, each in its way."""
    for name in ("alpha", "bravo", "charlie"):
        world.outlet(name)
    moved = world.outlet("moved")
    world.set(moved, "/old", to("/feed", 301))
    world.feeds[-1] = world.site.url("/old", moved.host)
    renamed = world.outlet("renamed")
    world.site.pages[f"{renamed.host}/new"] = world.site.pages[f"{renamed.host}/renamed"]
    world.set(renamed, "/renamed", to("/new"))
    packed = world.outlet("packed")
    body = gzip.compress(page("Packed", "We counted packed of them in the harbour"), mtime=0)
    world.set(packed, "/packed", Reply(body, headers={**HEADERS, "content-encoding": "gzip"}))
    home = world.outlet("home")
    link = (
        b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>"
    )
    world.set(home, "/", Reply(link))
    world.feeds[-1] = world.site.url("/", home.host)


def odd_outlets(world: World) -> None:
    """Outlets that are careless."""
    cp1252 = page("Coded", "We counted coded of them in the harbour").decode().encode("cp1252")
    world.set(
        world.outlet("coded"),
        "/coded",
        Reply(cp1252, headers={"content-type": "text/html; charset=utf-8"}),
    )
    undeclared = page("Undeclared", "We counted undeclared of them in the harbour")
    world.set(world.outlet("undeclared"), "/undeclared", Reply(undeclared, headers={}))
    mistyped = world.outlet("mistyped")
    listing = mistyped.listing(Asked("/feed", {}))
    world.set(mistyped, "/feed", Reply(listing.body, headers={"content-type": "text/html"}))
    broken = world.outlet("broken")
    whole = broken.listing(Asked("/feed", {})).body
    assert isinstance(whole, bytes)
    world.set(broken, "/feed", Reply(whole.replace(b"</channel></rss>", b"<item><title>A & B")))
    later = world.outlet("later")
    answers = iter([Reply(b"", 503, {"retry-after": "120"})])
    world.set(later, "/feed", lambda asked: next(answers, None) or later.listing(asked))
    copied = world.outlet("copied")
    world.site.pages["copies.example/copied"] = world.site.pages[f"{copied.host}/copied"]
    ruled = world.outlet("ruled", is_good=False)
    world.set(ruled, "/robots.txt", Reply(b"User-agent: *\nDisallow: /ruled", headers={}))


def bad_outlets(world: World) -> None:
    """Outlets that fail, and outlets that mean harm."""
    world.feed_fails("gone", Reply(b"", 410))
    world.feed_fails("missing", Reply(b"", 404))
    world.feed_fails("failing", Reply(b"", 500))
    world.feed_fails("empty", Reply(b""))
    world.feed_fails("ring", to("/feed"))
    world.feed_fails("prose", Reply(page("Prose", "We counted prose of them")))
    world.feed_fails("picture", Reply(b"\x89PNG", headers={"content-type": "image/png"}))
    world.feed_fails(
        "bomb",
        Reply(gzip.compress(b"<rss>" + b" " * 30_000_000), headers={"content-encoding": "gzip"}),
    )
    world.feed_fails("endless", Reply(endless))
    world.article_fails("walled", Reply(page("Walled", "x")[:200], headers=HEADERS))
    world.article_fails("heavy", Reply(endless))
    world.article_fails("paid", Reply(b"", 402))
    for number, host in enumerate(INSIDE):
        world.article_fails(f"leading{number}", to(f"http://{host}/secret"))
    world.feed_fails("leading", to("http://inside.example/secret"))
    world.article_fails("file", to("file:///etc/passwd"))
    direct = world.outlet("direct", is_good=False)
    item = "<item><title>Secret</title><link>http://inside.example/secret</link></item>"
    world.set(
        direct, "/feed", Reply(f"<rss version='2.0'><channel>{item}</channel></rss>".encode())
    )


@pytest.fixture
def world(outlet: Outlet) -> World:
    """All of them."""
    world = World(outlet.site)
    plain_outlets(world)
    odd_outlets(world)
    bad_outlets(world)
    for host in INSIDE:
        world.site.pages[f"{host}/secret"] = Reply(SECRET, headers=HEADERS)
    return world


def resolve(host: str, port: int) -> list[str]:
    """The outlets are on this machine, the others within a private network."""
    return [INSIDE[host]] if host in INSIDE else on_loopback(host, port)


def test_all_that_is_good_comes_in_once_and_nothing_bad(
    world: World, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a day, with what was changed as versions, and a copy counted as one."""
    # This machine, where the outlets are, is taken to be public; nothing else within it is.
    monkeypatch.setattr(
        connection,
        "is_allowed",
        lambda address, private: address == "127.0.0.1" or is_allowed(address, private),
    )
    settings = FetchSettings(host_seconds=0, tries=1, max_bytes=MOST_BYTES)
    told: list[object] = []
    with Fetcher(settings, resolve=resolve) as fetcher:
        watched.watch = Watch(
            watched.record,
            watched.watch._reader,
            fetcher,
            WatchSettings(fetchers=4),
            tell=told.append,
            clock=lambda: watched.now,
            chance=lambda: 0.5,
        )
        watched.follow(*world.feeds)
        for minutes in (0, 10, 30, 120, 600):
            watched.until_idle(minutes=minutes)
    assert len(world.feeds) >= 30
    record = watched.record
    articles = [reading.document for reading in record.readings()]
    counted = [
        name for name in world.good for each in articles if f"We counted {name} " in each.text
    ]
    assert sorted(counted) == sorted(world.good)
    assert len(articles) == len(world.good)
    assert not record.search(Query(words="secret"))
    assert not any(asked.path == "/secret" for asked in world.site.asked)
    in_trouble = {feed.url for feed in record.feeds.all() if feed.problem}
    assert in_trouble == world.troubled
    for feed in record.feeds.all():
        assert "\n" not in (feed.problem or "")
