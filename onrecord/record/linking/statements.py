"""Which quotations report one utterance: each new quotation joins the statement of its likeliest
candidate, if there is enough evidence.

A statement has the number of its first quotation. A report that has in whole what two statements
have in part joins them; the later number then leads to the earlier.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import RowMapping, bindparam, insert, select, update

from onrecord.match.chances import Pair, chances
from onrecord.match.evidence import LIKELY, VERY_LIKELY, may_be_reworded, same_words
from onrecord.match.likeness import Rendering, features, is_same_speaker
from onrecord.match.meaning import Floats, meanings
from onrecord.match.occasion import Place, occasion
from onrecord.record.identity.people import merged
from onrecord.record.identity.surnames import Setting, one_bearer
from onrecord.record.linking.candidates import Candidates, candidates, grams, packed
from onrecord.record.linking.denials import DENYING, Denial, assertion_in, denial, link_denials
from onrecord.record.linking.denials_within import denied_within
from onrecord.record.linking.numbering import People
from onrecord.record.linking.places import Places
from onrecord.record.linking.rendering import COLUMNS, published_on, rendering
from onrecord.record.store.schema import DOCUMENT, GRAM, QUOTATION
from onrecord.record.store.session import Session
from onrecord.types import Speaker

REPEATED = 6
"""Words that are no formula."""
_NEW = select(*DENYING, DOCUMENT.c.published_sortable, DOCUMENT.c.outlet_folded).join_from(
    QUOTATION, DOCUMENT
)
_STORED = select(*COLUMNS).where(QUOTATION.c.id.in_(bindparam("numbers", expanding=True)))
_LINKED = (
    update(QUOTATION)
    .where(QUOTATION.c.id == bindparam("number"))
    .values(
        {name: bindparam(name) for name in ("statement_id", "speaker_id", "day", "meaning", "cell")}
    )
)


@dataclass(frozen=True, slots=True)
class Report:
    """A quotation as far as it is compared with others.

    `speaker`: the speaker's number on record; `content`: its spans in the article; `denial`: what
    it denies, of new quotations only; `asserted`: whether it counts as said: a report of something
    said is never a report of something not said.
    """

    id: int
    document: int
    said: Rendering
    speaker: int | None
    content: Sequence[Sequence[int]] = ()
    denial: Denial | None = None
    asserted: bool = True

    @property
    def meaning(self) -> Floats:
        """The meaning to find it by: of a denial that of what it denies."""
        return self.denial.said.meaning if self.denial else self.said.meaning


def link_statements(session: Session, documents: Sequence[int]) -> None:
    """Gives the quotations of new documents, in their order, their speakers and statements."""
    rows = session.rows(_NEW.where(QUOTATION.c.document_id.in_(documents)).order_by(QUOTATION.c.id))
    of_documents: dict[int, list[RowMapping]] = {}
    for row in rows:
        of_documents.setdefault(row["document_id"], []).append(row)
    statements = Statements(session)
    for rows_of_document in of_documents.values():
        statements.link(rows_of_document)


class Statements:
    """Puts quotations into statements, document by document, within one transaction."""

    def __init__(self, session: Session) -> None:
        """For a transaction that writes."""
        self.session = session
        self.people = People(session)
        self.seen: dict[int, Report] = {}
        self.statement: dict[int, int] = {}
        self.reports: dict[int, list[int]] = {}
        """The quotations that were met, by their statements."""
        self.places = Places(session)
        self.merged = merged(session)
        self.members: dict[int, list[int]] = {}
        for number, into in self.merged.items():
            self.members.setdefault(into, [into]).append(number)

    def link(self, rows: Sequence[RowMapping]) -> None:
        """Links the quotations of one document, the rows in their order."""
        speakers = self.people.numbers([_speaker(row) for row in rows], _setting(rows[0]))
        new = [self._new(row, number) for row, number in zip(rows, speakers, strict=True)]
        keys = {report.id: grams(report.said.wording.words) for report in new}
        near = {report.id: self._candidates(report, keys[report.id]) for report in new}
        self._see(set().union(*(candidates_near.numbers for candidates_near in near.values())))
        pairs = [
            (report, earlier)
            for report in new
            for earlier in map(self.seen.__getitem__, sorted(near[report.id].numbers))
            if report.asserted == earlier.asserted and not _is_formula(report.said, earlier.said)
        ]
        spoken = {number: candidates_near.spoken for number, candidates_near in near.items()}
        self._put(new, certainties(pairs, spoken, self._place))
        new = [
            self._with_bearer(report) if report.speaker in self.people.surnames else report
            for report in new
        ]
        self._write(new, keys)
        denials = [report.denial for report in new if report.denial]
        assertions = (assertion_in(row, report.said) for row, report in zip(rows, new, strict=True))
        asserted = [assertion for assertion in assertions if assertion]
        answers = denied_within(
            self.session, rows, {report.id: self._person(report.speaker) for report in new}
        )
        link_denials(self.session, denials, asserted, self.merged, answers)

    def _place(self, report: Report) -> Place:
        return self.places.place(report.document, report.content)

    def _candidates(self, report: Report, keys: Iterable[int]) -> Candidates:
        return candidates(
            self.session, report.said, keys, self._numbers(report.speaker, report.said.name)
        )

    def _person(self, speaker: int | None) -> int | None:
        """The number that stands for a speaker and all who were merged with them."""
        return None if speaker is None else self.merged.get(speaker, speaker)

    def _numbers(self, speaker: int | None, name: str | None) -> Iterable[int]:
        """All numbers of a speaker on record, and of the other speakers they may be."""
        persons = {self._person(speaker)}
        if speaker is not None and name:
            persons |= set(map(self._person, self.people.may_be(speaker, name)))
        persons.discard(None)
        return [
            number for person in persons if person for number in self.members.get(person, (person,))
        ]

    def _new(self, row: RowMapping, number: int | None) -> Report:
        day = published_on(row["published_sortable"])
        said = rendering(
            {**row, "speaker_id": number, "day": day and day.isoformat()}, self._person(number)
        )
        denied = denial(row, said)
        return Report(
            row["id"], row["document_id"], said, number, row["content"], denied, _is_asserted(row)
        )

    def _see(self, numbers: Iterable[int]) -> None:
        unseen = sorted(set(numbers) - self.seen.keys())
        for row in self.session.rows(_STORED, {"numbers": unseen}):
            said = rendering(row, self._person(row["speaker_id"]))
            columns = row["document_id"], said, row["speaker_id"], row["content"]
            self.seen[row["id"]] = Report(row["id"], *columns, asserted=_is_asserted(row))
            self._keep(row["id"], row["statement_id"])

    def _keep(self, number: int, statement: int) -> None:
        self.statement[number] = statement
        self.reports.setdefault(statement, []).append(number)

    def _put(self, new: Sequence[Report], certain: Mapping[tuple[int, int], float]) -> None:
        """Gives each new report its statement: that of its likeliest pair if there is evidence, or
        else its own."""
        likely: dict[int, list[tuple[float, int]]] = {report.id: [] for report in new}
        for (number, earlier), certainty in certain.items():
            likely[number].append((certainty, earlier))
        first: dict[tuple[object, tuple[str, ...]], int] = {}
        for report in new:
            pairs = sorted(likely[report.id], key=lambda pair: (-pair[0], pair[1]))
            repeated = self._repeated(report, first)
            self._join(report.id, pairs if repeated is None else [(2.0, repeated), *pairs])

    def _repeated(
        self, report: Report, first: dict[tuple[object, tuple[str, ...]], int]
    ) -> int | None:
        """The first report in the same document of the same words by the same speaker; None if
        there is none, if the words are a formula, or if the speaker is open. `first`: the reports
        of the document so far."""
        earlier = first.setdefault(_words_of(report), report.id)
        if report.said.speaker is None or len(report.said.wording.words) < REPEATED:
            return None
        return earlier if earlier != report.id else None

    def _join(self, number: int, likely: Sequence[tuple[float, int]]) -> None:
        joined = [self.statement[earlier] for chance, earlier in likely[:1] if chance >= LIKELY]
        if joined:
            joined += [
                self.statement[earlier] for chance, earlier in likely[1:] if chance >= VERY_LIKELY
            ]
        first = min(joined, default=number)
        self._keep(number, first)
        for later in set(joined) - {first}:
            self._bridge(first, later)

    def _bridge(self, first: int, later: int) -> None:
        """Puts a later statement to an earlier one."""
        bridged = (
            update(QUOTATION).where(QUOTATION.c.statement_id == later).values(statement_id=first)
        )
        self.session.execute(bridged)
        for number in self.reports.pop(later, ()):
            self._keep(number, first)

    def _with_bearer(self, report: Report) -> Report:
        """The report; if its speaker is a last name alone and the statement's other reports name
        one bearer, then with that speaker."""
        reports = self.reports[self.statement[report.id]]
        same = (self.seen[number] for number in reports if number in self.seen)
        others = {same_report.speaker for same_report in same if same_report.speaker is not None}
        bearer = (
            one_bearer(self.session, report.speaker, others) if report.speaker and others else None
        )
        return (
            report
            if bearer is None
            else replace(
                report, speaker=bearer, said=replace(report.said, speaker=self._person(bearer))
            )
        )

    def _write(self, new: Sequence[Report], keys: dict[int, set[int]]) -> None:
        linked = [
            {
                "number": report.id,
                "statement_id": self.statement[report.id],
                "speaker_id": report.speaker,
                "day": report.said.day.isoformat() if report.said.day else None,
                "meaning": packed(report.meaning),
                "cell": meanings().cell(report.meaning),
            }
            for report in new
        ]
        self.session.execute(_LINKED, linked)
        rows = [
            {"gram": key, "quotation_id": number}
            for number, grams_of_report in keys.items()
            for key in sorted(grams_of_report)
        ]
        if rows:
            self.session.execute(insert(GRAM), rows)
        self.seen |= {report.id: report for report in new}


def _speaker(row: RowMapping) -> Speaker | None:
    speaker = row["resolved"].get("speaker")
    return Speaker.from_json(speaker) if speaker else None


def _is_asserted(row: RowMapping) -> bool:
    return bool(row["resolved"].get("asserted", True))


def _setting(row: RowMapping) -> Setting:
    return Setting(
        row["document_id"], row["outlet_folded"], published_on(row["published_sortable"])
    )


def _words_of(report: Report) -> tuple[object, tuple[str, ...]]:
    """The words, who said them, and whether they were said: equal for reports that repeat each
    other word for word."""
    return (report.said.speaker, report.asserted), report.said.wording.words


def certainties(
    pairs: Sequence[tuple[Report, Report]],
    spoken: Mapping[int, int],
    place_of: Callable[[Report], Place],
) -> dict[tuple[int, int], float]:
    """How certain it is that two reports, one of them new, are of one statement: 1 if they have the
    same words, their chance if they may be reworded. Pairs without evidence are left out; they are
    compared only where they stand beside other pairs.

    `spoken`: for each new report how many other quotations of its speaker are on record from about
    that time; `place_of`: where a report stands in its article, looked up only for pairs that may
    be reworded.
    """
    same = {
        (report.id, earlier.id)
        for report, earlier in pairs
        if same_words(report.said, earlier.said)
    }
    reworded = {
        (report.id, earlier.id): (report, earlier)
        for report, earlier in pairs
        if (report.id, earlier.id) not in same
        and may_be_reworded(report.said, earlier.said, spoken[report.id])
    }
    articles = {(report.id, earlier.document) for report, earlier in reworded.values()}
    others = {earlier for _, earlier in reworded}
    places = {
        pair: occasion(report.said, earlier.said, place_of(report), place_of(earlier))
        for pair, (report, earlier) in reworded.items()
    }
    beside = [
        Pair(
            *(report.id, earlier.id, earlier.document),
            features(report.said, earlier.said, spoken[report.id]),
            places.get((report.id, earlier.id)),
        )
        for report, earlier in pairs
        if (report.id, earlier.document) in articles or earlier.id in others
    ]
    likely = {
        (pair.one, pair.other): chance for pair, chance in zip(beside, chances(beside), strict=True)
    }
    return dict.fromkeys(same, 1.0) | {pair: likely[pair] for pair in reworded}


def _is_formula(first: Rendering, second: Rendering) -> bool:
    """Whether two people said something so short that anybody might say it, which is no
    evidence."""
    longest = max(len(first.wording.words), len(second.wording.words))
    return longest < REPEATED and is_same_speaker(first, second) is False
