"""Names that may be printed otherwise: joined or apart, turned round, shortened, with or without a
second last name.

`naming.py` has one key for all spellings of a name, word by word. A loose key is one for names
whose words are divided otherwise: Van den Berg and Vandenberg, Jong-sol and Jongsol, the Ministry
of Ports and the Ports Ministry.
"""

import re
from functools import lru_cache

from onrecord.language.english.naming import (
    ARTICLES,
    BODIES,
    DEPARTMENTS,
    LEADING_SMALL,
    LOWER_PARTICLES,
)
from onrecord.match.name_spelling import KEPT, spelling, spelt
from onrecord.match.naming import (
    HYPHENS,
    collective_key,
    differ_in_middle_names,
    is_ending_of,
    is_last_name_alone,
    own_words,
    parsed,
)
from onrecord.match.spelling import spelled
from onrecord.match.wording import WORD, folded

LEAST_LEFT = 2
"""Letters that a short form leaves out at least: Dan of Daniel, but not Jan of Jane."""
LEAST_KEPT = 3
_ENDING = re.compile(r"(?:ie|[aeiy])$")


@lru_cache(KEPT)
def loose_person_key(name: str) -> str:
    """The key of a person's name with particles and hyphens joined to what they belong to, in
    whatever order the words stand; as `full_key` has it if there are none."""
    solid: list[str] = []
    matches, joined = own_words(name), False
    alone = is_last_name_alone(name)
    for index, match in enumerate(matches):
        word = folded(match.group()).replace("'", "")
        word = "al" if word in ARTICLES else word
        solid = [*solid[:-1], solid[-1] + word] if joined else [*solid, word]
        behind = name[match.end() : matches[index + 1].start()] if index + 1 < len(matches) else ""
        is_particle = (
            word in LOWER_PARTICLES
            and (len(word) > 1 or match.group().islower())
            and (index > 0 or alone)
        )
        joined = bool(behind) and (behind in HYPHENS or is_particle)
    words, generation = " ".join(sorted(spelt(tuple(solid)))), parsed(name).generation
    return f"{words} +{generation}" if words and generation else words


def loose_last_name(name: str) -> str:
    """A whole name's last one as `loose_person_key` has it, particles and all: vandenberg; empty if
    it is of one word, and of a last name alone."""
    parts = parsed(name)
    words = (*("al" if word in ARTICLES else word for word in parts.particles), *parts.last)
    return spelling("".join(words)) if parts.given and len(words) > 1 else ""


@lru_cache(KEPT)
def loose_collective_key(name: str) -> str:
    """The key of an organization in one spelling for all house styles; a ministry's or department's
    is of its words in whatever order, without the endings of a genitive: Meran's Ports Ministry,
    the Ministry of Ports of Meran."""
    words = [spelled(folded(match.group())) for match in WORD.finditer(name)]
    heads = [index for index, word in enumerate(words) if word in DEPARTMENTS]
    if len(heads) == 1 and (heads[0] == len(words) - 1 or words[heads[0] + 1] in ("of", "for")):
        field_words = {
            word.removesuffix("'s").replace("'", "")
            for index, word in enumerate(words)
            if index != heads[0]
        }
        if field_words := field_words - LEADING_SMALL:
            return " ".join((words[heads[0]], *sorted(map(spelling, field_words))))
    return collective_key(WORD.sub(lambda match: spelled(folded(match.group())), name))


def last_name_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's double last name with a hyphen, in the one spelling: Lund and Keel of
    Anna Lund-Keel. Empty of any other name, and of a last name alone."""
    parts = parsed(name)
    return spelt(parts.last) if parts.given and len(parts.last) > 1 else ()


def may_be_one_person(name: str, namesake: str) -> bool:
    """Whether two whole names that are not the same may be one person's, as nobody can tell by the
    names: with names in between or before, with a generation that one leaves out, in short, or with
    another last name before or behind.

    It is never enough to take them for one.
    """
    if (
        differ_in_middle_names(name, namesake)
        or is_ending_of(name, namesake)
        or is_ending_of(namesake, name)
    ):
        return True
    ours, theirs = parsed(name), parsed(namesake)
    if not ours.given or not theirs.given or min(len(ours.given[0]), len(theirs.given[0])) < 2:
        return False
    given, last = (spelt(ours.given), spelt(theirs.given)), (spelt(ours.last), spelt(theirs.last))
    if given[0] == given[1] and last[0] == last[1]:
        return ours.particles == theirs.particles and "" in (ours.generation, theirs.generation)
    if ours.generation != theirs.generation:
        return False
    if last[0] == last[1]:
        return ours.particles == theirs.particles and is_short_for(ours.given[0], theirs.given[0])
    return given[0][0] == given[1][0] and _is_double_of(*last)


def is_short_for(name: str, namesake: str) -> bool:
    """Whether one given name begins as the other and is shorter: Tom and Thomas, Kate and
    Katherine. It may be another name as well: Jon and Jonah."""
    short, long = sorted((spelling(name), spelling(namesake)), key=len)
    begins = long.startswith(_ENDING.sub("", short))
    return begins and len(short) >= LEAST_KEPT and len(long) - len(short) >= LEAST_LEFT


def _is_double_of(last_name: tuple[str, ...], namesake: tuple[str, ...]) -> bool:
    short, long = sorted((last_name, namesake), key=len)
    return len(short) == 1 < len(long) and short[0] in long


def with_or_without_body(name: str) -> tuple[str, ...]:
    """The other names that a body of a place may go by: Ardell Police of the Ardell Police
    Department, and the reverse; those of no body among them."""
    words = name.split()
    if len(words) > 2 and folded(words[-1]) in BODIES:
        return (" ".join(words[:-1]),)
    return tuple(f"{name} {body}" for body in BODIES) if len(words) > 1 else ()
