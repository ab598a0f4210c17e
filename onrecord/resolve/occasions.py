"""On what occasion something was said: where and when, told by its own sentence or carried on from one before."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from onrecord.resolve.article import Article
from onrecord.resolve.days import Days
from onrecord.resolve.referents import Referent
from onrecord.resolve.venues import programme, venue
from onrecord.resolve.when import When, whens, year
from onrecord.text.sentences import Sentences
from onrecord.text.spans import is_apart
from onrecord.types import Document, Quotation, Span

LEAD = 300
"""Characters in which an article tells what it reports: the day told there is the day of what is said at no other."""
OPENING = 600
"""Characters in which an article still goes on about what its first lines report."""
FAR = 4000
"""Characters of the longest way that an occasion is carried on from where its speaker was named."""
NESTED = 20
"""Contents of one sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when something was said, as far as a sentence tells, and where that sentence ends."""

    place: Span | None
    when: When | None
    end: int

    def __bool__(self) -> bool:
        """Whether anything is told."""
        return bool(self.place or self.when)

    @property
    def is_exact(self) -> bool:
        """Whether the day is told: what was said at some time in a month was said at no known occasion."""
        return self.when is not None and self.when.is_exact


class Occasions:
    """Tells the occasions of an article's quotations, one after the other."""

    def __init__(
        self,
        document: Document,
        article: Article,
        sentences: Sentences,
        quotations: Sequence[Quotation],
        start: int,
        days: Days,
    ) -> None:
        """Take the quotations in the order of the text, and where to look for occasions from. `days`: what was found of
        dates before."""
        self.text, self.article, self.sentences = document.text, article, sentences
        self.published, self.headed = days.published, days.headed
        self.lead: When | None = None
        self.known: dict[object, Occasion] = {}
        self.dates = days.dates
        self.looked = start
        self.contents = sorted(span for quotation in quotations for span in quotation.content)
        self.ends = list(accumulate((span.end for span in self.contents), max))

    def tell(self, quotation: Quotation, speaker: Referent | None, sentence: Span, spoken: bool) -> Occasion:
        """The occasion of the next quotation: its own; if it was `spoken` or written, its speaker's before;
        or else the article's."""
        self._look_around(sentence)
        own = self._told(sentence, self.taken(quotation, sentence))
        own = replace(own, place=programme(quotation, self.text, sentence) or own.place)
        if own.is_exact and sentence.start < LEAD and self.lead is None:
            self.lead = own.when
        if speaker is not None:
            own = self._carried_on(own, speaker.who, sentence, spoken)
        default = self.lead if spoken and speaker and sentence.start < OPENING else None
        return replace(own, when=own.when or self.headed or default)

    def taken(self, quotation: Quotation, sentence: Span) -> Sequence[Span]:
        """What of the sentence tells nothing about the quotation's occasion: who said it, and what is said in it."""
        around = quotation.cue[0].start if quotation.cue else sentence.start
        said = [span for span in self._said_in(sentence) if not span.start <= around < span.end]
        return [*quotation.content, *quotation.source, *said]

    def _carried_on(self, own: Occasion, who: object, sentence: Span, spoken: bool) -> Occasion:
        before = self.known.get(who)
        if spoken and not own and before and sentence.start - before.end < FAR:
            own = replace(before, end=sentence.end)
        if own:
            self.known[who] = own if own.is_exact else replace(own, when=None)
        return own

    def _look_around(self, sentence: Span) -> None:
        """Take note of the occasions that the sentences up to this one tell, for those named in them."""
        for span in self.sentences.between(self.looked, sentence.start):
            told = self._told(span, self._said_in(span))
            if told.is_exact and span.start < LEAD and self.lead is None:
                self.lead = told.when
            if told.place or told.is_exact:
                self.known |= {self.article.entity[name]: told for name in self.article.names_in(span)}
        self.looked = max(self.looked, sentence.start)

    def _said_in(self, sentence: Span) -> Sequence[Span]:
        first = bisect_right(self.ends, sentence.start)
        return [span for span in self.contents[first : first + NESTED] if span.start < sentence.end]

    def _told(self, sentence: Span, taken: Sequence[Span]) -> Occasion:
        if sentence not in self.dates:
            self.dates[sentence] = list(whens(self.text, sentence, self.published))
        dates = (when for when in self.dates[sentence] if is_apart(when.span, taken))
        place = venue(sentence, taken, self.text)
        told = next(dates, None) or (year(self.text, place) if place else None)
        return Occasion(place, told, sentence.end)
