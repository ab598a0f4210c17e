"""Invented articles of one quotation each, by whom it is and how it is told."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import get_args

from sqlalchemy import Row, text

from onrecord.record import Record
from onrecord.types import Kind, Quotation, QuotationType, Reading, Span, Speaker

from .invented import article, quotation

BRIDGE = "We will not close the bridge at Varn before the ferry runs again."
DAY = "2026-03-04"


def told(
    content: str,
    who: str | None = "Ilse Marn",
    *,
    outlet: str = "Varn Courier",
    type: QuotationType = "direct",
) -> Reading:
    """An article that reports the content, which brings its own quotation marks."""
    text = f"The {outlet} reports. {content} That is what {who or 'somebody'} said on Tuesday."
    one = quotation(text, content, "said", who or "somebody", type)
    return article(
        text, replace(one, speaker=spoken(who)), id=f"{outlet}.txt", outlet=outlet, published=DAY
    )


def quoted(words: str, who: str | None = "Ilse Marn", outlet: str = "Varn Courier") -> Reading:
    """An article that has the words inside quotation marks."""
    return told(f"“{words}”", who, outlet=outlet)


def named(words: str, name: str, kind: Kind = "person", role: str | None = None) -> Reading:
    """An article that has the words of somebody of this name, kind and role."""
    reading = quoted(words, name, f"Herald of {words}")
    return with_speaker(reading, Speaker(name, kind, role))


def denied(content: str, who: str = "Ilse Marn") -> Reading:
    """An article in which somebody denies the content, in no quotation marks."""
    reading = told(content, who, outlet="Radio Tessel", type="indirect")
    [one] = reading.quotations
    span = Span(one.content[0].start, one.content[-1].end)
    return Reading(reading.document, (replace(one, denies=True, denied=span),))


def not_said(reading: Reading) -> Reading:
    """The reading, of an article that says that it was not said."""
    return Reading(
        reading.document, tuple(replace(one, asserted=False) for one in reading.quotations)
    )


def on_day(reading: Reading, published: str | None) -> Reading:
    """The reading, published then."""
    return Reading(replace(reading.document, published=published), reading.quotations)


def with_speaker(reading: Reading, speaker: Speaker | None) -> Reading:
    """The reading, its quotations said by somebody else."""
    said: tuple[Quotation, ...] = tuple(replace(one, speaker=speaker) for one in reading.quotations)
    return Reading(reading.document, said)


def spoken(who: str | None) -> Speaker | None:
    """The person of this name."""
    return Speaker(who, "person") if who else None


def linked(record: Record) -> list[Row[tuple[int, int, int | None, str | None]]]:
    """Each quotation's number, statement and speaker, and the speaker's name, in the order they
    were added."""
    asked = (
        "SELECT q.id, q.statement_id AS statement, q.speaker_id AS speaker, s.name AS name FROM quotation AS q "
        "LEFT JOIN speaker AS s ON s.id = q.speaker_id ORDER BY q.id"
    )
    with record._store.reading() as session:
        return list(session.execute(text(asked)))


def statements(record: Record) -> list[int]:
    """The statement of each quotation, in the order they were added."""
    return [row.statement for row in linked(record)]


def speakers(record: Record) -> list[int | None]:
    """The speaker of each quotation, in the order they were added."""
    return [row.speaker for row in linked(record)]


def groups(record: Record) -> set[frozenset[str]]:
    """The outlets that report one statement, for each."""
    asked = "SELECT d.outlet, q.statement_id FROM quotation AS q JOIN document AS d ON d.id = q.document_id"
    found: dict[int, set[str]] = {}
    with record._store.reading() as session:
        for outlet, statement in session.execute(text(asked)):
            found.setdefault(statement, set()).add(outlet)
    return {frozenset(outlets) for outlets in found.values()}


def reports(file: Path) -> list[tuple[str, str, str, list[str]]]:
    """What a file says was said, `said: WHO | direct or indirect | WORDS` each: who, of what type,
    in which words, and the lines of claims below it."""
    found = []
    for group in file.read_text(encoding="utf8").split("said: ")[1:]:
        first, *claims = group.strip().splitlines()
        who, kind, words = first.split(" | ")
        found.append((who, kind, words, claims))
    return found


def fill(record: Record, said: Iterable[tuple[str, str, str, list[str]]]) -> None:
    """Put on record what was said, each by an outlet of its own."""
    for number, (who, kind, words, _) in enumerate(said):
        assert kind in get_args(QuotationType)
        outlet = f"Herald {number}"
        record.add(
            quoted(words, who, outlet)
            if kind == "direct"
            else told(words, who, outlet=outlet, type="indirect")
        )
