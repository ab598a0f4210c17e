"""Did she really say that? The words that somebody asks about, beside what is on record.

What is not on record may still have been said: no verdict says otherwise.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from onrecord.errors import RecordError
from onrecord.forms import MERGED, Form, Member
from onrecord.match.comparing import Difference
from onrecord.match.likeness import Rendering
from onrecord.match.pasted import Pasted, unframed
from onrecord.match.tiers import Tier
from onrecord.match.weight import Weight
from onrecord.match.wording import Wording
from onrecord.record.identity.people import called
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.session import Session
from onrecord.record.store.terms import plain
from onrecord.record.views.check.nearby_reports import Report, WordsToCheck, reports
from onrecord.record.views.check.searched import Searched, searched
from onrecord.record.views.check.verdict_rules import decided
from onrecord.record.views.check.verdicts import SAID, Verdict

LONGEST_CHECKED = 10_000
"""What is asked beyond that is dropped."""
EVIDENCE = 20
"""Reports that are shown."""


@dataclass(frozen=True, slots=True)
class Evidence(Form):
    """A quotation beside the words to check. `differences`: spans of the words asked about and of
    `told`."""

    MEMBERS = ("manner", "tier", "told", "differences", "by_speaker", "hit")

    hit: Annotated[Hit, MERGED]
    manner: Verdict
    told: Annotated[str, Member("The words that were compared.")]
    by_speaker: bool
    tier: Annotated[Tier | None, Member("How exact it is, if verbatim or shortened.")] = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked(Form):
    """The answer.

    `given`: what was to be checked, as it was given; `asked`: the words of it that are claimed,
    without the frame ("…," X said) if it has one. `speaker`: who is said to have said it,
    `speaker_from` the option or the claim's frame. `tier`: the tier of house style at which it is
    verbatim or shortened. `dropped`: the kinds of weighty words that were left out where it is
    shortened or made direct. `nearest`: if nothing is on record, leads to what is near; they are no
    verdict.
    """

    given: Annotated[str, Member("What was to be checked, as it was sent.")]
    asked: Annotated[str, Member("The words claimed, without “…,” X said around them.")]
    speaker: str | None
    speaker_from: Annotated[
        Literal["option", "claim"] | None,
        Member("Whether the speaker was sent, or is in what was sent."),
    ]
    verdict: Verdict
    tier: Annotated[
        Tier | None,
        Member("How exact it is, if verbatim or shortened: see docs/verdicts.md."),
    ]
    dropped: Annotated[tuple[Weight, ...], Member("Kinds of weighty words that were left out.")]
    searched: Searched
    evidence: tuple[Evidence, ...]
    nearest: Annotated[
        tuple[Evidence, ...], Member("Leads where nothing is on record; no verdict.")
    ] = ()

    @property
    def caveat(self) -> str:
        """That the words are on record only as somebody else passes them on: "only as told by Ruth
        Adeyemi"; empty where a report has them at first hand."""
        telling = [each.hit.quotation for each in self.evidence if each.manner == self.verdict]
        if not telling or not all(quotation.relayed_by for quotation in telling):
            return ""
        names = (relay.name for quotation in telling for relay in quotation.relayed_by)
        return f"only as told by {', '.join(dict.fromkeys(names))}"


@dataclass(frozen=True, slots=True)
class _Claim:
    """The words that somebody is claimed to have said, and who. `without`: articles that are left
    out."""

    words: str
    speaker: str | None
    speaker_from: Literal["option", "claim"] | None
    without: Collection[int] = ()


def check(
    session: Session, words: str, speaker: str | None = None, without: Collection[int] = ()
) -> Checked:
    """What the record says about the words, as said by a speaker or by anybody. The articles in
    `without` are left out.

    A frame around the words, as in “…,” X said, is removed; without quotation marks only if the
    whole is not on record as it stands, and the words in it have some verdict.

    Raises:
        RecordError: there is no word to look for.
    """
    whole = _Claim(words, speaker, "option" if speaker else None, without)
    pasted = unframed(words[:LONGEST_CHECKED])
    framed = _claim(pasted, speaker, without) if pasted else None
    if pasted and framed and pasted.sure:
        return _checked(session, words, framed)
    answer = _checked(session, words, whole)
    if framed is None or answer.verdict in SAID:
        return answer
    within = _checked(session, words, framed)
    return answer if within.verdict == "not on record" != answer.verdict else within


def _claim(pasted: Pasted, speaker: str | None, without: Collection[int]) -> _Claim | None:
    """The claim within a frame; None if there is no word in it."""
    if not Wording(plain(pasted.words)).words:
        return None
    if speaker or not pasted.speaker:
        return _Claim(pasted.words, speaker, "option" if speaker else None, without)
    return _Claim(pasted.words, pasted.speaker, "claim", without)


def _checked(session: Session, given: str, claim: _Claim) -> Checked:
    wording = Wording(plain(claim.words[:LONGEST_CHECKED]))
    if not wording.words:
        raise RecordError(
            f"got no word to look for in {given[:80]!a}: give the words that were said"
        )
    speaker = plain(claim.speaker[:LONGEST_CHECKED]) if claim.speaker else None
    persons = called(session, speaker) if speaker else set()
    words_to_check = WordsToCheck(
        Rendering(wording, None, None, True, False), speaker, frozenset(persons), claim.without
    )
    decision = decided(words_to_check, reports(session, words_to_check))
    has_words = decision.verdict in (*SAID, "made direct", "altered")
    best = decision.evidence[0].beside.comparison if has_words else None
    return Checked(
        given=given,
        asked=claim.words,
        speaker=claim.speaker,
        speaker_from=claim.speaker_from,
        verdict=decision.verdict,
        tier=best.tier if best else None,
        dropped=best.dropped if best else (),
        searched=searched(session),
        evidence=tuple(_evidence(session, decision.evidence)),
        nearest=tuple(_evidence(session, decision.leads)),
    )


def _evidence(session: Session, reports_found: Sequence[Report]) -> Iterator[Evidence]:
    shown = reports_found[:EVIDENCE]
    numbers = [report.number for report in shown]
    hit_of = {hit.number: hit for hit in hits(session, numbers)}
    for report in shown:
        beside = report.beside
        yield Evidence(
            hit_of[report.number],
            report.manner,
            beside.reported.text,
            bool(report.by_speaker),
            beside.comparison.tier,
            beside.comparison.differences,
        )
