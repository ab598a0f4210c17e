"""The verdict on some words, from the reports that are close to them.

A report with the very words comes before everything else; then what the speaker denies, what was
joined or turned into direct speech, what differs by some words, and what says the same in other
words. What stays open about a speaker never counts against them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Self

from onrecord.match.comparing import Comparison, Difference, compare
from onrecord.match.splicing import pieces
from onrecord.match.wording import Wording
from onrecord.record.views.check.nearby_reports import Report, WordsToCheck
from onrecord.record.views.check.verdicts import SAID, Verdict
from onrecord.types import Span

NEAR, MOST, NEARLY_ALL = timedelta(days=7), 0.8, 0.9
"""How near two reports of one utterance are, and how much of what is asked another has, to count
against the first; or how much if they are not near."""
REPORTED: tuple[Verdict, ...] = (*SAID, "made direct")
"""The manners of a report that has the words, in quotation marks or not."""
FURTHEST, BETWEEN = 250, 12
"""Characters between two quotations of one turn at most, and those that are neither cue nor
source."""
LEADS, LEAST_ALIKE = 5, 0.45
"""Reports that are shown where nothing is on record, and how much of the sense of the words they
have at least."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The verdict, the reports that support it, and leads where nothing does."""

    verdict: Verdict
    evidence: Sequence[Report]
    leads: Sequence[Report] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """The reports near some words, as the rules look at them: `mine` by the speaker who is asked
    about, or all if nobody is; `unattributed` by nobody known; `theirs` by others. Each in the
    order of how close they are.
    """

    claim: WordsToCheck
    reports: Sequence[Report]
    mine: Sequence[Report]
    unattributed: Sequence[Report] = ()
    theirs: Sequence[Report] = ()

    @classmethod
    def of(cls, claim: WordsToCheck, reports: Sequence[Report]) -> Self:
        """The reports by whose they are. An open one in a statement that the speaker's own reports
        are in is the speaker's."""
        if not claim.speaker:
            return cls(claim, reports, reports)
        statements = {
            report.statement for report in reports if report.by_speaker and not report.beside.denial
        }
        is_open = [report for report in reports if report.by_speaker is None]
        mine = [
            report
            for report in reports
            if report.by_speaker or (report.by_speaker is None and report.statement in statements)
        ]
        unattributed = [report for report in is_open if report.statement not in statements]
        theirs = [report for report in reports if report.by_speaker is False]
        return cls(claim, reports, mine, unattributed, theirs)

    def by_the_speaker(self) -> list[Report]:
        """What the speaker said, by these reports, that is anything like the words."""
        return [
            report
            for report in self.mine
            if report.asserted and not report.beside.denial and report.manner != "not on record"
        ]


def reported_as_not_said(groups: Groups) -> Decided | None:
    """An article says of these very words that they were not said."""
    for group in (groups.mine, groups.unattributed):
        if unsaid := [
            report for report in group if not report.asserted and report.manner in REPORTED
        ]:
            return Decided("reported as not said", [*unsaid, *_with(groups.mine, REPORTED)])
    return None


def said_by_the_speaker(groups: Groups) -> Decided | None:
    """The speaker said these very words, unless better reports have them otherwise."""
    said, mine = _with(groups.mine, SAID), groups.by_the_speaker()
    if said and _outvoted(said[0], groups.reports):
        return Decided("altered", sorted(mine, key=lambda report: not _has_it_otherwise(report)))
    return Decided(said[0].manner, mine) if said else None


def said_by_nobody_known(groups: Groups) -> Decided | None:
    """These very words are on record, and whose they are is open."""
    others = {report.statement for report in _of_others(groups)}
    opened = [
        report for report in _with(groups.unattributed, SAID) if report.statement not in others
    ]
    return Decided("speaker open", opened) if opened else None


def denied_by_the_speaker(groups: Groups) -> Decided | None:
    """The speaker denies these very words."""
    denials = [report for report in groups.mine if report.beside.denial and report.asserted]
    return Decided("denied", denials) if denials else None


def said_by_others(groups: Groups) -> Decided | None:
    """Somebody else said these very words."""
    others = _of_others(groups)
    if others and not _with(groups.mine, ("made direct",)):
        return Decided("other speaker", others)
    return None


def made_direct(groups: Groups) -> Decided | None:
    """An article has the words without quotation marks: as its own report of what was said."""
    if _with(groups.mine, ("made direct",)):
        return Decided("made direct", groups.by_the_speaker())
    if opened := _with(groups.unattributed, ("made direct",)):
        return Decided("speaker open", opened)
    others = _with(groups.theirs, ("made direct",))
    return Decided("other speaker", others) if others else None


def turned_to_its_opposite(groups: Groups) -> Decided | None:
    """The words lack a negation that the speaker used, or have one more."""
    turned = [
        report
        for report in _with(groups.mine, ("altered",))
        if "negation" in report.beside.comparison.dropped
    ]
    return Decided("altered", turned) if turned else None


def joined_from_several(groups: Groups) -> Decided | None:
    """The words are put together from several quotations."""
    joined = _spliced(groups.claim, [report for report in groups.reports if report.asserted])
    return _of_one_turn(groups.claim, joined) or Decided("spliced", joined) if joined else None


def said_in_other_words(groups: Groups) -> Decided | None:
    """Something much like the words was said; of nobody known no paraphrase is believed."""
    for group in (groups.mine, groups.unattributed):
        near = [
            report
            for report in group
            if report.asserted and report.manner in ("altered", "spliced", "paraphrase")
        ]
        if near and not (group is groups.unattributed and near[0].manner == "paraphrase"):
            return Decided(near[0].manner, near)
    return None


Rule = Callable[[Groups], Decided | None]

RULES: tuple[Rule, ...] = (
    reported_as_not_said,
    said_by_the_speaker,
    said_by_nobody_known,
    denied_by_the_speaker,
    said_by_others,
    made_direct,
    turned_to_its_opposite,
    joined_from_several,
    said_in_other_words,
)
"""The rules in their order: the first that applies decides."""


def decided(claim: WordsToCheck, reports: Sequence[Report]) -> Decided:
    """The verdict on the words."""
    groups = Groups.of(claim, reports)
    decisions = (rule(groups) for rule in RULES)
    return next(filter(None, decisions), None) or _not_on_record(reports)


def _not_on_record(reports: Sequence[Report]) -> Decided:
    """Nothing bears the words out; the reports nearest in meaning are leads."""
    near = [
        report
        for report in reports
        if report.asserted
        and (report.manner != "not on record" or report.beside.alike >= LEAST_ALIKE)
    ]
    leads = sorted(near, key=lambda report: -report.beside.alike)[:LEADS]
    return Decided("not on record", (), leads)


def _of_others(groups: Groups) -> list[Report]:
    """The reports of others with these very words, but for those of what the speaker said, too."""
    ours = _with(groups.mine, ("made direct", "altered"))
    return [
        report
        for report in _with(groups.theirs, SAID)
        if not (ours and report.statement == ours[0].statement)
    ]


def _with(reports: Sequence[Report], manners: Sequence[Verdict]) -> list[Report]:
    return [
        report
        for report in reports
        if report.asserted and not report.beside.denial and report.manner in manners
    ]


def _spliced(claim: WordsToCheck, reports: Sequence[Report]) -> list[Report]:
    """The reports that the words were joined from, of at least two statements; none if they were
    not."""
    ordered = sorted(reports, key=lambda report: report.by_speaker is False)
    pieces_found = pieces(claim.rendering.wording, [report.rendering.wording for report in ordered])
    parts = [(ordered[piece.told], piece.asked) for piece in pieces_found]
    if len({report.statement for report, _ in parts}) < 2 or all(
        report.by_speaker is False for report, _ in parts
    ):
        return []
    return [_as_piece(report, claim.rendering.wording.text, span) for report, span in parts]


def _of_one_turn(claim: WordsToCheck, joined: Sequence[Report]) -> Decided | None:
    """The verdict on words joined from quotations between which the article has nothing but who
    said them; None if something else stands there."""
    if not all(_goes_on(report, following) for report, following in pairwise(joined)):
        return None
    whole = compare(
        claim.rendering.wording,
        Wording(" ".join(report.rendering.wording.text for report in joined)),
    )
    if whole.manner not in ("verbatim", "shortened"):
        return None
    spliced = [
        replace(report, beside=replace(report.beside, manner=whole.manner, comparison=whole))
        for report in joined
    ]
    is_theirs = not claim.speaker or any(report.by_speaker for report in joined)
    return Decided(whole.manner if is_theirs else "speaker open", spliced)


def _goes_on(report: Report, following: Report) -> bool:
    """Whether two quotations of one speaker follow each other in one article, with only cues and
    sources between."""
    start, end = report.row["content"][-1][1], following.row["content"][0][0]
    if (
        report.row["document_id"] != following.row["document_id"]
        or not 0 <= end - start <= FURTHEST
    ):
        return False
    same = (
        report.rendering.speaker is not None
        and report.rendering.speaker == following.rendering.speaker
    )
    if not (same or report.row["source"] == following.row["source"] or not following.row["source"]):
        return False
    rows = (report.row, following.row)
    spans = {tuple(span) for row in rows for name in ("cue", "source") for span in row[name]}
    covered = sum(max(0, min(last, end) - max(first, start)) for first, last in spans)
    return bool(end - start - covered <= BETWEEN)


def _as_piece(report: Report, claimed: str, span: Span) -> Report:
    """The report as the source of one piece: the other words of the claim are not in it."""
    others = (Span(0, span.start), Span(span.end, len(claimed)))
    end = Span(len(report.rendering.wording.text), len(report.rendering.wording.text))
    unlike = tuple(
        Difference(span_around, end)
        for span_around in others
        if claimed[span_around.start : span_around.end].strip(" .,;…")
    )
    comparison = Comparison("spliced", (span.end - span.start) / max(len(claimed), 1), unlike)
    beside = replace(
        report.beside, manner="spliced", comparison=comparison, reported=report.rendering.wording
    )
    return replace(report, beside=beside)


def _outvoted(report: Report, reports: Sequence[Report]) -> bool:
    """Whether only this report has the words, while two others of the same utterance have them
    differently."""
    speaker = report.rendering.speaker
    speakers = {
        other_report.statement
        for other_report in reports
        if speaker is not None and other_report.rendering.speaker == speaker
    }
    same = [
        other_report
        for other_report in reports
        if other_report.statement == report.statement
        or (other_report.statement in speakers and _is_near(other_report, report))
    ]
    agreeing = [other_report for other_report in same if other_report.manner in SAID]
    return len(agreeing) == 1 and sum(map(_has_it_otherwise, same)) > 1


def _is_near(report: Report, reference: Report) -> bool:
    """Whether a report is of the same utterance as another, though the two were not joined: nearly
    the same words at about that time, or still closer words at any time. A different figure does
    not count as close: figures change from month to month."""
    days = (
        abs(report.rendering.day - reference.rendering.day)
        if report.rendering.day and reference.rendering.day
        else timedelta()
    )
    wording = report.beside.reported.text
    figures = any(
        wording[d.told.start : d.told.end][:1].isdigit()
        for d in report.beside.comparison.differences
    )
    share = report.beside.comparison.share
    return share >= MOST if days <= NEAR else share >= NEARLY_ALL and not figures


def _has_it_otherwise(report: Report) -> bool:
    """Whether the report has other words in place of some of the claim, or none between the same
    words; it does not count if it only begins later or ends earlier."""
    unlike = report.beside.comparison.differences
    wording = report.beside.reported.text
    return report.manner == "altered" and any(
        _replaced(difference, wording)
        for difference in unlike
        if difference.asked.start < difference.asked.end
    )


def _replaced(difference: Difference, wording: str) -> bool:
    start, end = difference.told
    if start < end:
        return True
    around = wording[max(0, start - 5) : start + 5]
    return (
        1 < start < len(wording.rstrip("”\"’'.,;!?")) and "…" not in around and "..." not in around
    )
