"""What stands between the network and the application: who may ask, how much and how often, and what a browser may do
with the answer.

Without a token only this machine is answered, and only under its own names, or a page elsewhere could reach the record
by a name of its own that leads here (DNS rebinding). What changes something must come from a page of ours.
"""

import base64
import binascii
import math
import time
from collections import OrderedDict
from collections.abc import Mapping
from secrets import compare_digest
from urllib.parse import urlsplit

import anyio
from fastapi import FastAPI, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serve.problems import Problem, answer
from onrecord.serve.settings import LOOPBACK_NAMES, Settings

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-cache",
}
"""What every answer tells the browser, unless it tells that itself."""
CHALLENGE = {"www-authenticate": 'Basic realm="onrecord: any name, the token as the password", Bearer'}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
MOST_CLIENTS = 10_000


def protect(app: FastAPI, settings: Settings) -> None:
    """Puts the protection around the application."""
    app.add_middleware(Guard, settings=settings, rate=Rate(settings.per_second, settings.burst))
    app.add_middleware(Headed)


class Headed:
    """Puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Around an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, with the headers."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = {name for name, _ in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in told]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self.app(scope, receive, headed)


class Guard:
    """Refuses what must not come in."""

    def __init__(self, app: ASGIApp, settings: Settings, rate: "Rate") -> None:
        """Around an application."""
        self.app, self.settings, self.rate = app, settings, rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or says why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            self._refuse(request)
            with anyio.move_on_after(self.settings.seconds) as waiting:
                await self.app(scope, _limited(receive, self.settings.max_bytes, waiting), send)
            if waiting.cancelled_caught:
                raise Problem(408, f"the request took longer than {self.settings.seconds:g} s to come: send it again")
        except Problem as problem:
            await answer(request, problem)(scope, receive, send)

    def _refuse(self, request: Request) -> None:
        """Raises the Problem of what must not come in."""
        host = _host(request.headers.get("host", ""))
        if self.settings.token is None and host not in (*LOOPBACK_NAMES, *self.settings.names):
            raise Problem(421, f"this server has no name {host[:80]!a}: ask for localhost, or start it with a token")
        wait = self.rate.wait(request.client.host if request.client else "", time.monotonic())
        if wait:
            told = {"retry-after": str(math.ceil(wait))}
            raise Problem(429, f"more than {self.rate.per_second:g} requests a second: wait {math.ceil(wait)} s", told)
        if self.settings.token is not None and not knows(self.settings.token, request.headers):
            raise Problem(401, "the record is open to who has its token: give it as the password", CHALLENGE)
        if request.method not in SAFE_METHODS and not _is_own(request.headers):
            raise Problem(403, "a page of another site asked for this: do it from a page of this one")
        length = request.headers.get("content-length", "")
        if length.isdigit() and int(length) > self.settings.max_bytes:
            raise _too_large(self.settings.max_bytes)


def knows(token: str, headers: Mapping[str, str]) -> bool:
    """Whether who asks gives the token: as a bearer's (RFC 6750) or as the password of any name (RFC 7617)."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif scheme.lower() != "bearer":
        return False
    return compare_digest(given.strip().encode(), token.encode())


def _is_own(headers: Mapping[str, str]) -> bool:
    """Whether a request is from a page of ours or from no page at all (Fetch Metadata; without it, by its origin)."""
    if site := headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _host(given: str) -> str:
    """The name in a Host header, without the port."""
    name, colon, port = given.rpartition(":")
    return (name if colon and port.isdigit() else given).lower()


def _limited(receive: Receive, most: int, waiting: anyio.CancelScope) -> Receive:
    """The same messages, as long as they are not too many bytes; once all have come, nothing hurries any more."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        if not message.get("more_body"):
            waiting.deadline = math.inf
        return message

    return limited


def _too_large(most: int) -> Problem:
    return Problem(413, f"more than {most:,} bytes were sent: send less at once")


class Rate:
    """How often each client may ask: so many requests at once, and so many more each second (a token bucket)."""

    def __init__(self, per_second: float, burst: int) -> None:
        """For clients who have not asked yet."""
        self.per_second, self.burst = per_second, burst
        self.clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Counts a request; 0, or in how many seconds there is room for it."""
        left, last = self.clients.pop(client, (float(self.burst), now))
        left = min(self.burst, left + (now - last) * self.per_second)
        allowed = left >= 1
        self.clients[client] = (left - allowed, now)
        if len(self.clients) > MOST_CLIENTS:
            self.clients.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self.per_second
