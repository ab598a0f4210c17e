"""What a report is evidence of: a claim, its contrary, or nothing."""

import pytest

from onrecord.match.claims import Bearing, bearing
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
    "moved to the front": (
        "After the harvest we build the dam",
        "We will build the dam after the harvest",
        "same",
    ),
    "synonym": (
        "The firm will construct a new school",
        "The company will build a new school",
        "same",
    ),
    "denied": (
        "I promised a tram to the north side",
        "I never promised the tram to the north side",
        "opposite",
    ),
    "swapped": (
        "The old mayor sued the bridge company",
        "The bridge company sued the old mayor",
        None,
    ),
    "swapped pronouns": (
        "They attacked us at the old gate",
        "We attacked them at the old gate",
        None,
    ),
    "another predicate": (
        "The company will sell the old mill",
        "The company will buy the old mill",
        None,
    ),
    "another figure": ("The company sold 12 old mills", "The company sold 21 old mills", None),
    "another day": (
        "The company sold the mill on Monday",
        "The company sold the mill on Friday",
        None,
    ),
    "a condition more": (
        "The company sells the old mill",
        "If it must the company sells the old mill",
        None,
    ),
    "a hedge less": (
        "The company sells the old mill",
        "Perhaps the company sells the old mill",
        None,
    ),
    "past for future": (
        "The company sold the old mill",
        "The company will sell the old mill",
        None,
    ),
    "one word in common": (
        "My grandmother opened the bakery",
        "We have not opened since my grandmother died",
        None,
    ),
    "near in meaning": (
        "The minister often visits the harbour",
        "The minister rarely visits the harbour",
        None,
    ),
    "a verb of two words": (
        "The council gives up the old mill",
        "The council parts with the old mill",
        "same",
    ),
    "a contrary": (
        "Every school in the valley stays open",
        "No school in the valley will close",
        "same",
    ),
    "a contrary of not all": (
        "Every school in the valley stays open",
        "Not all schools in the valley will close",
        None,
    ),
    "none for not one": (
        "Not one bus leaves the depot at night",
        "No bus leaves the depot at night",
        "same",
    ),
    "no of something else": (
        "The valley schools will not close",
        "The valley schools will close with no delay",
        None,
    ),
    "all, and no of something else": (
        "All the valley schools stay open",
        "The valley schools close with no ado",
        None,
    ),
    "whose it is": (
        "The valley's schools need new roofs",
        "The schools of the valley need new roofs",
        "same",
    ),
    "unless for if not": (
        "If there is no offer the crews strike",
        "The crews strike unless there is an offer",
        None,
    ),
    "unless, parted": (
        "If there is no offer, the crews strike",
        "The crews strike unless there is an offer",
        "same",
    ),
    "the other condition": (
        "If there is an offer, the crews strike",
        "The crews strike unless there is an offer",
        None,
    ),
    "a not of another clause": (
        "If there is an offer, the crews will not strike",
        "If there is no offer, the crews will strike",
        None,
    ),
    "cause and effect": (
        "The mill closed because the river fell",
        "The river fell because the mill closed",
        None,
    ),
    "same cause": (
        "Because the river fell, the old mill shut",
        "The old mill closed because the river fell",
        "same",
    ),
    "owed for owes": (
        "The company was owed 212,000 crowns",
        "The company owed 212,000 crowns",
        None,
    ),
    "by nobody told": (
        "We cut the wages of the drivers",
        "The wages of the drivers were cut",
        None,
    ),
    "closed by itself": ("The old mill was closed in May", "The old mill closed in May", "same"),
    "by for to": ("They cut the old tax by four cents", "They cut the old tax to four cents", None),
    "a denial for a not": (
        "There was no theft of 40 crowns by the clerk",
        "The theft of 40 crowns by the clerk was denied",
        None,
    ),
    "a figure after by": (
        "The old rate rises by three percent",
        "The old rate is rising by three percent",
        "same",
    ),
}


PERSONS: dict[str, tuple[str, str, Bearing | None]] = {  # one has more pronouns than the other
    "who did it": ("I closed the old mill in May", "The company closed the old mill in May", None),
    "you for he": (
        "You sold the old gold altar to Marl and lost your post",
        "that he had sold the old gold altar to Marl and lost the post",
        None,
    ),
    "you twice for he once": (
        "You sold the old altar to Marl and you lost the post",
        "that he sold the old altar to Marl and lost the post",
        None,
    ),
    "we twice for they once": (
        "We sold the old altar to Marl and we lost the post",
        "that they sold the old altar to Marl and lost the post",
        "same",
    ),
    "I and mine for she": (
        "I sold the old altar to Marl and lost my post",
        "that she sold the old altar to Marl and lost the post",
        "same",
    ),
    "whom": ("They pay me 40 crowns for old bread", "They pay 40 crowns for old bread", None),
}


@pytest.mark.parametrize(("asked", "told", "expected"), BEARING.values(), ids=BEARING)
def test_a_claim_is_borne_out_by_the_same_predicate_and_arguments(
    asked: str, told: str, expected: Bearing | None
) -> None:
    assert bearing(Wording(asked), Wording(told)) == expected


@pytest.mark.parametrize(("asked", "told", "expected"), PERSONS.values(), ids=PERSONS)
def test_pronouns_are_compared_where_one_has_more(
    asked: str, told: str, expected: Bearing | None
) -> None:
    assert bearing(Wording(asked), Wording(told)) == expected


def test_this_year_is_that_of_the_report() -> None:
    asked = Wording("Every school stays open in 2026")
    told = Wording("No school will close this year")
    assert bearing(asked, told, year="2026") == "same"
    assert bearing(asked, told, year="2025") is None
    assert bearing(asked, told) is None
