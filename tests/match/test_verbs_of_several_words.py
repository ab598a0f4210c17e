"""Verbs of several words in claims: which are evidence, and which may be something else."""

import pytest

from onrecord.match.claims import bearing
from onrecord.match.wording import Wording

AMBIGUOUS = (  # verbs of several words that are often something else
    ("Drivers went on strike on Monday", "The drivers walked out of the talks on Monday"),
    (
        "The mayor promised a tram for the north side",
        "The mayor held out a tram for the north side",
    ),
    (
        "The rain extinguished the lights of the old fair",
        "The rain put out the lights of the old fair",
    ),
    ("The lorry demolished the old gate keeper", "The lorry knocked down the old gate keeper"),
    ("The hospital admitted 30 children on Monday", "The hospital took in 30 children on Monday"),
    ("The club admitted 3 late goals", "The club let in 3 late goals"),
    ("The children continued to the old school", "The children went on to the old school"),
    ("The club established a tent by the lake", "The club set up a tent by the lake"),
    ("The players left in good order on Monday", "The players stayed in good order on Monday"),
    ("The team left touch with the old leaders", "The team stayed in touch with the old leaders"),
    ("The council saved the old plan on Monday", "The council put aside the old plan on Monday"),
    (
        "The council continued the debate on the radio",
        "The debate of the council was carried on the radio",
    ),
    (
        "The debate continued on the radio on Monday",
        "The debate was carried on the radio on Monday",
    ),
    ("The old stone was saved by the bishop in May", "The old stone was laid by the bishop in May"),
    (
        "The police investigated the old mill on Monday",
        "The police looked into the old mill on Monday",
    ),
    (
        "The patrol encountered the old bridge at night",
        "The patrol came across the old bridge at night",
    ),
    ("The board removed the governor on Monday", "The board took away the governor on Monday"),
    ("The vote resembles a win for the mayor", "The vote looks like a win for the mayor"),
    ("The envoy resumed the talks on Monday", "The envoy returned to the talks on Monday"),
    (
        "The general promised to attack the old fort",
        "The general gave the word to attack the old fort",
    ),
    ("The rebels abandoned 40 hostages on Monday", "The rebels gave up 40 hostages on Monday"),
    ("The costs exceeded the limits of the port", "The costs went beyond the limits of the port"),
    ("Prices of bread doubled in the night", "Prices of bread doubled overnight"),
    (
        "The company parts with 40 crowns for each driver",
        "The company gave up to 40 crowns for each driver",
    ),
)


SURE = (  # verbs of several words that are sure by what stands beside them
    (
        "The drivers resumed work on Monday in the rain",
        "The drivers returned to work on Monday in the rain",
    ),
    ("The firm continued building homes in Varn", "The firm carried on building homes in Varn"),
    ("The mayor promised to repair the old dam", "The mayor gave her word to repair the old dam"),
    ("The 30 miners died in the old shaft", "The 30 miners lost their lives in the old shaft"),
    (
        "The households saved for the old roof in May",
        "The households put money by for the old roof in May",
    ),
    ("The hospital refused to take in 30 children", "The hospital turned away 30 children"),
)


@pytest.mark.parametrize(("asked", "told"), AMBIGUOUS)
def test_a_verb_of_several_words_that_may_be_something_else_is_no_evidence(
    asked: str, told: str
) -> None:
    assert bearing(Wording(asked), Wording(told)) is None
    assert bearing(Wording(told), Wording(asked)) is None


@pytest.mark.parametrize(("asked", "told"), SURE)
def test_a_verb_of_several_words_that_is_sure_is_evidence(asked: str, told: str) -> None:
    assert (
        bearing(Wording(asked), Wording(told)) == bearing(Wording(told), Wording(asked)) == "same"
    )
