"""Indirect speech that was turned into direct speech."""

import pytest

from onrecord.match.reporting import made_direct
from onrecord.match.wording import Wording

MADE_DIRECT = {
    "as it stands": (
        "Repairs begin after the harvest",
        "that repairs begin after the harvest",
        True,
    ),
    "first person": ("I will not close the bridge", "that she would not close the bridge", True),
    "pluperfect": (
        "I took money from the company",
        "that she had taken money from the company",
        True,
    ),
    "without the not": ("I will close the bridge", "that she would not close the bridge", False),
    "our country": (
        "We will talk if nobody stops us",
        "that her country would talk if nobody stopped it",
        True,
    ),
    "my country": (
        "I will talk if nobody stops me",
        "that her country would talk if nobody stopped it",
        False,
    ),
    "people who": (
        "People who skip the camp go home",
        "that those who skip the camp go home",
        True,
    ),
    "within a denial": (
        "the bridge will close in May",
        "that he did not believe the bridge would close in May",
        False,
    ),
    "of another person": ("They attacked the old town", "that he attacked the old town", False),
    "another figure": ("I paid 12 crowns for it", "that she paid 21 crowns for it", False),
}


@pytest.mark.parametrize(("asked", "told", "expected"), MADE_DIRECT.values(), ids=MADE_DIRECT)
def test_indirect_speech_is_known_turned_direct(asked: str, told: str, expected: bool) -> None:
    assert (made_direct(Wording(asked), Wording(told)) is not None) == expected


def test_what_was_left_out_of_a_report_is_told() -> None:
    assert made_direct(
        Wording("I will lend the altar"), Wording("that she would lend the altar if asked")
    ) == ("condition",)
