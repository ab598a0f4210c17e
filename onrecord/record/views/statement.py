"""One statement: all who report an utterance, who did first, and what each cut, added or
changed."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from sqlalchemy import ColumnElement, RowMapping, Select, func, select

from onrecord.forms import MERGED, Form, Member
from onrecord.match.comparing import compare, differences, is_same, stands_in
from onrecord.match.likeness import alike
from onrecord.match.wording import Wording
from onrecord.record.linking.candidates import candidates, grams
from onrecord.record.linking.copies import independent
from onrecord.record.linking.rendering import COLUMNS, rendering
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.schema import DENIAL, DOCUMENT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.store.terms import MOST_DIGITS
from onrecord.types import Day, Span, State

Manner = Literal["fullest", "whole", "shortened", "altered", "paraphrase"]
MOST = 500
"""Reports that are shown, the earliest, and denials, the latest."""
MOST_COMPARED = 30
"""Reports among which the fullest is looked for, the longest."""
SIMILAR, MOST_SIMILAR = 0.55, 10
"""How alike what has similar wording is at least, and how much of it is shown."""


@dataclass(frozen=True, slots=True)
class Unlike(Form):
    """One place where a report and the fullest have other words: spans of the content of each."""

    here: Span
    fullest: Span


@dataclass(frozen=True, slots=True)
class Told(Form):
    """A quotation that reports the utterance, and how it stands to the fullest report of it.

    `differences`: from the fullest, word by word; none of a paraphrase.
    """

    TITLE = "Report"
    MEMBERS = ("day", "manner", "copy", "differences", "hit")

    hit: Annotated[Hit, MERGED]
    day: Day
    manner: Manner
    differences: tuple[Unlike, ...]
    copy: Annotated[
        bool, Member("Whether its article is a copy or another version of an earlier one.")
    ]


@dataclass(frozen=True, slots=True)
class Reports(Form):
    """One utterance, and all who report it, the first first.

    `speaker`: the name that most reports resolve to; `fullest`: the longest
    report that most others bear out, in the speaker's own words, if any has these; `reports`: the
    first to report it first; `outlets`: in that order; `independent`: how many reports there are,
    copies and versions of one not counted; `denials`: quotations that deny it; `denied`: those that
    it denies; `similar`: what has similar wording and may be said on another occasion, or may be
    the same, without evidence enough to say so. `total`: how many reports are on record; all else
    goes by those told.
    """

    TITLE = "Statement"
    MEMBERS = (
        *("number", "speaker", "speaker_state", "total", "independent", "outlets", "fullest"),
        *("reports", "denials", "denied", "similar"),
    )

    number: Annotated[int, Member(key="statement")]
    speaker: str | None
    fullest: Hit
    reports: tuple[Told, ...]
    outlets: tuple[str, ...]
    independent: Annotated[
        int, Member("Reports shown, copies and versions of one not counted.", least=0)
    ]
    denials: Annotated[tuple[Hit, ...], Member("What denies it.")]
    denied: Annotated[tuple[Hit, ...], Member("What it denies.")]
    total: Annotated[
        int, Member("Reports on record; of more than 500 the earliest are shown.", least=1)
    ]
    similar: Annotated[
        tuple[Hit, ...], Member("What has similar wording, perhaps of another occasion.")
    ] = ()

    @property
    def speaker_state(self) -> Annotated[State, Member("Named if any report names the speaker.")]:
        """How well the speaker is known: named if any report names them."""
        states = {
            report.hit.quotation.speaker_state
            for report in self.reports
            if report.hit.quotation.speaker_name == self.speaker
        }
        return "open" if self.speaker is None else "named" if "named" in states else "inferred"


def reports(session: Session, number: int, most: int = MOST) -> Reports | None:
    """The statement that a quotation is in, with up to `most` of its reports, the earliest; None if
    there is no such quotation."""
    if len(str(number)) > MOST_DIGITS:
        return None
    statement = session.value(select(QUOTATION.c.statement_id).where(QUOTATION.c.id == number))
    if statement is None:
        return None
    rows = session.rows(_rows(statement).limit(most))
    total = select(func.count()).select_from(QUOTATION).where(QUOTATION.c.statement_id == statement)
    numbers = [row["id"] for row in rows]
    hit_of = {hit.number: hit for hit in hits(session, numbers)}
    fullest = hit_of[_fullest(rows, hit_of)]
    denials = _linked(session, hit_of, DENIAL.c.asserting_id, DENIAL.c.quotation_id)
    denied = _linked(session, hit_of, DENIAL.c.quotation_id, DENIAL.c.asserting_id)
    names = [name for hit in hit_of.values() if (name := hit.quotation.speaker_name)]
    return Reports(
        number=statement,
        speaker=max(dict.fromkeys(names), key=names.count, default=None),
        fullest=fullest,
        reports=tuple(_told(rows, hit_of, fullest)),
        outlets=tuple(dict.fromkeys(row["outlet"] for row in rows if row["outlet"])),
        independent=independent(rows),
        denials=denials,
        denied=denied,
        total=session.execute(total).scalar_one(),
        similar=_similar(
            session, statement, fullest.number, {hit.number for hit in (*denials, *denied)}
        ),
    )


def _rows(statement: int) -> Select[Any]:
    """The statement's quotations, the earliest first."""
    of_quotation = (QUOTATION.c[name] for name in ("id", "document_id", "day", "type"))
    columns = (*of_quotation, DOCUMENT.c.outlet, DOCUMENT.c.original_id)
    return (
        select(*columns, func.length(QUOTATION.c.content_words).label("size"))
        .join_from(QUOTATION, DOCUMENT)
        .where(QUOTATION.c.statement_id == statement)
        .order_by(DOCUMENT.c.published_sortable.asc().nulls_last(), QUOTATION.c.id)
    )


def _fullest(rows: Sequence[RowMapping], hit_of: dict[int, Hit]) -> int:
    """The longest of the reports that most others bear out, in the speaker's own words if any has
    these, so that a report with a word that the others lack is not chosen. Copies of one report
    count once."""
    longest = sorted(rows, key=lambda row: (row["type"] == "indirect", -row["size"], row["id"]))[
        :MOST_COMPARED
    ]
    preferred: list[int] = [row["id"] for row in longest if row["type"] != "indirect"] or [
        longest[0]["id"]
    ]
    wordings = {row["id"]: Wording(hit_of[row["id"]].content) for row in longest}
    borne_out: dict[int, int] = {}
    for number in preferred:
        bearing_out = {
            row["original_id"]
            for row in longest
            if _bears_out(wordings[row["id"]], wordings[number])
        }
        borne_out[number] = len(bearing_out)
    best: int = max(
        preferred, key=lambda number: (borne_out[number], len(wordings[number].words), -number)
    )
    return best


def _bears_out(wording: Wording, another: Wording) -> bool:
    """Whether a report has another's words in a row, whole or cut at the ends. What is left out in
    between may matter."""
    return stands_in(wording, another)


def _told(rows: Sequence[RowMapping], hit_of: dict[int, Hit], fullest: Hit) -> Iterator[Told]:
    first: dict[int, int] = {}
    for row in rows:
        number = row["document_id"]
        copy = first.setdefault(row["original_id"], number) != number
        hit = hit_of[row["id"]]
        manner, unlike = _beside(hit, fullest)
        yield Told(hit, row["day"], manner, unlike, copy)


def _beside(hit: Hit, fullest: Hit) -> tuple[Manner, tuple[Unlike, ...]]:
    """How a report stands to the fullest."""
    if hit.number == fullest.number:
        return "fullest", ()
    wording, fullest_wording = Wording(hit.content), Wording(fullest.content)
    if is_same(wording, fullest_wording):
        return "whole", ()
    manner = compare(wording, fullest_wording).manner
    if hit.quotation.type == "indirect" or manner == "other":
        return "paraphrase", ()
    shown: Manner = "altered" if manner in ("spliced", "altered") else "shortened"
    apart = differences(wording, fullest_wording)
    return shown, tuple(Unlike(place.asked, place.told) for place in apart)


def _similar(session: Session, statement: int, fullest: int, linked: Set[int]) -> tuple[Hit, ...]:
    """The quotations of other statements that are most like the fullest report, one of each
    statement, without those that are linked to it as denials."""
    row = session.execute(select(*COLUMNS).where(QUOTATION.c.id == fullest)).mappings().one()
    fullest_rendering = rendering(row)
    speakers = () if row["speaker_id"] is None else (row["speaker_id"],)
    numbers_near = candidates(
        session, fullest_rendering, grams(fullest_rendering.wording.words), speakers
    ).numbers
    query = select(*COLUMNS).where(
        QUOTATION.c.id.in_(numbers_near), QUOTATION.c.statement_id != statement
    )
    rows = session.rows(query.order_by(QUOTATION.c.id))
    nearest = sorted(
        (-alike(fullest_rendering, rendering(row_near)), row_near["id"], row_near["statement_id"])
        for row_near in rows
    )
    best: dict[int, int] = {}
    for like, number, other_statement in nearest:
        if -like >= SIMILAR and number not in linked:
            best.setdefault(other_statement, number)
    numbers = list(best.values())[:MOST_SIMILAR]
    by_number = {hit.number: hit for hit in hits(session, numbers)}
    return tuple(by_number[number] for number in numbers if number in by_number)


def _linked(
    session: Session,
    hit_of: dict[int, Hit],
    linked_from: ColumnElement[int],
    linked_to: ColumnElement[int],
) -> tuple[Hit, ...]:
    """The quotations that denials link to these."""
    query = (
        select(linked_to)
        .where(linked_from.in_(hit_of))
        .distinct()
        .order_by(linked_to.desc())
        .limit(MOST)
    )
    return tuple(sorted(hits(session, session.values(query)), key=lambda hit: hit.number))
