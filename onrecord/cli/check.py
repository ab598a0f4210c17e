"""`onrecord check`: did she really say that?"""

import json
import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.naming import show_whom
from onrecord.cli.opened import opened
from onrecord.cli.saved import difference_in_words, show_saved
from onrecord.cli.screen import (
    QUIET,
    heading,
    highlighted,
    output,
    show_indented,
    source_line,
    visible,
)
from onrecord.cli.search import Format
from onrecord.errors import RecordError
from onrecord.export.attribution import percent
from onrecord.match.tiers import ALLOWED

if TYPE_CHECKING:
    from onrecord.record import Checked, Evidence, Hit, SavedCheck

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
    speaker: Annotated[
        str | None, typer.Option(help="Who is said to have said it, by name.")
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Save the result, dated, under a key of its own.")
    ] = False,
    saved: Annotated[
        str | None, typer.Option(metavar="KEY", help="Show a saved result as it was.")
    ] = None,
    format: Annotated[
        Format, typer.Option(help="text is for people, jsonl is data.")
    ] = Format.TEXT,
    record_path: RecordPath = DEFAULT_RECORD,
) -> None:
    """Check a quotation: is it on record verbatim, shortened, altered, denied, or said by somebody
    else?

    A sentence may be pasted as it is, speaker included: Maria Lopez said: "…". Each verdict comes
    with its evidence, the reports on record. docs/verdicts.md explains the verdicts. Not on record
    does not mean that it was not said.

    Exit status: 0 verbatim, 10 shortened, 11 altered, 12 paraphrase, 13 said by another speaker, 14
    denied by the speaker, 15 not on record, 16 spliced of several quotations, 17 made direct of
    what is reported indirectly, 18 on record with its speaker open, 19 reported as not said; 1 and
    2 are errors.

    Examples:

    - onrecord check "We will not close the bridge"

    - onrecord check "We will not close the bridge" --speaker "Maria Lopez"

    - onrecord check "We will close the bridge" --format jsonl --record newsroom.db

    - onrecord check "We will close the bridge" --save
    """

    with opened(record_path) as record:
        if saved is not None:
            _show_saved(record.saved(saved), saved, format)
        checked = record.check(quotation, speaker)
        if format is Format.TEXT:
            show_whom(record, speaker)
        key = record.save(checked).key if save else None
    if key:
        print(f"Saved; to see it again: onrecord check --saved {key}", file=sys.stderr)
    if format is Format.JSONL:
        typer.echo(json.dumps(checked.to_json(), ensure_ascii=False))
    else:
        _show(output(), checked)
    raise typer.Exit(STATUS[checked.verdict])


def _show_saved(saved_check: "SavedCheck | None", key: str, format: Format) -> NoReturn:
    """A saved check; ends with the exit status that the check had."""
    if saved_check is None:
        raise RecordError(
            f"no check was saved under the key {key[:80]!a}: give it as it was printed"
        )
    show_saved(saved_check, format is Format.JSONL)
    raise typer.Exit(STATUS.get(saved_check.answer["verdict"], 0))


def _show(console: Console, checked: "Checked") -> None:
    from onrecord.proof.wording import searched
    from onrecord.record import EXPLAINED

    if checked.asked != checked.given:
        said_by = checked.speaker if checked.speaker_from == "claim" else None
        by = f", attributed to {visible(said_by)}" if said_by else ""
        console.print(Text(f"Checked: “{visible(checked.asked)}”{by}", QUIET))
    verdict = Text(checked.verdict.upper(), STYLES.get(checked.verdict, "bold red"))
    console.print(verdict.append(f"  {EXPLAINED[checked.verdict]}{_added(checked)}", "default"))
    console.print(Text(f"Searched: {searched(checked.searched)}", QUIET))
    console.print()
    for number, evidence in enumerate(checked.evidence[:SHOWN], 1):
        _show_evidence(console, number, evidence, checked.asked)
    if (more := len(checked.evidence) - SHOWN) > 0:
        console.print(Text(f"     and {more} more: --format jsonl shows them", QUIET))
    if checked.nearest:
        console.print(Text("Nearest on this record (leads, not a verdict):"))
        console.print()
    for number, evidence in enumerate(checked.nearest[:SHOWN], 1):
        _show_evidence(console, number, evidence, checked.asked, lead=True)


def _added(checked: "Checked") -> str:
    """At which tier the words are the same, which weighty words were left out, and who an open
    speaker may be."""
    from onrecord.proof.wording import left_out

    tier = f"; {ALLOWED[checked.tier]}" if checked.tier and checked.tier != "exact" else ""
    dropped = f"; {left_out(checked.dropped)}" if checked.dropped else ""
    is_open = checked.verdict == "speaker open" and checked.evidence
    whose = f": {attribution(checked.evidence[0].hit)}" if is_open else ""
    caveat = f"; {visible(checked.caveat)}" if checked.caveat else ""
    return f"{whose}{tier}{dropped}{caveat}"


def attribution(hit: "Hit") -> str:
    """To whom the article attributes a quotation, and how well that is known."""
    source, speaker = visible(hit.source), hit.quotation.speaker
    written = f"attributed to “{source}”" if source else "attributed to nobody"
    likely = [
        f"{visible(candidate.name)} {percent(candidate.confidence)}"
        for candidate in hit.quotation.candidates
    ]
    if speaker and speaker.state == "inferred" and speaker.name:
        confidence = f" {percent(speaker.confidence)}" if speaker.confidence is not None else ""
        return f"{written}, inferred: {visible(speaker.name)}{confidence}"
    return f"{written}, perhaps {', '.join(likely)}" if likely else written


def _show_evidence(
    console: Console, number: int, evidence: "Evidence", claim: str, lead: bool = False
) -> None:
    hit = evidence.hit
    line = heading(visible(hit.source), visible(hit.cue), hit.quotation)
    manner = "reported as not said" if not hit.quotation.asserted else evidence.manner
    if not lead:
        line.append(f" · {manner}", STYLES.get(manner, "red"))
    show_indented(console, line, number)
    passage = hit.passage
    show_indented(
        console, highlighted(passage.text, passage.span.start, hit.quotation.content, "bold")
    )
    for difference in () if lead else evidence.differences:
        ours, theirs = difference.asked.of(claim), difference.told.of(evidence.told)
        show_indented(console, Text(difference_in_words(visible(ours), visible(theirs)), "magenta"))
    document = hit.document
    where = (document.outlet, document.published, document.title, document.url, document.id)
    show_indented(console, source_line(hit.number, *where))
    console.print()
