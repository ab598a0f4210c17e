"""How much of the sense of a query reports have, in whatever words: of many reports at once, where
it saves most."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from onrecord.match.likeness import Rendering
from onrecord.match.meaning import Floats, Ints, meanings

AT_ONCE = 4096
"""About how many words are compared at once."""
DIGITS = 4
"""That the same words tell as much, wherever they stand among those compared at once."""
TINIEST = 1e-6
"""Less than the length of any meaning."""


def sense(query: Rendering, report: Rendering) -> float:
    """How much of a query's sense a report has, from 0 to 1: word by word, by the word nearest in
    meaning, and sentence by sentence, which counts as much."""
    [share] = senses(query, [report])
    return share


def senses(query: Rendering, reports: Sequence[Rendering]) -> list[float]:
    """The `sense` of each report, in their order."""
    return [share for batch in _batches(reports) for share in _senses(query, batch)]


def _batches(reports: Sequence[Rendering]) -> Iterator[Sequence[Rendering]]:
    """The reports in batches of about `AT_ONCE` words, at least one report each."""
    first, words = 0, 0
    for index, report in enumerate(reports):
        words += len(report.wording.words)
        if words >= AT_ONCE:
            yield reports[first : index + 1]
            first, words = index + 1, 0
    if first < len(reports):
        yield reports[first:]


def _senses(query: Rendering, reports: Sequence[Rendering]) -> list[float]:
    """The sense of some reports; 0 for one without words."""
    shares = [0.0] * len(reports)
    indices = [index for index, report in enumerate(reports) if report.wording.words]
    if not indices or not query.telling:
        return shares
    worded = [reports[index] for index in indices]
    numbers = meanings().numbers(word for report in worded for word in report.wording.words)
    firsts = [0, *accumulate(len(report.wording.words) for report in worded)][:-1]
    both = _covered(query, worded, numbers, firsts) + _nearest(query, worded, numbers, firsts)
    for index, value in zip(indices, (both / 2).tolist(), strict=True):
        shares[index] = round(value, DIGITS)
    return shares


def _covered(
    query: Rendering, reports: Sequence[Rendering], numbers: Ints, firsts: Sequence[int]
) -> Floats:
    """How much of the query's words each report has. `numbers` [words]: the words of all reports;
    `firsts`: where each report begins."""
    distinct, columns = np.unique(numbers, return_inverse=True)  # the same words stand in many
    near = np.maximum.reduceat(
        (query.vectors @ meanings().vectors[distinct].T)[:, columns], firsts, axis=1
    )
    np.clip(near, 0, 1, out=near)
    for column, report in enumerate(reports):
        told_words = set(report.wording.words)
        near[
            [number for number, word in enumerate(query.telling) if word in told_words], column
        ] = 1
    covered: Floats = query.weights @ near / np.add.reduce(query.weights)
    return covered


def _nearest(
    query: Rendering, reports: Sequence[Rendering], numbers: Ints, firsts: Sequence[int]
) -> Floats:
    """How near in meaning each report's nearest sentence is to one of the query's; 0 for what is
    unlike."""
    begins = [
        first + offset
        for report, first in zip(reports, firsts, strict=True)
        for offset in report.wording.firsts[:-1]
    ]
    sums = np.add.reduceat(meanings().weighted[numbers], begins, axis=0)
    lengths = np.sqrt(np.add.reduce(sums * sums, axis=1))
    near = np.maximum.reduce(query.sentences @ sums.T, axis=0) / np.maximum(lengths, TINIEST)
    nearest: Floats = np.clip(np.maximum.reduceat(near, np.searchsorted(begins, firsts)), 0, 1)
    return nearest
