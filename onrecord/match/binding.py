"""The main clause of a sentence and those that are bound to it by "if", "until", "because",
"although".

What an "if" says and what it is bound to have each a polarity of their own: “If there is an offer
we will not strike” is not “If there is no offer we will strike”, though either has one "no".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.english.conditions import BINDERS, CONDITION, LASTING, NEGATING
from onrecord.match.units import Units

LONGEST = max(map(len, BINDERS))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in pieces, each a half-open range of units. `role`: how it is bound, empty for the
    main clause; `negates`: whether its binder negates it."""

    role: str
    pieces: tuple[tuple[int, int], ...]
    negates: bool = False


def bound(units: Units, first: int, last: int) -> tuple[Clause, ...] | None:
    """The main clause of some units, before those bound to it; None if it is not certain where one
    ends."""
    clauses: list[Clause] = []
    main: list[tuple[int, int]] = []
    index = begin = first
    while index < last:
        if not (binder := _binder(units.keys, index, last)):
            index += 1
            continue
        main.append((begin, index))
        start = index + len(binder)
        end = _end(units, start, last)
        if index == first and end == last:
            return None
        clauses.append(Clause(BINDERS[binder], ((start, end),), binder == NEGATING))
        index = begin = end
    main.append((begin, last))
    return (Clause("", tuple(piece for piece in main if piece[0] < piece[1])), *clauses)


def is_binding_alike(role: str, counterpart: str) -> bool:
    """Whether two ways of binding say the same: "as long as" may stand for "if" or "while"."""
    return role == counterpart or (
        LASTING in (role, counterpart) and {role, counterpart} <= {LASTING, CONDITION, "while"}
    )


def _binder(keys: Sequence[str], index: int, last: int) -> tuple[str, ...] | None:
    sizes = range(min(LONGEST, last - index), 0, -1)
    return next(
        (words for size in sizes if (words := tuple(keys[index : index + size])) in BINDERS), None
    )


def _end(units: Units, start: int, last: int) -> int:
    """Where a bound clause ends: at a comma, or where another begins."""
    for index in range(start + 1, last):
        between = units.text[units.units[index - 1].span.end : units.units[index].span.start]
        if (
            index in units.firsts
            or any(mark in between for mark in ",;:—–")
            or _binder(units.keys, index, last)
        ):
            return index
    return last
