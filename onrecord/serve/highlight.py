"""An article's text in stretches, each with what it is a part of: for a page that shows the
quotations in their text.

A sweep over the ends of all spans (Shamos & Hoey 1976, in one dimension): linear in the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from onrecord.types import Quotation, Span

Role = Literal["content", "cue", "source"]
BREAK = re.compile(r"\n[ \t\r]*\n[ \t\r\n]*")
"""A break between paragraphs; a single line end is none."""


@dataclass(frozen=True, slots=True)
class Part:
    """One span of a quotation. `quotation`: its number in the order of the quotations, from 0;
    `first`: the span is the first of the content."""

    quotation: int
    role: Role
    first: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text inside which no part begins or ends.

    `parts`: the parts that cover it, the outermost first; `begins`, `ends`: the parts that begin or
    end with it. `furniture`: it is no prose of the article; `is_break`: it separates paragraphs.
    """

    words: str
    parts: tuple[Part, ...] = ()
    begins: tuple[Part, ...] = ()
    ends: tuple[Part, ...] = ()
    furniture: bool = False
    is_break: bool = False

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that the stretch has in any of the quotations."""
        return tuple(dict.fromkeys(part.role for part in self.parts))

    @property
    def nested(self) -> bool:
        """Whether one quotation's content stands in another's."""
        return sum(part.role == "content" for part in self.parts) > 1


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    what: Part | Literal["furniture", "break"]


def segments(
    text: str, quotations: Sequence[Quotation], furniture: Iterable[Span] = ()
) -> Iterator[Segment]:
    """The text in stretches, from its beginning to its end, none of them empty. Spans are cut at
    the text's end."""
    marks = [
        mark for mark in _marks(text, quotations, furniture) if mark.span.start < mark.span.end
    ]
    begin, end = defaultdict[int, list[_Mark]](list), defaultdict[int, list[_Mark]](list)
    for mark in sorted(marks, key=lambda mark: -mark.span.end):
        begin[mark.span.start].append(mark)
        end[mark.span.end].append(mark)
    open_marks: dict[int, _Mark] = {}
    for offset, next_offset in pairwise(sorted({0, len(text), *begin, *end})):
        for mark in end[offset]:
            del open_marks[id(mark)]
        open_marks.update((id(mark), mark) for mark in begin[offset])
        yield _segment(
            text[offset:next_offset], open_marks.values(), begin[offset], end[next_offset]
        )


def paragraphs(stretches: Iterable[Segment]) -> Iterator[tuple[Segment, ...]]:
    """The stretches of each paragraph, without the breaks between paragraphs."""
    for is_break, together in groupby(stretches, key=lambda segment: segment.is_break):
        if not is_break:
            yield tuple(together)


def _segment(
    words: str, marks: Iterable[_Mark], begin: Iterable[_Mark], end: Iterable[_Mark]
) -> Segment:
    about = {mark.what for mark in marks if isinstance(mark.what, str)}
    return Segment(
        words, _parts(marks), _parts(begin), _parts(end), "furniture" in about, "break" in about
    )


def _parts(marks: Iterable[_Mark]) -> tuple[Part, ...]:
    return tuple(mark.what for mark in marks if isinstance(mark.what, Part))


def _marks(
    text: str, quotations: Sequence[Quotation], furniture: Iterable[Span]
) -> Iterator[_Mark]:
    size = len(text)
    yield from (_Mark(Span(*match.span()), "break") for match in BREAK.finditer(text))
    yield from (_Mark(_cut(span, size), "furniture") for span in furniture)
    for number, quotation in enumerate(quotations):
        content = sorted(span for span in quotation.content if span.start < span.end)
        yield from (
            _Mark(_cut(span, size), Part(number, "content", index == 0))
            for index, span in enumerate(content)
        )
        yield from (_Mark(_cut(span, size), Part(number, "source")) for span in quotation.source)
        yield from (_Mark(_cut(span, size), Part(number, "cue")) for span in quotation.cue)


def _cut(span: Span, size: int) -> Span:
    return Span(span.start, min(span.end, size))
