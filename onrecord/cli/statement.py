"""`onrecord statement`: all who report one utterance, and what each made of it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.article import Format
from onrecord.cli.opened import opened
from onrecord.cli.screen import QUIET, SOURCE, address, heading, number_of, output, place, show_indented, visible
from onrecord.export.attribution import attributed
from onrecord.export.identifiers import is_web_address

if TYPE_CHECKING:
    from onrecord.match.comparing import Difference
    from onrecord.record import Hit, Reports, Told

EXPLAINED = {
    "fullest": "the fullest report",
    "whole": "the same words",
    "shortened": "shortened",
    "altered": "other words",
    "paraphrase": "a paraphrase",
}
MOST = 20
"""Differences of one report that are shown, denials, and what has similar wording."""


def statement(
    number: Annotated[
        int, typer.Argument(help="The number of any of its quotations: search, check and speaker show it as #12.")
    ],
    format: Annotated[Format, typer.Option(help="text is for people, json is data.")] = Format.TEXT,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Show all reports of one utterance: who had it first, and what each cut, added or changed.

    Exit status 1 if there is no quotation of this number.

    Examples:

    - onrecord statement 12

    - onrecord statement 12 --format json
    """

    with opened(record) as kept:
        found = kept.statement(number)
    if found is None:
        if format is Format.TEXT:
            output().print(f"There is no quotation #{number} on {record}. onrecord search and check show the numbers.")
        raise typer.Exit(1)
    if format is Format.JSON:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        _show(output(), found)


def _show(console: Console, found: "Reports") -> None:
    console.print(Text(visible(found.fullest.content), "bold"))
    counts = [number_of(found.total, "report")]
    if found.total > len(found.reports):
        counts.append(f"the {len(found.reports)} earliest shown")
    if found.independent < len(found.reports):
        counts.append(f"{found.independent} independent")
    state = " (inferred)" if found.speaker_state == "inferred" else ""
    console.print(Text(f"  {visible(found.speaker or 'speaker open')}{state} · {', '.join(counts)}\n", QUIET))
    for rank, told in enumerate(found.reports, 1):
        _show_report(console, rank, told, found.fullest)
    _show_linked(console, "Denied:", found.denials)
    _show_linked(console, "Denies:", found.denied)
    _show_linked(console, "Similar wording, perhaps of another occasion:", found.similar)


def _show_report(console: Console, rank: int, told: "Told", fullest: "Hit") -> None:
    hit, note = told.hit, EXPLAINED[told.manner] + (", a copy" if told.copy else "")
    where = " · ".join(visible(part) for part in (hit.document.outlet or hit.document.id, told.day) if part)
    line = Text.assemble((where, SOURCE), (f" · {'first, ' * (rank == 1)}{note}", QUIET))
    if hit.quotation.speaker_state != "named":
        line.append(f" · {visible(attributed(hit.source, hit.quotation))}", QUIET)
    show_indented(console, line, rank)
    show_indented(console, Text(visible(hit.content)))
    if is_web_address(hit.document.url):
        show_indented(console, Text(visible(hit.document.url), QUIET))
    for difference in told.differences[:MOST]:
        show_indented(console, Text(_told(difference, hit.content, fullest.content), "magenta"))
    if (more := len(told.differences) - MOST) > 0:
        show_indented(console, Text(f"and {number_of(more, 'difference')} more", QUIET))
    console.print()


def _told(difference: "Difference", content: str, fullest: str) -> str:
    """One difference in words, so that nothing hangs on colour."""
    here, there = visible(difference.asked.of(content)), visible(difference.told.of(fullest))
    if here and there:
        return f"changed: “{there}” became “{here}”"
    return f"cut: “{there}”" if there else f"added: “{here}”"


def _show_linked(console: Console, label: str, linked: "tuple[Hit, ...]") -> None:
    if linked:
        console.print(Text(label, "bold"))
    for rank, hit in enumerate(linked[:MOST], 1):
        show_indented(console, heading(visible(hit.source), visible(hit.cue), hit.quotation), rank)
        show_indented(console, Text(visible(hit.content)))
        where = (hit.document.outlet, hit.document.published, hit.document.title)
        show_indented(console, place(hit.number, *where, address(hit.document)))
        console.print()
    if (more := len(linked) - MOST) > 0:
        show_indented(console, Text(f"and {more:,} more: --format json shows them", QUIET))
