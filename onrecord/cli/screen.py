"""What a person sees in the terminal: quotations laid out, made harmless, readable at 80
columns."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from onrecord.export.attribution import NO_SOURCE, listed, others, percent, state_in_words
from onrecord.export.identifiers import is_web_address
from onrecord.text.characters import CONTROLS, NO_WIDTH, SURROGATES, TURNING
from onrecord.types import UNSURE, Document, Quotation, Reading, Span, words

SOURCE, CUE, QUIET = "bold cyan", "italic yellow", "dim"
TYPES = {"direct": "green", "mixed": "yellow", "indirect": "blue"}
# Control characters (an article may contain a terminal's escape codes) and marks that reverse or
# hide text.
HARMFUL = re.compile(f"[{CONTROLS}{TURNING}{NO_WIDTH}\u200c\u200d\u2028\u2029{SURROGATES}]")
INDENT = 5


def visible(said: str) -> str:
    """Words on one line, with what could harm or deceive a terminal shown as U+FFFD."""
    return HARMFUL.sub("\ufffd", re.sub(r"[\r\n\t\v\f ]+", " ", said))


def joined(spans: Sequence[Span], text: str) -> str:
    """The words of spans, with " … " where the article goes on in between."""
    return " … ".join(visible(span.of(text)).strip() for span in spans)


def output() -> Console:
    """Standard output; coloured where it is a terminal."""
    return Console(highlight=False, emoji=False, markup=False)


def show_reading(console: Console, reading: Reading, fragments: bool = False) -> None:
    """A heading and the document's quotations; fragments only if `fragments` is set."""
    document = reading.document
    console.print(_title(document))
    if not reading.quotations:
        console.print(Text("   no quotations found\n", style=QUIET))
        return
    folded = 0
    for number, quotation in enumerate(reading.quotations, 1):
        if not fragments and quotation.is_fragment(words(quotation.content, document.text)):
            folded += 1
            continue
        said_by = joined(quotation.source, document.text), joined(quotation.cue, document.text)
        show_indented(console, heading(*said_by, quotation), number)
        show_indented(console, Text(joined(quotation.content, document.text)))
        if note := resolved(quotation, document.text):
            show_indented(console, Text(note, QUIET))
        console.print()
    show_folded(console, folded)


def show_folded(console: Console, fragments: int) -> None:
    """How many fragments are not shown, if any, and how to see them."""
    if fragments:
        note = (
            f"{number_of(fragments, 'fragment')} of indirect speech hidden: --fragments shows them"
        )
        console.print(Text(f"     {note}\n", QUIET))


def _title(document: Document) -> Text:
    """The document's title, or else its id, and where and when it appeared."""
    name = visible(document.title or document.id)
    details = [visible(part) for part in (document.outlet, document.published) if part]
    if document.title:
        details.append(visible(document.id))
    title = Text(name, "bold underline")
    if details:
        title = Text.assemble(title, ("\n" + " · ".join(details), QUIET))
    return title.append("\n")


def heading(source: str, cue: str, quotation: Quotation) -> Text:
    """The source, the cue and the type of a quotation, and its confidence where that is low.

    An inferred speaker stands behind an arrow, with the probability; an open one, with who it may
    be.
    """
    line = Text(source or NO_SOURCE, SOURCE if source else QUIET)
    if quotation.speaker_state == "inferred":
        line.append(" → ", QUIET).append(visible(quotation.speaker_name or ""), SOURCE)
    if (state := state_in_words(quotation)) and (source or quotation.candidates):
        line.append(f" ({visible(state)})", QUIET)
    if cue:
        line = Text.assemble(line, (" · ", QUIET), (cue, CUE))
    line = Text.assemble(line, (" · ", QUIET), (quotation.type, TYPES[quotation.type]))
    if not quotation.asserted:
        line.append(" · not said", "bold red")
    if quotation.confidence < UNSURE:
        line.append(f" · found: {percent(quotation.confidence)} sure", QUIET)
    return line


def resolved(quotation: Quotation, text: str) -> str:
    """What the source leaves out: who the speaker is, to whom, where and when it was said, and
    through whom it came."""
    speaker, source = quotation.speaker, joined(quotation.source, text)
    parts: list[str] = []
    if speaker:
        name = (
            speaker.name if speaker.state == "named" else None
        )  # who is inferred stands in the heading
        names = [
            part for part in (name, speaker.role) if part and part.lower() not in source.lower()
        ]
        parts += [f"= {', '.join(names)}"] if names else []
        parts += [f"or {listed(others(quotation))}"] if others(quotation) else []
        parts += [f"for {speaker.on_behalf_of}"] if speaker.on_behalf_of else []
        parts += [f"issued by {speaker.issuer}"] if speaker.issuer else []
    parts += [quotation.mode] if quotation.mode not in (None, "speech") else []
    parts += ["denies"] if quotation.denies else []
    parts += [f"to {quotation.addressee.name}"] if quotation.addressee else []
    parts += [quotation.venue.of(text)] if quotation.venue else []
    parts += [quotation.said.edtf] if quotation.said else []
    parts += [f"through {relay.name}" for relay in quotation.relayed_by]
    parts += [f"within {quotation.within + 1}"] if quotation.within is not None else []
    return visible(" · ".join(parts))


def number_of(count: int, thing: str) -> str:
    """A count with its noun: 1 article, 2,000 articles."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def show_indented(console: Console, text: Text, number: int | None = None) -> None:
    """Text wrapped behind an indent, with no spaces at the ends of lines; `number` goes before the
    first line."""
    margin = "" if number is None else str(number)
    for line in text.wrap(console, console.width - INDENT):
        line.rstrip()
        shown = Text.assemble((f"{margin:>{INDENT - 2}}  ", QUIET), line)
        console.print(shown, no_wrap=True, crop=False, overflow="ignore")
        margin = ""


def highlighted(passage_text: str, start: int, spans: Iterable[Span], style: str) -> Text:
    """A stretch of a document that begins at `start`, with some of its spans in a style."""
    shown, done = Text(), start
    for span in sorted(spans):
        shown.append(visible(passage_text[done - start : span.start - start]))
        shown.append(visible(passage_text[span.start - start : span.end - start]), style)
        done = span.end
    return shown.append(visible(passage_text[done - start :]))


def complain(problem: object) -> None:
    """One line on standard error."""
    print(f"onrecord: {visible(str(problem))}", file=sys.stderr)


class Named(Protocol):
    """What names an article: its heading on record, or itself."""

    @property
    def id(self) -> str:
        """What it is called."""

    @property
    def url(self) -> str | None:
        """Where it was published."""


def address(document: Named) -> str:
    """The publisher's page of an article; its id if that is not known."""
    return document.url if is_web_address(document.url) else document.id


def source_line(number: int, *parts: str | None) -> Text:
    """Where a quotation stands, and its number, which `onrecord statement` takes."""
    return Text(" · ".join([*(visible(part) for part in parts if part), f"#{number}"]), style=QUIET)


def is_watched() -> bool:
    """Whether standard error is a terminal, so that somebody may be watching."""
    return Console(stderr=True).is_terminal


@contextmanager
def progress(what: str, total: int | None, hidden: bool = False) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, moved by a call with how much is done; silent where that is
    no terminal."""
    console = Console(stderr=True)
    if hidden or not console.is_terminal:
        yield lambda done: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
