"""`onrecord serve`: the record in a browser, and for programs."""

import importlib.util
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.screen import complain, output

if TYPE_CHECKING:
    from onrecord.serve import Settings

NEEDED = ("fastapi", "uvicorn", "jinja2", "multipart", "mcp")
SAFETY = "Safety"


def serve(
    record: RecordPath = DEFAULT_RECORD,
    host: Annotated[str, typer.Option(help="The address to listen at; others than this machine's need a token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="ONRECORD_TOKEN",
            help="Only who has this token may come in: as the password, with any name. Better given by ONRECORD_TOKEN.",
            rich_help_panel=SAFETY,
        ),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Nothing can be added.", rich_help_panel=SAFETY)
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(help="Another host name by which it may be asked, behind a proxy say.", rich_help_panel=SAFETY),
    ] = None,
    rate: Annotated[
        float, typer.Option(min=0.1, help="Requests a second that one client may make.", rich_help_panel=SAFETY)
    ] = 100.0,
) -> None:
    """Show the record in a browser, and give it to programs: a REST API and tools for agents.

    It listens on this machine alone unless told otherwise. Ctrl-C ends it.

    Examples:

    - onrecord serve

    - onrecord serve --record newsroom.db --port 8000 --read-only

    - ONRECORD_TOKEN=a-long-secret onrecord serve --host 0.0.0.0
    """
    if missing := [needed for needed in NEEDED if importlib.util.find_spec(needed) is None]:
        complain(f"onrecord serve needs {', '.join(missing)}: pip install 'onrecord[serve]'")
        raise typer.Exit(1)
    from onrecord.serve import Settings
    from onrecord.serve.settings import is_loopback

    if not is_loopback(host) and token is None:
        raise typer.BadParameter(
            f"{host} can be reached from elsewhere, so a token is needed: give one by ONRECORD_TOKEN",
            param_hint="--host",
        )
    if token is not None and len(token) < 16:
        raise typer.BadParameter("got a short one, expected 16 characters or more", param_hint="--token")
    _run(record, host, port, Settings(token, read_only, tuple(name or ()), per_second=rate))


def _run(record: str, host: str, port: int, settings: "Settings") -> None:
    import uvicorn

    from onrecord.reader import Reader
    from onrecord.record import Record
    from onrecord.serve import application

    with Record.open(record, create=not settings.read_only) as kept:
        app = application(kept, Reader(), settings)
        config = uvicorn.Config(app, host, port, log_level="warning", server_header=False, limit_concurrency=1000)
        listening = config.bind_socket()
        shown = f"[{host}]" if ":" in host else host
        output().print(f"{record} is open at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
        uvicorn.Server(config).run(sockets=[listening])
