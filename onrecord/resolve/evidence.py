"""Evidence for and against each possible speaker: numbers whose weights `weighing.py` has learned.

Each function gives one group of numbers, always of the same length. Distances are logarithms so
that they do not outweigh the other numbers; a number that does not apply is 0.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.language.english.asking import ACTS, BEHIND_PREPOSITION
from onrecord.language.english.grammar import DETERMINERS, INDEFINITE
from onrecord.language.english.organizations import CLASSES
from onrecord.language.english.pronouns import HE, OWN, SHE
from onrecord.language.english.roles import OFFICES, RANKS, ROLES, TELLING_APART
from onrecord.resolve.case import LOOKED_BACK, Case, identity_of
from onrecord.resolve.entities import Entity, role_gender
from onrecord.resolve.names import Name
from onrecord.resolve.possible import As, Possible
from onrecord.resolve.references import By
from onrecord.resolve.sources import POSSESSIVE
from onrecord.text.spans import inside

Numbers = tuple[float, ...]
Evidence = NDArray[np.float32]
"""Numbers [possible speakers, signs]."""

BY, HOW = get_args(By), get_args(As)
KINDS = ("person", "organization", "group")
INTRODUCED = 1500
"""Characters back in which somebody unnamed may have been introduced: an officer."""
OPENING = 400
"""Characters in which an article tells whom it is about."""
SHORT = 2000
"""Characters of a text that does not tell all that an article does."""
QUESTION = 200
"""Characters before a quotation in which somebody may have asked."""
NOT_NEAR: Numbers = (1.2, 1.0, 1.0) + 15 * (0.0,)
NOT_AHEAD: Numbers = (0.0, 1.2) + 7 * (0.0,)
NO_ROLES: Numbers = 16 * (0.0,)
NO_HISTORY: Numbers = 15 * (0.0,)
NO_ENTITY: Numbers = 18 * (0.0,) + NOT_NEAR + NOT_AHEAD + NO_ROLES


def evidence(case: Case, possible: Sequence[Possible]) -> Evidence:
    """The numbers for each possible speaker [possible speakers, numbers]."""
    fitting = [case.fits(candidate) for candidate in possible]
    latest = [_latest(candidate.entity, case.offset) for candidate in possible]
    rivals = [offset for offset, fits in zip(latest, fitting, strict=True) if fits and offset >= 0]
    most = max(
        (_count(candidate) for candidate, fits in zip(possible, fitting, strict=True) if fits),
        default=0,
    )
    agreeing = [
        _agreement(case, candidate.entity) if candidate.entity else 0.0 for candidate in possible
    ]
    best, of_case = max(agreeing), _of_case(case)
    rows = []
    for candidate, fits, offset, agrees in zip(possible, fitting, latest, agreeing, strict=True):
        between = sum(rival > offset for rival in rivals)
        fit = (
            fits,
            fits and sum(fitting) == 1,
            min(sum(fitting), 6) / 6,
            fits and _count(candidate) == most,
        )
        is_best = best > 0 and agrees == best
        agreement = (agrees, best, is_best, is_best and agreeing.count(best) == 1)
        entity = (
            _of_entity(case, candidate.entity, between, fits) if candidate.entity else NO_ENTITY
        )
        rows.append(
            (
                *_of_how(candidate),
                *entity,
                *_of_history(case, candidate),
                *_of_description(case, candidate),
            )
        )
        rows[-1] += (*fit, *agreement, *of_case)
    return np.array(rows, np.float32)


def _count(candidate: Possible) -> int:
    return len(candidate.entity.mentions) if candidate.entity else 0


def _latest(entity: Entity | None, offset: int) -> int:
    """The offset of an entity's last mention before an offset; -1 if there is none."""
    number = _before(entity, offset) if entity else 0
    return entity.mentions[number - 1].span.start if entity and number else -1


def _before(entity: Entity, offset: int) -> int:
    """How often an entity is mentioned before an offset."""
    return bisect_left(entity.mentions, offset, key=lambda name: name.span.start)


def _log(count: float) -> float:
    return math.log1p(max(0.0, count)) / 5


def _of_how(candidate: Possible) -> Numbers:
    kind = candidate.referent.kind if candidate.referent else ""
    return (*(candidate.how == how for how in HOW), *(kind == name for name in KINDS))


def _of_entity(case: Case, entity: Entity, between: int, fits: bool) -> Numbers:
    """Everything the article says about a named entity."""
    number = _before(entity, case.offset)
    near = entity.mentions[number - 1] if number else None
    ahead = entity.mentions[number] if number < len(entity.mentions) else None
    return (
        *_of_name(case, entity, number),
        *(_of_near(case, near, between, fits) if near else NOT_NEAR),
        *(_of_ahead(case, ahead) if ahead else NOT_AHEAD),
        *_of_roles(case, entity),
    )


def _of_name(case: Case, entity: Entity, before: int) -> Numbers:
    """Gender, number of mentions, and whether the entity speaks by name: 18 numbers."""
    around, want, gender, count = case.around, case.gender, entity.gender, len(entity.mentions)
    spoke = around.speaks.get(entity, 0)
    return (
        bool(want) and gender == want,
        bool(want) and gender not in ("", want),
        gender == "",
        gender == HE,
        gender == SHE,
        entity.is_place,
        _log(count),
        count / around.most[entity.kind],
        len(entity.fullest.words) > 1,
        bool(around.article.roles.get(entity)),
        entity.personal,
        _log(before),
        before == 0,
        _log(spoke),
        spoke / max(1, around.speaks.total()),
        entity.mentions[0].span.start < OPENING,
        entity in around.article.main_organizations,
        case.ahead is not None and case.ahead[0] is entity,
    )


def _of_near(case: Case, near: Name, between: int, fits: bool) -> Numbers:
    """The last mention before the quotation: 18 numbers."""
    around, text, offset = case.around, case.around.text, case.offset
    start, end = near.span.start, near.untitled.end
    sentences = around.sentence(offset) - around.sentence(start)
    paragraphs = around.paragraph(offset) - around.paragraph(start)
    subject, in_marks = around.as_subject(near), around.in_marks(near.untitled.start)
    gap = text[end:offset] if offset - end <= 3 else "..."
    return (
        _log(offset - end) / 2,
        min(sentences, 8) / 8,
        min(paragraphs, 5) / 5,
        sentences == 0,
        paragraphs == 0,
        min(between, 6) / 6,
        fits and between == 0,
        subject,
        paragraphs == 0 and subject > 0 and not in_marks,
        bool(BEHIND_PREPOSITION.search(text, max(0, start - 12), start)),
        bool(POSSESSIVE.match(text, end)),
        in_marks,
        text.startswith(",", end),
        bool(ACTS.match(text, end)),
        inside(near.untitled.start, case.quotation.content),
        not gap.strip(" ,\u00a0"),
        sentences == 1 and subject > 0,
        _log(end - start),
    )


def _of_ahead(case: Case, ahead: Name) -> Numbers:
    """The next mention after the quotation: 9 numbers."""
    around, text, start = case.around, case.around.text, ahead.span.start
    source = case.reference.span
    in_source = source is not None and source.start <= ahead.untitled.start < source.end
    return (
        1.0,
        _log(start - case.offset) / 2,
        around.sentence(start) == around.sentence(case.offset),
        around.paragraph(start) == around.paragraph(case.offset),
        inside(ahead.untitled.start, case.quotation.content),
        in_source,
        in_source and bool(POSSESSIVE.match(text, ahead.untitled.end)),
        bool(ACTS.match(text, ahead.untitled.end)),
        around.as_subject(ahead),
    )


def _of_roles(case: Case, entity: Entity) -> Numbers:
    """How the description agrees with the entity's roles and names: 16 numbers."""
    reference, article = case.reference, case.around.article
    if not reference.head:
        return NO_ROLES
    roles = article.roles.get(entity, ())
    heads = frozenset(head for role in roles for head in role.heads)
    role_words = frozenset(word for role in roles for word in (*role.words, *role.owner))
    by_name = entity.kind != "person"  # The baker is not Lotte Baker.
    called = frozenset(
        w for name in entity.mentions[:20] for w in (*(name.words if by_name else ()), *name.title)
    )
    owner, description = _owner_and_description(case)
    size, head = max(1, len(description)), reference.head
    apart = {frozenset(role.words) & TELLING_APART for role in roles if head in role.heads}
    description_apart = description & TELLING_APART
    stems = {word[:5] for word in role_words | called}
    kind, kinds = CLASSES.get(head), {CLASSES[word] for word in called if word in CLASSES}
    ranked = any(
        head.startswith(word) and word in RANKS for word in (role_words | called) if len(word) > 2
    )
    return (
        head in heads,
        head in called,
        ranked,
        sum(word in role_words for word in description) / size,
        sum(word in called for word in description) / size,
        sum(word in role_words or word in called for word in description) / size,
        bool(role_words),
        head in role_words,
        kind is not None and kind in kinds,
        kind is not None and bool(kinds) and kind not in kinds,
        bool(apart) and description_apart in apart,
        bool(apart) and description_apart not in apart,
        bool(description) and description <= role_words | called,
        bool(owner) and bool(owner & (role_words | called)),
        bool(owner) and any(owner & {*role.owner} for role in roles),
        sum(word[:5] in stems for word in description if len(word) > 5) / size,
    )


def _owner_and_description(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a description that name its owner, and its other words; both empty if the
    reference is no description."""
    words = case.reference.words if case.reference.head else ()
    first = case.around.article.behind_owner(words) if words else 0
    owner = frozenset(token.lower for token in words[:first])
    description = frozenset(token.lower for token in words[first:])
    return owner - DETERMINERS - INDEFINITE, description - DETERMINERS - INDEFINITE


def _agreement(case: Case, entity: Entity) -> float:
    """The share of the description's words that a single role of the entity contains, if the
    head nouns agree."""
    head, words = case.reference.head, {token.lower for token in case.reference.words} - DETERMINERS
    roles = case.around.article.roles.get(entity, ()) if head else ()
    shared = [len(words & {*role.words, *role.owner}) for role in roles if head in role.heads]
    return max(shared, default=0) / max(1, len(words))


def _is_introduced(case: Case) -> bool:
    """Whether the same noun introduces somebody unnamed earlier: an officer, a young officer."""
    head, offset = case.reference.head, case.offset
    if not head:
        return False
    before = case.around.text[max(0, offset - INTRODUCED) : offset]
    if head not in before.lower():
        return False  # spares making a pattern
    return bool(
        re.search(
            rf"\b(?:an?|another|one|two|some)\s(?:[\w-]+\s){{0,3}}{re.escape(head)}\b", before, re.I
        )
    )


def _of_history(case: Case, candidate: Possible) -> Numbers:
    """Whether the candidate spoke before, how long ago, and by what reference: 15 numbers."""
    history, around, who = case.history, case.around, identity_of(candidate.referent)
    same = [who == before for before in case.spoke]
    is_ahead = case.ahead is not None and candidate.entity is case.ahead[0]
    is_holder = case.holder is not None and identity_of(case.holder.speaker) == who
    if not (is_ahead or is_holder or any(same)):
        return NO_HISTORY
    last = history[-1] if history else None
    right_before = bool(same) and same[0]
    paragraphs = around.paragraph(case.offset) - around.paragraph(last.end) if last else 9
    by = last.by if last else ""
    return (
        *(number < len(same) and same[number] for number in range(4)),
        right_before * _log(case.offset - last.end if last else 0),
        right_before and paragraphs == 0,
        right_before and paragraphs == 1,
        right_before and last is not None and last.quotation.type == "direct",
        right_before and by == case.reference.by,
        right_before and by == "name",
        sum(same) / LOOKED_BACK,
        sum(same) / max(1, len(same)),
        is_holder,
        is_ahead
        and case.ahead is not None
        and around.paragraph(case.ahead[1]) == around.paragraph(case.offset),
        len(same) > 2 and same[1] and not same[0] and same[2] is False,
    )


def _of_description(case: Case, candidate: Possible) -> Numbers:
    """How a candidate described earlier agrees with the words of the reference: 5 numbers."""
    if candidate.how != "described":
        return (0.0,) * 5
    words = candidate.printed(case.around.text).lower().split()
    gender, want, head = role_gender(words), case.gender, case.reference.head
    description = {token.lower for token in case.reference.words} if head else set()
    return (
        bool(head) and head in words,
        len(description & set(words)) / max(1, len(description)),
        bool(want) and gender == want,
        bool(want) and gender not in ("", want),
        bool(words) and words[-1].endswith("s"),
    )


def _of_case(case: Case) -> Numbers:
    """Numbers that are the same for all candidates: the reference and its surroundings."""
    reference, around, text = case.reference, case.around, case.around.text
    last, start = case.history[-1] if case.history else None, case.quotation.content[0].start
    first = reference.words[0].lower if reference.words else ""
    paragraphs = around.paragraph(case.offset) - around.paragraph(last.end) if last else 9
    before = text[max(0, case.offset - 3) : case.offset]
    return (
        *(reference.by == by for by in BY),
        case.quotation.type == "direct",
        case.quotation.type == "mixed",
        bool(case.quotation.cue),
        "\n" in before or not before.strip(" “\"‘'"),
        case.holder is not None,
        _log(case.offset - last.end if last else 9999),
        paragraphs == 0,
        paragraphs == 1,
        first == "the",
        first in INDEFINITE,
        first in OWN,
        around.in_marks(case.offset),
        min(len(reference.words), 8) / 8,
        "?" in text[max(0, start - QUESTION) : start],
        any(token.capital for token in reference.words),
        reference.head in OFFICES,
        reference.head in ROLES,
        _is_introduced(case),
        bool(_owner_and_description(case)[0]),
        last is not None and last.speaker is not None and last.speaker.kind == "unnamed_person",
        case.ahead is None,
        case.ahead is not None and around.paragraph(case.ahead[1]) == around.paragraph(case.offset),
        _log(around.speaks.total()),
        _log(len(around.speaks)),
        _log(len(text)),
        len(text) < SHORT,
    )
