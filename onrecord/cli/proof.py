"""`onrecord proof`: every quotation of a draft, checked with its speaker."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.add import DEFAULT_RECORD, RecordPath
from onrecord.cli.opened import opened
from onrecord.cli.read import AnyLanguage, Encoding, Language, MaxChars, Published, counted, readable
from onrecord.cli.screen import QUIET, highlighted, number_of, output, progress, show_indented, visible
from onrecord.errors import InputError
from onrecord.types import Document

if TYPE_CHECKING:
    from onrecord.ingest import Options
    from onrecord.proof import Proof, Proofed
    from onrecord.proof.places import Lines
    from onrecord.reader import Reader
    from onrecord.record import Evidence, Record

WRONG, OPEN = 20, 21
"""The exit statuses of a draft in which something is to be changed, and in which something is to be found out."""
STYLES = {"sound": "bold green", "open": "bold yellow", "wrong": "bold red"}
SHOWN, LONGEST = 2, 200
"""Reports of one quotation that are shown, and characters of what was not checked."""


class Format(StrEnum):
    """How a proof is shown."""

    TEXT, JSON, SARIF, HTML = "text", "json", "sarif", "html"


def _failing(given: list[str]) -> list[str]:
    """Raises BadParameter if one of them is neither a standing nor a verdict."""
    from onrecord.record import EXPLAINED

    for one in given:
        if one not in ("wrong", "open", "nothing", *EXPLAINED):
            raise typer.BadParameter(f"{one}: expected wrong, open, nothing or a verdict: {', '.join(EXPLAINED)}")
    return given


def proof(
    draft: Annotated[str, typer.Argument(help="The draft: text, Markdown, HTML or Word (.docx); - is standard input.")],
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE|FOLDER", help="Check against these sources instead of the record; may be repeated."),
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            help="text: for people; json: everything; sarif: for editors and code hosts; html: a page to keep or print."
        ),
    ] = Format.TEXT,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write; by default standard output.")
    ] = None,
    indirect: Annotated[bool, typer.Option("--indirect", help="Show and count indirect speech, too.")] = False,
    fail_on: Annotated[
        list[str],
        typer.Option(callback=_failing, help="What gives exit status 20 or 21: wrong, open, nothing, or a verdict."),
    ] = ["wrong", "open"],  # noqa: B006  # typer copies it
    record: RecordPath = DEFAULT_RECORD,
    published: Published = None,
    language: Language = None,
    any_language: AnyLanguage = False,
    encoding: Encoding = None,
    max_chars: MaxChars = 5_000_000,
) -> None:
    """Check every quotation and its speaker in a draft or an assistant's answer.

    Each gets a verdict, what was cut or changed word by word, and the evidence. The draft itself and copies of it on
    the record prove nothing and are left out. Words in quotation marks that were not checked are listed.

    Exit status: 0 all is sound (verbatim, house style aside); 20 something is to be changed: altered, spliced, made
    direct, another speaker's, denied, reported as not said, or shortened by a "not", an "if" or a "perhaps"; 21 nothing
    of that, but something is to be found out: shortened, a paraphrase, the speaker open, not on record. 1: a draft or
    source that cannot be read; 2: the command line was wrong.

    Examples:

    - onrecord proof draft.docx

    - onrecord proof draft.md --against interview.txt --against releases/

    - pbpaste | onrecord proof - --record newsroom.db

    - onrecord proof draft.txt --format html --out proof.html

    - onrecord proof draft.md --format sarif --out proof.sarif --fail-on wrong --fail-on "not on record"
    """
    from onrecord.reader import Reader

    reader = Reader()  # which loads while the rest is imported
    from onrecord.ingest import Options
    from onrecord.proof import proof as proofed

    options = Options(max_chars, encoding, language, any_language)
    text = _draft(draft, options, published)
    with _asked(against or [], record, reader, options, text) as kept, progress("Checking", None) as done:
        found = proofed(text, reader, kept, done)
    _write(found, format, out, indirect)
    raise typer.Exit(_status(found, fail_on, indirect))


def _draft(given: str, options: "Options", published: str | None) -> Document:
    """The one document of the draft.

    Raises:
        InputError: it cannot be read, or is several.
    """
    from onrecord.ingest import Known, documents

    found = list(documents([given], options, known=Known(published=published)))
    if len(found) != 1:
        raise InputError(given, f"{number_of(len(found), 'article')}, but one draft was expected: name one file")
    [draft] = found
    if isinstance(draft, InputError):
        raise draft
    return draft


@contextmanager
def _asked(
    against: list[str], record: str, reader: "Reader", options: "Options", draft: Document
) -> "Iterator[Record]":
    """The record that is asked: the one that is kept, or one of the named sources alone."""
    from onrecord.ingest import documents
    from onrecord.proof import sources

    if not against:
        with opened(record) as kept:
            yield kept
        return
    failures: list[InputError] = []
    given = list(readable(documents(against, options), failures))
    if failures:
        raise typer.Exit(1)
    named = [one for one in given if one.text.strip() != draft.text.strip()]
    if not named:
        raise InputError(", ".join(against), "no source but the draft itself: name what it is to be checked against")
    with ExitStack() as stack:
        with progress("Reading sources", len(named)) as done:
            kept = stack.enter_context(sources(counted(named, done), reader))
        yield kept


def _status(found: "Proof", fail_on: list[str], indirect: bool) -> int:
    """The exit status: the gravest of what is to fail."""
    failing = [
        one
        for one in (found.proofed if indirect else found.direct)
        if one.verdict in fail_on or (one.standing in fail_on and one.standing != "sound")
    ]
    if not failing:
        return 0
    return WRONG if any(one.standing == "wrong" for one in failing) else OPEN


def _write(found: "Proof", format: Format, out: Path | None, indirect: bool) -> None:
    if format is Format.TEXT and out is None:
        _show(output(), found, indirect)
        return
    if out is None:
        _write_to(sys.stdout, found, format, indirect)
        sys.stdout.flush()
        return
    from onrecord.export.whole import whole

    with whole(out) as part, part.open("w", encoding="utf8", errors="replace", newline="") as file:
        _write_to(file, found, format, indirect)


def _write_to(file: TextIO, found: "Proof", format: Format, indirect: bool) -> None:
    from onrecord.export.json import encoded
    from onrecord.proof import write_page, write_sarif

    match format:
        case Format.TEXT:
            _show(Console(file=file, width=100, highlight=False, emoji=False, markup=False), found, indirect)
        case Format.JSON:
            file.write(encoded(found.to_json()) + "\n")
        case Format.SARIF:
            write_sarif(found, file)
        case Format.HTML:
            write_page(found, file)


def _show(console: Console, found: "Proof", indirect: bool) -> None:
    from onrecord.proof.places import Lines
    from onrecord.proof.wording import searched, summary

    console.print(Text(visible(found.draft.title or found.draft.id), "bold underline"))
    console.print(Text(summary(found), "bold"))
    told = searched(found.proofed[0].checked.searched) if found.proofed else ""
    if told:
        console.print(Text(f"searched {told}", QUIET))
    if found.left_out:
        passed_over = number_of(found.left_out, "article")
        console.print(Text(f"not searched, as this draft or copies of it: {passed_over}", QUIET))
    console.print()
    lines = Lines(found.draft.text)
    for number, one in enumerate(found.direct, 1):
        _show_one(console, number, one, lines)
    _show_unchecked(console, found, lines)
    if found.indirect and not indirect:
        told = f"{number_of(len(found.indirect), 'quotation')} reported without quotation marks: --indirect shows them"
        console.print(Text(told, QUIET))
    elif found.indirect:
        console.print(Text("Reported without quotation marks\n", "bold"))
        for number, one in enumerate(found.indirect, len(found.direct) + 1):
            _show_one(console, number, one, lines)


def _show_one(console: Console, number: int, one: "Proofed", lines: "Lines") -> None:
    from onrecord.proof.wording import said_by, verdict
    from onrecord.record import SIGNS

    place = lines.place(one.claim.spans[0].start)
    line = Text(f"{SIGNS[one.verdict]} {one.verdict.upper()}", STYLES[one.standing])
    show_indented(console, line.append(f"  {verdict(one)}", "default"), number)
    words = f"“{one.claim.words}”" if one.claim.direct else one.claim.words
    show_indented(console, Text(visible(words)))
    show_indented(console, Text(visible(f"line {place.line} · {said_by(one)}"), QUIET))
    evidence = one.checked.evidence
    for report in evidence[:SHOWN]:
        _show_report(console, one, report)
    if (more := len(evidence) - SHOWN) > 0:
        show_indented(console, Text(f"  and {more} more: --format json or html has them", QUIET))
    for report in one.checked.nearest[:1] if not evidence else ():
        show_indented(console, Text("nearest (leads, not a verdict):", QUIET))
        _show_report(console, one, report)
    console.print()


def _show_report(console: Console, one: "Proofed", report: "Evidence") -> None:
    """The report's own words, where they differ underlined, and the differences in words, so that nothing hangs on
    colour."""
    from onrecord.proof.wording import differences, published_in, source

    if report.manner != "verbatim":
        marked = highlighted(report.told, 0, (each.told for each in report.comparison.differences), "underline magenta")
        show_indented(console, Text("› ").append_text(marked))
        for difference in differences(report, one.checked.asked):
            show_indented(console, Text(f"  {visible(difference)}", "magenta"))
    where = [
        f"{source(report)}, {published_in(report)}",
        *([report.hit.document.url] if report.hit.document.url else []),
    ]
    show_indented(console, Text(visible(f"› {' · '.join(where)}"), QUIET))


def _show_unchecked(console: Console, found: "Proof", lines: "Lines") -> None:
    if not found.unchecked:
        return
    console.print(Text("Not checked", "bold"))
    for one in found.unchecked:
        words = visible(one.words)
        words = words if len(words) <= LONGEST else f"{words[:LONGEST]} …"
        line = Text.assemble(("○ ", QUIET), words, (f"  line {lines.place(one.span.start).line}: {one.why}", QUIET))
        show_indented(console, line)
    console.print()
