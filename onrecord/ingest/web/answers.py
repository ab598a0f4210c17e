"""What a server's answer means: the page, another address, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2

from onrecord.ingest.web.fetched import Fetched, FetchError, Seen

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
LONGEST_ALONE = 24 * 3600.0
"""The longest, in seconds, that a server's wish to be left alone counts."""
_REASONS = {
    401: "asks for a password: save the page from your browser, and read the file",
    402: "asks for payment: save the page from your browser, and read the file",
    403: "refuses programs: save the page from your browser, and read the file",
    404: "no such page: check the address",
    406: "has no page that can be read",
    410: "gone for good",
    429: "asks to be left alone for a while: try again later",
    451: "withheld for legal reasons",
}
_READ = ("text/", "+xml", "+json", "/xml", "/json", "/pdf", "/octet-stream", "/gzip")


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer. `data`: the body, None where nobody asked for it."""

    url: httpx2.URL
    status: int
    headers: httpx2.Headers
    data: bytes | None = None


def page(answer: Answer, seen: Seen, moved_to: str | None) -> Fetched:
    """The page that an answer is.

    Raises:
        FetchError: it is none.
    """
    where, headers = str(answer.url), answer.headers
    new = Seen(headers.get("etag"), headers.get("last-modified"))
    if answer.status == 304:
        kept = Seen(new.etag or seen.etag, new.last_modified or seen.last_modified)
        return Fetched(where, None, seen=kept, moved_to=moved_to, fresh_seconds=fresh(headers))
    if not 200 <= answer.status < 300:
        raise refusal(where, answer.status, headers)
    if not answer.data:
        raise FetchError(where, "an empty page: look at it in a browser", is_temporary=True)
    media_type, charset = _declared(headers)
    return Fetched(
        where,
        answer.data,
        media_type,
        charset,
        new,
        moved_to=moved_to,
        fresh_seconds=fresh(headers),
    )


def refusal(where: str, status: int, headers: Mapping[str, str]) -> FetchError:
    """Why there is no page, by the status of an answer."""
    default = "its server fails: try again later" if status >= 500 else "cannot be fetched"
    return FetchError(
        where,
        f"{_REASONS.get(status, default)} (status {status})",
        is_gone=status == 410,
        is_temporary=status in TEMPORARY or status > 500,
        seconds=retry_after(headers, datetime.now(UTC)),
    )


def check_media_type(where: str, headers: httpx2.Headers) -> None:
    """Refuses what is not text before it is read.

    Raises:
        FetchError: it is an image, a film or the like.
    """
    media_type, _ = _declared(headers)
    if media_type and not any(part in media_type for part in _READ):
        raise FetchError(where, f"not a page but {media_type}: give the address of an article")


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that a server asks to be left alone (RFC 9110, section 10.2.3); None if it asks
    for nothing."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal() and asked.isascii():
        return min(float(asked[:9]), LONGEST_ALONE)
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - now).total_seconds()), LONGEST_ALONE)


def fresh(headers: Mapping[str, str]) -> int | None:
    """The seconds for which a page stays as it is, by its Cache-Control (RFC 9111); None if it does
    not say."""
    directives = [part.strip().casefold() for part in headers.get("cache-control", "").split(",")]
    if "no-store" in directives or "no-cache" in directives:
        return 0
    ages = (part.removeprefix("max-age=").strip('"') for part in directives if "max-age=" in part)
    age = next((age for age in ages if age.isdecimal() and age.isascii()), None)
    return None if age is None else min(int(age[:9]), int(LONGEST_ALONE))


def _declared(headers: httpx2.Headers) -> tuple[str | None, str | None]:
    """The media type and the charset of a page, as far as they are declared."""
    media_type, _, parameters = headers.get("content-type", "").partition(";")
    named = (part.strip().partition("=") for part in parameters.split(";"))
    charsets = (value.strip(" \"'") for name, _, value in named if name.casefold() == "charset")
    return media_type.strip().casefold() or None, next(charsets, None) or None
