"""An outlet, a record, and a watch whose time passes as the test says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from ingest.web.conftest import on_loopback
from ingest.web.site import served

from onrecord.errors import OnRecordError
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.settings import FetchSettings
from onrecord.reader import Reader
from onrecord.record import Record, ToFollow
from onrecord.watch.watch import Round, Watch, WatchSettings
from watch.outlet import Outlet


@dataclass(slots=True)
class Watched:
    """A watch of a record, with its clock."""

    record: Record
    now: datetime = field(default_factory=lambda: datetime.now(UTC) + timedelta(seconds=5))
    watch: Watch = field(init=False)

    def follow(self, *urls: str) -> None:
        """Puts feeds on the list."""
        self.record.feeds.follow(ToFollow(url) for url in urls)

    def after(self, **time: float) -> Round:
        """Some time later, a round."""
        self.now += timedelta(**time)
        return self.watch.round()

    def until_idle(self, **time: float) -> list[Round]:
        """Some time later, rounds until nothing is due."""
        self.now += timedelta(**time)
        rounds: list[Round] = []
        while not (done := self.watch.round()).is_idle:
            rounds.append(done)
            assert len(rounds) < 100, "it never comes to rest"
        return rounds

    @property
    def feed(self) -> object:
        """The only feed."""
        [feed] = self.record.feeds.all()
        return feed


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that ships."""
    return Reader()


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """An outlet of our own."""
    with served() as site:
        yield Outlet(site)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record.open(tmp_path / "onrecord.db") as record:
        yield record


@pytest.fixture
def told() -> list[object]:
    """What the watch tells."""
    return []


@pytest.fixture
def watched(record: Record, reader: Reader, told: list[object]) -> Iterator[Watched]:
    """A watch that has not begun."""
    settings = FetchSettings(allow_private=True, host_seconds=0, tries=1)
    with Fetcher(settings, resolve=on_loopback) as fetcher:
        made = Watched(record)
        made.watch = Watch(
            record,
            reader,
            fetcher,
            WatchSettings(fetchers=4),
            tell=told.append,
            clock=lambda: made.now,
            chance=lambda: 0.5,
        )
        yield made


def problem(error: OnRecordError | None) -> str:
    """A failure in words."""
    assert error
    return str(error)
