"""`onrecord agent`: the record as tools for the agent that starts the command."""

import logging
import signal
from typing import Annotated

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.opened import opened
from onrecord.cli.serve import need_extra


def agent(
    record_path: RecordPath = DEFAULT_RECORD,
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where onrecord serve shows the same record, to link to."),
    ] = None,
) -> None:
    """Give an agent the record as tools, over the Model Context Protocol.

    The agent starts this command and talks to it over standard input and output; nothing is shown
    on the screen. The tools only read. docs/agents.md says how to set an agent up.

    Examples:

    - onrecord agent --record newsroom.db

    - onrecord agent --record newsroom.db --address http://localhost:8765
    """
    need_extra("agent")
    logging.basicConfig(
        level=logging.WARNING
    )  # on standard error, a line each: what starts us keeps it in a file

    with opened(record_path) as record:
        from onrecord.reader import Reader

        reader = Reader()  # which loads while the rest is imported
        from onrecord.serve import Settings
        from onrecord.serve.agent import agent as server

        # Ctrl-C ends it at once, where Python would first wait for a line of standard input. It
        # writes nothing.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        server(record, reader, Settings(), address).run("stdio")
