"""What quotation marks tell for certain, laid over what the model found.

In annotated news a stretch of six or more words inside quotation marks is as good as always
somebody's words (98 % of PolNeAR's 6,366), and hardly ever divided (0.7 %). So content takes such a
stretch whole or not at all; one that no sure quotation takes goes to the source or cue right beside
it, or to the quotation it goes on with from the paragraph before, or to the best of the doubtful;
and if it is long, or a paragraph of its own, it is a quotation even with nobody to claim it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from onrecord.language.english.subjects import ALOUD
from onrecord.text.characters import BLANK, LARGE, SMALL, SPACES
from onrecord.text.marks import CLOSING
from onrecord.text.spans import all_within, gap, meeting, merged, outside, shared, untouched
from onrecord.text.tokens import RUN
from onrecord.types import Quotation, Span

AFTER = re.compile(rf"{BLANK}*[,.—–-]?{BLANK}*")
LEAST_WORDS = 6
"""The fewest words inside quotation marks that count as somebody's words, not as a name, a title or
scare quotes."""
LONGEST_BREAK = 160
"""Characters between two stretches of one quotation, at most."""
ELLIPSIS = re.compile(rf"{BLANK}*[\[<(]?[ \t]*(?:\.\.\.+|…|\. \. \.)[ \t]*[\]>)]?{BLANK}*")
"""What stands between two stretches of one quotation out of which words were left."""
GOES_ON = re.compile(rf"\W{{1,3}}[^\W\d_{LARGE}]")
COMMA_END = re.compile(rf"[,—–-]{BLANK}*\Z")
STOP = re.compile(
    rf"[!?…;:“”\"\n]|(?<!\b[{LARGE}])(?<!\b[{LARGE}][{SMALL}])(?<!\b[{LARGE}][{SMALL}]{{2}})\.(?=\s)"
)
"""What ends the sentence or the clause between two stretches; the full stop of a title or an
initial does not."""
FULL_STOP = re.compile(r"[.?!][”\"’']*\s+[“\"‘']")
NO_TITLE = 20
"""So many words inside quotation marks are no headline and no title of a book either."""
SHORTEST = 3
"""The fewest words of a paragraph in marks that is a sentence."""
SENTENCE = re.compile(rf"[.!?…,][{CLOSING}]+\Z")
MOST = 0.5
"""The share of a stretch from which on content takes all of it."""
BESIDE = 20
"""How many characters of spaces and stray marks a paragraph may have before and after its
quotation."""


def certain_quotes(quoted: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Of the quoted stretches those that are long enough to be somebody's words; sorted and
    disjoint, as given."""
    return tuple(span for span in quoted if _has_words(text, span, LEAST_WORDS))


def _has_words(text: str, span: Span, least: int) -> bool:
    """Whether the span has so many words; what is long is not read to its end."""
    return sum(1 for _ in islice(RUN.finditer(text, *span), least)) == least


def undivided(
    content: Sequence[Span], cue: Sequence[Span], stretches: Sequence[Span], text: str
) -> tuple[Span, ...]:
    """The content, with each stretch that it meets included or left out as a whole. `stretches`:
    sorted and disjoint.

    This does not apply to a stretch in which the `cue` stands: its words are those of somebody who
    reports others.
    """
    spans = merged(content)
    met = [
        stretch
        for stretch in dict.fromkeys(meeting(spans, stretches))
        if not all_within(cue, [stretch])
    ]
    taken = [
        stretch
        for stretch in met
        if shared([stretch], spans) >= MOST * (stretch.end - stretch.start)
    ]
    left = [stretch for stretch in met if stretch not in taken]
    return merged([*outside(spans, left, text), *taken])


def continuations(quoted: Sequence[Span], text: str) -> tuple[tuple[Span, ...], ...]:
    """The stretches of quotations that have several: over paragraphs, each of which opens a mark
    and only the last closes it, or with an ellipsis between two of them; never more than
    `LONGEST_BREAK` characters apart."""
    groups: list[list[Span]] = []
    for before, after in pairwise(quoted):
        between = text[before.end : min(after.start, before.end + LONGEST_BREAK)]
        over_paragraphs = (
            text[before.end - 1] not in CLOSING and "\n" in between and not between.strip()
        )
        if after.start - before.end <= LONGEST_BREAK and (
            over_paragraphs or ELLIPSIS.fullmatch(between)
        ):
            if not groups or groups[-1][-1] != before:
                groups.append([before])
            groups[-1].append(after)
    return tuple(map(tuple, groups))


def interrupted(
    quotations: Iterable[Quotation], quoted: Sequence[Span], text: str
) -> list[Quotation]:
    """The quotations, with the second stretch of `“A”, said B, “and c.”` given to B, and taken from
    all others.

    Such a stretch goes on in a small letter where only a cue and a source, between commas,
    interrupt the first.
    """
    quotations = list(quotations)
    openings = {stretch.start: number for number, stretch in enumerate(quoted)}
    added: dict[int, list[Span]] = {}
    for number, quotation in enumerate(quotations):
        last = [openings[span.start] for span in quotation.content if span.start in openings]
        following = quoted[last[-1] + 1] if last and last[-1] + 1 < len(quoted) else None
        if following and _interrupts(quotation, quoted[last[-1]], following, text):
            added.setdefault(number, []).append(following)
    taken = merged(span for spans in added.values() for span in spans)
    freed = [
        replace(
            quotation,
            content=_cut(quotation.content, taken, text),
            cue=_cut(quotation.cue, taken, text),
            source=_cut(quotation.source, taken, text),
        )
        for quotation in quotations
    ]
    return [quotation for quotation in _extended(freed, added) if quotation.content]


def _interrupts(quotation: Quotation, first: Span, second: Span, text: str) -> bool:
    """Whether nothing but the quotation's own cue and source stands between two stretches of it."""
    between = Span(first.end, second.start)
    if between.end - between.start > LONGEST_BREAK or not GOES_ON.match(text, second.start):
        return False
    words = between.of(text)
    begins = words.lstrip()[:1] == "," or text[first.end - 2] in ",—–-"
    has_cue = any(between.start <= part.start < between.end for part in quotation.cue)
    return begins and has_cue and bool(COMMA_END.search(words)) and not STOP.search(words)


def _cut(spans: Sequence[Span], taken: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans without what is taken from them, and without the comma that this leaves at an
    end."""
    if untouched(spans, taken) == tuple(spans):
        return tuple(spans)
    return tuple(
        Span(start, start + len(text[start:end].rstrip(", ")))
        for start, end in outside(spans, taken, text)
    )


def one_source(quotation: Quotation, text: str) -> Quotation:
    """The quotation; of a source in parts only those that no end of a sentence and no new quotation
    parts from the cue: in `“A,” said B. “C,” added D` the words C are not B's."""
    if len(quotation.source) < 2 or not quotation.cue:
        return quotation
    cue = quotation.cue[0]
    near = tuple(part for part in quotation.source if not _parted(part, cue, text))
    return (
        replace(quotation, source=near)
        if near and _touches(near, quotation.cue, text)
        else quotation
    )


def _parted(part: Span, cue: Span, text: str) -> bool:
    between = gap(part, cue)
    return between.end - between.start > LONGEST_BREAK or bool(FULL_STOP.search(text, *between))


def _touches(parts: Iterable[Span], cue: Sequence[Span], text: str) -> bool:
    return any(not gap(part, span).of(text).strip() for part in parts for span in cue)


def quoted_aloud(quotation: Quotation, quoted: Sequence[Span], text: str) -> Quotation:
    """The quotation; of `said, and I quote: “A”` only the words in marks."""
    for span in quotation.content:
        match = ALOUD.match(text, *span)
        inside = next(
            (near for near in meeting([span], quoted) if match and near.start == match.end()), None
        )
        if inside:
            return replace(quotation, content=(inside,))
    return quotation


def continued(quotations: Sequence[Quotation], groups: Sequence[Sequence[Span]]) -> list[Quotation]:
    """The quotations; a stretch of a group that nobody claims goes to the speaker of the paragraph
    before, else after.

    In PolNeAR three of four such paragraphs are of the same quotation as the one before; the others
    have a cue of their own.
    """
    stretches = sorted(span for group in groups for span in group)
    owners: dict[Span, int] = {}
    for number, quotation in enumerate(quotations):
        if not _stands_within(quotation, stretches):
            owners |= dict.fromkeys(meeting(quotation.content, stretches), number)
    added: dict[int, list[Span]] = {}
    for group in groups:
        for before, after in (*pairwise(group), *pairwise(group[::-1])):
            if before in owners and after not in owners:
                owners[after] = owners[before]
                added.setdefault(owners[before], []).append(after)
    return _extended(quotations, added)


def unclaimed(stretches: Iterable[Span], quotations: Iterable[Quotation]) -> tuple[Span, ...]:
    """The stretches that no quotation's content touches, apart from quotations nested in them."""
    stretches = tuple(stretches)
    outer = (quotation for quotation in quotations if not _stands_within(quotation, stretches))
    return untouched(stretches, (span for quotation in outer for span in quotation.content))


def _stands_within(quotation: Quotation, stretches: Sequence[Span]) -> bool:
    """Whether the quotation is introduced inside one of the stretches, where the speaker reports
    somebody else."""
    return any(all_within(quotation.cue, [near]) for near in meeting(quotation.cue, stretches))


def adjoining(
    quotations: Sequence[Quotation], stretches: Sequence[Span], text: str
) -> list[Quotation]:
    """The quotations; each stretch goes to the quotation whose source or cue stands right beside
    it.

    In `"The road is closed," the mayor said` the mayor begins where the stretch ends, whatever else
    the mayor said; in `"The road is closed," the mayor said in May. "It will open."` the mayor goes
    on behind the end of the sentence.
    """
    begins = {span.start: number for number, span in _introductions(quotations)}
    ends = {span.end: number for number, span in _introductions(quotations)}
    last = _LastIntroduced(quotations, text)
    added: dict[int, list[Span]] = {}
    for stretch in stretches:
        owner = begins.get(_next_word(stretch.end, text), ends.get(_last_word(stretch.start, text)))
        if owner is None:
            owner = last.before(_last_word(stretch.start, text, "."))
        if owner is not None:
            added.setdefault(owner, []).append(stretch)
    return _extended(quotations, added)


def going_on(
    quotations: Sequence[Quotation], stretches: Sequence[Span], text: str
) -> list[Quotation]:
    """The quotations, with each stretch that is a paragraph of its own given to the one that the
    sentence before it has words of: `"The road is closed," the mayor said in May.` So of all 28
    such places in the articles that were read.
    """
    last = _LastIntroduced(quotations, text)
    added: dict[int, list[Span]] = {}
    owners: dict[int, int] = {}
    for stretch in stretches:
        above = text[max(0, stretch.start - BESIDE) : stretch.start]
        if "\n" not in above or not _stands_alone(stretch, text):
            continue
        before = stretch.start - len(above) + len(above.rstrip())
        owner = owners.get(before, last.before(before - (text[before - 1 : before] == ".")))
        if owner is not None:
            added.setdefault(owner, []).append(stretch)
            owners[stretch.end] = owner
    return _extended(quotations, added)


class _LastIntroduced:
    """Who spoke last before a place, by the cues and sources."""

    def __init__(self, quotations: Sequence[Quotation], text: str) -> None:
        self.quotations, self.text = quotations, text
        self.introductions = sorted(
            (span.end, number) for number, span in _introductions(quotations)
        )

    def before(self, offset: int) -> int | None:
        """The number of the quotation that has words in marks, and then its cue or source, in the
        sentence that ends at the place, and none behind it."""
        number = (
            bisect_right(self.introductions, offset, key=lambda introduction: introduction[0]) - 1
        )
        if number < 0:
            return None
        owner = self.introductions[number][1]
        return owner if _spoke_before(self.quotations[owner], offset, self.text) else None


def _introductions(quotations: Sequence[Quotation]) -> Iterator[tuple[int, Span]]:
    """The cues and sources of the quotations, each with the number of its quotation."""
    return (
        (number, span)
        for number, quotation in enumerate(quotations)
        for span in (*quotation.cue, *quotation.source)
    )


def _spoke_before(quotation: Quotation, offset: int, text: str) -> bool:
    """Whether the quotation has words in marks in the same sentence before the place, and none
    behind it."""
    before = [span for span in quotation.content if span.end <= offset]
    return (
        bool(before)
        and len(before) == len(quotation.content)
        and offset - before[-1].end <= LONGEST_BREAK
        and text[before[-1].end - 1] in CLOSING
        and not STOP.search(text, before[-1].end, offset)
    )


def _next_word(offset: int, text: str) -> int:
    """Where the next word begins, spaces and one punctuation mark further on."""
    match = AFTER.match(text, offset)
    return match.end() if match else offset


def _last_word(offset: int, text: str, marks: str = ":,") -> int:
    """Where the last word before ended, at most a few spaces and one punctuation mark back."""
    before = text[max(0, offset - BESIDE) : offset].rstrip(SPACES)
    return max(0, offset - BESIDE) + len(before.rstrip(marks) if before[-1:] in marks else before)


def _extended(
    quotations: Sequence[Quotation], added: Mapping[int, Sequence[Span]]
) -> list[Quotation]:
    """The quotations, with more content for some of them, by their number."""
    return [
        replace(quotation, content=merged([*quotation.content, *added.get(number, ())]))
        for number, quotation in enumerate(quotations)
    ]


def claimants(stretches: Sequence[Span], doubtful: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """For each stretch the surest of the doubtful quotations whose content takes it; somebody must
    have said it."""
    surest: dict[Span, Quotation] = {}
    for quotation in sorted(doubtful, key=lambda quotation: quotation.confidence):
        if not _stands_within(quotation, stretches):
            surest |= dict.fromkeys(meeting(quotation.content, stretches), quotation)
    return tuple(dict.fromkeys(surest.values()))


def floating(stretches: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The stretches that are quotations even with nobody to claim them: long ones, and paragraphs
    of their own, which if they are short have to end as a sentence does."""
    return tuple(
        span for span in stretches if _has_words(text, span, NO_TITLE) or _is_paragraph(span, text)
    )


def _is_paragraph(span: Span, text: str) -> bool:
    is_sentence = _has_words(text, span, SHORTEST) and bool(SENTENCE.search(span.of(text)))
    return (is_sentence or _has_words(text, span, LEAST_WORDS)) and _stands_alone(span, text)


def _stands_alone(span: Span, text: str) -> bool:
    """Whether no word stands beside the span in its paragraph."""
    before = text[max(0, span.start - BESIDE) : span.start].rpartition("\n")
    after = text[span.end : span.end + BESIDE].partition("\n")
    at_edges = (before[1] or span.start <= BESIDE) and (after[1] or span.end + BESIDE >= len(text))
    return bool(at_edges) and not RUN.search(before[2]) and not RUN.search(after[0])
