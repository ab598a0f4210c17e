"""Whether a report bears out a claim in other words: the same predicate, arguments, polarity and
figures.

Likeness is no evidence: “often” is as near to “rarely” as to “frequently” by any vector. So every
word of the claim that says something has to stand in the report, as a form of the same word, one
from a list of sure synonyms or a relation that says the same (`relations.py`), in the same order,
or turned from active to passive; figures and names are the same; and a "not", an "if" or a "may"
that only one of the two has is evidence of nothing. What is bound by "if" or "because" is compared
by itself, for it has a polarity of its own (`binding.py`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from onrecord.language.english.clauses import JOINED, TIMES, WHOM
from onrecord.language.english.conditions import MUST_STAND
from onrecord.language.english.verbs import INTENTIONS
from onrecord.language.english.weight import CONDITIONS, EMPTY
from onrecord.match.agreement import bounds_agree, persons_agree, persons_are_implied, tenses_agree
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
_INTENDED = frozenset(map(base, INTENTIONS))
"""Words whose "to" tells what is only meant: planned to sell, is likely to sell."""
DENIES = "deny"
_BARE = frozenset({"be", "have"})
"""Verbs behind "to" of which the one that says something follows: to have it sold."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """What some sentences say: as a whole, and clause by clause with how each is bound, the main
    clause first; None if it is not certain where a clause ends."""

    whole: Claim
    clauses: tuple[tuple[str, Claim], ...] | None

    @property
    def words(self) -> frozenset[str]:
        """The words that say something, without those that only bind clauses."""
        claims = [claim for _, claim in self.clauses] if self.clauses else [self.whole]
        return frozenset(word for claim in claims for word in claim.words)


def bearing(
    claimed: Wording, reported: Wording, own_names: Collection[str] = (), year: str = ""
) -> Bearing | None:
    """Whether a report bears out a claim or says the opposite; None without evidence of either.

    `own_names`: folded words of the speaker's name, for whom "I" stands in the report; `year`: the
    year of the report, if it is known.
    """
    claim = _whole(claimed.text, tuple(own_names))
    words = claim.words
    if len(words) < FEWEST or not _bases(reported.text, year).issuperset(words - {ALL}):
        return None  # mostly so: which spares the report's windows
    year = year if year in claim.whole.figures else ""
    ours, theirs = units_of(claimed.text), units_of(reported.text)
    for first, last in _windows(theirs, len(ours.firsts) - 1):
        if verdict := _stands(claim, _saying(theirs, (first, last), own_names, year)):
            return verdict
    return None


def is_denied(claimed: Wording, denied: Wording, own_names: Collection[str] = ()) -> bool:
    """Whether a denial covers a claim: the claim says all that is denied, and perhaps more. Whoever
    denies that a child was sent away denies that the hospital sent sick children away by night; not
    the other way round."""
    ours, theirs = units_of(claimed.text), units_of(denied.text)
    claim = claim_of(ours, [(0, len(ours.units))], own_names)
    for first, last in _alternatives(theirs):
        part = claim_of(theirs, [(first, last)], own_names)
        if (
            len(part.words) >= FEWEST
            and _implies(claim, part)
            and not _only_meant(ours, theirs, set(part.words))
        ):
            return True
    return False


def _only_meant(units: Units, denied: Units, words: Collection[str]) -> bool:
    """Whether a claim has the denied words only as something meant, asked or told: planned to sell
    it, was told that it was sold; but not if they all stand before that: sold it abroad to a
    museum."""
    index, said = 0, set[str]()
    likewise = {base(key) for before, key in pairwise(denied.keys) if before == "to"}
    while index + 1 < len(units.units):
        if phrase := relation(units.keys, index, len(units.units)):
            said.add(base(phrase.word))
            index += phrase.size
            continue
        said.add(base(units.keys[index]))
        if said.issuperset(words):
            return False
        verb = _governing(units.keys, index)
        if (
            verb not in EMPTY
            and base(verb) not in words
            and _opens(units, index + 1, verb, set(words) - likewise)
        ):
            return True
        index += 1
    return False


def _governing(keys: Sequence[str], index: int) -> str:
    """The word at an index; of a pronoun after a verb the verb: told us, seemed to them."""
    if index and keys[index] in WHOM:
        index -= 2 if index > 1 and keys[index - 1] == "to" else 1
    return keys[index]


def _opens(units: Units, index: int, verb: str, words: Collection[str]) -> bool:
    """Whether the word behind a verb opens what is meant or told: to sell it, that it is sold; not:
    to a museum."""
    behind = units.keys[index + 1] if index + 1 < len(units.units) else ""
    if units.keys[index] == "that":
        return behind not in TIMES
    if units.keys[index] != "to":
        return units.keys[index] == "whether"
    if base(verb) in INTENTIONS or behind in _BARE:
        return True
    return (
        base(behind) in words
        and not is_past(behind)
        and units.units[index + 1].span.of(units.text).islower()
    )


def _alternatives(units: Units) -> Iterator[tuple[int, int]]:
    """What stands on either side of "or" in what is denied; of "and" only both together are."""
    begins = [0, *(index + 1 for index, key in enumerate(units.keys) if key in ("or", "nor"))]
    for first, last in zip(
        begins, [*(index - 1 for index in begins[1:]), len(units.units)], strict=True
    ):
        if not any(key in CONDITIONS or key == "because" for key in units.keys[first:last]):
            yield first, last


def _implies(claim: Claim, denied: Claim) -> bool:
    """Whether a claim must be false if what is denied is false."""
    if (
        not set(denied.words) <= set(claim.words)
        or denied.figures != claim.figures
        or claim.negates != denied.negates
    ):
        return False
    if len(set(denied.words)) < COVERED * len(claim.words):
        return False
    if claim.conditional or not tenses_agree(claim, denied) or not bounds_agree(claim, denied):
        return False
    return persons_are_implied(claim.persons, denied.persons) and _is_in_order(denied, claim, True)


@lru_cache(KEPT)
def _whole(text: str, own_names: tuple[str, ...]) -> _Saying:
    """What the whole of a text says."""
    units = units_of(text)
    return _saying(units, (0, len(units.units)), own_names)


def _saying(
    units: Units, stretch: tuple[int, int], own_names: Collection[str], year: str = ""
) -> _Saying:
    whole = claim_of(units, [stretch], own_names, year)
    if (clauses := bound(units, *stretch)) is None:
        return _Saying(whole, None)
    if len(clauses) == 1:
        return _Saying(whole, (("", whole),))
    claims = [(clause, claim_of(units, clause.pieces, own_names, year)) for clause in clauses]
    return _Saying(
        whole, tuple((clause.role, _turned(claim, clause.negates)) for clause, claim in claims)
    )


def _turned(claim: Claim, turns: bool) -> Claim:
    return replace(claim, negates=claim.negates != turns, turned=claim.turned != turns)


@lru_cache(KEPT)
def _bases(text: str, year: str) -> frozenset[str]:
    """All stems and figures that a claim may have within a text."""
    units = units_of(text)
    figures = (unit.key for unit in units.units if unit.figure)
    whole = claim_of(units, [(0, len(units.units))], year=year)
    return frozenset((*map(base, units.keys), *figures, *whole.words))


def _windows(units: Units, sentences: int) -> Iterator[tuple[int, int]]:
    """The stretches of a report that may bear out a claim: as many sentences, and the clauses of
    each one."""
    firsts, count = units.firsts, 0
    for more in (sentences, sentences + 1):
        for index in range(max(1, len(firsts) - more)):
            yield firsts[index], firsts[min(index + more, len(firsts) - 1)]
            if (count := count + 1) >= MOST_WINDOWS:
                return
    for first, last in pairwise(firsts):
        if not any(key in CONDITIONS for key in units.keys[first:last]):
            yield from _clauses(units, first, last)


def _clauses(units: Units, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, if it has more than one and none negates what the others say."""
    begins = [first]
    for index in range(first + 1, last):
        between = units.text[units.units[index - 1].span.end : units.units[index].span.start]
        if _CLAUSE.search(between) or units.keys[index] in JOINED:
            begins.append(index)
    ends = [*begins[1:], last]
    if len(begins) > 1 and len(begins) < MOST_WINDOWS:
        yield from zip(begins, ends, strict=True)


def _stands(claim: _Saying, report: _Saying) -> Bearing | None:
    """How the main clause of a report stands to that of a claim, if what is bound to them is the
    same."""
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


def _are_bound_alike(
    claim: Sequence[tuple[str, Claim]], report: Sequence[tuple[str, Claim]]
) -> bool:
    """Whether the report has every bound clause of the claim, and neither leaves out a clause that
    must stand."""
    required = Counter(role in MUST_STAND for role, _ in claim)[True]
    if required != Counter(role in MUST_STAND for role, _ in report)[True]:
        return False
    return all(_has_counterpart(role, clause, report) for role, clause in claim)


def _has_counterpart(role: str, clause: Claim, report: Sequence[tuple[str, Claim]]) -> bool:
    """Whether a report has the same clause, bound in the same way."""
    return any(
        is_binding_alike(role, counterpart)
        and clause.negates == theirs.negates
        and _is_same_matter(clause, theirs)
        for counterpart, theirs in report
    )


def _is_same_matter(claim: Claim, report: Claim) -> bool:
    """Whether both say something of the same, whether or not one negates it."""
    claim, report = _of_all(claim, report), _of_all(report, claim)
    if not set(claim.words) <= set(report.words) or not claim.figures <= report.figures:
        return False
    claimed = set(claim.words)
    if not report.lacking <= claimed or (DENIES in report.words) != (DENIES in claimed):
        return False  # with no delay: the "no" is of something else; and what is denied may be so
    if sum(word in claimed for word in report.words) < COVERED * len(report.words):
        return False
    if claim.conditional != report.conditional or not tenses_agree(claim, report):
        return False
    return (
        persons_agree(claim.persons, report.persons)
        and bounds_agree(claim, report)
        and _is_in_order(claim, report)
    )


def _is_one_clause(claim: Claim, report: Claim) -> bool:
    """Whether the words keep their order, unless a passive moved them, once bound clauses between
    them are gone."""
    if claim.passive or report.passive or _is_of_one_thing(claim, report):
        return True
    return list(dict.fromkeys(claim.words)) == [
        w for w in dict.fromkeys(report.words) if w in claim.words
    ]


def _of_all(claim: Claim, report: Claim) -> Claim:
    """A claim about all without "all", if the other is that it is so of none: of every school that
    it stays open, and of none that it closes."""
    if ALL in claim.words and claim.turned and report.none:
        return replace(claim, words=tuple(word for word in claim.words if word != ALL))
    return claim


def _is_in_order(claim: Claim, report: Claim, by_anybody: bool = False) -> bool:
    """Whether both have the same doer, deed and object. `by_anybody`: a passive without a doer fits
    any doer."""
    if _is_of_one_thing(claim, report):
        return True
    changed = (claim.voices ^ report.voices) & set(claim.words) & set(report.words)
    if not changed or claim.passive or report.passive:
        return any(_in_order(ours, theirs) for ours in _active(claim) for theirs in _active(report))
    if changed <= ERGATIVE:
        return _in_order(claim.words, report.words)
    if not by_anybody:
        return False  # only one of them names the doer
    return _in_order(_undergone(claim, changed), _undergone(report, changed))


def _is_of_one_thing(claim: Claim, report: Claim) -> bool:
    """Whether one says of a thing what the other puts as "there is": there is no cheap money, money
    is not cheap."""
    return (
        claim.exists != report.exists
        and len(claim.words) < FEWEST
        and set(claim.words) == set(report.words)
    )


def _undergone(claim: Claim, changed: Collection[str]) -> tuple[str, ...]:
    """The words with the verb before its object, as in the active voice."""
    if not set(claim.voices) & set(changed):
        return claim.words
    done = [word for word in claim.words if word in changed]
    return (*done, *(word for word in claim.words if word not in changed))


def _active(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The words as the active voice may order them: of "the bridge was blown up by them" those come
    first."""
    passive, words = claim.passive, claim.words
    if not passive:
        yield words
        return
    for agent in range(passive, min(passive + MOST_AGENT, len(words)) + 1):
        for verb in range(min(passive, MOST_AGENT)):
            yield (
                *words[passive:agent],
                words[verb],
                *words[:verb],
                *words[verb + 1 : passive],
                *words[agent:],
            )


def _in_order(claim: Sequence[str], report: Sequence[str]) -> bool:
    """Whether the words of a claim stand in the same order in a report, but for one stretch that is
    put elsewhere."""
    claimed = set(claim)
    common = [word for word in report if word in claimed]
    reported = list(dict.fromkeys(common))
    order = list(dict.fromkeys(claim))
    if reported == order:
        return True
    return len(order) >= FEWEST_MOVED and any(
        order[index:] + order[:index] == reported for index in range(1, len(order))
    )
