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
from onrecord.cli.read import (
    AnyLanguage,
    Encoding,
    Language,
    MaxChars,
    Published,
    counted,
    readable,
)
from onrecord.cli.screen import (
    QUIET,
    highlighted,
    number_of,
    output,
    progress,
    show_indented,
    visible,
)
from onrecord.errors import InputError
from onrecord.types import Document

if TYPE_CHECKING:
    from onrecord.ingest import Options
    from onrecord.proof import Proof, Proofed
    from onrecord.proof.places import Lines
    from onrecord.reader import Reader
    from onrecord.record import Evidence, Record

WRONG, OPEN = 20, 21
"""The exit statuses of a draft in which something is to be changed, and in which something is to be
found out."""
STYLES = {"sound": "bold green", "open": "bold yellow", "wrong": "bold red"}
SHOWN, LONGEST = 2, 200
"""Reports of one quotation that are shown, and characters of what was not checked."""


class Format(StrEnum):
    """How a proof is shown."""

    TEXT, JSON, SARIF, HTML = "text", "json", "sarif", "html"


def _failing(values: list[str]) -> list[str]:
    """The values of --fail-on; raises BadParameter for one that is neither a standing nor a
    verdict."""
    from onrecord.record import EXPLAINED

    for value in values:
        if value not in ("wrong", "open", "nothing", *EXPLAINED):
            raise typer.BadParameter(
                f"{value}: expected wrong, open, nothing or a verdict: {', '.join(EXPLAINED)}"
            )
    return values


def proof(
    draft: Annotated[
        str,
        typer.Argument(
            help="The draft: text, Markdown, HTML or Word (.docx); - is standard input."
        ),
    ],
    against: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE|FOLDER",
            help="Check against these sources instead of the record; may be repeated.",
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            help="text: for people; json: everything; sarif: for editors and code hosts; html: a page to keep or print."
        ),
    ] = Format.TEXT,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file to write; by default standard output."),
    ] = None,
    indirect: Annotated[
        bool, typer.Option("--indirect", help="Show and count indirect speech, too.")
    ] = False,
    fail_on: Annotated[
        list[str],
        typer.Option(
            callback=_failing,
            help="What gives exit status 20 or 21: wrong, open, nothing, or a verdict.",
        ),
    ] = ["wrong", "open"],  # noqa: B006  # typer copies it
    record_path: RecordPath = DEFAULT_RECORD,
    published: Published = None,
    language: Language = None,
    any_language: AnyLanguage = False,
    encoding: Encoding = None,
    max_chars: MaxChars = 5_000_000,
) -> None:
    """Check every quotation and its speaker in a draft or an assistant's answer.

    Each gets a verdict, what was cut or changed word by word, and the evidence. The draft itself
    and copies of it on the record prove nothing and are left out. Words in quotation marks that
    were not checked are listed.

    Exit status: 0 all is sound (verbatim, house style aside); 20 something is to be changed:
    altered, spliced, made direct, another speaker's, denied, reported as not said, or shortened by
    a "not", an "if" or a "perhaps"; 21 nothing of that, but something is to be found out:
    shortened, a paraphrase, the speaker open, not on record. 1: a draft or source that cannot be
    read; 2: the command line was wrong.

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
    with (
        _record_to_ask(against or [], record_path, reader, options, text) as record,
        progress("Checking", None) as done,
    ):
        checked_draft = proofed(text, reader, record, done)
    _write(checked_draft, format, out, indirect)
    raise typer.Exit(_status(checked_draft, fail_on, indirect))


def _draft(source: str, options: "Options", published: str | None) -> Document:
    """The one document of the draft.

    Raises:
        InputError: it cannot be read, or is several.
    """
    from onrecord.ingest import Known, documents

    drafts = list(documents([source], options, known=Known(published=published)))
    if len(drafts) != 1:
        raise InputError(
            source,
            f"{number_of(len(drafts), 'article')}, but one draft was expected: name one file",
        )
    [draft] = drafts
    if isinstance(draft, InputError):
        raise draft
    return draft


@contextmanager
def _record_to_ask(
    against: list[str], record_path: str, reader: "Reader", options: "Options", draft: Document
) -> "Iterator[Record]":
    """The record to check the draft against: the user's own, or one made of the named sources
    alone."""
    from onrecord.ingest import documents
    from onrecord.proof import sources

    if not against:
        with opened(record_path) as record:
            yield record
        return
    failures: list[InputError] = []
    source_documents = list(readable(documents(against, options), failures))
    if failures:
        raise typer.Exit(1)
    named = [
        document for document in source_documents if document.text.strip() != draft.text.strip()
    ]
    if not named:
        raise InputError(
            ", ".join(against),
            "no source but the draft itself: name what it is to be checked against",
        )
    with ExitStack() as stack:
        with progress("Reading sources", len(named)) as done:
            record = stack.enter_context(sources(counted(named, done), reader))
        yield record


def _status(proof: "Proof", fail_on: list[str], indirect: bool) -> int:
    """The exit status, by the gravest quotation that `fail_on` names."""
    failing = [
        quotation
        for quotation in (proof.proofed if indirect else proof.direct)
        if quotation.verdict in fail_on
        or (quotation.standing in fail_on and quotation.standing != "sound")
    ]
    if not failing:
        return 0
    return WRONG if any(quotation.standing == "wrong" for quotation in failing) else OPEN


def _write(proof: "Proof", format: Format, out: Path | None, indirect: bool) -> None:
    if format is Format.TEXT and out is None:
        _show(output(), proof, indirect)
        return
    if out is None:
        _write_to(sys.stdout, proof, format, indirect)
        sys.stdout.flush()
        return
    from onrecord.export.whole import whole

    with whole(out) as part, part.open("w", encoding="utf8", errors="replace", newline="") as file:
        _write_to(file, proof, format, indirect)


def _write_to(file: TextIO, proof: "Proof", format: Format, indirect: bool) -> None:
    from onrecord.export.json import encoded
    from onrecord.proof import write_page, write_sarif

    match format:
        case Format.TEXT:
            _show(
                Console(file=file, width=100, highlight=False, emoji=False, markup=False),
                proof,
                indirect,
            )
        case Format.JSON:
            file.write(encoded(proof.to_json()) + "\n")
        case Format.SARIF:
            write_sarif(proof, file)
        case Format.HTML:
            write_page(proof, file)


def _show(console: Console, proof: "Proof", indirect: bool) -> None:
    from onrecord.proof.places import Lines
    from onrecord.proof.wording import searched, summary

    console.print(Text(visible(proof.draft.title or proof.draft.id), "bold underline"))
    console.print(Text(summary(proof), "bold"))
    note = searched(proof.proofed[0].checked.searched) if proof.proofed else ""
    if note:
        console.print(Text(f"searched {note}", QUIET))
    if proof.left_out:
        passed_over = number_of(proof.left_out, "article")
        console.print(Text(f"not searched, as this draft or copies of it: {passed_over}", QUIET))
    console.print()
    lines = Lines(proof.draft.text)
    for number, quotation in enumerate(proof.direct, 1):
        _show_quotation(console, number, quotation, lines)
    _show_unchecked(console, proof, lines)
    if proof.indirect and not indirect:
        note = f"{number_of(len(proof.indirect), 'quotation')} reported without quotation marks: --indirect shows them"
        console.print(Text(note, QUIET))
    elif proof.indirect:
        console.print(Text("Reported without quotation marks\n", "bold"))
        for number, quotation in enumerate(proof.indirect, len(proof.direct) + 1):
            _show_quotation(console, number, quotation, lines)


def _show_quotation(console: Console, number: int, quotation: "Proofed", lines: "Lines") -> None:
    from onrecord.proof.wording import said_by, verdict
    from onrecord.record import SIGNS

    position = lines.place(quotation.claim.spans[0].start)
    line = Text(
        f"{SIGNS[quotation.verdict]} {quotation.verdict.upper()}", STYLES[quotation.standing]
    )
    show_indented(console, line.append(f"  {verdict(quotation)}", "default"), number)
    words = f"“{quotation.claim.words}”" if quotation.claim.direct else quotation.claim.words
    show_indented(console, Text(visible(words)))
    show_indented(console, Text(visible(f"line {position.line} · {said_by(quotation)}"), QUIET))
    evidence = quotation.checked.evidence
    for report in evidence[:SHOWN]:
        _show_report(console, quotation, report)
    if (more := len(evidence) - SHOWN) > 0:
        show_indented(console, Text(f"  and {more} more: --format json or html has them", QUIET))
    for report in quotation.checked.nearest[:1] if not evidence else ():
        show_indented(console, Text("nearest (leads, not a verdict):", QUIET))
        _show_report(console, quotation, report)
    console.print()


def _show_report(console: Console, quotation: "Proofed", report: "Evidence") -> None:
    """The report's own words, underlined where they differ, and the differences in words, readable
    without colour."""
    from onrecord.proof.wording import differences, published_in, source

    if report.manner != "verbatim":
        marked = highlighted(
            report.told,
            0,
            (change.told for change in report.differences),
            "underline magenta",
        )
        show_indented(console, Text("› ").append_text(marked))
        for difference in differences(report, quotation.checked.asked):
            show_indented(console, Text(f"  {visible(difference)}", "magenta"))
    where = [
        f"{source(report)}, {published_in(report)}",
        *([report.hit.document.url] if report.hit.document.url else []),
    ]
    show_indented(console, Text(visible(f"› {' · '.join(where)}"), QUIET))


def _show_unchecked(console: Console, proof: "Proof", lines: "Lines") -> None:
    if not proof.unchecked:
        return
    console.print(Text("Not checked", "bold"))
    for passage in proof.unchecked:
        words = visible(passage.words)
        words = words if len(words) <= LONGEST else f"{words[:LONGEST]} …"
        line = Text.assemble(
            ("○ ", QUIET),
            words,
            (f"  line {lines.place(passage.span.start).line}: {passage.why}", QUIET),
        )
        show_indented(console, line)
    console.print()
