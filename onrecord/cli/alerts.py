"""`onrecord alerts`: who is told of what is new on the record."""

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.filter_options import choosing
from onrecord.cli.groups import HELP, ListFirst
from onrecord.cli.opened import opened
from onrecord.cli.read import AllowPrivate
from onrecord.cli.screen import QUIET, complain, number_of, output, visible

if TYPE_CHECKING:
    from onrecord.record import Alert, Channel, Query

TROUBLE = "red"
alerts = typer.Typer(
    cls=ListFirst,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": list(HELP)},
)
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The alert's number, as listed.")]
WAYS = "How it is sent"


@alerts.callback()
def group() -> None:
    """Be told of what is new on the record: what somebody says, a subject, a denial, a change.

    `onrecord watch` and `onrecord serve --watch` send alerts as articles come in; `onrecord alerts
    send` sends them once. Copies of what was there tell nothing new. `onrecord alerts` is short for
    `onrecord alerts list`.

    Examples:

    - onrecord alerts

    - onrecord alerts add --speaker "Maria Lopez" --webhook https://desk.example/hook

    - onrecord alerts add bridge --event denied --mail desk@paper.example --daily
    """


@alerts.command("list")
def show(
    record_path: RecordPath = DEFAULT_RECORD,
    json_: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """Show the alerts, and which could not be sent.

    Examples:

    - onrecord alerts

    - onrecord alerts list --json
    """
    with opened(record_path) as record:
        made = record.alerts.all()
    if json_:
        typer.echo(json.dumps([alert.to_json() for alert in made], ensure_ascii=False, indent=2))
    elif made:
        output().print(_table(made))
    else:
        typer.echo(f"Nobody is told of anything new on {record_path}.")


@choosing
def add(
    query: "Query",
    event: Annotated[
        Literal["said", "first", "denied", "changed"],
        typer.Option(
            help="What is told: something is said; somebody is quoted for the first time; something on record is "
            "denied; a quotation is changed after publication."
        ),
    ] = "said",
    webhook: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Send it as signed JSON (Standard Webhooks) to this address.",
            rich_help_panel=WAYS,
        ),
    ] = None,
    slack: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Send it to a chat: the address of an incoming webhook of Slack or Mattermost.",
            rich_help_panel=WAYS,
        ),
    ] = None,
    mail: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Send it to this e-mail address, by the server that ONRECORD_SMTP names.",
            rich_help_panel=WAYS,
        ),
    ] = None,
    daily: Annotated[
        bool,
        typer.Option(
            "--daily", help="All of a day together, and not at once.", rich_help_panel=WAYS
        ),
    ] = False,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Be told of what is added from now on and answers these filters; by one way.

    Examples:

    - onrecord alerts add --speaker "Maria Lopez" --webhook https://desk.example/hook

    - onrecord alerts add "school roof" --slack https://hooks.slack.com/services/T0/B0/x

    - onrecord alerts add --speaker "Maria Lopez" --event denied --mail desk@paper.example

    - onrecord alerts add --outlet "Varn Courier" --event changed --mail desk@paper.example --daily
    """
    from onrecord.alerts.targets import checked_target, shown_target
    from onrecord.record import ToAlert

    given: dict[Channel, str | None] = {"webhook": webhook, "slack": slack, "mail": mail}
    ways = [(channel, target) for channel, target in given.items() if target]
    if len(ways) != 1:
        raise typer.BadParameter("give one of --webhook, --slack and --mail")
    [(channel, target)] = ways
    with opened(record_path, create=True) as record:
        alert = record.alerts.add(
            ToAlert(query, channel, checked_target(channel, target), event, daily)
        )
    typer.echo(f"Alert {alert.number}: {_described(alert)} → {visible(shown_target(alert))}")
    if channel == "webhook":
        typer.echo(f"Its messages are signed with this key, which is shown once: {alert.secret}")


alerts.command(no_args_is_help=True)(add)


@alerts.command(no_args_is_help=True)
def remove(number: Number, record_path: RecordPath = DEFAULT_RECORD) -> None:
    """Take an alert away.

    Examples:

    - onrecord alerts remove 3
    """
    with opened(record_path) as record:
        record.alerts.remove(number)
    typer.echo(f"Alert {number} is taken away.")


@alerts.command()
def send(record_path: RecordPath = DEFAULT_RECORD, allow_private: AllowPrivate = False) -> None:
    """Send what is new now. Exit status 1 if an alert could not be sent.

    Examples:

    - onrecord alerts send
    """
    from onrecord.alerts.channels import Channels
    from onrecord.alerts.sending import send_due

    problems: list[str] = []
    with opened(record_path) as record:
        sent = send_due(
            record,
            Channels.from_environment(allow_private),
            tell=lambda alert, problem: problems.append(f"alert {alert.number}: {problem}"),
        )
    typer.echo(f"{number_of(sent, 'message')} sent.")
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(1)


def _described(alert: "Alert") -> str:
    from onrecord.alerts.notices import EVENTS, described

    return visible(f"{EVENTS[alert.event]} · {described(alert) or 'anything'}")


def _table(made: "tuple[Alert, ...]") -> Table:
    from onrecord.alerts.targets import shown_target

    table = Table(box=None, header_style=QUIET, pad_edge=False)
    table.add_column("", justify="right")
    for heading in ("What", "To", "Sent"):
        table.add_column(heading, overflow="fold")
    for alert in made:
        what = Text(_described(alert) + (" · daily" if alert.daily else ""))
        if alert.problem:
            what.append(f"\n{visible(alert.problem)}", TROUBLE)
        table.add_row(
            str(alert.number), what, visible(shown_target(alert)), alert.sent_at or "never"
        )
    return table
