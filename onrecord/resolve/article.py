"""One article as the resolver sees it: its words, its names, the people they name and their
roles."""

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
    """A description of a person in the article.

    `span`: its place in the text; `words`: its words in lower case, without the owner; `owner`: the
    words for whose it is, as in the minister's wife.
    """

    span: Span
    words: tuple[str, ...]
    owner: tuple[str, ...] = ()

    @property
    def heads(self) -> frozenset[str]:
        """The nouns it turns on: founder and executive in "founder and chief executive of the
        trust"."""
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

    `entity`: the entity of each name; `role_of`: the first role stated beside a name; `roles`: all
    roles of each person; `ages`: the people whose age is given.
    """

    def __init__(
        self,
        text: str,
        furniture: Iterable[Span],
        part: Span,
        sources: Iterable[Span] = (),
        language: Language = ENGLISH,
    ) -> None:
        """Find the names in a part of a text.

        Furniture is skipped unless it overlaps one of `sources`, the spans that quotations are
        attributed to: the name above a speaker's turn in a transcript may look like a byline.
        """
        sources, self._phrasing = sorted(sources), language.descriptions
        self.text, hidden = text, sorted(span for span in furniture if not meets(span, sources))
        self.tokens = [token for token in tokens(text, *part) if not meets(token.span, hidden)]
        self.names = names(text, self.tokens, sources)
        self.entity = entities(self.names, text)
        tell_kinds(list(self.everyone()), text)
        self.namesakes: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.everyone():
            bearers = self.namesakes[entity.fullest.last] if entity.kind == "person" else []
            if (
                entity.kind == "person"
                and len(entity.fullest.words) > 1
                and len(bearers) < MOST_NAMESAKES
            ):
                self.namesakes[entity.fullest.last].append(entity)
        self._token_starts = [token.span.start for token in self.tokens]
        self._name_starts = [name.untitled.start for name in self.names]
        self._name_ends = [name.untitled.end for name in self.names]
        roles_by_name = {name: roles for name in self.names if (roles := self._roles_of(name))}
        self.role_of = {name: roles[0] for name, roles in roles_by_name.items()}
        self.roles: dict[Entity, list[Role]] = defaultdict(list)
        self.ages = self._stated_ages()
        for name, roles in roles_by_name.items():
            self._take_roles(self.entity[name], roles)
        self._tell_genders()

    def words_in(self, span: Span) -> Sequence[Token]:
        """The words that begin in a span."""
        return self.tokens[
            bisect_left(self._token_starts, span.start) : bisect_left(self._token_starts, span.end)
        ]

    def names_in(self, span: Span) -> Sequence[Name]:
        """The names that overlap a span."""
        first = bisect_right(self._name_ends, span.start)
        return self.names[first : bisect_left(self._name_starts, span.end)]

    def names_before(self, offset: int, reach: int) -> Sequence[Name]:
        """The names that start within `reach` characters before an offset, the last first."""
        return self.names_in(Span(max(0, offset - reach), offset))[::-1]

    def is_shared(self, name: Name) -> bool:
        """Whether a last name that stands alone fits several people whom the article names in
        full."""
        alone = len(name.bare) == 1 and not name.title and not name.suffix
        return (
            alone
            and sum(
                name.last == bearer.fullest.last for bearer in self.namesakes.get(name.last, ())
            )
            > 1
        )

    def are_together(self, name: Name) -> bool:
        """Whether the two people of this last name named most recently were named in full within
        a sentence of each other."""
        namesakes = self.namesakes.get(name.last, ())
        offsets = [self._last_in_full(bearer, name) for bearer in namesakes]
        before = sorted(offset for offset in offsets if offset >= 0)
        return len(before) > 1 and before[-1] - before[-2] < TOGETHER

    def _last_in_full(self, entity: Entity, name: Name) -> int:
        number = bisect_left(
            entity.mentions, name.span.start, key=lambda mention: mention.span.start
        )
        earlier = entity.mentions[max(0, number - 10) : number]
        return max(
            (mention.span.start for mention in earlier if len(mention.words) > 1), default=-1
        )

    @cached_property
    def main_organizations(self) -> frozenset[Entity]:
        """The organizations named most often, not counting places."""
        named = {
            entity: len(entity.mentions)
            for entity in self.everyone()
            if entity.kind == "organization" and not entity.is_place
        }
        most = max(named.values(), default=0)
        return frozenset(entity for entity, count in named.items() if count == most)

    def everyone(self) -> Iterable[Entity]:
        """All entities, in the order in which they are first named."""
        return dict.fromkeys(self.entity[name] for name in self.names)

    def _stated_ages(self) -> dict[str, Entity]:
        """The people whose age the article gives, by age."""
        ages: dict[str, Entity] = {}
        for name in self.names:
            start = max(0, name.span.start - 60)
            match = self._phrasing.AGE_AFTER.match(
                self.text, name.untitled.end
            ) or self._phrasing.AGE_BEFORE.search(self.text, start, name.span.start)
            if match and self.entity[name].kind == "person":
                ages.setdefault(match[1], self.entity[name])
        return ages

    def _roles_of(self, name: Name) -> list[Role]:
        """The roles that the title and the appositions of one mention give."""
        if self.entity[name].kind not in ("person", "organization"):
            return []
        person = self.entity[name].kind == "person"
        parts = (
            (self._before, self._title, self._after, self._as, self._labelled)
            if person
            else (self._after,)
        )
        spans = filter(None, (part(name) for part in parts))
        return [
            role
            for span in spans
            if (role := self._role(span, ROLES if person else GENERIC, person))
        ]

    def _take_roles(self, entity: Entity, roles: Iterable[Role]) -> None:
        recorded = self.roles[entity]
        for role in roles:
            entity.gender = entity.gender or role_gender(role.words)
            if len(recorded) < MOST_ROLES and role.words not in [
                earlier.words for earlier in recorded
            ]:
                recorded.append(role)

    def _role(self, span: Span, nouns: Collection[str], person: bool) -> Role | None:
        """The role without its determiner; None if its head noun describes neither a person nor
        an organization."""
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
        agent = (
            person and led and head.endswith(self._phrasing.AGENTS) and head not in ORGANIZATIONS
        )
        rank = person and is_title(head) and head not in HONORIFICS
        return role if head in nouns or rank or agent or role.heads & set(nouns) else None

    def behind_owner(self, words: Sequence[Token]) -> int:
        """The index of the first word after the owner: wife in "the minister's wife"."""
        numbers = range(len(words) - 1, 0, -1)
        return next((n for n in numbers if POSSESSOR.match(self.text, words[n - 1].span.end)), 0)

    def _title(self, name: Name) -> Span | None:
        """The title directly before a name, capitalised or not: Kremlin Spokesman, the former
        mayor."""
        words = [
            t
            for t in self.words_in(Span(max(0, name.untitled.start - 100), name.untitled.start))
            if t.span.end <= name.untitled.start
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
        """Whether only space separates a word from the name. A full stop is allowed after an
        abbreviation."""
        between = self.text[word.span.end : name.untitled.start]
        last = HYPHEN.split(word.lower)[-1]
        abbreviated = word.capital and last in HONORIFICS and last not in ROLES - RANKS
        return not between.strip(" .\u00a0" if abbreviated else " \u00a0")

    def _goes_with(self, before: Token, after: Token) -> bool:
        between = self.text[before.span.end : after.span.start]
        near = between in (" ", "\u00a0", "’s ", "'s ") or (
            between == ". " and before.lower in HONORIFICS
        )
        small = before.lower in QUALIFIERS or is_title(before.lower)
        return near and (small or (before.capital and before.lower not in OPENING))

    def _before(self, name: Name) -> Span | None:
        """The description before a name, separated from it by a comma: The mayor of Brekka,
        Dagny Halvors."""
        line = self.text[max(0, name.span.start - 120) : name.span.start]
        if not line.endswith(", "):
            return None
        match = self._phrasing.DESCRIBED.search(line)
        if (
            not match
            or (last := match[1].split()[-1].lower()) in PAST
            or (last.endswith("ed") and last not in NOUNS)
        ):
            return None  # when an officer knocked, Ann Lee opened
        return Span(*(name.span.start - len(line) + offset for offset in match.span(1)))

    def _after(self, name: Name) -> Span | None:
        match = self._phrasing.APPOSITION.match(self.text, name.untitled.end)
        if not match:
            return None
        somebody_else = match[1].startswith(
            self._phrasing.OF_ANOTHER
        ) and self._phrasing.SPEAKS.match(self.text, match.end())
        return None if somebody_else else Span(*match.span(1))

    def _labelled(self, name: Name) -> Span | None:
        """The label given to a person elsewhere: identified only as "Witness 1"."""
        match = self._phrasing.LABELLED.match(self.text, name.untitled.end)
        return Span(*match.span(1)) if match else None

    def _as(self, name: Name) -> Span | None:
        """The description after `is`, `was` or `as`: Anneke Vossberg is the mayor."""
        if not self.text.startswith(self._phrasing.LED_BY, name.untitled.end):
            return None
        match = self._phrasing.BEING.match(self.text, name.untitled.end)
        return Span(*match.span(1)) if match else None

    def _tell_genders(self) -> None:
        """Set a person's gender by the first pronoun after the name, where nothing else gives
        it."""
        for number, name in enumerate(self.names):
            entity = self.entity[name]
            has_evidence = len(entity.fullest.words) > 1 or entity in self.roles
            if entity.kind != "person" or entity.gender or not has_evidence or entity.is_place:
                continue
            end = (
                self.names[number + 1].span.start
                if number + 1 < len(self.names)
                else len(self.text)
            )
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
