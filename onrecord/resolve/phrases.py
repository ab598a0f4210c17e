"""Phrases of a sentence that may name somebody: after a preposition or the cue, at the
beginning, and names."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.english.calendar import DAYS
from onrecord.language.english.grammar import CLOSING, DETERMINERS, LEADING
from onrecord.language.english.pronouns import ADDRESSED, OWN
from onrecord.resolve.setting import Setting
from onrecord.text.tokens import Token
from onrecord.types import Span

INSIDE = re.compile(
    r"[’']s?\s?[“\"‘']?|[ \u00a0]?[“\"‘'(]?|[ \u00a0]?[”\"’'][ \u00a0]?|-|\.[ \u00a0]?|/|[ \u00a0]?&[ \u00a0]?|, |"
    r"[”\"]s? "
)
"""What may stand between two words of one phrase."""
QUOTED = " “\"‘'\u00a0"
LONGEST, FORMS = 16, 4
"""Words of the longest phrase, and how many forms of one phrase there are: the reporters, the
reporters in Varn."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words from `first` to `end` of a sentence.

    `lead`: the preposition before them, "cue" after the cue, "opening" at the start of the
    sentence, or "name"; `form`: its number among the `forms` with the same first word, 0 for the
    shortest.
    """

    first: int
    end: int
    lead: str
    form: int = 0
    forms: int = 1


def phrases(setting: Setting, leads: Collection[str]) -> list[Phrase]:
    """The phrases of a quotation's sentence that follow one of the `leads`."""
    words, ends = setting.words, {span.end for span in setting.quotation.cue}
    candidates: list[Phrase] = []
    for first, word in enumerate(words):
        before = words[first - 1] if first else None
        lead = _lead(word, before, ends, setting.text)
        if lead not in leads:
            continue
        if word.lower in ADDRESSED:
            candidates.append(Phrase(first, first + 1, lead))
        if word.lower in ADDRESSED - OWN:
            continue
        forms = list(_ends(words, first, setting.text))[:FORMS]
        candidates += [
            Phrase(first, end, lead, number, len(forms)) for number, end in enumerate(forms)
        ]
    return candidates


def _lead(word: Token, before: Token | None, ends: set[int], text: str) -> str:
    """The lead of a phrase that begins with the word; empty if there is none."""
    if before is not None and not text[before.span.end : word.span.start].strip(QUOTED):
        behind_cue = before.span.end in ends
        if word.lower in ADDRESSED:
            return "cue" if behind_cue else before.lower if before.lower in ("to", "with") else ""
        if word.lower in LEADING or word.lower in CLOSING or word.lower in DAYS:
            return ""
        if behind_cue or before.lower in LEADING:
            return "cue" if behind_cue else before.lower
    if word.lower in CLOSING or word.lower in LEADING or word.lower in DAYS:
        return ""
    if before is None:
        return "opening"
    return "name" if word.capital and not before.capital else ""


def _ends(words: Sequence[Token], first: int, text: str) -> Iterator[int]:
    """The ends of all forms of the phrase that begins with a word, the shortest first."""
    last = first
    for number in range(first + 1, min(first + LONGEST, len(words)) + 1):
        last = number
        if number == len(words):
            break
        before, word = words[number - 1], words[number]
        between = text[before.span.end : word.span.start]
        listed = between.startswith(",")
        if (
            not INSIDE.fullmatch(between)
            or word.lower in CLOSING
            or (listed and not (before.capital and word.capital))
        ):
            break
        if word.lower in DAYS:
            break
        ends = word.lower in LEADING or word.lower == "and" or listed
        behind_name = before.capital and not word.capital  # told Varn Radio afterwards
        participle = not word.capital and word.lower.endswith(("ed", "ing"))
        if (ends or participle or behind_name) and _may_end(before):
            yield number
    if _may_end(words[last - 1]) and last > first:
        yield last


def _may_end(word: Token) -> bool:
    return word.lower not in LEADING and word.lower not in DETERMINERS and word.lower != "and"


def head(words: Sequence[Token], phrase: Phrase) -> str:
    """The head noun of a phrase: the last word before its first preposition or `and`."""
    noun = ""
    for word in words[phrase.first : phrase.end]:
        if word.lower in LEADING or word.lower == "and":
            break
        noun = word.lower
    return noun


def span(words: Sequence[Token], phrase: Phrase) -> Span:
    """The span of a phrase in the text."""
    return Span(words[phrase.first].span.start, words[phrase.end - 1].span.end)
