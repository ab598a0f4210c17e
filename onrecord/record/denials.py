"""Denials and what they deny: a denial is linked to the quotations on record that assert it, whoever said them, in the
same article or another.

What a denial denies is told by its `denied` words or, where there are none, by the sentences of its content that
negate, which then say the contrary. Only what is near in meaning, and of about the same time, is compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import Connection, RowMapping, Select, insert, or_, select

from onrecord.match.likeness import Rendering
from onrecord.match.meaning import meanings
from onrecord.match.sense import sense
from onrecord.match.weight import is_negation
from onrecord.match.wording import Wording
from onrecord.record import sqlite
from onrecord.record.candidates import around, nearest
from onrecord.record.rendering import COLUMNS, rendering
from onrecord.record.schema import DENIAL, DOCUMENT, QUOTATION

SENSE = 0.6
"""How much of the sense of what is denied a quotation tells for it to assert that."""
WITHIN = timedelta(days=60)
"""How far apart in time a denial and what it denies are at most."""
CELLS, NEAREST, LATEST = 32, 12, 2000
"""Cells of meaning looked into, quotations that are compared, and of how many of the latest these are the nearest."""
FEWEST = 3
"""Words that tell something, in what is denied and what asserts it."""
DENYING = (*COLUMNS, sqlite.denied_words().label("denied_words"))
"""What `denial` needs of a quotation and its document."""


@dataclass(frozen=True, slots=True)
class Denial:
    """What the quotation of a number denies. `said`: the words as they would be asserted; `negates`: whether those who
    assert it negate."""

    id: int
    said: Rendering
    negates: bool


def denial(row: RowMapping, one: Rendering) -> Denial | None:
    """What a quotation (a row of `DENYING`, and how likeness sees it) denies; None if it does not."""
    if not row["resolved"].get("denies"):
        return None
    words = row["denied_words"]
    said = replace(one, wording=Wording(words or _negating(one.wording)), denied=False)
    return Denial(row["id"], said, said.negates == bool(words))


def _negating(wording: Wording) -> str:
    """The sentences that negate, or all if none does."""
    words, sentences = wording.words, pairwise(wording.firsts)
    parts = [(first, last) for first, last in sentences if any(map(is_negation, words[first:last]))]
    spans = wording.spans
    return " … ".join(wording.text[spans[first].start : spans[last - 1].end] for first, last in parts) or wording.text


def link_denials(
    connection: Connection,
    denials: Sequence[Denial],
    asserted: Sequence[tuple[int, Rendering]],
    merged: Mapping[int, int],
) -> None:
    """Links new denials, which are written already, to what they deny, and what is asserted anew to denials of it.

    `merged`: the numbers of all who were merged by hand, each with that of the one into whom.
    """
    found = {(one.id, number) for one in denials for number in _asserting(connection, one, merged)}
    found.update(_denied(connection, asserted, merged))
    if found:
        rows = [{"quotation_id": one, "asserting_id": number} for one, number in sorted(found)]
        connection.execute(insert(DENIAL), rows)


def _asserting(connection: Connection, one: Denial, merged: Mapping[int, int]) -> Iterator[int]:
    """The quotations that assert what is denied."""
    wanted = _near([one.said]).where(or_(QUOTATION.c.denies.is_(None), QUOTATION.c.denies == 0))
    numbers = nearest(sqlite.plain_rows(connection, wanted), one.said.meaning, NEAREST)
    for row in connection.execute(select(*COLUMNS).where(QUOTATION.c.id.in_(numbers))).mappings():
        if _asserts(rendering(row, merged.get(row["speaker_id"])), one):
            yield row["id"]


def _denied(
    connection: Connection, asserted: Sequence[tuple[int, Rendering]], merged: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """The denials on record of what is asserted, each with the number of the quotation that asserts it."""
    telling = [(number, one) for number, one in asserted if len(one.telling) >= FEWEST]
    if not telling:
        return
    rows = sqlite.plain_rows(connection, _near([one for _, one in telling]).where(sqlite.denying()))
    if not rows:
        return
    near = {number: nearest(rows, one.meaning, NEAREST) for number, one in telling}
    wanted = select(*DENYING).join_from(QUOTATION, DOCUMENT).where(QUOTATION.c.id.in_(set().union(*near.values())))
    found = connection.execute(wanted).mappings()
    known = {row["id"]: denial(row, rendering(row, merged.get(row["speaker_id"]))) for row in found}
    for number, one in telling:
        denials = (known[place] for place in near[number])
        yield from ((each.id, number) for each in denials if each and _asserts(one, each))


def _near(each: Sequence[Rendering]) -> Select[tuple[int, bytes]]:
    """The latest quotations near in meaning to some of one day, and near in time."""
    cells = {cell for one in each for cell in meanings().cells_near(one.meaning, CELLS)}
    wanted = select(QUOTATION.c.id, QUOTATION.c.meaning).where(QUOTATION.c.cell.in_(sqlite.each_of(sorted(cells))))
    if day := each[0].day:
        wanted = wanted.where(or_(QUOTATION.c.day.is_(None), QUOTATION.c.day.between(*around(day, WITHIN))))
    return wanted.order_by(QUOTATION.c.id.desc()).limit(LATEST)


def _asserts(one: Rendering, denied: Denial) -> bool:
    """Whether a quotation asserts what is denied: tells it, and does not negate where that would. Of what people say
    themselves they deny nothing; that is to be compared."""
    own = one.speaker is not None and one.speaker == denied.said.speaker
    enough = min(len(one.telling), len(denied.said.telling)) >= FEWEST
    return not own and enough and one.negates == denied.negates and sense(denied.said, one) >= SENSE
