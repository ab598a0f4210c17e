"""Finds the day something was said: a trained network picks the likeliest of the dates in the
article.

One candidate comes from the rules of `occasions.py`. No day is given where none is likelier than no
day at all.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.resolve.learned import Network, Signs, network, shrunk
from onrecord.resolve.setting import Setting
from onrecord.resolve.when import When, dateline, printed, trusted, whens
from onrecord.text.sentences import Sentences
from onrecord.text.spans import around, inside
from onrecord.types import Document, Span

REACH, MOST = 2500, 12
"""Characters around a quotation in which days are looked for, and how many of them."""
LEAD, EARLY = 500, 1500
"""Characters in which the day of an article's first lines is told, and in which it is likely
meant."""
BACK, AHEAD = 20, 5
"""Quotations back and ahead in which the same speaker's day is looked for."""
CHARACTERS = 40
"""A word or so: distances are counted by it."""
NONE = 2 / 3
"""How much it counts that no day is likely meant: in folds right and told days were the most in
balance so."""
NO_LONGER = 7
"""Days before publication that are told apart."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in its sentence. `said`: whether it lies in the content of a quotation."""

    when: When
    sentence: Span
    said: bool


class Days:
    """Finds the day of each quotation of an article, in the order of the text.

    `dates`: the dates of each sentence; `earlier`: speaker and sentence of the quotations so far.
    """

    def __init__(
        self, document: Document, sentences: Sentences, part: Span, contents: Sequence[Span]
    ) -> None:
        """Find all dates in a part of a text."""
        self.text, self.contents = document.text, contents
        declared = trusted(document.published, document.text)
        self.headed = dateline(document.text, declared)
        self.published = declared or printed(document.text)
        self.dates: dict[Span, list[When]] = {}
        self.mentions = list(self._mentions(sentences, part))
        self.starts = [mention.when.span.start for mention in self.mentions]
        self.count = Counter(mention.when.edtf for mention in self.mentions)
        self.commonest = max(self.count, key=lambda day: self.count[day], default="")
        self.lead = next((mention.when for mention in self.mentions if self._leads(mention)), None)
        self.earlier: list[tuple[object, Span]] = []

    def _mentions(self, sentences: Sentences, part: Span) -> Iterator[Mention]:
        for sentence in sentences.between(part.start, min(part.end, len(self.text))):
            self.dates[sentence] = list(whens(self.text, sentence, self.published))
            for when in sorted(self.dates[sentence], key=lambda when: when.span):
                yield Mention(when, sentence, bool(around(when.span.start, self.contents)))

    def _leads(self, mention: Mention) -> bool:
        return mention.when.span.start < LEAD and not mention.said and mention.when.is_exact

    def day(
        self, setting: Setting, by_rule: When | None, learned: Network | None = None
    ) -> When | None:
        """The likeliest day; None if no day is likelier."""
        candidates = self.possible(setting, by_rule)
        if len(candidates) == 1:
            return None
        shares = (learned or network("day")).shares([signs for _, signs in candidates])
        shares[-1] *= NONE
        likeliest = candidates[int(shares.argmax())][0]
        same = by_rule is not None and likeliest is not None and by_rule.edtf == likeliest.edtf
        return by_rule if same else likeliest  # the rules give the fullest words for it

    def possible(self, setting: Setting, by_rule: When | None) -> list[tuple[When | None, Signs]]:
        """The candidate days with their signs; the last entry stands for no day. Call it once
        for each quotation, in order."""
        candidates = _Candidates(self, setting, by_rule)
        self.earlier.append((setting.speaker.who if setting.speaker else None, setting.sentence))
        return [*candidates.days(), (None, candidates.none())]


class _Candidates:
    """The candidate days for one quotation."""

    def __init__(self, days: Days, setting: Setting, by_rule: When | None) -> None:
        self.of, self.setting, self.by_rule = days, setting, by_rule
        self.offset = (
            setting.quotation.cue or setting.quotation.source or setting.quotation.content
        )[0].start
        first, last = (bisect_left(days.starts, self.offset + reach) for reach in (-REACH, REACH))
        near = sorted(
            days.mentions[first:last],
            key=lambda mention: abs(mention.when.span.start - self.offset),
        )[:MOST]
        sentence = setting.sentence
        # A date that is part of what is said is never when it was said.
        near = [
            mention
            for mention in near
            if not inside(mention.when.span.start, setting.quotation.content)
        ]
        self.in_sentence = [
            mention for mention in near if sentence.start <= mention.when.span.start < sentence.end
        ]
        self.before = [mention for mention in near if mention.when.span.start < sentence.start]
        self.after = [mention for mention in near if mention.when.span.start >= sentence.end]
        self.signs: dict[str, dict[str, float]] = defaultdict(dict)
        self.whens: dict[str, When] = {}

    def days(self) -> Iterator[tuple[When, Signs]]:
        """Each candidate day with its signs."""
        for number, mention in enumerate(self.in_sentence):
            self._add(mention.when, self._of_sentence(mention, number))
        self._around()
        self._same_speaker()
        if self.of.lead:
            self._add(self.of.lead, {"lead": 1, "lead, early": self.offset < EARLY})
        if self.of.headed:
            self._add(self.of.headed, {"headed": 1})
        if self.by_rule:
            is_in_sentence = any(
                mention.when.edtf == self.by_rule.edtf for mention in self.in_sentence
            )
            self._add(self.by_rule, {"rule": 1, "rule, own": is_in_sentence})
        for edtf, signs in self.signs.items():
            signs |= self._of_day(edtf, "own" in signs, edtf == self.of.commonest)
            yield self.whens[edtf], signs

    def _add(self, when: When, signs: Signs) -> None:
        self.whens.setdefault(when.edtf, when)
        self.signs[when.edtf].update(signs)

    def _of_sentence(self, mention: Mention, number: int) -> Signs:
        """Signs of a date in the quotation's own sentence."""
        text, start, end = self.of.text, self.setting.offset, mention.when.span.start
        lead = text[max(0, end - 12) : end].split()
        between = text[slice(*sorted((start, end)))]
        unsaid = [rival for rival in self.in_sentence if not rival.said]
        return {
            "own": 1,
            "own, away": _log(end - start),
            "own, beside": abs(end - start) < 8,
            "own, first": number == 0,
            "own, only": len(unsaid) == 1,
            "own, said by others": mention.said,
            f"own, behind={lead[-1].lower() if lead else ''}": 1,
            f"own, words={mention.when.span.of(text).split()[0].lower()}": 1,
            f"own, mark={text[mention.when.span.end : mention.when.span.end + 1]}": 1,
            "own, marks between": any(mark in between for mark in '“”"'),
        }

    def _around(self) -> None:
        """Add signs of the dates in the sentences before and after."""
        text = self.of.text
        for mention in self.before:
            self._add(
                mention.when, {"before": 1} if mention.said else {"before": 1, "before, unsaid": 1}
            )
        if self.before:
            mention = max(self.before, key=lambda mention: mention.when.span.start)
            lines = min(4, text.count("\n", mention.when.span.start, self.offset))
            away = _log(self.offset - mention.when.span.start)
            self._add(
                mention.when,
                {
                    "last": 1,
                    "last, away": away,
                    "last, said": mention.said,
                    f"last, lines={lines}": 1,
                },
            )
        if self.after:
            mention = min(self.after, key=lambda mention: mention.when.span.start)
            away = _log(mention.when.span.start - self.offset)
            self._add(mention.when, {"next": 1, "next, away": away, "next, said": mention.said})

    def _same_speaker(self) -> None:
        """Add signs of the date in the last sentence that quotes the same speaker."""
        who = self.setting.speaker.who if self.setting.speaker else None
        earlier = self.of.earlier[-BACK:]
        for back, (speaker, sentence) in enumerate(reversed(earlier), 1):
            if who is None or speaker != who:
                continue
            if mention := self._first_in(sentence):
                away = _log(self.offset - mention.when.span.start)
                self._add(
                    mention.when, {"same": 1, f"same, back={min(back, 5)}": 1, "same, away": away}
                )
                return

    def _first_in(self, sentence: Span) -> Mention | None:
        """The first date of a sentence that lies outside every quotation."""
        first = bisect_left(self.of.starts, sentence.start)
        last = bisect_left(self.of.starts, sentence.end)
        return next((mention for mention in self.of.mentions[first:last] if not mention.said), None)

    def _of_day(self, edtf: str, in_sentence: bool, is_commonest: bool) -> Signs:
        """Signs of a day that do not depend on a mention."""
        quotation, published = self.setting.quotation, self.of.published
        signs: dict[str, float] = {
            "count": shrunk(self.of.count[edtf]),
            "exact": len(edtf) == len("2026-01-01"),
            "year": len(edtf) == len("2026"),
            "month": len(edtf) == len("2026-01"),
            "range": "/" in edtf,
            "commonest": is_commonest,
            "another in the sentence": bool(self.in_sentence) and not in_sentence,
            f"type={quotation.type}, own={in_sentence}": 1,
            f"verb={self.setting.verb}, own={in_sentence}": 1,
            "published": published is not None and edtf == published.isoformat(),
        }
        if published and (days := _days_before(edtf, published)):
            signs[f"days={days}"] = 1
        return signs

    def none(self) -> Signs:
        """Signs that no day is meant."""
        setting, offset = self.setting, self.offset
        around = setting.sentence.of(self.of.text).lower()
        return {
            "none": 1,
            f"none, type={setting.quotation.type}": 1,
            f"none, verb={setting.verb}": 1,
            f"none, kind={setting.kind}": 1,
            "none, own": bool(self.in_sentence),
            "none, unsaid": any(not mention.said for mention in self.in_sentence),
            "none, rule": self.by_rule is not None,
            "none, lead": self.of.lead is not None,
            "none, headed": self.of.headed is not None,
            "none, first": offset < LEAD,
            "none, early": offset < EARLY,
            "none, unpublished": self.of.published is None,
            "none, perfect": any(word in around for word in (" has ", " have ", " had ")),
            "none, present": bool(setting.cue) and setting.cue[-1].endswith("s"),
            "none, dates": shrunk(len(self.of.mentions)),
        }


def _log(characters: float) -> float:
    return shrunk(characters / CHARACTERS)


def _days_before(edtf: str, published: date) -> str:
    """How long before the publication a day was, roughly; empty if it is not a single day."""
    try:
        days = (published - date.fromisoformat(edtf)).days
    except ValueError:
        return ""
    if 0 <= days <= NO_LONGER:
        return str(days)
    return "to come" if days < 0 else "a month" if days < 40 else "a year" if days < 400 else "long"
