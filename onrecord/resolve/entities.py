"""The people and organizations of one article: names that mean the same entity, joined."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.language.english.names import (
    BEFORE_PLACES,
    CALLED,
    GIVEN,
    HE_NAMES,
    PARTICLES,
    SHE_NAMES,
)
from onrecord.language.english.organizations import COMPANIES, ORGANIZATIONS
from onrecord.language.english.pronouns import HE, SHE
from onrecord.language.english.roles import HE_ROLES, HONORIFICS, SHE_ROLES
from onrecord.resolve.kinds import LONGEST_ABBREVIATION, is_plainly_company, of_company
from onrecord.resolve.names import Name
from onrecord.types import Kind

RIVALS = 8
"""Entities of one name that are looked through, the latest first: more would cost time without
end."""
ABBREVIATION = re.compile(r"[^\W_]{2,10}")


@dataclass(eq=False, slots=True)
class Entity:
    """A person, organization or other thing with a name.

    `mentions`: its names in the order of the text; `gender`: one of the lexicon's, empty if
    unknown; `fullest`: the first of its longest names; `is_place`: whether it mostly appears where
    a place does, as in "in Ardell"; `abbreviated`: whether the article abbreviates it, which rules
    out a person.
    """

    mentions: list[Name] = field(default_factory=list)
    kind: Kind = "person"
    gender: str = ""
    is_place: bool = False
    lasts: set[str] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)
    personal: bool = False
    abbreviated: bool = False
    fullest: Name = field(init=False)

    def add(self, name: Name) -> None:
        """Add a mention."""
        if not self.mentions or _is_fuller(name, self.fullest):
            self.fullest = name
        self.mentions.append(name)
        self.lasts.add(name.last)
        self.suffixes |= {name.suffix} - {""}
        self.abbreviated |= bool(name.abbreviation)
        self.personal |= bool(name.title or name.suffix or name.nickname) or name.words[0] in GIVEN
        self.gender = self.gender or title_gender(name) or given_gender(name)


def entities(names: Sequence[Name], text: str) -> dict[Name, Entity]:
    """The entity of every name. `entity_kinds.py` sets the kind of each.

    A surname alone goes to somebody of that surname, a first name to somebody of that first name:
    the one mentioned last so far, or else the first one mentioned later.
    """
    entity_of = _Joining(names, text).entities()
    for entity in dict.fromkeys(entity_of.values()):
        entity.mentions.sort(key=lambda name: name.span.start)
    return entity_of


def _is_fuller(name: Name, rival: Name) -> bool:
    """Whether a name is fuller than another. Words before a given name do not count: Democrat
    Zoe Lund."""
    shorter, longer = sorted((name, rival), key=lambda name: len(name.bare))
    if (
        1 < len(shorter.bare) < len(longer.bare)
        and longer.bare[-len(shorter.bare) :] == shorter.bare
    ):
        begins = (
            shorter.bare[0] in GIVEN and longer.bare[0] not in GIVEN and len(longer.bare[0]) > 1
        )
        if begins or "based" in longer.bare[0]:
            return name is shorter
    return _size(name) > _size(rival)


def _size(name: Name) -> tuple[int, int, int]:
    return len(name.words) + bool(name.nickname), sum(map(len, name.words)), -name.untitled.start


class _Joining:
    """Joins the names of one text: names of several words first, then names that are part of
    another."""

    def __init__(self, names: Sequence[Name], text: str) -> None:
        self.names, self.text = names, text
        self.bearers: dict[str, list[Entity]] = defaultdict(list)
        self.latest: dict[Entity, int] = {}
        self.longer: dict[tuple[str, ...], bool] = {}
        for name in names:
            for first in range(1, len(name.bare) - 1 if name.words[0] != "mrs" else 0):
                has_given_name = name.bare[first - 1] in GIVEN or name.bare[0] in GIVEN
                self.longer[name.bare[first:]] = has_given_name or self.longer.get(
                    name.bare[first:], False
                )

    def entities(self) -> dict[Name, Entity]:
        """The entity of every name."""
        entity_of = {name: self._whole(name) for name in self.names if not self._is_part(name)}
        for name in self.names:
            if name not in entity_of:
                entity_of[name] = self._part(name)
            self.latest[entity_of[name]] = name.span.start
        return entity_of

    def _is_part(self, name: Name) -> bool:
        """Whether a name is only a surname or a first name: Van den Bergh, Ruiz Montoya, Tull
        Jr."""
        if len(name.bare) == 1:
            return True
        if name.bare not in self.longer or set(name.words) & (ORGANIZATIONS | COMPANIES):
            return False
        return name.bare[0] not in GIVEN or not self.longer[name.bare]

    def _whole(self, name: Name) -> Entity:
        rivals = self.bearers[name.last][-RIVALS:]
        entity = next((e for e in rivals if name.last in e.lasts and _same(e, name)), None)
        if entity is None:
            entity = Entity()
            for key in dict.fromkeys(self._keys(name)):
                self.bearers[key].append(entity)
        elif name.nickname:
            self.bearers[name.nickname].append(entity)
        entity.add(name)
        return entity

    def _keys(self, name: Name) -> Iterable[str]:
        """The forms by which a later mention can refer to a name: last words, initials, first
        name, nickname."""
        bare = name.bare
        yield from (" ".join(bare[first:]) for first in range(1, len(bare)))
        yield _without_particle(bare[-1])
        yield "".join(word[0] for word in name.words if word not in ("of", "the", "and", "for"))
        yield "".join(word[0] for word in name.words)
        if name.abbreviation:
            yield name.abbreviation
        if name.nickname:
            yield name.nickname
        if called := CALLED.match(self.text, name.untitled.end):
            yield called[1].lower()
        if abbreviation := self._in_brackets(name):
            yield abbreviation
        if self._is_found_by_first(name):
            yield bare[0]

    def _is_found_by_first(self, name: Name) -> bool:
        """Whether the first word alone can stand for the whole: a first name, or a company's
        name without Inc."""
        bare, as_written = name.bare, name.untitled.of(self.text)
        if set(bare[1:]) <= COMPANIES:
            return True
        if set(bare) & ORGANIZATIONS:
            return False
        if bare[0] in GIVEN or name.title:
            return True
        plain = all(word.isalpha() and not word.isupper() for word in as_written.split())
        return len(bare) == 2 and plain

    def _in_brackets(self, name: Name) -> str:
        """The abbreviation in brackets after a name, if its letters fit the name."""
        if not self.text.startswith(" (", name.untitled.end):
            return ""
        match = ABBREVIATION.match(self.text, name.untitled.end + 2)
        if (
            not match
            or not self.text.startswith(")", match.end())
            or sum(map(str.isupper, match[0])) < 2
        ):
            return ""
        letters = iter("".join(name.words))
        short = match[0].lower()
        return short if all(letter in letters for letter in short) else ""

    def _part(self, name: Name) -> Entity:
        """The entity that a partial name refers to; a new one if none fits."""
        word = " ".join(name.bare)
        rivals = self.bearers[word.replace(".", "") if len(name.bare) == 1 else word]
        fits = [candidate for candidate in rivals[-RIVALS:] if self._may_be(candidate, name)]
        fits = list(self._of_suffix(fits, name))
        gender = title_gender(name)
        for rule in (
            lambda e: not e.mentions or e.fullest.words[0] != "mrs",
            lambda e: not gender or e.gender == gender,
            lambda e: name.last in e.lasts,
            lambda e: e.personal,
        ):
            fits = [candidate for candidate in fits if rule(candidate)] or fits
        if not fits:
            fits = [Entity()]
            rivals.append(fits[0])
        entity = self._latest(fits)
        entity.add(name)
        return entity

    def _may_be(self, entity: Entity, name: Name) -> bool:
        """Whether nothing rules out that the name is the entity's: another gender, a place or
        company like it."""
        gender = title_gender(name)
        if not entity.mentions or (gender and entity.gender not in ("", gender)):
            return not entity.mentions
        fullest = entity.fullest
        if len(fullest.words) == 1 or name.title:
            return True
        if self._is_kind_of_thing(fullest, name):
            return False
        if fullest.words[0] in BEFORE_PLACES and not entity.personal:
            return False
        if fullest.last in COMPANIES or set(fullest.words) & ORGANIZATIONS:
            return True
        if is_plainly_company(name, self.text):
            return False
        return entity.personal or not of_company(name, self.text)

    def _is_kind_of_thing(self, fullest: Name, name: Name) -> bool:
        """Whether an abbreviation is only the noun of a longer name, as PTA in Norland PTA, so
        that another one may be meant."""
        as_written, words = name.untitled.of(self.text), fullest.untitled.of(self.text).split()
        last = (
            as_written.isupper()
            and words[-1] == as_written
            and len(as_written) <= LONGEST_ABBREVIATION
        )
        return last and not all(word.isupper() for word in words)

    def _of_suffix(self, fits: Sequence[Entity], name: Name) -> Sequence[Entity]:
        """The entities with the name's suffix, or else those without a suffix."""
        if not name.suffix:
            return fits
        return [e for e in fits if name.suffix in e.suffixes] or [e for e in fits if not e.suffixes]

    def _latest(self, fits: Sequence[Entity]) -> Entity:
        """The entity mentioned last so far, or else the one that is mentioned first later on."""
        before = [candidate for candidate in fits if candidate in self.latest]
        if before:
            return max(before, key=lambda e: self.latest[e])
        return min(fits, key=lambda e: e.mentions[0].span.start if e.mentions else -1)


def _without_particle(word: str) -> str:
    """The word without a hyphenated particle: Rashid for al-Rashid."""
    first, mark, remainder = word.partition("-")
    return remainder if mark and first in PARTICLES else word


def _same(entity: Entity, name: Name) -> bool:
    """Whether two names with the same last word mean the same entity: Ann Lee and A. Lee, the
    Ann Lee Fund and the Lee Fund."""
    earliest = entity.mentions[0]
    if name.suffix and entity.suffixes and name.suffix not in entity.suffixes:
        return False
    gender = title_gender(name)
    if gender and entity.gender not in ("", gender):
        return False
    shorter, longer = sorted((earliest.bare, name.bare), key=len)
    ends = bool(set(shorter) & ORGANIZATIONS) and longer[-len(shorter) :] == shorter
    firsts = {mention.words[0] for mention in (earliest, entity.fullest)} | {
        m.nickname for m in entity.mentions[:RIVALS]
    }
    counterparts = {name.words[0], name.nickname} - {""}
    return ends or any(
        _agree(first, counterpart) for first in firsts - {""} for counterpart in counterparts
    )


def _agree(first: str, second: str) -> bool:
    """Whether two first names may be the same person's: equal, or an initial of the other."""
    short, long = sorted((first, second), key=len)
    if short == long:
        return True
    if len(short) > 2 and len(long) - len(short) > 1 and long.startswith(short):  # Pat and Patrick
        return not (
            _gender_of(short) and _gender_of(long) and _gender_of(short) != _gender_of(long)
        )
    return ((len(short) == 1 or "." in short) and long.startswith(short[0])) or (
        "." in long and long[0] == short[0]
    )


def title_gender(name: Name) -> str:
    """The gender that the title of a name implies; empty if none."""
    return role_gender(word.lower() for word in name.title)


def given_gender(name: Name) -> str:
    """The gender that a given name implies; empty if none."""
    return _gender_of(name.words[0])


def _gender_of(given_name: str) -> str:
    if given_name in HE_NAMES and given_name not in SHE_NAMES:
        return HE
    return SHE if given_name in SHE_NAMES and given_name not in HE_NAMES else ""


def role_gender(words: Iterable[str]) -> str:
    """The gender that a title or description implies; empty if none."""
    genders = Counter(
        gender
        for word in words
        if (
            gender := HONORIFICS.get(word)
            or (HE if word in HE_ROLES else SHE if word in SHE_ROLES else "")
        )
    )
    return genders.most_common(1)[0][0] if genders else ""
