"""The day something was said: the likeliest of the days that the article tells around, as was learned.

The rules of `occasions.py` give one of them. Nothing is told where no day is likelier than that none is meant.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.resolve.learned import Network, Signs, network, shrunk
from onrecord.resolve.setting import Setting
from onrecord.resolve.when import When, dateline, trusted, whens
from onrecord.text.sentences import Sentences
from onrecord.text.spans import around, inside
from onrecord.types import Document, Span

REACH, MOST = 2500, 12
"""Characters around a quotation in which days are looked for, and how many of them."""
LEAD, EARLY = 500, 1500
"""Characters in which the day of an article's first lines is told, and in which it is likely meant."""
BACK, AHEAD = 20, 5
"""Quotations back and ahead in which the same speaker's day is looked for."""
CHARACTERS = 40
"""A word or so: distances are counted by it."""
NONE = 2 / 3
"""How much it counts that no day is likely meant: in folds right and told days were the most in balance so."""
NO_LONGER = 7
"""Days before publication that are told apart."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in its sentence; `said`: whether it lies in the content of a quotation."""

    when: When
    sentence: Span
    said: bool


class Days:
    """Tells the day of each quotation of an article, in the order of the text. `dates`: those of each sentence."""

    def __init__(self, document: Document, sentences: Sentences, part: Span, contents: Sequence[Span]) -> None:
        """Look for all dates in a part of a text."""
        self.text, self.contents = document.text, contents
        self.published = trusted(document.published, document.text)
        self.headed = dateline(document.text, self.published)
        self.dates: dict[Span, list[When]] = {}
        self.mentions = list(self._mentions(sentences, part))
        self.starts = [one.when.span.start for one in self.mentions]
        self.count = Counter(one.when.edtf for one in self.mentions)
        self.commonest = max(self.count, key=lambda day: self.count[day], default="")
        self.lead = next((one.when for one in self.mentions if self._leads(one)), None)
        self.told: list[tuple[object, Span]] = []

    def _mentions(self, sentences: Sentences, part: Span) -> Iterator[Mention]:
        for sentence in sentences.between(part.start, min(part.end, len(self.text))):
            self.dates[sentence] = list(whens(self.text, sentence, self.published))
            for when in sorted(self.dates[sentence], key=lambda one: one.span):
                yield Mention(when, sentence, bool(around(when.span.start, self.contents)))

    def _leads(self, one: Mention) -> bool:
        return one.when.span.start < LEAD and not one.said and one.when.is_exact

    def day(self, setting: Setting, by_rule: When | None, learned: Network | None = None) -> When | None:
        """The likeliest day; None if likelier none is meant."""
        found = self.possible(setting, by_rule)
        if len(found) == 1:
            return None
        shares = (learned or network("day")).shares([signs for _, signs in found])
        shares[-1] *= NONE
        likeliest = found[int(shares.argmax())][0]
        same = by_rule is not None and likeliest is not None and by_rule.edtf == likeliest.edtf
        return by_rule if same else likeliest  # the rules give the fullest words for it

    def possible(self, setting: Setting, by_rule: When | None) -> list[tuple[When | None, Signs]]:
        """The days that may be meant, with what speaks for each; none last. To be asked once for each quotation."""
        asked = _Asked(self, setting, by_rule)
        self.told.append((setting.speaker.who if setting.speaker else None, setting.sentence))
        return [*asked.days(), (None, asked.none())]


class _Asked:
    """The days that one quotation may be of."""

    def __init__(self, days: Days, setting: Setting, by_rule: When | None) -> None:
        self.of, self.setting, self.by_rule = days, setting, by_rule
        self.place = (setting.quotation.cue or setting.quotation.source or setting.quotation.content)[0].start
        first, last = (bisect_left(days.starts, self.place + reach) for reach in (-REACH, REACH))
        near = sorted(days.mentions[first:last], key=lambda one: abs(one.when.span.start - self.place))[:MOST]
        sentence = setting.sentence
        # A date that is part of what is said is never when it was said.
        near = [one for one in near if not inside(one.when.span.start, setting.quotation.content)]
        self.own = [one for one in near if sentence.start <= one.when.span.start < sentence.end]
        self.before = [one for one in near if one.when.span.start < sentence.start]
        self.after = [one for one in near if one.when.span.start >= sentence.end]
        self.signs: dict[str, dict[str, float]] = defaultdict(dict)
        self.whens: dict[str, When] = {}

    def days(self) -> Iterator[tuple[When, Signs]]:
        """Each day with its signs."""
        for number, one in enumerate(self.own):
            self._add(one.when, self._of_own(one, number))
        self._around()
        self._same_speaker()
        if self.of.lead:
            self._add(self.of.lead, {"lead": 1, "lead, early": self.place < EARLY})
        if self.of.headed:
            self._add(self.of.headed, {"headed": 1})
        if self.by_rule:
            is_own = any(one.when.edtf == self.by_rule.edtf for one in self.own)
            self._add(self.by_rule, {"rule": 1, "rule, own": is_own})
        for edtf, signs in self.signs.items():
            signs |= self._of_day(edtf, "own" in signs, edtf == self.of.commonest)
            yield self.whens[edtf], signs

    def _add(self, when: When, signs: Signs) -> None:
        self.whens.setdefault(when.edtf, when)
        self.signs[when.edtf].update(signs)

    def _of_own(self, one: Mention, number: int) -> Signs:
        """What a date in the quotation's own sentence has."""
        text, start, end = self.of.text, self.setting.place, one.when.span.start
        lead = text[max(0, end - 12) : end].split()
        between = text[slice(*sorted((start, end)))]
        unsaid = [other for other in self.own if not other.said]
        return {
            "own": 1,
            "own, away": _log(end - start),
            "own, beside": abs(end - start) < 8,
            "own, first": number == 0,
            "own, only": len(unsaid) == 1,
            "own, said by others": one.said,
            f"own, behind={lead[-1].lower() if lead else ''}": 1,
            f"own, words={one.when.span.of(text).split()[0].lower()}": 1,
            f"own, mark={text[one.when.span.end : one.when.span.end + 1]}": 1,
            "own, marks between": any(mark in between for mark in '“”"'),
        }

    def _around(self) -> None:
        """What dates in the sentences before and behind have."""
        text = self.of.text
        for one in self.before:
            self._add(one.when, {"before": 1} if one.said else {"before": 1, "before, unsaid": 1})
        if self.before:
            one = max(self.before, key=lambda other: other.when.span.start)
            lines = min(4, text.count("\n", one.when.span.start, self.place))
            away = _log(self.place - one.when.span.start)
            self._add(one.when, {"last": 1, "last, away": away, "last, said": one.said, f"last, lines={lines}": 1})
        if self.after:
            one = min(self.after, key=lambda other: other.when.span.start)
            away = _log(one.when.span.start - self.place)
            self._add(one.when, {"next": 1, "next, away": away, "next, said": one.said})

    def _same_speaker(self) -> None:
        """What the date has that the same speaker's last quotation was of."""
        who = self.setting.speaker.who if self.setting.speaker else None
        told = self.of.told[-BACK:]
        for back, (speaker, sentence) in enumerate(reversed(told), 1):
            if who is None or speaker != who:
                continue
            if one := self._first_in(sentence):
                away = _log(self.place - one.when.span.start)
                self._add(one.when, {"same": 1, f"same, back={min(back, 5)}": 1, "same, away": away})
                return

    def _first_in(self, sentence: Span) -> Mention | None:
        """The first date of a sentence that nobody says."""
        first = bisect_left(self.of.starts, sentence.start)
        last = bisect_left(self.of.starts, sentence.end)
        return next((one for one in self.of.mentions[first:last] if not one.said), None)

    def _of_day(self, edtf: str, own: bool, is_commonest: bool) -> Signs:
        """What a day has by itself."""
        quotation, published = self.setting.quotation, self.of.published
        signs: dict[str, float] = {
            "count": shrunk(self.of.count[edtf]),
            "exact": len(edtf) == len("2026-01-01"),
            "year": len(edtf) == len("2026"),
            "month": len(edtf) == len("2026-01"),
            "range": "/" in edtf,
            "commonest": is_commonest,
            "another in the sentence": bool(self.own) and not own,
            f"type={quotation.type}, own={own}": 1,
            f"verb={self.setting.verb}, own={own}": 1,
            "published": published is not None and edtf == published.isoformat(),
        }
        if published and (days := _days_before(edtf, published)):
            signs[f"days={days}"] = 1
        return signs

    def none(self) -> Signs:
        """What tells that no day is meant."""
        setting, place = self.setting, self.place
        around = setting.sentence.of(self.of.text).lower()
        return {
            "none": 1,
            f"none, type={setting.quotation.type}": 1,
            f"none, verb={setting.verb}": 1,
            f"none, kind={setting.kind}": 1,
            "none, own": bool(self.own),
            "none, unsaid": any(not one.said for one in self.own),
            "none, rule": self.by_rule is not None,
            "none, lead": self.of.lead is not None,
            "none, headed": self.of.headed is not None,
            "none, first": place < LEAD,
            "none, early": place < EARLY,
            "none, unpublished": self.of.published is None,
            "none, perfect": any(word in around for word in (" has ", " have ", " had ")),
            "none, present": bool(setting.cue) and setting.cue[-1].endswith("s"),
            "none, dates": shrunk(len(self.of.mentions)),
        }


def _log(characters: float) -> float:
    return shrunk(characters / CHARACTERS)


def _days_before(edtf: str, published: date) -> str:
    """How long before publication a day was, roughly; empty if it is no day."""
    try:
        days = (published - date.fromisoformat(edtf)).days
    except ValueError:
        return ""
    if 0 <= days <= NO_LONGER:
        return str(days)
    return "to come" if days < 0 else "a month" if days < 40 else "a year" if days < 400 else "long"
