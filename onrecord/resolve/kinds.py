"""What a name names by itself: a person, an organization, a group, a document, a place."""

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
from onrecord.language.english.organizations import ADDRESSES, COMPANIES, GENERIC, ORGANIZATIONS, SEATS, STATES
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
    """The kind that leaves no doubt: somebody with a title or an age is a person, a firm by the end of its name or by
    what belongs to it no person; None where there is doubt."""
    if any(name.title or name.suffix or name.nickname for name in mentions[:20]) or _is_aged(mentions, text):
        return "person"
    if fullest.words[0] in NUMBERED or fullest.last in COMPANIES or " & " in fullest.own.of(text):
        return "organization"
    first_given = fullest.words[0] in GIVEN and len(fullest.words) > 1
    if first_given and fullest.last in NAMESAKES and len(fullest.words) == 2 and fullest.words[0] not in STATES:
        return "person"
    if fullest.last in STATES or _is_address(mentions, fullest, text):
        return "organization"
    return "organization" if {word for name in mentions for word in name.words} & ALWAYS else None


def likely_kind(mentions: Sequence[Name], fullest: Name, text: str) -> Kind:
    """What a name that is not certain tells by itself; where it tells nothing, a person."""
    words = {word for name in mentions for word in name.words}
    several = fullest.words[0] in GROUPS and not (len(fullest.words) > 1 and fullest.words[0] in ORGANIZATIONS)
    if several or (len(fullest.words) == 1 and NATIONS.fullmatch(fullest.last)):
        return "group" if fullest.words[0] in PARTIES or fullest.words[0] not in GROUPS else "unnamed_group"
    if words & NO_ROLES and len(fullest.words) > 1:
        return "organization"
    lettered = [word for word in fullest.words if not word.isdigit()] or [""]
    head = lettered[lettered.index("of") - 1] if "of" in lettered[1:] else lettered[-1]
    if head in DOCUMENTS and len(words) > 1:
        return "document"
    own = fullest.own.of(text)
    if len(fullest.words) == 1 and own.isupper() and 2 <= len(own) <= LONGEST_ABBREVIATION:
        return "organization"
    if "of" in fullest.words or "the" in fullest.words:
        return "organization"
    if fullest.words[0] in GIVEN and len(fullest.words) > 1:
        return "person"
    return "organization" if _led_like_an_organization(mentions, text) else "person"


def is_place(mentions: Sequence[Name], text: str) -> bool:
    """Whether names mostly stand where a place does."""
    places = sum(
        bool(LOCATIVE.search(text, max(0, name.span.start - 12), name.span.start)) and not is_owned(name, text)
        for name in mentions
    )
    return 2 * places >= len(mentions)


def of_company(name: Name, text: str) -> bool:
    """Whether a name stands where only a company's does: shares of Torva, Torva’s chief product officer."""
    return is_owned(name, text) or bool(OWNS.match(text, name.own.end) or SAYS_IT.match(text, name.own.end))


def is_plainly_company(name: Name, text: str) -> bool:
    """Whether a name stands where no person's can: shares of Brask; Brask, a maker of lamps."""
    shared = HAS_SHARES.search(text, max(0, name.span.start - 25), name.span.start)
    return bool(shared) or _is_organization(name, text)


def is_owned(name: Name, text: str) -> bool:
    """Whether a name stands behind such words as `shares of`."""
    return bool(OWNED.search(text, max(0, name.span.start - 25), name.span.start))


def _is_address(mentions: Sequence[Name], fullest: Name, text: str) -> bool:
    if fullest.last not in ADDRESSES or len(fullest.words) < 2 or fullest.words[0] in GIVEN:
        return False
    return not _is_person(mentions, fullest, text)


def _is_aged(mentions: Sequence[Name], text: str) -> bool:
    return any(AGED.match(text, name.own.end) for name in mentions[:20])


def _led_like_an_organization(mentions: Sequence[Name], text: str) -> bool:
    """Whether the name mostly stands behind `the`, or once behind such words as `the daily`, or is told to be one."""
    if any(of_company(name, text) or _is_organization(name, text) for name in mentions[:20]):
        return True
    if len(mentions[0].words) == 1 and ADJECTIVE.fullmatch(mentions[0].last):
        return False
    before = [text[max(0, name.span.start - 25) : name.span.start].lower().split() for name in mentions]
    last = [words[-1] if words else "" for words in before]
    return any(word in GENERIC for word in last) or 2 * last.count("the") > len(last)


def _is_organization(name: Name, text: str) -> bool:
    """Whether it is said what organization the name is: Torva, a maker of apps; Marl House, the seat of the cabinet."""
    return _is_a(name, text) in BODIES


def _is_person(mentions: Sequence[Name], fullest: Name, text: str) -> bool:
    """Whether a name like an address is somebody's: by its last word alone, or by what is told beside it."""
    alone = any(name.words == (fullest.last,) for name in mentions)
    return alone or any(_is_a(name, text) in ROLES for name in mentions[:20])


def _is_a(name: Name, text: str) -> str:
    """The noun of what a name is said to be; empty if that is nothing."""
    found = IS_A.match(text, name.own.end)
    head = ""
    for word in WORD.findall((found[1] or found[2]).lower()) if found else ():
        if head and word in PREPOSITIONS | RELATIVE | ENDS_NOUN:
            break
        head = word
    return head
