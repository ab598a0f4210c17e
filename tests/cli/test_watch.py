"""`onrecord watch` and `onrecord feeds`: a person's way with feeds, on an outlet of our own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ingest.web.site import Reply, served
from watch.outlet import Outlet

from .conftest import Run

LOCAL = "127.0.0.1"


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """An outlet with two articles."""
    with served() as site:
        outlet = Outlet(site, host=LOCAL)
        outlet.publish("/1", "We are glad of the new pier")
        outlet.publish("/2", "The pier will be paid for by the harbour")
        yield outlet


def flat(words: str) -> str:
    """Words without the terminal's line ends."""
    return " ".join(words.split())


def test_one_look_at_feeds_brings_their_articles(run: Run, outlet: Outlet) -> None:
    """With a line for each, and one at the end; the second time nothing is due."""
    done = run("watch", outlet.feed, "--once", "--allow-private")
    assert done.returncode == 0, done.stderr
    assert "1 new feed on the list." in done.stdout
    assert "Harbour Post · Ferry /1 · " in done.stdout
    assert "1 feed looked at." in done.stdout
    assert "2 new articles with" in done.stdout
    again = run("watch", "--once", "--allow-private")
    assert (again.returncode, again.stderr) == (0, "")
    assert "0 feeds looked at." in again.stdout
    assert "glad of the new pier" in flat(run("search", "glad pier").stdout)


def test_a_feed_in_trouble_is_told_and_stands_first(run: Run, outlet: Outlet) -> None:
    """With why; the others come in."""
    bad = outlet.site.url("/bad", LOCAL)
    outlet.site.pages["/bad"] = Reply(b"<rss")
    done = run("watch", outlet.feed, bad, "--once", "--allow-private")
    assert "2 feeds looked at, 1 in vain (see above)." in done.stdout
    assert done.stderr.startswith(f"onrecord: {bad}: ")
    listed = run("feeds").stdout
    assert listed.index("/bad") < listed.index("Harbour Post")


def test_names_that_are_no_feeds_are_told(run: Run, tmp_path: Path) -> None:
    """In a line each; without any feed there is nothing to watch."""
    (tmp_path / "feed.rss").write_text("<rss version='2.0'><channel/></rss>")
    (tmp_path / "empty.opml").write_text("<opml><body/></opml>")
    done = run("watch", "feed.rss", "empty.opml", "missing.opml", "--once")
    assert done.returncode == 1
    assert [line.partition(": ")[2].partition(": ")[0] for line in done.stderr.splitlines()] == [
        "feed.rss",
        "empty.opml",
        "missing.opml",
        "no feed is watched on onrecord.db",
    ]


def test_a_list_goes_in_and_comes_out(run: Run, tmp_path: Path) -> None:
    """As OPML with its folders, and as JSON."""
    outline = (
        "<outline text='North'><outline text='Post' xmlUrl='https://post.example/rss'/></outline>"
    )
    (tmp_path / "papers.opml").write_text(f"<opml version='1.0'><body>{outline}</body></opml>")
    added = run("feeds", "add", "papers.opml", "https://hill.example/")
    assert (added.returncode, added.stdout) == (0, "2 new feeds on the list.\n")
    opml = run("feeds", "--format", "opml").stdout
    (tmp_path / "again.opml").write_text(opml)
    assert run("feeds", "add", "again.opml", "--record", "other.db").returncode == 0
    feeds = json.loads(run("feeds", "--format", "json", "--record", "other.db").stdout)
    assert {(feed["url"], tuple(feed["folders"])) for feed in feeds} == {
        ("https://post.example/rss", ("North",)),
        ("https://hill.example/", ()),
    }
    assert all(feed["state"] == "watched" for feed in feeds)


def test_feeds_are_paused_resumed_and_removed(run: Run) -> None:
    """By their addresses; one that is not listed is told."""
    run("feeds", "add", "https://hill.example/")
    run("feeds", "pause", "https://hill.example/")
    assert "paused" in run("feeds").stdout
    run("feeds", "resume", "https://hill.example/")
    assert "paused" not in run("feeds").stdout
    assert run("feeds", "remove", "https://hill.example/").returncode == 0
    assert run("feeds").stdout == "No feed is watched on onrecord.db.\n"
    missing = run("feeds", "remove", "https://hill.example/")
    assert missing.returncode == 1
    assert "no feed https://hill.example/ is watched" in missing.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_ends_when_it_is_told_to(
    tmp_path: Path, outlet: Outlet, number: signal.Signals
) -> None:
    """What it brought is on record."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "watch"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "ONRECORD_CONTACT": "a@b.example"}
    with subprocess.Popen(
        [*command, outlet.feed, "--allow-private"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as watching:
        assert watching.stdout and watching.stderr
        lines = iter(watching.stdout.readline, "")
        assert next(lines) == "1 new feed on the list.\n"
        assert next(lines) == "Watching 1 feed for onrecord.db (Ctrl-C ends it).\n"
        assert next(lines).startswith("Harbour Post · Ferry")
        watching.send_signal(number)
        watching.communicate()
    assert watching.returncode == 0
