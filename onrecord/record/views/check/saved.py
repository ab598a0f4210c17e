"""Saved checks: each answer as it was given, dated, under a key that nobody can guess.

What is saved is the answer's JSON with all its evidence, so that it stays the same whatever is put
on record later.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from sqlalchemy import insert, select

from onrecord.forms import Form, Member
from onrecord.record.store.rows import now
from onrecord.record.store.schema import SAVED_CHECK
from onrecord.record.store.session import Session

KEY_BYTES = 16
"""Random bytes of a key: 128 bits, as many as a random UUID has about."""
KEY = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class SavedCheck(Form):
    """A saved check. `saved_at`: when, in UTC (ISO 8601); `answer`: what `Checked.to_json` gave
    then."""

    key: str
    saved_at: Annotated[str, Member("In UTC.", examples=("2026-03-04T09:30:00+00:00",))]
    answer: Annotated[Mapping[str, Any], Member("What `/check` answered then; see there.")]


def keep(session: Session, answer: Mapping[str, Any]) -> SavedCheck:
    """Saves the answer of a check under a new key."""
    saved = SavedCheck(secrets.token_urlsafe(KEY_BYTES), now(), answer)
    session.execute(insert(SAVED_CHECK).values(saved.to_json()))
    return saved


def saved_under(session: Session, key: str) -> SavedCheck | None:
    """The saved check with this key; None if there is none."""
    if not KEY.fullmatch(key):
        return None
    row = session.row(select(SAVED_CHECK).where(SAVED_CHECK.c.key == key))
    return None if row is None else SavedCheck(row["key"], row["saved_at"], row["answer"])
