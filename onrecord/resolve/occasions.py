"""The occasion of a quotation, when and where: from its own sentence or carried over from an
earlier one."""

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
"""Characters in which an article tells what it reports: the day told there is the day of what is
said at no other."""
OPENING = 600
"""Characters in which an article still goes on about what its first lines report."""
FAR = 4000
"""Characters of the longest way that an occasion is carried on from where its speaker was named."""
NESTED = 20
"""Contents of one sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where something was said, as far as a sentence says, and the end of that
    sentence."""

    venue: Span | None
    when: When | None
    end: int

    def __bool__(self) -> bool:
        """Whether the venue or the time is known."""
        return bool(self.venue or self.when)

    @property
    def is_exact(self) -> bool:
        """Whether the day is known: words said at some time in a month were said on no known
        occasion."""
        return self.when is not None and self.when.is_exact


class Occasions:
    """Finds the occasions of an article's quotations, one after the other."""

    def __init__(
        self,
        document: Document,
        article: Article,
        sentences: Sentences,
        quotations: Sequence[Quotation],
        start: int,
        days: Days,
    ) -> None:
        """Take the quotations in the order of the text. `start`: the offset at which the search
        begins; `days`: the dates found before."""
        self.text, self.article, self.sentences = document.text, article, sentences
        self.published, self.headed = days.published, days.headed
        self.lead: When | None = None
        self.last_occasion: dict[object, Occasion] = {}
        self.dates = days.dates
        self.looked = start
        self.contents = sorted(span for quotation in quotations for span in quotation.content)
        self.ends = list(accumulate((span.end for span in self.contents), max))

    def tell(
        self, quotation: Quotation, speaker: Referent | None, sentence: Span, spoken: bool
    ) -> Occasion:
        """The occasion of the next quotation: its own, or else the speaker's last one if it was
        `spoken` or written, or else the article's."""
        self._look_around(sentence)
        occasion = self._occasion_in(sentence, self.taken(quotation, sentence))
        occasion = replace(
            occasion, venue=programme(quotation, self.text, sentence) or occasion.venue
        )
        if occasion.is_exact and sentence.start < LEAD and self.lead is None:
            self.lead = occasion.when
        if speaker is not None:
            occasion = self._carried_on(occasion, speaker.who, sentence, spoken)
        default = self.lead if spoken and speaker and sentence.start < OPENING else None
        return replace(occasion, when=occasion.when or self.headed or default)

    def taken(self, quotation: Quotation, sentence: Span) -> Sequence[Span]:
        """The spans of the sentence that do not give the quotation's occasion: the source and
        the content."""
        around = quotation.cue[0].start if quotation.cue else sentence.start
        said = [span for span in self._said_in(sentence) if not span.start <= around < span.end]
        return [*quotation.content, *quotation.source, *said]

    def _carried_on(
        self, occasion: Occasion, who: object, sentence: Span, spoken: bool
    ) -> Occasion:
        before = self.last_occasion.get(who)
        if spoken and not occasion and before and sentence.start - before.end < FAR:
            occasion = replace(before, end=sentence.end)
        if occasion:
            self.last_occasion[who] = (
                occasion if occasion.is_exact else replace(occasion, when=None)
            )
        return occasion

    def _look_around(self, sentence: Span) -> None:
        """Record the occasions in the sentences up to this one for the people named in them."""
        for span in self.sentences.between(self.looked, sentence.start):
            occasion = self._occasion_in(span, self._said_in(span))
            if occasion.is_exact and span.start < LEAD and self.lead is None:
                self.lead = occasion.when
            if occasion.venue or occasion.is_exact:
                self.last_occasion |= {
                    self.article.entity[name]: occasion for name in self.article.names_in(span)
                }
        self.looked = max(self.looked, sentence.start)

    def _said_in(self, sentence: Span) -> Sequence[Span]:
        first = bisect_right(self.ends, sentence.start)
        return [span for span in self.contents[first : first + NESTED] if span.start < sentence.end]

    def _occasion_in(self, sentence: Span, taken: Sequence[Span]) -> Occasion:
        if sentence not in self.dates:
            self.dates[sentence] = list(whens(self.text, sentence, self.published))
        dates = (when for when in self.dates[sentence] if is_apart(when.span, taken))
        venue_span = venue(sentence, taken, self.text)
        when = next(dates, None) or (year(self.text, venue_span) if venue_span else None)
        return Occasion(venue_span, when, sentence.end)
