"""The main clause of a sentence and those that are bound to it by "if", "until", "because", "although".

What an "if" says and what it is bound to have each a polarity of their own: “If there is an offer we will not strike”
is not “If there is no offer we will strike”, though either has one "no".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.english.conditions import BINDERS, CONDITION, LASTING, NEGATING
from onrecord.match.units import Units

LONGEST = max(map(len, BINDERS))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the units from one to another, which is not part of it, that it is made of, in pieces. `role`: how it
    is bound, empty for the main clause; `negates`: by what binds it."""

    role: str
    pieces: tuple[tuple[int, int], ...]
    negates: bool = False


def bound(units: Units, first: int, last: int) -> tuple[Clause, ...] | None:
    """The main clause of some units, before those bound to it; None if it is not certain where one ends."""
    found: list[Clause] = []
    main: list[tuple[int, int]] = []
    at = begin = first
    while at < last:
        if not (binder := _binder(units.keys, at, last)):
            at += 1
            continue
        main.append((begin, at))
        start = at + len(binder)
        end = _end(units, start, last)
        if at == first and end == last:
            return None
        found.append(Clause(BINDERS[binder], ((start, end),), binder == NEGATING))
        at = begin = end
    main.append((begin, last))
    return (Clause("", tuple(piece for piece in main if piece[0] < piece[1])), *found)


def is_binding_alike(one: str, other: str) -> bool:
    """Whether two ways of binding say the same: as long as may be if or while."""
    return one == other or (LASTING in (one, other) and {one, other} <= {LASTING, CONDITION, "while"})


def _binder(keys: Sequence[str], at: int, last: int) -> tuple[str, ...] | None:
    sizes = range(min(LONGEST, last - at), 0, -1)
    return next((words for size in sizes if (words := tuple(keys[at : at + size])) in BINDERS), None)


def _end(units: Units, start: int, last: int) -> int:
    """Where a bound clause ends: at a comma, or where another begins."""
    for at in range(start + 1, last):
        between = units.text[units.units[at - 1].span.end : units.units[at].span.start]
        if at in units.firsts or any(mark in between for mark in ",;:—–") or _binder(units.keys, at, last):
            return at
    return last
