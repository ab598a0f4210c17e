"""Who the words are attributed to: whom the source names or, where it is no name, who is the likeliest to be meant."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.english.names import ELDER, YOUNGER
from onrecord.resolve.article import Article
from onrecord.resolve.certain import is_turn
from onrecord.resolve.certainty import FULLER, IN_CAPITALS, LIKELY, NAMED, SHARED_NAME, TIE
from onrecord.resolve.descriptions import unnamed
from onrecord.resolve.entities import Entity
from onrecord.resolve.evidence import Case, evidence
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
    """Tells the speakers of an article's quotations, one after the other."""

    def __init__(self, article: Article, quotations: Sequence[Quotation]) -> None:
        """Take the quotations in the order of the text."""
        self.article, self.history = article, History()
        self.around, self.quotations = Surroundings(article, quotations), quotations
        heads = (head for some in self.around.heads for head in some)
        self.in_full = {article.entity[head] for head in heads if head and len(head.bare) > 1}

    def tell(self, quotation: Quotation) -> Told:
        """The next quotation with its speaker."""
        refers = reference(self.article, quotation)
        told = self.named(quotation) if refers is None else self._meant(quotation, refers)
        self.history.add(told)
        return told

    def meant_by(self, quotation: Quotation, span: Span) -> Told | None:
        """Whom a pronoun or a description at a span means, where the next quotation has its source; None if it is a
        name."""
        beside = replace(quotation, source=(span,))
        refers = reference(self.article, beside)
        return self._meant(beside, refers) if refers else None

    def case(self, quotation: Quotation, refers: Reference) -> tuple[Case, list[Possible]]:
        """What is asked of the next quotation, whose source is no name, and who may be meant."""
        place = refers.span.start if refers.span else quotation.content[0].start
        holder, ahead = self._holder(place), self._ahead()
        possible = possible_speakers(refers, place, self.around, self.history, holder)
        return Case(quotation, refers, place, self.history.told, holder, ahead, self.around), possible

    def _meant(self, quotation: Quotation, refers: Reference) -> Told:
        """Who is the likeliest to be meant."""
        if is_turn(quotation, refers, self.article.text):
            return Told(quotation, unnamed(self.article, refers), refers.by, likelihood=IN_CAPITALS)
        case, possible = self.case(quotation, refers)
        learned = weights()
        likely = likelihoods(shares(evidence(case, possible), learned).tolist(), learned)
        order = sorted(range(len(possible)), key=lambda number: -likely[number])
        best, sure = possible[order[0]], likely[order[0]]
        known = [
            Candidate(possible[n].printed(self.article.text), round(likely[n], 4))
            for n in order
            if possible[n].referent
        ]
        referent = _as_referred_to(best.referent, refers)
        if best.how == "written" and refers.span and best.referent and best.referent.name.start >= refers.span.start:
            return Told(quotation, best.referent, refers.by, likelihood=sure)
        sure = min(sure, FULLER) if best.how == "written" else sure
        tie = len(order) > 1 and likely[order[1]] > TIE * sure
        state: State = "inferred" if best.referent and sure >= LIKELY and not tie else "open"
        return Told(quotation, referent, refers.by, state, sure, tuple(known[:LIKELIEST]))

    def _holder(self, place: int) -> Told | None:
        """The last quotation in whose content a place lies."""
        for told in self.history.last(HOLDERS):
            if inside(place, told.quotation.content):
                return told
        return None

    def _ahead(self) -> tuple[Entity, int] | None:
        """Who is named by the source of one of the next quotations, and where that source stands."""
        first = len(self.history.told) + 1
        for number in range(first, min(first + AHEAD, len(self.quotations))):
            if entity := self.around.named[number]:
                return entity, self.quotations[number].source[0].start
        return None

    def named(self, quotation: Quotation) -> Told:
        """Who has the name in the source; nobody is told of two who share a last name, where nothing decides."""
        head = next(name for span in quotation.source if (name := head_name(self.article, span)))
        which = {word.lower for span in quotation.source for word in self.article.words_in(span)} & (ELDER | YOUNGER)
        if which and len(head.bare) == 1:
            referent = self._of_generation(head, elder=bool(which & ELDER))
        else:
            referent = self._bearer(head)
        if referent is None:
            namesakes = self.article.namesakes.get(head.last, ())
            share = 1 / max(1, len(namesakes))
            candidates = tuple(Candidate(as_printed(one.fullest.own, self.article.text), share) for one in namesakes)
            return Told(quotation, None, state="open", likelihood=0.0, candidates=candidates)
        alone = not self.article.is_shared(head)
        state: State = "named" if alone else "inferred"
        return Told(quotation, referent, state=state, likelihood=NAMED if alone else SHARED_NAME)

    def _bearer(self, name: Name) -> Referent | None:
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
        if entity.kind == "person" and entity.place and not self._is_person(entity):
            return Referent("organization", entity.fullest.own, entity)  # a capital speaks for its government
        return named(entity)

    def _is_person(self, entity: Entity) -> bool:
        """Whether more than capitals tells that a name that may be a place's is a person's."""
        return bool(entity.gender or self.article.roles.get(entity))

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


def _as_referred_to(referent: Referent | None, refers: Reference) -> Referent | None:
    """Somebody named of whom nothing tells that he is a person, and who is called it or the company, is none."""
    is_thing = refers.by in ("it", "organization")
    if is_thing and referent and referent.entity and referent.kind == "person" and not referent.entity.gender:
        return Referent("organization", referent.name, referent.entity)
    return referent
