"""What may be set about fetching."""

import os
from dataclasses import dataclass, field
from importlib.metadata import version

CONTACT_VARIABLE = "ONRECORD_CONTACT"
PRODUCT = "onrecord"
"""The name by which robots.txt may speak of this program."""


def _contact() -> str:
    return os.environ.get(CONTACT_VARIABLE, "")


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits and manners of the fetcher.

    `allow_private`: also addresses of an intranet or of this machine; `contact`: an address to
    write to, which servers are told, by default the environment's ONRECORD_CONTACT; `seconds`: the
    longest that one request may take; `max_bytes`: the longest it may be, out of
    its compression; `redirects`: how many are followed; `host_seconds`: the least time between two
    requests to one host; `tries`: how often one is made at most; `longest_wait`: the longest, in
    seconds, that is waited before the next.
    """

    allow_private: bool = False
    contact: str = field(default_factory=_contact)
    seconds: float = 30.0
    max_bytes: int = 20_000_000
    redirects: int = 10
    host_seconds: float = 1.0
    tries: int = 3
    longest_wait: float = 10.0

    @property
    def user_agent(self) -> str:
        """How requests name this program and whom to write to."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"{PRODUCT}/{version(PRODUCT)} (reads news{contact})"
