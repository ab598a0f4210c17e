"""Which quotations report one utterance: each new one joins the statement of the likeliest among its candidates.

A statement goes by the number of its first quotation, so that it stays the same. Candidates come from an index, never
from going through all: those that share three words in a row, and what the same speaker said at about that time.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, RowMapping, insert, select, update

from onrecord.match.likeness import Rendering, likeness
from onrecord.match.meaning import Floats, Meanings, meanings
from onrecord.match.wording import Wording
from onrecord.record import sqlite
from onrecord.record.people import People
from onrecord.record.schema import DOCUMENT, GRAM, QUOTATION
from onrecord.types import Speaker

THRESHOLD = 0.5
"""How likely two reports are of one utterance for them to be put together."""
MEAN = 0.3
"""How much all the reports of a statement count, beside the likeliest."""
GRAM_WORDS = 3
GRAM_WEIGHT = 11.0
"""How much three words tell together at least to be looked for."""
PER_GRAM, BY_GRAMS, BY_SPEAKER, SPOKEN = 40, 8, 6, 300
"""Quotations looked at: the latest with one gram, of all those with the most in common, of the speaker's those nearest
in meaning among so many."""
REPEATED = 6
"""Words that are no formula."""
WITHIN = timedelta(days=21)
"""How far apart two reports of one utterance are at most that have no three words in common."""
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


@dataclass(frozen=True, slots=True)
class Likely:
    """A quotation on record that may report the same, and how likely it does."""

    row: RowMapping
    chance: float


def rendering(row: RowMapping | dict[str, Any]) -> Rendering:
    """A quotation's row as likeness sees it."""
    return Rendering(
        wording=Wording(row["content_words"]),
        speaker=row["speaker_id"],
        day=_day(row["day"]),
        quoted=row["type"] == "direct",
        denied=_is_denied(row),
    )


_NEEDED = (
    *(QUOTATION.c[name] for name in ("id", "document_id", "content", "content_words", "type", "resolved")),
    DOCUMENT.c.published_sortable,
)


def link_statements(connection: Connection, documents: Sequence[int]) -> None:
    """Gives the quotations of new documents, in their order, their speakers and statements."""
    wanted = select(*_NEEDED).join_from(QUOTATION, DOCUMENT).where(QUOTATION.c.document_id.in_(documents))
    people, seen = People(connection), dict[int, Rendering]()
    for row in connection.execute(wanted.order_by(QUOTATION.c.id)).mappings().all():
        speaker = row["resolved"].get("speaker")
        told: dict[str, Any] = {
            **row,
            "speaker_id": people.number(Speaker(**speaker) if speaker else None),
            "day": (row["published_sortable"] or "")[:10] or None,
        }
        link(connection, told, seen)


def link(connection: Connection, row: dict[str, Any], seen: dict[int, Rendering]) -> int:
    """Puts a new quotation into a statement and its words into the index; the statement's number.

    `seen`: the quotations looked at so far, by their numbers; kept for the next, which are often near the same.
    """
    one = rendering(row)
    likely = likeliest(connection, one, row["document_id"], seen)
    statement = joined(likely) or row["id"]
    linked = {name: row[name] for name in ("speaker_id", "day")} | {"meaning": packed(one.meaning)}
    change = update(QUOTATION).where(QUOTATION.c.id == row["id"])
    connection.execute(change.values(statement_id=statement, **linked))
    if keys := grams(one.wording.words, meanings()):
        connection.execute(insert(GRAM), [{"gram": key, "quotation_id": row["id"]} for key in sorted(keys)])
    return int(statement)


def joined(likely: Sequence[Likely]) -> int | None:
    """The statement that a report joins; None if it is likelier that it joins none.

    The likeliest report of each counts most, and the mean of them some. The statements compete: of a speaker who said
    much that day none is likely unless it is likelier than all the others.
    """
    chances: dict[int, list[float]] = {}
    for one in likely:
        chances.setdefault(one.row["statement_id"], []).append(one.chance)
    scores = {number: max(each) * (1 - MEAN) + MEAN * sum(each) / len(each) for number, each in chances.items()}
    odds = {number: score / (1.001 - score) for number, score in scores.items()}
    best = max(odds, key=lambda number: odds[number], default=None)
    return best if best is not None and odds[best] / (1 + sum(odds.values())) >= THRESHOLD else None


def likeliest(connection: Connection, one: Rendering, document: int, seen: dict[int, Rendering]) -> list[Likely]:
    """The quotations on record that may report the same as one of a document, the likeliest first.

    Within one document only the same words are the same utterance: an article that goes on quoting somebody tells more.
    """
    known = meanings()
    numbers = {*sharing(connection, grams(one.wording.words, known), BY_GRAMS), *_by_speaker(connection, one)}
    rows = connection.execute(select(*COLUMNS).where(QUOTATION.c.id.in_(numbers))).mappings().all()
    if same := next((row for row in rows if _is_repeated(one, row)), None):
        return [Likely(same, 1.0)]
    others = ((row, _seen(row, seen)) for row in rows if row["document_id"] != document)
    found = [Likely(row, likeness(one, other, known)) for row, other in others if not _is_formula(one, other)]
    return sorted(found, key=lambda likely: (-likely.chance, likely.row["id"]))


def _seen(row: RowMapping, seen: dict[int, Rendering]) -> Rendering:
    if row["id"] not in seen:
        seen[row["id"]] = rendering(row)
    return seen[row["id"]]


def grams(words: Sequence[str], known: Meanings) -> set[int]:
    """The numbers of the words that stand together by threes, of those that tell enough; of fewer words one of all."""
    if len(words) <= GRAM_WORDS:
        return {_gram(words)} if words else set()
    weights = [known.weight(word) for word in words]
    places = range(len(words) - GRAM_WORDS + 1)
    telling = [at for at in places if sum(weights[at : at + GRAM_WORDS]) >= GRAM_WEIGHT]
    return {_gram(words[at : at + GRAM_WORDS]) for at in telling or places}


def packed(meaning: Floats) -> bytes:
    """A meaning as it is stored: 8 bits for each direction."""
    return np.round(meaning * 127).astype(np.int8).tobytes()


def unpacked(stored: bytes) -> Floats:
    """A meaning that was stored."""
    return np.frombuffer(stored, np.int8).astype(np.float32) / np.float32(127)


def _gram(words: Sequence[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode("utf8", "replace"), digest_size=5).digest())


def sharing(connection: Connection, keys: Iterable[int], most: int) -> list[int]:
    """The quotations that share most of these grams."""
    common: Counter[int] = Counter()
    for key in keys:
        common.update(sqlite.with_gram(connection, key, PER_GRAM))
    return [number for number, _ in common.most_common(most)]


def _by_speaker(connection: Connection, one: Rendering) -> Iterable[int]:
    if one.speaker is None or one.day is None:
        return ()
    around = WITHIN.days
    first, last = (
        date.fromordinal(day).isoformat()
        for day in (
            max(one.day.toordinal() - around, date.min.toordinal()),
            min(one.day.toordinal() + around, date.max.toordinal()),
        )
    )
    wanted = (
        select(QUOTATION.c.id, QUOTATION.c.meaning)
        .where(QUOTATION.c.speaker_id == one.speaker, QUOTATION.c.day.between(first, last))
        .where(QUOTATION.c.meaning.is_not(None))
        .order_by(QUOTATION.c.day.desc())
        .limit(SPOKEN)
    )
    return nearest(connection.execute(wanted), one.meaning, BY_SPEAKER)


def nearest(rows: Iterable[Row[Any]], meaning: Floats, most: int) -> list[int]:
    """The numbers of the rows (`id`, `meaning` as stored) that are nearest; those of other vectors are left out."""
    kept = [row for row in rows if len(row.meaning) == meaning.size]
    if not kept:
        return []
    near = np.stack([unpacked(row.meaning) for row in kept]) @ meaning
    return [kept[place].id for place in np.argsort(-near)[:most]]


def _is_repeated(one: Rendering, row: RowMapping) -> bool:
    """Whether the words are the same, word for word, of the same speaker, and long enough to be no formula."""
    same = row["speaker_id"] == one.speaker and len(one.wording.words) >= REPEATED
    return (
        same
        and len(row["content_words"]) < 2 * len(one.wording.text)
        and Wording(row["content_words"]).words == one.wording.words
    )


def _is_formula(one: Rendering, other: Rendering) -> bool:
    """Whether two people said what is so short that anybody says it: that tells nothing."""
    two = one.speaker is not None and other.speaker is not None and one.speaker != other.speaker
    return two and max(len(one.wording.words), len(other.wording.words)) < REPEATED


def _is_denied(row: RowMapping | dict[str, Any]) -> bool:
    """Whether the cue denies the content, and not the content something else."""
    denied, content = row["resolved"].get("denied"), row["content"]
    return bool(denied and content) and tuple(denied) == (content[0][0], content[-1][1])


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        return None
