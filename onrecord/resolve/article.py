"""One article as resolving sees it: its words, its names, who they name, and what is told of each of them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.resolve.entities import Entity, entities, role_gender
from onrecord.resolve.lexicon import (
    AFTER_NOUN,
    DETERMINERS,
    HONORIFICS,
    OPENING,
    ORGANIZATIONS,
    PREPOSITIONS,
    PRONOUNS,
    QUALIFIERS,
    RELATIVE,
    ROLES,
)
from onrecord.resolve.names import Name, Token, names, tokens
from onrecord.resolve.spans import meets
from onrecord.types import Span

APPOSITION = re.compile(
    r",\s+((?:(?:a|an|the|his|her|its|their)\s+)?[^,.;:()“”\"\n]{2,90}?)(?=[,.;\n]|\s(?:who|which|that|said|told)\b)"
)
DESCRIBED = re.compile(
    r"(?:^|[.;:“”\"\n,(]\s*|[”\"]\s\w+\s|\b(?:and|by|with|of|said|that|from|to|than|as|[Tt]hen|[Ww]hen|[Bb]ut|[Ll]ater)\s+|\s(?=(?:his|her|its|their)\s))"
    r"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.-]*)*[’']s?)"
    r"\s[^.;:“”\"\n,()]{2,70}),\s$"
)
BEING = re.compile(
    r"(?:,? who)?\s+(?:is|was|as|became)\s+((?:(?:a|an|the|his|her|its|their)\s+)?[^,.;:()“”\"\n]{2,60}?)"
    r"(?=[,.;\n]|\s(?:and|who|which|that|said|in|on|at|since|for)\b)"
)
TOGETHER = 60
"""Characters between two names that are named together."""
MOST_ROLES = 20
"""So many things one person can be in one article."""
LED_BY = (" is ", " was ", " as ", " became ", ", who ")
AGENTS = ("ist", "er", "or", "ian", "man", "woman", "ess", "ant", "ent", "eer", "ee", "smith", "wright", "monger")
"""How words for people end."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is said to be, where it stands; `words` in lower case."""

    span: Span
    words: tuple[str, ...]


class Article:
    """The words, names and entities of a text.

    `entity`: whom a name names; `role_of`: what is told beside a name; `roles`: all that is told of a person.
    """

    def __init__(self, text: str, furniture: Iterable[Span], part: Span) -> None:
        """Look for the names in a part of a text; not in its furniture."""
        self.text, hidden = text, sorted(furniture)
        self.tokens = [token for token in tokens(text, *part) if not meets(token.span, hidden)]
        self.names = names(text, self.tokens)
        self.entity = entities(self.names, text)
        self.namesakes: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.everyone():
            if entity.kind == "person" and len(entity.fullest.words) > 1:
                self.namesakes[entity.fullest.last].append(entity)
        self._token_starts = [token.span.start for token in self.tokens]
        self._name_starts = [name.own.start for name in self.names]
        self._name_ends = [name.own.end for name in self.names]
        told = {name: roles for name in self.names if (roles := self._roles_of(name))}
        self.role_of = {name: roles[0] for name, roles in told.items()}
        self.roles: dict[Entity, list[Role]] = defaultdict(list)
        for name, roles in told.items():
            self._take_roles(self.entity[name], roles)
        self._tell_genders()

    def words_in(self, span: Span) -> Sequence[Token]:
        """The words that begin in a span."""
        return self.tokens[bisect_left(self._token_starts, span.start) : bisect_left(self._token_starts, span.end)]

    def names_in(self, span: Span) -> Sequence[Name]:
        """The names that share a character with a span."""
        first = bisect_right(self._name_ends, span.start)
        return self.names[first : bisect_left(self._name_starts, span.end)]

    def names_before(self, place: int, reach: int) -> Sequence[Name]:
        """The names in so many characters before a place, the last first."""
        return self.names_in(Span(max(0, place - reach), place))[::-1]

    def are_together(self, name: Name) -> bool:
        """Whether two people of this last name were last named in full within a sentence of each other before."""
        namesakes = self.namesakes.get(name.last, ())
        before = sorted(place for place in (self._last_in_full(one, name) for one in namesakes) if place >= 0)
        return len(before) > 1 and before[-1] - before[-2] < TOGETHER

    def _last_in_full(self, entity: Entity, name: Name) -> int:
        number = bisect_left(entity.mentions, name.span.start, key=lambda mention: mention.span.start)
        some = entity.mentions[max(0, number - 10) : number]
        return max((one.span.start for one in some if len(one.words) > 1), default=-1)

    def everyone(self) -> Iterable[Entity]:
        """All entities, in the order in which they are first named."""
        return dict.fromkeys(self.entity[name] for name in self.names)

    def _roles_of(self, name: Name) -> list[Role]:
        """What the title and the appositions of one mention tell of a person."""
        if self.entity[name].kind != "person":
            return []
        spans = filter(None, (self._title(name), self._before(name), self._after(name), self._as(name)))
        return [role for role in map(self._role, spans) if role]

    def _take_roles(self, entity: Entity, roles: Iterable[Role]) -> None:
        known = self.roles[entity]
        for role in roles:
            entity.gender = entity.gender or role_gender(role.words)
            if len(known) < MOST_ROLES and role.words not in [one.words for one in known]:
                known.append(role)

    def _role(self, span: Span) -> Role | None:
        """The role without its determiner; None if its head is nothing that a person can be."""
        words = tokens(self.text, *span)
        led = bool(words) and words[0].lower in DETERMINERS
        words = words[1:] if led else words
        head = head_noun([word.lower for word in words])
        if head not in ROLES and not (led and head.endswith(AGENTS) and head not in ORGANIZATIONS):
            return None
        return Role(Span(words[0].span.start, span.end), tuple(word.lower for word in words))

    def _title(self, name: Name) -> Span | None:
        """What leads up to the name directly, in capitals or not: Kremlin Spokesman, the former mayor."""
        words = [
            t for t in self.words_in(Span(max(0, name.own.start - 100), name.own.start)) if t.span.end <= name.own.start
        ]
        if not words or self.text[words[-1].span.end : name.own.start].strip(" .\u00a0"):
            return None
        if words[-1].lower not in ROLES and words[-1].lower not in HONORIFICS:
            return None
        first = len(words) - 1
        while first and self._goes_with(words[first - 1], words[first]):
            first -= 1
        return Span(words[first].span.start, words[-1].span.end)

    def _goes_with(self, before: Token, after: Token) -> bool:
        near = self.text[before.span.end : after.span.start] in (" ", "\u00a0", "’s ", "'s ")
        small = before.lower in QUALIFIERS or before.lower in ROLES
        return near and (small or (before.capital and before.lower not in OPENING))

    def _before(self, name: Name) -> Span | None:
        """A description and a comma before the name: The mayor of Brekka, Dagny Halvors."""
        line = self.text[max(0, name.span.start - 120) : name.span.start]
        if not line.endswith(", "):
            return None
        found = DESCRIBED.search(line)
        return Span(*(name.span.start - len(line) + place for place in found.span(1))) if found else None

    def _after(self, name: Name) -> Span | None:
        found = APPOSITION.match(self.text, name.own.end)
        return Span(*found.span(1)) if found else None

    def _as(self, name: Name) -> Span | None:
        """What the name is said to be: Anneke Vossberg is the mayor, Anneke Vossberg as chairwoman."""
        if not self.text.startswith(LED_BY, name.own.end):
            return None
        found = BEING.match(self.text, name.own.end)
        return Span(*found.span(1)) if found else None

    def _tell_genders(self) -> None:
        """Where nothing else tells a person's gender, the first pronoun that can only be theirs does."""
        for number, name in enumerate(self.names):
            entity = self.entity[name]
            sure = len(entity.fullest.words) > 1 or entity in self.roles
            if entity.kind != "person" or entity.gender or not sure or entity.place:
                continue
            end = self.names[number + 1].span.start if number + 1 < len(self.names) else len(self.text)
            for token in self.words_in(Span(name.span.end, min(end, name.span.end + 300))):
                gender = PRONOUNS.get(token.lower, "")
                if gender in ("he", "she"):
                    entity.gender = gender
                    break


def head_noun(words: Sequence[str]) -> str:
    """The last word before the first preposition or relative pronoun; empty if there is none."""
    head = ""
    for word in words:
        if head and (word in PREPOSITIONS or word in RELATIVE or word in AFTER_NOUN):
            break
        if word not in DETERMINERS:
            head = word
    return head
