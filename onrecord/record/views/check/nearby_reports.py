"""The reports on record that come near some words, each beside them: how it stands to the words, and whose it is."""

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
"""Quotations looked at: with most words in common, nearest in meaning of so many of the speaker's latest, with each two
of the rarest words."""
BEST, OTHERS = 6, 40
"""Reports whose statements are looked at, and how many others of these."""
RARE_WORDS, MOST_SENTENCES, MOST_PARTS, LONG = 3, 12, 4, 12
"""Rare words that are looked for, sentences that are looked for by themselves, and words of a long one."""
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
"""What a report is made of; the words denied, and those before them, are cut from the article's text."""
SUBJECTS = frozenset({"it", "he", "she", "they", "i", "we"})
MOST_SUBJECT = 4
"""Words of a claim's subject that "it" may stand for in what is denied."""


@dataclass(frozen=True, slots=True)
class WordsToCheck:
    """What is asked, and by whom it is said to be.

    `persons`: the numbers of those whom the speaker's name may mean; `words`: the folded words of the name; `without`:
    the numbers of articles that are not looked at.
    """

    own: Rendering
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
    """How the words of a report stand beside those asked. `denial`: it denies them."""

    manner: Verdict
    comparison: Comparison
    told: Wording
    alike: float
    denial: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report on record beside the words. `by_speaker`: whether it is by the speaker asked about; None if it stays
    open whose it is, or nobody was asked about."""

    row: RowMapping
    one: Rendering
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


def reports(session: Session, asked: WordsToCheck) -> list[Report]:
    """The reports that come near the words, the nearest first, the speaker's own before others'."""
    numbers = _candidates(session, asked.own, asked.persons)
    elsewhere = QUOTATION.c.document_id.not_in(asked.without)
    found = _reports(_rows(session, numbers, elsewhere), asked)
    best = {one.statement for one in sorted(found, key=rank)[:BEST]}
    others = session.ask.reporting_too(sorted(best), asked.without, OTHERS + len(numbers))
    found += _reports(_rows(session, sorted(set(others) - numbers)[:OTHERS]), asked)
    return sorted(found, key=rank)


def rank(report: Report) -> tuple[int, bool, float, str, int]:
    """The nearest first, the speaker's own before others', then the earliest."""
    day = report.row["day"] or "~"
    return MANNERS.index(report.manner), report.by_speaker is not True, -report.beside.alike, day, report.number


def _candidates(session: Session, own: Rendering, persons: Iterable[int]) -> set[int]:
    """The numbers of what may be the words asked: what shares words by threes, what the speaker said that is nearest in
    meaning, and what has the rare words."""
    spoken = [row for one in sorted(persons) for row in session.ask.spoken(one, "", "~", SPOKEN)]
    return {
        *sharing(session, _grams(own.wording), BY_GRAMS),
        *nearest(spoken, own.meaning, BY_MEANING),
        *_with_rare_words(session, own),
    }


def _grams(asked: Wording) -> set[int]:
    """What to look for: of each sentence by itself, too, for the sentences may come from different places."""
    words = asked.words
    by_sentence = (grams(words[first:last]) for first, last in pairwise(asked.firsts[: MOST_SENTENCES + 1]))
    return grams(words).union(*by_sentence)


def _with_rare_words(session: Session, own: Rendering) -> Iterable[int]:
    """The latest that have two of the rarest words, and those that have the rarest."""
    known = meanings()
    rare = sorted(set(own.telling), key=lambda word: (-known.weight(word), word))[:RARE_WORDS]
    together = [*combinations(rare, 2), *((word,) for word in rare[:1]), *_rare_of_parts(own.wording)]
    expressions = filter(None, map(session.words.together, together))
    return (number for one in expressions for number in session.ask.matching(one, BY_WORDS))


def _rare_of_parts(asked: Wording) -> Iterable[tuple[str, ...]]:
    """The two rarest words of each sentence, or of either half of a long one: these may come from different places."""
    known, words = meanings(), asked.words
    firsts = asked.firsts[: MOST_PARTS + 1]
    if len(firsts) == 2 and len(words) >= LONG:
        firsts = (0, len(words) // 2, len(words))
    for first, last in pairwise(firsts) if len(firsts) > 2 else ():
        own = {word for word in words[first:last] if word not in EMPTY}
        rare = tuple(sorted(own, key=lambda word: (-known.weight(word), word))[:2])
        if len(rare) == 2:
            yield rare


def _rows(session: Session, numbers: Collection[int], which: ColumnElement[bool] | None = None) -> Sequence[RowMapping]:
    wanted = select(*NEEDED).join_from(QUOTATION, DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
    wanted = wanted.where(QUOTATION.c.id.in_(numbers))
    wanted = wanted if which is None else wanted.where(which)
    return session.rows(wanted.order_by(QUOTATION.c.id))


def _reports(rows: Sequence[RowMapping], asked: WordsToCheck) -> list[Report]:
    """The reports beside what is asked; those of the same words are compared once."""
    each = [(row, rendering(row), (row["content_words"], row["type"], row["denied_words"] or "")) for row in rows]
    new = {key: (row, one) for row, one, key in each if key not in asked.seen}
    alike = senses(asked.own, [one for _, one in new.values()])
    for (key, (row, one)), share in zip(new.items(), alike, strict=True):
        asked.seen[key] = _beside(row, one, asked, share)
    return [Report(row, one, asked.seen[key], _is_by(row, asked)) for row, one, key in each]


def state_of(row: RowMapping | dict[str, Any]) -> State:
    """How well the speaker of a quotation is known."""
    speaker = row["resolved"].get("speaker") or {}
    state: State = speaker.get("state") or ("named" if speaker.get("name") else "open")
    return state


def _is_by(row: RowMapping, asked: WordsToCheck) -> bool | None:
    """Whether a quotation is by the speaker asked about: by a person of the name, or attributed in these very words;
    what is inferred to be another's stays open."""
    if not asked.speaker:
        return None
    if row["speaker_id"] in asked.persons or _is_source(row, asked):
        return True
    return None if _is_open(row) else False


def _is_open(row: RowMapping) -> bool:
    return row["speaker_id"] is None or state_of(row) != "named"


def _is_source(row: RowMapping, asked: WordsToCheck) -> bool:
    """Whether the article has the source as it is asked for: “he”, “a spokesman for the port”; of somebody whom it
    names the whole of it, of somebody who is open a part."""
    wanted = [word for word in asked.words if word not in ARTICLES]
    written = row["source_words"] if _is_open(row) else row["source_words"].partition(GAP)[0]
    words = [word for word in Wording(written).words if word not in ARTICLES]
    size = len(wanted)
    if not _is_open(row):
        return bool(size) and words == wanted
    return bool(size) and any(words[at : at + size] == wanted for at in range(len(words) - size + 1))


def _beside(row: RowMapping, one: Rendering, asked: WordsToCheck, alike: float) -> Beside:
    own = asked.own.wording
    inside = [one.wording] if row["type"] == "direct" else list(_inside_marks(row))
    each = [(compare(own, told), told) for told in inside]
    best, told = min(each, key=lambda found: MANNERS.index(_manner(found[0])), default=(OTHER, one.wording))
    manner = _manner(best)
    year = str(one.day.year) if one.day else ""
    bears = bearing(own, one.wording, asked.words, year) if manner not in SAID else None
    denial = _denies(row, one, asked, manner, bears)
    if manner in SAID or denial:
        return Beside(manner, best, told, alike, denial)
    if row["type"] != "direct" and (dropped := _as_reported(own, one.wording)) is not None:
        manner, told = "made direct", one.wording
        best = Comparison("altered", 1.0, differences(own, told), dropped)
    elif manner == "not on record" and bears == "same":
        manner, told, best = "paraphrase", one.wording, OTHER
    return Beside(manner, best, told, alike, denial)


def _as_reported(asked: Wording, reported: Wording) -> tuple[Weight, ...] | None:
    """The kinds of weighty words left out if the words are an article's own; None if they are not."""
    found = compare(asked, reported)
    if found.manner in SAID:
        return found.dropped
    return made_direct(asked, reported)


def _manner(comparison: Comparison) -> Verdict:
    return "not on record" if comparison.manner == "other" else comparison.manner


def _inside_marks(row: RowMapping) -> Iterable[Wording]:
    """The words of a quotation that is not direct that are inside quotation marks: of a mixed one some."""
    found = QUOTED.findall(row["content_words"]) if row["type"] == "mixed" else []
    return [Wording(one.strip('“”"‘’')) for one in found]


def _denies(row: RowMapping, one: Rendering, asked: WordsToCheck, manner: Verdict, bears: Bearing | None) -> bool:
    """Whether a report denies what is asked: this very claim is what it denies, or it says the opposite of it and
    denies something. Words that were said are never denied."""
    if not row["resolved"].get("denies") or manner in SAID:
        return False
    if not one.denied:
        return bears == "opposite"
    denied = Wording(row["denied_words"] or one.wording.text)
    own = asked.own.wording
    names = (*asked.words, *_subject(own, denied, Wording(row["before_denied"] or "")))
    if bearing(own, denied, names) == "same" or is_denied(own, denied, names):
        return True
    if made_direct(own, denied) is not None:
        return True
    return compare(own, denied).manner in SAID


def _subject(asked: Wording, denied: Wording, before: Wording) -> list[str]:
    """The words that a claim begins with for which "it" may stand in what is denied: the article has them before."""
    opening = [word for word in denied.words[:2] if word != "that"][:1]
    there = set(before.words) if opening and opening[0] in SUBJECTS else set()
    found: list[str] = []
    for word in asked.words[:MOST_SUBJECT]:
        if word not in there:
            break
        found.append(word)
    return found
