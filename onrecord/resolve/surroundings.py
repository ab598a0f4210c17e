"""Where things stand in an article: in which sentence and paragraph, in quotation marks or not, as subject or not."""

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
    """What finding speakers asks of an article and its quotations, worked out once."""

    def __init__(self, article: Article, quotations: Sequence[Quotation]) -> None:
        """Look at the part of the text that the article's words stand in."""
        self.article, self.text = article, article.text
        part = (article.tokens[0].span.start, article.tokens[-1].span.end) if article.tokens else (0, 0)
        self.sentences = [match.end() for match in SENTENCE.finditer(self.text, *part)]
        self.paragraphs = [match.end() for match in PARAGRAPH.finditer(self.text, *part)]
        self.quoted = sorted(
            span for quotation in quotations if quotation.type == "direct" for span in quotation.content
        )
        self.heads = [_head_names(article, quotation) for quotation in quotations]
        """For each quotation the names that its source is about, None for what is no name."""
        self.named = [_first_named(article, source_heads) for source_heads in self.heads]
        """For each quotation the one whom its source names."""
        cues = [
            Span(quotation.cue[0].start, quotation.cue[-1].end).of(self.text) if quotation.cue else ""
            for quotation in quotations
        ]
        self.in_turns = {entity for entity, cue in zip(self.named, cues, strict=True) if entity and cue in ("", ":")}
        self.speaks = Counter(entity for entity in self.named if entity is not None)
        self.subjects: dict[Name, float] = {}

    @cached_property
    def most(self) -> dict[str, int]:
        """How often the one of each kind is named that is named the most."""
        most: dict[str, int] = {}
        for entity in self.article.everyone():
            most[entity.kind] = max(most.get(entity.kind, 0), len(entity.mentions))
        return most

    @cached_property
    def named_most(self) -> Sequence[Entity]:
        """Those named the most."""
        return sorted(self.article.everyone(), key=lambda entity: -len(entity.mentions))[:5]

    @cached_property
    def known_as(self) -> dict[str, list[tuple[Entity, frozenset[str]]]]:
        """Who is said to be what: by the noun, people with all the words of it; no more than `RIVALS` for each."""
        by_noun: dict[str, list[tuple[Entity, frozenset[str]]]] = defaultdict(list)
        for person in self.article.everyone():
            for role in self.article.roles.get(person, ()) if person.kind == "person" else ():
                for head in role.heads:
                    if len(by_noun[head]) < RIVALS:
                        by_noun[head].append((person, frozenset((*role.words, *role.owner))))
        return by_noun

    @cached_property
    def guest(self) -> Entity | None:
        """Who answers the questions of an interview: whoever is named most, of those who speak in no turn by name."""
        people = Counter(
            entity for entity in map(self.article.entity.__getitem__, self.article.names) if _is_person(entity)
        )
        people -= Counter(dict.fromkeys(self.in_turns, people.total()))
        most = people.most_common(2)
        alone = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
        return most[0][0] if alone else None

    def sentence(self, offset: int) -> int:
        """The number of the sentence that a place lies in."""
        return bisect_right(self.sentences, offset)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that a place lies in."""
        return bisect_right(self.paragraphs, offset)

    def in_marks(self, offset: int) -> bool:
        """Whether a place lies in a direct quotation."""
        return meets(Span(offset, offset + 1), self.quoted)

    def begins_sentence(self, name: Name) -> bool:
        """Whether nothing stands before a name in its sentence."""
        return not self.text[self._sentence_start(name) : name.span.start].strip(" “\"‘'")

    def _sentence_start(self, name: Name) -> int:
        number = self.sentence(name.span.start) - 1
        return self.sentences[number] if number >= 0 else 0

    def as_subject(self, name: Name) -> float:
        """How much a name looks like the subject of its sentence, by what stands before it there: from 0 to 1."""
        if name not in self.subjects:
            before = self.text[max(self._sentence_start(name), name.span.start - FAR - 1) : name.span.start]
            self.subjects[name] = 0.0 if len(before) > FAR else 1.0 if len(before.split()) <= 2 else 0.5
        return self.subjects[name]


def _head_names(article: Article, quotation: Quotation) -> list[Name | None]:
    return [head_name(article, span) for span in quotation.source]


def _first_named(article: Article, names: Sequence[Name | None]) -> Entity | None:
    return next((article.entity[name] for name in names if name), None)


def _is_person(entity: Entity) -> bool:
    """Whether more than capitals tells that a name is a person's."""
    has_evidence = bool(entity.gender) or len(entity.fullest.words) > 1
    return entity.kind == "person" and has_evidence and not entity.is_place
