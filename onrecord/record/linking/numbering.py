"""Gives speakers their numbers across documents: one number for all spellings of a name, whatever
the role.

The names in an article are never changed by it. Unnamed sources get no number. Decisions made by
hand (`identity/by_hand.py`) come before names: first the rules for a name with a role, then the
names given by hand; speakers merged by hand keep their own numbers, and count as one person.

A role never separates two people of one name: a striker may be a minister later. Nor does it join
two. Of namesakes whom a person or a catalogue separated it only shows which is likelier. A last
name alone is not a new speaker if it means somebody named in full (`identity/surnames.py`);
otherwise it is kept under the last name, as nobody in particular.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, select, update

from onrecord.match.abbreviating import abbreviation_of
from onrecord.match.naming import (
    differ_in_initials,
    first_names_agree,
    full_key,
    fullness,
    initials_agree,
    is_last_name_alone,
    last_key,
    nicknamed,
    parsed,
)
from onrecord.match.roles import field_of
from onrecord.record.identity.speaker_keys import (
    LOOSE,
    Known,
    Named,
    further_keys,
    is_of_kind,
    keys_of,
    known_under,
    loose_keys,
    named,
    put,
    put_keys,
    role_words,
    rules,
)
from onrecord.record.identity.surnames import (
    MOST_BEARERS,
    Setting,
    in_article,
    in_outlet,
    is_surname_of,
)
from onrecord.record.store.schema import DOCUMENT, SPEAKER, SPEAKER_KEY
from onrecord.record.store.session import Session
from onrecord.types import Speaker

NOWHERE = Setting(0)


class People:
    """Gives the speakers of quotations their numbers within one transaction."""

    def __init__(self, session: Session) -> None:
        """For a transaction that writes."""
        self.session = session
        self.by_key: dict[str, list[Known]] = {}
        self.under: dict[int, set[str]] = {}
        """The keys in `by_key` under which each number stands."""
        self.rules = rules(session)
        self.read: tuple[int, str] = (0, "")
        self.surnames: set[int] = set()
        """The numbers of last names alone that were given."""

    def numbers(
        self, speakers: Sequence[Speaker | None], setting: Setting = NOWHERE
    ) -> list[int | None]:
        """The numbers of the speakers of one article, in order; new speakers are put on record.
        None of the unnamed.

        Full names come first, so that a last name alone means the same person wherever it stands in
        the article.
        """
        names = [named(speaker) for speaker in speakers]
        self._load({key for name in names if name for key in _all_keys(name)})
        numbers_of: dict[Named, int] = {}
        for name in (
            name for name in names if name and not name.is_surname and name not in numbers_of
        ):
            numbers_of[name] = self._number(name, setting)
        beside = set(numbers_of.values())
        for name in (name for name in names if name and name.is_surname and name not in numbers_of):
            numbers_of[name] = self._of_surname(name, setting, beside)
        return [numbers_of[name] if name else None for name in names]

    def may_be(self, number: int, name: str) -> set[int]:
        """The other speakers on record who may be this person: a last name alone, or those who bear
        it."""
        last = last_key(name)
        self._load({last})
        bearers = self.by_key[last]
        is_alone = any(bearer.id == number and bearer.is_surname for bearer in bearers)
        others = (
            {bearer.id for bearer in bearers if is_surname_of(name, bearer)} if is_alone else set()
        )
        alone = {
            bearer.id
            for bearer in bearers
            if bearer.is_surname and initials_agree(name, bearer.called)
        }
        return (others if len(others) <= MOST_BEARERS else set()) | (alone - {number})

    def _load(self, keys: set[str]) -> None:
        missing = {key for key in keys if key not in self.by_key}  # `-` would go through all
        self.by_key |= {key: [] for key in missing}
        for key, speaker in known_under(self.session, missing):
            self._meet(key, speaker)

    def _meet(self, key: str, speaker: Known) -> None:
        self.by_key[key].append(speaker)
        self.under.setdefault(speaker.id, set()).add(key)

    def _forget(self, number: int, *keys: str) -> None:
        """Drops a speaker and some keys from memory, so that they are looked up again."""
        for key in self.under.get(number, set()).union(keys):
            self.by_key.pop(key, None)

    def _number(self, speaker: Named, setting: Setting) -> int:
        full, last = keys_of(speaker.name, speaker.kind)
        self._load({*_all_keys(speaker)})
        if (ruled := self._by_rule(speaker, full, last)) is not None:
            return ruled
        bearer = self._of_name(speaker, full, last) or self._of_last_names(speaker, last, setting)
        number = self._new(speaker, full, last) if bearer is None else bearer.id
        if bearer is not None:
            self._learn(bearer, speaker, full, last)
        self._also_short(number, speaker, setting)
        return number

    def _of_surname(self, speaker: Named, setting: Setting, beside: set[int]) -> int:
        """The speaker whom a last name alone means: by a decision made by hand, in the article, in
        the outlet at that time; or else the last name itself."""
        full, last = keys_of(speaker.name, speaker.kind)
        self._load({full, last})
        namesakes = self._fitting(full, speaker)
        if (ruled := self._by_rule(speaker, full, last)) is not None:
            return ruled
        if namesakes and (namesakes[0].by_hand or namesakes[0].person != namesakes[0].id):
            return namesakes[0].id
        bearers = self._fitting(last, speaker)
        quoted = in_article(speaker.name, bearers, beside)
        if len(quoted) == 1:
            return next(
                bearer.id for bearer in bearers if bearer.person in quoted and bearer.id in beside
            )
        bearer = None if quoted else in_outlet(self.session, speaker.name, bearers, setting)
        if bearer is not None:
            return bearer.id
        alone = next((bearer for bearer in namesakes if is_last_name_alone(bearer.called)), None)
        number = alone.id if alone else self._new(speaker, full, last)
        self.surnames.add(number)
        return number

    def _by_rule(self, speaker: Named, full: str, last: str) -> int | None:
        """The speaker whom a rule made by hand names; of a last name alone only if there is just
        one."""
        if not self.rules:
            return None
        words = role_words(speaker.role, speaker.on_behalf_of)
        if named := [rule for rule in self.rules.get(full, ()) if rule.words <= words]:
            return max(named, key=lambda rule: len(rule.words)).id
        if fullness(speaker.name) > 1 or speaker.kind != "person":
            return None
        namesakes = [
            namesake
            for namesake in self.by_key[last]
            if initials_agree(namesake.name, speaker.name)
        ]
        fitting = {
            rule.id
            for namesake in namesakes
            for rule in self.rules.get(full_key(namesake.name), ())
            if rule.id == namesake.id and rule.words <= words
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _of_name(self, speaker: Named, full: str, last: str) -> Known | None:
        """The speaker who has the whole name, or has it but for initials; None if there is none, or
        if several may be meant."""
        fitting = self._fitting(full, speaker)
        if speaker.kind != "person":
            return _of_collective(fitting, full) or next(iter(self._loosely(speaker)), None)
        fitting = fitting or self._loosely(speaker)
        if fitting:
            return next(
                (bearer for bearer in fitting if bearer.by_hand or full_key(bearer.called) == full),
                fitting[0],
            )
        persons: dict[int, list[Known]] = {}
        namesakes = self._fitting(last, speaker)
        # Of thousands of namesakes few are alike.
        alike = {
            namesake.person
            for namesake in namesakes
            if first_names_agree(namesake.name, speaker.name)
        }
        for namesake in namesakes:
            if namesake.person in alike and not is_last_name_alone(namesake.name):
                persons.setdefault(namesake.person, []).append(namesake)
        others = [met for forms in persons.values() if (met := _met(forms, speaker.name))]
        return others[0] if len(others) == 1 else None

    def _of_last_names(self, speaker: Named, last: str, setting: Setting) -> Known | None:
        """The speaker whom several last names without a given name mean: Ruiz Montoya. The words
        alone do not show it."""
        if speaker.kind != "person":
            return None
        bearers = [bearer for bearer in self.by_key[last] if is_surname_of(speaker.name, bearer)]
        return in_outlet(self.session, speaker.name, bearers, setting) if bearers else None

    def _fitting(self, key: str, speaker: Named) -> list[Known]:
        """The speakers of this kind under a key: names given by hand first, then speakers known in
        this field of life, then those whose field is unknown."""
        field = field_of(speaker.role)
        fitting = [bearer for bearer in self.by_key[key] if is_of_kind(bearer.kind, speaker.kind)]
        if field and len(fitting) > 1:
            return sorted(
                fitting,
                key=lambda bearer: (
                    not bearer.by_hand,
                    bearer.field != field,
                    bearer.field is not None,
                ),
            )
        return fitting

    def _loosely(self, speaker: Named) -> list[Known]:
        """The speakers who have the name with its words divided in another way; empty if several
        persons do."""
        bearers = [
            bearer
            for key in sorted(loose_keys(speaker.name, speaker.kind))
            for bearer in self._fitting(key, speaker)
        ]
        return bearers if len({bearer.person for bearer in bearers}) == 1 else []

    def _new(self, speaker: Named, full: str, last: str) -> int:
        field = field_of(speaker.role)
        number = put(self.session, speaker.name, speaker.kind, field)
        for key in {full, last, *further_keys(speaker.name, speaker.kind)} & self.by_key.keys():
            newcomer = Known(number, number, speaker.name, speaker.kind, field, False, speaker.name)
            self._meet(key, newcomer)
        return number

    def _learn(self, bearer: Known, speaker: Named, full: str, last: str) -> None:
        """Keeps what a name and role add to what is on record."""
        field, name = field_of(speaker.role), speaker.name
        if field and bearer.field is None:
            self.session.execute(
                update(SPEAKER).where(SPEAKER.c.id == bearer.id).values(field=field)
            )
            for key in self.under.get(bearer.id, set()) & self.by_key.keys():
                self.by_key[key] = [
                    replace(entry, field=field) if entry.id == bearer.id else entry
                    for entry in self.by_key[key]
                ]
        if speaker.kind != "person" or bearer.by_hand or is_surname_of(name, bearer):
            return
        if fullness(name) > fullness(bearer.name):
            self._rename(bearer, name)
        elif fullness(name) > 1 and not self._has(bearer.id, full, last):
            self._also(bearer, name, full, last)

    def _has(self, number: int, *keys: str) -> bool:
        return all(any(bearer.id == number for bearer in self.by_key[key]) for key in keys)

    def _also(self, bearer: Known, name: str, full: str, last: str) -> None:
        """Adds another form of a speaker's name: in another order, or with a middle initial."""
        keys = [key for key in (full, last) if not self._has(bearer.id, key)]
        put_keys(self.session, bearer.id, name, keys)
        if last not in keys and len(name) > len(
            bearer.name
        ):  # so that Maria K. is not taken for Maria J.
            self._name_under(last, bearer.id, name)
        self._forget(bearer.id, full, last)

    def _rename(self, bearer: Known, name: str) -> None:
        """Replaces a name with initials by the fuller name, so that nobody else is taken for the
        speaker."""
        initials = {
            full_key(bearer.name),
            *(key for key in further_keys(bearer.name, "person") if key.startswith(LOOSE)),
        }
        shorter = SPEAKER_KEY.c.key.in_(initials) & (SPEAKER_KEY.c.speaker_id == bearer.id)
        self.session.execute(update(SPEAKER).where(SPEAKER.c.id == bearer.id).values(name=name))
        self.session.execute(delete(SPEAKER_KEY).where(shorter, SPEAKER_KEY.c.by_hand == 0))
        self._name_under(last_key(name), bearer.id, name)
        if not self._has(bearer.id, full_key(name)):
            put_keys(self.session, bearer.id, name, [full_key(name)])
        further = [key for key in further_keys(name, "person") if not self._has(bearer.id, key)]
        put_keys(self.session, bearer.id, name, further)
        self._forget(bearer.id, full_key(name), last_key(name), *further)

    def _name_under(self, key: str, number: int, name: str) -> None:
        under = (SPEAKER_KEY.c.key == key) & (SPEAKER_KEY.c.speaker_id == number)
        self.session.execute(update(SPEAKER_KEY).where(under).values(name=name))

    def _also_short(self, number: int, speaker: Named, setting: Setting) -> None:
        """Knows a speaker by the nickname or abbreviation, too, that the article gives with the
        name."""
        if speaker.kind == "person":
            short = nicknamed(speaker.name)
        else:
            short = (
                abbreviation_of(speaker.name, self._text(setting.document))
                if setting.document
                else None
            )
        if short is None:
            return
        keys = set(keys_of(short, speaker.kind))
        self._load(keys)
        new = sorted(key for key in keys if not self._has(number, key))
        put_keys(self.session, number, short, new)
        if new:
            self._forget(number, *new)

    def _text(self, document: int) -> str:
        if self.read[0] != document:
            query = select(DOCUMENT.c.text).where(DOCUMENT.c.id == document)
            self.read = (document, self.session.value(query) or "")
        return self.read[1]


def _all_keys(speaker: Named) -> set[str]:
    """The keys under which who is named so may be on record."""
    name, kind = speaker.name, speaker.kind
    return {*keys_of(name, kind), *further_keys(name, kind), *loose_keys(name, kind)}


def _of_collective(fitting: Sequence[Known], key: str) -> Known | None:
    """The organization of a name: named so by hand, abbreviated so by an article, or called so;
    None if there is none, or if the abbreviation is that of several."""
    if fitting and fitting[0].by_hand:
        return fitting[0]
    called_so = [body for body in fitting if keys_of(body.called, body.kind)[0] == key]
    abbreviated = [body for body in fitting if body not in called_so]
    if len({body.person for body in abbreviated}) == 1:
        return abbreviated[0]
    return called_so[0] if called_so else None


def _met(person: Sequence[Known], name: str) -> Known | None:
    """The name on record under which another name may mean this person; None if it may not.

    A name as full as this one has to agree; if this name is fuller than all, every name of the
    person has to agree.
    """
    alike = [form for form in person if _may_be(form, name)]
    as_full = [form for form in alike if fullness(form.name) >= fullness(name)]
    if as_full:
        return max(
            as_full, key=lambda form: (fullness(form.name), form.id == form.person, -form.id)
        )
    fixed = any(form.by_hand or form.id != form.person for form in person)
    return alike[0] if len(alike) == len(person) and alike and not fixed else None


def _may_be(bearer: Known, name: str) -> bool:
    """Whether initials with a last name may be those of a full name, or the other way round: J.
    Keel is Jonah Keel's, J. J. Keel only that of somebody with two given names."""
    short, long = sorted((parsed(bearer.name).given, parsed(name).given), key=len)
    if len(short) < len(long) and max(map(len, long), default=0) == 1:
        return False
    if min(fullness(bearer.name), fullness(name)) < 2:
        return initials_agree(bearer.name, name)
    return differ_in_initials(bearer.name, name)
