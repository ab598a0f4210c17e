"""Of what somebody talks: the words, and runs of two, that tell most about it, as articles spell them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.language.english.weight import GENERAL
from onrecord.match.meaning import meanings
from onrecord.match.wording import LONGEST, WORD, folded
from onrecord.record.views.facets import Count
from onrecord.text.marks import APOSTROPHES

MOST, FEWEST = 12, 2
"""Subjects that are told at most; contents that have one at least."""
LIKELY = 100
"""Words that are looked at further, alone and in runs: those that seem to tell most."""
SHORTEST = 2
"""Letters of a word that may be a subject."""
POSSESSIVE, CONTRACTED = "s", frozenset({"d", "ll", "m", "re", "t", "ve"})
"""What stands behind an apostrophe: is cut off, or makes the word one that tells nothing."""
JOINING = (" ", "-")
"""What stands between two words that are one run."""
Run = tuple[str, ...]
"""One folded word, or two that follow each other."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is written, without what is cut off, and folded; `cut`: something was."""

    written: str
    folded: str
    cut: bool


@dataclass(slots=True)
class _Met:
    """In how many contents a run stands, and how often it is spelt how."""

    count: int = 0
    spelt: Counter[str] = field(default_factory=Counter)


def subjects(contents: Sequence[str], unwanted: Iterable[str] = ()) -> tuple[Count, ...]:
    """The words and runs of two that tell most about these contents, with in how many of them each stands, as it is
    spelt most often. `unwanted`: folded words that are no subject either.

    They are ranked by that count times how much they tell (`Meanings.weight`). Of words that stand mostly together the
    run alone is told.
    """
    each = [WORD.findall(content)[:LONGEST] for content in contents]
    likely = _likely(each, GENERAL.union(unwanted))
    met = defaultdict[Run, _Met](_Met)
    for content, written in zip(contents, each, strict=True):
        found = list(_runs([likely.get(word) for word in written], content))
        for run, words in found:
            met[run].spelt[words] += 1
        for run in {run for run, _ in found}:
            met[run].count += 1
    chosen = _chosen({run: one.count for run, one in met.items()})
    return tuple(Count(met[run].spelt.most_common(1)[0][0], met[run].count) for run in chosen)


def _likely(each: Iterable[Sequence[str]], unwanted: frozenset[str]) -> dict[str, _Word]:
    """The words that may be subjects, by how they are written: those that seem to tell most."""
    counts = Counter[str]()
    for written in each:
        counts.update(set(written))
    words = {written: word for written in counts if (word := _word(written)).folded not in unwanted}
    folds = Counter[str]()
    for written, word in words.items():
        folds[word.folded] += counts[written]
    weight = meanings().weight
    telling = {word: count * weight(word) for word, count in folds.items() if count >= FEWEST and _may_be(word)}
    best = set(sorted(telling, key=lambda word: (-telling[word], word))[:LIKELY])
    return {written: word for written, word in words.items() if word.folded in best}


def _word(written: str) -> _Word:
    if written.isalpha() or not any(mark in written for mark in APOSTROPHES):
        return _Word(written, folded(written), False)
    head, tail = written[: max(map(written.rfind, APOSTROPHES))], folded(written).rpartition("'")[2]
    if tail in CONTRACTED:
        return _Word("", "", True)
    return _Word(head, folded(head), True) if tail == POSSESSIVE else _Word(written, folded(written), False)


def _may_be(word: str) -> bool:
    """Whether a folded word may be a subject: of letters, not of figures, and more than one."""
    return len(word) >= SHORTEST and not any(map(str.isdigit, word))


def _runs(words: Iterable[_Word | None], content: str) -> Iterator[tuple[Run, str]]:
    """Each word and run of two among the words of a content (None: it is no subject), and how it is written."""
    last: _Word | None = None
    for word in words:
        if word:
            yield (word.folded,), word.written
        if word and last:
            either = (f"{last.written}{joining}{word.written}" for joining in JOINING)
            if together := next((one for one in either if one in content), ""):
                yield (last.folded, word.folded), together
        last = word if word and not word.cut else None


def _chosen(counts: Mapping[Run, int]) -> list[Run]:
    """Those that tell most; of two that have a word in common the second only if it stands mostly without the first."""
    weight = meanings().weight
    often = [(run, count) for run, count in counts.items() if count >= FEWEST]
    ranked = sorted(often, key=lambda one: (-one[1] * sum(map(weight, one[0])), one[0]))
    chosen: list[Run] = []
    for run, count in ranked:
        elsewhere = count - sum(counts[other] for other in chosen if set(run) & set(other))
        if elsewhere >= max(FEWEST, count / 2):
            chosen.append(run)
        if len(chosen) == MOST:
            break
    return chosen
