"""What a stretch of text claims: its words that say something, its figures, persons, polarity, voice and modality."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.language.english.clauses import BE, BOUNDS, EACH, FILLERS, FIRST, LACKING, NONE, SUBJECT_FORMS, THIRD
from onrecord.language.english.verbs import ERGATIVE_VERBS, MODALS, NEGATIVE, SYNONYMS
from onrecord.language.english.weight import CONDITIONS, EMPTY
from onrecord.match.clauses import is_month
from onrecord.match.relations import Relation, relation
from onrecord.match.stems import IRREGULAR, is_past, stem
from onrecord.match.units import Units
from onrecord.match.weight import is_negation

MOST_BETWEEN = 9
"""Words between "was" and "by" at most."""
BESIDE = 2
"""Words from "was" to its participle at most: was not sold."""
ALL = "all"
"""What every, each and everybody are in a claim."""
ERGATIVE = frozenset(map(stem, ERGATIVE_VERBS))
"""Stems of verbs of which it is the same whether something does it or has it done to it: closed, was closed."""


def _sets(listed: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in listed:
        first, *others = line.replace(":", "").split()
        found.update((stem(word), stem(first)) for word in (first, *others))
    return found


_SAME, _MODAL = _sets(SYNONYMS), _sets(MODALS)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a stretch of text claims.

    `words`: the stems that say something, in order; `names` and `figures` among them; `bounds`: what tells how a figure
    is to be read, with the figure; `persons`: its pronouns; `modals`: the sorts of its modal verbs; `passive`: the
    number of its words before "by"; `voices`: the stems of what is done in the passive. `none`: it says so of no one;
    `turned`: a word of it says that something is not so, without a "not"; `exists`: it says that there is something;
    `lacking`: the words right behind "no" and "without".
    """

    words: tuple[str, ...]
    figures: frozenset[str]
    bounds: frozenset[tuple[str, str]]
    persons: tuple[str, ...]
    modals: frozenset[str]
    negates: bool
    conditional: bool
    passive: int | None
    past: bool
    voices: frozenset[str]
    none: bool
    turned: bool
    exists: bool
    lacking: frozenset[str]


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    words: list[str] = field(default_factory=list)
    figures: set[str] = field(default_factory=set)
    bounds: set[tuple[str, str]] = field(default_factory=set)
    persons: list[str] = field(default_factory=list)
    modals: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    negations: int = 0
    turns: int = 0
    conditional: bool = False
    passive: int | None = None
    past: bool = False
    none: bool = False
    exists: bool = False
    owner: str = ""
    lacking: set[str] = field(default_factory=set)
    after_no: bool = False

    def say(self, word: str) -> None:
        """Adds a word; behind it whose it is: the valley's schools, the schools of the valley."""
        self.words.append(word)
        if self.after_no:
            self.lacking.add(word)
            self.after_no = False
        if self.owner:
            self.words.append(self.owner)
            self.owner = ""


def base(key: str) -> str:
    """The stem of a word, or that of the one that stands for its synonyms."""
    own = stem(key)
    return _SAME.get(own, own)


def claim_of(units: Units, pieces: Sequence[tuple[int, int]], own_names: Collection[str] = (), year: str = "") -> Claim:
    """What some pieces of a text, each from a unit to another, claim together.

    `own_names`: folded words of the speaker's name, for whom "I" stands; `year`: that of "this year".
    """
    found = _Found()
    for first, last in pieces:
        at = first
        while at < last:
            if phrase := relation(units.keys, at, last):
                _take(found, units, at, phrase)
                at += phrase.size
            elif year and units.keys[at : at + 2] == ("this", "year") and at + 1 < last:
                found.say(year)
                found.figures.add(year)
                at += 2
            else:
                _add(found, units, at, first, own_names)
                at += 1
    found.words += [found.owner] if found.owner else []
    return _claim(found)


def _claim(found: _Found) -> Claim:
    return Claim(
        words=tuple(found.words),
        figures=frozenset(found.figures),
        bounds=frozenset(found.bounds),
        persons=tuple(found.persons),
        modals=frozenset(found.modals),
        negates=(found.negations + found.turns) % 2 == 1,
        conditional=found.conditional,
        passive=found.passive,
        past=found.past,
        voices=frozenset(found.voices),
        none=found.none,
        turned=found.turns % 2 == 1,
        exists=found.exists,
        lacking=frozenset(found.lacking),
    )


def _take(found: _Found, units: Units, at: int, phrase: Relation) -> None:
    """Adds what a verb of several words says."""
    found.turns += phrase.negates
    found.past = found.past or is_past(units.keys[at])
    if phrase.word:
        word = base(phrase.word)
        found.say(word)
        if _is_undergone(units, at):
            found.voices.add(word)


def _add(found: _Found, units: Units, at: int, first: int, own_names: Collection[str]) -> None:
    """Adds what a word says."""
    key = units.keys[at]
    own = stem(key)
    found.past = found.past or is_past(key)
    found.exists = found.exists or (key == "there" and not BE.isdisjoint(units.keys[at + 1 : at + 1 + BESIDE]))
    if units.units[at].figure and (key != "1" or units.units[at].forms[0].isdigit()):
        found.figures.add(key)
        found.say(key)
        if at > first and units.keys[at - 1] in BOUNDS:
            found.bounds.add((key, units.keys[at - 1]))
    elif key in own_names:
        if at == first or units.keys[at - 1] not in own_names:
            found.persons.append("i")
    elif is_negation(key):
        found.negations += 1
        found.none = found.none or (not found.words and _is_none(units, at))
        found.after_no = key in LACKING
    elif key in CONDITIONS:
        found.conditional = True
    elif own in _MODAL and not is_month(units, at):
        found.modals.add(_MODAL[own])
    elif key == "by" and found.words and _is_by_somebody(units, first, at):
        found.passive = len(found.words)
    elif key in FIRST or key in THIRD:
        by_them = found.passive is not None and at > first and units.keys[at - 1] == "by"
        by_them = by_them or units.keys[max(first, at - 2) : at] == ("all", "of")
        found.persons.append(SUBJECT_FORMS.get(key, key) if by_them else key)
    elif key not in EMPTY and key not in FILLERS and key not in BE and not _is_of_each(units, at):
        _say(found, units, at)


def _say(found: _Found, units: Units, at: int) -> None:
    """Adds a word that says something."""
    key = units.keys[at]
    word = base(key)
    found.negations += stem(key) in NEGATIVE
    if word == ALL and at and is_negation(units.keys[at - 1]):
        word = "not all"
    if units.units[at].span.of(units.text).endswith(("'s", "’s", "s'", "s’")) and at + 1 < len(units.units):
        found.owner = word
        return
    found.say(word)
    if (is_past(key) or key in IRREGULAR) and not key.endswith("ing") and _is_undergone(units, at):
        found.voices.add(word)


def _is_of_each(units: Units, at: int) -> bool:
    """Whether a word only tells that it is every one, or not a single one."""
    return _is_single(units, at - 2) or (at > 0 and units.keys[at] == "1" and units.keys[at - 1] in EACH)


def _is_none(units: Units, at: int) -> bool:
    """Whether a negation says that it is so of no one: no, none, not one, not a single."""
    return units.keys[at] in NONE or units.keys[at + 1 : at + 2] == ("1",) or _is_single(units, at)


def _is_single(units: Units, at: int) -> bool:
    """Whether "not a single" stands at a place."""
    return at >= 0 and units.keys[at : at + 3] == ("not", "a", "single")


def _is_undergone(units: Units, at: int) -> bool:
    """Whether a participle stands behind "was", so that it tells what is done to its subject."""
    return not BE.isdisjoint(units.keys[max(0, at - BESIDE) : at])


def _is_by_somebody(units: Units, first: int, at: int) -> bool:
    """Whether "by" stands behind a passive, and no figure behind it: cut by the state, not cut by four."""
    if at + 1 < len(units.units) and units.units[at + 1].figure:
        return False
    return any(key in BE for key in units.keys[max(first, at - MOST_BETWEEN) : at - 1])
