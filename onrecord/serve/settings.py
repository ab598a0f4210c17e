"""How the record is served, and who may use it."""

from dataclasses import dataclass
from ipaddress import ip_address

MOST_DRAFT = 200_000
"""Characters of a draft that is proofed at once; it is read and checked while the client waits."""
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the record is served.

    `token`: the password; without one, only this machine may use the server. `read_only`: nothing
    can be added. `watch`: the feeds of the record are looked at time and again; `allow_private`:
    addresses of an intranet may be fetched, too; `contact`: whom sites are told to write to.
    `names`: the server's host names besides those of this machine.

    Limits of one request: `max_bytes` of its body, `max_chars` of a text to read, `seconds` for it
    to arrive. Limits of one client: `per_second` requests, and `burst` at once.
    """

    token: str | None = None
    read_only: bool = False
    watch: bool = False
    allow_private: bool = False
    contact: str = ""
    names: tuple[str, ...] = ()
    max_bytes: int = 10_000_000
    max_chars: int = 1_000_000
    seconds: float = 60.0
    per_second: float = 100.0
    burst: int = 400


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens at this host."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
