"""What is near a query in meaning, whatever its words: the nearest of those in the nearest cells,
exactly."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Select, func, select

from onrecord.match.meaning import Floats, meanings
from onrecord.match.wording import Wording
from onrecord.record.search.query import Query
from onrecord.record.search.selecting import Selection, restricted
from onrecord.record.store.schema import QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.store.terms import terms

NEAR = 0.35
"""How near a meaning is at least, as the cosine; what is further off is about something else."""
MOST = 100
"""Quotations that are taken for near at most."""
AT_ONCE = 32
"""Cells that are looked into by one statement."""
EVEN = 60
"""Levels out the first ranks (Cormack, Clarke and Büttcher 2009)."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far is looked: into so many cells, the nearest first, until so many quotations have been
    looked at; into all cells of a small record, of so many quotations.

    bench/meaning.py tells how many of the nearest are found so. The more are on record, the fewer
    cells they stand in.
    """

    cells: int = 160
    quotations: int = 80_000
    small: int = 20_000


REACH = Reach()


def meaning_of(query: Query) -> Floats:
    """What the words asked for mean together: a vector `[directions]`; all zeros if there is no
    word that is known."""
    wanted = " ".join(term.words for group in terms(query.words).required for term in group)
    return meanings().of(Wording(wanted).words)


def near(session: Session, one: Selection) -> list[int]:
    """The quotations near in meaning to the words of a query that answer all else of it, the
    nearest first."""
    return nearest(session, meaning_of(one.query), restricted(stored(), one), MOST)


def stored() -> Select[tuple[int, bytes]]:
    """All quotations with their meanings."""
    return select(QUOTATION.c.id, QUOTATION.c.meaning)


def nearest(
    session: Session,
    meaning: Floats,
    among: Select[tuple[int, bytes]],
    most: int,
    reach: Reach = REACH,
) -> list[int]:
    """Of a select of quotations with their meanings those that are near one, the nearest first."""
    last = session.value(select(func.max(QUOTATION.c.id))) or 0
    cells = meanings().cells_near(
        meaning, len(meanings().cells) if last <= reach.small else reach.cells
    )
    ours = among.where(
        func.length(QUOTATION.c.meaning) == meaning.size
    )  # others are of an earlier version's vectors
    rows: list[tuple[int, bytes]] = []
    for first in range(0, len(cells), AT_ONCE):
        rows += session.tuples(ours.where(QUOTATION.c.cell.in_(cells[first : first + AT_ONCE])))
        if len(rows) >= reach.quotations:
            break
    return _nearest(rows, meaning, most) if rows else []


def _nearest(rows: Sequence[tuple[int, bytes]], meaning: Floats, most: int) -> list[int]:
    told, packed = zip(*rows, strict=True)
    numbers = np.array(told)
    vectors = np.frombuffer(b"".join(packed), np.int8).reshape(len(rows), meaning.size)
    likeness = vectors.astype(np.float32) @ (meaning / np.float32(127))
    kept = np.flatnonzero(likeness >= NEAR)
    order = kept[np.lexsort((numbers[kept], -likeness[kept]))]
    found: list[int] = numbers[order[:most]].tolist()
    return found


def fused(*ranked: Sequence[int]) -> list[int]:
    """Several rankings as one, by the sum of their reciprocal ranks (Cormack, Clarke and Büttcher
    2009)."""
    scores: defaultdict[int, float] = defaultdict(float)
    for numbers in ranked:
        for rank, number in enumerate(numbers, 1):
            scores[number] += 1 / (EVEN + rank)
    return sorted(scores, key=lambda number: -scores[number])
