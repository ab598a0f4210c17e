"""The title before a name, and the letters after it: Major-Gen. Ann Lee, KC."""

import re
from collections.abc import Sequence

from onrecord.language.english.names import BEFORE_PLACES, GIVEN, POSTNOMINALS, SUFFIXES
from onrecord.language.english.organizations import ORGANIZATIONS
from onrecord.language.english.roles import HONORIFICS, QUALIFIERS, ROLES
from onrecord.text.tokens import Token

TITLES = ROLES | HONORIFICS.keys()
PARTS = TITLES | QUALIFIERS
"""What stands before a hyphen in a title: vice, attorney, major."""
HYPHEN = re.compile("[-‐‑]")


def is_title(word: str) -> bool:
    """Whether a word, in lower case, can stand before a name as its title: mayor, gen,
    major-gen."""
    if word in TITLES:
        return True
    *first, last = HYPHEN.split(word)
    return bool(first) and last in TITLES and all(part in PARTS for part in first)


def title_length(run: Sequence[Token]) -> int:
    """The number of words before the name that are its title, up to the last role or to a given
    name inside the run."""
    if len(run) > 1 and run[-1].lower in SUFFIXES:  # Martin Prince Jr.
        run = run[:-1]
    if run[-1].lower in ORGANIZATIONS:
        return 0
    last = 0
    for number, token in enumerate(run[:-1], 1):
        title = is_title(token.lower) and not _is_given(run, number - 1)
        if title and (token.lower in HONORIFICS or run[number].lower != "of"):
            last = number
        elif title:  # Secretary of State Ann Lee, Speaker of the House Ann Lee
            office = number + (3 if number + 1 < len(run) and run[number + 1].lower == "the" else 2)
            last = office if office + 1 < len(run) else last
        elif number > last + 1 and _begins_name(run, number - 1):
            last = (
                last
                if any(_begins_name(run, start) for start in range(last, number - 1))
                else number - 1
            )
    return last


def _is_given(run: Sequence[Token], number: int) -> bool:
    """Whether a word such as Dean or Judge follows a given name and so is no title: Anna Judge
    Marlow."""
    return number > 0 and _begins_name(run, number - 1) and run[number].lower not in HONORIFICS


def _begins_name(run: Sequence[Token], number: int) -> bool:
    """Whether a word is a given name and not part of a place's name: Ann Lee, but not San
    Francisco."""
    return run[number].lower in GIVEN and not (number and run[number - 1].lower in BEFORE_PLACES)


def without_postnominals(run: list[Token]) -> list[Token]:
    """The run without the letters after a name: MBE, KC, PhD."""
    while len(run) > 1 and run[-1].lower in POSTNOMINALS and not run[-1].word.islower():
        if not run[-1].word[-1].isupper() and run[-1].word not in ("Esq", "Esquire"):
            break
        run = run[:-1]
    return run
