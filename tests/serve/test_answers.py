"""Answers that are sent while they are written."""

import json
import threading
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from starlette.types import Message

from onrecord.serve.answers import PIECE, Json, Written, lines


class Client:
    """Somebody who takes an answer, up to so many messages, and then is gone."""

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self.got: list[Message] = []

    async def receive(self) -> Message:
        if self.most is not None and len(self.got) >= self.most:
            return {"type": "http.disconnect"}
        await anyio.sleep_forever()
        raise AssertionError

    async def send(self, message: Message) -> None:
        self.got.append(message)

    def taken(self, answer: Written) -> list[bytes]:
        """The pieces of the answer."""
        scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
        anyio.run(answer, scope, self.receive, self.send)
        return [message["body"] for message in self.got[1:]]


def test_lines_are_sent_one_by_one() -> None:
    client = Client()
    asked: list[int] = []

    def numbers() -> Iterator[Any]:
        for number in range(3):
            asked.append(len(client.got))
            yield {"n": number}

    assert client.taken(lines(numbers())) == [b'{"n": 0}\n', b'{"n": 1}\n', b'{"n": 2}\n', b""]
    assert asked == [1, 2, 3]
    assert client.got[0]["status"] == 200
    assert client.got[-1]["more_body"] is False


def test_lines_end_with_whoever_takes_them() -> None:
    client, made = Client(most=5), []

    def endless() -> Iterator[Any]:
        while True:
            made.append(0)
            yield 0

    assert len(client.taken(lines(endless()))) == 4
    assert len(made) == 5


def test_written_is_sent_in_pieces_of_some_size() -> None:
    written = Written(lambda out: out.writelines("é" * 10 for _ in range(PIECE)), "text/plain")
    pieces = Client().taken(written)
    assert b"".join(pieces).decode() == "é" * 10 * PIECE
    assert 10 <= len(pieces) <= 13


def test_written_runs_in_a_thread_of_its_own() -> None:
    names = []
    Client().taken(Written(lambda out: names.append(threading.current_thread().name), "text/plain"))
    assert names != [threading.current_thread().name]


def test_written_passes_on_what_goes_wrong() -> None:
    def fails(out: Any) -> None:
        out.write("begun")
        raise OSError("the disk is gone")

    client = Client()
    with pytest.raises(OSError, match="the disk is gone"):
        client.taken(Written(fails, "text/plain"))
    assert all(message.get("more_body") is not False for message in client.got[1:])


@pytest.mark.parametrize("text", ["half \ud800 a pair", "“é\u2028", "\0"])
def test_json_holds_whatever_is_said(text: str) -> None:
    assert json.loads(bytes(Json({"text": text}).body)) == {"text": text}
    assert [json.loads(piece) for piece in Client().taken(lines([text]))[:-1]] == [text]
