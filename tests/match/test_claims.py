import pytest

from onrecord.match.claims import Bearing, bearing, is_denied
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


@pytest.mark.parametrize(("asked", "told", "expected"), BEARING.values(), ids=BEARING)
def test_a_claim_is_borne_out_by_the_same_predicate_and_arguments(
    asked: str, told: str, expected: Bearing | None
) -> None:
    assert bearing(Wording(asked), Wording(told)) == expected


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


@pytest.mark.parametrize(("asked", "told", "expected"), PERSONS.values(), ids=PERSONS)
def test_pronouns_are_compared_where_one_has_more(
    asked: str, told: str, expected: Bearing | None
) -> None:
    assert bearing(Wording(asked), Wording(told)) == expected


@pytest.mark.parametrize(("asked", "denied", "expected"), DENIED.values(), ids=DENIED)
def test_who_denies_it_denies_what_says_that_and_more(
    asked: str, denied: str, expected: bool
) -> None:
    assert is_denied(Wording(asked), Wording(denied)) == expected


def test_this_year_is_that_of_the_report() -> None:
    asked = Wording("Every school stays open in 2026")
    told = Wording("No school will close this year")
    assert bearing(asked, told, year="2026") == "same"
    assert bearing(asked, told, year="2025") is None
    assert bearing(asked, told) is None


@pytest.mark.parametrize(("asked", "told", "expected"), MADE_DIRECT.values(), ids=MADE_DIRECT)
def test_indirect_speech_is_known_turned_direct(asked: str, told: str, expected: bool) -> None:
    assert (made_direct(Wording(asked), Wording(told)) is not None) == expected


def test_what_was_left_out_of_a_report_is_told() -> None:
    assert made_direct(
        Wording("I will lend the altar"), Wording("that she would lend the altar if asked")
    ) == ("condition",)
