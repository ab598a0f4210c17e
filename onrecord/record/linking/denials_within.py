"""What the denials of one article answer within it: the charges before them, the claim that they
name."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, select

from onrecord.match.answering import Passage, answered
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.record.store.session import Session

LEAD = 220
"""Characters before a quotation that are looked at."""
_PLACES = select(QUOTATION.c.id, QUOTATION.c.cue, QUOTATION.c.source)


def denied_within(
    session: Session, rows: Sequence[RowMapping], speakers: Mapping[int, int | None]
) -> set[tuple[int, int]]:
    """Pairs of a denial's number and the number of what it answers, among the quotations of one
    document.

    `speakers`: the number of each quotation's speaker.
    """
    if not any(row["resolved"].get("denies") for row in rows):
        return set()
    document = rows[0]["document_id"]
    text = session.execute(select(DOCUMENT.c.text).where(DOCUMENT.c.id == document)).scalar_one()
    places = {
        row.id: (row.cue, row.source) for row in session.execute(_PLACES.where(_is_of(document)))
    }
    passages = (
        _passage(row, text, *places[row["id"]], speakers.get(row["id"]))
        for row in rows
        if row["content"]
    )
    return set(answered(sorted(passages, key=lambda passage: (passage.first, passage.last))))


def _is_of(document: int) -> Any:
    return QUOTATION.c.document_id == document


def _passage(
    row: RowMapping,
    text: str,
    cue: Sequence[Sequence[int]],
    source: Sequence[Sequence[int]],
    speaker: int | None,
) -> Passage:
    content, resolved = row["content"], row["resolved"]
    spans = (*content, *cue, *source)
    begin = min(start for start, _ in spans)
    return Passage(
        number=row["id"],
        content=row["content_words"],
        cue=_words(cue, text),
        source=_words(source, text),
        first=content[0][0],
        last=content[-1][1],
        begin=begin,
        end=max(end for _, end in spans),
        name=(resolved.get("speaker") or {}).get("name"),
        speaker=speaker,
        lead=text[max(0, begin - LEAD) : begin],
        rejects=resolved.get("denied") == [content[0][0], content[-1][1]],
        denies=bool(resolved.get("denies")),
        counts=resolved.get("asserted", True),
    )


def _words(spans: Sequence[Sequence[int]], text: str) -> str:
    return " ".join(text[start:end] for start, end in spans)
