"""Sending to an address, by the same guarded connections as fetching; nothing is followed."""

from collections.abc import Mapping

import httpx2

from onrecord.ingest.web.addresses import checked
from onrecord.ingest.web.connection import GuardedTransport, Resolve, within
from onrecord.ingest.web.fetched import FetchError
from onrecord.ingest.web.fetcher import TIMEOUTS, explained
from onrecord.ingest.web.settings import FetchSettings

SECONDS = 15.0


def post(
    url: str, body: bytes, headers: Mapping[str, str], allow_private: bool, resolve: Resolve
) -> None:
    """Sends a body to an address.

    Raises:
        FetchError: it is not an address that is asked, cannot be reached, or does not take it.
    """
    address = checked(url)
    own = {"user-agent": FetchSettings().user_agent, "content-length": str(len(body))}
    request = httpx2.Request(
        "POST", address, headers=own | dict(headers), content=body, extensions={"timeout": TIMEOUTS}
    )
    where = f"{address.scheme}://{address.host}"  # the path of a webhook is its password
    transport = GuardedTransport(allow_private, resolve)
    try:
        with within(SECONDS), explained(where):
            response = transport.handle_request(request)
            response.close()
    finally:
        transport.close()
    if not 200 <= response.status_code < 300:
        raise FetchError(where, f"did not take the message (status {response.status_code})")
