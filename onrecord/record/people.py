"""Who said it over all documents: one speaker for all spellings of a name; two of one name apart by what they are.

What an article calls somebody is never changed by it. Unnamed sources are nobody's: each stays where it stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from onrecord.match.naming import full_key, initials_agree, last_key, name_words
from onrecord.match.roles import FIELDS, field_of
from onrecord.match.wording import Wording
from onrecord.record.schema import SPEAKER, SPEAKER_KEY
from onrecord.types import Kind, Speaker

ROLE_WORDS = frozenset(
    {"leader", "spokesman", "spokeswoman", "chief", "head", "director", "chair", "chairman", "speaker"}
)
"""Words that lead a name as a role does, besides those that tell a field of life."""
NAMED: tuple[Kind, ...] = ("person", "organization", "group")


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker on record whom a name may mean."""

    id: int
    name: str
    field: str | None
    by_hand: bool


class People:
    """Gives the speakers of quotations their numbers within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """For a transaction that writes."""
        self.connection = connection
        self.told: dict[Speaker, int | None] = {}

    def number(self, speaker: Speaker | None) -> int | None:
        """The number of a speaker, who is put on record if new; None of somebody unnamed."""
        if speaker is None or speaker.kind not in NAMED or not name_words(speaker.name):
            return None
        if speaker.name.islower():  # the club, some company: a description, not a name
            return None
        if speaker not in self.told:
            self.told[speaker] = self._number(speaker)
        return self.told[speaker]

    def _number(self, speaker: Speaker) -> int:
        found = self._known(speaker)
        if found is None:
            return self._new(speaker)
        field = field_of(speaker.role)
        if field and found.field is None:
            self.connection.execute(update(SPEAKER).where(SPEAKER.c.id == found.id).values(field=field))
            self.told.clear()
        if not found.by_hand and _fullness(speaker.name) > _fullness(found.name):
            self._rename(found, speaker.name)
        return found.id

    def _known(self, speaker: Speaker) -> Known | None:
        fitting = self._fitting(full_key(speaker.name), speaker)
        if speaker.kind != "person" or any(one.by_hand for one in fitting):
            return next(iter(fitting), None)
        alone = len(name_words(speaker.name)) == 1
        if fitting and not alone:
            return fitting[0]
        same_last = self._fitting(last_key(speaker.name), speaker)
        others = [one for one in same_last if self._may_be(one, speaker.name)]
        sure = len(others) == 1 and (_fullness(others[0].name) > 0 or len(same_last) == 1)
        return others[0] if sure else next(iter(fitting), None)

    def _may_be(self, one: Known, name: str) -> bool:
        """Whether a last name alone, or with initials, is that of somebody known in full, or the other way round."""
        return min(_fullness(one.name), _fullness(name)) < 2 and initials_agree(one.name, name)

    def _fitting(self, key: str, speaker: Speaker) -> Sequence[Known]:
        """Those whom the key names, who are of this kind and in no other field of life; those set by hand first."""
        wanted = (
            select(SPEAKER.c.id, SPEAKER.c.name, SPEAKER.c.field, SPEAKER_KEY.c.by_hand)
            .join_from(SPEAKER_KEY, SPEAKER)
            .where(SPEAKER_KEY.c.key == key, SPEAKER.c.kind == speaker.kind)
            .order_by(SPEAKER_KEY.c.by_hand.desc(), SPEAKER.c.id)
        )
        field = field_of(speaker.role)
        known = (Known(row.id, row.name, row.field, bool(row.by_hand)) for row in self.connection.execute(wanted))
        return [one for one in known if one.by_hand or not (field and one.field) or field == one.field]

    def _new(self, speaker: Speaker) -> int:
        row = {"name": speaker.name, "kind": speaker.kind, "field": field_of(speaker.role)}
        number = self.connection.execute(insert(SPEAKER).returning(SPEAKER.c.id), row).scalar_one()
        keys = {full_key(speaker.name), *([last_key(speaker.name)] if speaker.kind == "person" else [])}
        self.connection.execute(
            insert(SPEAKER_KEY), [{"key": key, "speaker_id": number, "name": speaker.name} for key in sorted(keys)]
        )
        self.told.clear()
        return int(number)

    def _rename(self, one: Known, name: str) -> None:
        """Calls somebody known by a last name or initials by the fuller name, so that nobody else is taken for them."""
        shorter = (SPEAKER_KEY.c.key == full_key(one.name)) & (SPEAKER_KEY.c.speaker_id == one.id)
        self.connection.execute(update(SPEAKER).where(SPEAKER.c.id == one.id).values(name=name))
        self.connection.execute(delete(SPEAKER_KEY).where(shorter))
        row = {"key": full_key(name), "speaker_id": one.id, "name": name}
        self.connection.execute(insert(SPEAKER_KEY), row)
        self.told.clear()


def _fullness(name: str) -> int:
    """How full a name is: 0 a last name alone, 1 one with initials, 2 more."""
    words = name_words(name)
    return 0 if len(words) == 1 else min(len(words[0]), 2)


def whole_persons(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The numbers of these speakers with those that were merged with them by hand."""
    one = func.coalesce(SPEAKER.c.merged_into, SPEAKER.c.id)
    heads = set(connection.execute(select(one).where(SPEAKER.c.id.in_(set(numbers)))).scalars())
    merged = select(SPEAKER.c.id).where(one.in_(heads))
    return set(connection.execute(merged).scalars())


def called(connection: Connection, name: str) -> set[int]:
    """The numbers of those whom a name may mean: who has the whole of it or, if nobody has, who may be called so by the
    last; with those merged with them by hand."""
    for key in (full_key(name), last_key(name)):
        wanted = select(SPEAKER_KEY.c.speaker_id, SPEAKER_KEY.c.name).where(SPEAKER_KEY.c.key == key)
        found = [row.speaker_id for row in connection.execute(wanted) if may_be_called(row.name, name)]
        if found:
            return whole_persons(connection, found)
    return set()


def may_be_called(known: str, name: str) -> bool:
    """Whether somebody known by one name may be called by another of the same last word: Juan Lopez is not Maria Lopez,
    but may be Lopez, J. Lopez or Foreign Minister Lopez."""
    led_by_role = any(word in FIELDS or word in ROLE_WORDS for word in Wording(name).words[:-1])
    return led_by_role or initials_agree(known, name) or full_key(known) == full_key(name)
