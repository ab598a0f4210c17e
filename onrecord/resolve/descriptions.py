"""Whom a description means: a person or an organization that has a name, or somebody unnamed."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.resolve.article import Article
from onrecord.resolve.entities import Entity, role_gender
from onrecord.resolve.lexicon import (
    CLASSES,
    DETERMINERS,
    DOCUMENTS,
    GENERIC,
    GROUPS,
    INDEFINITE,
    OFFICES,
    ORGANIZATIONS,
    OWN,
    PREPOSITIONS,
    QUANTITIES,
    RELATIVE,
    ROLES,
    THEY,
)
from onrecord.resolve.organizations import GOVERNMENTS, Organizations
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.referents import History, Referent, named
from onrecord.resolve.sources import described, head_of
from onrecord.resolve.tokens import Token
from onrecord.types import Kind, Span

TELLING_APART = frozenset({"former", "deputy", "vice", "acting", "late", "assistant", "ex"})
"""What makes two holders of one office two."""
MANY = frozenset(["some", "many", "several", "two", "three", "four", "five", "most", "few", "both", "those"])
ONE_OF = ("one", "another")
COUNTED = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
LONGEST = 4
"""Words between a determiner and its noun."""
RIVALS = 20
"""Entities known by one noun that are compared, the latest first: more would cost time without end."""
REACH = 1500
"""Characters back in which `the report` finds the fuller description."""
SAME_LETTERS = 5
"""So many first letters make Meranian and Merania one."""
AGE = re.compile(r"(\d{1,3})-year-old")
LAST_TWO = 400
"""Characters back in which `the latter` finds two who were named."""


class Descriptions:
    """Reads the descriptions of one article."""

    def __init__(self, article: Article, pronouns: Pronouns, history: History) -> None:
        """Take note of what everybody is."""
        self.article, self.pronouns, self.history = article, pronouns, history
        self.organizations = Organizations(article, history)
        self.known_as: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
        for entity in article.everyone():
            for head, role in self._known_heads(entity):
                self.known_as[head].append((entity, role))

    def _known_heads(self, entity: Entity) -> Iterator[tuple[str, frozenset[str]]]:
        """The nouns by which somebody may be described, each with all words of that description."""
        for role in self.article.roles.get(entity, ()):
            words = frozenset((*role.words, *role.owner))
            yield from ((head, words) for head in role.heads)
            yield from ((word, words) for word in role.words if word in TELLING_APART)
        if entity.kind == "organization":
            words = frozenset(word for name in entity.mentions[:RIVALS] for word in name.words)
            yield from ((word, words) for word in words)

    def read(self, span: Span, words: Sequence[Token]) -> Referent | None:
        """Whom the words of a span describe; None if it cannot be told which of two."""
        first, head = words[0].lower, head_of(self.article, words)
        if words[-1].lower == "them" and (group := self.pronouns.last_of_kind(words[0], THEY)):
            return replace(group, kind="unnamed_person") if first in ONE_OF else group
        if first == "the" and len(words) > 1 and (pair := self._of_two(words)):
            return pair
        age = next(filter(None, (AGE.match(word.lower) for word in words[1:3])), None) if first == "the" else None
        if age and (age[1] in self.article.ages or head == age.string):
            return self._of_age(span, words, age[1])
        if _is_document(head):
            return Referent("document", self._in_full(span, words, head))
        if first not in INDEFINITE and (entity := self._meant(head, words, span.start)):
            return named(entity)
        if head in ORGANIZATIONS and head not in GROUPS:
            return Referent("organization", self._in_full(span, words, head))
        if first == "the" and (before := self._described_before(head)):
            return before
        return self.unnamed(span, words)

    def unnamed(self, span: Span, words: Sequence[Token]) -> Referent:
        """Whoever the words describe, as somebody without a name."""
        head = head_of(self.article, words)
        told = self._in_full(span, words, head)
        return Referent(self._kind_unnamed(self.article.words_in(told) or words, head), told)

    def _of_two(self, words: Sequence[Token]) -> Referent | None:
        """The two, the former, the latter: two who were named right before."""
        which = words[1].lower
        if which == "two":
            return self.pronouns.pair(words[0])
        if which not in ("former", "latter") or len(words) > 2:
            return None
        place = words[0].span.start
        before = self.article.names_before(place, LAST_TWO)
        people = dict.fromkeys(e for e in map(self.article.entity.__getitem__, before) if e.kind == "person")
        two = list(people)[:2]
        return named(two[0] if which == "latter" else two[-1]) if two else None

    def _of_age(self, span: Span, words: Sequence[Token], age: str) -> Referent | None:
        """The 34-year-old: who is said to be so old, named or not, or else the likeliest whose age is not told."""
        if entity := self.article.ages.get(age):
            return named(entity)
        before = self.article.text[max(0, span.start - REACH) : span.start]
        if re.search(rf"\b(?:an?|another) (?:[\w-]+ ){{0,2}}{age}-year-old", before, re.I):
            return self._described_before(f"{age}-year-old") or Referent("unnamed_person", described(span, words))
        gender = role_gender(word.lower for word in words)
        told_ages = {*self.article.ages.values()}
        fits = [(one, share) for one, share in self.pronouns.candidates(words[0], gender) if one not in told_ages]
        fits = [(one, share) for one, share in fits if self.pronouns.is_person(one)]
        if fits and (len(fits) == 1 or fits[1][1] < fits[0][1] / 2):
            return named(fits[0][0])
        return Referent("unnamed_person", described(span, words)) if not fits else None

    def _in_full(self, span: Span, words: Sequence[Token], head: str) -> Span:
        """The description as it stands or, if it is but `the report`, the fuller one before by the same noun, or by
        one of an organization's class: the force, the police in Marlow."""
        if len(words) != 2 or words[0].lower != "the":
            return described(span, words)
        before = self.article.words_in(Span(max(0, span.start - REACH), span.start))
        kind = CLASSES.get(head) if head in GENERIC else None
        places = [n for n, token in enumerate(before) if token.lower == head or kind == CLASSES.get(token.lower, -1)]
        fuller = (self._noun_phrase(before, place, proper=kind is not None) for place in reversed(places[-RIVALS:]))
        return next(filter(None, fuller), None) or described(span, words)

    def _noun_phrase(self, words: Sequence[Token], place: int, proper: bool) -> Span | None:
        """What stands between a determiner and the noun, and whose or where from it is; None if that is nothing.

        `proper`: an organization's, so that it must be introduced there, or have a name in it.
        """
        first = place
        while first and place - first < LONGEST and self._touch(words[first - 1], words[first]):
            if words[first - 1].lower in DETERMINERS | INDEFINITE:
                break
            first -= 1
        else:
            first = place
        end = words[place].span.end
        if words[place + 1 : place + 2] and words[place + 1].lower in ("of", "from", "in"):
            behind = self.article.names_in(Span(end, words[place + 1].span.end + len(" the N")))
            end = behind[0].own.end if behind and behind[0].own.start > end else end
        if first == place and end == words[place].span.end:
            return None
        introduced = first and words[first - 1].lower in INDEFINITE
        if proper and not introduced and not self.article.names_in(Span(words[first].span.start, end)):
            return None
        return Span(words[first].span.start, end)

    def _touch(self, one: Token, other: Token) -> bool:
        return self.article.text[one.span.end : other.span.start] == " "

    def _meant(self, head: str, words: Sequence[Token], place: int) -> Entity | None:
        """Who with a name is meant by a definite description."""
        alone = len(words) == 2 or (words[1:2] and words[1].lower == head and words[2].lower in RELATIVE)
        plain = words[0].lower == "the" and alone
        if head in GENERIC | GOVERNMENTS and plain:
            return self.organizations.meant(head, place)
        if known := self._known(head, words, place):
            return known
        if self._may_be_somebody_named(head, words, place):
            entity = self.pronouns.antecedent(words[0], role_gender([head]))
            if entity and entity in self._speaking() and head not in entity.lasts:
                return entity
        return None

    def _may_be_somebody_named(self, head: str, words: Sequence[Token], place: int) -> bool:
        """Whether a description of which the article tells nothing may be of who spoke before: the singer, not the
        mayor, nor the singer's brother."""
        if head not in ROLES - OFFICES or head in self.known_as or words[0].lower != "the" or self._owner(words):
            return False
        return not any(word.lower in RELATIVE | PREPOSITIONS for word in words) and not self._is_introduced(head, place)

    def _speaking(self) -> list[Entity | None]:
        return [speaker.entity for speaker in self.history.speakers(4)]

    def _is_introduced(self, head: str, place: int) -> bool:
        """Whether somebody unnamed is introduced by the noun before: an officer, a young officer."""
        before = self.article.text[max(0, place - REACH) : place]
        return bool(re.search(rf"\b(?:an?|another|one|two|some)\s(?:[\w-]+\s){{0,3}}{re.escape(head)}\b", before, re.I))

    def _known(self, head: str, words: Sequence[Token], place: int) -> Entity | None:
        """Who is known by the noun: the entity with most of the description's words in a role, mentioned last."""
        wanted = frozenset(token.lower for token in words) - DETERMINERS
        owner = self._owner(words)
        fitting = [
            (_agreeing(wanted, role), self._last_mention(entity, place), entity)
            for noun in (head, *(wanted & TELLING_APART))
            for entity, role in self.known_as.get(noun, ())[-RIVALS:]
            if role & TELLING_APART == wanted & TELLING_APART
            and _agreeing(owner, role) == len(owner)
            and (entity.kind != "organization" or _agreeing(wanted, role) == len(wanted))
        ]
        best = max(fitting, key=lambda found: found[:2], default=None)
        as_fitting = {entity for agreeing, _, entity in fitting if best and agreeing == best[0]}
        told_more = best is not None and best[0] < len(wanted)
        return best[2] if best and not (told_more and len(as_fitting) > 1) else None

    def _owner(self, words: Sequence[Token]) -> frozenset[str]:
        """The words for whose a description is, where that tells whom: the minister's wife is not the minister.

        A state's or a company's president is its president, whether or not the article says so there.
        """
        first = self.article.behind_owner(words)
        owner = words[:first]
        if owner:
            names = self.article.names_in(Span(owner[0].span.start, owner[-1].span.end))
            if names and all(self.article.entity[name].kind != "person" for name in names):
                return frozenset()
        told = frozenset(token.lower for token in owner if token.lower not in DETERMINERS)
        return told or frozenset(token.lower for token in words[:1] if token.lower in OWN)

    def _last_mention(self, entity: Entity, place: int) -> int:
        """Where the entity was last mentioned before a place; -1 if it was not."""
        number = bisect_left(entity.mentions, place, key=lambda name: name.span.start)
        return entity.mentions[number - 1].span.start if number else -1

    def _described_before(self, head: str) -> Referent | None:
        """Somebody unnamed who was described more fully before, by the same noun."""
        for speaker in reversed(self.history.speakers(RIVALS)):
            if speaker.entity is None and speaker.kind != "document":
                words = [token.lower for token in self.article.words_in(speaker.name)]
                if len(words) > 1 and head in words[:3]:
                    return speaker
        return None

    def _kind_unnamed(self, words: Sequence[Token], head: str) -> Kind:
        first = words[0]
        if head == "family" and self.article.names_in(Span(first.span.start, words[-1].span.end)):
            return "group"
        several = head in GROUPS or (head.endswith("s") and not head.endswith("ss")) or first.lower in MANY
        if first.lower in ONE_OF or not several:
            return "unnamed_person"
        proper = any(token.capital and token.lower == head for token in words[1:])
        return "group" if proper else "unnamed_group"


def _is_document(noun: str) -> bool:
    """Whether a noun, or its singular, is a document's."""
    if noun in DOCUMENTS:
        return noun not in ROLES
    singular = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    return noun not in ROLES | GROUPS | ORGANIZATIONS and singular in DOCUMENTS


def is_quantity(words: Sequence[Token], text: str) -> bool:
    """Whether a description tells how many, not who: 21 percent of voters, nine in 10, a majority."""
    first, second = words[0], words[1] if len(words) > 1 else None
    counted = first.word.isdigit() or first.word[0].isdigit()
    if counted and (text.startswith("%", first.span.end) or (second and second.lower in QUANTITIES | {"in", "of"})):
        return True
    if second is not None and first.lower in COUNTED and second.lower == "in":
        return True
    numbers = (number for number, token in enumerate(words[:4]) if token.lower in QUANTITIES)
    return any(number + 1 == len(words) or words[number + 1].lower == "of" for number in numbers)


def _agreeing(wanted: frozenset[str], told: frozenset[str]) -> int:
    """How many words of a description are told."""
    beginnings = {word[:SAME_LETTERS] for word in told}
    return sum(w in told or (len(w) > SAME_LETTERS and w[:SAME_LETTERS] in beginnings) for w in wanted)
