"""Nothing within a private network is asked, by whatever trick it is named."""

import socket
from typing import Any

import httpcore2
import pytest

from ingest.web.conftest import Time, on_loopback
from ingest.web.site import Reply, Site
from onrecord.ingest.web import connection
from onrecord.ingest.web.addresses import checked, is_allowed
from onrecord.ingest.web.connection import resolved
from onrecord.ingest.web.fetched import FetchError
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.settings import FetchSettings

PUBLIC = "93.184.215.14"
INSIDE = (
    "127.0.0.1",
    "127.9.9.9",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "198.18.0.1",
    "::1",
    "fc00::1",
    "fd12:3456::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
)
NEVER = (
    "0.0.0.0",
    "::",
    "169.254.169.254",
    "fe80::1",
    "fe80::1%eth0",
    "224.0.0.1",
    "ff02::1",
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "168.63.129.16",
    "100.100.100.200",
    "fd00:ec2::254",
    "::ffff:224.0.0.1",
)


@pytest.mark.parametrize(
    "address", [*INSIDE, *NEVER, "240.0.0.1", "255.255.255.255", "not one", ""]
)
def test_a_private_address_is_refused(address: str) -> None:
    """In every form in which it can be written."""
    assert not is_allowed(address, allow_private=False)


@pytest.mark.parametrize("address", NEVER)
def test_some_addresses_are_refused_on_an_intranet_too(address: str) -> None:
    """What is local to a wire, goes to many, or serves a cloud's own machines."""
    assert not is_allowed(address, allow_private=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd12:3456::1"])
def test_an_intranet_may_be_allowed(address: str) -> None:
    """By whoever runs the program."""
    assert is_allowed(address, allow_private=True)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "8.8.8.8"])
def test_a_public_address_is_allowed(address: str) -> None:
    """In both families."""
    assert is_allowed(address, allow_private=False)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example/",
        "a.example",
        "",
        "http://",
        "http://[::1",
        "http://user:secret@a.example/",
        "http://a.example:22/",
        "http://a.example:25/",
        "http://a.example:99999/",
        "http://a.example/" + "x" * 9_000,
        "http://exa mple/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    """In one line, without the password that was in it."""
    with pytest.raises(FetchError) as caught:
        checked(url)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "localhost",
        "0x7f000001",
        "[::1]",
        "[::ffff:7f00:1]",
    ],
)
def test_numbers_written_otherwise_are_what_they_resolve_to(host: str) -> None:
    """The system's own resolver is asked, and its answer is checked."""
    try:
        socket.getaddrinfo(host.strip("[]"), 80)
    except OSError:
        pytest.skip("this system does not resolve it")
    with (
        Fetcher(FetchSettings(tries=1), resolve=resolved) as fetch,
        pytest.raises(FetchError, match=r"private network|not an address"),
    ):
        fetch.get(f"http://{host}/")


@pytest.mark.parametrize("inside", INSIDE[:4] + NEVER[:4])
def test_a_redirect_into_a_private_network_is_refused(site: Site, time: Time, inside: str) -> None:
    """The first page is fetched; where it leads is not."""
    hosts = {"site.example": "127.0.0.1", "inside.example": inside}
    site.pages["/a"] = Reply(b"", 302, {"location": "http://inside.example/admin"})

    def resolve(host: str, port: int) -> list[str]:
        return [hosts[host]]

    # The site itself is on loopback, which is allowed here alone.
    allowed = connection.is_allowed
    with pytest.MonkeyPatch.context() as patch:
        seen: list[str] = []

        def only_site(address: str, allow_private: bool) -> bool:
            seen.append(address)
            return len(seen) <= 2 or allowed(address, allow_private)

        patch.setattr(connection, "is_allowed", only_site)
        settings = FetchSettings(tries=1)
        fetch = Fetcher(settings, resolve=resolve, clock=lambda: time.now, sleep=time.sleep)
        with fetch, pytest.raises(FetchError, match="within a private network") as caught:
            fetch.get(site.url("/a"))
    assert caught.value.where == "http://inside.example/admin"


def test_a_redirect_to_another_kind_of_address_is_refused(site: Site, fetch: Fetcher) -> None:
    """Files, and what is no page of the web."""
    for number, location in enumerate(
        ("file:///etc/passwd", "ftp://a.example/", "http://a:b@c.example/")
    ):
        site.pages[f"/{number}"] = Reply(b"", 302, {"location": location})
        with pytest.raises(FetchError):
            fetch.get(site.url(f"/{number}"))


def test_a_name_that_resolves_to_another_address_each_time_gains_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The address that was checked is the one that is connected to."""
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    connected: list[str] = []

    def connect(self: object, host: str, *_: Any, **__: Any) -> Any:
        connected.append(host)
        raise httpcore2.ConnectError("no network in tests")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    with Fetcher(FetchSettings(tries=1), resolve=lambda host, port: next(answers)) as fetch:
        for problem in ("cannot be reached", "private network", "private network"):
            with pytest.raises(FetchError, match=problem):
                fetch.get("http://rebinding.example/")
    assert connected == [PUBLIC]


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    """Nobody knows which would be taken."""
    with (
        Fetcher(FetchSettings(tries=1), resolve=lambda host, port: [PUBLIC, "10.0.0.1"]) as fetch,
        pytest.raises(FetchError, match="private network"),
    ):
        fetch.get("http://both.example/")


def test_proxies_of_the_environment_do_not_take_requests_past_the_guard(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would resolve names themselves."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/a"] = Reply()
    with Fetcher(FetchSettings(allow_private=True), resolve=on_loopback) as fetch:
        assert fetch.get(site.url("/a")).data
