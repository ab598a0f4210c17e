"""Splits a text into sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.types import Span

END = re.compile(r"[.!?][”\"’']?(?=\s+[“\"‘]?[^\W\d_a-z])|\n+")
ABBREVIATED = re.compile(r"\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|Prof|Col|Capt|Lt|Sgt|Rev|No)\.$")
LONGEST = 600
"""Characters that are looked at as one sentence: text without a full stop would cost time without end."""


class Sentences:
    """The sentences of a text. They end at full stops that are not part of an abbreviation, and
    at line ends."""

    def __init__(self, text: str) -> None:
        """Find the sentences of a text."""
        ends = [
            match.end()
            for match in END.finditer(text)
            if not ABBREVIATED.search(text, max(0, match.end() - 6), match.end())
        ]
        self.ends = [*(end for end in ends if end < len(text)), len(text)]

    def around(self, first: Span, last: Span) -> Span:
        """The sentences from the first span to the last one, cut to `LONGEST` characters."""
        begin = bisect_right(self.ends, first.start)
        end = bisect_right(self.ends, max(last.end - 1, first.start))
        whole = Span(self.ends[begin - 1] if begin else 0, self.ends[min(end, len(self.ends) - 1)])
        return Span(
            max(whole.start, first.start - LONGEST // 2), min(whole.end, last.end + LONGEST // 2, first.start + LONGEST)
        )

    def between(self, start: int, end: int) -> Iterator[Span]:
        """The sentences that begin at or after `start` and before `end`, each cut to `LONGEST`
        characters."""
        number = bisect_right(self.ends, start)
        while start < end and number < len(self.ends):
            yield Span(start, min(self.ends[number], start + LONGEST))
            start = self.ends[number]
            number += 1
