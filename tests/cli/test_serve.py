import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from tests.cli.conftest import Run

TOKEN = "an-invented-token-of-28-signs"
Start = Callable[..., tuple[subprocess.Popen[str], str]]
PROGRAM = "from onrecord.cli import main; main()"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a server at any free port; it, and the address that it announces."""
    begun: list[subprocess.Popen[str]] = []

    def server(*arguments: str, token: str = "") -> tuple[subprocess.Popen[str], str]:
        environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf8", "COLUMNS": "40"}
        environment.pop("ONRECORD_RECORD", None)
        process = subprocess.Popen(
            [sys.executable, "-u", "-c", PROGRAM, "serve", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment | ({"ONRECORD_TOKEN": token} if token else {}),
            cwd=tmp_path,
            text=True,
        )
        begun.append(process)
        assert process.stdout is not None and process.stderr is not None
        line = process.stdout.readline()
        found = re.fullmatch(
            r"onrecord\.db is open at (http://\S+:\d+/) \(Ctrl-C ends it\)\n", line
        )
        assert found, line or process.stderr.read()
        return process, found[1]

    yield server
    for process in begun:
        process.kill()
        process.communicate()


def answer(address: str, **headers: str) -> tuple[int, str]:
    """The status and text that are answered."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as told:
            return told.status, told.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def ended(process: subprocess.Popen[str], by: signal.Signals) -> tuple[int, str, str]:
    """The exit status of a server that a signal ends, and what it printed after its address."""
    process.send_signal(by)
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_until_a_signal_ends_it(start: Start, by: signal.Signals) -> None:
    process, address = start()
    status, page = answer(address)
    assert status == 200 and "0 quotations in 0 articles" in page
    assert ended(process, by) == (0, "", "")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_serve_ends_even_before_it_answers(start: Start, by: signal.Signals) -> None:
    process, _ = start()
    assert ended(process, by) == (0, "", "")


def test_serve_ends_while_a_long_article_is_read(start: Start, tmp_path: Path) -> None:
    process, address = start()
    said = "“We have no choice,” said Odo Brandt, the chairman. Then the mayor said that the ferry was safe.\n\n"
    form = urllib.parse.urlencode({"text": said * 9000}).encode()
    with urllib.request.urlopen(f"{address}add", form) as answered:
        assert "/add/" in answered.url
    assert ended(process, signal.SIGINT) == (0, "", "")
    with Record.open(tmp_path / "onrecord.db", create=False) as record:
        assert record.counts().documents in (0, 1)


def test_serve_with_a_token_lets_in_who_has_it(start: Start) -> None:
    process, address = start("--host", "0.0.0.0", token=TOKEN)
    assert answer(address)[0] == 401
    assert answer(address, authorization=f"Bearer {TOKEN}")[0] == 200
    assert ended(process, signal.SIGINT)[0] == 0


def test_serve_answers_at_the_address_it_announces(start: Start) -> None:
    _, address = start("--host", "127.0.0.2")
    assert address.startswith("http://127.0.0.2:")
    assert answer(address)[0] == 200


def test_serve_of_a_record_for_reading_only_needs_one(run: Run) -> None:
    done = run("serve", "--read-only", "--port", "0")
    assert done.returncode == 1
    assert done.stderr.startswith("onrecord: onrecord.db: ") and done.stderr.count("\n") == 1


def test_serve_tells_in_one_line_that_a_port_is_taken(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("serve", "--port", port)
    told = f"onrecord: port {port} is taken: end what listens there, or take another with --port (0: any)\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert not list(tmp_path.iterdir())


def test_serve_tells_in_one_line_that_an_address_is_not_of_this_machine(run: Run) -> None:
    done = run("serve", "--host", "192.0.2.1", "--port", "0", "--token", TOKEN)
    assert done.returncode == 1
    assert done.stderr.startswith("onrecord: nothing can listen at 192.0.2.1 (")
    assert (
        done.stderr.endswith("): give an address of this machine\n")
        and done.stderr.count("\n") == 1
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "record.example"])
def test_serve_refuses_to_be_reached_from_elsewhere_without_a_token(run: Run, host: str) -> None:
    done = run("serve", "--host", host)
    assert done.returncode == 2
    assert "a token is needed" in " ".join(done.stderr.replace("│", " ").split())
    assert "ONRECORD_TOKEN" in done.stderr


@pytest.mark.parametrize("token", ["", "fifteen-signs--", "sixteen signs but spaces"])
def test_serve_refuses_tokens_that_protect_nothing_or_cannot_be_sent(run: Run, token: str) -> None:
    done = run("serve", "--token", token)
    assert done.returncode == 2
    assert "16 characters or more" in " ".join(done.stderr.replace("│", " ").split())


def test_serve_tells_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    program = f"import sys; sys.modules['fastapi'] = sys.modules['mcp'] = None; {PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", program, "serve"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 1
    assert (
        done.stderr
        == "onrecord: onrecord serve needs fastapi, mcp: pip install 'onrecord[serve]'\n"
    )
    assert not list(tmp_path.iterdir())


def test_serve_help_tells_how_to_be_safe(run: Run) -> None:
    told = " ".join(run("serve", "--help").stdout.replace("│", " ").split())
    assert "It listens on this machine alone unless told otherwise." in told
    for option in (
        "--host",
        "--port",
        "--token",
        "--read-only",
        "--name",
        "--rate",
        "ONRECORD_TOKEN",
    ):
        assert option in told
