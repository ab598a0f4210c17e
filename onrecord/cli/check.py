"""`onrecord check`: did she really say that?"""

import json
import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.saved import show_saved
from onrecord.cli.screen import QUIET, heading, highlighted, output, place, show_indented, visible
from onrecord.cli.search import Format
from onrecord.errors import RecordError
from onrecord.match.comparing import Difference

if TYPE_CHECKING:
    from onrecord.record import Checked, Evidence, SavedCheck

STATUS = {
    "verbatim": 0,
    "shortened": 10,
    "altered": 11,
    "paraphrase": 12,
    "other speaker": 13,
    "denied": 14,
    "not on record": 15,
    "spliced": 16,
    "made direct": 17,
    "speaker open": 18,
    "reported as not said": 19,
}
"""The exit status of each verdict."""
STYLES = {"verbatim": "bold green", "shortened": "bold yellow", "not on record": "bold"}
SHOWN = 5


def check(
    quotation: Annotated[str, typer.Argument(help="The words, as they are being quoted.")] = "",
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said it.")] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep the answer, dated, under a key of its own.")] = False,
    saved: Annotated[
        str | None, typer.Option(metavar="KEY", help="Show a check that was saved, as it was answered then.")
    ] = None,
    format: Annotated[Format, typer.Option(help="text is for people, jsonl is data.")] = Format.TEXT,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Check a quotation against the record: verbatim, shortened, altered, a paraphrase, another's, denied?

    Exit status: 0 verbatim, 10 shortened, 11 altered, 12 paraphrase, 13 said by another speaker, 14 denied by the
    speaker, 15 not on record, 16 spliced of several, 17 made direct of what is reported indirectly, 18 on record with
    its speaker open, 19 reported as not said; 1 and 2 are errors.

    Examples:

    - onrecord check "We will not close the bridge"

    - onrecord check "We will not close the bridge" --speaker "Maria Lopez"

    - onrecord check "We will close the bridge" --format jsonl --record newsroom.db

    - onrecord check "We will close the bridge" --save
    """
    from onrecord.record import Record

    with Record.open(record, create=False) as kept:
        if saved is not None:
            _show_saved(kept.saved(saved), saved, format)
        checked = kept.check(quotation, speaker)
        key = kept.save(checked).key if save else None
    if key:
        print(f"Saved; to see it again: onrecord check --saved {key}", file=sys.stderr)
    if format is Format.JSONL:
        typer.echo(json.dumps(checked.to_json(), ensure_ascii=False))
    else:
        _show(output(), checked)
    raise typer.Exit(STATUS[checked.verdict])


def _show_saved(found: "SavedCheck | None", key: str, format: Format) -> NoReturn:
    """A saved check; ends with the exit status that the check had."""
    if found is None:
        raise RecordError(f"no check was saved under the key {key[:80]!a}: give it as it was printed")
    show_saved(found, format is Format.JSONL)
    raise typer.Exit(STATUS.get(found.answer["verdict"], 0))


def _show(console: Console, checked: "Checked") -> None:
    from onrecord.record.verdicts import EXPLAINED

    verdict = Text(checked.verdict.upper(), STYLES.get(checked.verdict, "bold red"))
    dropped = f"; a {' and a '.join(checked.dropped)} was left out" if checked.dropped else ""
    console.print(verdict.append(f"  {EXPLAINED[checked.verdict]}{dropped}", "default"))
    console.print()
    for number, evidence in enumerate(checked.evidence[:SHOWN], 1):
        _show_evidence(console, number, evidence, checked.asked)
    if (more := len(checked.evidence) - SHOWN) > 0:
        console.print(Text(f"     and {more} more: --format jsonl shows them", QUIET))


def _show_evidence(console: Console, number: int, evidence: "Evidence", asked: str) -> None:
    hit = evidence.hit
    line = heading(visible(hit.source), visible(hit.cue), hit.quotation)
    show_indented(console, line.append(f" · {evidence.manner}", STYLES.get(evidence.manner, "red")), number)
    passage = hit.passage
    show_indented(console, highlighted(passage.text, passage.span.start, hit.quotation.content, "bold"))
    for difference in evidence.comparison.differences:
        show_indented(console, Text(_told(difference, asked, evidence.told), "magenta"))
    document = hit.document
    where = (document.outlet, document.published, document.title, document.url, document.id)
    show_indented(console, place(hit.number, *where))
    console.print()


def _told(difference: Difference, asked: str, told: str) -> str:
    """One difference in words, so that nothing hangs on colour."""
    ours, theirs = visible(difference.asked.of(asked)), visible(difference.told.of(told))
    if ours and theirs:
        return f"asked “{ours}”, the report has “{theirs}”"
    return f"left out: “{theirs}”" if theirs else f"not in the report: “{ours}”"
