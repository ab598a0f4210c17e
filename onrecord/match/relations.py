"""Verbs of several words that say the same as one, or that it is not so: put off and postpone, stay in and not leave.

A closed set, in `english/relations.txt`: only what is never true without the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.match.stems import stem
from onrecord.match.weight import ENGLISH

WITHIN = frozenset({"a", "an", "the", "my", "our", "your", "his", "her", "its", "their"})
"""Words that may stand within a verb of several."""
NOTHING = "-"
"""A relation that has no word of its own."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What some words say. `word`: the stem that stands for it, empty if none does; `negates`: that it is not so;
    `size`: how many words say it."""

    word: str
    negates: bool
    size: int


def _read() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for line in (ENGLISH / "relations.txt").read_text(encoding="utf8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, others = line.partition(": ")
        word = "" if name == NOTHING else stem(name)
        for each in others.split():
            phrase = tuple(map(stem, each.removeprefix("!").split("-")))
            found.setdefault(phrase[0], []).append((phrase, word, each.startswith("!")))
    for phrases in found.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return found


_RELATIONS = _read()


def relation(keys: Sequence[str], at: int, last: int) -> Relation | None:
    """The relation that the words say from a place on, before another; None if it is none of those known."""
    for phrase, word, negates in _RELATIONS.get(stem(keys[at]), ()):
        if size := _size(keys, at, last, phrase):
            return Relation(word, negates, size)
    return None


def _size(keys: Sequence[str], at: int, last: int, phrase: Sequence[str]) -> int:
    """How many words a phrase takes up where it stands; 0 if it stands not there."""
    place = at
    for number, wanted in enumerate(phrase):
        while number and place < last and keys[place] in WITHIN and stem(keys[place]) != wanted:
            place += 1
        if place >= last or stem(keys[place]) != wanted:
            return 0
        place += 1
    return place - at
