"""Who the words are attributed to: the source as written, and whom it stands for."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.resolve.article import Article
from onrecord.resolve.descriptions import MANY, Descriptions, is_quantity
from onrecord.resolve.entities import Entity
from onrecord.resolve.lexicon import (
    DETERMINERS,
    ELDER,
    FIRST_PERSON,
    FOLLOWING,
    HE,
    INDEFINITE,
    PRONOUNS,
    RELATIVE,
    SHE,
    YOUNGER,
)
from onrecord.resolve.names import Name
from onrecord.resolve.pronouns import SENTENCE, Pronouns
from onrecord.resolve.referents import Candidates, History, Referent, Told, named
from onrecord.resolve.sources import described, head_name, is_label, is_led_by_noun, is_list, plain
from onrecord.resolve.spans import words as words_of
from onrecord.resolve.tokens import Token
from onrecord.types import Quotation, Span

NEAR = 250
"""Characters between a quotation and one that goes on with it."""
QUESTION = re.compile(r"^(?![“\"‘])[^\n]*\?\n+$", re.M)
"""A question in a line of its own, outside quotation marks."""
HOLDERS = 50
"""Quotations back among which the one is that another is nested in."""
BEFORE_WHO = 150
"""Characters in which `who` finds whom it goes with."""


class Speakers:
    """Tells the speakers of an article's quotations, one after the other."""

    def __init__(self, article: Article, quotations: Sequence[Quotation]) -> None:
        """Take the quotations in the order of the text."""
        self.article, self.history = article, History()
        heads = [head_name(article, span) for quotation in quotations for span in quotation.source]
        self.guest: list[tuple[Entity, int]] | None = None
        sources = {article.entity[head] for head in heads if head}
        self.in_full = {article.entity[head] for head in heads if head and len(head.bare) > 1}
        turns = [one for one in quotations if one.source and words_of(one.cue, article.text) in ("", ":")]
        self.in_turns = {article.entity[head] for one in turns if (head := head_name(article, one.source[0]))}
        quoted = [span for quotation in quotations if quotation.type == "direct" for span in quotation.content]
        self.pronouns = Pronouns(article, self.history, sources, quoted)
        self.descriptions = Descriptions(article, self.pronouns, self.history)

    def tell(self, quotation: Quotation) -> Told:
        """The next quotation with its speaker; None where the article does not say."""
        if is_label(quotation.source, self.article.text):
            found = self._of_label(quotation.source[0])
        elif quotation.source:
            found = next(filter(None, map(self._of_source, quotation.source)), None)
            found = self._somebody_else(quotation, found) or found
        else:
            found = self._goes_on(quotation)
        told = Told(quotation, found, self._candidates(quotation, found))
        self.history.add(told)
        return told

    def _somebody_else(self, quotation: Quotation, found: Referent | None) -> Referent | None:
        """Whom a description means that is not the one it was found to be: nobody calls himself the engineer in his own
        words, and THE WITNESS, before a turn of a transcript, is not who had the last one."""
        span = quotation.source[0]
        words = self.article.words_in(span)
        if not found or not found.entity or not words or _is_pronoun(words) or head_name(self.article, span):
            return None
        holder = self._holder(span.start)
        own = (
            holder is not None
            and holder.quotation.type == "direct"
            and holder.speaker is not None
            and holder.speaker.entity is found.entity
        )
        in_capitals = words[-1].word.isupper() and len(words[-1].word) > 1
        is_turn = in_capitals and (not quotation.cue or quotation.cue[0].of(self.article.text) == ":")
        return self.descriptions.unnamed(span, words) if own or is_turn else None

    def _candidates(self, quotation: Quotation, found: Referent | None) -> Candidates:
        words = self.article.words_in(quotation.source[0]) if quotation.source else ()
        gender = PRONOUNS.get(plain(words[0])) if words and _is_pronoun(words) else None
        if gender in (HE, SHE):
            return self.pronouns.candidates(words[0], gender)
        head = head_name(self.article, quotation.source[0]) if words else None
        if head is None or found or len(head.bare) > 1:
            return ()
        namesakes = self.article.namesakes.get(head.last, ())
        return [(one, 1 / len(namesakes)) for one in namesakes]  # two of one surname, and no word which

    def _goes_on(self, quotation: Quotation) -> Referent | None:
        """A quotation in marks with neither source nor cue is whose the paragraph was about so far, or else goes on
        with what was said right before."""
        before = next(self.history.last(1), None)
        if quotation.type != "direct" or quotation.cue:
            return None
        end = max((span.end for span in before.quotation.spans()), default=0) if before else 0
        start = quotation.content[0].start
        paragraph = self.article.text.rfind("\n", max(0, start - NEAR), start) + 1
        if acting := self.pronouns.acting(Span(max(paragraph, end), start)):
            return named(acting)
        if QUESTION.search(self.article.text, max(0, start - NEAR), start):
            return self._asked(start)
        near = start - end < NEAR and self.article.text.count("\n\n", end, start) <= 1
        return before.speaker if before and near else None

    def _asked(self, start: int) -> Referent | None:
        """Who answers the questions of an interview: whoever is likeliest to be meant before the first of them."""
        words = self.article.words_in(Span(start, start + NEAR))
        asked = self.pronouns.antecedent(words[0], "") if words else None
        return named(asked) if asked else None

    def _of_source(self, span: Span) -> Referent | None:
        words = self.article.words_in(span)
        if not words or not _names_somebody(words, self.article.text):
            return None
        if _is_pronoun(words):
            return self._of_pronoun(words[0])
        if is_quantity(words, self.article.text):
            return Referent("unnamed_group", described(span, words))
        head = head_name(self.article, span)
        if head and (which := {word.lower for word in words} & (ELDER | YOUNGER)) and len(head.bare) == 1:
            return self._of_generation(head, elder=bool(which & ELDER))
        if head is None or is_led_by_noun(self.article, head, words):
            return self.descriptions.read(span, words)
        if words[0].lower in MANY and self.article.entity[head].kind == "group":
            return Referent("unnamed_group", described(span, words))  # several Democrats
        if is_list(self.article, head, span):
            return Referent("group", described(span, words))
        return self._named(head)

    def _named(self, name: Name) -> Referent | None:
        """Who has the name; of two who share a last name, the one who has been speaking; None if that is neither, and
        both were named together."""
        entity = self.article.entity[name]
        if len(name.bare) == 1 and not name.title and not name.suffix:
            speaking = {s.entity for s in self.history.speakers(4) if s.entity and s.entity.fullest.last == name.last}
            if not speaking and self.article.are_together(name):
                speaking = self.in_full & {*self.article.namesakes[name.last]}
                if len(speaking) != 1:
                    return None
            entity = next(iter(speaking)) if len(speaking) == 1 else entity
        if entity.kind == "person" and entity.place and not self.pronouns.is_person(entity):
            return Referent("organization", entity.fullest.own, entity)  # a capital speaks for its government
        return named(entity)

    def _of_generation(self, name: Name, elder: bool) -> Referent | None:
        """The elder Tull, the younger Tull: of two of one last name; None where nothing tells which."""
        namesakes = self.article.namesakes.get(name.last, ())
        sought, other = ("sr", "jr") if elder else ("jr", "sr")
        found = [one for one in namesakes if sought in one.suffixes] or [
            one for one in namesakes if other not in one.suffixes and any(other in two.suffixes for two in namesakes)
        ]
        parents = {"father", "mother"} if elder else {"son", "daughter"}
        found = found or [
            one for one in namesakes if any(role.heads & parents for role in self.article.roles.get(one, ()))
        ]
        return named(found[0]) if len(found) == 1 else None

    def _of_label(self, label: Span) -> Referent | None:
        """A: the interview's guest, who is named most; Q is nobody."""
        if "A" not in label.of(self.article.text):
            return None
        if self.guest is None:
            people = Counter(e for e in map(self.article.entity.__getitem__, self.article.names) if e.kind == "person")
            people -= Counter(dict.fromkeys(self.in_turns, people.total()))
            self.guest = [one for one in people.most_common() if self.pronouns.is_person(one[0])][:2]
        alone = len(self.guest) == 1 or (len(self.guest) > 1 and self.guest[0][1] > self.guest[1][1])
        return named(self.guest[0][0]) if alone else None

    def _of_pronoun(self, token: Token) -> Referent | None:
        word = plain(token)
        if word in FIRST_PERSON:
            return self._of_holder(token)
        if word in RELATIVE:
            return self._before_relative(token)
        gender = PRONOUNS[word]
        if gender in (HE, SHE):
            return self.pronouns.he_or_she(token, gender)
        return self.pronouns.last_of_kind(token, gender)

    def _of_holder(self, token: Token) -> Referent | None:
        """I and we: who says the quotation that they stand in."""
        holder = self._holder(token.span.start)
        return holder.speaker if holder else None

    def _holder(self, place: int) -> Told | None:
        """The last quotation in whose content a place lies."""
        for told in self.history.last(HOLDERS):
            if any(span.start <= place < span.end for span in told.quotation.content):
                return told
        return None

    def _before_relative(self, token: Token) -> Referent | None:
        """Who: the name right before it or, with an apposition between, before that; else a description."""
        text, place = self.article.text, token.span.start
        start = max(0, place - BEFORE_WHO)
        start = max([start, *(found.end() for found in SENTENCE.finditer(text, start, place))])
        words, names = self.article.words_in(Span(start, place)), self.article.names_in(Span(start, place))
        if names and not text[names[-1].own.end : place].strip(" ,\u00a0"):
            return self._named(names[-1])
        first = next((i for i in range(len(words) - 1, -1, -1) if words[i].lower in DETERMINERS | INDEFINITE), None)
        if first is None:
            return self._named(names[-1]) if names else None
        description = Span(words[first].span.start, words[-1].span.end)
        if names and text[names[-1].own.end : description.start].strip() == ",":
            return self._named(names[-1])
        return self.descriptions.read(description, words[first:])


def _names_somebody(words: Sequence[Token], text: str) -> bool:
    """Whether the words are more than a number, such as that of a footnote; 53% are somebody."""
    return any(not word.word.isdigit() or text.startswith("%", word.span.end) for word in words)


def _is_pronoun(words: Sequence[Token]) -> bool:
    """Whether the words are a pronoun, with no more than `himself` or `also` behind it; US and WHO are none."""
    if words[0].word.isupper() and len(words[0].word) > 1:
        return False
    first = plain(words[0])
    return (first in PRONOUNS or first in RELATIVE | FIRST_PERSON) and all(
        word.lower in FOLLOWING for word in words[1:]
    )
