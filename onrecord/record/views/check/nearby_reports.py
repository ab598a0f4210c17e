"""The reports on record that are close to some words, each compared with them: how it relates to
the words, and whose it is."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, select

from onrecord.language.english.weight import EMPTY
from onrecord.match.claims import Bearing, bearing, is_denied
from onrecord.match.comparing import OTHER, Comparison, compare, differences
from onrecord.match.likeness import Rendering
from onrecord.match.meaning import meanings
from onrecord.match.reporting import made_direct
from onrecord.match.sense import senses
from onrecord.match.weight import Weight
from onrecord.match.wording import Wording
from onrecord.record.linking.candidates import grams, nearest, sharing
from onrecord.record.linking.denied_words import BEFORE_DENIED, DENIED_WORDS
from onrecord.record.linking.rendering import COLUMNS, rendering
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.views.check.verdicts import MANNERS, SAID, Verdict
from onrecord.types import GAP, State

BY_GRAMS, BY_MEANING, BY_WORDS, SPOKEN = 24, 16, 8, 1500
"""Quotations looked at: with most words in common, nearest in meaning of so many of the speaker's
latest, with each two of the rarest words."""
BEST, OTHERS = 6, 40
"""Reports whose statements are looked at, and how many others of these."""
RARE_WORDS, MOST_SENTENCES, MOST_PARTS, LONG = 3, 12, 4, 12
"""Rare words that are looked for, sentences that are looked for by themselves, and words of a long
one."""
QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]?")
"""What stands inside quotation marks."""
ARTICLES = frozenset({"a", "an", "the"})
NEEDED = (
    *COLUMNS,
    QUOTATION.c.source_words,
    QUOTATION.c.cue,
    QUOTATION.c.source,
    DENIED_WORDS.label("denied_words"),
    BEFORE_DENIED.label("before_denied"),
)
"""What a report is made of; the words denied, and those before them, are cut from the article's
text."""
SUBJECTS = frozenset({"it", "he", "she", "they", "i", "we"})
MOST_SUBJECT = 4
"""Words of a claim's subject that "it" may stand for in what is denied."""


@dataclass(frozen=True, slots=True)
class WordsToCheck:
    """The words to check, and the speaker they are attributed to.

    `persons`: the numbers of the speakers whom the name may mean; `words`: the folded words of the
    name; `without`: the numbers of articles that are left out.
    """

    rendering: Rendering
    speaker: str | None
    persons: frozenset[int]
    without: Collection[int] = ()
    seen: dict[tuple[str, str, str], "Beside"] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the speaker's name or description, without an article at its beginning."""
        words = Wording(self.speaker or "").words
        return words[1:] if words[:1] and words[0] in ARTICLES else words


@dataclass(frozen=True, slots=True)
class Beside:
    """How the words of a report relate to the words to check. `denial`: the report denies them."""

    manner: Verdict
    comparison: Comparison
    reported: Wording
    alike: float
    denial: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report on record that was compared with the words to check. `by_speaker`: whether it is by
    the speaker of the claim; None if that stays open, or if the claim names no speaker."""

    row: RowMapping
    rendering: Rendering
    beside: Beside
    by_speaker: bool | None

    @property
    def number(self) -> int:
        """The quotation's number."""
        return int(self.row["id"])

    @property
    def manner(self) -> Verdict:
        """How it stands to the words."""
        return self.beside.manner

    @property
    def statement(self) -> int:
        """The number of the statement that it reports."""
        return int(self.row["statement_id"])

    @property
    def asserted(self) -> bool:
        """Whether the article reports it as said."""
        return bool(self.row["resolved"].get("asserted", True))


def reports(session: Session, claim: WordsToCheck) -> list[Report]:
    """The reports that are close to the words, the nearest first, and the speaker's own before
    others'."""
    numbers = _candidates(session, claim.rendering, claim.persons)
    elsewhere = QUOTATION.c.document_id.not_in(claim.without)
    nearby = _reports(_rows(session, numbers, elsewhere), claim)
    best = {report.statement for report in sorted(nearby, key=rank)[:BEST]}
    elsewhere_reported = session.ask.reporting_too(
        sorted(best), claim.without, OTHERS + len(numbers)
    )
    nearby += _reports(_rows(session, sorted(set(elsewhere_reported) - numbers)[:OTHERS]), claim)
    return sorted(nearby, key=rank)


def rank(report: Report) -> tuple[int, bool, float, str, int]:
    """The nearest first, the speaker's own before others', then the earliest."""
    day = report.row["day"] or "~"
    return (
        MANNERS.index(report.manner),
        report.by_speaker is not True,
        -report.beside.alike,
        day,
        report.number,
    )


def _candidates(session: Session, claimed: Rendering, persons: Iterable[int]) -> set[int]:
    """The numbers of the quotations that may have the words: those that share three words in a row,
    those of the speaker that are nearest in meaning, and those with the rare words."""
    spoken = [
        row for person in sorted(persons) for row in session.ask.spoken(person, "", "~", SPOKEN)
    ]
    return {
        *sharing(session, _grams(claimed.wording), BY_GRAMS),
        *nearest(spoken, claimed.meaning, BY_MEANING),
        *_with_rare_words(session, claimed),
    }


def _grams(wording: Wording) -> set[int]:
    """The grams to look for: of the whole, and of each sentence by itself, because the sentences
    may come from different places."""
    words = wording.words
    by_sentence = (
        grams(words[first:last]) for first, last in pairwise(wording.firsts[: MOST_SENTENCES + 1])
    )
    return grams(words).union(*by_sentence)


def _with_rare_words(session: Session, claimed: Rendering) -> Iterable[int]:
    """The latest quotations with two of the rarest words, and those with the rarest."""
    weights = meanings()
    rare = sorted(set(claimed.telling), key=lambda word: (-weights.weight(word), word))[:RARE_WORDS]
    together = [
        *combinations(rare, 2),
        *((word,) for word in rare[:1]),
        *_rare_of_parts(claimed.wording),
    ]
    expressions = filter(None, map(session.words.together, together))
    return (
        number
        for expression in expressions
        for number in session.ask.matching(expression, BY_WORDS)
    )


def _rare_of_parts(wording: Wording) -> Iterable[tuple[str, ...]]:
    """The two rarest words of each sentence, or of either half of a long one: these may come from
    different places."""
    weights, words = meanings(), wording.words
    firsts = wording.firsts[: MOST_PARTS + 1]
    if len(firsts) == 2 and len(words) >= LONG:
        firsts = (0, len(words) // 2, len(words))
    for first, last in pairwise(firsts) if len(firsts) > 2 else ():
        telling = {word for word in words[first:last] if word not in EMPTY}
        rare = tuple(sorted(telling, key=lambda word: (-weights.weight(word), word))[:2])
        if len(rare) == 2:
            yield rare


def _rows(
    session: Session, numbers: Collection[int], which: ColumnElement[bool] | None = None
) -> Sequence[RowMapping]:
    query = select(*NEEDED).join_from(QUOTATION, DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
    query = query.where(QUOTATION.c.id.in_(numbers))
    query = query if which is None else query.where(which)
    return session.rows(query.order_by(QUOTATION.c.id))


def _reports(rows: Sequence[RowMapping], claim: WordsToCheck) -> list[Report]:
    """The reports compared with the words to check; reports of the same words are compared once."""
    keyed = [
        (row, rendering(row), (row["content_words"], row["type"], row["denied_words"] or ""))
        for row in rows
    ]
    new = {key: (row, quotation) for row, quotation, key in keyed if key not in claim.seen}
    alike = senses(claim.rendering, [quotation for _, quotation in new.values()])
    for (key, (row, quotation)), share in zip(new.items(), alike, strict=True):
        claim.seen[key] = _beside(row, quotation, claim, share)
    return [
        Report(row, quotation, claim.seen[key], _is_by(row, claim)) for row, quotation, key in keyed
    ]


def state_of(row: RowMapping | dict[str, Any]) -> State:
    """How well the speaker of a quotation is known."""
    speaker = row["resolved"].get("speaker") or {}
    state: State = speaker.get("state") or ("named" if speaker.get("name") else "open")
    return state


def _is_by(row: RowMapping, claim: WordsToCheck) -> bool | None:
    """Whether a quotation is by the speaker of the claim: by a person of the name, or attributed in
    these very words. If it is inferred to be another's, that stays open."""
    if not claim.speaker:
        return None
    if row["speaker_id"] in claim.persons or _is_source(row, claim):
        return True
    return None if _is_open(row) else False


def _is_open(row: RowMapping) -> bool:
    return row["speaker_id"] is None or state_of(row) != "named"


def _is_source(row: RowMapping, claim: WordsToCheck) -> bool:
    """Whether the article has the source in the claim's words: “he”, “a spokesman for the port”. If
    the article names the speaker, the whole source has to agree; if the speaker is open, a part is
    enough."""
    source = [word for word in claim.words if word not in ARTICLES]
    written = row["source_words"] if _is_open(row) else row["source_words"].partition(GAP)[0]
    words = [word for word in Wording(written).words if word not in ARTICLES]
    size = len(source)
    if not _is_open(row):
        return bool(size) and words == source
    return bool(size) and any(
        words[start : start + size] == source for start in range(len(words) - size + 1)
    )


def _beside(row: RowMapping, quotation: Rendering, claim: WordsToCheck, alike: float) -> Beside:
    claimed = claim.rendering.wording
    inside = [quotation.wording] if row["type"] == "direct" else list(_inside_marks(row))
    comparisons = [(compare(claimed, wording), wording) for wording in inside]
    best, wording = min(
        comparisons,
        key=lambda compared: MANNERS.index(_manner(compared[0])),
        default=(OTHER, quotation.wording),
    )
    manner = _manner(best)
    year = str(quotation.day.year) if quotation.day else ""
    bears = bearing(claimed, quotation.wording, claim.words, year) if manner not in SAID else None
    denial = _denies(row, quotation, claim, manner, bears)
    if manner in SAID or denial:
        return Beside(manner, best, wording, alike, denial)
    if (
        row["type"] != "direct"
        and (dropped := _as_reported(claimed, quotation.wording)) is not None
    ):
        manner, wording = "made direct", quotation.wording
        best = Comparison("altered", 1.0, differences(claimed, wording), dropped)
    elif manner == "not on record" and bears == "same":
        manner, wording, best = "paraphrase", quotation.wording, OTHER
    return Beside(manner, best, wording, alike, denial)


def _as_reported(claimed: Wording, reported: Wording) -> tuple[Weight, ...] | None:
    """The kinds of weighty words left out, if the words are an article's own; None if they are
    not."""
    comparison = compare(claimed, reported)
    if comparison.manner in SAID:
        return comparison.dropped
    return made_direct(claimed, reported)


def _manner(comparison: Comparison) -> Verdict:
    return "not on record" if comparison.manner == "other" else comparison.manner


def _inside_marks(row: RowMapping) -> Iterable[Wording]:
    """The words inside quotation marks of a quotation that is not direct; only a mixed quotation
    has some."""
    passages = QUOTED.findall(row["content_words"]) if row["type"] == "mixed" else []
    return [Wording(passage.strip('“”"‘’')) for passage in passages]


def _denies(
    row: RowMapping,
    quotation: Rendering,
    claim: WordsToCheck,
    manner: Verdict,
    bears: Bearing | None,
) -> bool:
    """Whether a report denies the words to check: it denies this very claim, or it says the
    opposite and denies something. Words that were said are never denied."""
    if not row["resolved"].get("denies") or manner in SAID:
        return False
    if not quotation.denied:
        return bears == "opposite"
    denied = Wording(row["denied_words"] or quotation.wording.text)
    claimed = claim.rendering.wording
    names = (*claim.words, *_subject(claimed, denied, Wording(row["before_denied"] or "")))
    if bearing(claimed, denied, names) == "same" or is_denied(claimed, denied, names):
        return True
    if made_direct(claimed, denied) is not None:
        return True
    return compare(claimed, denied).manner in SAID


def _subject(claimed: Wording, denied: Wording, before: Wording) -> list[str]:
    """The words at the beginning of the claim for which "it" may stand in what is denied: the
    article has them before."""
    opening = [word for word in denied.words[:2] if word != "that"][:1]
    words_before = set(before.words) if opening and opening[0] in SUBJECTS else set()
    subject: list[str] = []
    for word in claimed.words[:MOST_SUBJECT]:
        if word not in words_before:
            break
        subject.append(word)
    return subject
