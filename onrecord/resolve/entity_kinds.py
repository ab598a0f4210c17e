"""The kind of each entity: by rule where it is certain, otherwise by a trained network from the
name and its context."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.language.english.names import GIVEN, SURNAMES
from onrecord.language.english.organizations import COMPANIES, ORGANIZATIONS, STATES
from onrecord.language.english.pronouns import IT
from onrecord.resolve.entities import Entity
from onrecord.resolve.kinds import certain_kind, is_place, likely_kind
from onrecord.resolve.learned import Network, Signs, network
from onrecord.resolve.names import Name
from onrecord.types import Kind

KINDS: tuple[Kind, ...] = ("person", "organization", "group", "document")
"""What a name may be as far as was learned."""
LOOKED_AT = 12
"""Mentions of one name that are looked at."""
AROUND = 25
"""Characters around a mention in which the words beside it stand."""
BEFORE = re.compile(r"([\w-]+)[ \u00a0]$")
BEHIND = re.compile(r"(?:[’']s?)?[ \u00a0]?([\w-]+|\S)?")
OWNS = re.compile(r"[’'](?:s\b|(?=\s))")
SURE = 0.5
"""How likely another kind than that of the rules must be."""


def tell_kinds(entities: Sequence[Entity], text: str, learned: Network | None = None) -> None:
    """Set the kind, gender and place flag of every entity."""
    for entity in entities:
        entity.is_place = is_place(entity.mentions, text)
    if undecided := [entity for entity in entities if not tell_by_rule(entity, text)]:
        learned = learned or network("kind")
        for entity, likely in zip(
            undecided, learned.likely([signs(entity, text) for entity in undecided]), strict=True
        ):
            best = max(KINDS, key=lambda kind: likely[kind])
            if likely[best] >= SURE and entity.kind != "unnamed_group":
                entity.kind = best
    for entity in entities:
        entity.gender = IT if entity.kind == "organization" else entity.gender


def tell_by_rule(entity: Entity, text: str) -> bool:
    """Set the kind that the name implies, and return whether it is certain. An abbreviated
    entity is an organization or a document."""
    certain = certain_kind(entity.mentions, entity.fullest, text)
    entity.kind = certain or likely_kind(entity.mentions, entity.fullest, text)
    is_abbreviated = entity.abbreviated and not entity.personal
    if is_abbreviated and entity.kind in ("person", "unnamed_group", "group"):
        entity.kind = "organization"
    return is_abbreviated or certain is not None


def signs(entity: Entity, text: str) -> Signs:
    """Signs of an entity's kind, with the kind by rule among them."""
    mentions = entity.mentions[:LOOKED_AT]
    around: Counter[str] = Counter(sign for name in mentions for sign in _around(name, text))
    return {
        f"rule={entity.kind}": 1,
        "place": entity.is_place,
        f"gender={entity.gender}": 1,
        "mentions": len(entity.mentions) ** 0.5 / 3,
        **_of_name(entity, text),
        **{sign: count / len(mentions) for sign, count in around.items()},
    }


def _of_name(entity: Entity, text: str) -> Signs:
    words, as_written = entity.fullest.words, entity.fullest.untitled.of(text)
    first, last = words[0], words[-1]
    variants = {name.words for name in entity.mentions[:LOOKED_AT]}
    return {
        f"words={min(len(words), 5)}": 1,
        f"first={first}": 1,
        f"last={last}": 1,
        f"ends={last[-3:]}": 1,
        f"ends={last[-2:]}": 1,
        "personal": entity.personal,
        "given": first in GIVEN,
        "given and more": first in GIVEN and len(words) > 1,
        "surname": last in SURNAMES,
        "organization": bool(ORGANIZATIONS.intersection(words)),
        "company": last in COMPANIES,
        "state": last in STATES,
        "capitals": as_written.isupper(),
        "few capitals": as_written.isupper() and len(as_written) <= 5,
        "capital inside": any(
            letter.islower() and following.isupper() for letter, following in pairwise(as_written)
        ),
        "digit": any(letter.isdigit() for letter in as_written),
        "&": "&" in as_written,
        "of": "of" in words,
        "initial": len(words) > 2 and len(words[1]) == 1,
        "shorter": any(len(variant) < len(words) for variant in variants),
        "last alone": len(words) > 1 and (last,) in variants,
        "first alone": len(words) > 1 and (first,) in variants,
    }


def _around(name: Name, text: str) -> Iterator[str]:
    """Signs in the words before and after a mention."""
    before = BEFORE.search(text, max(0, name.span.start - AROUND), name.span.start)
    behind = BEHIND.match(text, name.untitled.end, name.untitled.end + AROUND)
    yield f"before={before[1].lower() if before else '|'}"
    owns = bool(OWNS.match(text, name.untitled.end))
    if owns:
        yield "owns"
    yield f"{'has' if owns else 'behind'}={(behind[1] or '|').lower() if behind else '|'}"
