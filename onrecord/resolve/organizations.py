"""Which organization `the company` and `the government` mean: of those named before the likeliest."""

import re
from collections import Counter

from onrecord.resolve.article import Article
from onrecord.resolve.entities import Entity
from onrecord.resolve.lexicon import CLASSES, STATES
from onrecord.resolve.names import Name
from onrecord.resolve.referents import History

GOVERNMENTS = frozenset({"government", "cabinet"})
REACH = 1500
"""Characters back in which `the company` finds its name."""
ALIKE = (CLASSES["group"], CLASSES["company"], CLASSES["charity"])
"""Classes that may call themselves a group."""
BREAK = re.compile(r"[.!?][”\"’']?\s|\n+")
PER_SENTENCE, SPOKE, CALLED_SO, SUBJECT, EACH_MENTION, MOST = -0.35, 0.8, 1.5, 0.6, 0.15, 6
"""What makes an organization likelier to be meant: chosen by hand on annotated articles of the training parts."""
BEGINS = re.compile(r"(?:^|[.!?:\n“][”\"’']?\s*)(?:[Tt]he\s)?$")


class Organizations:
    """Finds the organizations of one article by what they are."""

    def __init__(self, article: Article, history: History) -> None:
        """Count how often each is named."""
        self.article, self.history = article, history
        self.mentions = Counter(article.entity[name] for name in article.names)

    def governing(self, place: int) -> Entity | None:
        """Whose government `the government` is: of the state or government named last before a place."""
        for name in self.article.names_before(place, REACH):
            entity = self.article.entity[name]
            words = {*entity.fullest.words}
            state = entity.fullest.last in STATES or bool(words & GOVERNMENTS)
            if (entity.kind == "organization" and state) or self._may_be_state(name, place):
                return entity
        return None

    def _may_be_state(self, name: Name, place: int) -> bool:
        """Whether nothing tells that a name of the same sentence is a person's."""
        entity = self.article.entity[name]
        unknown = entity.kind == "person" and not (entity.personal or entity.gender or self.article.roles.get(entity))
        near = BREAK.search(self.article.text, name.own.end, place) is None
        return unknown and near and len(entity.fullest.words) == 1

    def meant(self, noun: str, place: int) -> Entity | None:
        """The likeliest organization that the noun can mean, of those named before a place; None if there is none."""
        if noun in GOVERNMENTS:
            return self.governing(place)
        scores: dict[Entity, float] = {}
        for name in self.article.names_before(place, REACH):
            entity = self.article.entity[name]
            if entity.kind == "organization" and _can_be(noun, entity):
                scores[entity] = max(scores.get(entity, -99.0), self._salience(name, place))
        speaking = [speaker.entity for speaker in self.history.speakers(3)]
        for entity in scores:
            scores[entity] += SPOKE if entity in speaking else 0
            scores[entity] += CALLED_SO if self._is_called(entity, noun) else 0
            scores[entity] += EACH_MENTION * min(self.mentions[entity], MOST)
        return max(scores, key=lambda one: scores[one], default=None)

    def _salience(self, name: Name, place: int) -> float:
        text = self.article.text
        between = sum(1 for _ in BREAK.finditer(text, name.own.end, place))
        begins = BEGINS.search(text, max(0, name.span.start - 12), name.span.start)
        return PER_SENTENCE * between + (SUBJECT if begins else 0)

    def _is_called(self, entity: Entity, noun: str) -> bool:
        """Whether the article calls it so, in its name or beside it."""
        told = any(noun in role.heads for role in self.article.roles.get(entity, ()))
        return told or entity.fullest.words[-1] == noun


def _can_be(noun: str, entity: Entity) -> bool:
    """Whether the name of an organization does not say that it is of another class."""
    if entity.fullest.last in STATES or entity.place:
        return False
    told = {CLASSES[word] for name in entity.mentions[:5] for word in name.words if word in CLASSES}
    kind = CLASSES.get(noun)
    if noun == "force" and kind not in told:
        return False
    return not told or kind is None or kind in told or (noun == "group" and bool(told & {*ALIKE}))
