"""A speaker's topics: the words, and runs of two words, that tell most about them, in the spelling
of articles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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
    """A word as written, without the ending that is cut off, and folded; `cut`: something was cut
    off."""

    written: str
    folded: str
    cut: bool


def subjects(contents: Sequence[str], unwanted: Iterable[str] = ()) -> tuple[Count, ...]:
    """The words and runs of two that tell most about these contents, with the number of contents
    that have each, in its most frequent spelling. `unwanted`: folded words that are not topics
    either.

    They are ranked by that number times their weight (`Meanings.weight`). Of words that mostly
    stand together only the run is given.
    """
    written_words = [WORD.findall(content)[:LONGEST] for content in contents]
    likely = _likely(written_words, GENERAL.union(unwanted))
    spellings: list[tuple[Run, str]] = []
    standing: list[Run] = []
    for content, written in zip(contents, written_words, strict=True):
        words_in = [(place, likely[word]) for place, word in enumerate(written) if word in likely]
        runs = dict(_runs(words_in, content))
        standing.extend(runs)
        spellings.extend(runs.items())
    counts = Counter(standing)
    usual: dict[Run, str] = {}
    for (run, words), _ in Counter(spellings).most_common():
        usual.setdefault(run, words)
    return tuple(Count(usual[run], counts[run]) for run in _chosen(counts))


def _likely(written_words: Iterable[Sequence[str]], unwanted: frozenset[str]) -> dict[str, _Word]:
    """The words that may be topics, by their spelling: those that seem to tell most."""
    counts = Counter(chain.from_iterable(map(set, written_words)))
    words = {written: word for written in counts if (word := _word(written)).folded not in unwanted}
    folds = Counter[str]()
    for written, word in words.items():
        folds[word.folded] += counts[written]
    weight = meanings().weight
    telling = {
        word: count * weight(word)
        for word, count in folds.items()
        if count >= FEWEST and _may_be(word)
    }
    best = set(sorted(telling, key=lambda word: (-telling[word], word))[:LIKELY])
    return {written: word for written, word in words.items() if word.folded in best}


def _word(written: str) -> _Word:
    if written.isalpha() or not any(mark in written for mark in APOSTROPHES):
        return _Word(written, folded(written), False)
    head, tail = written[: max(map(written.rfind, APOSTROPHES))], folded(written).rpartition("'")[2]
    if tail in CONTRACTED:
        return _Word("", "", True)
    return (
        _Word(head, folded(head), True)
        if tail == POSSESSIVE
        else _Word(written, folded(written), False)
    )


def _may_be(word: str) -> bool:
    """Whether a folded word may be a subject: of letters, not of figures, and more than one."""
    return len(word) >= SHORTEST and not any(map(str.isdigit, word))


def _runs(words: Iterable[tuple[int, _Word]], content: str) -> Iterator[tuple[Run, str]]:
    """Each word and each run of two among the words of a content that may be topics, which come
    with their places among all its words; with its spelling."""
    last, behind = None, -1
    for place, word in words:
        yield (word.folded,), word.written
        if last and place == behind:
            either = (f"{last.written}{joining}{word.written}" for joining in JOINING)
            if together := next((spelling for spelling in either if spelling in content), ""):
                yield (last.folded, word.folded), together
        last, behind = None if word.cut else word, place + 1


def _chosen(counts: Mapping[Run, int]) -> list[Run]:
    """The runs that tell most; of two that share a word the second only if it mostly stands without
    the first."""
    weight = meanings().weight
    often = [(run, count) for run, count in counts.items() if count >= FEWEST]
    ranked = sorted(often, key=lambda pair: (-pair[1] * sum(map(weight, pair[0])), pair[0]))
    chosen: list[Run] = []
    for run, count in ranked:
        elsewhere = count - sum(
            counts[chosen_run] for chosen_run in chosen if set(run) & set(chosen_run)
        )
        if elsewhere >= max(FEWEST, count / 2):
            chosen.append(run)
        if len(chosen) == MOST:
            break
    return chosen
