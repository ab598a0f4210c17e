"""Whose a stretch in marks is that two quotations take, and which part of a source is whose that
two quotations share.

The model reads each cue by itself, and where two people speak in turn it likes to give one of them
the other's words too. The sentence decides: in `“A,” said B. “C,” added D` the words C are D's, for
nothing parts them from `added D`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.extract.decoding import introduced_in
from onrecord.extract.quoting import FULL_STOP, LONGEST_BREAK, MOST, STOP
from onrecord.language.english.subjects import JOINED
from onrecord.text.characters import BLANK, SPACES
from onrecord.text.spans import cover, gap, is_apart, is_within, meeting, merged, outside, shared
from onrecord.text.tokens import RUN
from onrecord.types import Quotation, Span

LEADS_UP = f"{SPACES},:"
"""What stands between a cue and the words that it brings, in one sentence."""
SENTENCE = re.compile(rf"[^\W_]{{2}}[.!?]{BLANK}+\Z")


def uncontested(
    quotations: Iterable[Quotation], quoted: Sequence[Span], text: str
) -> list[Quotation]:
    """The quotations; a stretch that several claim goes to the one that its sentence, or the
    nearest before it, points to. Quotations left without content are dropped. `quoted`: sorted and
    disjoint."""
    quotations = _bare(list(quotations), quoted, text)
    lost: dict[int, list[Span]] = {}
    met: dict[Span, list[int]] = {}
    for number, quotation in enumerate(quotations):
        for stretch in meeting(quotation.content, quoted):
            met.setdefault(stretch, []).append(number)
    for stretch, numbers in met.items():
        claiming = [
            number for number in dict.fromkeys(numbers) if _claims(quotations[number], stretch)
        ]
        owner = (
            _owner([quotations[number] for number in claiming], stretch, quoted, text)
            if claiming[1:]
            else None
        )
        for number in claiming:
            if owner and _rivals(quotations[number], owner, text):
                lost.setdefault(number, []).append(stretch)
    remaining = (
        replace(quotation, content=outside(quotation.content, lost[number], text))
        if number in lost
        else quotation
        for number, quotation in enumerate(quotations)
    )
    return [quotation for quotation in remaining if quotation.content]


def _bare(quotations: Sequence[Quotation], quoted: Sequence[Span], text: str) -> list[Quotation]:
    """The quotations; a piece `“A,” said B` whose `said B` belongs to another quotation is cut to
    the stretch “A”."""
    whole = set(quoted)
    others: dict[int, list[tuple[Span, tuple[Span, ...]]]] = {}
    for quotation in quotations:
        for piece in quotation.content if quotation.cue else ():
            if piece in whole:
                others.setdefault(piece.start, []).append(
                    (piece, merged([*quotation.cue, *quotation.source]))
                )
    return [_without_introductions(quotation, others, text) for quotation in quotations]


def _without_introductions(
    quotation: Quotation, others: Mapping[int, Sequence[tuple[Span, tuple[Span, ...]]]], text: str
) -> Quotation:
    content = tuple(
        _without_introduction(quotation, piece, others, text) for piece in quotation.content
    )
    return replace(quotation, content=content)


def _without_introduction(
    quotation: Quotation,
    piece: Span,
    others: Mapping[int, Sequence[tuple[Span, tuple[Span, ...]]]],
    text: str,
) -> Span:
    """The piece; only the stretch at its beginning if nothing but another quotation's cue and
    source follows."""
    for stretch, introduction in others.get(piece.start, ()):
        if stretch.end < piece.end and not _stands_beside(quotation, piece, text):
            remainder = outside([Span(stretch.end, piece.end)], introduction, text)
            if not any(RUN.search(text, *part) for part in remainder):
                return stretch
    return piece


def _claims(quotation: Quotation, stretch: Span) -> bool:
    """Whether the stretch is a piece of the quotation's content, and somebody outside of it says
    it."""
    pieces = [piece for piece in quotation.content if is_within(piece, stretch)]
    introduced = (*quotation.cue, *quotation.source)
    return (
        shared(pieces, [stretch]) >= MOST * (stretch.end - stretch.start)
        and bool(introduced)
        and is_apart(stretch, introduced)
    )


def _rivals(quotation: Quotation, rival: Quotation, text: str) -> bool:
    """Whether two quotations are of different sentences. With the same source, or with cues in one
    sentence as in `he said he told them`, they are one quotation found twice, or nested."""
    if (
        set(quotation.source) & set(rival.source)
        or introduced_in(quotation, rival)
        or introduced_in(rival, quotation)
    ):
        return False
    first, second = sorted(
        ((*quotation.cue, *quotation.source), (*rival.cue, *rival.source)), key=min
    )
    between = gap(cover(first), cover(second))
    return between.start < between.end and not _in_one_sentence(between, text)


def _owner(
    claiming: Sequence[Quotation], stretch: Span, quoted: Sequence[Span], text: str
) -> Quotation | None:
    """The quotation introduced beside the stretch in its sentence, or else the last introduced
    before it; None if there are two beside it."""
    beside = [quotation for quotation in claiming if _stands_beside(quotation, stretch, text)]
    if beside:
        return beside[0] if len(beside) == 1 else None
    before = [
        (_end_before(quotation, stretch), quotation)
        for quotation in claiming
        if _end_before(quotation, stretch)
    ]
    return max(before, key=lambda candidate: candidate[0])[1] if before else None


def _end_before(quotation: Quotation, stretch: Span) -> int:
    """Where the last cue or source of the quotation before the stretch ends; 0 if there is none."""
    return max(
        (part.end for part in (*quotation.cue, *quotation.source) if part.end <= stretch.start),
        default=0,
    )


def _stands_beside(quotation: Quotation, stretch: Span, text: str) -> bool:
    """Whether no end of a sentence and no other words in marks part the stretch from the
    quotation's cue or source."""
    introduced = (*quotation.cue, *quotation.source)
    behind = min((part.start for part in introduced if part.start >= stretch.end), default=None)
    before = _end_before(quotation, stretch)
    return bool(
        (behind is not None and _in_one_sentence(Span(stretch.end, behind), text))
        or (before and _in_one_sentence(Span(before, stretch.start), text))
    )


def _in_one_sentence(between: Span, text: str) -> bool:
    """Whether no sentence ends between a stretch and a cue; behind a short name only what follows
    can tell it."""
    if between.end - between.start > LONGEST_BREAK or FULL_STOP.search(
        text, between.start, between.end + 1
    ):
        return False
    return not STOP.search(
        text, between.start, between.start + len(between.of(text).rstrip(LEADS_UP))
    )


def without_sentence_before(quotation: Quotation, quoted: Sequence[Span], text: str) -> Quotation:
    """The quotation; of `It rained. “A,” B said` only the words in marks: no article of the
    training parts has content that goes on from a whole sentence without marks into words in marks
    that its cue follows."""
    pieces = tuple(_last_stretch(quotation, piece, quoted, text) for piece in quotation.content)
    return replace(quotation, content=pieces) if pieces != quotation.content else quotation


def _last_stretch(quotation: Quotation, piece: Span, quoted: Sequence[Span], text: str) -> Span:
    """The stretch at the end of the piece if a sentence of nobody's stands before it, else all of
    the piece."""
    number = bisect_left(quoted, piece.end - 1, key=lambda stretch: stretch.start) - 1
    stretch = quoted[number] if number >= 0 else piece
    follows = any(
        part.start >= stretch.end and _in_one_sentence(Span(stretch.end, part.start), text)
        for part in quotation.cue
    )
    ends = abs(stretch.end - piece.end) <= 1 and piece.start < stretch.start
    return (
        stretch if ends and follows and SENTENCE.search(text, piece.start, stretch.start) else piece
    )


def parted(quotations: Sequence[Quotation], text: str) -> list[Quotation]:
    """The quotations; of a source that two of them share, one with its cue before it and one
    behind, as in `said Ada Lund, while Jon Bask said`, each has the half beside its cue."""
    sharing: dict[Span, list[Quotation]] = {}
    for quotation in quotations:
        if len(quotation.source) == 1 and quotation.cue:
            sharing.setdefault(quotation.source[0], []).append(quotation)
    halves = {
        id(quotation): half
        for shared_by in sharing.values()
        for quotation, half in _halves(shared_by, text)
    }
    return [
        replace(quotation, source=(halves[id(quotation)],))
        if id(quotation) in halves
        else quotation
        for quotation in quotations
    ]


def _halves(sharing: Sequence[Quotation], text: str) -> list[tuple[Quotation, Span]]:
    """The quotations that share a source, each with its half; nothing if they do not stand on two
    sides of it."""
    source = sharing[0].source[0]
    joint = JOINED.search(text, *source)
    before = [quotation for quotation in sharing if quotation.cue[-1].end <= source.start]
    behind = [quotation for quotation in sharing if quotation.cue[0].start >= source.end]
    if not joint or not before or not behind:
        return []
    first, second = Span(source.start, joint.start()), Span(joint.end(), source.end)
    return [
        *((quotation, first) for quotation in before),
        *((quotation, second) for quotation in behind),
    ]
