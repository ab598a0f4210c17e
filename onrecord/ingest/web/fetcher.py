"""The one fetcher: pages of the public web, within limits and with manners.

Each address, that of every redirect included, is checked before it is asked; each host is asked by
one request at a time, with pauses, and only for what its robots.txt (RFC 9309) lets programs see.
"""

import random
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import httpcore2
import httpx2
from protego import Protego

from onrecord.ingest.web.addresses import checked
from onrecord.ingest.web.answers import (
    PERMANENT,
    REDIRECTS,
    Answer,
    check_media_type,
    page,
    refusal,
)
from onrecord.ingest.web.body import ENCODINGS, body
from onrecord.ingest.web.connection import GuardedTransport, Resolve, resolved, within
from onrecord.ingest.web.fetched import NOTHING_SEEN, Fetched, FetchError, Seen
from onrecord.ingest.web.hosts import Host, Hosts
from onrecord.ingest.web.settings import PRODUCT, FetchSettings

ACCEPTED = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/xml;q=0.9, application/pdf;q=0.8, */*;q=0.1"
)
LONGEST_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, section 2.5)."""
ROBOTS_REDIRECTS = 5
TIMEOUTS = {"connect": 10.0, "read": 15.0, "write": 10.0, "pool": 10.0}
_DEFAULTS = FetchSettings()


class Fetcher:
    """Fetches pages. It may be shared between threads."""

    def __init__(
        self,
        settings: FetchSettings = _DEFAULTS,
        *,
        resolve: Resolve = resolved,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`resolve`: gives the addresses of a host; `clock`, `sleep` and `chance`: time and
        randomness, other ones for tests."""
        self.settings = settings
        self._transport = GuardedTransport(settings.allow_private, resolve)
        self._hosts = Hosts(settings.host_seconds, clock, sleep)
        self._clock, self._sleep, self._chance = clock, sleep, chance

    def __enter__(self) -> Self:
        """The fetcher itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends its connections."""
        self._transport.close()

    def get(self, url: str, seen: Seen = NOTHING_SEEN) -> Fetched:
        """The page at an address; if it has not changed since it was `seen`, without its bytes.

        What fails for the moment is tried again, later each time (with jitter) or when the server
        says, as long as that is within the settings.

        Raises:
            FetchError: it cannot be fetched, or not now.
        """
        for attempt in range(1, self.settings.tries + 1):
            try:
                return self._followed(url, seen)
            except FetchError as error:
                backoff = 2.0 ** (attempt - 1) * (0.5 + self._chance())
                wait = backoff if error.seconds is None else error.seconds
                is_last = attempt == self.settings.tries
                if is_last or not error.is_temporary or wait > self.settings.longest_wait:
                    raise
                self._sleep(wait)
        raise FetchError(url, "not fetched: more than no tries were expected")

    def _followed(self, url: str, seen: Seen) -> Fetched:
        """The page that an address leads to."""
        address, moved_to, is_moved = checked(url), None, True
        cookies = httpx2.Cookies()  # of this page alone: some send a reader round until one is set
        for _ in range(self.settings.redirects + 1):
            host = self._host(address)
            if host.robots and not host.robots.can_fetch(str(address), PRODUCT):
                problem = "its robots.txt asks programs not to fetch it: save the page from your browser, and read the file"
                raise FetchError(str(address), problem)
            answer = self._ask(address, host, seen.headers, cookies, self.settings.max_bytes)
            if answer.status not in REDIRECTS:
                return page(answer, seen, moved_to)
            is_moved = is_moved and answer.status in PERMANENT
            address = _next(answer)
            moved_to = str(address) if is_moved else moved_to
        raise FetchError(
            url, f"leads on and on, past {self.settings.redirects} addresses: check it"
        )

    def _host(self, address: httpx2.URL) -> Host:
        """The host of an address, with its rules."""
        origin = f"{address.scheme}://{address.netloc.decode()}"
        host = self._hosts.of(origin)
        if not host.has_rules(self._clock()):
            try:
                host.robots = self._robots(checked(f"{origin}/robots.txt"), host)
            except FetchError as error:
                raise error.of(str(address)) from None
            host.robots_at = self._clock()
        return host

    def _robots(self, address: httpx2.URL, host: Host) -> Protego:
        """The rules of a host; none where it has no robots.txt.

        Raises:
            FetchError: its server fails, so that nobody knows what its rules are.
        """
        cookies = httpx2.Cookies()
        for _ in range(ROBOTS_REDIRECTS):
            answer = self._ask(address, host, {}, cookies, LONGEST_ROBOTS, is_robots=True)
            if answer.status in REDIRECTS:
                address = _next(answer)
                continue
            if answer.status == 429 or answer.status >= 500:
                raise refusal(str(address), answer.status, answer.headers)
            is_there = answer.status < 300 and answer.data
            return Protego.parse(
                answer.data.decode(errors="replace") if is_there and answer.data else ""
            )
        return Protego.parse("")

    def _ask(
        self,
        address: httpx2.URL,
        host: Host,
        headers: dict[str, str],
        cookies: httpx2.Cookies,
        most: int,
        is_robots: bool = False,
    ) -> Answer:
        """One request, when it is its turn. The body is read only of a page."""
        own = {
            "user-agent": self.settings.user_agent,
            "accept": ACCEPTED,
            "accept-encoding": ENCODINGS,
        }
        request = httpx2.Request(
            "GET", address, headers=own | headers, extensions={"timeout": TIMEOUTS}
        )
        cookies.set_cookie_header(request)
        where = str(address)
        with self._hosts.turn(host, PRODUCT), within(self.settings.seconds), explained(where):
            response = self._transport.handle_request(request)
            try:
                response.request = request
                cookies.extract_cookies(response)
                data = None
                if 200 <= response.status_code < 300:
                    if not is_robots:
                        check_media_type(where, response.headers)
                    data = (
                        _robots_body(response, where, most)
                        if is_robots
                        else body(response, where, most)
                    )
                return Answer(address, response.status_code, response.headers, data)
            finally:
                response.close()


def _robots_body(response: httpx2.Response, where: str, most: int) -> bytes:
    """The rules; of very long ones nothing, as if there were none."""
    try:
        return body(response, where, most)
    except FetchError:
        return b""


def _next(answer: Answer) -> httpx2.URL:
    """Where an answer leads.

    Raises:
        FetchError: nowhere, or to an address that is not fetched.
    """
    location = answer.headers.get("location")
    if not location:
        raise FetchError(str(answer.url), "leads on, but to no address: check it in a browser")
    return checked(location, base=answer.url)


@contextmanager
def explained(where: str) -> Iterator[None]:
    """What fails on the way, as an error in one line.

    Raises:
        FetchError: it did.
    """
    try:
        yield
    except FetchError as error:  # the guard knows but the host
        raise error.of(where) from None
    except httpcore2.TimeoutException:
        raise FetchError(where, "takes too long: try again later", is_temporary=True) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ssl.SSLError) as error:
        problem = f"cannot be reached ({' '.join(str(error).split())[:200]}): check the address and the network"
        is_lasting = "no host of this name" in problem or "CERTIFICATE" in problem
        raise FetchError(where, problem, is_temporary=not is_lasting) from None
