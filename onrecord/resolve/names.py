"""Names in a text: runs of words with capitals, divided into the title that leads them and the name itself."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.resolve.capitals import Capitals
from onrecord.resolve.glue import glued, nickname
from onrecord.resolve.lexicon import (
    BODIES,
    COMPANIES,
    GIVEN,
    GROUPS,
    HE_NAMES,
    HONORIFICS,
    MINOR,
    ORGANIZATIONS,
    PARTICLES,
    PREPOSITIONS,
    ROLES,
    SHE_NAMES,
    STATES,
    SUFFIXES,
)
from onrecord.resolve.spans import meets
from onrecord.resolve.titles import is_title, title_length, without_postnominals
from onrecord.resolve.tokens import Token
from onrecord.types import Span

JOINS = re.compile(r"\.?[ \u00a0]|\.?-")
"""What may stand between two words of one name."""
LONGEST = 12
"""Words of the longest name."""
LINE = re.compile(r"[^\n]+")
ENDLESS = 50
"""Words after which a run is looked at, and dropped, though it goes on."""
HEADLINE, MOSTLY = 4, 0.85
"""How many words of weight a headline has at least, and which share of them has capitals."""
OWNERS = frozenset({"children", "women", "king", "queen", "attorney", "bishop", "saint"})
"""Whose institutions have names of their own: a Children’s Hospital."""
NUMBERED = ("no", "number")
"""What leads the number of a house: Number 10."""


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name as it stands in the text; one object for each place.

    `span`: with its title; `own`: without; `title`: the words before `own`.

    `words`: those of the name itself, in lower case, without a nickname, which is `nickname`.
    """

    span: Span
    own: Span
    words: tuple[str, ...]
    title: tuple[str, ...]
    nickname: str = ""

    @property
    def last(self) -> str:
        """The last of its words that is no suffix such as Jr."""
        return self.bare[-1]

    @property
    def bare(self) -> tuple[str, ...]:
        """Its words without a suffix such as Jr."""
        return self.words[:-1] if len(self.words) > 1 and self.words[-1] in SUFFIXES else self.words

    @property
    def suffix(self) -> str:
        """Which of the bearers of one name it names, by a suffix such as Jr; empty if there is none."""
        return SUFFIXES.get(self.words[-1], "") if len(self.words) > 1 else ""


def names(text: str, words: Sequence[Token], sources: Iterable[Span] = ()) -> list[Name]:
    """The names among some words of the text, in order; `sources`: what words are attributed to.

    In a headline nearly every word has a capital: there only those count that are in a name elsewhere.
    """
    shouted = _headlines(text, words)
    prose = [token for token in words if not meets(token.span, shouted)] if shouted else words
    runs = Runs(text, words)
    capitals = Capitals(text, prose, list(runs.of(prose)), sources)
    found = [name for run in runs.of(prose) for name in _of_run(run, text, capitals)]
    known = {word for name in found for word in name.words}
    for line in shouted:
        first, last = (bisect_left(words, place, key=lambda token: token.span.start) for place in line)
        for run in runs.of([t for t in words[first:last] if t.lower in known or t.lower in HONORIFICS]):
            found += _of_run(run, text, capitals)
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


class Runs:
    """Finds words with capitals that stand together."""

    def __init__(self, text: str, words: Sequence[Token]) -> None:
        """Look for what joins words in spite of marks between them."""
        self.text = text
        part = Span(words[0].span.start, words[-1].span.end) if words else Span(0, 0)
        self.joined, self.nicknames = glued(text, part)

    def of(self, words: Sequence[Token]) -> Iterator[list[Token]]:
        """The runs among some words, with the small words inside them."""
        run: list[Token] = []
        held: list[Token] = []
        for token in words:
            if (not run and not token.capital) or meets(token.span, self.nicknames):
                continue
            joined = bool(run) and len(run) < ENDLESS and self._joins((held or run)[-1], token)
            if joined and not token.capital and self._binds(token, run, held):
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

    def _joins(self, before: Token, after: Token) -> bool:
        if after.span.start in self.joined:
            return True
        between = self.text[before.span.end : after.span.start]
        if between in ("’ ", "' ") and before.word.endswith("s"):  # Weir Keepers’ Union
            return after.lower in ORGANIZATIONS
        if between in ("’s ", "'s "):  # the County Coroner’s Office
            return after.capital and after.lower in ORGANIZATIONS and before.lower in ROLES | GROUPS | OWNERS
        if not JOINS.fullmatch(between):
            return False
        abbreviated = len(before.word) == 1 or before.lower in HONORIFICS or before.lower in SUFFIXES
        return "." not in between or abbreviated

    def _binds(self, token: Token, run: Sequence[Token], held: Sequence[Token]) -> bool:
        """Whether a small word may go on with a name: de, of, of the; in an organization's also for, and, on."""
        if token.lower in PARTICLES or token.lower == "of" or (token.lower == "the" and held):
            return True
        if token.span.start in self.joined:
            return True
        led = run[1:] if run[0].lower == "the" else run
        many = len(led) == 1 and token.lower == "for" and led[0].lower.endswith("s")  # Doctors for Clean Rivers
        return many or (token.lower in ("for", "and", "on", "the", "in") and any(w.lower in BODIES for w in run))


def _of_run(run: list[Token], text: str, capitals: Capitals) -> Iterator[Name]:
    """The name in a run, its title set apart; nothing where there is only a title."""
    run = capitals.without_others(run)
    if (place := _where_from(run, capitals)) is not None:  # Ann Lee of the Harbour Trust: two names
        yield from _of_run(run[place + 1 :], text, capitals)
        run = run[:place]
    elif _ends_in_state(run, text):  # ambassador to Britain Ann Lee: two names
        yield from _of_run(run[:1], text, capitals)
        run = run[1:]
    run = without_postnominals(_without_office(run))
    shouted = len(run) > HEADLINE and all(token.word.isupper() for token in run)
    if not run or len(run) > LONGEST or shouted:
        return
    first = title_length(run)
    letter = len(run) == 1 and len(run[0].word) == 1 and run[0].word.isascii()  # Q and A of an interview
    if not letter and any(token.capital for token in run[first:]) and not _is_description(run, first, capitals):
        yield _name(run, first, text)


def _is_description(run: Sequence[Token], first: int, capitals: Capitals) -> bool:
    """Whether a run is but a role, or a number behind one: the Russian President, Witness 1."""
    last = run[-1].lower
    if last not in ROLES or any(token.lower in GIVEN or token.lower in HONORIFICS for token in run[:-1]):
        return False
    return not capitals.is_surname(run)


def _name(run: Sequence[Token], first: int, text: str) -> Name:
    own = run[first:]
    title = tuple(token.word for token in run[:first])
    end = _end(own[-1], text)
    lower = tuple(token.lower for token in own)
    given = lower[0] in HE_NAMES and lower[0] not in SHE_NAMES
    if first and run[first - 1].lower == "mrs" and given and len(own) > 1:  # Mrs Jon Finch is not Jon Finch
        own, lower = run[first - 1 :], ("mrs", *lower)
    start = own[0].span.start
    return Name(Span(run[0].span.start, end), Span(start, end), lower, title, nickname(text, Span(start, end)))


def _end(last: Token, text: str) -> int:
    """Where a name ends: behind the full stop of Jr. and Inc."""
    abbreviated = last.lower in ("jr", "sr", "jnr", "snr") or (last.lower in COMPANIES and last.word[-1] in "cpdo")
    return last.span.end + (abbreviated and text.startswith(".", last.span.end))


def _where_from(run: Sequence[Token], capitals: Capitals) -> int | None:
    """The number of the `of` behind a person's name; None in Bank of Meran, Secretary of State, Duke of Ardell."""
    place = next((number for number, token in enumerate(run) if token.lower == "of"), None)
    if place is None or (place < 2 and run[0].lower not in capitals.lasts):
        return None
    own = run[title_length(run[:place]) : place]
    if any(token.lower in ORGANIZATIONS for token in own):
        return None
    named = len(own) > 1 or (own[0].lower not in ROLES and is_title(run[0].lower) and run[0].lower not in HONORIFICS)
    return place if named and own[-1].lower not in ROLES else None


def _without_office(run: list[Token]) -> list[Token]:
    """The organization in Leader of Thorley Council, which names somebody's office."""
    office = len(run) > 2 and run[0].lower in ROLES and run[1].lower == "of" and run[-1].lower in ORGANIZATIONS
    return run[3 if run[2].lower == "the" else 2 :] if office else run


def _ends_in_state(run: Sequence[Token], text: str) -> bool:
    """Whether a run begins with a state behind a preposition, and goes on with somebody's name."""
    if len(run) < 3 or run[0].lower not in STATES or any(t.lower in ORGANIZATIONS | ROLES for t in run[1:]):
        return False
    before = text[max(0, run[0].span.start - 12) : run[0].span.start].split()
    return bool(before) and before[-1].lower() in PREPOSITIONS
