"""The protection between the network and the application: who may send requests, how large and how
often, and what a browser may do with the answer.

Without a token the server answers only this machine, and only under the machine's names: otherwise
a page elsewhere could reach the record by a host name that leads here (DNS rebinding). Requests
that change something must come from a page of ours.
"""

import asyncio
import base64
import math
import time
from collections import OrderedDict
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from secrets import compare_digest

import anyio
from fastapi import FastAPI, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serve.problems import Problem, answer, fault
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
"""The headers of every answer that does not set them itself."""
CHALLENGE = {
    "www-authenticate": 'Basic realm="onrecord: any name, the token as the password", Bearer'
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
MOST_CLIENTS = 10_000
OWN_NETWORK = 64
"""The bits of an IPv6 address that name its network (RFC 4291); the network's owner chooses the
others."""


def protect(app: FastAPI, settings: Settings) -> None:
    """Puts the protection around the application."""
    app.add_middleware(Guard, settings=settings, rate=Rate(settings.per_second, settings.burst))
    app.add_middleware(Headed)


class Headed:
    """Puts the headers on every answer, and answers requests on which the application fails."""

    def __init__(self, app: ASGIApp) -> None:
        """Around an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers."""
        begun = False

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                present = {name for name, _ in message["headers"]}
                more = [
                    (name.encode(), value.encode())
                    for name, value in HEADERS.items()
                    if name.encode() not in present
                ]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        try:
            await self.app(scope, receive, headed)
        except asyncio.CancelledError:  # the server ends, and has waited for this long enough
            if scope["type"] != "http":
                raise
            if not begun:
                ending = Problem(503, "the server is being stopped: ask again when it is back")
                await answer(Request(scope), ending)(scope, receive, headed)
        except Exception:
            if scope["type"] == "http" and not begun:
                await answer(Request(scope), fault())(scope, receive, headed)
            raise  # for the log


class Guard:
    """Refuses requests that are not allowed."""

    def __init__(self, app: ASGIApp, settings: Settings, rate: "Rate") -> None:
        """Around an application."""
        self.app, self.settings, self.rate = app, settings, rate
        self.names = {name.lower() for name in (*LOOPBACK_NAMES, *settings.names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why it is refused."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(Request(scope), Exchange(receive, send, self.settings.max_bytes))
        else:
            await send({"type": "websocket.close"})  # nothing here speaks it

    async def _answer(self, request: Request, exchange: "Exchange") -> None:
        try:
            self._refuse(request)
            await self._pass(request, exchange)
        except Problem as problem:
            if not exchange.begun:
                await answer(request, problem)(request.scope, exchange.incoming, exchange.outgoing)

    async def _pass(self, request: Request, exchange: "Exchange") -> None:
        """Have the application answer, if the request arrives in time and is not too large."""
        seconds = self.settings.seconds if _sends(request.headers) else math.inf
        with anyio.CancelScope(deadline=anyio.current_time() + seconds) as exchange.waiting:
            await self.app(request.scope, exchange.receive, exchange.send)
        if exchange.waiting.cancelled_caught:
            raise Problem(
                408,
                f"the request took longer than {self.settings.seconds:g} s to come: send it again",
            )
        exchange.check()

    def _refuse(self, request: Request) -> None:
        """Raise the Problem of a request that is not allowed."""
        host = _host(request.headers.get("host", ""))
        if self.settings.token is None and host not in self.names:
            raise Problem(
                421,
                f"this server has no name {host[:80]!a}: ask for localhost, or start it with a token",
            )
        wait = self.rate.wait(_client(request), time.monotonic())
        if wait:
            headers = {"retry-after": str(math.ceil(wait))}
            raise Problem(
                429,
                f"more than {self.rate.per_second:g} requests a second: wait {math.ceil(wait)} s",
                headers,
            )
        if self.settings.token is not None and not knows(self.settings.token, request.headers):
            raise Problem(
                401, "the record is open to who has its token: give it as the password", CHALLENGE
            )
        if request.method not in SAFE_METHODS and not _is_own(request.headers):
            raise Problem(
                403, "a page of another site asked for this: do it from a page of this one"
            )
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.settings.max_bytes:
            raise _too_large(self.settings.max_bytes)


class Exchange:
    """A request and its answer on their way. `begun`: the answer has begun; `waiting`: the scope
    that is cancelled if the request does not arrive in time."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        """An exchange whose request may have at most `most` bytes."""
        self.incoming, self.outgoing, self.most = receive, send, most
        self.waiting = anyio.CancelScope()
        self.seen, self.begun = 0, False

    async def receive(self) -> Message:
        """The next message of the request; raises the Problem of a request that is too large. There
        is no time limit any more once the whole request has arrived."""
        message = await self.incoming()
        self.seen += len(message.get("body", b""))
        self.check()
        if not message.get("more_body"):
            self.waiting.deadline = math.inf
        return message

    async def send(self, message: Message) -> None:
        """Send the answer, but not the application's answer to a request that was cut off as too
        large."""
        if self.seen <= self.most or self.begun:
            self.begun = True
            self.waiting.deadline = math.inf
            await self.outgoing(message)

    def check(self) -> None:
        """Raise the Problem of a request that is too large."""
        if self.seen > self.most:
            raise _too_large(self.most)


def knows(token: str, headers: Mapping[str, str]) -> bool:
    """Whether the client gives the token: as a bearer token (RFC 6750) or as the password of any
    name (RFC 7617)."""
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            credentials = base64.b64decode(credentials, validate=True).decode().partition(":")[2]
        except ValueError:  # not Base64, or not UTF-8
            return False
    elif scheme.lower() != "bearer":
        return False
    return compare_digest(credentials.strip().encode(), token.encode())


def _is_own(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a page of ours or from no page (by Fetch Metadata, or else by
    its origin)."""
    if site := headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _sends(headers: Mapping[str, str]) -> bool:
    """Whether a request has a body."""
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _host(header: str) -> str:
    """The name in a Host header, without the port."""
    name, colon, port = header.rpartition(":")
    return (name if colon and port.isdecimal() else header).lower()


def _client(request: Request) -> str:
    """The client's address; for IPv6 its network, as one client has as many addresses as it
    likes."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return host if address.version == 4 else str(ip_network((address, OWN_NETWORK), strict=False))


def _too_large(most: int) -> Problem:
    return Problem(413, f"more than {most:,} bytes were sent: send less at once")


class Rate:
    """How often each client may send requests: `burst` at once, and `per_second` more each second
    (a token bucket)."""

    def __init__(self, per_second: float, burst: int) -> None:
        """A rate for clients of which none has sent a request yet."""
        self.per_second, self.burst = per_second, burst
        self.clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Count a request. Returns 0, or the seconds to wait if there were too many."""
        left, last = self.clients.pop(client, (float(self.burst), now))
        left = min(self.burst, left + (now - last) * self.per_second)
        allowed = left >= 1
        self.clients[client] = (left - allowed, now)
        if len(self.clients) > MOST_CLIENTS:
            self.clients.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self.per_second
