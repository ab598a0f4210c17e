"""Finds the names that an article abbreviates: Harbour and Ports Authority (HPA); HPA, the
Harbour and Ports Authority."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from onrecord.language.english.abbreviations import LEADING, LED
from onrecord.language.english.names import MINOR
from onrecord.text.tokens import Token

SHORT = re.compile(r"[^\W\d_]{2,10}|(?:[^\W\d_]\.){2,6}")
"""An abbreviation, with full stops or without."""
BETWEEN = re.compile(r"[ \u00a0]|-|[’'] |[’']s | & |, ")
"""What parts the words of a name that is abbreviated."""
BEHIND = re.compile(r" [(\[][“\"‘']?| [–—-] |,? [“\"‘']?")
"""What stands between a name and its abbreviation, but for words: (HPA); , or HPA."""
BEFORE = re.compile(r"[”\"’']? [(\[]|[”\"’']? [–—-] |, ")
"""What stands between an abbreviation and its name."""
MOST = 50
"""Names that are looked for: more would cost time without end."""
Words = Sequence[Token]


def spelled_out(text: str, words: Words) -> Iterator[tuple[Words, str]]:
    """Every mention of a name that the article abbreviates: the words of the mention, and the
    abbreviation in lower case without full stops."""
    short_forms: dict[str, str] = {}
    for number, token in enumerate(words):
        if len(short_forms) < MOST and _is_short(token) and (name := _beside(text, words, number)):
            short_forms.setdefault(text[name[0].span.start : name[-1].span.end], _letters(token))
    part = (words[0].span.start, words[-1].span.end) if words else (0, 0)
    for as_written, short in short_forms.items():
        for match in re.compile(rf"(?<!\w){re.escape(as_written)}(?!\w)").finditer(text, *part):
            first, behind = (
                bisect_left(words, offset, key=lambda token: token.span.start)
                for offset in match.span()
            )
            if inside := words[first:behind]:
                yield inside, short


def _is_short(token: Token) -> bool:
    return sum(map(str.isupper, token.word)) > 1 and bool(SHORT.fullmatch(token.word))


def _letters(token: Token) -> str:
    return token.lower.replace(".", "")


def _beside(text: str, words: Words, number: int) -> Words:
    """The words before or after an abbreviation that it abbreviates, matched by their first
    letters; empty if there are none."""
    short, letters = words[number], _letters(words[number])
    most = 2 * len(letters) + 1
    before, behind = words[max(0, number - most) : number], words[number + 1 : number + 1 + most]
    before, behind = list(dropwhile(_leads, before[::-1])), list(dropwhile(_leads, behind))
    if before and _is_between(BEHIND, text, before[0], short):
        before = _together(text, before)
        if count := _spells(before, letters[::-1]):
            return before[:count][::-1]
    if behind and _is_between(BEFORE, text, short, behind[0]):
        behind = _together(text, behind)
        if count := _spells(behind, letters):
            return behind[:count]
    return ()


def _leads(word: Token) -> bool:
    return word.lower in LEADING


def _is_between(marks: re.Pattern[str], text: str, first: Token, second: Token) -> bool:
    """Whether the text between two words is only one of the given marks, apart from linking
    words such as `or` and `also`."""
    between = LED.sub("", text[first.span.end : second.span.start])
    return bool(marks.fullmatch(between))


def _together(text: str, words: Words) -> Words:
    """The words up to the first gap that separates two names, read forwards or backwards."""
    for number in range(1, len(words)):
        first, second = sorted(words[number - 1 : number + 1], key=lambda token: token.span)
        if not BETWEEN.fullmatch(text, first.span.end, second.span.start):
            return words[:number]
    return words


def _spells(words: Words, letters: str) -> int:
    """How many words it takes to spell the letters with their initials; 0 if the words do not spell
    them.

    Small words may be skipped. Every other word must be capitalised, and so must the first and the
    last.
    """
    taken = 0
    for number, word in enumerate(words, 1):
        if (
            taken < len(letters)
            and word.lower[0] == letters[taken]
            and (word.capital or word.lower in MINOR)
        ):
            taken += 1
            if taken == len(letters):
                return number if number > 1 and word.capital and words[0].capital else 0
        elif word.lower not in MINOR:
            return 0
    return 0
