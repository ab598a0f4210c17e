"""The layout of an article: its sentences, paragraphs, quotation marks, and the names that look
like subjects."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from onrecord.resolve.article import Article
from onrecord.resolve.entities import Entity
from onrecord.resolve.names import Name
from onrecord.resolve.sources import head_name
from onrecord.text.spans import meets
from onrecord.types import Quotation, Span

SENTENCE = re.compile(r"[.!?][”\"’']?\s|\n+")
PARAGRAPH = re.compile(r"\n+")
RIVALS = 20
"""People known by one noun who are compared: more would cost time without end."""
FAR = 80
"""Characters of a sentence before a name that is hardly its subject."""


class Surroundings:
    """Facts about an article and its quotations that finding speakers needs, worked out once."""

    def __init__(self, article: Article, quotations: Sequence[Quotation]) -> None:
        """Read the part of the text that the article's words cover."""
        self.article, self.text = article, article.text
        part = (
            (article.tokens[0].span.start, article.tokens[-1].span.end)
            if article.tokens
            else (0, 0)
        )
        self.sentences = [match.end() for match in SENTENCE.finditer(self.text, *part)]
        self.paragraphs = [match.end() for match in PARAGRAPH.finditer(self.text, *part)]
        self.quoted = sorted(
            span
            for quotation in quotations
            if quotation.type == "direct"
            for span in quotation.content
        )
        self.heads = [_head_names(article, quotation) for quotation in quotations]
        """For each quotation the names that its source is about, None for what is no name."""
        self.named = [_first_named(article, source_heads) for source_heads in self.heads]
        """For each quotation the one whom its source names."""
        cues = [
            Span(quotation.cue[0].start, quotation.cue[-1].end).of(self.text)
            if quotation.cue
            else ""
            for quotation in quotations
        ]
        self.in_turns = {
            entity
            for entity, cue in zip(self.named, cues, strict=True)
            if entity and cue in ("", ":")
        }
        self.speaks = Counter(entity for entity in self.named if entity is not None)
        self.subjects: dict[Name, float] = {}

    @cached_property
    def most(self) -> dict[str, int]:
        """The number of mentions of the most mentioned entity of each kind."""
        most: dict[str, int] = {}
        for entity in self.article.everyone():
            most[entity.kind] = max(most.get(entity.kind, 0), len(entity.mentions))
        return most

    @cached_property
    def named_most(self) -> Sequence[Entity]:
        """The five entities mentioned most often."""
        return sorted(self.article.everyone(), key=lambda entity: -len(entity.mentions))[:5]

    @cached_property
    def known_as(self) -> dict[str, list[tuple[Entity, frozenset[str]]]]:
        """People by the head noun of their roles, each with the words of the role; at most
        `RIVALS` for a noun."""
        by_noun: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
        for person in self.article.everyone():
            for role in self.article.roles.get(person, ()) if person.kind == "person" else ():
                for head in role.heads:
                    if len(by_noun[head]) < RIVALS:
                        by_noun[head].append((person, frozenset((*role.words, *role.owner))))
        return by_noun

    @cached_property
    def guest(self) -> Entity | None:
        """The guest of an interview: the person named most often who does not speak in a turn
        under a name. None if two are level."""
        people = Counter(
            entity
            for entity in map(self.article.entity.__getitem__, self.article.names)
            if _is_person(entity)
        )
        people -= Counter(dict.fromkeys(self.in_turns, people.total()))
        most = people.most_common(2)
        alone = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
        return most[0][0] if alone else None

    def sentence(self, offset: int) -> int:
        """The number of the sentence that contains an offset."""
        return bisect_right(self.sentences, offset)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that contains an offset."""
        return bisect_right(self.paragraphs, offset)

    def in_marks(self, offset: int) -> bool:
        """Whether an offset lies in a direct quotation."""
        return meets(Span(offset, offset + 1), self.quoted)

    def begins_sentence(self, name: Name) -> bool:
        """Whether a name begins its sentence."""
        return not self.text[self._sentence_start(name) : name.span.start].strip(" “\"‘'")

    def _sentence_start(self, name: Name) -> int:
        number = self.sentence(name.span.start) - 1
        return self.sentences[number] if number >= 0 else 0

    def as_subject(self, name: Name) -> float:
        """How much a name looks like the subject of its sentence, by the words before it: from 0
        to 1."""
        if name not in self.subjects:
            before = self.text[
                max(self._sentence_start(name), name.span.start - FAR - 1) : name.span.start
            ]
            self.subjects[name] = (
                0.0 if len(before) > FAR else 1.0 if len(before.split()) <= 2 else 0.5
            )
        return self.subjects[name]


def _head_names(article: Article, quotation: Quotation) -> list[Name | None]:
    return [head_name(article, span) for span in quotation.source]


def _first_named(article: Article, names: Sequence[Name | None]) -> Entity | None:
    return next((article.entity[name] for name in names if name), None)


def _is_person(entity: Entity) -> bool:
    """Whether more than capitals tells that a name is a person's."""
    has_evidence = bool(entity.gender) or len(entity.fullest.words) > 1
    return entity.kind == "person" and has_evidence and not entity.is_place
