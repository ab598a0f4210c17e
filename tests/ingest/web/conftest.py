"""A site, and a fetcher whose time passes as soon as it is waited for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from ingest.web.site import Site, served
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.settings import FetchSettings


@dataclass(slots=True)
class Time:
    """A clock that only sleeping moves."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Lets time pass."""
        self.slept.append(seconds)
        self.now += seconds


def on_loopback(host: str, port: int) -> list[str]:
    """Every host is this machine."""
    return ["127.0.0.1"]


def fetcher(time: Time, settings: FetchSettings) -> Fetcher:
    """A fetcher to which every host is this machine."""
    return Fetcher(
        settings,
        resolve=on_loopback,
        clock=lambda: time.now,
        sleep=time.sleep,
        chance=lambda: 0.5,
    )


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of our own."""
    with served() as site:
        yield site


@pytest.fixture
def time() -> Time:
    """A clock."""
    return Time()


@pytest.fixture
def fetch(time: Time) -> Iterator[Fetcher]:
    """A fetcher that may ask this machine."""
    with fetcher(time, FetchSettings(allow_private=True, contact="desk@onrecord.example")) as made:
        yield made
