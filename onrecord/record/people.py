"""Who said it over all documents: one speaker for all spellings of a name; two of one name apart by what they are.

What an article calls somebody is never changed by it. Unnamed sources are nobody's: each stays where it stands.
What is known by hand (`hand.py`) goes before what a name tells: first the rules of a name with a role, then the names
given by hand; speakers merged by hand keep their own numbers, and count as one person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, delete, func, insert, or_, select, update

from onrecord.match.naming import (
    KEPT,
    LEADERS,
    TITLES,
    collective_key,
    differ_in_initials,
    full_key,
    fullness,
    initials_agree,
    last_key,
)
from onrecord.match.roles import FIELDS, field_of
from onrecord.match.wording import Wording
from onrecord.record.query import MOST_DIGITS
from onrecord.record.schema import SPEAKER, SPEAKER_KEY, SPEAKER_RULE
from onrecord.types import Kind, Speaker

NAMED: tuple[Kind, ...] = ("person", "organization", "group")
LONGEST = 200
"""Characters of what may be a name."""
AT_ONCE = 500
"""Keys that are looked up with one question."""
DESCRIBING = frozenset({"a", "an", "another", "her", "his", "its", "my", "one", "our", "some", "the", "their", "this"})
"""Words that begin a description, where a word for a person follows."""


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker on record under one of their keys: the name that goes with it, and whether it was given by hand.

    `person`: the number of the one whom this speaker was merged into by hand, or their own.
    """

    id: int
    person: int
    name: str
    kind: Kind
    field: str | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A speaker by hand: who has a name and is called by all these words."""

    words: frozenset[str]
    id: int


def one_number() -> ColumnElement[int]:
    """The number that stands for a speaker and all who were merged into them."""
    return func.coalesce(SPEAKER.c.merged_into, SPEAKER.c.id)


_OF_KEYS = (
    select(
        SPEAKER_KEY.c.key,
        SPEAKER_KEY.c.name,
        SPEAKER_KEY.c.by_hand,
        SPEAKER.c.id,
        SPEAKER.c.kind,
        SPEAKER.c.field,
        one_number().label("person"),
    )
    .join_from(SPEAKER_KEY, SPEAKER)
    .order_by(SPEAKER_KEY.c.by_hand.desc(), SPEAKER.c.id)
)
_OF_TWO_KEYS = _OF_KEYS.where(or_(SPEAKER_KEY.c.key == bindparam("one"), SPEAKER_KEY.c.key == bindparam("other")))
_PUT = insert(SPEAKER).returning(SPEAKER.c.id)
_PUT_KEYS = insert(SPEAKER_KEY)


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker with a name, as an article gives it."""

    name: str
    kind: Kind
    role: str | None = None
    on_behalf_of: str | None = None


class People:
    """Gives the speakers of quotations their numbers within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """For a transaction that writes."""
        self.connection = connection
        self.known: dict[str, list[Known]] = {}
        self.rules = rules(connection)

    def number(self, speaker: Speaker | None) -> int | None:
        """The number of a speaker, who is put on record if new; None of somebody unnamed."""
        given = named(speaker)
        if given is None:
            return None
        full, last = keys_of(given.name, given.kind)
        self._load({full, last})
        if (ruled := self._by_rule(given, full, last)) is not None:
            return ruled
        found = self._of_name(given, full, last)
        if found is None:
            return self._new(given, full, last)
        self._learn(found, given, full, last)
        return found.id

    def expect(self, speakers: Iterable[Speaker | None]) -> None:
        """Looks up all these at once, which is quicker than one after the other as they get their numbers."""
        self._load({key for one in map(named, speakers) if one for key in keys_of(one.name, one.kind)})

    def _load(self, keys: set[str]) -> None:
        wanted = sorted(keys - self.known.keys())
        self.known |= {key: [] for key in wanted}
        for some in (wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)):
            few = {"one": some[0], "other": some[-1]} if len(some) <= 2 else None  # which is compiled once for all
            asked = _OF_TWO_KEYS if few else _OF_KEYS.where(SPEAKER_KEY.c.key.in_(some))
            for row in self.connection.execute(asked, few).mappings():
                self.known[row["key"]].append(_known(row))

    def _forget(self, number: int, *keys: str) -> None:
        """Looks somebody up again next time, and whoever has one of the keys."""
        met = {key for key, each in self.known.items() if any(one.id == number for one in each)}
        for key in met.union(keys) & self.known.keys():
            del self.known[key]

    def _by_rule(self, speaker: Named, full: str, last: str) -> int | None:
        """The speaker whom a rule by hand names; of a last name alone only if there is but one."""
        if not self.rules:
            return None
        words = role_words(speaker.role, speaker.on_behalf_of)
        if named := [rule for rule in self.rules.get(full, ()) if rule.words <= words]:
            return max(named, key=lambda rule: len(rule.words)).id
        if fullness(speaker.name) > 1 or speaker.kind != "person":
            return None
        namesakes = [one for one in self.known[last] if initials_agree(one.name, speaker.name)]
        fitting = {
            rule.id
            for one in namesakes
            for rule in self.rules.get(full_key(one.name), ())
            if rule.id == one.id and rule.words <= words
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _of_name(self, speaker: Named, full: str, last: str) -> Known | None:
        fitting = self._fitting(full, speaker)
        if speaker.kind != "person" or any(one.by_hand for one in fitting):
            return next(iter(fitting), None)
        if fitting and fullness(speaker.name):
            return fitting[0]
        return self._of_last_name(self._fitting(last, speaker), speaker.name) or next(iter(fitting), None)

    def _of_last_name(self, same_last: Sequence[Known], name: str) -> Known | None:
        """The one person of a last name whom a name may mean; None if it may mean several, or there may be another."""
        persons: dict[int, list[Known]] = {}
        for one in same_last:
            persons.setdefault(one.person, []).append(one)
        others = [met for each in persons.values() if (met := _met(each, name))]
        sure = len(others) == 1 and (fullness(others[0].name) > 0 or len(persons) == 1)
        return others[0] if sure else None

    def _fitting(self, key: str, speaker: Named) -> Sequence[Known]:
        """Those whom the key names, who are of this kind and in no other field of life; those set by hand first."""
        field = field_of(speaker.role)
        return [
            one
            for one in self.known[key]
            if is_of_kind(one.kind, speaker.kind)
            and (one.by_hand or not field or one.field is None or one.field == field)
        ]

    def _new(self, speaker: Named, full: str, last: str) -> int:
        field = field_of(speaker.role)
        number = put(self.connection, speaker.name, speaker.kind, field)
        for key in {full, last}:
            self.known[key].append(Known(number, number, speaker.name, speaker.kind, field, False))
        return number

    def _learn(self, found: Known, speaker: Named, full: str, last: str) -> None:
        """Keeps what a name and role tell beyond what was known."""
        field, name = field_of(speaker.role), speaker.name
        if field and found.field is None:
            self.connection.execute(update(SPEAKER).where(SPEAKER.c.id == found.id).values(field=field))
            for key, each in self.known.items():
                self.known[key] = [replace(one, field=field) if one.id == found.id else one for one in each]
        if speaker.kind != "person" or found.by_hand or not fullness(name):
            return
        if fullness(name) > fullness(found.name):
            self._rename(found, name)
        elif fullness(name) > 1 and not self._has(found.id, full, last):
            self._also(found, name, full, last)

    def _has(self, number: int, *keys: str) -> bool:
        return all(any(one.id == number for one in self.known[key]) for key in keys)

    def _also(self, found: Known, name: str, full: str, last: str) -> None:
        """Knows somebody by another order of the name, too, or with a middle initial."""
        keys = [key for key in (full, last) if not self._has(found.id, key)]
        rows = [{"key": key, "speaker_id": found.id, "name": name} for key in keys]
        self.connection.execute(_PUT_KEYS, rows)
        if last not in keys and len(name) > len(found.name):  # so that Maria K. is not taken for Maria J.
            self._name_under(last, found.id, name)
        self._forget(found.id, full, last)

    def _rename(self, one: Known, name: str) -> None:
        """Calls somebody known by a last name or initials by the fuller name, so that nobody else is taken for them."""
        shorter = (SPEAKER_KEY.c.key == full_key(one.name)) & (SPEAKER_KEY.c.speaker_id == one.id)
        self.connection.execute(update(SPEAKER).where(SPEAKER.c.id == one.id).values(name=name))
        self.connection.execute(delete(SPEAKER_KEY).where(shorter, SPEAKER_KEY.c.by_hand == 0))
        self._name_under(last_key(name), one.id, name)
        if not self._has(one.id, full_key(name)):
            row = {"key": full_key(name), "speaker_id": one.id, "name": name}
            self.connection.execute(_PUT_KEYS, row)
        self._forget(one.id, full_key(name), last_key(name))

    def _name_under(self, key: str, number: int, name: str) -> None:
        under = (SPEAKER_KEY.c.key == key) & (SPEAKER_KEY.c.speaker_id == number)
        self.connection.execute(update(SPEAKER_KEY).where(under).values(name=name))


def _known(row: RowMapping) -> Known:
    return Known(row["id"], row["person"], row["name"], row["kind"], row["field"], bool(row["by_hand"]))


def _met(person: Sequence[Known], name: str) -> Known | None:
    """Under which of their names somebody may be meant by another; None if they may not.

    A name as full as this one has to agree; to be called more fully than ever, all names of the person have to.
    """
    alike = [one for one in person if _may_be(one, name)]
    as_full = [one for one in alike if fullness(one.name) >= fullness(name)]
    if as_full:
        return max(as_full, key=lambda one: (fullness(one.name), one.id == one.person, -one.id))
    fixed = any(one.by_hand or one.id != one.person for one in person)
    return alike[0] if len(alike) == len(person) and alike and not fixed else None


def _may_be(one: Known, name: str) -> bool:
    """Whether a last name alone, or with initials, is that of somebody known in full, or the other way round."""
    if min(fullness(one.name), fullness(name)) < 2:
        return initials_agree(one.name, name)
    return differ_in_initials(one.name, name)


def named(speaker: Speaker | None) -> Named | None:
    """The speaker, if a name tells who that is; None of an open one and of a description: the club, some official."""
    if speaker is None or speaker.name is None or speaker.kind is None or not _is_name(speaker.name, speaker.kind):
        return None
    return Named(speaker.name, speaker.kind, speaker.role, speaker.on_behalf_of)


@lru_cache(KEPT)
def _is_name(name: str, kind: Kind) -> bool:
    if kind not in NAMED or len(name) > LONGEST or not keys_of(name, kind)[0] or name.islower():
        return False
    words = Wording(name).words
    described = words[0] in DESCRIBING and (words[-1] in FIELDS or words[-1] in LEADERS or words[-1] in TITLES)
    return not (kind == "person" and described)


def is_of_kind(one: Kind, other: Kind) -> bool:
    """Whether two kinds may be those of one speaker: an organization may be told as a group, never as a person."""
    return (one == "person") == (other == "person")


@lru_cache(KEPT)
def keys_of(name: str, kind: Kind) -> tuple[str, str]:
    """The key of a whole name, and of all that are called so by the last; of organizations the whole name's twice."""
    return (full_key(name), last_key(name)) if kind == "person" else (collective_key(name),) * 2


def role_words(role: str | None, on_behalf_of: str | None = None) -> frozenset[str]:
    """The words that tell what somebody is, and for whom."""
    return frozenset(Wording(f"{role or ''} {on_behalf_of or ''}").words)


def rules(connection: Connection) -> dict[str, list[Rule]]:
    """The rules by hand, by the keys of the names that they are about."""
    found: dict[str, list[Rule]] = {}
    for row in connection.execute(select(SPEAKER_RULE)):
        found.setdefault(row.key, []).append(Rule(frozenset(row.role.split()), row.speaker_id))
    return found


def put(connection: Connection, name: str, kind: Kind, field: str | None) -> int:
    """The number of a new speaker, known by the name."""
    row: dict[str, object] = {"name": name, "kind": kind, "field": field, "ids": {}, "attributes": {}}
    number = int(connection.execute(_PUT, row).scalar_one())
    rows = [{"key": key, "speaker_id": number, "name": name} for key in sorted({*keys_of(name, kind)})]
    connection.execute(_PUT_KEYS, rows)
    return number


def heads(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """For each of these speakers the number that stands for the person: whom they were merged into by hand, or theirs.

    Where it matters whether two quotations are of one person, these are what to compare.
    """
    wanted = select(SPEAKER.c.id, one_number().label("person")).where(SPEAKER.c.id.in_(set(numbers)))
    return {row.id: row.person for row in connection.execute(wanted)}


def merged(connection: Connection) -> dict[int, int]:
    """All who were merged by hand, each with the number of the one into whom."""
    wanted = select(SPEAKER.c.id, SPEAKER.c.merged_into).where(SPEAKER.c.merged_into.is_not(None))
    return {row.id: row.merged_into for row in connection.execute(wanted)}


def whole_persons(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The numbers of these speakers with those that were merged with them by hand."""
    persons = set(heads(connection, numbers).values())
    of_them = SPEAKER.c.id.in_(persons) | SPEAKER.c.merged_into.in_(persons)
    return set(connection.execute(select(SPEAKER.c.id).where(of_them)).scalars())


def called(connection: Connection, name: str) -> set[int]:
    """The numbers of those whom a name may mean: who has the whole of it or, if nobody has, who may be called so by the
    last; with those merged with them by hand. "#12" means speaker 12.
    """
    if (number := numbered(name)) is not None:
        return whole_persons(connection, [number])
    found = bearing(connection, name)
    if not found:
        wanted = select(SPEAKER_KEY.c.speaker_id, SPEAKER_KEY.c.name).where(SPEAKER_KEY.c.key == last_key(name))
        found = {row.speaker_id for row in connection.execute(wanted) if may_be_called(row.name, name)}
    return whole_persons(connection, found) if found else set()


def bearing(connection: Connection, name: str) -> set[int]:
    """The numbers of those who have the whole of a name."""
    of_person, collective = full_key(name), collective_key(name)
    wanted = (
        select(SPEAKER_KEY.c.speaker_id, SPEAKER_KEY.c.key, SPEAKER.c.kind)
        .join_from(SPEAKER_KEY, SPEAKER)
        .where(SPEAKER_KEY.c.key.in_({of_person, collective} - {""}))
    )
    rows = connection.execute(wanted).all()
    return {row.speaker_id for row in rows if row.key == (of_person if row.kind == "person" else collective)}


def numbered(name: str) -> int | None:
    """The number in a name such as "#12"; None if it is no number that a speaker may have."""
    digits = name.strip().removeprefix("#")
    told = name.strip().startswith("#") and digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
    return int(digits) if told else None


def may_be_called(known: str, name: str) -> bool:
    """Whether somebody known by one name may be called by another of the same last word: Juan Lopez is not Maria Lopez,
    but may be Lopez, J. Lopez or Foreign Minister Lopez."""
    return initials_agree(known, name) or full_key(known) == full_key(name)
