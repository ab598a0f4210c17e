"""The kind that a name implies by itself: a person, an organization, a group, a document or a
place."""

import re
from collections.abc import Sequence

from onrecord.language.english.documents import DOCUMENTS
from onrecord.language.english.grammar import PREPOSITIONS
from onrecord.language.english.kinds import (
    ADJECTIVE,
    AGED,
    ENDS_NOUN,
    HAS_SHARES,
    IS_A,
    LOCATIVE,
    NATIONS,
    OWNED,
    OWNS,
    SAYS_IT,
)
from onrecord.language.english.names import GIVEN, NUMBERED, SURNAMES
from onrecord.language.english.organizations import (
    ADDRESSES,
    COMPANIES,
    GENERIC,
    ORGANIZATIONS,
    SEATS,
    STATES,
)
from onrecord.language.english.pronouns import RELATIVE
from onrecord.language.english.roles import GROUPS, PARTIES, ROLES
from onrecord.resolve.names import Name
from onrecord.types import Kind

LONGEST_ABBREVIATION = 6
NO_ROLES = ORGANIZATIONS - ROLES
ALWAYS = NO_ROLES - SURNAMES
"""What makes a name an organization's even alone."""
BODIES = (GENERIC | SEATS) - ROLES
NAMESAKES = SURNAMES | STATES
"""Surnames that are something else as well."""
WORD = re.compile(r"[\w-]+")


def certain_kind(mentions: Sequence[Name], fullest: Name, text: str) -> Kind | None:
    """The kind of a name where it is certain; None where it is not.

    A title or an age makes a person; the ending of a firm's name, or a context that only a firm can
    have, makes an organization.
    """
    if any(name.title or name.suffix or name.nickname for name in mentions[:20]) or _is_aged(
        mentions, text
    ):
        return "person"
    if (
        fullest.words[0] in NUMBERED
        or fullest.last in COMPANIES
        or " & " in fullest.untitled.of(text)
    ):
        return "organization"
    first_given = fullest.words[0] in GIVEN and len(fullest.words) > 1
    if (
        first_given
        and fullest.last in NAMESAKES
        and len(fullest.words) == 2
        and fullest.words[0] not in STATES
    ):
        return "person"
    if fullest.last in STATES or _is_address(mentions, fullest, text):
        return "organization"
    return "organization" if {word for name in mentions for word in name.words} & ALWAYS else None


def likely_kind(mentions: Sequence[Name], fullest: Name, text: str) -> Kind:
    """The kind of a name that is not certain; a person unless the name says otherwise."""
    words = {word for name in mentions for word in name.words}
    several = fullest.words[0] in GROUPS and not (
        len(fullest.words) > 1 and fullest.words[0] in ORGANIZATIONS
    )
    if several or (len(fullest.words) == 1 and NATIONS.fullmatch(fullest.last)):
        return (
            "group"
            if fullest.words[0] in PARTIES or fullest.words[0] not in GROUPS
            else "unnamed_group"
        )
    if words & NO_ROLES and len(fullest.words) > 1:
        return "organization"
    lettered = [word for word in fullest.words if not word.isdigit()] or [""]
    head = lettered[lettered.index("of") - 1] if "of" in lettered[1:] else lettered[-1]
    if head in DOCUMENTS and len(words) > 1:
        return "document"
    as_written = fullest.untitled.of(text)
    if (
        len(fullest.words) == 1
        and as_written.isupper()
        and 2 <= len(as_written) <= LONGEST_ABBREVIATION
    ):
        return "organization"
    if "of" in fullest.words or "the" in fullest.words:
        return "organization"
    if fullest.words[0] in GIVEN and len(fullest.words) > 1:
        return "person"
    return "organization" if _led_like_an_organization(mentions, text) else "person"


def is_place(mentions: Sequence[Name], text: str) -> bool:
    """Whether the mentions mostly stand where a place does."""
    places = sum(
        bool(LOCATIVE.search(text, max(0, name.span.start - 12), name.span.start))
        and not is_owned(name, text)
        for name in mentions
    )
    return 2 * places >= len(mentions)


def of_company(name: Name, text: str) -> bool:
    """Whether a name stands where only a company's does: shares of Torva, Torva’s chief product
    officer."""
    return is_owned(name, text) or bool(
        OWNS.match(text, name.untitled.end) or SAYS_IT.match(text, name.untitled.end)
    )


def is_plainly_company(name: Name, text: str) -> bool:
    """Whether a name stands where no person's can: shares of Brask; Brask, a maker of lamps."""
    shared = HAS_SHARES.search(text, max(0, name.span.start - 25), name.span.start)
    return bool(shared) or _is_organization(name, text)


def is_owned(name: Name, text: str) -> bool:
    """Whether a name follows words such as `shares of`."""
    return bool(OWNED.search(text, max(0, name.span.start - 25), name.span.start))


def _is_address(mentions: Sequence[Name], fullest: Name, text: str) -> bool:
    if fullest.last not in ADDRESSES or len(fullest.words) < 2 or fullest.words[0] in GIVEN:
        return False
    return not _is_person(mentions, fullest, text)


def _is_aged(mentions: Sequence[Name], text: str) -> bool:
    return any(AGED.match(text, name.untitled.end) for name in mentions[:20])


def _led_like_an_organization(mentions: Sequence[Name], text: str) -> bool:
    """Whether the mentions mostly follow `the`, or one follows a phrase such as `the daily` or
    is described as an organization."""
    if any(of_company(name, text) or _is_organization(name, text) for name in mentions[:20]):
        return True
    if len(mentions[0].words) == 1 and ADJECTIVE.fullmatch(mentions[0].last):
        return False
    before = [
        text[max(0, name.span.start - 25) : name.span.start].lower().split() for name in mentions
    ]
    last = [words[-1] if words else "" for words in before]
    return any(word in GENERIC for word in last) or 2 * last.count("the") > len(last)


def _is_organization(name: Name, text: str) -> bool:
    """Whether the text describes a name as an organization: Torva, a maker of apps; Marl House,
    the seat of the cabinet."""
    return _is_a(name, text) in BODIES


def _is_person(mentions: Sequence[Name], fullest: Name, text: str) -> bool:
    """Whether a name that looks like an address is a person's, by its last word alone or by a
    description beside it."""
    alone = any(name.words == (fullest.last,) for name in mentions)
    return alone or any(_is_a(name, text) in ROLES for name in mentions[:20])


def _is_a(name: Name, text: str) -> str:
    """The head noun of the description beside a name; empty if there is none."""
    match = IS_A.match(text, name.untitled.end)
    head = ""
    for word in WORD.findall((match[1] or match[2]).lower()) if match else ():
        if head and word in PREPOSITIONS | RELATIVE | ENDS_NOUN:
            break
        head = word
    return head
