"""The people and organizations of one article: names that mean the same, taken together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.resolve.lexicon import (
    DOCUMENTS,
    GENERIC,
    GIVEN,
    GROUPS,
    HE,
    HE_NAMES,
    HE_ROLES,
    HONORIFICS,
    IT,
    ORGANIZATIONS,
    ROLES,
    SHE,
    SHE_NAMES,
    SHE_ROLES,
    STATES,
)
from onrecord.resolve.names import Name
from onrecord.types import Kind

LONGEST_ABBREVIATION = 6
RIVALS = 8
"""Entities of one name that are looked through, the latest first: more would cost time without end."""
LOCATIVE = re.compile(r"\b(?:in|at|near|from|off|around|across|outside|of|into|towards?|through)\s(?:the\s)?$", re.I)
OWNED = re.compile(
    r"\b(?:shares?|stakes?|investors|shareholders|employees|workers|staff|subsidiary|executive|ceo|customers|headquarters)"
    r"\s(?:in|of|at)\s(?:the\s)?$",
    re.I,
)
"""What stands before the name of a company."""
NATIONS = re.compile(r"\w+(?:ans|ians|ese|ish|ists)")


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something with a name; `mentions`: its names in the order of the text.

    `gender`: one of the lexicon's, or empty where nothing tells it; `fullest`: the name with the most words and
    letters, of those the first; `place`: whether its name mostly stands where a place does, as in Ardell, near Ardell.
    """

    mentions: list[Name] = field(default_factory=list)
    kind: Kind = "person"
    gender: str = ""
    place: bool = False
    lasts: set[str] = field(default_factory=set)
    personal: bool = False
    fullest: Name = field(init=False)

    def add(self, name: Name) -> None:
        """Take a mention."""
        if not self.mentions or _size(name) > _size(self.fullest):
            self.fullest = name
        self.mentions.append(name)
        self.lasts.add(name.last)
        self.personal |= bool(name.title) or name.words[0] in GIVEN
        if name.title and not self.gender:
            self.gender = role_gender(word.lower() for word in name.title)


def entities(names: Sequence[Name], text: str) -> dict[Name, Entity]:
    """The entity of every name.

    A name of one word goes to who has it as last, or else first, name: whoever was mentioned last so far, or else is
    first from there on.
    """
    known: dict[str, list[Entity]] = defaultdict(list)
    found = {name: _of_several_words(name, known) for name in names if len(name.words) > 1}
    latest: dict[Entity, int] = {}
    for name in names:
        if len(name.words) == 1:
            found[name] = _of_one_word(name, known, latest)
        latest[found[name]] = name.span.start
    for entity in dict.fromkeys(found.values()):
        entity.mentions.sort(key=lambda name: name.span.start)
        entity.kind = _kind(entity, text)
        entity.gender = IT if entity.kind == "organization" else entity.gender or _given_gender(entity)
        entity.place = _is_place(entity, text)
    return found


def _size(name: Name) -> tuple[int, int, int]:
    return len(name.words), sum(map(len, name.words)), -name.own.start


def _of_several_words(name: Name, known: dict[str, list[Entity]]) -> Entity:
    rivals = known[name.last][-RIVALS:]
    entity = next((e for e in rivals if name.last in e.lasts and _same(e.mentions[0], name)), None)
    if entity is None:
        entity = Entity()
        first = [] if set(name.words) & ORGANIZATIONS else [name.words[0]]
        for word in dict.fromkeys([name.last, _initials(name), *first]):
            known[word].append(entity)
    entity.add(name)
    return entity


def _same(one: Name, other: Name) -> bool:
    """Whether two names of one last word name the same: Ann Lee and A. Lee, the Ann Lee Fund and the Lee Fund."""
    shorter, longer = sorted((one.words, other.words), key=len)
    ends = bool(set(shorter) & ORGANIZATIONS) and longer[-len(shorter) :] == shorter
    return ends or _agree(one.words[0], other.words[0])


def _of_one_word(name: Name, known: dict[str, list[Entity]], latest: dict[Entity, int]) -> Entity:
    word = name.words[0].replace(".", "")
    rivals = known[word]
    recent = sorted(rivals[-RIVALS:], key=lambda e: latest.get(e, -1), reverse=True) if len(rivals) > 1 else rivals
    gender = role_gender(title.lower() for title in name.title)
    if gender:
        recent = [e for e in recent if e.gender in ("", gender)] or recent
    recent = [e for e in recent if word in e.lasts] or recent
    recent = [e for e in recent if e.personal] or recent
    if not recent:
        recent = [Entity()]
        rivals.append(recent[0])
    entity = recent[0] if recent[0] in latest else _first(recent)
    entity.add(name)
    return entity


def _first(rivals: Sequence[Entity]) -> Entity:
    """Who is first named of those that are still to come."""
    return min(rivals, key=lambda e: e.mentions[0].span.start if e.mentions else -1)


def _agree(one: str, other: str) -> bool:
    """Whether two first names may be one person's: the same, or one the other's initial."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.words if word not in ("of", "the", "and", "for"))


def _kind(entity: Entity, text: str) -> Kind:
    """What the name tells by itself; where it tells nothing, a person."""
    if any(name.title for name in entity.mentions):
        return "person"
    words = {word for name in entity.mentions for word in name.words}
    fullest = entity.fullest
    if fullest.last in STATES:
        return "organization"
    if fullest.words[0] in GROUPS or NATIONS.fullmatch(fullest.words[0]):
        return "group"
    if words & (ORGANIZATIONS - ROLES):
        return "organization"
    if words & DOCUMENTS and len(words) > 1:
        return "document"
    own = fullest.own.of(text)
    if len(fullest.words) == 1 and own.isupper() and 2 <= len(own) <= LONGEST_ABBREVIATION:
        return "organization"
    if "of" in fullest.words or "the" in fullest.words:
        return "organization"
    if fullest.words[0] in GIVEN and len(fullest.words) > 1:
        return "person"
    return "organization" if _led_like_an_organization(entity, text) else "person"


def _led_like_an_organization(entity: Entity, text: str) -> bool:
    """Whether the name mostly stands behind `the`, or once behind such words as `the daily`."""
    if any(_is_owned(name, text) for name in entity.mentions):
        return True
    before = [text[max(0, name.span.start - 25) : name.span.start].lower().split() for name in entity.mentions]
    last = [words[-1] if words else "" for words in before]
    return any(word in GENERIC for word in last) or 2 * last.count("the") > len(last)


def _is_owned(name: Name, text: str) -> bool:
    return bool(OWNED.search(text, max(0, name.span.start - 25), name.span.start))


def _is_place(entity: Entity, text: str) -> bool:
    places = sum(
        bool(LOCATIVE.search(text, max(0, name.span.start - 12), name.span.start)) and not _is_owned(name, text)
        for name in entity.mentions
    )
    return 2 * places >= len(entity.mentions)


def _given_gender(entity: Entity) -> str:
    given = {name.words[0] for name in entity.mentions if len(name.words) > 1} or {entity.mentions[0].words[0]}
    he, she = (given & HE_NAMES) - SHE_NAMES, (given & SHE_NAMES) - HE_NAMES
    return HE if he and not she else SHE if she and not he else ""


def role_gender(words: Iterable[str]) -> str:
    """The gender that a title or description tells, if any."""
    told = Counter(
        gender
        for word in words
        if (gender := HONORIFICS.get(word) or (HE if word in HE_ROLES else SHE if word in SHE_ROLES else ""))
    )
    return told.most_common(1)[0][0] if told else ""
