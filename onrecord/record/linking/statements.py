"""Which quotations report one utterance: each new one joins the statement of the likeliest among its candidates for
which there is evidence enough.

A statement goes by the number of its first quotation. A report that has in whole what two statements have in part puts
them together; the later one's number then leads to the earlier.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import RowMapping, bindparam, insert, select, update

from onrecord.match.evidence import LIKELY, VERY_LIKELY, may_be_reworded, same_words
from onrecord.match.likeness import Pair, Rendering, chances, features, is_same_speaker
from onrecord.match.meaning import Floats, meanings
from onrecord.match.occasion import Place, occasion
from onrecord.record.identity.people import merged
from onrecord.record.identity.surnames import Setting, one_bearer
from onrecord.record.linking.candidates import Candidates, candidates, grams, packed
from onrecord.record.linking.denials import DENYING, Denial, denial, link_denials, told
from onrecord.record.linking.denials_within import denied_within
from onrecord.record.linking.numbering import People
from onrecord.record.linking.places import Places
from onrecord.record.linking.rendering import COLUMNS, published_on, rendering
from onrecord.record.store.schema import DOCUMENT, GRAM, QUOTATION
from onrecord.record.store.session import Session
from onrecord.types import Speaker

REPEATED = 6
"""Words that are no formula."""
_NEW = select(*DENYING, DOCUMENT.c.published_sortable, DOCUMENT.c.outlet_folded).join_from(QUOTATION, DOCUMENT)
_STORED = select(*COLUMNS).where(QUOTATION.c.id.in_(bindparam("numbers", expanding=True)))
_LINKED = (
    update(QUOTATION)
    .where(QUOTATION.c.id == bindparam("number"))
    .values({name: bindparam(name) for name in ("statement_id", "speaker_id", "day", "meaning", "cell")})
)


@dataclass(frozen=True, slots=True)
class Report:
    """A quotation as far as putting it together with others goes by it.

    `speaker`: the number that it has on record; `content`: its spans of the article; `denial`: what it denies, told
    of new ones alone; `asserted`: whether it counts as said: what was not said is no report of what was.
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
    for each in of_documents.values():
        statements.link(each)


class Statements:
    """Puts the quotations of one document after the other into statements, within one transaction."""

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
        keys = {one.id: grams(one.said.wording.words) for one in new}
        found = {one.id: self._candidates(one, keys[one.id]) for one in new}
        self._see(set().union(*(each.numbers for each in found.values())))
        pairs = [
            (one, other)
            for one in new
            for other in map(self.seen.__getitem__, sorted(found[one.id].numbers))
            if one.asserted == other.asserted and not _is_formula(one.said, other.said)
        ]
        spoken = {number: each.spoken for number, each in found.items()}
        self._put(new, certainties(pairs, spoken, self._place))
        new = [self._with_bearer(one) if one.speaker in self.people.surnames else one for one in new]
        self._write(new, keys)
        denials = [one.denial for one in new if one.denial]
        both = ((row, one.said) for row, one in zip(rows, new, strict=True))
        asserted = [one for one in (told(row, said) for row, said in both) if one]
        known = denied_within(self.session, rows, {one.id: self._person(one.speaker) for one in new})
        link_denials(self.session, denials, asserted, self.merged, known)

    def _place(self, one: Report) -> Place:
        return self.places.place(one.document, one.content)

    def _candidates(self, one: Report, keys: Iterable[int]) -> Candidates:
        return candidates(self.session, one.said, keys, self._numbers(one.speaker, one.said.name))

    def _person(self, speaker: int | None) -> int | None:
        """The number that stands for a speaker and all who were merged with them."""
        return None if speaker is None else self.merged.get(speaker, speaker)

    def _numbers(self, speaker: int | None, name: str | None) -> Iterable[int]:
        """All numbers that a speaker has on record, and those under which else they may be."""
        persons = {self._person(speaker)}
        if speaker is not None and name:
            persons |= set(map(self._person, self.people.may_be(speaker, name)))
        persons.discard(None)
        return [number for one in persons if one for number in self.members.get(one, (one,))]

    def _new(self, row: RowMapping, number: int | None) -> Report:
        day = published_on(row["published_sortable"])
        said = rendering({**row, "speaker_id": number, "day": day and day.isoformat()}, self._person(number))
        own = denial(row, said)
        return Report(row["id"], row["document_id"], said, number, row["content"], own, _is_asserted(row))

    def _see(self, numbers: Iterable[int]) -> None:
        wanted = sorted(set(numbers) - self.seen.keys())
        for row in self.session.rows(_STORED, {"numbers": wanted}):
            said = rendering(row, self._person(row["speaker_id"]))
            own = row["document_id"], said, row["speaker_id"], row["content"]
            self.seen[row["id"]] = Report(row["id"], *own, asserted=_is_asserted(row))
            self._keep(row["id"], row["statement_id"])

    def _keep(self, number: int, statement: int) -> None:
        self.statement[number] = statement
        self.reports.setdefault(statement, []).append(number)

    def _put(self, new: Sequence[Report], certain: Mapping[tuple[int, int], float]) -> None:
        """Gives each new report its statement: that of its likeliest pair if there is evidence, or else its own."""
        likely: dict[int, list[tuple[float, int]]] = {one.id: [] for one in new}
        for (number, other), sure in certain.items():
            likely[number].append((sure, other))
        first: dict[tuple[object, tuple[str, ...]], int] = {}
        for each in new:
            own = sorted(likely[each.id], key=lambda pair: (-pair[0], pair[1]))
            repeated = self._repeated(each, first)
            self._join(each.id, own if repeated is None else [(2.0, repeated), *own])

    def _repeated(self, one: Report, first: dict[tuple[object, tuple[str, ...]], int]) -> int | None:
        """The first report of the same document that has the same words, word for word, of the same speaker; None if
        there is none, if the words are a formula, or if the speaker is open. `first`: those of the document so far."""
        earlier = first.setdefault(_words_of(one), one.id)
        if one.said.speaker is None or len(one.said.wording.words) < REPEATED:
            return None
        return earlier if earlier != one.id else None

    def _join(self, number: int, likely: Sequence[tuple[float, int]]) -> None:
        joined = [self.statement[other] for chance, other in likely[:1] if chance >= LIKELY]
        if joined:
            joined += [self.statement[other] for chance, other in likely[1:] if chance >= VERY_LIKELY]
        first = min(joined, default=number)
        self._keep(number, first)
        for later in set(joined) - {first}:
            self._bridge(first, later)

    def _bridge(self, first: int, later: int) -> None:
        """Puts a later statement to an earlier one."""
        bridged = update(QUOTATION).where(QUOTATION.c.statement_id == later).values(statement_id=first)
        self.session.execute(bridged)
        for number in self.reports.pop(later, ()):
            self._keep(number, first)

    def _with_bearer(self, one: Report) -> Report:
        """A report by a last name alone, as by the one bearer of it who other reports say made the same statement."""
        reports = self.reports[self.statement[one.id]]
        same = (self.seen[number] for number in reports if number in self.seen)
        others = {other.speaker for other in same if other.speaker is not None}
        bearer = one_bearer(self.session, one.speaker, others) if one.speaker and others else None
        return (
            one
            if bearer is None
            else replace(one, speaker=bearer, said=replace(one.said, speaker=self._person(bearer)))
        )

    def _write(self, new: Sequence[Report], keys: dict[int, set[int]]) -> None:
        linked = [
            {
                "number": one.id,
                "statement_id": self.statement[one.id],
                "speaker_id": one.speaker,
                "day": one.said.day.isoformat() if one.said.day else None,
                "meaning": packed(one.meaning),
                "cell": meanings().cell(one.meaning),
            }
            for one in new
        ]
        self.session.execute(_LINKED, linked)
        found = [{"gram": key, "quotation_id": number} for number, own in keys.items() for key in sorted(own)]
        if found:
            self.session.execute(insert(GRAM), found)
        self.seen |= {one.id: one for one in new}


def _speaker(row: RowMapping) -> Speaker | None:
    told = row["resolved"].get("speaker")
    return Speaker.from_json(told) if told else None


def _is_asserted(row: RowMapping) -> bool:
    return bool(row["resolved"].get("asserted", True))


def _setting(row: RowMapping) -> Setting:
    return Setting(row["document_id"], row["outlet_folded"], published_on(row["published_sortable"]))


def _words_of(one: Report) -> tuple[object, tuple[str, ...]]:
    """The words and who said them, or did not: the same of what is repeated word for word."""
    return (one.said.speaker, one.asserted), one.said.wording.words


def certainties(
    pairs: Sequence[tuple[Report, Report]], spoken: Mapping[int, int], place: Callable[[Report], Place]
) -> dict[tuple[int, int], float]:
    """How certain it is that two reports, one of them new, are of one statement: quite if they are in the same words,
    as likely as their chance if they may be reworded. Pairs for which there is no evidence are left out, and compared
    only as far as others stand beside them.

    `spoken`: for each new one how many other quotations of its speaker are on record from about that time; `place`:
    where a report stands, which is looked up for pairs that may be reworded alone.
    """
    same = {(one.id, other.id) for one, other in pairs if same_words(one.said, other.said)}
    reworded = {
        (one.id, other.id): (one, other)
        for one, other in pairs
        if (one.id, other.id) not in same and may_be_reworded(one.said, other.said, spoken[one.id])
    }
    articles = {(one.id, other.document) for one, other in reworded.values()}
    others = {other for _, other in reworded}
    places = {pair: occasion(one.said, other.said, place(one), place(other)) for pair, (one, other) in reworded.items()}
    beside = [
        Pair(
            *(one.id, other.id, other.document),
            features(one.said, other.said, spoken[one.id]),
            places.get((one.id, other.id)),
        )
        for one, other in pairs
        if (one.id, other.document) in articles or other.id in others
    ]
    likely = {(pair.one, pair.other): chance for pair, chance in zip(beside, chances(beside), strict=True)}
    return dict.fromkeys(same, 1.0) | {pair: likely[pair] for pair in reworded}


def _is_formula(one: Rendering, other: Rendering) -> bool:
    """Whether two people said what is so short that anybody says it: that tells nothing."""
    longest = max(len(one.wording.words), len(other.wording.words))
    return longest < REPEATED and is_same_speaker(one, other) is False
