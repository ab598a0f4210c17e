"""`onrecord serve`: the record in a browser, and for programs."""

import errno
import importlib.util
import os
import re
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.opened import opened
from onrecord.cli.read import AllowPrivate
from onrecord.cli.screen import complain, output
from onrecord.cli.watch import Contact

if TYPE_CHECKING:
    from uvicorn import Server

    from onrecord.serve import Settings

NEEDED = ("fastapi", "uvicorn", "jinja2", "python_multipart", "mcp")
SAFETY = "Safety"
TOKEN = re.compile(r"[!-~]{16,}")
SECONDS_TO_END = 5
"""How long answers that are under way may take once the end has been asked for."""


def serve(
    record_path: RecordPath = DEFAULT_RECORD,
    host: Annotated[
        str,
        typer.Option(
            help="The address to listen on; one that other machines can reach needs a token."
        ),
    ] = ("127.0.0.1"),
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0: any that is free.")
    ] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="ONRECORD_TOKEN",
            help="The password, at least 16 characters; browsers take any user name. Better set as ONRECORD_TOKEN.",
            rich_help_panel=SAFETY,
        ),
    ] = None,
    read_only: Annotated[
        bool,
        typer.Option(
            "--read-only",
            help="Nothing can be added or saved from the browser or by programs.",
            rich_help_panel=SAFETY,
        ),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Look at the record's feeds time and again, as onrecord watch does."
        ),
    ] = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    name: Annotated[
        list[str] | None,
        typer.Option(
            help="Another host name of this server, for example behind a proxy; may be repeated.",
            rich_help_panel=SAFETY,
        ),
    ] = None,
    rate: Annotated[
        float,
        typer.Option(
            min=0.1, help="The most requests a second from one client.", rich_help_panel=SAFETY
        ),
    ] = 100.0,
) -> None:
    """Open the record in the browser, with a REST API and tools for agents.

    It prints the address to open. It listens on this machine alone unless told otherwise. Ctrl-C
    ends it.

    Examples:

    - onrecord serve

    - onrecord serve --watch --contact desk@paper.example

    - onrecord serve --record newsroom.db --port 8000 --read-only

    - ONRECORD_TOKEN=a-long-secret onrecord serve --host 0.0.0.0
    """
    need_extra("serve")
    from onrecord.serve import Settings
    from onrecord.serve.settings import is_loopback

    if not is_loopback(host) and token is None:
        raise typer.BadParameter(
            f"{host} can be reached from elsewhere, so a token is needed: give one by ONRECORD_TOKEN",
            param_hint="--host",
        )
    if token is not None and not TOKEN.fullmatch(token):
        expected = "expected 16 characters or more, of letters, digits and signs without spaces"
        raise typer.BadParameter(
            f"got a short one, or one that browsers cannot send; {expected}", param_hint="--token"
        )
    names = (*(name or ()), _in_address(host))
    if watch and read_only:
        raise typer.BadParameter(
            "nothing can be added to a record that is read-only", param_hint="--watch"
        )
    settings = Settings(
        token, read_only, watch, allow_private, contact or "", names, per_second=rate
    )
    _run(record_path, (host, port), settings)


def need_extra(command: str) -> None:
    """Ends a command, with one line that says why, if what it needs beyond the base install is
    missing."""
    if missing := [needed for needed in NEEDED if importlib.util.find_spec(needed) is None]:
        complain(f"onrecord {command} needs {', '.join(missing)}: pip install 'onrecord[serve]'")
        raise typer.Exit(1)


def _run(record_path: str, address: tuple[str, int], settings: "Settings") -> None:
    import uvicorn

    from onrecord.reader import Reader
    from onrecord.serve import application

    with (
        _listening(address) as listening,
        opened(record_path, create=not settings.read_only) as record,
    ):
        app = application(record, Reader(), settings)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                limit_concurrency=1000,
                timeout_graceful_shutdown=SECONDS_TO_END,
            )
        )
        _end_by_signals(server)
        port = listening.getsockname()[1]
        output().print(
            f"{record_path} is open at http://{_in_address(address[0])}:{port}/ (Ctrl-C ends it)",
            soft_wrap=True,
        )
        server.run(sockets=[listening])
    _leave()


def _listening(address: tuple[str, int]) -> socket.socket:
    """A socket that listens at a host and port, or one line that says why there is none."""
    host, port = address
    try:
        return socket.create_server(
            address, family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        problem = {
            errno.EADDRINUSE: f"port {port} is taken: end what listens there, or take another with --port (0: any)",
            errno.EACCES: f"nobody may listen at port {port} without more rights: take one over 1023 with --port",
        }.get(
            error.errno or 0,
            f"nothing can listen at {host} ({error.strerror}): give an address of this machine",
        )
        complain(problem)
        raise typer.Exit(1) from error


def _end_by_signals(server: "Server") -> None:
    """Has a signal end the server also before it runs; uvicorn, when it has ended, sends itself the
    signal again."""

    def end(*_: object) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


def _leave() -> None:
    """Ends the process at once if something is still being read; what is being written is on record
    whole or not."""
    if threading.active_count() > 1:
        sys.stdout.flush()
        os._exit(
            0
        )  # Python would wait for it as long as it takes, or end while a network runs, which may crash


def _in_address(host: str) -> str:
    """The host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
