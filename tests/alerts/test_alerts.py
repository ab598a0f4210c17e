"""Who wants to be told is told of what is new, once, by the way they chose."""

import base64
import hashlib
import hmac
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from ingest.web.conftest import on_loopback

from onrecord.alerts.channels import Channels, SendError, signature
from onrecord.alerts.notices import Notice
from onrecord.alerts.sending import send_due
from onrecord.errors import OnRecordError, RecordError
from onrecord.reader import Reader
from onrecord.record import Alert, Query, Record, ToAlert
from onrecord.types import Document


def soon(**later: float) -> datetime:
    """A time at which what was just made is due, or some time later."""
    return datetime.now(UTC) + timedelta(seconds=5) + timedelta(**later)


def document(
    number: int, said: str, speaker: str = "Ada Brandvold, the mayor of Varn", **fields: str
) -> Document:
    """An article in which somebody says something."""
    text = f"Harbour {number}\n\n“{said},” {speaker}, said on Monday. The pier stands in the harbour of Varn."
    return Document(f"article {number}", text, **fields)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that ships."""
    return Reader()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    with Record.open(tmp_path / "onrecord.db") as record:
        yield record


class Kept(Channels):
    """Channels that keep what they send; `fails`: with what error they fail."""

    def __init__(self) -> None:
        super().__init__()
        object.__setattr__(self, "sent", [])
        object.__setattr__(self, "fails", None)

    def send(self, notice: Notice) -> None:
        """Keeps it."""
        if self.fails:  # type: ignore[attr-defined]
            raise self.fails  # type: ignore[attr-defined]
        self.sent.append(notice)  # type: ignore[attr-defined]


def contents(kept: Kept) -> list[list[str]]:
    """What was sent, by message."""
    return [[item.hit.content for item in notice.news.items] for notice in kept.sent]  # type: ignore[attr-defined]


def hook(record: Record, query: Query, **more: object) -> Alert:
    """An alert by webhook."""
    return record.alerts.add(ToAlert(query, "webhook", "https://desk.example/hook", **more))  # type: ignore[arg-type]


def test_what_is_new_is_told_once(record: Record, reader: Reader) -> None:
    """And what was there before is not."""
    record.add(reader.read(document(1, "We are glad of the new pier")))
    hook(record, Query(speaker="Ada Brandvold"))
    kept = Kept()
    assert send_due(record, kept, soon()) == 0
    record.add(reader.read(document(2, "The pier will be paid for by the harbour")))
    record.add(reader.read(document(3, "We shall count the boats", "Per Moe, the harbour master")))
    assert send_due(record, kept, soon()) == 1
    assert send_due(record, kept, soon()) == 0
    [[told]] = contents(kept)
    assert "paid for by the harbour" in told


def test_copies_and_other_reports_of_the_same_words_tell_nothing_new(
    record: Record, reader: Reader
) -> None:
    """Within a message, too."""
    words = "The pier will be paid for by the harbour and by nobody else in Varn"
    hook(record, Query(words="pier"))
    kept = Kept()
    record.add(reader.read(document(1, words, outlet="Varn Courier")))
    record.add(reader.read(document(2, words, outlet="Hill Post")))
    send_due(record, kept, soon())
    record.add(reader.read(document(3, words, outlet="Fjord Weekly")))
    send_due(record, kept, soon())
    assert [len(told) for told in contents(kept)] == [1]


def test_who_is_quoted_for_the_first_time_is_told(record: Record, reader: Reader) -> None:
    """Under a last name they are nobody new."""
    record.add(reader.read(document(1, "We are glad of the new pier")))
    hook(record, Query(kind="person"), event="first")
    kept = Kept()
    record.add(reader.read(document(2, "The pier will be paid for by the harbour")))
    record.add(reader.read(document(3, "We shall count the boats", "Per Moe, the harbour master")))
    record.add(reader.read(document(4, "We shall count them again", "Per Moe, the harbour master")))
    send_due(record, kept, soon())
    assert contents(kept) == [["“We shall count the boats,”"]]


def test_a_quotation_that_was_changed_is_told_with_what_it_was(
    record: Record, reader: Reader
) -> None:
    """A new article is no change."""
    url = "https://varn.example/1"
    record.add(reader.read(document(1, "We will close the pier before the summer", url=url)))
    hook(record, Query(speaker="Ada Brandvold"), event="changed")
    kept = Kept()
    record.add(reader.read(document(2, "The pier will be paid for by the harbour")))
    assert send_due(record, kept, soon()) == 0
    record.add(reader.read(document(1, "We will not close the pier before the summer", url=url)))
    send_due(record, kept, soon())
    [notice] = kept.sent  # type: ignore[attr-defined]
    [item] = notice.news.items
    assert item.before
    assert "will not close" in item.hit.content
    assert "Before: " in notice.text
    assert "1 quotation changed after publication" in notice.subject


def test_a_denial_of_what_somebody_said_is_told(record: Record, reader: Reader) -> None:
    """With what it denies."""
    said = "The harbour of Varn was sold to a shipping company"
    record.add(reader.read(document(1, said, "Per Moe, the harbour master")))
    hook(record, Query(speaker="Per Moe"), event="denied")
    kept = Kept()
    text = "Harbour\n\nMayor Ada Brandvold denied that the harbour of Varn was sold to a shipping company."
    record.add(reader.read(Document("denial", text)))
    send_due(record, kept, soon())
    [notice] = kept.sent  # type: ignore[attr-defined]
    [item] = notice.news.items
    assert item.before
    assert said in item.before.content


def test_a_daily_alert_gathers_a_day(record: Record, reader: Reader) -> None:
    """It comes a day after the last."""
    hook(record, Query(speaker="Ada Brandvold"), daily=True)
    kept = Kept()
    record.add(reader.read(document(1, "We are glad of the new pier")))
    send_due(record, kept, soon())
    record.add(reader.read(document(2, "The pier will be paid for by the harbour")))
    record.add(reader.read(document(3, "We shall count the boats")))
    assert send_due(record, kept, soon(hours=23)) == 0
    assert send_due(record, kept, soon(hours=25)) == 1
    assert [len(told) for told in contents(kept)] == [1, 2]


def test_what_cannot_be_sent_is_tried_again_later_each_time(record: Record, reader: Reader) -> None:
    """Nothing is lost meanwhile, and the list tells why."""
    hook(record, Query(speaker="Ada Brandvold"))
    kept = Kept()
    problems: list[str] = []
    object.__setattr__(kept, "fails", SendError("the receiver is away"))
    record.add(reader.read(document(1, "We are glad of the new pier")))
    for minutes in (0, 0.5, 2, 2.5, 9):
        send_due(record, kept, soon(minutes=minutes), lambda alert, why: problems.append(why))
    assert len(problems) == 3
    [alert] = record.alerts.all()
    assert (alert.failures, alert.problem) == (3, "the receiver is away")
    object.__setattr__(kept, "fails", None)
    record.add(reader.read(document(2, "The pier will be paid for by the harbour")))
    assert send_due(record, kept, soon(days=1)) == 1
    assert [len(told) for told in contents(kept)] == [2]
    [alert] = record.alerts.all()
    assert (alert.failures, alert.problem) == (0, None)


def test_an_alert_that_asks_for_nothing_is_refused(record: Record) -> None:
    """As a search would be; one that is not there cannot be taken away."""
    with pytest.raises(RecordError):
        hook(record, Query())
    with pytest.raises(RecordError, match="expected one of"):
        hook(record, Query("pier"), event="whispered")
    with pytest.raises(RecordError, match="there is no alert 7"):
        record.alerts.remove(7)
    alert = hook(record, Query("pier", where=("party=Green",)))
    assert alert.asked == Query("pier", where=("party=Green",))
    assert "secret" not in alert.to_json()
    record.alerts.remove(alert.number)
    assert record.alerts.all() == ()


@contextmanager
def receiver(status: int = 200) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """A webhook of our own: its address, and what came."""
    came: list[tuple[dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            came.append(({name.casefold(): value for name, value in self.headers.items()}, body))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://desk.example:{server.server_port}/hook/secret-path", came
        finally:
            server.shutdown()
            thread.join()


LOCAL = Channels(allow_private=True, resolve=on_loopback)


def notice(record: Record, reader: Reader, target: str, channel: str) -> Notice:
    """News for an alert of this kind."""
    alert = record.alerts.add(ToAlert(Query("pier"), channel, target))  # type: ignore[arg-type]
    record.add(reader.read(document(1, "We are <b>glad</b> of the new pier & the boats")))
    return Notice(alert, record.alerts.news(alert))


def test_a_webhook_gets_signed_json(record: Record, reader: Reader) -> None:
    """By the Standard Webhooks: whoever has the key can tell that it is ours."""
    with receiver() as (address, came):
        sent = notice(record, reader, address, "webhook")
        LOCAL.send(sent)
    [(headers, body)] = came
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(sent.alert.secret.encode(), content, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
    value = json.loads(body)
    assert value["id"] == headers["webhook-id"] == sent.id
    [item] = value["items"]
    assert "glad" in item["hit"]["content"]
    assert sent.alert.secret not in body.decode()


def test_a_signature_depends_on_all_that_is_sent() -> None:
    """Key, identifier, time and body."""
    ways = [
        ("a", "1", 1, b"x"),
        ("b", "1", 1, b"x"),
        ("a", "2", 1, b"x"),
        ("a", "1", 2, b"x"),
        ("a", "1", 1, b"y"),
    ]
    assert len({signature(*way)["webhook-signature"] for way in ways}) == len(ways)


def test_a_chat_gets_text_that_is_no_markup(record: Record, reader: Reader) -> None:
    """In the form of Slack and Mattermost."""
    with receiver() as (address, came):
        LOCAL.send(notice(record, reader, address, "slack"))
    [(_, body)] = came
    value = json.loads(body)
    assert list(value) == ["text"]
    assert "&lt;b&gt;glad" in value["text"]
    assert "<b>" not in value["text"]


def test_a_receiver_that_refuses_is_told_without_its_path(record: Record, reader: Reader) -> None:
    """The path of a webhook is its password; one within a private network is not asked."""
    with receiver(500) as (address, _):
        sent = notice(record, reader, address, "webhook")
        for channels, problem in (
            (LOCAL, "status 500"),
            (Channels(resolve=on_loopback), "private network"),
        ):
            with pytest.raises(OnRecordError, match=problem) as caught:
                channels.send(sent)
            assert "secret-path" not in str(caught.value)


@contextmanager
def mail_server() -> Iterator[tuple[str, list[str]]]:
    """A mail server of our own that takes everything: its address, and the messages."""
    messages: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 ready\r\n")
            while line := self.rfile.readline().decode().strip():
                command = line.split()[0].upper()
                self.wfile.write(
                    {"DATA": b"354 go\r\n", "QUIT": b"221 bye\r\n"}.get(command, b"250 ok\r\n")
                )
                if command == "DATA":
                    lines = iter(lambda: self.rfile.readline().decode(), ".\r\n")
                    messages.append("".join(lines))
                    self.wfile.write(b"250 taken\r\n")
                if command == "QUIT":
                    return

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"smtp://127.0.0.1:{server.server_address[1]}", messages
        finally:
            server.shutdown()
            thread.join()


def test_a_mail_has_the_words_and_its_subject_is_one_line(record: Record, reader: Reader) -> None:
    """By the server that is named; without one that is told."""
    with mail_server() as (address, messages):
        channels = Channels(smtp=address, mail_from="onrecord@paper.example")
        sent = notice(record, reader, "desk@paper.example", "mail")
        sent = replace(
            sent, alert=replace(sent.alert, query={"words": "pier\r\nBcc: all@paper.example"})
        )
        channels.send(sent)
    [message] = messages
    head, _, _ = message.partition("\r\n\r\n")
    assert "To: desk@paper.example" in head
    assert "\r\nBcc" not in head
    with pytest.raises(SendError, match="ONRECORD_SMTP"):
        Channels().send(sent)
    with pytest.raises(SendError, match="did not take it"):
        Channels(smtp="smtp://127.0.0.1:1", mail_from="a@b.example").send(sent)
