"""Which two reports are put together as one statement: only those for which strong evidence speaks.

Either the same words: most of the shorter stands in the longer in a row, inside quotation marks or
in reports that are word for word the same, long enough, and the nearer in time and the surer the
speaker, the fewer words it takes. A figure that differs is then a misquotation. Or, in other words,
what one person says who says little at the time: where one person says much in a week, what is near
in meaning is mostly something else that they said. The thresholds were chosen on pairs of real
articles that were read one by one: see `bench/pairs/README.md`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from onrecord.match.likeness import (
    Rendering,
    contained,
    days_apart,
    in_common,
    in_order,
    is_same_speaker,
)

NEAR = 3
"""How many days lie between two reports of one occasion at most."""
IN_A_ROW, NEARLY_ALL, IN_ORDER = 0.6, 0.95, 0.75
"""How much of the shorter stands in the other's quotation marks in a row; if neither has marks, in
a row; and in the same order if what is between differs: a cut, a word for another."""
SHORT, LONG = 20.0, 45.0
"""How much the same words tell, inside quotation marks, on one occasion, and whenever it was."""
REPORTED, LONG_REPORTED = 18.0, 80.0
"""So much in no quotation marks."""
LEAST_SHARED = 0.999 * min(IN_A_ROW, IN_ORDER)
"""How much of what the shorter tells stands in the longer in whatever order, without which nothing
else is enough."""
UNSURE, OTHERS = 1.6, 2.0
"""How many times as much it takes if the speaker of one is open, or if two people are named."""
OF_OTHERS, LONG_OF_OTHERS = 25.0, 90.0
"""How much reported words tell whose speakers are not known to be the same, of one occasion (times
`UNSURE` or `OTHERS`) and of any; they are word for word the same."""
WORD_FOR_WORD = 0.9
"""How much of the shorter stands in the longer then, so that a name with its title is not
enough."""
CUT_OF_OTHERS = 32.0
"""How much words in the same order tell if the speakers are not known to be the same."""
LIKELY, VERY_LIKELY = 0.5, 0.7
"""The least chance of what is not in the same words; and for it to put two statements together."""
SAYS_LITTLE = 8
"""Other quotations of the speaker on record from about that time, at most."""
QUOTED_ALIKE = 0.4
"""How much of the shorter of two quotations the longer has in the same words: both have the
speaker's own."""
FEWEST = 3
"""Words that tell something, in either."""
MARKED = re.compile("“[^”]*”?|\"[^\"]*\"?|''(?:(?!'').)*(?:'')?|‘[^’]*(?:’(?!\\w))?", re.DOTALL)
"""What is inside quotation marks."""


class Run(NamedTuple):
    """The longest run of words that two reports share: its share of the shorter report's weight,
    its weight, and the weight of the part inside both reports' quotation marks."""

    share: float
    weight: float
    quoted: float


def may_be_reworded(report: Rendering, counterpart: Rendering, spoken: int) -> bool:
    """Whether two reports in different words may be of one statement: what a person says who says
    little."""
    if spoken > SAYS_LITTLE or not (report.is_person and counterpart.is_person):
        return False
    if min(len(report.telling), len(counterpart.telling)) < FEWEST or is_opposed(
        report, counterpart
    ):
        return False
    if is_same_speaker(report, counterpart) is False:
        return False
    if (
        report.quoted
        and counterpart.quoted
        and contained(*in_order(report, counterpart)) < QUOTED_ALIKE
    ):
        return False
    return not has_other_figures(report, counterpart)


def is_opposed(report: Rendering, counterpart: Rendering) -> bool:
    """Whether one report denies what the other asserts."""
    return report.denied != counterpart.denied and report.negates != counterpart.negates


def same_words(report: Rendering, counterpart: Rendering) -> bool:
    """Whether two reports share enough words in a row, or in one order, to be of one statement."""
    shorter, longer = in_order(report, counterpart)
    if (
        not shorter.wording.words
        or in_common(shorter, longer) < LEAST_SHARED * shorter.whole_weight
    ):
        return False  # which spares most pairs the comparison of what stands in a row
    if is_opposed(report, counterpart):
        return False
    run = shared_run(shorter, longer)
    factor = _factor(report, counterpart)
    days = days_apart(report, counterpart)
    least = (SHORT if days <= NEAR else LONG) * factor
    in_a_row = IN_A_ROW if factor == 1 else WORD_FOR_WORD
    if run.quoted >= least and run.share * run.quoted / run.weight >= in_a_row:
        return True
    if _is_repeated(run, factor, days) and not has_other_figures(report, counterpart):
        return True
    both = report.quoted and counterpart.quoted
    return (
        both
        and days <= NEAR
        and (_is_cut(shorter, longer, factor) or _is_formula(report, counterpart, factor, days))
    )


def has_other_figures(report: Rendering, counterpart: Rendering) -> bool:
    """Whether each of two reports has a figure that the other has not, or their sums are in other
    currencies."""
    ours, theirs = _figures(report), _figures(counterpart)
    figures = ours <= theirs or theirs <= ours
    signs, others = report.currencies, counterpart.currencies
    return not figures or (bool(signs and others) and signs != others)


def _figures(report: Rendering) -> frozenset[str]:
    """The numbers that are told; "one" is mostly none: treated as one, one of them."""
    return (
        report.numbers - {"1"}
        if "one" in report.telling and "1" not in report.telling
        else report.numbers
    )


def shared_run(shorter: Rendering, longer: Rendering) -> Run:
    """The longest run of words that two reports share."""
    words, weights = shorter.wording.words, shorter.word_weights
    best, last, last_there, before = 0, 0, 0, dict[int, int]()
    for index, word in enumerate(words):
        now = {}
        for position in longer.places.get(word, ()):
            now[position] = length = before.get(position - 1, 0) + 1
            if length > best:
                best, last, last_there = length, index, position
        before = now
    marked, marked_there = quoted_words(shorter), quoted_words(longer)
    places = range(last - best + 1, last + 1)
    weight = sum(weights[index] for index in places)
    inside = sum(
        weights[index]
        for index in places
        if marked[index] and marked_there[index - last + last_there]
    )
    return Run(weight / (shorter.whole_weight or 1), weight, inside)


def quoted_words(report: Rendering) -> Sequence[bool]:
    """For each word whether it stands inside quotation marks."""
    if not report.mixed:
        return [report.quoted] * len(report.wording.words)
    marked = [match.span() for match in MARKED.finditer(report.wording.text)]
    return [_is_marked(*span, marked) for span in report.wording.spans]


def _is_marked(start: int, end: int, marked: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in marked)


def _factor(report: Rendering, counterpart: Rendering) -> float:
    """How many times as much evidence it takes, depending on the speakers."""
    same = is_same_speaker(report, counterpart)
    return UNSURE if same is None else 1.0 if same else OTHERS


def _is_repeated(run: Run, factor: float, days: int) -> bool:
    """Whether reported words are the same, as copies of one article have them."""
    near = days <= NEAR
    if factor == 1:
        return (near and run.share >= NEARLY_ALL and run.weight >= REPORTED) or (
            run.share >= IN_A_ROW and run.weight >= LONG_REPORTED
        )
    return run.share >= WORD_FOR_WORD and run.weight >= (
        OF_OTHERS * factor if near else LONG_OF_OTHERS
    )


def _is_cut(shorter: Rendering, longer: Rendering, factor: float) -> bool:
    """Whether the words of a quotation stand in the other's in one order: cut between, or with a
    word for another."""
    ops = LCSseq.opcodes(shorter.wording.words, longer.wording.words)
    shared = sum(
        sum(shorter.word_weights[op.src_start : op.src_end]) for op in ops if op.tag == "equal"
    )
    whole = shorter.whole_weight or 1
    return shared / whole >= (IN_ORDER if factor == 1 else WORD_FOR_WORD) and shared >= (
        SHORT if factor == 1 else CUT_OF_OTHERS
    )


def _is_formula(report: Rendering, counterpart: Rendering, factor: float, days: int) -> bool:
    """Whether one speaker's few words of one day are the same."""
    return factor == 1 and days == 0 and report.wording.words == counterpart.wording.words
