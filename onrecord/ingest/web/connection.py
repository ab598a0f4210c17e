"""Connections that are made only to addresses that were checked, and that end in time.

The address that is checked is the one that is connected to: a name that resolves to another the
second time (DNS rebinding) gains nothing by it. A server that sends a byte now and then is left
when the time of the whole request is over, not when it pauses for long.
"""

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

import httpcore2
import httpx2

from onrecord.ingest.web.addresses import is_allowed
from onrecord.ingest.web.fetched import FetchError

Resolve = Callable[[str, int], list[str]]
"""The numeric addresses of a host and port."""
_CONNECTIONS = 64
_KEPT_SECONDS = 10.0
_ENDS = ContextVar("ends", default=float("inf"))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """All that is sent and received inside ends after so many seconds."""
    token = _ENDS.set(min(_ENDS.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _ENDS.reset(token)


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class GuardedTransport(httpx2.BaseTransport):
    """Sends requests to addresses that may be connected to, and to no others."""

    def __init__(self, allow_private: bool, resolve: Resolve = resolved) -> None:
        """`resolve`: gives the addresses of a host."""
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=_CONNECTIONS,
            max_keepalive_connections=_CONNECTIONS,
            keepalive_expiry=_KEPT_SECONDS,
            network_backend=_Guard(allow_private, resolve),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, whose body is read as it is asked for."""
        response = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=cast(Any, request.stream),
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            response.status,
            headers=response.headers,
            stream=_Body(cast(Any, response.stream)),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Ends all connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Guard(httpcore2.NetworkBackend):
    """Connects to what a name resolves to, if all of that is allowed."""

    def __init__(self, allow_private: bool, resolve: Resolve) -> None:
        self._allow_private, self._resolve = allow_private, resolve
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._backend.connect_tcp(
                    address, port, _left(timeout), local_address, socket_options
                )
                return _Timed(stream)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError("it has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"no host of this name: {error}") from None
        if not all(is_allowed(address, self._allow_private) for address in addresses):
            problem = "an address within a private network is not fetched: if it is yours, give --allow-private"
            raise FetchError(host, problem)
        return addresses


class _Timed(httpcore2.NetworkStream):
    """A connection on which each step ends with the whole request's time."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(timeout: float | None) -> float:
    """The seconds that a step may take."""
    left = _ENDS.get() - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time is over")
    return left if timeout is None else min(left, timeout)
