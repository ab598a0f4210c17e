"""A quotation's row as likeness sees it."""

from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from onrecord.match.likeness import Rendering
from onrecord.match.wording import Wording
from onrecord.record.store.schema import QUOTATION

COLUMNS = tuple(
    QUOTATION.c[name]
    for name in (
        "id",
        "document_id",
        "content",
        "content_words",
        "type",
        "resolved",
        "speaker_id",
        "statement_id",
        "day",
    )
)
"""What `rendering` needs of a quotation, and what goes with it."""


def rendering(row: RowMapping | dict[str, Any], person: int | None = None) -> Rendering:
    """A quotation's row as likeness sees it, said by the person of this number."""
    speaker = row["resolved"].get("speaker") or {}
    is_person = speaker.get("kind") == "person"
    return Rendering(
        wording=Wording(row["content_words"]),
        speaker=row["speaker_id"] if person is None else person,
        day=published_on(row["day"]),
        quoted=row["type"] == "direct",
        denied=_is_denied(row),
        mixed=row["type"] == "mixed",
        is_person=is_person,
        name=speaker.get("name") if is_person else None,
    )


def _is_denied(row: RowMapping | dict[str, Any]) -> bool:
    """Whether the cue denies the content, and not the content something else."""
    denied, content = row["resolved"].get("denied"), row["content"]
    return bool(denied and content) and tuple(denied) == (content[0][0], content[-1][1])


def published_on(published: str | None) -> date | None:
    """The day of a sortable date or date-time; None if it is no date."""
    try:
        return date.fromisoformat(published[: len("2026-03-04")]) if published else None
    except ValueError:
        return None
