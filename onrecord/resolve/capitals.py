"""Words with capitals: which are names, and which begin a sentence, or are a month, a title, a role."""

import re
from collections.abc import Iterable, Sequence

from onrecord.language.english.capitals import ADVERBS, COMPOUND, DATED, LOCATED, NO_NAME, PRONOUN_NAMES, VERBAL
from onrecord.language.english.common import common_words
from onrecord.language.english.grammar import PREPOSITIONS
from onrecord.language.english.names import BEFORE_PLACES, GIVEN, MONTHS, OPENING, PARTICLES, SURNAMES
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
    """Tells the names among the words with capitals of one text.

    `usual`: words that stand without a capital elsewhere; `surnames`: common words that are surnames here, since they
    follow a given name or a title, or stand alone where words are attributed to somebody; `alone`: the runs, in lower
    case; `whole`: those that stand behind a role in small letters somewhere.
    """

    def __init__(
        self, text: str, prose: Sequence[Token], runs: Sequence[Sequence[Token]], sources: Iterable[Span]
    ) -> None:
        """Learn from the words outside headlines, their runs, and the sources."""
        self.text, self.sources = text, {span.start: span.end for span in sources}
        self.usual = {token.word for token in prose if not token.capital}
        self.usual -= {token.lower for token in prose if token.capital and not opens_sentence(text, token)}
        self.inside = {token.lower for token in prose if token.capital and not opens_sentence(text, token)}
        self.alone = {tuple(token.lower for token in run) for run in runs}
        self.whole = {tuple(token.lower for token in run) for run in runs if len(run) > 1 and self._is_behind_role(run)}
        self.lasts = {run[-1].lower for run in runs if len(run) > 1 and run[-2].capital}
        self.places = {
            run[0].lower for run in runs if LOCATED.search(text, max(0, run[0].span.start - 8), run[0].span.start)
        }
        self.surnames = {run[number].lower for run in runs for number in range(len(run)) if self._shows(run, number)}

    def _shows(self, run: Sequence[Token], number: int) -> bool:
        """Whether a common word is plainly a surname there."""
        word = run[number]
        if word.lower not in SURNAMES or DAY.match(self.text, word.span.end):
            return False
        if not number:
            return len(run) == 1 and self._speaks(word)
        if run[number + 1 : number + 2] and run[number + 1].capital and run[number + 1].lower not in SURNAMES:
            return False
        before = run[number - 1]
        if before.lower in CIVIL or (before.lower in GIVEN and before.lower not in STATES):
            return word.lower not in ORGANIZATIONS or word.lower in ROLES or before.lower in CIVIL
        if len(before.word) == 1 and before.capital:
            return True
        titled = before.lower in TITLED
        return titled or self._follows_unknown(run, number)

    def _follows_unknown(self, run: Sequence[Token], number: int) -> bool:
        """Whether a surname that is an occupation stands behind what can be a given name: Halvard Judge."""
        first, word = run[number - 1], run[number]
        if word.lower not in ROLES or not first.word.isalpha() or first.word.isupper():
            return False
        if number > 1 and run[number - 2].lower not in ROLES | HONORIFICS.keys():
            return False
        known = first.lower in COMMON or first.lower in self.usual
        adjective = (
            first.lower.endswith(("ian", "rican", "xican", "ese", "ish", "ial", "nal", "tic"))
            and first.lower not in GIVEN
        )
        led = re.search(r"\b(?:the|an?|’s|'s)\s$", self.text[max(0, first.span.start - 5) : first.span.start], re.I)
        return not (known or adjective or led)

    def _speaks(self, word: Token) -> bool:
        """Whether words are attributed to just this one, in a sentence."""
        if self.sources.get(word.span.start) != word.span.end or word.lower in GROUPS | ORGANIZATIONS:
            return False
        end = self.text.find("\n", word.span.end, word.span.end + LINE)
        line = self.text[word.span.end : end if end >= 0 else word.span.end + LINE]
        return bool(ENDS.search(line)) or end < 0

    def _is_behind_role(self, run: Sequence[Token]) -> bool:
        """Whether a role in small letters stands before a run, whose first word begins a name then: mayor Farid Ho."""
        start, first = run[0].span.start, run[0].lower
        if first in NO_GIVEN or run[0].word.isupper() or is_title(first):
            return False
        before = self.text[max(0, start - 20) : start].split(" ")
        return len(before) > 1 and not before[-1] and before[-2] in ROLES

    def is_whole(self, run: Sequence[Token]) -> bool:
        """Whether a run stands somewhere where it has no title before it."""
        return tuple(token.lower for token in run) in self.whole

    def is_surname(self, run: Sequence[Token]) -> bool:
        """Whether the last word of a run is somebody's surname, not a role."""
        last = run[-1]
        if last.lower not in self.surnames or NO_NAME.match(self.text, last.span.end):
            return False
        return len(run) == 1 or any(self._shows(run, number) for number in (len(run) - 1,))

    def without_others(self, run: list[Token]) -> list[Token]:
        """The run without words at its ends that have capitals for another reason than being a name."""
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
        plain |= len(run) == 1 and first.lower in PARTICLES - GIVEN and not first.word.isupper()  # Ten years ago
        numbered = len(run) > 1 and all(token.word[0].isdigit() for token in run[1:])  # Nearly 10 percent
        plain |= (
            (len(run) == 1 or numbered)
            and first.lower.endswith("ly" if numbered else ADVERBS)
            and first.lower not in GIVEN
            and first.lower not in self.lasts
        )
        return first.capital and not opening and not plain and not COMPOUND.fullmatch(first.lower)

    def _is_verb_before_name(self, run: Sequence[Token]) -> bool:
        """Whether a run begins with a verb or a preposition that opens a sentence, a name that is known from elsewhere
        behind it: Added Torva; Joining Lund; Unlike Lund."""
        first, rest = run[0].lower, run[1:]
        if first in GIVEN or first in self.inside or not opens_sentence(self.text, run[0]):
            return False
        if not rest:
            return run[0].span.end + 1 in self.sources
        if not (first in PREPOSITIONS or (first.endswith(VERBAL) and first in common_words())):
            return False
        full = len(rest) > 1 and rest[0].lower in GIVEN
        return full or tuple(token.lower for token in rest) in self.alone

    def behind_body(self, run: Sequence[Token]) -> int:
        """How many words of a run are an organization that runs into the name of somebody who is named again elsewhere:
        University of Varn Amneh Jafari; 0 if there is none."""
        tail = run[-2:]
        if len(run) < 4 or title_length(run) or not all(token.capital and token.word.isalpha() for token in run[-3:]):
            return 0
        if any(token.lower in NO_GIVEN or token.word.isupper() for token in tail):
            return 0
        named = any(token.lower in ORGANIZATIONS for token in run[:-2])
        known = (tail[1].lower,) in self.alone and tail[1].lower not in self.places
        return len(run) - 2 if named and known else 0

    def _is_named_so(self, run: Sequence[Token]) -> bool:
        """Whether a word that otherwise begins sentences is a name here: May said, Will Ames said."""
        first = run[0]
        if first.lower in self.surnames:
            return len(run) > 1 or not self._is_month(first)
        if first.lower not in PRONOUN_NAMES or len(run) < 2 or run[1].lower in OPENING:
            return False
        return self.sources.get(first.span.start, 0) >= run[1].span.end or not opens_sentence(self.text, first)

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


def opens_sentence(text: str, token: Token) -> bool:
    """Whether a word begins a sentence or a line, or what is quoted."""
    before = text[max(0, token.span.start - 3) : token.span.start].rstrip(" \u00a0\"'“‘«(")
    return not before or before[-1] in ".!?:\n…"
