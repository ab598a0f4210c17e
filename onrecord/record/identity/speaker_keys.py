"""Speakers on record by the keys of their names (`match/naming.py`): looking a name up, and putting
a new speaker on record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import ColumnElement, RowMapping, bindparam, delete, func, insert, or_, select

from onrecord.language.english.fields import FIELDS
from onrecord.language.english.identity import DESCRIBING
from onrecord.language.english.naming import LEADERS, TITLES
from onrecord.match.loose_names import (
    last_name_parts,
    loose_collective_key,
    loose_last_name,
    loose_person_key,
)
from onrecord.match.name_spelling import KEPT
from onrecord.match.naming import collective_key, full_key, is_last_name_alone, last_key
from onrecord.match.wording import Wording
from onrecord.record.store.schema import SPEAKER, SPEAKER_KEY, SPEAKER_RULE
from onrecord.record.store.session import Session
from onrecord.types import Kind, Speaker

NAMED: tuple[Kind, ...] = ("person", "organization", "group")
LOOSE, PART = "~=", "~-"
"""How the keys begin of names whose words are divided otherwise, and of the parts of double last
names."""
LONGEST = 200
"""Characters of what may be a name."""
AT_ONCE = 500
"""Keys that are looked up with one question."""


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker on record under one of their keys: the name that the key comes from, and whether a
    person gave it by hand.

    `person`: the number of the speaker into whom this one was merged by hand, or their own.
    `called`: the name that the speaker goes by.
    """

    id: int
    person: int
    name: str
    kind: Kind
    field: str | None
    by_hand: bool
    called: str

    @property
    def is_surname(self) -> bool:
        """Whether it is a last name alone under which there is what nobody knows the person of."""
        return self.kind == "person" and self.id == self.person and is_last_name_alone(self.called)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule made by hand: quotations of this name whose role has all these words are by the
    speaker `id`."""

    words: frozenset[str]
    id: int


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker with a name, as an article gives it."""

    name: str
    kind: Kind
    role: str | None = None
    on_behalf_of: str | None = None

    @property
    def is_surname(self) -> bool:
        """Whether it is a person of whom the article gives the last name alone."""
        return self.kind == "person" and is_last_name_alone(self.name)


def one_number() -> ColumnElement[int]:
    """The number of the person: a speaker's own, or that of the speaker into whom they were
    merged."""
    return func.coalesce(SPEAKER.c.merged_into, SPEAKER.c.id)


_OF_KEYS = (
    select(
        SPEAKER_KEY.c.key,
        SPEAKER_KEY.c.name,
        SPEAKER_KEY.c.by_hand,
        SPEAKER.c.id,
        SPEAKER.c.kind,
        SPEAKER.c.field,
        SPEAKER.c.name.label("called"),
        one_number().label("person"),
    )
    .join_from(SPEAKER_KEY, SPEAKER)
    .order_by(SPEAKER_KEY.c.by_hand.desc(), SPEAKER.c.id)
)
_OF_TWO_KEYS = _OF_KEYS.where(
    or_(SPEAKER_KEY.c.key == bindparam("one"), SPEAKER_KEY.c.key == bindparam("other"))
)
_IS_FURTHER = or_(*(SPEAKER_KEY.c.key.startswith(beginning) for beginning in (LOOSE, PART)))
_PUT = insert(SPEAKER).returning(SPEAKER.c.id)
_PUT_KEYS = insert(SPEAKER_KEY)


def known_under(session: Session, keys: Iterable[str]) -> Iterator[tuple[str, Known]]:
    """The speakers on record under these keys, each with the key; names given by hand come
    first."""
    sorted_keys = sorted(keys)
    for batch in (
        sorted_keys[start : start + AT_ONCE] for start in range(0, len(sorted_keys), AT_ONCE)
    ):
        bound = (
            {"one": batch[0], "other": batch[-1]} if len(batch) <= 2 else None
        )  # which is compiled once for all
        query = _OF_TWO_KEYS if bound else _OF_KEYS.where(SPEAKER_KEY.c.key.in_(batch))
        for row in session.rows(query, bound):
            yield row["key"], _known(row)


def _known(row: RowMapping) -> Known:
    by_hand = bool(row["by_hand"])
    return Known(
        row["id"], row["person"], row["name"], row["kind"], row["field"], by_hand, row["called"]
    )


def named(speaker: Speaker | None) -> Named | None:
    """The speaker, if an article names them; None of an open speaker and of a description: the
    club, some official."""
    if (
        speaker is None
        or speaker.name is None
        or speaker.kind is None
        or not _is_name(speaker.name, speaker.kind)
    ):
        return None
    return Named(speaker.name, speaker.kind, speaker.role, speaker.on_behalf_of)


@lru_cache(KEPT)
def _is_name(name: str, kind: Kind) -> bool:
    if kind not in NAMED or len(name) > LONGEST or not keys_of(name, kind)[0] or name.islower():
        return False
    words = Wording(name).words
    described = words[0] in DESCRIBING and (
        words[-1] in FIELDS or words[-1] in LEADERS or words[-1] in TITLES
    )
    return not (kind == "person" and described)


def is_of_kind(first: Kind, second: Kind) -> bool:
    """Whether two kinds may be those of one speaker: an organization may be told as a group, never
    as a person."""
    return (first == "person") == (second == "person")


@lru_cache(KEPT)
def keys_of(name: str, kind: Kind) -> tuple[str, str]:
    """The key of a whole name and the key of the last name; for organizations the key of the whole
    name twice."""
    return (full_key(name), last_key(name)) if kind == "person" else (collective_key(name),) * 2


@lru_cache(KEPT)
def loose_keys(name: str, kind: Kind) -> frozenset[str]:
    """The keys under which who has the name may be on record, printed with its words divided
    otherwise."""
    loose = loose_person_key(name) if kind == "person" else loose_collective_key(name)
    return frozenset({loose, f"{LOOSE}{loose}"}) - {"", LOOSE, *keys_of(name, kind)}


@lru_cache(KEPT)
def further_keys(name: str, kind: Kind) -> frozenset[str]:
    """Keys kept beside those of `keys_of` so that other spellings find the speaker: the loose key,
    if it differs, that of the last name, and one for each part of a double name."""
    full, _ = keys_of(name, kind)
    further = {key for key in loose_keys(name, kind) if key.startswith(LOOSE)} - {f"{LOOSE}{full}"}
    if kind == "person" and (last := loose_last_name(name)):
        further |= {f"{LOOSE}~{last}", *(f"{PART}{part}" for part in last_name_parts(name))}
    return frozenset(further)


def role_words(role: str | None, on_behalf_of: str | None = None) -> frozenset[str]:
    """The words of a role and of the body that somebody speaks for."""
    return frozenset(Wording(f"{role or ''} {on_behalf_of or ''}").words)


def rules(session: Session) -> dict[str, list[Rule]]:
    """The rules made by hand, by the keys of the names that they apply to."""
    by_key: dict[str, list[Rule]] = {}
    for row in session.execute(select(SPEAKER_RULE)):
        by_key.setdefault(row.key, []).append(Rule(frozenset(row.role.split()), row.speaker_id))
    return by_key


def put(session: Session, name: str, kind: Kind, field: str | None) -> int:
    """Puts a new speaker on record under a name. Returns the number."""
    row: dict[str, object] = {
        "name": name,
        "kind": kind,
        "field": field,
        "ids": {},
        "attributes": {},
    }
    number = int(session.execute(_PUT, row).scalar_one())
    rows = [
        {"key": key, "speaker_id": number, "name": name}
        for key in sorted({*keys_of(name, kind), *further_keys(name, kind)})
    ]
    session.execute(_PUT_KEYS, rows)
    return number


def rekey(session: Session) -> None:
    """Gives the speakers on record, and the rules made by hand, the keys that this version makes of
    names."""
    _put_further_keys(session)
    rows = session.execute(
        select(SPEAKER_KEY, SPEAKER.c.kind).join_from(SPEAKER_KEY, SPEAKER).where(~_IS_FURTHER)
    ).all()
    changed: dict[str, str] = {}
    for row in rows:
        full, last = keys_of(row.name, row.kind)
        key = last if row.key.startswith("~") and row.kind == "person" else full
        if key == row.key:
            continue
        changed[row.key] = key
        is_row = (SPEAKER_KEY.c.key == row.key) & (SPEAKER_KEY.c.speaker_id == row.speaker_id)
        session.execute(delete(SPEAKER_KEY).where(is_row))
        renamed = {
            "key": key,
            "speaker_id": row.speaker_id,
            "name": row.name,
            "by_hand": row.by_hand,
        }
        session.execute(session.sql.if_missing(insert(SPEAKER_KEY)), renamed)
    for row in session.execute(select(SPEAKER_RULE)).all():
        if row.key in changed:
            session.execute(
                delete(SPEAKER_RULE).where(
                    SPEAKER_RULE.c.key == row.key, SPEAKER_RULE.c.role == row.role
                )
            )
            ruled = {"key": changed[row.key], "role": row.role, "speaker_id": row.speaker_id}
            session.execute(session.sql.if_missing(insert(SPEAKER_RULE)), ruled)


def _put_further_keys(session: Session) -> None:
    """Replaces the further keys of all speakers by those that this version makes of their names."""
    session.execute(delete(SPEAKER_KEY).where(_IS_FURTHER))
    query = select(
        SPEAKER_KEY.c.speaker_id, SPEAKER_KEY.c.name, SPEAKER_KEY.c.by_hand, SPEAKER.c.kind
    )
    rows = [
        {"key": key, "speaker_id": row.speaker_id, "name": row.name, "by_hand": row.by_hand}
        for row in session.execute(query.join_from(SPEAKER_KEY, SPEAKER)).all()
        for key in further_keys(row.name, row.kind)
    ]
    if rows:
        session.execute(session.sql.if_missing(insert(SPEAKER_KEY)), rows)


def put_keys(session: Session, number: int, name: str, keys: Iterable[str]) -> None:
    """Adds further keys to a speaker, with the name that they come from."""
    if rows := [{"key": key, "speaker_id": number, "name": name} for key in keys]:
        session.execute(_PUT_KEYS, rows)
