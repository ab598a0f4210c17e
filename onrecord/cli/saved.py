"""Checks that were saved, as they were answered then."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.screen import QUIET, address, heading, highlighted, output, place, show_indented, visible
from onrecord.export.citation import citation, day_for_people
from onrecord.export.json import encoded

if TYPE_CHECKING:
    from onrecord.record import SavedCheck


def show_saved(saved: "SavedCheck", as_json: bool) -> None:
    """The answer of a saved check, with the day when it was given."""
    if as_json:
        typer.echo(encoded(saved.to_json()))
        return
    console, answer = output(), saved.answer
    when = f"{day_for_people(saved.saved_at)}, {saved.saved_at[11:16]} UTC"
    console.print(Text(f"Saved check {saved.key}, answered on {when}", QUIET))
    by = f" · as said by {visible(answer['speaker'])}" if answer.get("speaker") else ""
    console.print(Text.assemble((answer["verdict"].upper(), "bold"), f"  {visible(answer['asked'])}{by}"))
    if searched := answer.get("searched"):
        told = ", ".join(f"{name} {value}" for name, value in searched.items() if value is not None)
        console.print(Text(f"Searched: {visible(told)}", QUIET))
    console.print()
    for name, label in (("evidence", ""), ("nearest", "Nearest, which is no verdict:")):
        _show_evidence(console, label, answer.get(name) or ())


def _show_evidence(console: Console, label: str, evidence: "tuple[Mapping[str, Any], ...]") -> None:
    from onrecord.record import Hit

    if label and evidence:
        console.print(Text(label, "bold"))
    for number, one in enumerate(evidence, 1):
        hit = Hit.from_json(one)
        line = heading(visible(hit.source), visible(hit.cue), hit.quotation)
        show_indented(console, line.append(f" · {one['manner']}"), number)
        around = hit.passage
        show_indented(console, highlighted(around.text, around.span.start, hit.quotation.content, "bold"))
        document = hit.document
        where = (document.outlet, document.published, document.title, address(document))
        show_indented(console, place(hit.number, *where))
        cited = citation(hit.quotation, hit.content, hit.source, document)
        show_indented(console, Text(f"Cite: {visible(cited)}", QUIET))
        console.print()
