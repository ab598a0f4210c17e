"""Names in a text: runs of words with capitals, divided into the title that leads them and the name itself."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.resolve.lexicon import (
    BODIES,
    GIVEN,
    HONORIFICS,
    MINOR,
    OPENING,
    ORGANIZATIONS,
    PARTICLES,
    ROLES,
    SUFFIXES,
)
from onrecord.resolve.spans import meets
from onrecord.types import Span

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'](?!s\b)[^\W_]+|[-‐‑][^\W_]+|&[^\W_]+)*")
"""A word; a possessive s is no part of it, nor is a full stop but that of an abbreviation with several."""
JOINS = re.compile(r"\.?[ \u00a0]|-")
"""What may stand between two words of one name."""
LONGEST = 12
"""Words of the longest name."""
LINE = re.compile(r"[^\n]+")
ENDLESS = 50
"""Words after which a run is looked at, and dropped, though it goes on."""
HEADLINE, MOSTLY = 4, 0.85
"""How many words of weight a headline has at least, and which share of them has capitals."""


class Token(NamedTuple):
    """A word and where it stands; `lower`: with straight apostrophes; `capital`: whether it begins with one."""

    word: str
    span: Span
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name as it stands in the text; one object for each place.

    `span`: with its title; `own`: without; `title`: the words before `own`.

    `words`: those of the name itself, in lower case.
    """

    span: Span
    own: Span
    words: tuple[str, ...]
    title: tuple[str, ...]

    @property
    def last(self) -> str:
        """The last of its words that is no suffix such as Jr."""
        kept = [word for word in self.words if word not in SUFFIXES]
        return kept[-1] if kept else self.words[-1]


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a part of a text."""
    found = TOKEN.finditer(text, start, end)
    return [_token(match) for match in found if not _possessive_s(text, match)]


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    return Token(word, Span(*match.span()), word.lower().replace("’", "'"), word[0].isupper())


def _possessive_s(text: str, match: re.Match[str]) -> bool:
    return match.group() == "s" and match.start() > 0 and text[match.start() - 1] in "’'"


def names(text: str, words: Sequence[Token]) -> list[Name]:
    """The names among some words of the text, in order.

    In a headline nearly every word has a capital: there only those count that are in a name elsewhere.
    """
    shouted = _headlines(text, words)
    prose = [token for token in words if not meets(token.span, shouted)] if shouted else words
    usual = {token.word for token in prose if not token.capital}
    usual -= {token.lower for token in prose if token.capital and not _opens_sentence(text, token)}
    found = [name for run in _runs(text, prose) for name in _of_run(run, text, usual)]
    known = {word for name in found for word in name.words}
    for line in shouted:
        first, last = (bisect_left(words, place, key=lambda token: token.span.start) for place in line)
        for run in _runs(text, [t for t in words[first:last] if t.lower in known or t.lower in HONORIFICS]):
            found += _of_run(run, text, usual)
    return sorted(found, key=lambda name: name.span)


def _headlines(text: str, words: Sequence[Token]) -> list[Span]:
    """The lines of which most words have capitals."""
    found = []
    part = (words[0].span.start, words[-1].span.end) if words else (0, 0)
    for line in LINE.finditer(text, *part):
        first, last = (bisect_left(words, place, key=lambda token: token.span.start) for place in line.span())
        inside = [token for token in words[first:last] if token.lower not in MINOR]
        capitals = sum(token.capital for token in inside)
        if len(inside) >= HEADLINE and capitals >= MOSTLY * len(inside) and ":" not in line.group()[:25]:
            found.append(Span(*line.span()))
    return found


def _runs(text: str, words: Sequence[Token]) -> Iterator[list[Token]]:
    """Words with capitals that stand together, and the small words between them."""
    run: list[Token] = []
    held: list[Token] = []
    for token in words:
        if not run and not token.capital:
            continue
        joined = bool(run) and len(run) < ENDLESS and _joins(text, (held or run)[-1], token)
        if joined and not token.capital and _binds(token, run, held):
            held.append(token)
            continue
        if joined and (token.capital or (token.word[0].isdigit() and not held)):
            run += [*held, token]
        else:
            if run:
                yield run
            run = [token] if token.capital else []
        held = []
    if run:
        yield run


def _joins(text: str, before: Token, after: Token) -> bool:
    between = text[before.span.end : after.span.start]
    if between == "’ " and before.word.endswith("s"):  # Weir Keepers’ Union
        return after.lower in ORGANIZATIONS
    if not JOINS.fullmatch(between):
        return False
    abbreviated = len(before.word) == 1 or before.lower in HONORIFICS or before.lower in SUFFIXES
    return "." not in between or abbreviated


def _binds(token: Token, run: Sequence[Token], held: Sequence[Token]) -> bool:
    """Whether a small word may go on with a name: de, of, of the; in an organization's also for, and, on."""
    if token.lower in PARTICLES or token.lower == "of" or (token.lower == "the" and held):
        return True
    many = len(run) == 1 and token.lower == "for" and run[0].lower.endswith("s")  # Doctors for Clean Rivers
    return many or (token.lower in ("for", "and", "on", "a", "the", "in") and any(w.lower in BODIES for w in run))


def _of_run(run: list[Token], text: str, usual: Container[str]) -> Iterator[Name]:
    """The name in a run, its title set apart; nothing where there is only a title."""
    run = _without_opening(run, text, usual)
    if (place := _where_from(run)) is not None:  # Ann Lee of the Harbour Trust: two names
        yield from _of_run(run[place + 1 :], text, usual)
        run = run[:place]
    shouted = len(run) > HEADLINE and all(token.word.isupper() for token in run)
    if not run or len(run) > LONGEST or shouted:
        return
    first = _title_length(run)
    span, own = Span(run[0].span.start, run[-1].span.end), run[first:]
    lower = tuple(token.lower for token in own)
    if lower[-1] in ROLES and not any(token.lower in GIVEN or token.lower in HONORIFICS for token in run):
        return  # the Russian President: a description
    yield Name(span, Span(own[0].span.start, span.end), lower, tuple(token.word for token in run[:first]))


def _where_from(run: Sequence[Token]) -> int | None:
    """The number of the `of` behind a person's name; None in Bank of Meran, Secretary of State, Duke of Ardell."""
    place = next((number for number, token in enumerate(run) if token.lower == "of"), None)
    if place is None or place < 2 or any(t.lower in ORGANIZATIONS or t.lower in ROLES for t in run[:place]):
        return None
    return place


def _without_opening(run: list[Token], text: str, usual: Container[str]) -> list[Token]:
    """The run without words at its ends that have capitals for another reason than being a name."""
    while run and not (run[0].lower in HONORIFICS and len(run) > 1):
        plain = run[0].lower in usual and _opens_sentence(text, run[0])
        aged = run[0].lower.endswith("-old")
        if run[0].lower.partition("'")[0] not in OPENING and run[0].capital and not plain and not aged:
            break
        run = run[1:]
    while run and (not run[-1].capital or run[-1].lower in OPENING) and not run[-1].word[0].isdigit():
        run = run[:-1]
    return run


def _opens_sentence(text: str, token: Token) -> bool:
    before = text[max(0, token.span.start - 3) : token.span.start].rstrip(" \u00a0\"'“‘«(")
    return not before or before[-1] in ".!?:\n…"


def _title_length(run: Sequence[Token]) -> int:
    """How many words before the name are its title: up to the last role, or up to a given name in the midst."""
    if run[-1].lower in ORGANIZATIONS:
        return 0
    last = 0
    for number, token in enumerate(run[:-1], 1):
        if token.lower in HONORIFICS or (token.lower in ROLES and run[number].lower != "of"):
            last = number
        elif token.lower in ROLES:  # Secretary of State Ann Lee, Speaker of the House Ann Lee
            office = number + (3 if number + 1 < len(run) and run[number + 1].lower == "the" else 2)
            last = office if office + 1 < len(run) else last
        elif number > last + 1 and token.lower in GIVEN and not any(t.lower in GIVEN for t in run[last : number - 1]):
            last = number - 1
    return last
