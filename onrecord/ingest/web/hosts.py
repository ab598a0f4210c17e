"""Manners towards each host: one request at a time, with pauses between, by its robots.txt."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from protego import Protego

MOST_HOSTS = 10_000
"""Hosts that are kept in mind."""
ROBOTS_SECONDS = 24 * 3600.0
"""How long a robots.txt is believed (RFC 9309, section 2.4)."""
LONGEST_DELAY = 60.0
"""The longest crawl delay that is waited; a host that asks for more is asked as seldom as that."""


@dataclass(slots=True)
class Host:
    """What is known of a host. `free_at`: when it may be asked again; `robots`: its rules, None
    before they were fetched, which were at `robots_at`; times by the fetcher's clock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    robots: Protego | None = None
    robots_at: float = float("-inf")

    def has_rules(self, now: float) -> bool:
        """Whether its robots.txt was fetched not long ago."""
        return self.robots is not None and now - self.robots_at < ROBOTS_SECONDS


class Hosts:
    """The hosts that were asked, those asked longest ago forgotten first."""

    def __init__(
        self, seconds: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """`seconds`: the least time between two requests to one host."""
        self._seconds, self._clock, self._sleep = seconds, clock, sleep
        self._hosts: OrderedDict[str, Host] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, origin: str) -> Host:
        """The host of an origin ("https://harbour.example")."""
        with self._lock:
            host = self._hosts.setdefault(origin, Host())
            self._hosts.move_to_end(origin)
            while len(self._hosts) > MOST_HOSTS:
                self._hosts.popitem(last=False)
            return host

    @contextmanager
    def turn(self, host: Host, product: str) -> Iterator[None]:
        """Waits until the host may be asked; nobody else asks it meanwhile."""
        with host.lock:
            wait = host.free_at - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                delay = host.robots.crawl_delay(product) if host.robots else None
                pause = max(self._seconds, min(float(delay or 0), LONGEST_DELAY))
                host.free_at = self._clock() + pause
