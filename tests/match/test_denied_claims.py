"""What a denial denies."""

import pytest

from onrecord.match.claims import is_denied
from onrecord.match.wording import Wording

DENIED = {
    "done by somebody": (
        "The hospital refused to take in sick children",
        "that sick children were turned away",
        True,
    ),
    "sent away for another reason": (
        "The hospital refused to take in sick children",
        "that sick children were sent away",
        False,
    ),
    "either of two": (
        "I put my wish to leave on paper",
        "that he had asked to leave or put a wish on paper",
        True,
    ),
    "turned round": (
        "Sick children sent the hospital away",
        "that sick children were sent away by night",
        False,
    ),
    "the contrary": (
        "The hospital took in sick children",
        "that sick children were sent away",
        False,
    ),
    "only planned": ("She planned to sell the old mill", "that she sold the old mill", False),
    "more is denied": ("She sold the mill", "that she sold the mill to a friend", False),
    "another figure": ("She sold 3 old mills", "that she sold 4 old mills", False),
    "one of two": (
        "She sold the old mill",
        "that she sold the old mill and burned the papers",
        False,
    ),
    "to a museum": (
        "We sold the gold altar abroad to a museum",
        "that the gold altar had been sold",
        True,
    ),
    "to museums": (
        "We sold the gold altar abroad to museums",
        "that the gold altar had been sold",
        True,
    ),
    "to a museum, before what": (
        "We sold abroad to a museum the gold altar",
        "that the gold altar had been sold",
        True,
    ),
    "to a place, at first": (
        "On the road to Marl we sold the gold altar",
        "that the gold altar had been sold",
        True,
    ),
    "that summer": (
        "We sold the gold altar abroad that summer",
        "that the gold altar had been sold",
        True,
    ),
    "that year, at first": (
        "In Tessel that year we sold the gold altar",
        "that the gold altar had been sold",
        True,
    ),
    "that altar": ("He sold us that gold altar abroad", "that the gold altar had been sold", True),
    "asked in both": (
        "The museum was asked by us to sell the gold altar",
        "that the museum had been asked to sell the gold altar",
        True,
    ),
    "hoped to see": (
        "We hoped to see the gold altar sold",
        "that the gold altar had been sold",
        False,
    ),
    "likely": ("We were likely to sell the gold altar", "that the gold altar had been sold", False),
    "close to": (
        "We came close to selling the gold altar",
        "that the gold altar had been sold",
        False,
    ),
    "to have it done": (
        "There was a plan to have the gold altar sold",
        "that the gold altar had been sold",
        False,
    ),
    "asked somebody": (
        "We asked the museum to sell the gold altar",
        "that the gold altar had been sold",
        False,
    ),
    "asked us": (
        "They asked us to sell the gold altar",
        "that the gold altar had been sold",
        False,
    ),
    "told us": (
        "They told us that the gold altar was sold",
        "that the gold altar had been sold",
        False,
    ),
    "seemed to them": (
        "It seemed to them that the gold altar was sold",
        "that the gold altar had been sold",
        False,
    ),
    "whether": (
        "She asked Ann whether the gold altar was sold",
        "that the gold altar had been sold",
        False,
    ),
    "a rumour": (
        "They heard a rumour that the gold altar was sold",
        "that the gold altar had been sold",
        False,
    ),
    "by another": ("He sold the gold altar abroad", "that she had sold the gold altar", False),
    "by you": ("You sold your gold altar to us abroad", "that he had sold the gold altar", False),
}


@pytest.mark.parametrize(("asked", "denied", "expected"), DENIED.values(), ids=DENIED)
def test_who_denies_it_denies_what_says_that_and_more(
    asked: str, denied: str, expected: bool
) -> None:
    assert is_denied(Wording(asked), Wording(denied)) == expected
