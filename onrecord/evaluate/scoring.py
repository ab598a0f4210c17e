"""Gold quotations against predicted ones: precision, recall and F1 by row.

Spans are compared as sets of words, so punctuation and white space never count. A quotation is
found if its content meets a gold content with a Jaccard overlap of at least one half, one to one,
best overlaps first.

Rows:
    content_tok       words inside any quotation's content content_overlap   quotations found
    content_exact     ... with the very words who_said_what     ... whose source shares a word with
    gold's, or both have none cue_exact         ... whose cue has the very words direct_*
    the same over quotations with at least 80 % of their words inside double quotation marks
    outer_direct_*    ... and that do not stand inside another quotation nested_*
    quotations whose content and cue stand inside another one's content (A said that B had denied C)
    span_*            each contiguous span of a role, the very words, links ignored (as in CofeNet,
    COLING 2022) speaker ...       what quotations resolve to: see resolution.py

Where no gold quotation of the whole corpus is nested (PolNeAR annotates none), there are no rows
outer_direct_* and nested_*, and what is predicted inside another quotation is left out of every
row.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations

from onrecord.evaluate.corpus import Annotated, Annotation
from onrecord.evaluate.counts import Score, Scores
from onrecord.evaluate.resolution import resolution
from onrecord.text.tokens import WORD
from onrecord.types import Span

QUOTED = re.compile(r'[“"][^”"“]{1,4000}[”"]', re.S)
FOUND = 0.5
DIRECT = 0.8

Words = frozenset[int]
Predicted = Mapping[str, Sequence[Annotation]]
"""Quotations by the id of the document they were found in."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation as sets of word numbers."""

    content: Words
    cue: Words
    source: Words
    direct: bool
    nested: bool
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class _Match:
    overlap: float
    gold: _Quotation
    predicted: _Quotation

    def same_source(self) -> bool:
        return bool(self.gold.source & self.predicted.source) or not (
            self.gold.source or self.predicted.source
        )


def score(gold: Iterable[Annotated], predicted: Predicted) -> Scores:
    """Scores predictions by document id, over all gold documents; a missing document counts as one
    without quotations."""
    return total(score_each(gold, predicted))


def score_each(gold: Iterable[Annotated], predicted: Predicted) -> tuple[Scores, ...]:
    """The scores of each gold document, as `score` adds them up."""
    documents = tuple(gold)
    nesting = any(map(_has_nested, documents))
    return tuple(
        _score_document(document, predicted.get(document.id, ()), nesting) for document in documents
    )


def agreement(documents: Iterable[Annotated]) -> Scores:
    """How far the annotators of one document agree: each in turn is gold for every other, over all
    documents."""
    return total(agreement_each(documents))


def agreement_each(documents: Iterable[Annotated]) -> tuple[Scores, ...]:
    """The agreement on each document that several annotators read, as `agreement` adds it up."""
    return tuple(total(_mutual_scores(document)) for document in documents if document.others)


def _mutual_scores(document: Annotated) -> Iterator[Scores]:
    """The scores of each annotator of a document against each other one."""
    for gold, predicted in permutations((document, *document.others), 2):
        yield _score_document(gold, predicted.quotations, _has_nested(gold))


def total(by_document: Iterable[Scores]) -> Scores:
    """The counts of several documents together, row by row."""
    added: dict[str, Score] = defaultdict(Score)
    for scores in by_document:
        for row, counts in scores.items():
            added[row] += counts
    return added


def judged(document: Annotated, quotations: Sequence[Annotation]) -> tuple[bool, ...]:
    """For each quotation, whether it is right: found, and with the right source (the row
    who_said_what)."""
    words, discarded = _words(document)
    gold = _as_words(document.quotations, words, discarded, frozenset())
    predicted = [_as_words([quotation], words, discarded, frozenset()) for quotation in quotations]
    matches = _matches(gold, [quotation for as_words in predicted for quotation in as_words])
    right = {id(match.predicted) for match in matches if match.same_source()}
    return tuple(not right.isdisjoint(map(id, as_words)) for as_words in predicted)


def matched(
    document: Annotated, quotations: Sequence[Annotation]
) -> tuple[tuple[Annotation, Annotation], ...]:
    """The gold quotations that were found, each with the predicted one."""
    words, discarded = _words(document)
    gold, predicted = (
        _as_words(side, words, discarded, frozenset()) for side in (document.quotations, quotations)
    )
    return tuple(
        (match.gold.annotation, match.predicted.annotation) for match in _matches(gold, predicted)
    )


def _words(document: Annotated) -> tuple[list[Span], Words]:
    """The document's words, and the numbers of those that are not article text."""
    words = [Span(*match.span()) for match in WORD.finditer(document.text)]
    return words, covered(words, document.discard)


def _has_nested(document: Annotated) -> bool:
    words, discarded = _words(document)
    return any(
        quotation.nested
        for quotation in _as_words(document.quotations, words, discarded, frozenset())
    )


def _score_document(document: Annotated, quotations: Sequence[Annotation], nesting: bool) -> Scores:
    """The rows of one document. `nesting`: whether its corpus annotates nested quotations."""
    words, discarded = _words(document)
    quoted = covered(words, [Span(*match.span()) for match in QUOTED.finditer(document.text)])
    as_words = partial(_as_words, words=words, discarded=discarded, quoted=quoted)
    gold, predicted = as_words(document.quotations), as_words(quotations)
    if not nesting:
        left_out = {id(quotation.annotation) for quotation in predicted if quotation.nested}
        predicted = [quotation for quotation in predicted if not quotation.nested]
        quotations = [quotation for quotation in quotations if id(quotation) not in left_out]
    matches = _matches(gold, predicted)
    scores = {"content_tok": _content_words(gold, predicted)}
    scores |= _rows_found("", matches, gold, predicted, lambda _: True)
    scores |= _rows_found("direct_", matches, gold, predicted, lambda quotation: quotation.direct)
    if nesting:
        scores |= _rows_found(
            "outer_direct_", matches, gold, predicted, lambda q: q.direct and not q.nested
        )
        scores |= _rows_found(
            "nested_", matches, gold, predicted, lambda quotation: quotation.nested
        )
    for role in ("source", "cue", "content"):
        ours = _spans_in_words(quotations, role, words, discarded)
        theirs = _spans_in_words(document.quotations, role, words, discarded)
        scores[f"span_{role}"] = Score(len(ours & theirs), len(ours), len(theirs))
    pairs = [(match.gold.annotation, match.predicted.annotation) for match in matches]
    return {
        **scores,
        **resolution([quotation.annotation for quotation in gold], pairs, document.text),
    }


def _spans_in_words(
    quotations: Iterable[Annotation], role: str, words: Sequence[Span], discarded: Words
) -> set[Words]:
    """The words of each span of a role, without spans that have none."""
    spans = (span for quotation in quotations for span in getattr(quotation, role))
    return {covered(words, [span]) - discarded for span in spans} - {frozenset()}


def covered(words: Sequence[Span], spans: Iterable[Span]) -> Words:
    """The numbers of the words of which at least half lies inside one of the spans."""
    numbers = set()
    for start, end in spans:
        for number in range(bisect_right(words, start, key=lambda word: word.end), len(words)):
            word = words[number]
            if word.start >= end:
                break
            if 2 * (min(word.end, end) - max(word.start, start)) >= word.end - word.start:
                numbers.add(number)
    return frozenset(numbers)


def _as_words(
    quotations: Iterable[Annotation], words: Sequence[Span], discarded: Words, quoted: Words
) -> list[_Quotation]:
    converted = []
    for quotation in quotations:
        content = covered(words, quotation.content) - discarded
        if content:
            direct = len(content & quoted) >= DIRECT * len(content)
            cue, source = covered(words, quotation.cue), covered(words, quotation.source)
            converted.append(_Quotation(content, cue, source, direct, False, quotation))
    return [
        replace(quotation, nested=nested)
        for quotation, nested in zip(converted, _nested(converted), strict=True)
    ]


def _nested(quotations: Sequence[_Quotation]) -> list[bool]:
    """For each quotation, whether its content and cue lie inside the content of another, which has
    more words."""
    holders: dict[int, set[int]] = defaultdict(set)
    for number, quotation in enumerate(quotations):
        for word in quotation.content:
            holders[word].add(number)
    are_nested = []
    for quotation in quotations:
        around = set.intersection(
            *(holders.get(word, set()) for word in quotation.content | quotation.cue)
        )
        are_nested.append(
            any(len(quotations[number].content) > len(quotation.content) for number in around)
        )
    return are_nested


def _content_words(gold: Sequence[_Quotation], predicted: Sequence[_Quotation]) -> Score:
    ours: Words = frozenset().union(*(quotation.content for quotation in predicted))
    theirs: Words = frozenset().union(*(quotation.content for quotation in gold))
    return Score(len(ours & theirs), len(ours), len(theirs))


def _matches(gold: Sequence[_Quotation], predicted: Sequence[_Quotation]) -> list[_Match]:
    """One to one, by overlap; of equal overlaps the later in the text goes first."""
    by_word: dict[int, list[int]] = defaultdict(list)
    for index, quotation in enumerate(predicted):
        for word in quotation.content:
            by_word[word].append(index)
    pairs = []
    for row, quotation in enumerate(gold):
        shared = Counter(index for word in quotation.content for index in by_word[word])
        for column, common in shared.items():
            size = len(quotation.content) + len(predicted[column].content) - common
            pairs.append((common / size, row, column))
    taken_gold, taken_predicted, matches = set(), set(), []
    for overlap, row, column in sorted(pairs, reverse=True):
        if row not in taken_gold and column not in taken_predicted:
            taken_gold.add(row)
            taken_predicted.add(column)
            if overlap >= FOUND:
                matches.append(_Match(overlap, gold[row], predicted[column]))
    return matches


def _rows_found(
    prefix: str,
    matches: Iterable[_Match],
    gold: Iterable[_Quotation],
    predicted: Iterable[_Quotation],
    keep: Callable[[_Quotation], bool],
) -> Scores:
    """The rows over the quotations that `keep` keeps on both sides."""
    sizes = sum(map(keep, predicted)), sum(map(keep, gold))
    pool = [match for match in matches if keep(match.gold) and keep(match.predicted)]
    right = {
        "content_overlap": len(pool),
        "content_exact": sum(match.overlap == 1 for match in pool),
        "who_said_what": sum(match.same_source() for match in pool),
        "cue_exact": sum(match.gold.cue == match.predicted.cue for match in pool),
    }
    return {prefix + row: Score(count, *sizes) for row, count in right.items()}
