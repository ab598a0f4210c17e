"""Whether the bounds, the tenses and the persons of two clauses agree."""

from collections.abc import Sequence

from onrecord.language.english.clauses import FIRST, THIRD
from onrecord.match.predicates import Claim

_CASES = FIRST | THIRD


def bounds_agree(claim: Claim, report: Claim) -> bool:
    """Whether no figure is an amount of change (by) on one side and an end point (to) on the
    other."""
    ours, theirs = dict(claim.bounds), dict(report.bounds)
    return all(ours[figure] == theirs[figure] for figure in ours.keys() & theirs.keys())


def tenses_agree(claim: Claim, report: Claim) -> bool:
    """Whether both have the same modal verbs; the future may be reported in the present, but not in
    the past."""
    if claim.modals == report.modals:
        return True
    without = report if "will" in claim.modals else claim
    return claim.modals ^ report.modals == {"will"} and not without.past


def persons_agree(claim: Sequence[str], report: Sequence[str]) -> bool:
    """Whether the pronouns stand for the same people: "I" may be reported as "she", but "they"
    never as "I". If one side has more, every pronoun of the claim must be in the report; only
    possessives may be left out."""
    if len(claim) == len(report):
        return all(map(same_person, claim, report))
    has_possessive = any(_CASES[pronoun] == "p" for pronoun in report)
    required = [pronoun for pronoun in claim if has_possessive or _CASES[pronoun] != "p"]
    return all(_is_reported(pronoun, report) for pronoun in required)


def _is_reported(pronoun: str, report: Sequence[str]) -> bool:
    return any(same_person(pronoun, reported) for reported in report)


def persons_are_implied(claim: Sequence[str], denied: Sequence[str]) -> bool:
    """Whether every pronoun of a denial is in the claim, which may say more, such as who did it."""
    if len(claim) == len(denied):
        return all(map(same_person, claim, denied))
    has_possessive = any(_CASES[pronoun] == "p" for pronoun in claim)
    required = [pronoun for pronoun in denied if has_possessive or _CASES[pronoun] != "p"]
    return all(_is_claimed(pronoun, claim) for pronoun in required)


def _is_claimed(pronoun: str, claim: Sequence[str]) -> bool:
    return any(same_person(claimed, pronoun) for claimed in claim)


def same_person(claimed: str, reported: str) -> bool:
    """Whether a pronoun of a claim may become another in a report, in direct or in indirect
    speech."""
    pronouns = {claimed, reported}
    if (
        claimed == reported
        or pronouns <= {"i", "we"}
        or pronouns <= {"me", "us"}
        or pronouns <= {"my", "our"}
    ):
        return True
    case, reported_case = FIRST.get(claimed), THIRD.get(reported)
    return case is not None and (case == reported_case or reported == "her")
