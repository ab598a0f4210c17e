"""What came of a quotation in words and dates that people read: the same on the screen, in the page, in SARIF."""

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


def pieces(evidence: Evidence, asked: str) -> Iterator[Piece]:
    """The words of the draft with those of the report where the two differ, one after the other."""
    at, before = 0, " "
    for one in evidence.comparison.differences[:MOST_DIFFERENCES]:
        if one.asked.start < at:
            continue
        same, ours, theirs = asked[at : one.asked.start], one.asked.of(asked), one.told.of(evidence.told)
        before = (same or before)[-1]
        yield from _told("same", same if before.isspace() or ours else f"{same} ")
        yield from _told("draft", ours)
        yield from _told("same", " " if ours and theirs else "")
        yield from _told("report", theirs)
        at, before = one.asked.end, "."
        if theirs and not ours and asked[at : at + 1].isalnum():
            yield Piece("same", " ")
            before = " "
    yield from _told("same", asked[at:])


def _told(manner: Literal["same", "draft", "report"], words: str) -> Iterator[Piece]:
    if words:
        yield Piece(manner, words)


def differences(evidence: Evidence, asked: str) -> tuple[str, ...]:
    """Where the words differ, a sentence each."""
    found = []
    for one in evidence.comparison.differences[:MOST_DIFFERENCES]:
        ours, theirs = one.asked.of(asked).strip(AROUND), one.told.of(evidence.told).strip(AROUND)
        if ours and theirs:
            found.append(f"the draft has “{ours}”, the report “{theirs}”")
        elif ours or theirs:
            found.append(f"left out: “{theirs}”" if theirs else f"not in the report: “{ours}”")
    return tuple(found)


def verdict(one: Proofed) -> str:
    """The verdict, its meaning, and what was left out or how exact it is."""
    checked = one.checked
    more = f"; {left_out(checked.dropped)}" if checked.dropped else ""
    if one.verdict == "verbatim" and checked.tier and checked.tier != "exact":
        more += f", {ALLOWED[checked.tier]}"
    return f"{one.meaning}{more}"


def left_out(dropped: Sequence[str]) -> str:
    """What of weight was left out: a condition was left out; a negation and a condition were left out."""
    return f"a {' and a '.join(dropped)} {'was' if len(dropped) == 1 else 'were'} left out"


def said_by(one: Proofed) -> str:
    """Whom the draft says it of, and how well that is known from the draft."""
    quotation = one.claim.quotation
    speaker = quotation.speaker
    if not speaker or not speaker.name:
        return "the draft leaves open who said it"
    if speaker.state != "inferred":
        return speaker.name
    sure = "" if speaker.confidence is None else f", {percent(speaker.confidence)} sure"
    return f"{speaker.name} (inferred from the draft{sure})"


def source(evidence: Evidence) -> str:
    """Whom the report says it of: its own words, and who they stand for, with how likely that is if it is inferred."""
    hit, speaker = evidence.hit, evidence.hit.quotation.speaker
    written = hit.source.strip().rstrip(",") or NO_SOURCE
    if not speaker or not speaker.name:
        perhaps = [f"{one.name} {percent(one.confidence)}" for one in hit.quotation.candidates[:3]]
        return f"{written} (open who that is{': perhaps ' + ', '.join(perhaps) if perhaps else ''})"
    if speaker.state == "inferred":
        sure = "" if speaker.confidence is None else f" {percent(speaker.confidence)}"
        return f"{written} (inferred{sure}: {speaker.name})"
    return written if speaker.name in written else f"{written} ({speaker.name})"


def place(evidence: Evidence) -> str:
    """Who reports it: the outlet, the date and the title."""
    document = evidence.hit.document
    given = (document.outlet, day_for_people(document.published), document.title or document.id)
    return " · ".join(part for part in given if part)


def searched(told: Searched | None) -> str:
    """What was searched: so many articles, of so many outlets, from when to when."""
    if told is None:
        return ""
    words = f"{told.articles:,} article{'' if told.articles == 1 else 's'}"
    if told.outlets:
        words += f" of {told.outlets:,} outlet{'' if told.outlets == 1 else 's'}"
    if told.first and told.last:
        since, until = day_for_people(told.first), day_for_people(told.last)
        words += f", {since}" if since == until else f", {since} to {until}"
    return words


def summary(proof: Proof) -> str:
    """How many quotations there are in quotation marks, and how many have each verdict."""
    count = len(proof.direct)
    told = ", ".join(f"{number} {name}" for name, number in proof.counts.items())
    return f"{count} quotation{'' if count == 1 else 's'} checked{': ' if told else ''}{told}"
