"""How the record is served, and to whom."""

from dataclasses import dataclass
from ipaddress import ip_address

MOST_DRAFT = 200_000
"""Characters of a draft that is proofed at once; it is read and checked while the client waits."""
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the record is served.

    `token`: who knows it may come in, and nobody else; without one, only who is on this machine. `read_only`: nothing
    can be added. `names`: the host names by which the server may be asked besides those of this machine.

    Limits of one request: `max_bytes` of what is sent, `max_chars` of a text to read, `seconds` for it to come; of
    one client: `per_second` requests, and `burst` at once.
    """

    token: str | None = None
    read_only: bool = False
    names: tuple[str, ...] = ()
    max_bytes: int = 10_000_000
    max_chars: int = 1_000_000
    seconds: float = 60.0
    per_second: float = 100.0
    burst: int = 400


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens there."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
