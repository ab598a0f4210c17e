"""Clauses of a sentence, as far as it matters to which of them a "not", an "if" or a "perhaps"
belongs.

A weighty word that was left out changes what is quoted only if it stood in a clause of which
something is quoted, and not in a subordinate clause that is gone as a whole: of “My father never
owned a car, and he walked to the mill” the second clause has no "never".
"""

import re
from collections.abc import Sequence

from onrecord.language.english.clauses import COORDINATING, IMPLICATIVES, OPENERS, SUBJECTS
from onrecord.language.english.weight import CONDITIONS, HEDGES
from onrecord.match.units import Units
from onrecord.match.weight import Weight, is_negation
from onrecord.types import Span

_BREAK = re.compile(r"[;:]|\s[–—-]+\s|—|\.\s|…|\.\.\.|[?!]")


def weights_left_out(units: Units, gone: Sequence[Span], part: Span) -> tuple[Weight, ...]:
    """Which kinds of weighty words are among the units left out, the gravest first, that belong to
    what is quoted.

    `gone`: the stretches left out, as numbers of units; `part`: the sentences that are quoted from.
    """
    left_out = {number for span in gone for number in range(span.start, span.end)}
    clauses = _clauses(units, part)
    quoted = {
        clauses[number - part.start]
        for number in range(part.start, part.end)
        if number not in left_out
    }
    kinds: set[Weight] = set()
    for span in gone:
        kinds |= _weights(
            units, span, [clauses[n - part.start] in quoted for n in range(span.start, span.end)]
        )
        if (
            part.start < span.start
            and span.end < part.end
            and _leaves_undone(units.keys[span.start : span.end])
        ):
            kinds.add("negation")
    return tuple(kind for kind in ("negation", "condition", "hedge") if kind in kinds)


def _weights(units: Units, span: Span, quoted: Sequence[bool]) -> set[Weight]:
    kinds: set[Weight] = set()
    within = False  # a subordinate clause that is left out as a whole
    for number, is_quoted in zip(range(span.start, span.end), quoted, strict=True):
        word = units.keys[number]
        if not is_quoted:
            within = False
        elif word in CONDITIONS and not within:
            kinds.add("condition")
            within = True
        elif within or word in OPENERS:
            within = True
        elif is_negation(word):
            kinds.add("negation")
        elif word in HEDGES and not is_month(units, number):
            kinds.add("hedge")
    return kinds


def _leaves_undone(gone: Sequence[str]) -> bool:
    """Whether words left out between others end in a verb that negates what follows: refused,
    failed to."""
    last = gone[:-1] if len(gone) > 1 and gone[-1] == "to" else gone
    return last[-1] in IMPLICATIVES


def _clauses(units: Units, part: Span) -> list[int]:
    """The number of the clause that each unit of a part stands in: sentences, and what is joined by
    "and" or a semicolon and has a subject of its own."""
    numbers, clause = [], 0
    for number in range(part.start, part.end):
        if number > part.start and _begins(units, number):
            clause += 1
        numbers.append(clause)
    return numbers


def _begins(units: Units, number: int) -> bool:
    """Whether a unit begins a clause."""
    before, unit = units.units[number - 1], units.units[number]
    between = units.text[before.span.end : unit.span.start]
    if number in units.firsts or _BREAK.search(between):
        return True
    if unit.key not in COORDINATING:
        return False
    following = units.keys[number + 1] if number + 1 < len(units.keys) else ""
    return "," in between or following in SUBJECTS


def is_month(units: Units, number: int) -> bool:
    """Whether a May within a sentence is the month."""
    unit = units.units[number]
    return units.text[unit.span.start] == "M" and unit.key == "may" and number not in units.firsts
