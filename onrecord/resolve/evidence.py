"""What speaks for and against each who may be meant: numbers for `weighing.py`, which has learned what they are worth.

Each function gives one group of them, always of the same length. Distances are logarithms, so that they do not
outweigh the rest; whatever does not apply is 0.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.language.english.asking import ACTS, BEHIND_PREPOSITION
from onrecord.language.english.grammar import DETERMINERS, INDEFINITE
from onrecord.language.english.organizations import CLASSES
from onrecord.language.english.pronouns import HE, IT, OWN, SHE, THEY
from onrecord.language.english.roles import OFFICES, RANKS, ROLES, TELLING_APART
from onrecord.resolve.entities import Entity, role_gender
from onrecord.resolve.names import Name
from onrecord.resolve.possible import As, Possible
from onrecord.resolve.references import By, Reference
from onrecord.resolve.referents import Referent, Told
from onrecord.resolve.sources import POSSESSIVE
from onrecord.resolve.surroundings import Surroundings
from onrecord.text.spans import inside
from onrecord.types import Quotation

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
LOOKED_BACK = 8
"""Quotations back of which the speakers count."""
NOT_NEAR: Numbers = (1.2, 1.0, 1.0) + 15 * (0.0,)
NOT_AHEAD: Numbers = (0.0, 1.2) + 7 * (0.0,)
NO_ROLES: Numbers = 16 * (0.0,)
NO_HISTORY: Numbers = 15 * (0.0,)
NO_ENTITY: Numbers = 18 * (0.0,) + NOT_NEAR + NOT_AHEAD + NO_ROLES


@dataclass(frozen=True)
class Case:
    """A quotation whose speaker is sought. `place`: where its reference stands, or its content if there is none.

    `history`: the quotations before, `holder` the one in whose content it stands; `ahead`: who is named by the source
    of one of the next, and where that source stands.
    """

    quotation: Quotation
    reference: Reference
    place: int
    history: Sequence[Told]
    holder: Told | None
    ahead: tuple[Entity, int] | None
    around: Surroundings

    @cached_property
    def spoke(self) -> list[object]:
        """Who spoke in the last quotations, the latest first."""
        return [_who(told.speaker) for told in reversed(self.history[-LOOKED_BACK:])]

    @cached_property
    def gender(self) -> str:
        """The gender that the reference tells; empty if it tells none."""
        if self.reference.by in (HE, SHE, IT, THEY):
            return self.reference.by
        return role_gender([self.reference.head]) if self.reference.head else ""

    def fits(self, one: Possible) -> bool:
        """Whether kind and gender of somebody named do not speak against him."""
        entity, by = one.entity, self.reference.by
        if entity is None:
            return False
        if self.gender in (HE, SHE):
            return entity.kind == "person" and entity.gender in ("", self.gender)
        if by in (IT, "organization"):
            return entity.kind != "person"
        return entity.kind == "person" if by in ("person", "I", "you") else True


def evidence(case: Case, possible: Sequence[Possible]) -> Evidence:
    """The numbers for each who may be meant."""
    fitting = [case.fits(one) for one in possible]
    latest = [_latest(one.entity, case.place) for one in possible]
    rivals = [place for place, fits in zip(latest, fitting, strict=True) if fits and place >= 0]
    most = max((_count(one) for one, fits in zip(possible, fitting, strict=True) if fits), default=0)
    agreeing = [_agreement(case, one.entity) if one.entity else 0.0 for one in possible]
    best, of_case = max(agreeing), _of_case(case)
    rows = []
    for one, fits, place, agrees in zip(possible, fitting, latest, agreeing, strict=True):
        between = sum(rival > place for rival in rivals)
        fit = (fits, fits and sum(fitting) == 1, min(sum(fitting), 6) / 6, fits and _count(one) == most)
        is_best = best > 0 and agrees == best
        agreement = (agrees, best, is_best, is_best and agreeing.count(best) == 1)
        entity = _of_entity(case, one.entity, between, fits) if one.entity else NO_ENTITY
        rows.append((*_of_how(one), *entity, *_of_history(case, one), *_of_description(case, one)))
        rows[-1] += (*fit, *agreement, *of_case)
    return np.array(rows, np.float32)


def _count(one: Possible) -> int:
    return len(one.entity.mentions) if one.entity else 0


def _latest(entity: Entity | None, place: int) -> int:
    """Where somebody is named last before a place; -1 if nowhere."""
    number = _before(entity, place) if entity else 0
    return entity.mentions[number - 1].span.start if entity and number else -1


def _before(entity: Entity, place: int) -> int:
    """How often somebody is named before a place."""
    return bisect_left(entity.mentions, place, key=lambda name: name.span.start)


def _log(count: float) -> float:
    return math.log1p(max(0.0, count)) / 5


def _of_how(one: Possible) -> Numbers:
    kind = one.referent.kind if one.referent else ""
    return (*(one.how == how for how in HOW), *(kind == name for name in KINDS))


def _of_entity(case: Case, entity: Entity, between: int, fits: bool) -> Numbers:
    """All that the article tells of somebody with a name."""
    number = _before(entity, case.place)
    near = entity.mentions[number - 1] if number else None
    ahead = entity.mentions[number] if number < len(entity.mentions) else None
    return (
        *_of_name(case, entity, number),
        *(_of_near(case, near, between, fits) if near else NOT_NEAR),
        *(_of_ahead(case, ahead) if ahead else NOT_AHEAD),
        *_of_roles(case, entity),
    )


def _of_name(case: Case, entity: Entity, before: int) -> Numbers:
    """Gender, how often and since when the article names somebody, and whether he speaks by name: 18."""
    around, want, gender, count = case.around, case.gender, entity.gender, len(entity.mentions)
    spoke = around.speaks.get(entity, 0)
    return (
        bool(want) and gender == want,
        bool(want) and gender not in ("", want),
        gender == "",
        gender == HE,
        gender == SHE,
        entity.place,
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
    """Where somebody was named last, and how: 18."""
    around, text, place = case.around, case.around.text, case.place
    start, end = near.span.start, near.own.end
    sentences = around.sentence(place) - around.sentence(start)
    paragraphs = around.paragraph(place) - around.paragraph(start)
    subject, in_marks = around.as_subject(near), around.in_marks(near.own.start)
    gap = text[end:place] if place - end <= 3 else "..."
    return (
        _log(place - end) / 2,
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
        inside(near.own.start, case.quotation.content),
        not gap.strip(" ,\u00a0"),
        sentences == 1 and subject > 0,
        _log(end - start),
    )


def _of_ahead(case: Case, ahead: Name) -> Numbers:
    """Where somebody is named next, and how: 9."""
    around, text, start = case.around, case.around.text, ahead.span.start
    own = case.reference.span
    in_source = own is not None and own.start <= ahead.own.start < own.end
    return (
        1.0,
        _log(start - case.place) / 2,
        around.sentence(start) == around.sentence(case.place),
        around.paragraph(start) == around.paragraph(case.place),
        inside(ahead.own.start, case.quotation.content),
        in_source,
        in_source and bool(POSSESSIVE.match(text, ahead.own.end)),
        bool(ACTS.match(text, ahead.own.end)),
        around.as_subject(ahead),
    )


def _of_roles(case: Case, entity: Entity) -> Numbers:
    """How a description agrees with what somebody is said to be, and with his name: 16."""
    reference, article = case.reference, case.around.article
    if not reference.head:
        return NO_ROLES
    roles = article.roles.get(entity, ())
    heads = frozenset(head for role in roles for head in role.heads)
    told = frozenset(word for role in roles for word in (*role.words, *role.owner))
    by_name = entity.kind != "person"  # The baker is not Lotte Baker.
    called = frozenset(w for name in entity.mentions[:20] for w in (*(name.words if by_name else ()), *name.title))
    owner, wanted = _owner_and_own(case)
    size, head = max(1, len(wanted)), reference.head
    apart = {frozenset(role.words) & TELLING_APART for role in roles if head in role.heads}
    wanted_apart = wanted & TELLING_APART
    kind, kinds = CLASSES.get(head), {CLASSES[word] for word in called if word in CLASSES}
    ranked = any(head.startswith(word) and word in RANKS for word in (told | called) if len(word) > 2)
    return (
        head in heads,
        head in called,
        ranked,
        sum(word in told for word in wanted) / size,
        sum(word in called for word in wanted) / size,
        sum(word in told or word in called for word in wanted) / size,
        bool(told),
        head in told,
        kind is not None and kind in kinds,
        kind is not None and bool(kinds) and kind not in kinds,
        bool(apart) and wanted_apart in apart,
        bool(apart) and wanted_apart not in apart,
        bool(wanted) and wanted <= told | called,
        bool(owner) and bool(owner & (told | called)),
        bool(owner) and any(owner & {*role.owner} for role in roles),
        sum(word[:5] in {other[:5] for other in told | called} for word in wanted if len(word) > 5) / size,
    )


def _owner_and_own(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a description that tell whose it is, and the rest of them; none of both if it is no description."""
    words = case.reference.words if case.reference.head else ()
    first = case.around.article.behind_owner(words) if words else 0
    owner, own = (frozenset(token.lower for token in part) for part in (words[:first], words[first:]))
    return owner - DETERMINERS - INDEFINITE, own - DETERMINERS - INDEFINITE


def _agreement(case: Case, entity: Entity) -> float:
    """How much of a description one thing says that the article tells of somebody, if it turns on the same noun."""
    head, words = case.reference.head, {token.lower for token in case.reference.words} - DETERMINERS
    roles = case.around.article.roles.get(entity, ()) if head else ()
    told = [len(words & {*role.words, *role.owner}) for role in roles if head in role.heads]
    return max(told, default=0) / max(1, len(words))


def _is_introduced(case: Case) -> bool:
    """Whether somebody unnamed is introduced by the same noun before: an officer, a young officer."""
    head, place = case.reference.head, case.place
    if not head:
        return False
    before = case.around.text[max(0, place - INTRODUCED) : place]
    if head not in before.lower():
        return False  # spares making a pattern
    return bool(re.search(rf"\b(?:an?|another|one|two|some)\s(?:[\w-]+\s){{0,3}}{re.escape(head)}\b", before, re.I))


def _of_history(case: Case, one: Possible) -> Numbers:
    """Whether he spoke before, how far back, and as whom: 15."""
    told, around, who = case.history, case.around, _who(one.referent)
    same = [who == before for before in case.spoke]
    is_ahead = case.ahead is not None and one.entity is case.ahead[0]
    is_holder = case.holder is not None and _who(case.holder.speaker) == who
    if not (is_ahead or is_holder or any(same)):
        return NO_HISTORY
    last = told[-1] if told else None
    right_before = bool(same) and same[0]
    paragraphs = around.paragraph(case.place) - around.paragraph(last.end) if last else 9
    by = last.by if last else ""
    return (
        *(number < len(same) and same[number] for number in range(4)),
        right_before * _log(case.place - last.end if last else 0),
        right_before and paragraphs == 0,
        right_before and paragraphs == 1,
        right_before and last is not None and last.quotation.type == "direct",
        right_before and by == case.reference.by,
        right_before and by == "name",
        sum(same) / LOOKED_BACK,
        sum(same) / max(1, len(same)),
        is_holder,
        is_ahead and case.ahead is not None and around.paragraph(case.ahead[1]) == around.paragraph(case.place),
        len(same) > 2 and same[1] and not same[0] and same[2] is False,
    )


def _who(referent: Referent | None) -> object:
    """What is the same for the same speaker; None for nobody."""
    return referent.who if referent else None


def _of_description(case: Case, one: Possible) -> Numbers:
    """How somebody without a name who was described before agrees with the words: 5."""
    if one.how != "described":
        return (0.0,) * 5
    words = one.printed(case.around.text).lower().split()
    gender, want, head = role_gender(words), case.gender, case.reference.head
    wanted = {token.lower for token in case.reference.words} if head else set()
    return (
        bool(head) and head in words,
        len(wanted & set(words)) / max(1, len(wanted)),
        bool(want) and gender == want,
        bool(want) and gender not in ("", want),
        bool(words) and words[-1].endswith("s"),
    )


def _of_case(case: Case) -> Numbers:
    """What is the same for all who may be meant: the words, and where they stand."""
    reference, around, text = case.reference, case.around, case.around.text
    last, start = case.history[-1] if case.history else None, case.quotation.content[0].start
    first = reference.words[0].lower if reference.words else ""
    paragraphs = around.paragraph(case.place) - around.paragraph(last.end) if last else 9
    before = text[max(0, case.place - 3) : case.place]
    return (
        *(reference.by == by for by in BY),
        case.quotation.type == "direct",
        case.quotation.type == "mixed",
        bool(case.quotation.cue),
        "\n" in before or not before.strip(" “\"‘'"),
        case.holder is not None,
        _log(case.place - last.end if last else 9999),
        paragraphs == 0,
        paragraphs == 1,
        first == "the",
        first in INDEFINITE,
        first in OWN,
        around.in_marks(case.place),
        min(len(reference.words), 8) / 8,
        "?" in text[max(0, start - QUESTION) : start],
        any(token.capital for token in reference.words),
        reference.head in OFFICES,
        reference.head in ROLES,
        _is_introduced(case),
        bool(_owner_and_own(case)[0]),
        last is not None and last.speaker is not None and last.speaker.kind == "unnamed_person",
        case.ahead is None,
        case.ahead is not None and around.paragraph(case.ahead[1]) == around.paragraph(case.place),
        _log(around.speaks.total()),
        _log(len(around.speaks)),
        _log(len(text)),
        len(text) < SHORT,
    )
