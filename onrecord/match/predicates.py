"""What a stretch of text claims: its words that say something, its figures, persons, polarity,
voice and modality."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.language.english.clauses import (
    BE,
    BOUNDS,
    EACH,
    FILLERS,
    FIRST,
    LACKING,
    NONE,
    SUBJECT_FORMS,
    THIRD,
)
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
"""Stems of verbs of which it is the same whether something does it or has it done to it: closed,
was closed."""


def _sets(listed: Iterable[str]) -> dict[str, str]:
    standards: dict[str, str] = {}
    for line in listed:
        first, *others = line.replace(":", "").split()
        standards.update((stem(word), stem(first)) for word in (first, *others))
    return standards


_SAME, _MODAL = _sets(SYNONYMS), _sets(MODALS)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a stretch of text claims.

    `words`: the stems that say something, in order; `names` and `figures` among them; `bounds`:
    what tells how a figure is to be read, with the figure; `persons`: its pronouns; `modals`: the
    sorts of its modal verbs; `passive`: the number of its words before "by"; `voices`: the stems of
    what is done in the passive. `none`: it says so of no one; `turned`: a word of it says that
    something is not so, without a "not"; `exists`: it says that there is something; `lacking`: the
    words right behind "no" and "without".
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
class _Draft:
    """A claim while its words are read."""

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
    """The stem of a word, or the one stem that stands for all its synonyms."""
    root = stem(key)
    return _SAME.get(root, root)


def claim_of(
    units: Units, pieces: Sequence[tuple[int, int]], own_names: Collection[str] = (), year: str = ""
) -> Claim:
    """What some pieces of a text, each from a unit to another, claim together.

    `own_names`: folded words of the speaker's name, for whom "I" stands; `year`: that of "this
    year".
    """
    draft = _Draft()
    for first, last in pieces:
        index = first
        while index < last:
            if phrase := relation(units.keys, index, last):
                _take(draft, units, index, phrase)
                index += phrase.size
            elif year and units.keys[index : index + 2] == ("this", "year") and index + 1 < last:
                draft.say(year)
                draft.figures.add(year)
                index += 2
            else:
                _add(draft, units, index, first, own_names)
                index += 1
    draft.words += [draft.owner] if draft.owner else []
    return _claim(draft)


def _claim(draft: _Draft) -> Claim:
    return Claim(
        words=tuple(draft.words),
        figures=frozenset(draft.figures),
        bounds=frozenset(draft.bounds),
        persons=tuple(draft.persons),
        modals=frozenset(draft.modals),
        negates=(draft.negations + draft.turns) % 2 == 1,
        conditional=draft.conditional,
        passive=draft.passive,
        past=draft.past,
        voices=frozenset(draft.voices),
        none=draft.none,
        turned=draft.turns % 2 == 1,
        exists=draft.exists,
        lacking=frozenset(draft.lacking),
    )


def _take(draft: _Draft, units: Units, index: int, phrase: Relation) -> None:
    """Adds what a verb of several words says."""
    draft.turns += phrase.negates
    draft.past = draft.past or is_past(units.keys[index])
    if phrase.word:
        word = base(phrase.word)
        draft.say(word)
        if _is_undergone(units, index):
            draft.voices.add(word)


def _add(draft: _Draft, units: Units, index: int, first: int, own_names: Collection[str]) -> None:
    """Adds what a word says."""
    key = units.keys[index]
    root = stem(key)
    draft.past = draft.past or is_past(key)
    draft.exists = draft.exists or (
        key == "there" and not BE.isdisjoint(units.keys[index + 1 : index + 1 + BESIDE])
    )
    if units.units[index].figure and (key != "1" or units.units[index].forms[0].isdigit()):
        draft.figures.add(key)
        draft.say(key)
        if index > first and units.keys[index - 1] in BOUNDS:
            draft.bounds.add((key, units.keys[index - 1]))
    elif key in own_names:
        if index == first or units.keys[index - 1] not in own_names:
            draft.persons.append("i")
    elif is_negation(key):
        draft.negations += 1
        draft.none = draft.none or (not draft.words and _is_none(units, index))
        draft.after_no = key in LACKING
    elif key in CONDITIONS:
        draft.conditional = True
    elif root in _MODAL and not is_month(units, index):
        draft.modals.add(_MODAL[root])
    elif key == "by" and draft.words and _is_by_somebody(units, first, index):
        draft.passive = len(draft.words)
    elif key in FIRST or key in THIRD:
        by_them = draft.passive is not None and index > first and units.keys[index - 1] == "by"
        by_them = by_them or units.keys[max(first, index - 2) : index] == ("all", "of")
        draft.persons.append(SUBJECT_FORMS.get(key, key) if by_them else key)
    elif (
        key not in EMPTY and key not in FILLERS and key not in BE and not _is_of_each(units, index)
    ):
        _say(draft, units, index)


def _say(draft: _Draft, units: Units, index: int) -> None:
    """Adds a word that says something."""
    key = units.keys[index]
    word = base(key)
    draft.negations += stem(key) in NEGATIVE
    if word == ALL and index and is_negation(units.keys[index - 1]):
        word = "not all"
    if units.units[index].span.of(units.text).endswith(
        ("'s", "’s", "s'", "s’")
    ) and index + 1 < len(units.units):
        draft.owner = word
        return
    draft.say(word)
    if (
        (is_past(key) or key in IRREGULAR)
        and not key.endswith("ing")
        and _is_undergone(units, index)
    ):
        draft.voices.add(word)


def _is_of_each(units: Units, index: int) -> bool:
    """Whether a word only tells that it is every one, or not a single one."""
    return _is_single(units, index - 2) or (
        index > 0 and units.keys[index] == "1" and units.keys[index - 1] in EACH
    )


def _is_none(units: Units, index: int) -> bool:
    """Whether a negation says that it is so of no one: no, none, not one, not a single."""
    return (
        units.keys[index] in NONE
        or units.keys[index + 1 : index + 2] == ("1",)
        or _is_single(units, index)
    )


def _is_single(units: Units, index: int) -> bool:
    """Whether "not a single" stands at a place."""
    return index >= 0 and units.keys[index : index + 3] == ("not", "a", "single")


def _is_undergone(units: Units, index: int) -> bool:
    """Whether a participle stands behind "was", so that it tells what is done to its subject."""
    return not BE.isdisjoint(units.keys[max(0, index - BESIDE) : index])


def _is_by_somebody(units: Units, first: int, index: int) -> bool:
    """Whether "by" stands behind a passive, and no figure behind it: cut by the state, not cut by
    four."""
    if index + 1 < len(units.units) and units.units[index + 1].figure:
        return False
    return any(key in BE for key in units.keys[max(first, index - MOST_BETWEEN) : index - 1])
