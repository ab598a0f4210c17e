"""What a layout gives to somebody, and which words can be the name of whoever it gives them to."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.language.english.laid_out import (
    FIRST_NEVER,
    HEAD_END,
    INVITING,
    LABELS,
    NEVER_IN_NAMES,
    PUBLISHERS,
    SMALL_IN_NAMES,
    TITLED,
)
from onrecord.text.characters import SMALL
from onrecord.types import Span

MOST_WORDS = 10
"""The most words of a name with its title."""
MOST_IN_ALL = 14
"""The most words of a name with all that parentheses and commas add to it."""
LINE = re.compile(r"[^\n]+")
GLUED = re.compile(r",(?=[^\W\d_])")
_PARENTHESES = re.compile(r"[ \t]*[(\[][^()\[\]\n]*[)\]]")
_WORD = re.compile(r"[^\W_][^\s,]*")
_NUMBERED = re.compile(r"[^\W\d_]+ \d{1,3}")


class LaidOut(NamedTuple):
    """Words, piece by piece, what joins them to whose they are (a colon, a dash, or nothing), and
    whose; `whole`: all of it, with what is between."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Span
    whole: Span


def lines_of(text: str) -> Iterator[Span]:
    """The lines of a text that are not empty. Takes time in proportion to the text."""
    return (Span(*match.span()) for match in LINE.finditer(text) if not match.group().isspace())


def bare_name(words: str) -> str:
    """The name without what parentheses and commas add to it."""
    return _PARENTHESES.sub("", words).partition(",")[0].strip()


def is_name(words: str) -> bool:
    """Whether words can be a name, an office, or both: capitals but for small words, no sentence,
    no label."""
    name = bare_name(words)
    parts = name.split()
    if len(words.split()) > MOST_IN_ALL or GLUED.search(words) or is_label(words):
        return False
    if not parts or len(parts) > MOST_WORDS or not name[0].isalpha():
        return False
    if _NUMBERED.fullmatch(name):
        return name[0].isupper()
    if any(letter.isdigit() for letter in name):
        return False
    large = [part for part in parts if part.casefold() not in SMALL_IN_NAMES or part.isupper()]
    return bool(large) and not parts[0][0].islower() and all(_is_capital(part) for part in large)


def is_label(words: str) -> bool:
    """Whether words say what stands beside them, not who said it: Read more, Key Quote, Letter to
    the Editor."""
    parts = bare_name(words).casefold().split()
    if not parts or parts[0] in INVITING or parts[0] in FIRST_NEVER:
        return bool(parts)
    return bool(NEVER_IN_NAMES.intersection(parts)) or _ends_in(words, LABELS)


def is_publisher(words: str) -> bool:
    """Whether words are the name of an agency or a newspaper."""
    return _ends_in(words, PUBLISHERS)


def _ends_in(words: str, nouns: frozenset[str]) -> bool:
    """Whether the noun that words are about, the last before `of` or the like, is one of these, in
    either number."""
    parts = HEAD_END.split(bare_name(words).casefold())[0].split()
    last = parts[-1] if parts else ""
    return last in nouns or last.removesuffix("s") in nouns


def is_full_name(words: str) -> bool:
    """Whether words can be a name of several parts or one with a title: Ida Quill, Mr Speaker, but
    not Note."""
    name = bare_name(words)
    return is_name(words) and (len(name.split()) > 1 or (name.isupper() and len(name) > 1))


def names_a_person(words: str) -> bool:
    """Whether words begin with a first and a last name, or a title and a name; an office may follow
    a comma."""
    parts = bare_name(words).split()
    named = is_name(words) and len(parts) > 1 and not is_publisher(words)
    return named and (len(parts) <= 5 or bool(TITLED.match(words)))


def last_name(words: str) -> str:
    """What a name is known by again: its last word, in small letters; of `The Minister (Sir Ivor
    Blaine)` blaine."""
    inside = re.search(r"\(((?:[^()\n]+ )?[^()\n]+)\)\s*\Z", words)
    if inside and is_office_holder(words[: inside.start()], inside[1]):
        words = inside[1]
    name = re.split(rf" of (?:the )?(?=[^\W\d_{SMALL}])", bare_name(words))[0]
    if _NUMBERED.fullmatch(name):
        return name.casefold()
    return name.split()[-1].casefold() if name.split() else ""


def is_office_holder(office: str, inside: str) -> bool:
    """Whether parentheses hold who has the office before them, not a constituency, a party or a
    manner."""
    return (
        is_name(inside)
        and len(inside.split()) > 1
        and (bool(TITLED.match(inside)) or office.startswith("The ") or " for " in office)
    )


def _is_capital(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return bool(letters) and (
        letters[0].isupper() or not letters[0].islower() or any(map(str.isupper, letters[1:4]))
    )
