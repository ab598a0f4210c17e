"""Interviews whose questions are paragraphs of their own and whose answers have no marks: the
guest's words, where a line says who was talking to whom (`Ada Lund was talking to Jon Bask.`).
Where none does, nobody can be sure of it."""

import re
from collections.abc import Sequence

from onrecord.extract.laid_out import LaidOut, lines_of, names_a_person
from onrecord.language.english.turns import GUEST
from onrecord.text.spans import cover, outside
from onrecord.types import Span

LONGEST_LINE, LONGEST_QUESTION = 160, 400
LEAST_QUESTIONS = 2
MARKS = re.compile(r"[“”\"]")


def answers(text: str) -> tuple[LaidOut, ...]:
    """The answers of an interview, each with all its paragraphs; the last has no more of them than
    those before it."""
    lines = list(lines_of(text))
    questions = [number for number, line in enumerate(lines) if _is_question(line, text)]
    if len(questions) < LEAST_QUESTIONS:
        return ()
    guests = [
        (number, match)
        for number, line in enumerate(lines)
        if line.end - line.start <= LONGEST_LINE
        and (match := GUEST.match(text, *line))
        and names_a_person(match["name"])
    ]
    if len(guests) != 1:
        return ()
    [(credit, guest)] = guests
    ends = [*questions[1:], len(lines)]
    rows = [
        lines[question + 1 : credit if question < credit < end else end]
        for question, end in zip(questions, ends, strict=True)
    ]
    longest = max(map(len, rows[:-1]))
    rows[-1] = rows[-1][:longest]
    return tuple(_answer(row, Span(*guest.span("name")), text) for row in rows if row)


def _is_question(line: Span, text: str) -> bool:
    words = line.of(text) if line.end - line.start <= LONGEST_QUESTION else ""
    return words.rstrip().endswith("?") and not MARKS.search(words) and words.lstrip()[:1].isupper()


def _answer(row: Sequence[Span], guest: Span, text: str) -> LaidOut:
    content = outside(row, (), text)
    return LaidOut(content, (), guest, cover(content))
