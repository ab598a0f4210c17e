"""Attribution in words: the source as the article has it, whom it stands for, and how certain that
is.

A named speaker needs no more words; for an inferred one the likelihood and the other candidates are
given; for an open one only the candidates.
"""

from collections.abc import Sequence

from onrecord.types import Candidate, Quotation

NO_SOURCE = "no source given"
OPEN = "speaker open"
LEAST = 0.05
"""Candidates who are less likely are not listed for people, unless nobody is likelier."""


def percent(likelihood: float) -> str:
    """A likelihood for people: 72 %. What is not certain is never 100 %."""
    return f"{100 if likelihood >= 1 else min(99, round(likelihood * 100))} %"


def attributed(source: str, quotation: Quotation) -> str:
    """The source and, where the speaker is not named beside the words, who that is:

    Lopez; he → Jon Bask (inferred, 72 %); he (perhaps Jon Bask 45 %, Hal Ostrom 30 %); Lopez, as
    told by Hal Ostrom.
    """
    written, state = source or NO_SOURCE, state_in_words(quotation)
    if quotation.speaker_state == "inferred":
        written += f" → {quotation.speaker_name}"
    written = f"{written} ({state})" if state and (source or quotation.candidates) else written
    told_by = ", ".join(relay.name for relay in quotation.relayed_by)
    return f"{written}, as told by {told_by}" if told_by else written


def state_in_words(quotation: Quotation) -> str:
    """How well the speaker is known; empty if named."""
    speaker = quotation.speaker
    if speaker is None or speaker.state == "open":
        return f"perhaps {listed(speaker.candidates)}" if speaker and speaker.candidates else OPEN
    if speaker.state == "named":
        return ""
    return "inferred" if speaker.confidence is None else f"inferred, {percent(speaker.confidence)}"


def others(quotation: Quotation) -> tuple[Candidate, ...]:
    """The other candidates for an inferred speaker, the likeliest first, without unlikely ones."""
    if quotation.speaker_state != "inferred":
        return ()
    likely = (candidate for candidate in quotation.candidates if candidate.confidence >= LEAST)
    return tuple(candidate for candidate in likely if candidate.name != quotation.speaker_name)


def listed(candidates: Sequence[Candidate]) -> str:
    """Candidates with their likelihoods, the likeliest first: Jon Bask 45 %, Hal Ostrom 30 %."""
    first, *further = candidates
    shown = (first, *(candidate for candidate in further if candidate.confidence >= LEAST))
    return ", ".join(f"{candidate.name} {percent(candidate.confidence)}" for candidate in shown)


def note(quotation: Quotation) -> str | None:
    """The speaker in one line without the source, for formats with a place for it; None if nothing
    is known."""
    if quotation.speaker_state == "open":
        return f"open: perhaps {listed(quotation.candidates)}" if quotation.candidates else None
    state = state_in_words(quotation)
    state += f"; or {listed(others(quotation))}" if others(quotation) else ""
    return f"{quotation.speaker_name} ({state})" if state else quotation.speaker_name
