"""Whom a description means: a person or an organization that has a name, or somebody unnamed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.resolve.article import Article
from onrecord.resolve.entities import Entity, role_gender
from onrecord.resolve.lexicon import (
    DETERMINERS,
    DOCUMENTS,
    GENERIC,
    GROUPS,
    INDEFINITE,
    ORGANIZATIONS,
    ROLES,
    STATES,
    THEY,
)
from onrecord.resolve.names import Token
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.referents import History, Referent, named
from onrecord.resolve.sources import described, head_of
from onrecord.types import Kind, Span

TELLING_APART = frozenset({"former", "deputy", "vice", "acting", "late", "assistant", "ex"})
"""What makes two holders of one office two."""
MANY = frozenset(["some", "many", "several", "two", "three", "four", "five", "most", "few"])
ONE_OF = ("one", "another")
LONGEST = 4
"""Words between a determiner and its noun."""
RIVALS = 20
"""Entities known by one noun that are compared, the latest first: more would cost time without end."""
REACH = 1500
"""Characters back in which `the company` finds its name."""
SAME_LETTERS = 5
"""So many first letters make Meranian and Merania one."""


class Descriptions:
    """Reads the descriptions of one article."""

    def __init__(self, article: Article, pronouns: Pronouns, history: History) -> None:
        """Take note of what everybody is."""
        self.article, self.pronouns, self.history = article, pronouns, history
        self.known_as: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
        for entity in article.everyone():
            roles = [frozenset(role.words) for role in article.roles.get(entity, ())]
            if entity.kind == "organization":
                roles = [frozenset(word for name in entity.mentions[:RIVALS] for word in name.words)]
            for role in roles:
                for word in role:
                    self.known_as[word].append((entity, role))

    def read(self, span: Span, words: Sequence[Token]) -> Referent:
        """Whom the words of a span describe."""
        first, head = words[0].lower, head_of(self.article, words)
        if words[-1].lower == "them" and (group := self.pronouns.last_of_kind(words[0], THEY)):
            return replace(group, kind="unnamed_person") if first in ONE_OF else group
        if first == "the" and [t.lower for t in words[1:2]] == ["two"] and (pair := self.pronouns.pair(words[0])):
            return pair
        if head in DOCUMENTS and head not in ROLES:
            return Referent("document", self._in_full(span, words, head))
        if first not in INDEFINITE and (entity := self._meant(head, words, span.start)):
            return named(entity)
        if head in ORGANIZATIONS and head not in GROUPS:
            return Referent("organization", self._in_full(span, words, head))
        if first == "the" and (before := self._described_before(head)):
            return before
        told = self._in_full(span, words, head)
        kind = self._kind_unnamed(span, words, head)
        proper = kind == "unnamed_group" and self._kind_unnamed(told, self.article.words_in(told), head) == "group"
        return Referent("group" if proper else kind, told)

    def _in_full(self, span: Span, words: Sequence[Token], head: str) -> Span:
        """The description as it stands or, if it is but `the report`, the fuller one before by the same noun."""
        if len(words) != 2 or words[0].lower != "the":
            return described(span, words)
        before = self.article.words_in(Span(max(0, span.start - REACH), span.start))
        places = [place for place, token in enumerate(before) if token.lower == head][-RIVALS:]
        fuller = (self._noun_phrase(before, place) for place in reversed(places))
        return next(filter(None, fuller), None) or described(span, words)

    def _noun_phrase(self, words: Sequence[Token], place: int) -> Span | None:
        """What stands between a determiner and the noun, and whose or where from it is; None if that is nothing."""
        first = place
        while first and place - first < LONGEST and self._touch(words[first - 1], words[first]):
            if words[first - 1].lower in DETERMINERS | INDEFINITE:
                break
            first -= 1
        else:
            first = place
        end = words[place].span.end
        if words[place + 1 : place + 2] and words[place + 1].lower in ("of", "from"):
            behind = self.article.names_in(Span(end, words[place + 1].span.end + len(" the N")))
            end = behind[0].own.end if behind and behind[0].own.start > end else end
        more = first < place or end > words[place].span.end
        return Span(words[first].span.start, end) if more else None

    def _touch(self, one: Token, other: Token) -> bool:
        return self.article.text[one.span.end : other.span.start] == " "

    def _meant(self, head: str, words: Sequence[Token], place: int) -> Entity | None:
        """Who with a name is meant by a definite description."""
        if known := self._known(head, words, place):
            return known
        if head in ROLES and words[0].lower == "the" and head not in self.known_as:
            entity = self.pronouns.antecedent(words[0], role_gender([head]))
            if entity and entity in [speaker.entity for speaker in self.history.speakers(4)]:
                return entity
        return self._last_organization(place) if head in GENERIC else None

    def _known(self, head: str, words: Sequence[Token], place: int) -> Entity | None:
        """Who is known by the noun: the entity with most of the description's words in a role, mentioned last."""
        wanted = frozenset(token.lower for token in words) - DETERMINERS
        fitting = [
            (_agreeing(wanted, role), self._last_mention(entity, place), entity)
            for noun in (head, *(wanted & TELLING_APART))
            for entity, role in self.known_as.get(noun, ())[-RIVALS:]
            if role & TELLING_APART == wanted & TELLING_APART
        ]
        best = max(fitting, key=lambda found: found[:2], default=None)
        as_fitting = {entity for agreeing, _, entity in fitting if best and agreeing == best[0]}
        told_more = best is not None and best[0] < len(wanted)
        return best[2] if best and not (told_more and len(as_fitting) > 1) else None

    def _last_mention(self, entity: Entity, place: int) -> int:
        """Where the entity was last mentioned before a place; -1 if it was not."""
        number = bisect_left(entity.mentions, place, key=lambda name: name.span.start)
        return entity.mentions[number - 1].span.start if number else -1

    def _last_organization(self, place: int) -> Entity | None:
        """The organization named last, states apart."""
        for name in self.article.names_before(place, REACH):
            entity = self.article.entity[name]
            if entity.kind == "organization" and entity.fullest.last not in STATES and not entity.place:
                return entity
        return None

    def _described_before(self, head: str) -> Referent | None:
        """Somebody unnamed who was described more fully before, by the same noun."""
        for speaker in reversed(self.history.speakers(RIVALS)):
            if speaker.entity is None and speaker.kind != "document":
                words = [token.lower for token in self.article.words_in(speaker.name)]
                if len(words) > 1 and head in words[:3]:
                    return speaker
        return None

    def _kind_unnamed(self, span: Span, words: Sequence[Token], head: str) -> Kind:
        first = words[0]
        if first.lower in ONE_OF or not (head in GROUPS or head.endswith("s") or first.lower in MANY):
            return "unnamed_person"
        proper = bool(self.article.names_in(span)) and first.capital and first.lower not in GROUPS
        return "group" if proper else "unnamed_group"


def _agreeing(wanted: frozenset[str], told: frozenset[str]) -> int:
    """How many words of a description are told."""
    beginnings = {word[:SAME_LETTERS] for word in told}
    return sum(w in told or (len(w) > SAME_LETTERS and w[:SAME_LETTERS] in beginnings) for w in wanted)
