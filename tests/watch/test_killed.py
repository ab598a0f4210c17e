"""A watch that is killed at any moment goes on where it was: nothing is lost, nothing is doubled.

How often it is killed is told by ONRECORD_KILLS; 5 times by default.
"""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

from onrecord.record import Record, ToFollow
from watch.outlet import Outlet

KILLS = int(os.environ.get("ONRECORD_KILLS", "5"))
TESTS = Path(__file__).parents[1]
ARTICLES = max(30, KILLS)
LONGEST = 0.7
"""Seconds after which it is killed at the latest, counted from its first word."""


def watch(path: Path, kill_after: float | None = None) -> int:
    """The exit status of a watch in a process of its own, which may be killed some seconds after it
    has begun."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS), str(TESTS.parent)))}
    command = [sys.executable, "-m", "watch.watching", str(path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "watching\n"
        if kill_after is not None:
            timer = threading.Timer(kill_after, process.kill)
            timer.start()
            process.wait()
            timer.cancel()
    return process.returncode


def on_record(path: Path) -> list[tuple[str | None, str, int]]:
    """The articles on a record, with how many quotations each has, in the order of addresses."""
    with Record.open(path) as record:
        return sorted(
            (reading.document.url, reading.document.text, len(reading.quotations))
            for reading in record.readings()
        )


def listed(path: Path) -> tuple[int, int]:
    """How many entries there are, and how many of them were brought onto the record."""
    with Record.open(path) as record:
        feeds = record.feeds.all()
    return sum(feed.listed for feed in feeds), sum(feed.added for feed in feeds)


def test_a_watch_that_is_killed_goes_on(outlet: Outlet, tmp_path: Path) -> None:
    """In the end the record is the same as that of one that was not."""
    undisturbed, killed = tmp_path / "undisturbed.db", tmp_path / "killed.db"
    other = Outlet(outlet.site, "hill.example", "Hill Post")
    for number in range(ARTICLES):
        (outlet, other)[number % 2].publish(
            f"/{number}", f"We counted {number} boats in the harbour"
        )
    for path in (undisturbed, killed):
        with Record.open(path) as record:
            record.feeds.follow([ToFollow(outlet.feed), ToFollow(other.feed)])
    assert watch(undisturbed) == 0
    chance = random.Random(7)
    ends = [watch(killed, chance.uniform(0, LONGEST)) for _ in range(KILLS)]
    assert -signal.SIGKILL in ends
    assert watch(killed) == 0
    assert on_record(killed) == on_record(undisturbed)
    assert listed(killed)[0] == listed(undisturbed)[0] == ARTICLES
    assert len(on_record(killed)) == ARTICLES
