"""Verbs of several words that say the same as one, or that it is not so: put off and postpone,
survive and not die.

A closed set, a list of the language: only what is never true without the other. Some are sure only
by the word behind them: who returns to work resumes it, who returns to the talks may only have been
away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.english.verbs import ONES, POSSESSIVES, RELATIONS, UNGOVERNED, WITHIN
from onrecord.match.stems import stem


@dataclass(frozen=True, slots=True)
class Relation:
    """What some words say. `word`: the stem that stands for it; `negates`: that it is not so;
    `size`: how many words say it."""

    word: str
    negates: bool
    size: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A verb of several words, by their stems; `behind`: what must follow it, empty for
    anything."""

    stems: tuple[str, ...]
    behind: str
    word: str
    negates: bool


def _read() -> dict[str, list[_Phrase]]:
    phrases_by_stem: dict[str, list[_Phrase]] = {}
    for line in RELATIONS:
        name, _, others = line.partition(": ")
        for written in (*others.split(), *([name] if "-" in name else ())):
            phrase = _phrase(written, stem(name))
            phrases_by_stem.setdefault(phrase.stems[0], []).append(phrase)
    for phrases in phrases_by_stem.values():
        phrases.sort(key=lambda phrase: -len(phrase.stems))
    return phrases_by_stem


def _phrase(written: str, word: str) -> _Phrase:
    phrase, _, behind = written.removeprefix("!").rstrip(")").partition("(")
    stems = tuple(part if part == ONES else stem(part) for part in phrase.split("-"))
    return _Phrase(stems, behind, word, written.startswith("!"))


_RELATIONS = _read()


def relation(keys: Sequence[str], index: int, last: int) -> Relation | None:
    """The relation that the words from an index on, before `last`, express; None if they express
    none."""
    for phrase in _RELATIONS.get(stem(keys[index]), ()):
        size = _size(keys, index, last, phrase.stems)
        if size and _is_behind(phrase.behind, keys[index + size] if index + size < last else ""):
            return Relation(phrase.word, phrase.negates, size)
    return None


def _size(keys: Sequence[str], start: int, last: int, phrase: Sequence[str]) -> int:
    """How many words a phrase takes up from `start`; 0 if it does not stand there."""
    index = start
    for number, part in enumerate(phrase):
        while number and index < last and keys[index] in WITHIN and not _is(keys[index], part):
            index += 1
        if index >= last or not _is(keys[index], part):
            return 0
        index += 1
    return index - start


def _is(key: str, part: str) -> bool:
    return key in POSSESSIVES if part == ONES else stem(key) == part


def _is_behind(condition: str, key: str) -> bool:
    """Whether the word behind a phrase, empty if there is none, meets the condition that makes the
    phrase sure."""
    if condition == "|":
        return not key or key in UNGOVERNED
    if condition.startswith("!"):
        return key != condition[1:]
    return key.endswith("ing") if condition == "-ing" else not condition or key == condition
