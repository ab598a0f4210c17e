"""Whom pronouns stand for: he and she by what was named and who spoke before, they and it by the last of their kind."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise

from onrecord.resolve.article import Article
from onrecord.resolve.entities import Entity, role_gender
from onrecord.resolve.lexicon import IT, THEY
from onrecord.resolve.names import Name
from onrecord.resolve.referents import Candidates, History, Referent, named
from onrecord.resolve.sources import POSSESSIVE
from onrecord.resolve.spans import meets
from onrecord.resolve.tokens import Token
from onrecord.types import Span

SENTENCE = re.compile(r"[.!?][”\"’']?\s|\n+")
SUBJECT = re.compile(r"(?:^|[.!?:\n][”\"’']?\s*)(?:[^,.!?\n]{0,40},\s)?(?:\w+\s){0,2}$")
"""What stands before a name that is the subject of its sentence, or may be."""
JOINED = re.compile(r",? and (?:(?:the|his|her) )?(?:[a-z-]+ ){0,3}")
"""What stands between two who are named together: and; and the finance minister."""
REACH = 3000
"""Characters back in which he and she find their name."""
TOGETHER = 400
"""Characters back in which they finds two people named together."""
PER_SENTENCE, AS_SUBJECT, POSSESSOR, IN_QUOTATION, GENDER_TOLD, JUST_A_NAME, SPOKE = (
    -0.5,
    0.6,
    -0.3,
    -1.5,
    0.3,
    -1.5,
    1.2,
)
"""What makes a name likelier to be meant: chosen by hand, as no weights learned from GUM chose better in the news."""
HIGHEST, STEEP, NOBODY = 4.0, 2.3, 0.015
"""How likely who is: the likelier the nearer the score is to the highest; `NOBODY` weighs that it is none of them.
Fitted to 843 pronouns of GUM; in the news they are rather surer than it says."""
TIE = 0.98
"""How likely the second may be, beside the first, for the first to be meant."""


class Pronouns:
    """Reads the pronouns of one article.

    `sources`: who is a source by name anywhere in it; `quoted`: what stands inside quotation marks.
    """

    def __init__(self, article: Article, history: History, sources: Collection[Entity], quoted: Sequence[Span]) -> None:
        """Take what pronouns go by."""
        self.article, self.history, self.sources, self.inside = article, history, sources, sorted(quoted)
        part = (article.tokens[0].span.start, article.tokens[-1].span.end) if article.tokens else (0, 0)
        self.breaks = [found.end() for found in SENTENCE.finditer(article.text, *part)]
        self.subjects: dict[Name, bool] = {}

    def he_or_she(self, token: Token, gender: str) -> Referent | None:
        """Somebody unnamed who spoke right before, or else the likeliest of those named before."""
        if unnamed := self._unnamed_before(token, gender):
            return unnamed
        entity = self.antecedent(token, gender)
        return named(entity) if entity else None

    def antecedent(self, token: Token, gender: str) -> Entity | None:
        """The likeliest person of those named before, of this gender if one is given; None if nobody is a person for
        sure, or two are as likely."""
        first, second = [*self.candidates(token, gender), (None, 0.0), (None, 0.0)][:2]
        return first[0] if first[0] and self.is_person(first[0]) and second[1] < TIE * first[1] else None

    def candidates(self, token: Token, gender: str) -> Candidates:
        """Who may be meant, and how likely each is, the likeliest first; the rest to 1 is for nobody of them."""
        weights = {one: (HIGHEST - score) ** -STEEP for one, score in self._scores(token, gender).items()}
        whole = sum(weights.values()) + NOBODY
        told = sorted(weights.items(), key=lambda item: -item[1])
        return [(one, weight / whole) for one, weight in told]

    def _scores(self, token: Token, gender: str) -> dict[Entity, float]:
        scores: dict[Entity, float] = {}
        for name in self.article.names_in(Span(max(0, token.span.start - REACH), token.span.start)):
            entity = self.article.entity[name]
            if entity.kind == "person" and (not gender or entity.gender in ("", gender)) and not self._signs(name):
                known = (GENDER_TOLD if entity.gender == gender else 0) + (0 if self.is_person(entity) else JUST_A_NAME)
                scores[entity] = max(scores.get(entity, -99.0), self._salience(name, token.span.start) + known)
        for back, told in enumerate(self.history.last(4)):
            if told.speaker and told.speaker.entity in scores:
                scores[told.speaker.entity] += SPOKE / (1 + back)
        return scores

    def acting(self, span: Span) -> Entity | None:
        """Who is the subject of a sentence there: a person for sure."""
        for name in self.article.names_in(span):
            entity = self.article.entity[name]
            if entity.kind == "person" and self.is_person(entity) and self._is_subject(name):
                return entity
        return None

    def last_of_kind(self, token: Token, gender: str) -> Referent | None:
        """They and it: two people named together, or the last speaker of that number."""
        if gender == THEY and (pair := self.pair(token)):
            return pair
        kinds = ("group", "unnamed_group", "organization") if gender == THEY else ("organization", "document")
        speaker = next((speaker for speaker in self.history.speakers(6) if speaker.kind in kinds), None)
        return speaker or (self._last_organization(token) if gender == IT else None)

    def is_person(self, entity: Entity) -> bool:
        """Whether more than capitals tells that the name is a person's."""
        if entity.gender or self.article.roles.get(entity):
            return True
        return (entity in self.sources or len(entity.fullest.words) > 1) and not entity.place

    def _last_organization(self, token: Token) -> Referent | None:
        for name in self.article.names_before(token.span.start, REACH):
            entity = self.article.entity[name]
            if entity.kind == "organization" and not entity.place:
                return named(entity)
        return None

    def _unnamed_before(self, token: Token, gender: str) -> Referent | None:
        """Somebody unnamed who spoke right before, if nobody has been named since."""
        speaker = next((told.speaker for told in self.history.last(1)), None)
        if speaker is None or speaker.kind != "unnamed_person":
            return None
        told = role_gender(word.lower for word in self.article.words_in(speaker.name))
        since = Span(speaker.name.end, token.span.start)
        others = (n for n in self.article.names_in(since) if not self._quoted(n.own.start))
        alone = not any(self.is_person(self.article.entity[name]) for name in others)
        return speaker if told in ("", gender) and alone and since.end - since.start < REACH // 5 else None

    def pair(self, token: Token) -> Referent | None:
        """Two people named together shortly before."""
        for other, one in pairwise(self.article.names_before(token.span.start, TOGETHER)):
            joined = JOINED.fullmatch(self.article.text, one.own.end, other.span.start)
            if joined and all(self.article.entity[name].kind == "person" for name in (one, other)):
                return Referent("group", Span(one.own.start, other.own.end))
        return None

    def _signs(self, name: Name) -> bool:
        """Whether the name stands in a byline."""
        line = self.article.text[max(0, name.span.start - 60) : name.span.start].rpartition("\n")[2]
        return line[:3].lower() == "by "

    def _salience(self, name: Name, place: int) -> float:
        text = self.article.text
        score = PER_SENTENCE * (bisect_left(self.breaks, place) - bisect_left(self.breaks, name.own.end))
        score += IN_QUOTATION if self._quoted(name.own.start) else 0
        score += AS_SUBJECT if self._is_subject(name) else 0
        return score + (POSSESSOR if POSSESSIVE.match(text, name.own.end) else 0)

    def _is_subject(self, name: Name) -> bool:
        """Whether the name stands where its sentence begins, or after what leads it in."""
        if name not in self.subjects:
            before = self.article.text[max(0, name.span.start - 60) : name.span.start]
            self.subjects[name] = bool(SUBJECT.search(before)) or self._joins_subject(name, before)
        return self.subjects[name]

    def _joins_subject(self, name: Name, before: str) -> bool:
        if not before.endswith(" and "):
            return False
        other = next(iter(self.article.names_before(name.span.start, 60)), None)
        return other is not None and other.own.end == name.span.start - 5 and self._is_subject(other)

    def _quoted(self, place: int) -> bool:
        return meets(Span(place, place + 1), self.inside)
