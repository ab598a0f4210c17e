"""Finds the names in a text: runs of capitalised words, divided into the title and the name
itself."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.language.english.grammar import PREPOSITIONS
from onrecord.language.english.names import (
    GIVEN,
    HE_NAMES,
    MINOR,
    OPENING,
    OWNERS,
    PARTICLES,
    SHE_NAMES,
    STOPPED,
    SUFFIXES,
    SURNAMES,
    WITHIN,
)
from onrecord.language.english.organizations import BODIES, COMPANIES, ORGANIZATIONS, STATES
from onrecord.language.english.roles import CIVIL, GROUPS, HONORIFICS, ROLES
from onrecord.resolve.abbreviations import spelled_out
from onrecord.resolve.capitals import Capitals
from onrecord.resolve.glue import glued, nickname
from onrecord.resolve.titles import is_title, title_length, without_postnominals
from onrecord.text.spans import meets
from onrecord.text.tokens import Token
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
NO_PERSON = ORGANIZATIONS | ROLES | STATES
"""What is in no person's name behind a state's."""


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name at one place in the text; every mention is an object of its own.

    `span`: with its title; `untitled`: without it; `title`: the words before `untitled`.

    `words`: the words of the name itself, in lower case, without the nickname, which is `nickname`.

    `abbreviation`: the abbreviation that the article gives for it, in lower case: hpa for Harbour
    and Ports Authority (HPA).
    """

    span: Span
    untitled: Span
    words: tuple[str, ...]
    title: tuple[str, ...]
    nickname: str = ""
    abbreviation: str = ""

    @property
    def last(self) -> str:
        """The last word that is not a suffix such as Jr."""
        return self.bare[-1]

    @property
    def bare(self) -> tuple[str, ...]:
        """The words without a suffix such as Jr."""
        return self.words[:-1] if len(self.words) > 1 and self.words[-1] in SUFFIXES else self.words

    @property
    def suffix(self) -> str:
        """The suffix that distinguishes people of the same name, such as Jr; empty if there is
        none."""
        return SUFFIXES.get(self.words[-1], "") if len(self.words) > 1 else ""


def names(text: str, words: Sequence[Token], sources: Iterable[Span] = ()) -> list[Name]:
    """The names among the words of a text, in order. `sources`: the spans that quotations are
    attributed to.

    In a headline nearly every word is capitalised: there only words count that are part of a name
    elsewhere.
    """
    shouted = _headlines(text, words)
    prose = [token for token in words if not meets(token.span, shouted)] if shouted else words
    sources = list(sources)
    runs = Runs(text, words, sources)
    capitals = Capitals(text, prose, list(runs.of(prose)), sources)
    naming = _Naming(text, capitals, runs.short)
    all_names = [name for run in runs.of(prose) for name in naming.of(run)]
    name_words = {word for name in all_names for word in name.words}
    for line in shouted:
        first, last = (
            bisect_left(words, offset, key=lambda token: token.span.start) for offset in line
        )
        for run in runs.of(
            [t for t in words[first:last] if t.lower in name_words or t.lower in HONORIFICS]
        ):
            all_names += naming.of(run)
    return sorted(all_names, key=lambda name: name.span)


def _headlines(text: str, words: Sequence[Token]) -> list[Span]:
    """The lines in which most words are capitalised."""
    headlines = []
    part = (words[0].span.start, words[-1].span.end) if words else (0, 0)
    for line in LINE.finditer(text, *part):
        first, last = (
            bisect_left(words, offset, key=lambda token: token.span.start) for offset in line.span()
        )
        inside = [token for token in words[first:last] if token.lower not in MINOR]
        capitals = sum(token.capital for token in inside)
        if (
            len(inside) >= HEADLINE
            and capitals >= MOSTLY * len(inside)
            and ":" not in line.group()[:25]
        ):
            headlines.append(Span(*line.span()))
    return headlines


class Runs:
    """Finds runs of capitalised words."""

    def __init__(self, text: str, words: Sequence[Token], sources: Iterable[Span]) -> None:
        """Find the joins and breaks of names: marks inside a name, and sources, which begin a
        name."""
        self.text = text
        part = Span(words[0].span.start, words[-1].span.end) if words else Span(0, 0)
        self.joined, self.nicknames = glued(text, part)
        self.short: dict[Span, str] = {}
        for name, short in spelled_out(text, words):
            self.joined |= {token.span.start for token in name[1:]}
            self.short[Span(name[0].span.start, name[-1].span.end)] = short
        self.starts = {source.start for source in sources}

    def of(self, words: Sequence[Token]) -> Iterator[list[Token]]:
        """The runs among the words, with the small words inside them."""
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
                    yield from _parts(run) if joined and token.lower == "and" else (run,)
                run = [token] if token.capital else []
            held = []
        if run:
            yield run

    def _joins(self, before: Token, after: Token) -> bool:
        if after.span.start in self.joined:
            return True
        if self._is_parted(before, after):
            return False
        between = self.text[before.span.end : after.span.start]
        if between in ("’ ", "' ") and before.word.endswith("s"):  # Weir Keepers’ Union
            return after.lower in ORGANIZATIONS
        if between in ("’s ", "'s "):  # the County Coroner’s Office
            return (
                after.capital
                and after.lower in ORGANIZATIONS
                and before.lower in ROLES | GROUPS | OWNERS
            )
        if not JOINS.fullmatch(between):
            return False
        if (
            after.lower in OPENING - SURNAMES
            and after.capital
            and (before.word[-1] == "." or "." in between)
        ):
            return False  # the U.S. While he spoke
        initial = len(before.word) == 1 and before.word.isalpha()
        return (
            "." not in between or initial or before.lower in HONORIFICS or before.lower in STOPPED
        )

    def _is_parted(self, before: Token, after: Token) -> bool:
        """Whether a source begins with a word and the word before it is not part of a name:
        Continued | Stone."""
        if after.span.start not in self.starts or len(before.word) == 1:
            return False
        return not (before.lower in GIVEN or before.lower in WITHIN or is_title(before.lower))

    def _binds(self, token: Token, run: Sequence[Token], held: Sequence[Token]) -> bool:
        """Whether a small word may continue a name: de, of, of the; in an organization's also
        for, and, on."""
        if token.lower in PARTICLES or token.lower == "of" or (token.lower == "the" and held):
            return True
        if token.span.start in self.joined:
            return True
        if token.lower == "and" and any(word.lower == "and" for word in run):  # a list
            return False
        led = run[1:] if run[0].lower == "the" else run
        many = (
            len(led) == 1 and token.lower == "for" and led[0].lower.endswith("s")
        )  # Doctors for Clean Rivers
        return many or (
            token.lower in ("for", "and", "on", "the", "in") and any(w.lower in BODIES for w in run)
        )


def _parts(run: list[Token]) -> Iterator[list[Token]]:
    """The two parts of a list before and after its first `and`: the Canal Board and Torva and
    Nabello."""
    index = next((number for number, token in enumerate(run) if token.lower == "and"), len(run))
    yield from filter(None, (run[:index], run[index + 1 :]))


class _Naming:
    """Makes names from runs of capitalised words."""

    def __init__(self, text: str, capitals: Capitals, short: Mapping[Span, str]) -> None:
        """`short`: the abbreviations of names, by the span of the name."""
        self.text, self.capitals, self.short = text, capitals, short

    def of(self, run: list[Token]) -> Iterator[Name]:
        """The name in a run, or several names, with their titles set apart; nothing if the run
        is only a title."""
        if self._short(run):
            yield self._name(run, 0)
            return
        run = self.capitals.without_others(run)
        if (
            index := _where_from(run, self.capitals)
        ) is not None:  # Ann Lee of the Harbour Trust: two names
            yield from self.of(run[index + 1 :])
            run = run[:index]
        elif behind := self._behind_state(run) or self.capitals.behind_body(run):
            yield from self.of(run[:behind])
            run = run[behind:]
        run = without_postnominals(_without_office(run))
        shouted = len(run) > HEADLINE and all(token.word.isupper() for token in run)
        if not run or len(run) > LONGEST or shouted:
            return
        first = 0 if self._short(run) or self.capitals.is_whole(run) else title_length(run)
        letter = (
            len(run) == 1 and len(run[0].word) == 1 and run[0].word.isascii()
        )  # Q and A of an interview
        if (
            not letter
            and any(token.capital for token in run[first:])
            and not self._is_description(run)
        ):
            yield self._name(run, first)

    def _short(self, run: Sequence[Token]) -> str:
        """The abbreviation that the article gives for a run, with or without a state before it;
        empty if there is none."""
        for first in (0, 1) if len(run) > 2 and run[0].lower in STATES else (0,):
            if run and (short := self.short.get(Span(run[first].span.start, run[-1].span.end))):
                return short
        return ""

    def _is_description(self, run: Sequence[Token]) -> bool:
        """Whether a run is only a role, or a role with a number: the Russian President, Witness
        1."""
        last = run[-1].lower
        if last not in ROLES or any(
            token.lower in GIVEN or token.lower in HONORIFICS for token in run[:-1]
        ):
            return False
        return not self.capitals.is_surname(run)

    def _name(self, run: Sequence[Token], first: int) -> Name:
        name_words = run[first:]
        title = tuple(token.word for token in run[:first])
        end = _end(name_words[-1], self.text)
        lower = tuple(token.lower for token in name_words)
        is_male = lower[0] in HE_NAMES and lower[0] not in SHE_NAMES
        # Mrs Jon Finch is not Jon Finch.
        if first and run[first - 1].lower == "mrs" and is_male and len(name_words) > 1:
            name_words, lower = run[first - 1 :], ("mrs", *lower)
        span, untitled = Span(run[0].span.start, end), Span(name_words[0].span.start, end)
        return Name(
            span, untitled, lower, title, nickname(self.text, untitled), self._short(name_words)
        )

    def _behind_state(self, run: Sequence[Token]) -> int:
        """The number of words of a state that stands between a preposition and a name: to
        Britain Ann Lee. 0 if there is none."""
        count = (
            2
            if len(run) > 3 and run[1].lower in STATES and run[0].lower not in STATES | GIVEN
            else 1
        )
        behind = run[count:]
        if len(behind) < 2 or run[count - 1].lower not in STATES:
            return 0
        if any(not token.word.isalpha() or token.lower in NO_PERSON for token in behind):
            return 0
        before = self.text[max(0, run[0].span.start - 16) : run[0].span.start].lower().split()
        is_person = behind[0].lower in GIVEN or (behind[-1].lower,) in self.capitals.alone
        if is_person and before[-1:] == ["the"]:
            before = before[:-1]
        return count if before and before[-1] in PREPOSITIONS and (is_person or count == 1) else 0


def _end(last: Token, text: str) -> int:
    """The end of a name, with the full stop of Jr. or Inc."""
    abbreviated = last.lower in STOPPED or (last.lower in COMPANIES and last.word[-1] in "cpdo")
    return last.span.end + (abbreviated and text.startswith(".", last.span.end))


def _where_from(run: Sequence[Token], capitals: Capitals) -> int | None:
    """The index of the `of` after a person's name; None in Bank of Meran, Secretary of State,
    Duke of Ardell."""
    index = next((number for number, token in enumerate(run) if token.lower == "of"), None)
    if index is None or (index < 2 and run[0].lower not in capitals.lasts):
        return None
    name_words = run[title_length(run[:index]) : index]
    if any(token.lower in ORGANIZATIONS for token in name_words):
        return None
    titled = is_title(run[0].lower) and (run[0].lower in CIVIL or run[0].lower not in HONORIFICS)
    named = len(name_words) > 1 or (name_words[0].lower not in ROLES and titled)
    return index if named and name_words[-1].lower not in ROLES else None


def _without_office(run: list[Token]) -> list[Token]:
    """The organization in Leader of Thorley Council, where the run names an office."""
    office = (
        len(run) > 2
        and run[0].lower in ROLES
        and run[1].lower == "of"
        and run[-1].lower in ORGANIZATIONS
    )
    return run[3 if run[2].lower == "the" else 2 :] if office else run
