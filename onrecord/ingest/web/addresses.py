"""Which addresses may be fetched: http and https, of hosts on the public internet.

A name is checked by the addresses that it resolves to, at the moment of connecting: whatever it is
called, and however its number is written.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx2

from onrecord.ingest.web.fetched import FetchError

LONGEST_URL = 8_000
_PORTS = frozenset({80, 443})
_LEAST_FREE_PORT, _LAST_PORT = 1024, 65535
_HOST = re.compile(r"[\w.-]+|[0-9a-fA-F:.]+")
_NAT64 = ip_network("64:ff9b::/96")
_METADATA = frozenset(map(ip_address, ("168.63.129.16", "100.100.100.200", "fd00:ec2::254")))
"""Services of clouds for their own machines; those at link-local addresses are refused anyway."""

Address = IPv4Address | IPv6Address


def checked(url: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """An address as a whole, if it is one that may be asked for; `base`: what it is relative to.

    Raises:
        FetchError: it is none, or of another kind.
    """
    try:
        whole = httpx2.URL(url) if base is None else base.join(url)
        port, host = whole.port, whole.host
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise FetchError(url[:200], f"not an address ({error}): check it") from None
    if whole.scheme not in ("http", "https") or not host or len(url) > LONGEST_URL:
        raise FetchError(url[:200], "not an address of the web; http:// or https:// was expected")
    if whole.userinfo:
        raise FetchError(
            f"{whole.scheme}://{host}", "an address with a password in it is not fetched"
        )
    if not _HOST.fullmatch(whole.raw_host.decode("ascii", "replace")):
        raise FetchError(url[:200], "not an address: no host is called this; check it")
    if port is not None and port not in _PORTS and not _LEAST_FREE_PORT <= port <= _LAST_PORT:
        raise FetchError(url[:200], f"port {port} is not one of web pages: check the address")
    return whole.copy_with(fragment=None)


def is_allowed(address: str, allow_private: bool) -> bool:
    """Whether a host at this numeric address may be connected to."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_allowed(each, allow_private) for each in (number, *_within(number)))


def _is_allowed(number: Address, allow_private: bool) -> bool:
    never = number.is_multicast or number.is_unspecified or number.is_link_local
    if never or number in _METADATA:
        return False
    if allow_private and (number.is_private or number.is_loopback):
        return True
    return number.is_global and not number.is_reserved


def _within(number: Address) -> list[Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(number, IPv4Address):
        return []
    teredo = number.teredo or ()
    nat64 = (IPv4Address(int(number) & 0xFFFFFFFF),) if number in _NAT64 else ()
    return [each for each in (number.ipv4_mapped, number.sixtofour, *teredo, *nat64) if each]
