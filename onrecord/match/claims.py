"""Whether a report bears out a claim in other words: the same predicate, arguments, polarity and figures.

Likeness is no evidence: “often” is as near to “rarely” as to “frequently” by any vector. So every word of the claim
that says something has to stand in the report, as a form of the same word or one from a list of sure synonyms, in the
same order, or turned from active to passive; figures and names are the same; and a "not", an "if" or a "may" that
only one of the two has is evidence of nothing.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from onrecord.match.clauses import is_month
from onrecord.match.stems import is_past, stem
from onrecord.match.units import KEPT, Units, units_of
from onrecord.match.weight import CONDITIONS, EMPTY, ENGLISH, is_negation, vocabulary
from onrecord.match.wording import Wording

Bearing = Literal["same", "opposite"]
FEWEST = 3
"""Words that say something, without which there is no claim to compare."""
COVERED = 0.6
"""How many of the words of the report the claim has at least: what is said is said of the same."""
MOST_WINDOWS = 200
FEWEST_MOVED = 4
"""Words of a claim at least whose beginning may stand at its end: After the harvest we build."""
MOST_AGENT, MOST_BETWEEN = 6, 9
"""Words of whoever does something at most, and between "was" and "by"."""
FILLERS = vocabulary("fillers")
_CLAUSE = re.compile(r"[,;:]|\s[–—-]\s|—")
_JOINED = frozenset({"and", "or", "but", "nor"})
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
_FIRST = {"i": "s", "we": "s", "me": "o", "us": "o", "my": "p", "our": "p"}
_THIRD = {"he": "s", "she": "s", "they": "s", "him": "o", "them": "o", "his": "p", "their": "p", "her": "p", "you": "s"}
_SUBJECTS = {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they"}
_NEGATIVE = frozenset({"deny", "refus", "fail", "reject", "without", "neither", "lack"})
"""Stems that negate what follows them."""


def _sets(file: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (ENGLISH / file).read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            first, *others = line.replace(":", "").split()
            found.update((stem(word), stem(first)) for word in (first, *others))
    return found


_SYNONYMS, _MODALS = _sets("synonyms.txt"), _sets("modals.txt")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a stretch of text claims. `words`: the stems that say something, in order; `names` and `figures` among them;
    `persons`: its pronouns; `modals`: the sorts of its modal verbs; `passive`: the number of its words before "by"."""

    words: tuple[str, ...]
    figures: frozenset[str]
    persons: tuple[str, ...]
    modals: frozenset[str]
    negates: bool
    conditional: bool
    passive: int | None
    past: bool


def bearing(asked: Wording, told: Wording, own_names: Collection[str] = ()) -> Bearing | None:
    """Whether what is told bears out what is asked, or says the opposite; None without evidence of either.

    `own_names`: folded words of the speaker's name, for whom "I" stands in what is told.
    """
    claim = _whole_claim(asked.text, tuple(own_names))
    if len(claim.words) < FEWEST or not _bases(told.text).issuperset(claim.words):
        return None  # mostly so: which spares the report's windows
    ours, theirs = units_of(asked.text), units_of(told.text)
    for first, last in _windows(theirs, len(ours.firsts) - 1):
        report = _claim(theirs, first, last, own_names)
        if _is_same_matter(claim, report):
            return "same" if claim.negates == report.negates else "opposite"
    return None


@lru_cache(KEPT)
def _whole_claim(text: str, own_names: tuple[str, ...]) -> Claim:
    """What the whole of a text claims."""
    units = units_of(text)
    return _claim(units, 0, len(units.units), own_names)


@lru_cache(KEPT)
def _bases(text: str) -> frozenset[str]:
    """All that the words of a claim within a text may be."""
    found = units_of(text)
    stems = map(stem, found.keys)
    figures = (unit.key for unit in found.units if unit.figure)
    return frozenset((*(_SYNONYMS.get(base, base) for base in stems), *figures))


def _windows(units: Units, sentences: int) -> Iterator[tuple[int, int]]:
    """The stretches of a report that may bear out a claim: as many sentences, and the clauses of each one."""
    firsts, found = units.firsts, 0
    for more in (sentences, sentences + 1):
        for at in range(max(1, len(firsts) - more)):
            yield firsts[at], firsts[min(at + more, len(firsts) - 1)]
            if (found := found + 1) >= MOST_WINDOWS:
                return
    for first, last in pairwise(firsts):
        if not any(key in CONDITIONS for key in units.keys[first:last]):
            yield from _clauses(units, first, last)


def _clauses(units: Units, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, if it has more than one and none negates what the others say."""
    begins = [first]
    for at in range(first + 1, last):
        between = units.text[units.units[at - 1].span.end : units.units[at].span.start]
        if _CLAUSE.search(between) or units.keys[at] in _JOINED:
            begins.append(at)
    ends = [*begins[1:], last]
    if len(begins) > 1 and len(begins) < MOST_WINDOWS:
        yield from zip(begins, ends, strict=True)


def _claim(units: Units, first: int, last: int, own_names: Collection[str]) -> Claim:
    words: list[str] = []
    figures: set[str] = set()
    persons: list[str] = []
    modals: set[str] = set()
    negations, conditional, passive, past = 0, False, None, False
    for at in range(first, last):
        key = units.keys[at]
        base = stem(key)
        past = past or is_past(key)
        if units.units[at].figure and (key != "1" or units.units[at].forms[0].isdigit()):
            figures.add(key)
            words.append(key)
        elif key in own_names:
            if at == first or units.keys[at - 1] not in own_names:
                persons.append("i")
        elif is_negation(key):
            negations += 1
        elif key in CONDITIONS:
            conditional = True
        elif base in _MODALS and not is_month(units, at):
            modals.add(_MODALS[base])
        elif key == "by" and words and _is_passive(units.keys[first:at]):
            passive = len(words)
        elif key in _FIRST or key in _THIRD:
            by_them = passive is not None and at > first and units.keys[at - 1] == "by"
            persons.append(_SUBJECTS.get(key, key) if by_them else key)
        elif key not in EMPTY and key not in FILLERS and key not in _BE:
            negations += base in _NEGATIVE
            words.append(_SYNONYMS.get(base, base))
    return Claim(
        words=tuple(words),
        figures=frozenset(figures),
        persons=tuple(persons),
        modals=frozenset(modals),
        negates=negations % 2 == 1,
        conditional=conditional,
        passive=passive,
        past=past,
    )


def _is_passive(before: Sequence[str]) -> bool:
    return any(key in _BE for key in before[-MOST_BETWEEN:-1])


def _is_same_matter(claim: Claim, report: Claim) -> bool:
    """Whether both say something of the same, whether or not one negates it."""
    there = set(report.words)
    if not set(claim.words) <= there or not claim.figures <= report.figures:
        return False
    own = set(claim.words)
    if sum(word in own for word in report.words) < COVERED * len(report.words):
        return False
    if claim.conditional != report.conditional or not _tenses_agree(claim, report):
        return False
    return _persons_agree(claim, report) and _is_in_order(claim, report)


def _tenses_agree(claim: Claim, report: Claim) -> bool:
    """Whether what is, must or may be is so in both; what will be may be told in the present, not in the past."""
    if claim.modals == report.modals:
        return True
    without = report if "will" in claim.modals else claim
    return claim.modals ^ report.modals == {"will"} and not without.past


def _persons_agree(claim: Claim, report: Claim) -> bool:
    """Whether pronouns stand for the same: "I" may be told as "she", but no "they" as "I"."""
    if len(claim.persons) != len(report.persons):
        return len(set(claim.persons) & set(_FIRST)) == 0 or len(set(claim.persons) & set(_THIRD)) == 0
    return all(same_person(one, other) for one, other in zip(claim.persons, report.persons, strict=True))


def same_person(asked: str, told: str) -> bool:
    """Whether a pronoun that is asked may be told so in direct or in indirect speech."""
    if asked == told or {asked, told} <= {"i", "we"} or {asked, told} <= {"me", "us"} or {asked, told} <= {"my", "our"}:
        return True
    case, other = _FIRST.get(asked), _THIRD.get(told)
    return case is not None and (case == other or told == "her")


def _is_in_order(claim: Claim, report: Claim) -> bool:
    return any(_in_order(ours, theirs) for ours in _active(claim) for theirs in _active(report))


def _active(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The words as the active voice may order them: of "the bridge was blown up by them" those come first."""
    at, words = claim.passive, claim.words
    if not at:
        yield words
        return
    for agent in range(at, min(at + MOST_AGENT, len(words)) + 1):
        for verb in range(min(at, MOST_AGENT)):
            yield (*words[at:agent], words[verb], *words[:verb], *words[verb + 1 : at], *words[agent:])


def _in_order(claim: Sequence[str], report: Sequence[str]) -> bool:
    """Whether the words of a claim stand in the same order in a report, but for one stretch that is put elsewhere."""
    own = set(claim)
    common = [word for word in report if word in own]
    once = list(dict.fromkeys(common))
    wanted = list(dict.fromkeys(claim))
    if once == wanted:
        return True
    return len(wanted) >= FEWEST_MOVED and any(wanted[at:] + wanted[:at] == once for at in range(1, len(wanted)))
