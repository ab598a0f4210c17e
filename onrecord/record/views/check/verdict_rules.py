"""The verdict on some words, from the reports that come near them.

A report of the very words goes before everything else; then what the speaker denies, what was joined or turned to
direct speech, what differs by some words, and what says the same in others. What stays open about a speaker never
counts against them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from onrecord.match.comparing import Comparison, Difference, compare
from onrecord.match.splicing import pieces
from onrecord.match.wording import Wording
from onrecord.record.views.check.nearby_reports import Report, WordsToCheck
from onrecord.record.views.check.verdicts import SAID, Verdict
from onrecord.types import Span

NEAR, MOST, NEARLY_ALL = timedelta(days=7), 0.8, 0.9
"""How near two reports of one utterance are, and how much of what is asked another has, to count against the first; or
how much if they are not near."""
REPORTED: tuple[Verdict, ...] = (*SAID, "made direct")
"""The manners of a report that has the words, in quotation marks or not."""
FURTHEST, BETWEEN = 250, 12
"""Characters between two quotations of one turn at most, and those that are neither cue nor source."""
LEADS, LEAST_ALIKE = 5, 0.45
"""Reports that are shown where nothing is on record, and how much of the sense of the words they have at least."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The verdict, the reports that bear it out, and leads where none does."""

    verdict: Verdict
    evidence: Sequence[Report]
    leads: Sequence[Report] = ()


def decided(asked: WordsToCheck, reports: Sequence[Report]) -> Decided:
    """The verdict on the words."""
    found = _by_their_words(asked, reports) or _by_what_they_say(asked, reports)
    if found:
        return found
    near = [one for one in reports if one.asserted and (one.manner != "not on record" or _is_alike(one))]
    return Decided("not on record", (), sorted(near, key=lambda one: -one.beside.alike)[:LEADS])


def _is_alike(one: Report) -> bool:
    return one.beside.alike >= LEAST_ALIKE


def _by_their_words(asked: WordsToCheck, reports: Sequence[Report]) -> Decided | None:
    """The verdict if some report has the very words."""
    mine, open_ones, theirs = _shared(asked, reports)
    for group in (mine, open_ones):
        if unsaid := [one for one in group if not one.asserted and one.manner in REPORTED]:
            return Decided("reported as not said", [*unsaid, *_with(mine, REPORTED)])
    mine = [one for one in mine if one.asserted and not one.beside.denial and one.manner != "not on record"]
    if said := _with(mine, SAID):
        if _outvoted(said[0], reports):
            return Decided("altered", sorted(mine, key=lambda one: not _has_it_otherwise(one)))
        return Decided(said[0].manner, mine)
    ours = _with(mine, ("made direct", "altered"))
    others = [one for one in _with(theirs, SAID) if not (ours and one.statement == ours[0].statement)]
    of_others = {one.statement for one in others}
    if opened := [one for one in _with(open_ones, SAID) if one.statement not in of_others]:
        return Decided("speaker open", opened)
    if denials := [one for one in _shared(asked, reports)[0] if one.beside.denial and one.asserted]:
        return Decided("denied", denials)
    if others and not _with(mine, ("made direct",)):
        return Decided("other speaker", others)
    return _as_reported(mine, open_ones, theirs)


def _as_reported(mine: Sequence[Report], open_ones: Sequence[Report], theirs: Sequence[Report]) -> Decided | None:
    """The verdict if an article reports the words as its own."""
    if _with(mine, ("made direct",)):
        return Decided("made direct", mine)
    if opened := _with(open_ones, ("made direct",)):
        return Decided("speaker open", opened)
    others = _with(theirs, ("made direct",))
    return Decided("other speaker", others) if others else None


def _by_what_they_say(asked: WordsToCheck, reports: Sequence[Report]) -> Decided | None:
    """The verdict if no report has the very words."""
    mine, open_ones, _ = _shared(asked, reports)
    if turned := [one for one in _with(mine, ("altered",)) if "negation" in one.beside.comparison.dropped]:
        return Decided("altered", turned)
    if joined := _spliced(asked, [one for one in reports if one.asserted]):
        return _of_one_turn(asked, joined) or Decided("spliced", joined)
    for group in (mine, open_ones):
        near = [one for one in group if one.asserted and one.manner in ("altered", "spliced", "paraphrase")]
        if near and not (group is open_ones and near[0].manner == "paraphrase"):
            return Decided(near[0].manner, near)
    return None


def _shared(asked: WordsToCheck, reports: Sequence[Report]) -> tuple[list[Report], list[Report], list[Report]]:
    """The reports of the speaker, those whose speaker is open, and those of others, in their order. What is open in a
    statement that the speaker's own reports are in is theirs."""
    if not asked.speaker:
        return list(reports), [], []
    own = {one.statement for one in reports if one.by_speaker and not one.beside.denial}
    mine = [one for one in reports if one.by_speaker or (one.by_speaker is None and one.statement in own)]
    open_ones = [one for one in reports if one.by_speaker is None and one.statement not in own]
    return mine, open_ones, [one for one in reports if one.by_speaker is False]


def _with(reports: Sequence[Report], manners: Sequence[Verdict]) -> list[Report]:
    return [one for one in reports if one.asserted and not one.beside.denial and one.manner in manners]


def _spliced(asked: WordsToCheck, reports: Sequence[Report]) -> list[Report]:
    """The reports that the words were joined from, of at least two statements; none if they were not."""
    ordered = sorted(reports, key=lambda one: one.by_speaker is False)
    found = pieces(asked.own.wording, [one.one.wording for one in ordered])
    parts = [(ordered[piece.told], piece.asked) for piece in found]
    if len({one.statement for one, _ in parts}) < 2 or all(one.by_speaker is False for one, _ in parts):
        return []
    return [_as_piece(one, asked.own.wording.text, span) for one, span in parts]


def _of_one_turn(asked: WordsToCheck, joined: Sequence[Report]) -> Decided | None:
    """The verdict on words that are joined from quotations between which an article has nothing but who said them; None
    if something else stands there."""
    if not all(_goes_on(one, other) for one, other in pairwise(joined)):
        return None
    whole = compare(asked.own.wording, Wording(" ".join(one.one.wording.text for one in joined)))
    if whole.manner not in ("verbatim", "shortened"):
        return None
    found = [replace(one, beside=replace(one.beside, manner=whole.manner, comparison=whole)) for one in joined]
    is_theirs = not asked.speaker or any(one.by_speaker for one in joined)
    return Decided(whole.manner if is_theirs else "speaker open", found)


def _goes_on(one: Report, other: Report) -> bool:
    """Whether two quotations of one speaker follow each other in one article, with only cues and sources between."""
    start, end = one.row["content"][-1][1], other.row["content"][0][0]
    if one.row["document_id"] != other.row["document_id"] or not 0 <= end - start <= FURTHEST:
        return False
    same = one.one.speaker is not None and one.one.speaker == other.one.speaker
    if not (same or one.row["source"] == other.row["source"] or not other.row["source"]):
        return False
    spans = [span for each in (one, other) for name in ("cue", "source") for span in each.row[name]]
    told = sum(max(0, min(last, end) - max(first, start)) for first, last in {tuple(span) for span in spans})
    return bool(end - start - told <= BETWEEN)


def _as_piece(report: Report, asked: str, span: Span) -> Report:
    """The report as that of a piece: what else is asked is not in it."""
    others = (Span(0, span.start), Span(span.end, len(asked)))
    place = Span(len(report.one.wording.text), len(report.one.wording.text))
    unlike = tuple(Difference(other, place) for other in others if asked[other.start : other.end].strip(" .,;…"))
    comparison = Comparison("spliced", (span.end - span.start) / max(len(asked), 1), unlike)
    beside = replace(report.beside, manner="spliced", comparison=comparison, told=report.one.wording)
    return replace(report, beside=beside)


def _outvoted(report: Report, reports: Sequence[Report]) -> bool:
    """Whether the report alone has these words, and two others of the same utterance have them differently."""
    speaker = report.one.speaker
    speakers = {one.statement for one in reports if speaker is not None and one.one.speaker == speaker}
    same = [
        one
        for one in reports
        if one.statement == report.statement or (one.statement in speakers and _is_near(one, report))
    ]
    agreeing = [one for one in same if one.manner in SAID]
    return len(agreeing) == 1 and sum(map(_has_it_otherwise, same)) > 1


def _is_near(one: Report, other: Report) -> bool:
    """Whether a report is of the same utterance, though not put together with it: nearly the same words at about that
    time, or still nearer ones at any, unless it is a figure that differs: these change from month to month."""
    days = abs(one.one.day - other.one.day) if one.one.day and other.one.day else timedelta()
    told = one.beside.told.text
    figures = any(told[d.told.start : d.told.end][:1].isdigit() for d in one.beside.comparison.differences)
    share = one.beside.comparison.share
    return share >= MOST if days <= NEAR else share >= NEARLY_ALL and not figures


def _has_it_otherwise(report: Report) -> bool:
    """Whether the report has other words in the place of some that are asked, or none between the same words: not
    whether it only begins later or ends earlier."""
    unlike = report.beside.comparison.differences
    told = report.beside.told.text
    return report.manner == "altered" and any(_replaced(one, told) for one in unlike if one.asked.start < one.asked.end)


def _replaced(difference: Difference, told: str) -> bool:
    start, end = difference.told
    if start < end:
        return True
    around = told[max(0, start - 5) : start + 5]
    return 1 < start < len(told.rstrip("”\"’'.,;!?")) and "…" not in around and "..." not in around
