"""What a search asks for, and the words of it as terms. Any string is a valid one."""

import re
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.types import QuotationType

# What lies beyond is dropped: nobody types as much, and a pasted article is still found by how it begins.
MOST_CHARACTERS = 2000

_TERM = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*)?')
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Query:
    """What to search the record for. What is None or empty does not narrow the search.

    `words`: all of them, in any order, in the content, the source or the outlet's name, without
    regard to case and accents. "words in quotation marks" stand in this order, `minist*` is the beginning
    of a word, `tax OR levy` either, `-tax` none of it. `speaker`: the same, within the source as written.
    `outlet`: its whole name, in any case. `since`, `until`: the first and the last day, month or year of
    publication (ISO 8601: "2020-04-12", "2020-04", "2020").
    """

    words: str = ""
    speaker: str | None = None
    outlet: str | None = None
    type: QuotationType | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20

    def check(self) -> None:
        """Raises RecordError for what cannot be searched for: nothing at all, no date, no positive limit."""
        if self.limit < 1:
            raise RecordError(f"limit: got {self.limit}, expected 1 or more")
        for name, date in (("since", self.since), ("until", self.until)):
            if date and not _DATE.fullmatch(date):
                raise RecordError(f"{name}: got {date!a}, expected a date such as 2020-04-12, 2020-04 or 2020")
        narrowed = self.outlet or self.type or self.since or self.until
        if not (narrowed or terms(self.words) or terms(self.speaker or "")):
            raise RecordError(
                f"got no word to search for in {self.words[:80]!a}: give words, a speaker, an outlet, a type or a date"
            )


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; `prefix`: the last of them may go on."""

    words: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """One term of each group in `required`, none of `excluded`. False if it asks for nothing."""

    required: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to look for or to leave out."""
        return bool(self.required or self.excluded)


def terms(words: str) -> Terms:
    """The terms in what a person typed. What holds no letter and no digit is passed over."""
    required: list[tuple[Term, ...]] = []
    excluded: list[Term] = []
    either = False
    for found in _TERM.finditer(plain(_beginning(words)).translate(_QUOTATION_MARKS)):
        if found[0] == "OR":
            either = bool(required)
            continue
        text = found["word"] if found["phrase"] is None else found["phrase"]
        if not any(character.isalnum() for character in text):
            continue
        term = Term(text.rstrip("*"), prefix=bool(found["star"]) or text.endswith("*"))
        if found["minus"]:
            excluded.append(term)
        elif either:
            required[-1] += (term,)
        else:
            required.append((term,))
        either = False
    return Terms(tuple(required), tuple(excluded))


def _beginning(words: str) -> str:
    if len(words) <= MOST_CHARACTERS:
        return words
    whole_words = words[:MOST_CHARACTERS].rsplit(maxsplit=1)
    return whole_words[0] if whole_words else ""


def plain(typed: str) -> str:
    """What was typed without what no database takes: lone surrogates and NUL."""
    return typed.encode("utf-8", "replace").decode().replace("\0", " ")
