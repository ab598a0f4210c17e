"""Saved checks, with the answer of the day they were saved."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.screen import (
    QUIET,
    address,
    heading,
    highlighted,
    output,
    show_indented,
    source_line,
    visible,
)
from onrecord.export.citation import citation, day_for_people
from onrecord.export.json import encoded
from onrecord.types import Span

if TYPE_CHECKING:
    from onrecord.record import SavedCheck


def show_saved(saved: "SavedCheck", as_json: bool) -> None:
    """The answer of a saved check, with the day when it was given."""
    if as_json:
        typer.echo(encoded(saved.to_json()))
        return
    from onrecord.proof.wording import searched
    from onrecord.record import Searched

    console, answer = output(), saved.answer
    when = f"{day_for_people(saved.saved_at)}, {saved.saved_at[11:16]} UTC"
    console.print(Text(f"Saved check {saved.key}, made on {when}", QUIET))
    by = f", attributed to {visible(answer['speaker'])}" if answer.get("speaker") else ""
    console.print(Text(f"Checked: “{visible(answer['asked'])}”{by}", QUIET))
    console.print(Text.assemble((visible(answer["verdict"]).upper(), "bold"), _meaning(answer)))
    if figures := answer.get("searched"):
        console.print(Text(f"Searched: {visible(searched(Searched(**figures)))}", QUIET))
    console.print()
    for number, report in enumerate(answer.get("evidence") or (), 1):
        _show_evidence(console, number, report, answer["asked"])
    if nearest := answer.get("nearest"):
        console.print(Text("Nearest on this record (leads, not a verdict):"))
        console.print()
        for number, report in enumerate(nearest, 1):
            _show_evidence(console, number, report, None)


def _meaning(answer: "Mapping[str, Any]") -> str:
    """What the verdict means, and which weighty words were left out."""
    from onrecord.proof.wording import left_out
    from onrecord.record import EXPLAINED

    meaning = EXPLAINED.get(answer["verdict"], "")
    dropped = answer.get("dropped") or ()
    return f"  {meaning}{f'; {left_out(dropped)}' if dropped else ''}"


def _show_evidence(
    console: Console, number: int, report: "Mapping[str, Any]", claim: str | None
) -> None:
    """A report, and where it differs from the words of the claim; without a claim it is only a
    lead."""
    from onrecord.record import Hit

    hit = Hit.from_json(report)
    line = heading(visible(hit.source), visible(hit.cue), hit.quotation)
    show_indented(console, line if claim is None else line.append(f" · {report['manner']}"), number)
    around = hit.passage
    show_indented(
        console, highlighted(around.text, around.span.start, hit.quotation.content, "bold")
    )
    for difference in report.get("differences") or () if claim is not None else ():
        ours = Span(*difference["asked"]).of(claim or "")
        theirs = Span(*difference["told"]).of(report["told"])
        show_indented(console, Text(difference_in_words(visible(ours), visible(theirs)), "magenta"))
    document = hit.document
    where = (document.outlet, document.published, document.title, address(document))
    show_indented(console, source_line(hit.number, *where))
    cited = citation(hit.quotation, hit.content, hit.source, document)
    show_indented(console, Text(f"Cite: {visible(cited)}", QUIET))
    console.print()


def difference_in_words(claim: str, report: str) -> str:
    """One difference in words, readable without colour."""
    if claim and report:
        return f"you have “{claim}”, the report has “{report}”"
    return f"left out: “{report}”" if report else f"not in the report: “{claim}”"
