"""`onrecord statement`: all who report one utterance, and what each made of it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.article import Format
from onrecord.cli.opened import opened
from onrecord.cli.screen import (
    QUIET,
    SOURCE,
    address,
    heading,
    number_of,
    output,
    show_indented,
    source_line,
    visible,
)
from onrecord.export.attribution import attributed
from onrecord.export.identifiers import is_web_address

if TYPE_CHECKING:
    from onrecord.record import Hit, Reports, Told, Unlike

EXPLAINED = {
    "fullest": "the fullest report",
    "whole": "the same words",
    "shortened": "shortened",
    "altered": "other words",
    "paraphrase": "a paraphrase",
}
MOST = 20
"""The most differences of one report, denials and statements of similar wording that are shown."""


def statement(
    number: Annotated[
        int,
        typer.Argument(
            help="The number of any of its quotations: search, check and speaker show it as #12."
        ),
    ],
    format: Annotated[Format, typer.Option(help="text is for people, json is data.")] = Format.TEXT,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Show all reports of one utterance: who had it first, and what each cut, added or changed.

    Exit status 1 if there is no quotation of this number.

    Examples:

    - onrecord statement 12

    - onrecord statement 12 --format json
    """

    with opened(record_path) as record:
        reports = record.statement(number)
    if reports is None:
        if format is Format.TEXT:
            output().print(
                f"There is no quotation #{number} on {record_path}. onrecord search and check show the numbers."
            )
        raise typer.Exit(1)
    if format is Format.JSON:
        typer.echo(json.dumps(reports.to_json(), ensure_ascii=False))
    else:
        _show(output(), reports)


def _show(console: Console, reports: "Reports") -> None:
    console.print(Text(visible(reports.fullest.content), "bold"))
    counts = [number_of(reports.total, "report")]
    if reports.total > len(reports.reports):
        counts.append(f"the {len(reports.reports)} earliest shown")
    if reports.independent < len(reports.reports):
        counts.append(f"{reports.independent} independent")
    state = " (inferred)" if reports.speaker_state == "inferred" else ""
    console.print(
        Text(
            f"  {visible(reports.speaker or 'speaker open')}{state} · {', '.join(counts)}\n", QUIET
        )
    )
    for rank, report in enumerate(reports.reports, 1):
        _show_report(console, rank, report, reports.fullest)
    _show_linked(console, "Denied:", reports.denials)
    _show_linked(console, "Denies:", reports.denied)
    _show_linked(console, "Similar wording, perhaps of another occasion:", reports.similar)


def _show_report(console: Console, rank: int, report: "Told", fullest: "Hit") -> None:
    hit, note = report.hit, EXPLAINED[report.manner] + (", a copy" if report.copy else "")
    where = " · ".join(
        visible(part) for part in (hit.document.outlet or hit.document.id, report.day) if part
    )
    line = Text.assemble((where, SOURCE), (f" · {'first, ' * (rank == 1)}{note}", QUIET))
    if hit.quotation.speaker_state != "named":
        line.append(f" · {visible(attributed(hit.source, hit.quotation))}", QUIET)
    show_indented(console, line, rank)
    show_indented(console, Text(visible(hit.content)))
    if is_web_address(hit.document.url):
        show_indented(console, Text(visible(hit.document.url), QUIET))
    for difference in report.differences[:MOST]:
        show_indented(
            console, Text(_difference_in_words(difference, hit.content, fullest.content), "magenta")
        )
    if (more := len(report.differences) - MOST) > 0:
        show_indented(console, Text(f"and {number_of(more, 'difference')} more", QUIET))
    console.print()


def _difference_in_words(difference: "Unlike", content: str, fullest: str) -> str:
    """One difference in words, readable without colour."""
    ours = visible(difference.here.of(content))
    fullest_words = visible(difference.fullest.of(fullest))
    if ours and fullest_words:
        return f"changed: “{fullest_words}” became “{ours}”"
    return f"cut: “{fullest_words}”" if fullest_words else f"added: “{ours}”"


def _show_linked(console: Console, label: str, linked: "tuple[Hit, ...]") -> None:
    if linked:
        console.print(Text(label, "bold"))
    for rank, hit in enumerate(linked[:MOST], 1):
        show_indented(console, heading(visible(hit.source), visible(hit.cue), hit.quotation), rank)
        show_indented(console, Text(visible(hit.content)))
        where = (hit.document.outlet, hit.document.published, hit.document.title)
        show_indented(console, source_line(hit.number, *where, address(hit.document)))
        console.print()
    if (more := len(linked) - MOST) > 0:
        show_indented(console, Text(f"and {more:,} more: --format json shows them", QUIET))
