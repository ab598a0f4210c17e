"""One article as resolving sees it: its words, its names, who they name, and what is told of each of them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.language import ENGLISH, Language
from onrecord.language.english.descriptions import WHEN
from onrecord.language.english.documents import DOCUMENTS
from onrecord.language.english.grammar import AFTER_NOUN, DETERMINERS, PAST, PREPOSITIONS
from onrecord.language.english.names import OPENING
from onrecord.language.english.organizations import GENERIC, ORGANIZATIONS
from onrecord.language.english.pronouns import OWN, PRONOUNS, RELATIVE
from onrecord.language.english.roles import GROUPS, HONORIFICS, QUALIFIERS, RANKS, ROLES
from onrecord.resolve.entities import Entity, entities, role_gender
from onrecord.resolve.entity_kinds import tell_kinds
from onrecord.resolve.names import Name, names
from onrecord.resolve.titles import HYPHEN, is_title
from onrecord.text.spans import meets
from onrecord.text.tokens import Token, tokens
from onrecord.types import Span

POSSESSOR = re.compile(r"[’'](?:s\b|(?=\s))")
TOGETHER = 60
"""Characters between two names that are named together."""
MOST_NAMESAKES = 20
"""People of one last name that are told apart: more would cost time without end."""
MOST_ROLES = 20
"""So many things one person can be in one article."""
NOUNS = ROLES | GROUPS | DOCUMENTS | ORGANIZATIONS
"""Heads that a participle may follow: the letter signed by, the doctors offering to."""
SINGLE = NOUNS - GROUPS
"""Heads that an adverb may follow: guidelines recently issued."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is said to be, where it stands; `words` in lower case, without those of whose it is, `owner`."""

    span: Span
    words: tuple[str, ...]
    owner: tuple[str, ...] = ()

    @property
    def heads(self) -> frozenset[str]:
        """The nouns it turns on: founder, executive of founder and chief executive of the trust."""
        heads, part = set(), list[str]()
        for word in (*self.words, "and"):
            if word in ("and", "or", "&"):
                heads.add(head_noun(part))
                part = []
                continue
            if word.isdigit():
                continue
            if part and word in PREPOSITIONS:
                heads.add(head_noun(part))
                break
            part.append(word)
        return frozenset(heads - {""})


class Article:
    """The words, names and entities of a text.

    `entity`: whom a name names; `role_of`: what is told beside a name; `roles`: all that is told of a person.
    """

    def __init__(
        self,
        text: str,
        furniture: Iterable[Span],
        part: Span,
        sources: Iterable[Span] = (),
        language: Language = ENGLISH,
    ) -> None:
        """Look for the names in a part of a text; not in its furniture, but for `sources`, what words are attributed
        to: a name above a turn of a transcript may look like a byline."""
        sources, self._told_as = sorted(sources), language.descriptions
        self.text, hidden = text, sorted(span for span in furniture if not meets(span, sources))
        self.tokens = [token for token in tokens(text, *part) if not meets(token.span, hidden)]
        self.names = names(text, self.tokens, sources)
        self.entity = entities(self.names, text)
        tell_kinds(list(self.everyone()), text)
        self.namesakes: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.everyone():
            bearers = self.namesakes[entity.fullest.last] if entity.kind == "person" else []
            if entity.kind == "person" and len(entity.fullest.words) > 1 and len(bearers) < MOST_NAMESAKES:
                self.namesakes[entity.fullest.last].append(entity)
        self._token_starts = [token.span.start for token in self.tokens]
        self._name_starts = [name.own.start for name in self.names]
        self._name_ends = [name.own.end for name in self.names]
        told = {name: roles for name in self.names if (roles := self._roles_of(name))}
        self.role_of = {name: roles[0] for name, roles in told.items()}
        self.roles: dict[Entity, list[Role]] = defaultdict(list)
        self.ages = self._told_ages()
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

    def is_shared(self, name: Name) -> bool:
        """Whether a last name alone may be that of several who are named in full."""
        alone = len(name.bare) == 1 and not name.title and not name.suffix
        return alone and sum(name.last == one.fullest.last for one in self.namesakes.get(name.last, ())) > 1

    def are_together(self, name: Name) -> bool:
        """Whether two people of this last name were last named in full within a sentence of each other before."""
        namesakes = self.namesakes.get(name.last, ())
        before = sorted(place for place in (self._last_in_full(one, name) for one in namesakes) if place >= 0)
        return len(before) > 1 and before[-1] - before[-2] < TOGETHER

    def _last_in_full(self, entity: Entity, name: Name) -> int:
        number = bisect_left(entity.mentions, name.span.start, key=lambda mention: mention.span.start)
        some = entity.mentions[max(0, number - 10) : number]
        return max((one.span.start for one in some if len(one.words) > 1), default=-1)

    @cached_property
    def main_organizations(self) -> frozenset[Entity]:
        """The organizations that the article names the most often, places apart."""
        named = {one: len(one.mentions) for one in self.everyone() if one.kind == "organization" and not one.place}
        most = max(named.values(), default=0)
        return frozenset(one for one, count in named.items() if count == most)

    def everyone(self) -> Iterable[Entity]:
        """All entities, in the order in which they are first named."""
        return dict.fromkeys(self.entity[name] for name in self.names)

    def _told_ages(self) -> dict[str, Entity]:
        """Who is first said to be how old."""
        ages: dict[str, Entity] = {}
        for name in self.names:
            start = max(0, name.span.start - 60)
            found = self._told_as.AGE_AFTER.match(self.text, name.own.end) or self._told_as.AGE_BEFORE.search(
                self.text, start, name.span.start
            )
            if found and self.entity[name].kind == "person":
                ages.setdefault(found[1], self.entity[name])
        return ages

    def _roles_of(self, name: Name) -> list[Role]:
        """What the title and the appositions of one mention tell of a person, or of an organization."""
        if self.entity[name].kind not in ("person", "organization"):
            return []
        person = self.entity[name].kind == "person"
        parts = (self._before, self._title, self._after, self._as, self._labelled) if person else (self._after,)
        spans = filter(None, (part(name) for part in parts))
        return [role for span in spans if (role := self._role(span, ROLES if person else GENERIC, person))]

    def _take_roles(self, entity: Entity, roles: Iterable[Role]) -> None:
        known = self.roles[entity]
        for role in roles:
            entity.gender = entity.gender or role_gender(role.words)
            if len(known) < MOST_ROLES and role.words not in [one.words for one in known]:
                known.append(role)

    def _role(self, span: Span, nouns: Collection[str], person: bool) -> Role | None:
        """The role without its determiner; None if its head is nothing that a person, or an organization, can be."""
        words = tokens(self.text, *span)
        led = bool(words) and words[0].lower in DETERMINERS
        whose = tuple(word.lower for word in words[:1] if word.lower in OWN)
        words = words[1:] if led else words
        if not words or words[0].lower in RELATIVE | PREPOSITIONS:
            return None
        first = self.behind_owner(words)
        role = Role(
            Span(words[0].span.start, span.end),
            tuple(word.lower for word in words[first:]),
            tuple(word.lower for word in words[:first]) or whose,
        )
        head = head_noun(role.words)
        agent = person and led and head.endswith(self._told_as.AGENTS) and head not in ORGANIZATIONS
        rank = person and is_title(head) and head not in HONORIFICS
        return role if head in nouns or rank or agent or role.heads & set(nouns) else None

    def behind_owner(self, words: Sequence[Token]) -> int:
        """The number of the first word behind whose it is: wife in the minister's wife."""
        numbers = range(len(words) - 1, 0, -1)
        return next((n for n in numbers if POSSESSOR.match(self.text, words[n - 1].span.end)), 0)

    def _title(self, name: Name) -> Span | None:
        """What leads up to the name directly, in capitals or not: Kremlin Spokesman, the former mayor."""
        words = [
            t for t in self.words_in(Span(max(0, name.own.start - 100), name.own.start)) if t.span.end <= name.own.start
        ]
        if not words or not self._leads_up(words[-1], name):
            return None
        first = last = len(words) - 1
        if not is_title(words[-1].lower):
            abroad = len(words) > 2 and words[-1].capital and words[-2].lower in ("of", "to", "for")
            if not abroad or words[-3].lower not in ROLES:
                return None
            first -= 2
        while first and self._goes_with(words[first - 1], words[first]):
            first -= 1
        dotted = self.text.startswith(".", words[last].span.end)
        return Span(words[first].span.start, words[last].span.end + dotted)

    def _leads_up(self, word: Token, name: Name) -> bool:
        """Whether nothing parts a word from the name: a full stop that is no abbreviation's ends a sentence."""
        between = self.text[word.span.end : name.own.start]
        last = HYPHEN.split(word.lower)[-1]
        abbreviated = word.capital and last in HONORIFICS and last not in ROLES - RANKS
        return not between.strip(" .\u00a0" if abbreviated else " \u00a0")

    def _goes_with(self, before: Token, after: Token) -> bool:
        between = self.text[before.span.end : after.span.start]
        near = between in (" ", "\u00a0", "’s ", "'s ") or (between == ". " and before.lower in HONORIFICS)
        small = before.lower in QUALIFIERS or is_title(before.lower)
        return near and (small or (before.capital and before.lower not in OPENING))

    def _before(self, name: Name) -> Span | None:
        """A description and a comma before the name: The mayor of Brekka, Dagny Halvors."""
        line = self.text[max(0, name.span.start - 120) : name.span.start]
        if not line.endswith(", "):
            return None
        found = self._told_as.DESCRIBED.search(line)
        if not found or (last := found[1].split()[-1].lower()) in PAST or (last.endswith("ed") and last not in NOUNS):
            return None  # when an officer knocked, Ann Lee opened
        return Span(*(name.span.start - len(line) + place for place in found.span(1)))

    def _after(self, name: Name) -> Span | None:
        found = self._told_as.APPOSITION.match(self.text, name.own.end)
        if not found:
            return None
        somebody_else = found[1].startswith(self._told_as.OF_ANOTHER) and self._told_as.SPEAKS.match(
            self.text, found.end()
        )
        return None if somebody_else else Span(*found.span(1))

    def _labelled(self, name: Name) -> Span | None:
        """What the name is called elsewhere."""
        found = self._told_as.LABELLED.match(self.text, name.own.end)
        return Span(*found.span(1)) if found else None

    def _as(self, name: Name) -> Span | None:
        """What the name is said to be: Anneke Vossberg is the mayor, Anneke Vossberg as chairwoman."""
        if not self.text.startswith(self._told_as.LED_BY, name.own.end):
            return None
        found = self._told_as.BEING.match(self.text, name.own.end)
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
        if head in NOUNS and word.endswith(("ed", "ing")) and word not in NOUNS:
            break
        if head in SINGLE and word.endswith("ly"):
            break
        if head and word in WHEN:
            break
        if word not in DETERMINERS:
            head = word
    return head
