"""Did she really say that? The words somebody asks about, beside all that is on record.

What is not on record may have been said all the same: the verdict never tells otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from itertools import combinations
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from onrecord.errors import RecordError
from onrecord.match.comparing import Comparison, Difference, compare
from onrecord.match.likeness import Rendering
from onrecord.match.meaning import meanings
from onrecord.match.sense import senses
from onrecord.match.tiers import Tier
from onrecord.match.weight import Weight, is_negation
from onrecord.match.wording import Wording
from onrecord.record import sqlite
from onrecord.record.candidates import grams, nearest, sharing
from onrecord.record.people import called
from onrecord.record.query import plain
from onrecord.record.rendering import COLUMNS, rendering
from onrecord.record.schema import QUOTATION
from onrecord.record.search import Hit, hits
from onrecord.record.verdicts import MANNERS, SAID, Verdict

MOST_CHARACTERS = 10_000
"""What is asked beyond that is dropped."""
BY_GRAMS, BY_MEANING, BY_WORDS, SPOKEN = 24, 16, 8, 1500
"""Quotations looked at: with most words in common, nearest in meaning of so many of the speaker's latest, with each two
of the rarest words."""
BEST, OTHERS = 6, 40
"""Reports whose statements are looked at, and how many others of these."""
RARE_WORDS = 3
NEAR, MOST, NEARLY_ALL = timedelta(days=7), 0.8, 0.9
"""How near two reports of one utterance are, and how much of what is asked another has, to count against the first; or
how much if they are not near."""
SENSE = 0.6
"""How much of the sense of what is asked a report tells, for it to be a paraphrase of it, or to deny it."""
EVIDENCE = 20


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report beside the words asked. `comparison`: its differences are spans of what was asked, and of `told`."""

    hit: Hit
    manner: Verdict
    told: str
    comparison: Comparison
    by_speaker: bool

    def to_json(self) -> dict[str, Any]:
        """The evidence as a JSON object."""
        return {
            "manner": self.manner,
            "told": self.told,
            "differences": [{"asked": list(one.asked), "told": list(one.told)} for one in self.comparison.differences],
            "by_speaker": self.by_speaker,
            **self.hit.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer rests on: how many articles of how many outlets, published from when to when."""

    articles: int
    outlets: int
    first: str | None
    last: str | None

    def to_json(self) -> dict[str, Any]:
        """The figures as a JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer.

    `given`: what was to be checked, as it was given; `asked`: the words of it that are claimed, without the frame
    ("…," X said) if it has one. `speaker`: who is said to have said it, `speaker_from` the option or the claim's frame.
    `tier`: the tier of house style at which it is verbatim or shortened. `dropped`: the kinds of weighty words that were
    left out where it is shortened. `nearest`: if nothing is on record, leads to what is near; they are no verdict.
    """

    given: str
    asked: str
    speaker: str | None
    speaker_from: Literal["option", "claim"] | None
    verdict: Verdict
    tier: Tier | None
    dropped: tuple[Weight, ...]
    searched: Searched
    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The answer as a JSON object."""
        return {
            "given": self.given,
            "asked": self.asked,
            "speaker": self.speaker,
            "speaker_from": self.speaker_from,
            "verdict": self.verdict,
            "tier": self.tier,
            "dropped": list(self.dropped),
            "searched": self.searched.to_json(),
            "evidence": [one.to_json() for one in self.evidence],
            "nearest": [one.to_json() for one in self.nearest],
        }


@dataclass(frozen=True, slots=True)
class _Beside:
    """How the words of a report stand beside those asked."""

    manner: Verdict
    comparison: Comparison
    told: Wording
    alike: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked, by whom it is said to be, and what it was compared with so far: many report the same words."""

    own: Rendering
    speaker: str | None
    persons: set[int]
    seen: dict[tuple[str, str], _Beside] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Report:
    row: RowMapping
    one: Rendering
    manner: Verdict
    comparison: Comparison
    told: Wording
    by_speaker: bool | None
    alike: float


def check(connection: Connection, words: str, speaker: str | None = None) -> Checked:
    """What the record says to the words, as said by a speaker or by anybody.

    Raises:
        RecordError: there is no word to look for.
    """
    asked = Wording(plain(words[:MOST_CHARACTERS]))
    if not asked.words:
        raise RecordError(f"got no word to look for in {words[:80]!a}: give the words that were said")
    persons = called(connection, plain(speaker[:MOST_CHARACTERS])) if speaker else set()
    own = Rendering(asked, None, None, True, False)
    numbers, all_asked = _candidates(connection, own, persons), _Asked(own, speaker, persons)
    found = _reports(_rows(connection, QUOTATION.c.id.in_(numbers), len(numbers)), all_asked)
    best = {_statement(one) for one in sorted(found, key=_rank)[:BEST]}
    others = QUOTATION.c.statement_id.in_(best) & QUOTATION.c.id.not_in(numbers)
    found += _reports(_rows(connection, others, OTHERS), all_asked)
    reports = sorted(found, key=_rank)
    verdict, shown = _verdict(own, reports, speaker)
    dropped = shown[0].comparison.dropped if verdict == "shortened" else ()
    shown_hits = {hit.number: hit for hit in hits(connection, [one.row["id"] for one in shown[:EVIDENCE]])}
    evidence = (
        Evidence(shown_hits[one.row["id"]], one.manner, one.told.text, one.comparison, bool(one.by_speaker))
        for one in shown[:EVIDENCE]
    )
    return Checked(
        given=words,
        asked=words,
        speaker=speaker,
        speaker_from="option" if speaker else None,
        verdict=verdict,
        tier=None,
        dropped=dropped,
        searched=Searched(0, 0, None, None),
        evidence=tuple(evidence),
    )


def _candidates(connection: Connection, own: Rendering, persons: set[int]) -> set[int]:
    """The numbers of what may be the words asked: what shares words by threes, what the speaker said that is nearest in
    meaning, and what has the rare words."""
    spoken = [row for one in sorted(persons) for row in sqlite.spoken(connection, one, "", "~", SPOKEN)]
    return {
        *sharing(connection, grams(own.wording.words), BY_GRAMS),
        *nearest(spoken, own.meaning, BY_MEANING),
        *_with_rare_words(connection, own),
    }


def _rows(connection: Connection, which: ColumnElement[bool], most: int) -> Sequence[RowMapping]:
    wanted = select(*COLUMNS).where(which).order_by(QUOTATION.c.id).limit(most)
    return connection.execute(wanted).mappings().all()


def _with_rare_words(connection: Connection, own: Rendering) -> Iterable[int]:
    """The latest that have two of the rarest words, and those that have the rarest."""
    known = meanings()
    rare = sorted(set(own.telling), key=lambda word: (-known.weight(word), word))[:RARE_WORDS]
    together = [*combinations(rare, 2), *((word,) for word in rare[:1])]
    return (number for group in together for number in sqlite.with_words(connection, group, BY_WORDS))


def _reports(rows: Sequence[RowMapping], asked: _Asked) -> list[_Report]:
    """The reports beside what is asked; those of the same words are compared once."""
    each = [(row, rendering(row), (row["content_words"], row["type"])) for row in rows]
    new = {key: (row, one) for row, one, key in each if key not in asked.seen}
    alike = senses(asked.own, [one for _, one in new.values()])
    for (key, (row, one)), share in zip(new.items(), alike, strict=True):
        asked.seen[key] = _beside(row, one, asked.own, share)
    return [_report(row, one, asked.seen[key], asked) for row, one, key in each]


def _report(row: RowMapping, one: Rendering, beside: _Beside, asked: _Asked) -> _Report:
    by_speaker = None if row["speaker_id"] is None or not asked.speaker else row["speaker_id"] in asked.persons
    return _Report(row, one, beside.manner, beside.comparison, beside.told, by_speaker, beside.alike)


def _beside(row: RowMapping, one: Rendering, own: Rendering, alike: float) -> _Beside:
    whole = (compare(own.wording, one.wording), one.wording)
    inside = [whole] if row["type"] == "direct" else [(compare(own.wording, told), told) for told in _inside_marks(row)]
    best, told = max(inside, key=lambda found: -MANNERS.index(_named(found[0])), default=whole)
    manner = _named(best) if inside else "not on record"
    if manner == "not on record" and len(own.telling) > 1 and (alike >= SENSE or _named(whole[0]) != manner):
        manner = "paraphrase"
    return _Beside(manner, best, told, alike)


def _inside_marks(row: RowMapping) -> Iterable[Wording]:
    """The words of a quotation that is not direct that are inside quotation marks: of a mixed one some."""
    found = sqlite.QUOTED.findall(row["content_words"]) if row["type"] == "mixed" else []
    return [Wording(one.strip('“”"‘’')) for one in found]


def _named(comparison: Comparison) -> Verdict:
    return "not on record" if comparison.manner == "other" else comparison.manner


def _rank(report: _Report) -> tuple[int, bool, float, str, int]:
    return (
        MANNERS.index(report.manner),
        report.by_speaker is not True,
        -report.alike,
        report.row["day"] or "~",
        report.row["id"],
    )


def _verdict(own: Rendering, reports: Sequence[_Report], speaker: str | None) -> tuple[Verdict, Sequence[_Report]]:
    own_statements = {_statement(one) for one in reports if one.by_speaker}
    of_speaker = [
        one
        for one in reports
        if not speaker or one.by_speaker or (one.by_speaker is None and _statement(one) in own_statements)
    ]
    mine = [one for one in of_speaker if one.manner != "not on record"]
    said = [one for one in mine if one.manner in SAID]
    if said and _outvoted(said[0], reports):
        return "altered", sorted(mine, key=lambda one: not _has_it_otherwise(one))
    if said:
        return said[0].manner, mine
    if denials := [one for one in of_speaker if _denies(one, own)]:
        return "denied", denials
    theirs = [one for one in reports if one.manner in SAID and one.by_speaker is False]
    among_own = bool(mine) and mine[0].manner == "altered" and theirs[:1] and _statement(theirs[0]) in own_statements
    if theirs and not among_own:
        return "other speaker", theirs
    return (mine[0].manner, mine) if mine else ("not on record", ())


def _statement(report: _Report) -> int:
    return int(report.row["statement_id"])


def _denies(report: _Report, own: Rendering) -> bool:
    """Whether the report denies what is asked: it tells it, turned round."""
    if not report.row["resolved"].get("denies") or report.one.negates == own.negates:
        return False
    turned = any(
        is_negation(w) for d in report.comparison.differences for w in Wording(d.told.of(report.told.text)).words
    )
    if report.manner == "altered" and not turned:
        return False
    return report.alike >= SENSE


def _outvoted(report: _Report, reports: Sequence[_Report]) -> bool:
    """Whether the report alone has these words, and two others of the same utterance have them differently."""
    speaker = report.one.speaker
    speakers = {_statement(one) for one in reports if speaker is not None and one.one.speaker == speaker}
    same = [
        one
        for one in reports
        if _statement(one) == _statement(report) or (_statement(one) in speakers and _is_near(one, report))
    ]
    agreeing = [one for one in same if one.manner in SAID]
    return len(agreeing) == 1 and sum(map(_has_it_otherwise, same)) > 1


def _is_near(one: _Report, other: _Report) -> bool:
    """Whether a report is of the same utterance, though not put together with it: nearly the same words at about that
    time, or still nearer ones at any, unless it is a figure that differs: these change from month to month."""
    days = abs(one.one.day - other.one.day) if one.one.day and other.one.day else timedelta()
    figures = any(one.told.text[d.told.start : d.told.end][:1].isdigit() for d in one.comparison.differences)
    share = one.comparison.share
    return share >= MOST if days <= NEAR else share >= NEARLY_ALL and not figures


def _has_it_otherwise(report: _Report) -> bool:
    """Whether the report has other words in the place of some that are asked, or none between the same words: not
    whether it only begins later or ends earlier."""
    return report.manner == "altered" and any(
        _replaced(one, report.told.text) for one in report.comparison.differences if one.asked.start < one.asked.end
    )


def _replaced(difference: Difference, told: str) -> bool:
    start, end = difference.told
    if start < end:
        return True
    around = told[max(0, start - 5) : start + 5]
    return 1 < start < len(told.rstrip("”\"’'.,;!?")) and "…" not in around and "..." not in around
