"""Decides which capitalised words are names and which only begin a sentence or are a month, a
title or a role."""

import re
from collections.abc import Iterable, Sequence

from onrecord.language.english.capitals import (
    ADVERBS,
    COMPOUND,
    DATED,
    LOCATED,
    NO_NAME,
    PRONOUN_NAMES,
    VERBAL,
)
from onrecord.language.english.common import common_words
from onrecord.language.english.grammar import PREPOSITIONS
from onrecord.language.english.names import (
    BEFORE_PLACES,
    GIVEN,
    MONTHS,
    OPENING,
    PARTICLES,
    SURNAMES,
)
from onrecord.language.english.organizations import ORGANIZATIONS, STATES
from onrecord.language.english.roles import CIVIL, GROUPS, HONORIFICS, PARTIES, QUALIFIERS, ROLES
from onrecord.resolve.titles import is_title, title_length
from onrecord.text.tokens import Token
from onrecord.types import Span

DAY = re.compile(r",?[ \u00a0]\d|[’']\d\d")
ENDS = re.compile(r"[.!?…:][”\"’')]?\s*$")
COMMON = OPENING | STATES | ROLES | ORGANIZATIONS | QUALIFIERS | HONORIFICS.keys()
"""What is no given name."""
NO_GIVEN = COMMON | GROUPS | BEFORE_PLACES
"""What begins no person's name."""
TITLED = ROLES - QUALIFIERS - {"sergeant", "sgt"}
"""Behind what a surname stands: Judge Judge; but not in Chief Judge, Sergeant Major."""
PLURALS = GROUPS - PARTIES
LINE = 400
"""Characters around a word in which its line ends: more would cost time without end."""


class Capitals:
    """Finds the names among the capitalised words of one text.

    `usual`: words that also appear without a capital; `surnames`: common words used as surnames
    here, because they follow a given name or a title or stand alone as a source; `alone`: all runs
    in lower case; `whole`: the runs that follow a role in lower case somewhere.
    """

    def __init__(
        self,
        text: str,
        prose: Sequence[Token],
        runs: Sequence[Sequence[Token]],
        sources: Iterable[Span],
    ) -> None:
        """Learn from the words outside headlines, their runs of capitals, and the sources of
        quotations."""
        self.text, self.sources = text, {span.start: span.end for span in sources}
        self.usual = {token.word for token in prose if not token.capital}
        self.usual -= {
            token.lower for token in prose if token.capital and not opens_sentence(text, token)
        }
        self.inside = {
            token.lower for token in prose if token.capital and not opens_sentence(text, token)
        }
        self.alone = {_lower(run) for run in runs}
        self.whole = {_lower(run) for run in runs if len(run) > 1 and self._is_behind_role(run)}
        self.lasts = {run[-1].lower for run in runs if len(run) > 1 and run[-2].capital}
        self.places = {
            run[0].lower
            for run in runs
            if LOCATED.search(text, max(0, run[0].span.start - 8), run[0].span.start)
        }
        self.surnames = {
            run[number].lower
            for run in runs
            for number in range(len(run))
            if self._shows(run, number)
        }

    def _shows(self, run: Sequence[Token], number: int) -> bool:
        """Whether a common word is plainly a surname at this position."""
        word = run[number]
        if word.lower not in SURNAMES or DAY.match(self.text, word.span.end):
            return False
        if not number:
            return len(run) == 1 and self._speaks(word)
        if (
            run[number + 1 : number + 2]
            and run[number + 1].capital
            and run[number + 1].lower not in SURNAMES
        ):
            return False
        before = run[number - 1]
        if before.lower in CIVIL or (before.lower in GIVEN and before.lower not in STATES):
            return word.lower not in ORGANIZATIONS or word.lower in ROLES or before.lower in CIVIL
        if len(before.word) == 1 and before.capital:
            return True
        titled = before.lower in TITLED
        return titled or self._follows_unknown(run, number)

    def _follows_unknown(self, run: Sequence[Token], number: int) -> bool:
        """Whether an occupation is a surname after a word that can be a given name: Halvard
        Judge."""
        first, word = run[number - 1], run[number]
        if word.lower not in ROLES or not first.word.isalpha() or first.word.isupper():
            return False
        if number > 1 and run[number - 2].lower not in ROLES | HONORIFICS.keys():
            return False
        is_common = first.lower in COMMON or first.lower in self.usual
        adjective = (
            first.lower.endswith(("ian", "rican", "xican", "ese", "ish", "ial", "nal", "tic"))
            and first.lower not in GIVEN
        )
        led = re.search(
            r"\b(?:the|an?|’s|'s)\s$",
            self.text[max(0, first.span.start - 5) : first.span.start],
            re.I,
        )
        return not (is_common or adjective or led)

    def _speaks(self, word: Token) -> bool:
        """Whether a quotation within a sentence is attributed to exactly this word."""
        if (
            self.sources.get(word.span.start) != word.span.end
            or word.lower in GROUPS | ORGANIZATIONS
        ):
            return False
        end = self.text.find("\n", word.span.end, word.span.end + LINE)
        line = self.text[word.span.end : end if end >= 0 else word.span.end + LINE]
        return bool(ENDS.search(line)) or end < 0

    def _is_behind_role(self, run: Sequence[Token]) -> bool:
        """Whether a role in lower case precedes a run, so that its first word begins a name:
        mayor Farid Ho."""
        start, first = run[0].span.start, run[0].lower
        if first in NO_GIVEN or run[0].word.isupper() or is_title(first):
            return False
        before = self.text[max(0, start - 20) : start].split(" ")
        return len(before) > 1 and not before[-1] and before[-2] in ROLES

    def is_whole(self, run: Sequence[Token]) -> bool:
        """Whether a run appears somewhere without a title before it."""
        return _lower(run) in self.whole

    def is_surname(self, run: Sequence[Token]) -> bool:
        """Whether the last word of a run is a surname and not a role."""
        last = run[-1]
        if last.lower not in self.surnames or NO_NAME.match(self.text, last.span.end):
            return False
        return len(run) == 1 or any(self._shows(run, number) for number in (len(run) - 1,))

    def without_others(self, run: list[Token]) -> list[Token]:
        """The run without the words at its ends that are capitalised but are not part of the
        name."""
        if len(run) == 2 and run[0].lower in ("no", "number") and run[1].word.isdigit():
            return run
        while run and not (run[0].lower in HONORIFICS and len(run) > 1) and not self._begins(run):
            run = run[1:]
        while run and not self._may_end(run):
            run = run[:-1]
        return run

    def _begins(self, run: Sequence[Token]) -> bool:
        """Whether a name can begin with the first word of a run."""
        first = run[0]
        if self._is_named_so(run):
            return True
        several = len(run) == 1 and first.lower in PLURALS
        plain = (several or first.lower in self.usual) and opens_sentence(self.text, first)
        opening = first.lower.partition("'")[0] in OPENING and not _is_abbreviation(first)
        plain |= self._is_verb_before_name(run)
        plain |= (
            len(run) == 1 and first.lower in PARTICLES - GIVEN and not first.word.isupper()
        )  # Ten years ago
        numbered = len(run) > 1 and all(
            token.word[0].isdigit() for token in run[1:]
        )  # Nearly 10 percent
        plain |= (
            (len(run) == 1 or numbered)
            and first.lower.endswith("ly" if numbered else ADVERBS)
            and first.lower not in GIVEN
            and first.lower not in self.lasts
        )
        return first.capital and not opening and not plain and not COMPOUND.fullmatch(first.lower)

    def _is_verb_before_name(self, run: Sequence[Token]) -> bool:
        """Whether a run opens a sentence with a verb or a preposition before a name known from
        elsewhere: Added Torva; Joining Lund; Unlike Lund."""
        first, following = run[0].lower, run[1:]
        if first in GIVEN or first in self.inside or not opens_sentence(self.text, run[0]):
            return False
        if not following:
            return run[0].span.end + 1 in self.sources
        if not (first in PREPOSITIONS or (first.endswith(VERBAL) and first in common_words())):
            return False
        full = len(following) > 1 and following[0].lower in GIVEN
        return full or _lower(following) in self.alone

    def behind_body(self, run: Sequence[Token]) -> int:
        """The number of words of an organization that runs into a person's name: University of Varn
        Amneh Jafari. 0 if there is none.

        The person must be named elsewhere in the article.
        """
        tail = run[-2:]
        if (
            len(run) < 4
            or title_length(run)
            or not all(token.capital and token.word.isalpha() for token in run[-3:])
        ):
            return 0
        if any(token.lower in NO_GIVEN or token.word.isupper() for token in tail):
            return 0
        named = any(token.lower in ORGANIZATIONS for token in run[:-2])
        is_named_elsewhere = (tail[1].lower,) in self.alone and tail[1].lower not in self.places
        return len(run) - 2 if named and is_named_elsewhere else 0

    def _is_named_so(self, run: Sequence[Token]) -> bool:
        """Whether a word that usually begins sentences is a name here: May said, Will Ames said."""
        first = run[0]
        if first.lower in self.surnames:
            return len(run) > 1 or not self._is_month(first)
        if first.lower not in PRONOUN_NAMES or len(run) < 2 or run[1].lower in OPENING:
            return False
        return self.sources.get(first.span.start, 0) >= run[1].span.end or not opens_sentence(
            self.text, first
        )

    def _may_end(self, run: Sequence[Token]) -> bool:
        last = run[-1]
        if last.lower in self.surnames and last.lower in OPENING:
            return (len(run) > 1 and self._shows(run, len(run) - 1)) or not self._is_month(last)
        opening = last.lower in OPENING and not _is_abbreviation(last)
        return last.word[0].isdigit() or (last.capital and not opening)

    def _is_month(self, word: Token) -> bool:
        if NO_NAME.match(self.text, word.span.end):
            return True
        dated = DATED.search(self.text, max(0, word.span.start - 14), word.span.start)
        return word.lower in MONTHS and bool(dated or DAY.match(self.text, word.span.end))


def _is_abbreviation(word: Token) -> bool:
    return word.word.isupper() and len(word.word) > 2


def _lower(run: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.lower for token in run)


def opens_sentence(text: str, token: Token) -> bool:
    """Whether a word begins a sentence, a line or a quotation."""
    before = text[max(0, token.span.start - 3) : token.span.start].rstrip(" \u00a0\"'“‘«(")
    return not before or before[-1] in ".!?:\n…"
