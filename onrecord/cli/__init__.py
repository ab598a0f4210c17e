"""The command line: `onrecord COMMAND`. Thin; alone prints and exits."""

import os
import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated

import typer

from onrecord.cli.add import add
from onrecord.cli.agent import agent
from onrecord.cli.alerts import alerts
from onrecord.cli.article import article
from onrecord.cli.check import check
from onrecord.cli.evaluate import evaluate
from onrecord.cli.export import export
from onrecord.cli.feeds import feeds
from onrecord.cli.proof import proof
from onrecord.cli.read import read
from onrecord.cli.screen import complain
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.speaker import speakers
from onrecord.cli.statement import statement
from onrecord.cli.train import train
from onrecord.cli.watch import watch
from onrecord.errors import OnRecordError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
READING = "Read articles"
ASKING = "Ask the record"
SHARING = "Use it elsewhere"
MEASURING = "Measure and train"
for panel, commands in (
    (READING, (read, add)),
    (ASKING, (search, check, proof, statement, article)),
    (SHARING, (export,)),
    (MEASURING, (evaluate, train)),
):
    for command in commands:
        app.command(no_args_is_help=True, rich_help_panel=panel)(command)
app.command(rich_help_panel=READING)(watch)
app.add_typer(feeds, name="feeds", rich_help_panel=READING)
app.add_typer(alerts, name="alerts", rich_help_panel=READING)
for command in (serve, agent):
    app.command(rich_help_panel=SHARING)(command)
app.add_typer(speakers, name="speaker", rich_help_panel=ASKING)


def _show_version(requested: bool) -> None:
    if requested:
        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Keep the record of who said what in the news: every quotation with its exact words, its
    speaker and its place in the article.

    Only English is read. A quotation may be missed, or given to the wrong person: look in the
    article before you print.

    Examples:

    - onrecord read article.txt

    - onrecord add articles/

    - onrecord watch https://harbour.example/feed.xml

    - onrecord search bridge --since 2026-01

    - onrecord check "We will close the bridge" --speaker "Maria Lopez"

    - onrecord serve

    `onrecord COMMAND --help` explains a command, with examples.
    """


def main() -> None:
    """Run the command line. An error of ours is one line on standard error and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except OnRecordError as error:
        complain(error)
        sys.exit(1)
    except BrokenPipeError:
        _drop_output()  # whoever read our output has left, as `head` does
        sys.exit(1)
    except OSError as error:
        _drop_output()
        named = f"{error.filename}: " if error.filename else ""
        complain(
            f"{named}{error.strerror or error}: the output could not be written whole; what is on the record stays"
        )
        sys.exit(1)


def _drop_output() -> None:
    """Discard what is still buffered, or Python would fail again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
