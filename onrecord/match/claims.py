"""Whether a report bears out a claim in other words: the same predicate, arguments, polarity and figures.

Likeness is no evidence: “often” is as near to “rarely” as to “frequently” by any vector. So every word of the claim
that says something has to stand in the report, as a form of the same word, one from a list of sure synonyms or a
relation that says the same (`relations.py`), in the same order, or turned from active to passive; figures and names are
the same; and a "not", an "if" or a "may" that only one of the two has is evidence of nothing. What is bound by "if" or
"because" is compared by itself, for it has a polarity of its own (`binding.py`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from onrecord.language.english.clauses import FIRST, JOINED, THIRD, TIMES, WHOM
from onrecord.language.english.conditions import MUST_STAND
from onrecord.language.english.verbs import INTENTIONS
from onrecord.language.english.weight import CONDITIONS, EMPTY
from onrecord.match.binding import bound, is_binding_alike
from onrecord.match.predicates import ALL, ERGATIVE, Claim, base, claim_of
from onrecord.match.relations import relation
from onrecord.match.stems import is_past
from onrecord.match.units import KEPT, Units, units_of
from onrecord.match.wording import Wording

Bearing = Literal["same", "opposite"]
FEWEST = 3
"""Words that say something, without which there is no claim to compare."""
COVERED = 0.6
"""How many of the words of the report the claim has at least: what is said is said of the same."""
MOST_WINDOWS = 200
FEWEST_MOVED = 4
"""Words of a claim at least whose beginning may stand at its end: After the harvest we build."""
MOST_AGENT = 6
"""Words of whoever does something at most."""
_CLAUSE = re.compile(r"[,;:]|\s[–—-]\s|—")
_CASES = FIRST | THIRD
_INTENDED = frozenset(map(base, INTENTIONS))
"""Words whose "to" tells what is only meant: planned to sell, is likely to sell."""
DENIES = "deny"
_BARE = frozenset({"be", "have"})
"""Verbs behind "to" of which the one that says something follows: to have it sold."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """What some sentences say: as a whole, and clause by clause with how each is bound, the main clause first; None if
    it is not certain where a clause ends."""

    whole: Claim
    clauses: tuple[tuple[str, Claim], ...] | None

    @property
    def words(self) -> frozenset[str]:
        """The words that say something, without those that only bind clauses."""
        each = [claim for _, claim in self.clauses] if self.clauses else [self.whole]
        return frozenset(word for claim in each for word in claim.words)


def bearing(asked: Wording, told: Wording, own_names: Collection[str] = (), year: str = "") -> Bearing | None:
    """Whether what is told bears out what is asked, or says the opposite; None without evidence of either.

    `own_names`: folded words of the speaker's name, for whom "I" stands in what is told; `year`: when it was told, if
    that is known.
    """
    claim = _whole(asked.text, tuple(own_names))
    words = claim.words
    if len(words) < FEWEST or not _bases(told.text, year).issuperset(words - {ALL}):
        return None  # mostly so: which spares the report's windows
    year = year if year in claim.whole.figures else ""
    ours, theirs = units_of(asked.text), units_of(told.text)
    for first, last in _windows(theirs, len(ours.firsts) - 1):
        if found := _stands(claim, _saying(theirs, (first, last), own_names, year)):
            return found
    return None


def is_denied(asked: Wording, denied: Wording, own_names: Collection[str] = ()) -> bool:
    """Whether who denies some words denies what is asked: it says all that is denied, and perhaps more. Whoever denies
    that a child was sent away denies that the hospital sent sick children away by night; not the other way round."""
    ours, theirs = units_of(asked.text), units_of(denied.text)
    claim = claim_of(ours, [(0, len(ours.units))], own_names)
    for first, last in _alternatives(theirs):
        other = claim_of(theirs, [(first, last)], own_names)
        if len(other.words) >= FEWEST and _implies(claim, other) and not _only_meant(ours, theirs, set(other.words)):
            return True
    return False


def _only_meant(units: Units, denied: Units, words: Collection[str]) -> bool:
    """Whether what is denied, its words given, stands in a claim only as meant, asked or told: planned to sell it, was
    told that it was sold; not what stands whole before that: sold it abroad to a museum."""
    at, said = 0, set[str]()
    likewise = {base(key) for before, key in pairwise(denied.keys) if before == "to"}
    while at + 1 < len(units.units):
        if phrase := relation(units.keys, at, len(units.units)):
            said.add(base(phrase.word))
            at += phrase.size
            continue
        said.add(base(units.keys[at]))
        if said.issuperset(words):
            return False
        verb = _governing(units.keys, at)
        if verb not in EMPTY and base(verb) not in words and _opens(units, at + 1, verb, set(words) - likewise):
            return True
        at += 1
    return False


def _governing(keys: Sequence[str], at: int) -> str:
    """The word at a place, or what stands before whom it is told: told us, seemed to them."""
    if at and keys[at] in WHOM:
        at -= 2 if at > 1 and keys[at - 1] == "to" else 1
    return keys[at]


def _opens(units: Units, at: int, verb: str, words: Collection[str]) -> bool:
    """Whether a place behind a verb opens what is meant or told: to sell it, that it is sold; not: to a museum."""
    behind = units.keys[at + 1] if at + 1 < len(units.units) else ""
    if units.keys[at] == "that":
        return behind not in TIMES
    if units.keys[at] != "to":
        return units.keys[at] == "whether"
    if base(verb) in _INTENDED or behind in _BARE:
        return True
    return base(behind) in words and not is_past(behind) and units.units[at + 1].span.of(units.text).islower()


def _alternatives(units: Units) -> Iterator[tuple[int, int]]:
    """What stands on either side of "or" in what is denied; of "and" only both together are."""
    begins = [0, *(at + 1 for at, key in enumerate(units.keys) if key in ("or", "nor"))]
    for first, last in zip(begins, [*(at - 1 for at in begins[1:]), len(units.units)], strict=True):
        if not any(key in CONDITIONS or key == "because" for key in units.keys[first:last]):
            yield first, last


def _implies(claim: Claim, other: Claim) -> bool:
    """Whether what is claimed is not so if the other is not."""
    if not set(other.words) <= set(claim.words) or other.figures != claim.figures or claim.negates != other.negates:
        return False
    if len(set(other.words)) < COVERED * len(claim.words):
        return False
    if claim.conditional or not _tenses_agree(claim, other) or not _bounds_agree(claim, other):
        return False
    return _persons_are_implied(claim.persons, other.persons) and _is_in_order(other, claim, True)


@lru_cache(KEPT)
def _whole(text: str, own_names: tuple[str, ...]) -> _Saying:
    """What the whole of a text says."""
    units = units_of(text)
    return _saying(units, (0, len(units.units)), own_names)


def _saying(units: Units, stretch: tuple[int, int], own_names: Collection[str], year: str = "") -> _Saying:
    whole = claim_of(units, [stretch], own_names, year)
    if (found := bound(units, *stretch)) is None:
        return _Saying(whole, None)
    if len(found) == 1:
        return _Saying(whole, (("", whole),))
    each = [(one, claim_of(units, one.pieces, own_names, year)) for one in found]
    return _Saying(whole, tuple((one.role, _turned(claim, one.negates)) for one, claim in each))


def _turned(claim: Claim, turns: bool) -> Claim:
    return replace(claim, negates=claim.negates != turns, turned=claim.turned != turns)


@lru_cache(KEPT)
def _bases(text: str, year: str) -> frozenset[str]:
    """All that the words of a claim within a text may be."""
    units = units_of(text)
    figures = (unit.key for unit in units.units if unit.figure)
    whole = claim_of(units, [(0, len(units.units))], year=year)
    return frozenset((*map(base, units.keys), *figures, *whole.words))


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
        if _CLAUSE.search(between) or units.keys[at] in JOINED:
            begins.append(at)
    ends = [*begins[1:], last]
    if len(begins) > 1 and len(begins) < MOST_WINDOWS:
        yield from zip(begins, ends, strict=True)


def _stands(claim: _Saying, report: _Saying) -> Bearing | None:
    """How the main clause of a report stands to that of a claim, if what is bound to them is the same."""
    if claim.clauses is None or report.clauses is None:
        ours, theirs = claim.whole, report.whole
        if ours.negates or theirs.negates or (claim.clauses is None) != (report.clauses is None):
            return None  # it is not certain what the "not" belongs to
    else:
        (_, ours), *bound_to_it = claim.clauses
        (_, theirs), *others = report.clauses
        if not ours.words or not _are_bound_alike(bound_to_it, others):
            return None
        if others and not _is_one_clause(ours, theirs):
            return None
    if not _is_same_matter(ours, theirs):
        return None
    return "same" if ours.negates == theirs.negates else "opposite"


def _are_bound_alike(claim: Sequence[tuple[str, Claim]], report: Sequence[tuple[str, Claim]]) -> bool:
    """Whether all clauses that are bound in a claim are so in a report, and none that must stand was left out."""
    wanted = Counter(role in MUST_STAND for role, _ in claim)[True]
    if wanted != Counter(role in MUST_STAND for role, _ in report)[True]:
        return False
    return all(
        any(
            is_binding_alike(role, other) and ours.negates == theirs.negates and _is_same_matter(ours, theirs)
            for other, theirs in report
        )
        for role, ours in claim
    )


def _is_same_matter(claim: Claim, report: Claim) -> bool:
    """Whether both say something of the same, whether or not one negates it."""
    claim, report = _of_all(claim, report), _of_all(report, claim)
    if not set(claim.words) <= set(report.words) or not claim.figures <= report.figures:
        return False
    own = set(claim.words)
    if not report.lacking <= own or (DENIES in report.words) != (DENIES in own):
        return False  # with no delay: the "no" is of something else; and what is denied may be so
    if sum(word in own for word in report.words) < COVERED * len(report.words):
        return False
    if claim.conditional != report.conditional or not _tenses_agree(claim, report):
        return False
    return (
        _persons_agree(claim.persons, report.persons) and _bounds_agree(claim, report) and _is_in_order(claim, report)
    )


def _is_one_clause(claim: Claim, report: Claim) -> bool:
    """Whether nothing was put elsewhere but by the passive: what was bound to it is gone from between."""
    if claim.passive or report.passive or _is_of_one_thing(claim, report):
        return True
    return list(dict.fromkeys(claim.words)) == [w for w in dict.fromkeys(report.words) if w in claim.words]


def _of_all(claim: Claim, other: Claim) -> Claim:
    """A claim about all without "all", if the other is that it is so of none: of every school that it stays open, and
    of none that it closes."""
    if ALL in claim.words and claim.turned and other.none:
        return replace(claim, words=tuple(word for word in claim.words if word != ALL))
    return claim


def _bounds_agree(claim: Claim, report: Claim) -> bool:
    """Whether no figure is by how much in one and to how much in the other."""
    ours, theirs = dict(claim.bounds), dict(report.bounds)
    return all(ours[figure] == theirs[figure] for figure in ours.keys() & theirs.keys())


def _tenses_agree(claim: Claim, report: Claim) -> bool:
    """Whether what is, must or may be is so in both; what will be may be told in the present, not in the past."""
    if claim.modals == report.modals:
        return True
    without = report if "will" in claim.modals else claim
    return claim.modals ^ report.modals == {"will"} and not without.past


def _persons_agree(claim: Sequence[str], report: Sequence[str]) -> bool:
    """Whether pronouns stand for the same: "I" may be told as "she", but no "they" as "I". Where one of them has more,
    all that are claimed must be told; only whose something is may be left out."""
    if len(claim) == len(report):
        return all(map(same_person, claim, report))
    owned = any(_CASES[other] == "p" for other in report)
    wanted = [one for one in claim if owned or _CASES[one] != "p"]
    return all(any(same_person(one, other) for other in report) for one in wanted)


def _persons_are_implied(claim: Sequence[str], denied: Sequence[str]) -> bool:
    """The same of what is denied: a claim may say more, such as who did it."""
    if len(claim) == len(denied):
        return all(map(same_person, claim, denied))
    owned = any(_CASES[one] == "p" for one in claim)
    wanted = [other for other in denied if owned or _CASES[other] != "p"]
    return all(any(same_person(one, other) for one in claim) for other in wanted)


def same_person(asked: str, told: str) -> bool:
    """Whether a pronoun that is asked may be told so in direct or in indirect speech."""
    if asked == told or {asked, told} <= {"i", "we"} or {asked, told} <= {"me", "us"} or {asked, told} <= {"my", "our"}:
        return True
    case, other = FIRST.get(asked), THIRD.get(told)
    return case is not None and (case == other or told == "her")


def _is_in_order(claim: Claim, report: Claim, by_anybody: bool = False) -> bool:
    """Whether who does what to whom is the same. `by_anybody`: what is told in the passive may be done by anybody."""
    if _is_of_one_thing(claim, report):
        return True
    changed = (claim.voices ^ report.voices) & set(claim.words) & set(report.words)
    if not changed or claim.passive or report.passive:
        return any(_in_order(ours, theirs) for ours in _active(claim) for theirs in _active(report))
    if changed <= ERGATIVE:
        return _in_order(claim.words, report.words)
    if not by_anybody:
        return False  # who does it is told in one of them only
    return _in_order(_undergone(claim, changed), _undergone(report, changed))


def _is_of_one_thing(claim: Claim, report: Claim) -> bool:
    """Whether one says that there is what the other says of a thing: there is no cheap money, money is not cheap."""
    return claim.exists != report.exists and len(claim.words) < FEWEST and set(claim.words) == set(report.words)


def _undergone(claim: Claim, changed: Collection[str]) -> tuple[str, ...]:
    """The words with what is done before to whom, as the active voice has it."""
    if not set(claim.voices) & set(changed):
        return claim.words
    done = [word for word in claim.words if word in changed]
    return (*done, *(word for word in claim.words if word not in changed))


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
