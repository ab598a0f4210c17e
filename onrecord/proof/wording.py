"""The results of a check in words and dates that people read: the same on the screen, on the page
and in SARIF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.export.attribution import NO_SOURCE, percent
from onrecord.export.citation import day_for_people
from onrecord.match.tiers import ALLOWED
from onrecord.proof.proofing import Proof, Proofed
from onrecord.record import Evidence, Searched
from onrecord.text.marks import ANY

MOST_DIFFERENCES = 20
AROUND = f" {ANY}.,;"
"""What is no difference by itself: quotation marks, and what stands beside them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quotation: the same as in the report, only in the draft, or only in the report."""

    manner: Literal["same", "draft", "report"]
    words: str


def pieces(evidence: Evidence, claimed: str) -> Iterator[Piece]:
    """The words of the draft with those of the report where the two differ, one after the other."""
    offset, before = 0, " "
    for difference in evidence.differences[:MOST_DIFFERENCES]:
        if difference.asked.start < offset:
            continue
        same = claimed[offset : difference.asked.start]
        ours = difference.asked.of(claimed)
        theirs = difference.told.of(evidence.told)
        before = (same or before)[-1]
        yield from _piece("same", same if before.isspace() or ours else f"{same} ")
        yield from _piece("draft", ours)
        yield from _piece("same", " " if ours and theirs else "")
        yield from _piece("report", theirs)
        offset, before = difference.asked.end, "."
        if theirs and not ours and claimed[offset : offset + 1].isalnum():
            yield Piece("same", " ")
            before = " "
    yield from _piece("same", claimed[offset:])


def _piece(manner: Literal["same", "draft", "report"], words: str) -> Iterator[Piece]:
    if words:
        yield Piece(manner, words)


def differences(evidence: Evidence, claimed: str) -> tuple[str, ...]:
    """Where the words differ, a sentence each."""
    sentences = []
    for difference in evidence.differences[:MOST_DIFFERENCES]:
        ours = difference.asked.of(claimed).strip(AROUND)
        theirs = difference.told.of(evidence.told).strip(AROUND)
        if ours and theirs:
            sentences.append(f"the draft has “{ours}”, the report “{theirs}”")
        elif ours or theirs:
            sentences.append(f"left out: “{theirs}”" if theirs else f"not in the report: “{ours}”")
    return tuple(sentences)


def verdict(proofed: Proofed) -> str:
    """The verdict, its meaning, what was left out or how exact it is, and who passes it on."""
    checked = proofed.checked
    more = f"; {left_out(checked.dropped)}" if checked.dropped else ""
    if proofed.verdict == "verbatim" and checked.tier and checked.tier != "exact":
        more += f", {ALLOWED[checked.tier]}"
    more += f"; {checked.caveat}" if checked.caveat else ""
    return f"{proofed.meaning}{more}"


def left_out(dropped: Sequence[str]) -> str:
    """The weighty words that were left out: a condition was left out; a negation and a condition
    were left out."""
    return f"a {' and a '.join(dropped)} {'was' if len(dropped) == 1 else 'were'} left out"


def said_by(proofed: Proofed) -> str:
    """The speaker in the draft, and how certain that is."""
    quotation = proofed.claim.quotation
    speaker = quotation.speaker
    if not speaker or not speaker.name:
        return "the draft leaves open who said it"
    if speaker.state != "inferred":
        return speaker.name
    likelihood = "" if speaker.confidence is None else f", {percent(speaker.confidence)} sure"
    return f"{speaker.name} (inferred from the draft{likelihood})"


def source(evidence: Evidence) -> str:
    """The speaker in the report: the source as written, and who that is, with the likelihood if it
    is inferred."""
    hit, speaker = evidence.hit, evidence.hit.quotation.speaker
    written = hit.source.strip().rstrip(",") or NO_SOURCE
    if not speaker or not speaker.name:
        perhaps = [
            f"{candidate.name} {percent(candidate.confidence)}"
            for candidate in hit.quotation.candidates[:3]
        ]
        return f"{written} (open who that is{': perhaps ' + ', '.join(perhaps) if perhaps else ''})"
    if speaker.state == "inferred":
        likelihood = "" if speaker.confidence is None else f" {percent(speaker.confidence)}"
        return f"{written} (inferred{likelihood}: {speaker.name})"
    return written if speaker.name in written else f"{written} ({speaker.name})"


def published_in(evidence: Evidence) -> str:
    """Where the report was published: the outlet, the date and the title."""
    document = evidence.hit.document
    parts = (document.outlet, day_for_people(document.published), document.title or document.id)
    return " · ".join(part for part in parts if part)


def searched(scope: Searched | None) -> str:
    """What was searched: how many articles, of how many outlets, from when to when."""
    if scope is None:
        return ""
    words = f"{scope.articles:,} article{'' if scope.articles == 1 else 's'}"
    if scope.outlets:
        words += f" of {scope.outlets:,} outlet{'' if scope.outlets == 1 else 's'}"
    if scope.first and scope.last:
        since, until = day_for_people(scope.first), day_for_people(scope.last)
        words += f", {since}" if since == until else f", {since} to {until}"
    return words


def summary(proof: Proof) -> str:
    """How many quotations were checked, and how many have each verdict."""
    count = len(proof.direct)
    verdicts = ", ".join(f"{number} {name}" for name, number in proof.counts.items())
    return (
        f"{count} quotation{'' if count == 1 else 's'} checked{': ' if verdicts else ''}{verdicts}"
    )
