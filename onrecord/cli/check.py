"""`onrecord check`: did she really say that?"""

import json
import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.naming import show_whom
from onrecord.cli.saved import show_saved
from onrecord.cli.screen import QUIET, heading, highlighted, output, place, show_indented, visible
from onrecord.cli.search import Format
from onrecord.errors import RecordError
from onrecord.match.comparing import Difference
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
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said it.")] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep the answer, dated, under a key of its own.")] = False,
    saved: Annotated[
        str | None, typer.Option(metavar="KEY", help="Show a check that was saved, as it was answered then.")
    ] = None,
    format: Annotated[Format, typer.Option(help="text is for people, jsonl is data.")] = Format.TEXT,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Check a quotation against the record: verbatim, shortened, altered, a paraphrase, another's, denied?

    A claim may be pasted as it is, with who said it: X said: "…". The verdicts are explained in docs/verdicts.md.

    Exit status: 0 verbatim, 10 shortened, 11 altered, 12 paraphrase, 13 said by another speaker, 14 denied by the
    speaker, 15 not on record, 16 spliced of several quotations, 17 made direct of what is reported indirectly, 18 on
    record with its speaker open, 19 reported as not said; 1 and 2 are errors.

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
        if format is Format.TEXT:
            show_whom(kept, speaker)
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

    if checked.asked != checked.given:
        by = f", as said by {visible(checked.speaker)}" if checked.speaker_from == "claim" and checked.speaker else ""
        console.print(Text(f"Checked: “{visible(checked.asked)}”{by}", QUIET))
    verdict = Text(checked.verdict.upper(), STYLES.get(checked.verdict, "bold red"))
    console.print(verdict.append(f"  {EXPLAINED[checked.verdict]}{_added(checked)}", "default"))
    console.print(Text(_searched(checked), QUIET))
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
    """At which tier the words are the same, what of weight was left out, and who an open speaker may be."""
    tier = f"; {ALLOWED[checked.tier]}" if checked.tier and checked.tier != "exact" else ""
    dropped = f"; a {' and a '.join(checked.dropped)} was left out" if checked.dropped else ""
    open_one = checked.verdict == "speaker open" and checked.evidence
    whose = f": {attribution(checked.evidence[0].hit)}" if open_one else ""
    return f"{whose}{tier}{dropped}"


def _searched(checked: "Checked") -> str:
    """What was searched, in words."""
    one = checked.searched
    articles = f"{one.articles:,} article{'' if one.articles == 1 else 's'}"
    outlets = f"{one.outlets:,} outlet{'' if one.outlets == 1 else 's'}"
    when = f", {one.first} to {one.last}" if one.first and one.last else ""
    return f"Searched: {articles} of {outlets}{when}"


def attribution(hit: "Hit") -> str:
    """To whom the article attributes a quotation, and how well that is known."""
    source, speaker = visible(hit.source), hit.quotation.speaker
    written = f"attributed to “{source}”" if source else "attributed to nobody"
    likely = [f"{visible(one.name)} {one.confidence:.0%}" for one in hit.quotation.candidates]
    if speaker and speaker.state == "inferred" and speaker.name:
        sure = f" {speaker.confidence:.0%}" if speaker.confidence is not None else ""
        return f"{written}, inferred: {visible(speaker.name)}{sure}"
    return f"{written}, perhaps {', '.join(likely)}" if likely else written


def _show_evidence(console: Console, number: int, evidence: "Evidence", asked: str, lead: bool = False) -> None:
    hit = evidence.hit
    line = heading(visible(hit.source), visible(hit.cue), hit.quotation)
    manner = "reported as not said" if not hit.quotation.asserted else evidence.manner
    if not lead:
        line.append(f" · {manner}", STYLES.get(manner, "red"))
    if hit.quotation.speaker_state != "named":
        line.append(f" · {attribution(hit)}", QUIET)
    show_indented(console, line, number)
    passage = hit.passage
    show_indented(console, highlighted(passage.text, passage.span.start, hit.quotation.content, "bold"))
    for difference in () if lead else evidence.comparison.differences:
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
