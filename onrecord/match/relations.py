"""Verbs of several words that say the same as one, or that it is not so: put off and postpone, survive and not die.

A closed set, a list of the language: only what is never true without the other. Some are sure only by the word behind
them: who returns to work resumes it, who returns to the talks may only have been away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.english.verbs import ONES, POSSESSIVES, RELATIONS, UNGOVERNED, WITHIN
from onrecord.match.stems import stem


@dataclass(frozen=True, slots=True)
class Relation:
    """What some words say. `word`: the stem that stands for it; `negates`: that it is not so; `size`: how many words
    say it."""

    word: str
    negates: bool
    size: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A verb of several words, by their stems; `behind`: what must follow it, empty for anything."""

    stems: tuple[str, ...]
    behind: str
    word: str
    negates: bool


def _read() -> dict[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for line in RELATIONS:
        name, _, others = line.partition(": ")
        for each in (*others.split(), *([name] if "-" in name else ())):
            one = _phrase(each, stem(name))
            found.setdefault(one.stems[0], []).append(one)
    for phrases in found.values():
        phrases.sort(key=lambda one: -len(one.stems))
    return found


def _phrase(written: str, word: str) -> _Phrase:
    phrase, _, behind = written.removeprefix("!").rstrip(")").partition("(")
    stems = tuple(part if part == ONES else stem(part) for part in phrase.split("-"))
    return _Phrase(stems, behind, word, written.startswith("!"))


_RELATIONS = _read()


def relation(keys: Sequence[str], at: int, last: int) -> Relation | None:
    """The relation that the words say from a place on, before another; None if it is none of those known."""
    for phrase in _RELATIONS.get(stem(keys[at]), ()):
        size = _size(keys, at, last, phrase.stems)
        if size and _is_behind(phrase.behind, keys[at + size] if at + size < last else ""):
            return Relation(phrase.word, phrase.negates, size)
    return None


def _size(keys: Sequence[str], at: int, last: int, phrase: Sequence[str]) -> int:
    """How many words a phrase takes up where it stands; 0 if it stands not there."""
    place = at
    for number, wanted in enumerate(phrase):
        while number and place < last and keys[place] in WITHIN and not _is(keys[place], wanted):
            place += 1
        if place >= last or not _is(keys[place], wanted):
            return 0
        place += 1
    return place - at


def _is(key: str, wanted: str) -> bool:
    return key in POSSESSIVES if wanted == ONES else stem(key) == wanted


def _is_behind(wanted: str, key: str) -> bool:
    """Whether the word behind a phrase, empty if there is none, is one that makes it sure."""
    if wanted == "|":
        return not key or key in UNGOVERNED
    if wanted.startswith("!"):
        return key != wanted[1:]
    return key.endswith("ing") if wanted == "-ing" else not wanted or key == wanted
