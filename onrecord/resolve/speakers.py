"""Attributes quotations: to the person the source names or, if it is no name, to the likeliest
person."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.english.names import ELDER, YOUNGER
from onrecord.resolve.article import Article
from onrecord.resolve.case import Case
from onrecord.resolve.certain import is_turn
from onrecord.resolve.certainty import FULLER, IN_CAPITALS, LIKELY, NAMED, SHARED_NAME, TIE
from onrecord.resolve.descriptions import unnamed
from onrecord.resolve.entities import Entity
from onrecord.resolve.evidence import evidence
from onrecord.resolve.names import Name
from onrecord.resolve.possible import Possible, possible_speakers
from onrecord.resolve.references import Reference, reference
from onrecord.resolve.referents import History, Referent, Told, named
from onrecord.resolve.sources import head_name
from onrecord.resolve.surroundings import Surroundings
from onrecord.resolve.weighing import likelihoods, shares, weights
from onrecord.text.spans import inside
from onrecord.text.wrapping import as_printed
from onrecord.types import Candidate, Quotation, Span, State

HOLDERS = 50
"""Quotations back among which the one is that another is nested in."""
AHEAD = 5
"""Quotations ahead in which the next source that is a name is looked for."""
LIKELIEST = 5
"""Candidates that are told."""


class Speakers:
    """Attributes the quotations of an article, one after the other."""

    def __init__(self, article: Article, quotations: Sequence[Quotation]) -> None:
        """Take the quotations in the order of the text."""
        self.article, self.history = article, History()
        self.around, self.quotations = Surroundings(article, quotations), quotations
        heads = (head for source_heads in self.around.heads for head in source_heads)
        self.in_full = {article.entity[head] for head in heads if head and len(head.bare) > 1}

    def tell(self, quotation: Quotation) -> Told:
        """The next quotation with its speaker."""
        refers = reference(self.article, quotation)
        attribution = self.named(quotation) if refers is None else self._meant(quotation, refers)
        self.history.add(attribution)
        return attribution

    def meant_by(self, quotation: Quotation, span: Span) -> Told | None:
        """The attribution of a pronoun or description at a span, as if it were the source of the
        next quotation; None if it is a name."""
        beside = replace(quotation, source=(span,))
        refers = reference(self.article, beside)
        return self._meant(beside, refers) if refers else None

    def case(self, quotation: Quotation, refers: Reference) -> tuple[Case, list[Possible]]:
        """The case for the network, for the next quotation whose source is no name, and the
        possible speakers."""
        offset = refers.span.start if refers.span else quotation.content[0].start
        holder, ahead = self._holder(offset), self._ahead()
        possible = possible_speakers(refers, offset, self.around, self.history, holder)
        return Case(
            quotation, refers, offset, self.history.attributions, holder, ahead, self.around
        ), possible

    def _meant(self, quotation: Quotation, refers: Reference) -> Told:
        """The attribution to the likeliest speaker."""
        if is_turn(quotation, refers, self.article.text):
            return Told(quotation, unnamed(self.article, refers), refers.by, likelihood=IN_CAPITALS)
        case, possible = self.case(quotation, refers)
        learned = weights()
        likely = likelihoods(shares(evidence(case, possible), learned).tolist(), learned)
        order = sorted(range(len(possible)), key=lambda number: -likely[number])
        best, likelihood = possible[order[0]], likely[order[0]]
        candidates = [
            Candidate(possible[n].printed(self.article.text), round(likely[n], 4))
            for n in order
            if possible[n].referent
        ]
        referent = _as_referred_to(best.referent, refers)
        if (
            best.how == "written"
            and refers.span
            and best.referent
            and best.referent.name.start >= refers.span.start
        ):
            return Told(quotation, best.referent, refers.by, likelihood=likelihood)
        likelihood = min(likelihood, FULLER) if best.how == "written" else likelihood
        tie = len(order) > 1 and likely[order[1]] > TIE * likelihood
        state: State = "inferred" if best.referent and likelihood >= LIKELY and not tie else "open"
        return Told(
            quotation, referent, refers.by, state, likelihood, tuple(candidates[:LIKELIEST])
        )

    def _holder(self, offset: int) -> Told | None:
        """The last quotation whose content contains an offset."""
        for attribution in self.history.last(HOLDERS):
            if inside(offset, attribution.quotation.content):
                return attribution
        return None

    def _ahead(self) -> tuple[Entity, int] | None:
        """The entity named by the source of one of the next quotations, and the offset of that
        source."""
        first = len(self.history.attributions) + 1
        for number in range(first, min(first + AHEAD, len(self.quotations))):
            if entity := self.around.named[number]:
                return entity, self.quotations[number].source[0].start
        return None

    def named(self, quotation: Quotation) -> Told:
        """The attribution for a source that is a name; it stays open between two people of one
        last name if nothing decides."""
        head = next(name for span in quotation.source if (name := head_name(self.article, span)))
        which = {
            word.lower for span in quotation.source for word in self.article.words_in(span)
        } & (ELDER | YOUNGER)
        referent = (
            self._of_generation(head, elder=bool(which & ELDER))
            if which and len(head.bare) == 1
            else self._bearer(head)
        )
        if referent is None:
            namesakes = self.article.namesakes.get(head.last, ())
            share = 1 / max(1, len(namesakes))
            candidates = tuple(
                Candidate(as_printed(bearer.fullest.untitled, self.article.text), share)
                for bearer in namesakes
            )
            return Told(quotation, None, state="open", likelihood=0.0, candidates=candidates)
        alone = not self.article.is_shared(head)
        state: State = "named" if alone else "inferred"
        return Told(quotation, referent, state=state, likelihood=NAMED if alone else SHARED_NAME)

    def _bearer(self, name: Name) -> Referent | None:
        """The referent of a name. Of two people who share a last name, it is the one who has been
        speaking.

        None if neither has and both were named together.
        """
        entity = self.article.entity[name]
        if len(name.bare) == 1 and not name.title and not name.suffix:
            speaking = {
                s.entity
                for s in self.history.speakers(4)
                if s.entity and s.entity.fullest.last == name.last
            }
            if not speaking and self.article.are_together(name):
                speaking = self.in_full & {*self.article.namesakes[name.last]}
                if len(speaking) != 1:
                    return None
            entity = next(iter(speaking)) if len(speaking) == 1 else entity
        if entity.kind == "person" and entity.is_place and not self._is_person(entity):
            return Referent(
                "organization", entity.fullest.untitled, entity
            )  # a capital speaks for its government
        return named(entity)

    def _is_person(self, entity: Entity) -> bool:
        """Whether anything but capitals shows that a name that may be a place's is a person's."""
        return bool(entity.gender or self.article.roles.get(entity))

    def _of_generation(self, name: Name, elder: bool) -> Referent | None:
        """The elder or the younger of two people with one last name: the elder Tull. None where
        nothing decides."""
        namesakes = self.article.namesakes.get(name.last, ())
        sought, opposite = ("sr", "jr") if elder else ("jr", "sr")
        bearers = [bearer for bearer in namesakes if sought in bearer.suffixes]
        if not bearers and any(opposite in bearer.suffixes for bearer in namesakes):
            bearers = [bearer for bearer in namesakes if opposite not in bearer.suffixes]
        relations = frozenset({"father", "mother"} if elder else {"son", "daughter"})
        bearers = bearers or [bearer for bearer in namesakes if self._has_role(bearer, relations)]
        return named(bearers[0]) if len(bearers) == 1 else None

    def _has_role(self, entity: Entity, nouns: frozenset[str]) -> bool:
        """Whether the article describes an entity by one of the nouns."""
        return any(role.heads & nouns for role in self.article.roles.get(entity, ()))


def _as_referred_to(referent: Referent | None, refers: Reference) -> Referent | None:
    """The referent as the reference describes it: somebody called `it` or `the company`, whose
    gender is unknown, is an organization."""
    is_thing = refers.by in ("it", "organization")
    if (
        is_thing
        and referent
        and referent.entity
        and referent.kind == "person"
        and not referent.entity.gender
    ):
        return Referent("organization", referent.name, referent.entity)
    return referent
