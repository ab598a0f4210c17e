import pytest

from onrecord.match.claims import Bearing, bearing
from onrecord.match.reporting import made_direct
from onrecord.match.wording import Wording

BEARING: dict[str, tuple[str, str, Bearing | None]] = {  # a claim, a report, what it is evidence of
    "passive": (
        "The crossing was blown up by Tirrovan forces",
        "that Tirrovan forces had blown up the crossing",
        "same",
    ),
    "passive of mine": (
        "Stock was unloaded by me before the warning",
        "that she had unloaded stock before the warning",
        "same",
    ),
    "moved to the front": ("After the harvest we build the dam", "We will build the dam after the harvest", "same"),
    "synonym": ("The firm will construct a new school", "The company will build a new school", "same"),
    "denied": ("I promised a tram to the north side", "I never promised the tram to the north side", "opposite"),
    "swapped": ("The old mayor sued the bridge company", "The bridge company sued the old mayor", None),
    "swapped pronouns": ("They attacked us at the old gate", "We attacked them at the old gate", None),
    "another predicate": ("The company will sell the old mill", "The company will buy the old mill", None),
    "another figure": ("The company sold 12 old mills", "The company sold 21 old mills", None),
    "another day": ("The company sold the mill on Monday", "The company sold the mill on Friday", None),
    "a condition more": ("The company sells the old mill", "If it must the company sells the old mill", None),
    "a hedge less": ("The company sells the old mill", "Perhaps the company sells the old mill", None),
    "past for future": ("The company sold the old mill", "The company will sell the old mill", None),
    "one word in common": ("My grandmother opened the bakery", "We have not opened since my grandmother died", None),
    "near in meaning": ("The minister often visits the harbour", "The minister rarely visits the harbour", None),
}
MADE_DIRECT = {
    "as it stands": ("Repairs begin after the harvest", "that repairs begin after the harvest", True),
    "first person": ("I will not close the bridge", "that she would not close the bridge", True),
    "pluperfect": ("I took money from the company", "that she had taken money from the company", True),
    "without the not": ("I will close the bridge", "that she would not close the bridge", False),
    "within a denial": ("the bridge will close in May", "that he did not believe the bridge would close in May", False),
    "of another person": ("They attacked the old town", "that he attacked the old town", False),
    "another figure": ("I paid 12 crowns for it", "that she paid 21 crowns for it", False),
}


@pytest.mark.parametrize(("asked", "told", "expected"), BEARING.values(), ids=BEARING)
def test_a_claim_is_borne_out_by_the_same_predicate_and_arguments(
    asked: str, told: str, expected: Bearing | None
) -> None:
    assert bearing(Wording(asked), Wording(told)) == expected


@pytest.mark.parametrize(("asked", "told", "expected"), MADE_DIRECT.values(), ids=MADE_DIRECT)
def test_indirect_speech_is_known_turned_direct(asked: str, told: str, expected: bool) -> None:
    assert (made_direct(Wording(asked), Wording(told)) is not None) == expected


def test_what_was_left_out_of_a_report_is_told() -> None:
    assert made_direct(Wording("I will lend the altar"), Wording("that she would lend the altar if asked")) == (
        "condition",
    )
