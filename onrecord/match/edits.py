"""The steps from one wording to the other: what is equal, replaced, inserted, deleted or moved."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq, Opcode

from onrecord.language.english.weight import EMPTY
from onrecord.match.quantities import millions
from onrecord.match.units import Unit, Units
from onrecord.match.weight import is_negation
from onrecord.types import Span


def steps_between(claim: Units, report: Units, part: Span) -> list[Opcode]:
    """What becomes of the claim's units, stretch by stretch; a compound in another spelling counts
    as equal."""
    steps: list[Opcode] = []
    for step in _merged(LCSseq.opcodes(claim.keys, report.keys[part.start : part.end])):
        ours = claim.units[step.src_start : step.src_end]
        theirs = report.units[part.start + step.dest_start : part.start + step.dest_end]
        same = step.tag != "equal" and (_is_one_word(ours, theirs) or _is_one_figure(ours, theirs))
        bounds = step.src_start, step.src_end, step.dest_start, step.dest_end
        steps.append(Opcode("equal", *bounds) if same else step)
    return steps


def _merged(steps: Iterable[Opcode]) -> Iterator[Opcode]:
    """The steps, with a deletion and an insertion at one point joined into one."""
    before: Opcode | None = None
    for step in steps:
        if before and before.tag != "equal" != step.tag:
            before = Opcode(
                "replace", before.src_start, step.src_end, before.dest_start, step.dest_end
            )
            continue
        if before:
            yield before
        before = step
    if before:
        yield before


def _is_one_figure(ours: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Whether one writes out what the other abbreviates to m, which may be metres: 5 million and
    5m."""
    short, long = sorted((ours, theirs), key=len)
    if (
        len(short) != 1
        or len(long) != 2
        or long[1].key != "m"
        or not long[0].key.replace(".", "").isdigit()
    ):
        return False
    return millions(long[0].key) == short[0].key


def _is_one_word(ours: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Whether one has in pieces what the other has in one: policy maker and policymaker, a word
    across two lines."""
    short, long = sorted((ours, theirs), key=len)
    if (
        len(short) != 1
        or not 1 < len(long) <= 3
        or "".join(unit.key for unit in long) != short[0].key
    ):
        return False
    if any(unit.figure for unit in (*short, *long)):
        return False
    across = all(unit.broken for unit in long[:-1])
    return across or not any(unit.key in EMPTY or is_negation(unit.key) for unit in long)


def unlike_stretches(steps: Iterable[Opcode]) -> Iterator[tuple[Span, Span]]:
    """The stretches between those that are alike, as numbers of units on either side."""
    ours, theirs = Span(0, 0), Span(0, 0)
    for step in [*steps, Opcode("equal", 0, 0, 0, 0)]:
        if step.tag != "equal":
            first = ours == Span(0, 0) == theirs
            ours = Span(step.src_start if first else ours.start, step.src_end)
            theirs = Span(step.dest_start if first else theirs.start, step.dest_end)
        elif (ours, theirs) != (Span(0, 0), Span(0, 0)):
            yield ours, theirs
            ours, theirs = Span(0, 0), Span(0, 0)


def moved_apart(unlike: Iterable[tuple[Span, Span]], part: Span) -> Iterator[tuple[Span, Span]]:
    """The stretches, with those of the report counted from its beginning."""
    for ours, theirs in unlike:
        yield ours, Span(part.start + theirs.start, part.start + theirs.end)
