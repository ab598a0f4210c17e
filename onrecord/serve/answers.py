"""Answers: JSON that can hold any words of an article, and answers that are sent while they are
written."""

from collections.abc import Callable, Iterable
from typing import Any, TextIO, cast

import anyio
import anyio.from_thread
import anyio.to_thread
from fastapi import Request
from fastapi.responses import JSONResponse, Response
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from onrecord.export.json import encoded

NDJSON = "application/x-ndjson"
STREAMS = anyio.CapacityLimiter(4)
"""Answers that are streamed at once; they may take long, and have threads of their own so that
nothing else waits."""
PIECE = 1 << 16
"""Characters that are sent together."""
STALLED = 60.0
"""Seconds without progress after which a client is given up."""


class Json(JSONResponse):
    """JSON, with escapes for characters that UTF-8 cannot hold."""

    def render(self, content: Any) -> bytes:
        """The content as it is sent."""
        return encoded(content).encode()


class Written(Response):
    """An answer that a function writes, sent as it is written: a long answer needs little
    memory."""

    def __init__(
        self,
        write: Callable[[TextIO], None],
        media_type: str,
        headers: dict[str, str] | None = None,
        status_code: int = 200,
    ) -> None:
        """An answer of what `write` writes, as UTF-8; `write` runs in a thread of its own."""
        self.write, self.status_code, self.media_type, self.background = (
            write,
            status_code,
            media_type,
            None,
        )
        self.init_headers(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer as fast as the client takes it, until all is sent or the client has
        gone."""
        request = Request(scope, receive)

        async def pass_on(words: str) -> None:
            if await request.is_disconnected():
                raise ClientDisconnect
            body = words.encode("utf8", "replace")
            with anyio.fail_after(STALLED):
                await send({"type": "http.response.body", "body": body, "more_body": True})

        def written() -> None:
            out = _Out(pass_on)
            self.write(cast(TextIO, out))
            out.flush()

        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        try:
            await anyio.to_thread.run_sync(written, limiter=STREAMS)
        except ClientDisconnect:
            return
        await send({"type": "http.response.body", "body": b"", "more_body": False})


class _Out:
    """The part of a text stream that writing needs."""

    def __init__(self, pass_on: Callable[[str], Any]) -> None:
        self.pass_on = pass_on
        self.waiting: list[str] = []
        self.size = 0

    def write(self, words: str) -> int:
        self.waiting.append(words)
        self.size += len(words)
        if self.size >= PIECE:
            self.flush()
        return len(words)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        if self.waiting:
            words, self.waiting, self.size = "".join(self.waiting), [], 0
            anyio.from_thread.run(self.pass_on, words)


def lines(answers: Iterable[Any]) -> Written:
    """JSON Lines, each sent as soon as it is ready."""

    def write(out: TextIO) -> None:
        for answer in answers:
            out.write(encoded(answer) + "\n")
            out.flush()

    return Written(write, NDJSON)
