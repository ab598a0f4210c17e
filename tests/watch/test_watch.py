"""What is new comes onto the record, once; what changes, as a version; what fails is told."""

import socket
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from ingest.web.site import Reply

from onrecord.errors import RecordError
from onrecord.record import Query, Record, ToFollow
from onrecord.watch.holders import is_dead, new_holder
from onrecord.watch.watch import HELD
from watch.conftest import Watched
from watch.outlet import Outlet


def said(record: Record) -> list[str]:
    """What the mayor is on record with."""
    return sorted(hit.content for hit in record.search(Query(speaker="Brandvold", limit=100)))


def test_what_a_feed_lists_comes_onto_the_record_once(outlet: Outlet, watched: Watched) -> None:
    """With the outlet's name; a second look asks for nothing again."""
    outlet.publish("/1", "We are glad of the new pier")
    outlet.publish("/2", "The pier will be paid for by the harbour")
    watched.follow(outlet.feed)
    [first] = watched.until_idle()
    assert (first.feeds, first.listed, first.articles.new) == (1, 2, 2)
    assert len(said(watched.record)) == 2
    [hit, *_] = watched.record.search(Query(words="glad"))
    assert hit.document.outlet == "Harbour Post"
    assert hit.document.url == outlet.site.url("/1", outlet.host)
    before = outlet.site.paths()
    assert watched.until_idle() == []
    [again] = watched.until_idle(minutes=30)
    assert (again.feeds, again.listed, again.articles.new) == (1, 0, 0)
    assert outlet.site.paths()[len(before) :] == ["/feed"]


def test_a_new_article_is_all_that_is_fetched(outlet: Outlet, watched: Watched) -> None:
    """The feed says which."""
    outlet.publish("/1", "We are glad of the new pier")
    watched.follow(outlet.feed)
    watched.until_idle()
    outlet.publish("/2", "The pier will be paid for by the harbour")
    [done] = watched.until_idle(minutes=30)
    assert (done.listed, done.articles.new) == (1, 1)
    assert outlet.site.paths().count("/1") == 1


def test_an_article_that_was_changed_is_a_version(outlet: Outlet, watched: Watched) -> None:
    """It is looked at again some hours later, and then a day; one that was not is not sent again."""
    outlet.publish("/1", "We are glad of the new pier")
    outlet.publish("/2", "The pier will be paid for by the harbour")
    watched.follow(outlet.feed)
    watched.until_idle()
    outlet.articles["/1"] = "We are not glad of the new pier"
    rounds = watched.until_idle(hours=3)
    assert sum(done.articles.versions for done in rounds) == 1
    assert sum(done.unchanged for done in rounds) == 1
    article = watched.record.article(outlet.site.url("/1", outlet.host))
    assert article
    assert len(article.versions) == 2
    watched.until_idle(days=2)
    looks = outlet.site.paths().count("/1")
    assert looks == 3
    watched.until_idle(days=9)
    assert outlet.site.paths().count("/1") == looks


def test_an_article_that_two_feeds_list_is_fetched_for_one(
    outlet: Outlet, watched: Watched
) -> None:
    """And never on record twice."""
    outlet.publish("/1", "We are glad of the new pier")
    outlet.site.pages["/other"] = outlet.listing
    watched.follow(outlet.feed, outlet.site.url("/other", outlet.host))
    watched.until_idle()
    assert watched.record.counts().documents == 1
    assert len(said(watched.record)) == 1


def test_a_feed_that_fails_is_left_alone_longer_each_time(outlet: Outlet, watched: Watched) -> None:
    """Its trouble stands in the list, and goes once it is well again."""
    watched.follow(outlet.feed)
    outlet.site.pages[f"{outlet.host}/feed"] = Reply(b"", 503)
    waits = []
    for _ in range(4):
        watched.until_idle(days=2)
        [feed] = watched.record.feeds.all()
        waits.append(feed.due_at)
    assert feed.failures == 4
    assert "its server fails" in (feed.problem or "")
    assert feed.state == "watched"
    outlet.publish("/1", "We are glad of the new pier")
    watched.until_idle(days=2)
    [feed] = watched.record.feeds.all()
    assert (feed.failures, feed.problem, feed.listed, feed.added) == (0, None, 1, 1)


def test_a_feed_that_is_gone_is_not_asked_again(outlet: Outlet, watched: Watched) -> None:
    """Unless somebody follows it anew."""
    watched.follow(outlet.feed)
    outlet.site.pages[f"{outlet.host}/feed"] = Reply(b"", 410)
    watched.until_idle()
    watched.until_idle(days=30)
    assert outlet.site.paths() == ["/feed"]
    [feed] = watched.record.feeds.all()
    assert feed.state == "gone"
    watched.follow(outlet.feed)
    watched.until_idle(days=31)
    assert outlet.site.paths() == ["/feed", "/feed"]


def test_a_feed_that_has_moved_is_asked_where_it_is(outlet: Outlet, watched: Watched) -> None:
    """For good; two that have become one are one."""
    outlet.publish("/1", "We are glad of the new pier")
    old = outlet.site.url("/old", outlet.host)
    outlet.site.pages["/old"] = Reply(b"", 301, {"location": "/feed"})
    watched.follow(old)
    watched.until_idle()
    [feed] = watched.record.feeds.all()
    assert feed.url == outlet.feed
    watched.follow(old)
    watched.until_idle(days=1)
    states = {feed.url: feed.state for feed in watched.record.feeds.all()}
    assert states == {outlet.feed: "watched", old: "gone"}


def test_a_page_stands_for_the_feed_that_it_names(outlet: Outlet, watched: Watched) -> None:
    """A person gives the address of the site; one that names none is told so."""
    outlet.publish("/1", "We are glad of the new pier")
    link = (
        b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>"
    )
    outlet.site.pages["/"] = Reply(link)
    outlet.site.pages["/none"] = Reply(b"<html><body><p>Words</p></body></html>")
    watched.follow(outlet.site.url("/", outlet.host), outlet.site.url("/none", outlet.host))
    watched.until_idle()
    troubled, feed = watched.record.feeds.all()
    assert feed.url == outlet.feed
    assert feed.added == 1
    assert "no feed, nor a page that names one" in (troubled.problem or "")


def test_a_list_of_feeds_brings_its_feeds(outlet: Outlet, watched: Watched) -> None:
    """OPML, and the index of a site's maps."""
    outlet.publish("/1", "We are glad of the new pier")
    opml = f"<opml><body><outline xmlUrl='{outlet.feed}'/></body></opml>"
    outlet.site.pages["/list"] = Reply(opml.encode())
    watched.follow(outlet.site.url("/list", outlet.host))
    watched.until_idle()
    assert outlet.feed in {feed.url for feed in watched.record.feeds.all()}
    assert watched.record.counts().documents == 1


def test_an_article_that_cannot_be_fetched_is_tried_again_and_then_given_up(
    outlet: Outlet, watched: Watched
) -> None:
    """What will never be there is tried once."""
    outlet.publish("/1", "We are glad of the new pier")
    outlet.publish("/2", "The pier will be paid for by the harbour")
    outlet.site.pages |= {
        f"{outlet.host}/1": Reply(b"", 503),
        f"{outlet.host}/2": Reply(b"", 404),
    }
    watched.follow(outlet.feed)
    for _ in range(30):
        watched.until_idle(hours=12)
    paths = outlet.site.paths()
    assert (paths.count("/1"), paths.count("/2")) == (5, 1)
    failed = watched.record.feeds.arrivals(10, "failed")
    assert {arrival.url for arrival in failed} == {
        outlet.site.url(path, outlet.host) for path in ("/1", "/2")
    }
    assert any("no such page" in (arrival.problem or "") for arrival in failed)


def test_an_article_that_stands_in_its_feed_as_a_whole_is_not_fetched(
    outlet: Outlet, watched: Watched
) -> None:
    """Nor is it looked at again."""
    said = "“We counted {} boats today,” said Mayor Ada Brandvold."
    text = "".join(f"<p>{said.format(number)}</p>" for number in range(30))
    link = f"<link>{outlet.site.url('/w', outlet.host)}</link>"
    item = f"<item><title>Boats</title>{link}<description><![CDATA[{text}]]></description></item>"
    feed = f"<rss version='2.0'><channel><title>Harbour Post</title>{item}</channel></rss>"
    outlet.site.pages[f"{outlet.host}/feed"] = Reply(feed.encode())
    watched.follow(outlet.feed)
    watched.until_idle()
    assert watched.record.counts().documents == 1
    assert "/w" not in outlet.site.paths()


def test_a_fault_of_ours_at_one_feed_is_that_feeds(
    outlet: Outlet, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others go on."""
    outlet.publish("/1", "We are glad of the new pier")
    good = outlet.site.url("/good", outlet.host)
    outlet.site.pages["/good"] = outlet.listing
    from onrecord.watch import looking

    read_feed = looking.read_feed

    def failing(where: str, *rest: object) -> object:
        if where == outlet.feed:
            raise ZeroDivisionError
        return read_feed(where, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(looking, "read_feed", failing)
    watched.follow(outlet.feed, good)
    watched.until_idle()
    assert watched.record.counts().documents == 1
    assert any("a fault of onrecord" in (feed.problem or "") for feed in watched.record.feeds.all())


def test_only_one_process_watches_for_a_record(outlet: Outlet, watched: Watched) -> None:
    """A second is told; one that died lets go after a while."""
    feeds = watched.record.feeds
    assert feeds.hold("another", watched.now, HELD) is None
    with pytest.raises(RecordError, match="another process watches"):
        watched.watch.run(threading.Event())
    watched.now += HELD + timedelta(seconds=1)
    stop = threading.Event()
    watched.watch._tell = lambda told: stop.set()
    outlet.publish("/1", "We are glad of the new pier")
    watched.follow(outlet.feed)
    watched.watch.run(stop)
    assert feeds.hold("a third", watched.now, HELD) is None


def test_a_watch_that_was_killed_keeps_nobody_waiting(outlet: Outlet, watched: Watched) -> None:
    """Its process is gone from this machine; one that lives, or lives elsewhere, is believed."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    killed = new_holder(process.pid)
    assert is_dead(killed)
    assert not is_dead(new_holder())
    assert not is_dead(new_holder(process.pid).replace(socket.gethostname(), "elsewhere"))
    assert not is_dead("another")
    assert watched.record.feeds.hold(killed, watched.now, HELD) is None
    outlet.publish("/1", "We are glad of the new pier")
    watched.follow(outlet.feed)
    stop = threading.Event()
    watched.watch._tell = lambda told: stop.set()
    watched.watch.run(stop)
    assert stop.is_set()


def test_a_watch_stops_when_it_is_told_to(outlet: Outlet, watched: Watched) -> None:
    """What it had read is on record; what it had not is still due."""
    for number in range(12):
        outlet.publish(f"/{number}", f"We counted {number} boats in the harbour")
    watched.follow(outlet.feed)
    watched.watch.round()
    stop = threading.Event()
    stop.set()
    watched.watch.run(stop)
    watched.until_idle()
    assert watched.record.counts().documents == 12


def test_the_list_can_be_changed(watched: Watched, site_free: str) -> None:
    """Feeds are paused, resumed and taken off; what is not there is told."""
    feeds = watched.record.feeds
    assert feeds.follow([ToFollow(site_free, "Free", folders=("North",)), ToFollow(site_free)]) == 1
    feeds.pause(site_free)
    assert watched.until_idle(days=1) == []
    feeds.resume(site_free)
    [feed] = feeds.all()
    assert (feed.state, feed.title, feed.folders) == ("watched", "Free", ("North",))
    feeds.unfollow(site_free)
    assert feeds.all() == ()
    assert feeds.next_due() is None
    for change in (feeds.pause, feeds.resume, feeds.unfollow):
        with pytest.raises(RecordError, match="is watched: see"):
            change(site_free)


@pytest.fixture
def site_free() -> str:
    """A feed of which nobody answers."""
    return "http://free.example/feed"


def test_entries_are_forgotten_after_a_while(outlet: Outlet, watched: Watched) -> None:
    """One that a feed still lists is found on record."""
    outlet.publish("/1", "We are glad of the new pier")
    watched.follow(outlet.feed)
    watched.until_idle()
    watched.until_idle(days=2)
    watched.until_idle(days=2)
    assert watched.record.feeds.let_go(watched.now + timedelta(seconds=1)) == 1
    outlet.publish("/2", "The pier will be paid for by the harbour")
    rounds = watched.until_idle(days=1)
    assert sum(done.articles.known for done in rounds) == 1
    assert watched.record.counts().documents == 2
