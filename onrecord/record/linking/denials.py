"""Denials and what they deny: a denial is linked to the quotations on record that assert it,
whoever said them, in the same article or another.

What a denial denies is told by its `denied` words or, where there are none, by the sentences of its
content that negate, which then say the contrary. Within an article a denial may point at what it
denies (`match.answering`). Elsewhere only what is near in meaning, and of about the same time, is
compared, and only what asserts the very claim is linked (`match.assertion`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import RowMapping, Select, and_, insert, or_, select

from onrecord.match.assertion import FEWEST_BESIDE, Claim, asserts, claimed, clauses
from onrecord.match.likeness import Rendering
from onrecord.match.meaning import meanings
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording
from onrecord.record.linking.candidates import around, nearest
from onrecord.record.linking.denied_words import DENIED_WORDS
from onrecord.record.linking.rendering import COLUMNS, rendering
from onrecord.record.store.schema import DENIAL, DOCUMENT, QUOTATION
from onrecord.record.store.session import Session

WITHIN = timedelta(days=60)
"""How far apart in time a denial and what it denies are at most."""
CELLS, NEAREST, LATEST = 32, 12, 2000
"""Cells of meaning looked into, quotations that are compared, and of how many of the latest these
are the nearest."""
DENYING = (*COLUMNS, DENIED_WORDS.label("denied_words"))
"""What `denial` needs of a quotation and its document."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A quotation that may assert something, and the offsets of its words in the article."""

    id: int
    document: int
    first: int
    last: int
    said: Rendering
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """What the quotation of a number denies, and where that stands. `said`: the words as they would
    be asserted; `negates`: whether those who assert it negate; `claims`: what is denied, sentence
    by sentence."""

    id: int
    document: int
    first: int
    last: int
    said: Rendering
    negates: bool
    claims: tuple[Claim, ...]


def denial(row: RowMapping, quotation: Rendering) -> Denial | None:
    """What a quotation (a row of `DENYING`) denies; None if it denies nothing, or does not say
    what."""
    resolved = row["resolved"]
    if not resolved.get("denies") or not resolved.get("asserted", True):
        return None
    words = claimed(row["denied_words"] or "")
    if row["denied_words"] and not words:
        return None
    turned = None if words else _negating(quotation.wording)
    if not words and not turned:
        return None
    said = replace(quotation, wording=Wording(words or turned or ""), denied=False)
    negates = said.negates == bool(words)
    claims = tuple(claim for claim in _claims(said.wording, row) if bool(words) or _negates(claim))
    return Denial(row["id"], row["document_id"], *_extent(row), said, negates, claims)


def assertion_in(row: RowMapping, quotation: Rendering) -> Assertion | None:
    """What a quotation that denies nothing asserts; None if it does not count as said."""
    resolved = row["resolved"]
    if resolved.get("denies") or not resolved.get("asserted", True):
        return None
    return Assertion(
        row["id"],
        row["document_id"],
        *_extent(row),
        quotation,
        tuple(_claims(quotation.wording, row)),
    )


def _claims(wording: Wording, row: RowMapping) -> Iterator[Claim]:
    name = (row["resolved"].get("speaker") or {}).get("name")
    return (Claim(clause, name) for clause in clauses(wording))


def _negates(claim: Claim) -> bool:
    return any(map(is_negation, claim.wording.words))


def _extent(row: RowMapping) -> tuple[int, int]:
    content = row["content"]
    return (content[0][0], content[-1][1]) if content else (0, 0)


def _negating(wording: Wording) -> str:
    """The sentences that negate; empty if none does."""
    words, sentences = wording.words, pairwise(wording.firsts)
    parts = [(first, last) for first, last in sentences if any(map(is_negation, words[first:last]))]
    spans = wording.spans
    return " … ".join(
        wording.text[spans[first].start : spans[last - 1].end] for first, last in parts
    )


def link_denials(
    session: Session,
    denials: Sequence[Denial],
    asserted: Sequence[Assertion],
    merged: Mapping[int, int],
    answers: Iterable[tuple[int, int]] = (),
) -> None:
    """Links new denials, which are stored already, to what they deny, and new assertions to the
    denials on record.

    `merged`: the numbers of everybody merged by hand, each with that of the speaker into whom;
    `answers`: the links that the article itself gives.
    """
    links = {
        *answers,
        *(
            (denying.id, number)
            for denying in denials
            for number in _asserting(session, denying, merged)
        ),
    }
    links.update(_denied(session, asserted, merged))
    if links:
        rows = [
            {"quotation_id": denying, "asserting_id": number} for denying, number in sorted(links)
        ]
        session.execute(insert(DENIAL), rows)


def _asserting(session: Session, denying: Denial, merged: Mapping[int, int]) -> Iterator[int]:
    """The quotations that assert what is denied."""
    if len(denying.said.telling) < FEWEST_BESIDE:
        return
    plain = and_(
        or_(QUOTATION.c.denies.is_(None), QUOTATION.c.denies == 0), QUOTATION.c.asserted == 1
    )
    numbers = nearest(
        session.tuples(_near(session, [denying.said]).where(plain)), denying.said.meaning, NEAREST
    )
    for row in session.rows(select(*COLUMNS).where(QUOTATION.c.id.in_(numbers))):
        assertion = assertion_in(row, rendering(row, merged.get(row["speaker_id"])))
        if assertion and _asserts(assertion, denying):
            yield assertion.id


def _denied(
    session: Session, asserted: Sequence[Assertion], merged: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """The denials on record of what is asserted, each with the number of the quotation that asserts
    it."""
    telling = [assertion for assertion in asserted if len(assertion.said.telling) >= FEWEST_BESIDE]
    if not telling:
        return
    rows = session.tuples(
        _near(session, [assertion.said for assertion in telling]).where(session.sql.denying())
    )
    if not rows:
        return
    near = {assertion.id: nearest(rows, assertion.said.meaning, NEAREST) for assertion in telling}
    query = (
        select(*DENYING)
        .join_from(QUOTATION, DOCUMENT)
        .where(QUOTATION.c.id.in_(set().union(*near.values())))
    )
    rows_near = session.rows(query)
    denials_near = {
        row["id"]: denial(row, rendering(row, merged.get(row["speaker_id"]))) for row in rows_near
    }
    for assertion in telling:
        denials = (denials_near[number] for number in near[assertion.id])
        yield from (
            (denying.id, assertion.id)
            for denying in denials
            if denying and _asserts(assertion, denying)
        )


def _near(session: Session, quotations: Sequence[Rendering]) -> Select[tuple[int, bytes]]:
    """The latest quotations near in meaning to some of one day, and near in time."""
    cells = {
        cell for quotation in quotations for cell in meanings().cells_near(quotation.meaning, CELLS)
    }
    query = select(QUOTATION.c.id, QUOTATION.c.meaning).where(
        QUOTATION.c.cell.in_(session.sql.each_of(sorted(cells)))
    )
    if day := quotations[0].day:
        query = query.where(
            or_(QUOTATION.c.day.is_(None), QUOTATION.c.day.between(*around(day, WITHIN)))
        )
    return query.order_by(QUOTATION.c.id.desc()).limit(LATEST)


def _asserts(assertion: Assertion, denied: Denial) -> bool:
    """Whether a quotation asserts what is denied. People do not deny their own words; those are
    compared elsewhere. Nor does a quotation count that lies within the denial or around it: the
    same words stand there once."""
    is_own = assertion.said.speaker is not None and assertion.said.speaker == denied.said.speaker
    overlaps = (
        assertion.document == denied.document
        and assertion.first < denied.last
        and denied.first < assertion.last
    )
    if is_own or overlaps:
        return False
    beside = assertion.document == denied.document
    return any(
        asserts(claim, denied_claim, denied.negates, beside)
        for denied_claim in denied.claims
        for claim in assertion.claims
    )
