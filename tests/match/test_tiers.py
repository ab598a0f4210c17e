"""Signs, figures and units count; house style does not: at which tier two wordings are the same."""

import pytest

from onrecord.match.comparing import Manner, compare, is_same
from onrecord.match.tiers import ALLOWED, TIERS, Tier
from onrecord.match.wording import Wording

BRIDGE = "The bridge cost £5 million and took 3 years,"
COUNCIL = "The council is not permitted to sell the orchard during my term, and I won’t let it,"

SAME: dict[
    str, tuple[str, str, Tier]
] = {  # what is asked, what a report has, and the tier at which it is verbatim
    "letter for letter": ("We will not close it.", "“We will not close it.”", "exact"),
    "capitals and marks": ("we will NOT close - it", "We will not close, it.", "typography"),
    "straight apostrophe": (
        "We can't see the town's hall",
        "We can’t see the town’s hall",
        "typography",
    ),
    "soft hyphen": ("We close the bridge now", "We close the brid\u00adge now", "typography"),
    "zero-width space": ("We close the bridge now", "We close the brid\u200bge now", "typography"),
    "ligatures": ("The first floor is open", "The ﬁrst ﬂoor is open", "typography"),
    "Mr. and Mr": ("Mr Vik went home early", "Mr. Vik went home early", "typography"),
    "acronym": ("The US left the talks", "The U.S. left the talks", "typography"),
    "kinds of dashes": ("The score was 3-2 for us", "The score was 3–2 for us", "typography"),
    "line-end hyphen": (
        "We will close the bridge now",
        "We will close the brid-\nge now",
        "spelling",
    ),
    "compound": ("The policymakers met in Marl", "The policy-makers met in Marl", "spelling"),
    "-ise and -ize": ("We organize and analyze it", "We organise and analyse it", "spelling"),
    "-our and -or": ("The colors of the harbor", "The colours of the harbour", "spelling"),
    "per cent and percent": (
        "Rents rose 5 percent in all",
        "Rents rose 5 per cent in all",
        "spelling",
    ),
    "ampersand": ("Bread & butter for all", "Bread and butter for all", "spelling"),
    "contraction": ("I will not let it pass", "I won’t let it pass", "contractions"),
    "as it is spoken": ("We are going to mend it", "We're gonna mend it", "contractions"),
    "grouped digits": ("The register has 16181 names", "The register has 16,181 names", "numbers"),
    "numeral in words": ("He is twenty-one years old", "He is 21 years old", "numbers"),
    "per cent sign": ("Rents rose 5% in all", "Rents rose five per cent in all", "numbers"),
    "currency in words": ("It cost five million pounds to mend", "It cost £5m to mend", "numbers"),
    "minus in words": ("It was minus four degrees Celsius", "It was −4 °C", "numbers"),
    "unit": ("It is 5 kilometres away", "It is 5km away", "numbers"),
    "millions": ("Some 5m people came", "Some 5 million people came", "numbers"),
    "ordinal": ("We were 2nd at the start", "We were second at the start", "numbers"),
    "range": ("Take 5 to 10 mg a day", "Take 5–10 mg a day", "numbers"),
    "time": ("It began at 7.30pm on Monday", "It began at 7:30 p.m. on Monday", "numbers"),
    "a half": ("It took two and a half years", "It took 2½ years", "numbers"),
    "a fraction": (
        "About 2/3 of the pupils came",
        "About two-thirds of the pupils came",
        "numbers",
    ),
    "a fraction as one sign": (
        "About ⅔ of the pupils came",
        "About two thirds of the pupils came",
        "numbers",
    ),
    "a quarter": ("A quarter of the barley is lost", "¼ of the barley is lost", "numbers"),
    "no nought": ("We cut it by .25 points", "We cut it by 0.25 points", "numbers"),
    "decimal millions": (
        "It needs 1.2m homes a year",
        "It needs 1,200,000 homes a year",
        "numbers",
    ),
    "pct": ("About 58 pct are out of use", "About 58 per cent are out of use", "numbers"),
    "month first": ("We vote on June 14, 2025", "We vote on 14 June 2025", "numbers"),
    "the day as an ordinal": (
        "We vote on the 14th of June",
        "We vote on the fourteenth of June",
        "numbers",
    ),
    "a short month": ("We vote on Sept. 3 at noon", "We vote on 3 September at noon", "numbers"),
    "sic": ("We should of closed the well", "We should of closed the well [sic]", "editorial"),
    "capital in brackets": ("[T]he bridge is safe now", "The bridge is safe now", "editorial"),
    "insertion": ("He [the mayor] closed the bridge", "He closed the bridge", "editorial"),
}
ALTERED = {  # what is asked, what a report has
    "another currency": ("The bridge cost $5 million and took 3 years", BRIDGE),
    "no currency": ("The bridge cost 5 million and took 3 years", BRIDGE),
    "another scale": ("The bridge cost £5 billion and took 3 years", BRIDGE),
    "another figure": ("The bridge cost £5 million and took 13 years", BRIDGE),
    "no per cent sign": ("Turnout was down 12 on last time", "Turnout was down 12% on last time"),
    "a per cent sign": ("Turnout was down 12% on last time", "Turnout was down 12 on last time"),
    "no minus": ("It was 4 °C in the hall", "It was −4 °C in the hall"),
    "a plus": ("It was +4 °C in the hall", "It was −4 °C in the hall"),
    "another degree": ("It was −4 °F in the hall", "It was −4 °C in the hall"),
    "no decimal point": ("We need a 35 metre wall", "We need a 3.5 metre wall"),
    "a space for the point": ("We need a 3 5 metre wall", "We need a 3.5 metre wall"),
    "no range": ("Take 510 mg a day for it", "Take 5-10 mg a day for it"),
    "another unit": ("Take 5 g a day for it", "Take 5 mg a day for it"),
    "a part of a fraction": (
        "Two of the pupils came by bus",
        "Two-thirds of the pupils came by bus",
    ),
    "another fraction": ("About 2/3 of the pupils came", "About three-quarters of the pupils came"),
    "a score without its dash": ("We lost 3 1 to the visitors", "We lost 3-1 to the visitors"),
    "a year of a season": ("Some forty came in 2024", "Some forty came in 2024/25"),
    "a year of a decade": ("It was built in 1990", "It was built in the 1990s"),
    "a sign of a currency": ("We sold $40 bonds to many", "We sold US$40 bonds to many"),
    "another day": ("We vote on June 15, 2025", "We vote on 14 June 2025"),
    "another month": ("We vote on the 14th of July", "We vote on June 14"),
    "a figure of another thing": (
        "The plan has 5,000 schools",
        "The plan has 5,000 homes, 3 schools and a clinic",
    ),
    "another thing's figure": ("Crime fell 9% up here", "Crime fell 4% there and rose 9% up here"),
    "one end of a range": ("It takes 5 days to mend it", "It takes 5 to 10 days to mend it"),
    "another ordinal": ("We were third at the start", "We were second at the start"),
    "ordinal for a figure": ("On the 4th floor we met", "On the 4 floor we met"),
    "prise and prize": ("We prize it very highly", "We prise it very highly"),
    "half a contraction": ("I will let it pass now", "I won’t let it pass now"),
    "a marked not": ("The council is [not] permitted to sell", "The council is permitted to sell"),
    "another order": (
        "I won't let it ... The council is not permitted to sell the orchard",
        COUNCIL,
    ),
}
SHORTENED: dict[str, tuple[str, str, Tier]] = {
    "insertion": (
        "The council is not permitted to sell [the town's] orchard",
        COUNCIL,
        "editorial",
    ),
    "marked word that was said": (
        "The council is [not] permitted to sell the orchard",
        COUNCIL,
        "editorial",
    ),
    "exact": ("The council is not permitted to sell the orchard", COUNCIL, "exact"),
    "a figure with its thing": (
        "The plan has 5,000 homes and a clinic",
        "The plan has 5,000 homes, 3 schools and a clinic",
        "typography",
    ),
    "marked": (
        "Crime fell … 9% in the south",
        "Crime fell 4% in the north and rose 9% in the south",
        "typography",
    ),
    "title": ("Vik went home early", "Dr. Vik went home early", "exact"),
}


@pytest.mark.parametrize(("asked", "told", "tier"), SAME.values(), ids=SAME)
def test_house_style_is_no_alteration(asked: str, told: str, tier: Tier) -> None:
    for one, other in ((asked, told), (told, asked)):
        found = compare(Wording(one), Wording(other))
        assert (found.manner, found.differences) == ("verbatim", ())
    assert compare(Wording(asked), Wording(told)).tier == tier


@pytest.mark.parametrize(("asked", "told"), ALTERED.values(), ids=ALTERED)
def test_what_changes_the_words_is_altered(asked: str, told: str) -> None:
    assert compare(Wording(asked), Wording(told)).manner == "altered"
    assert not is_same(Wording(asked), Wording(told))


@pytest.mark.parametrize(("asked", "told", "tier"), SHORTENED.values(), ids=SHORTENED)
def test_what_is_cut_says_the_tier_too(asked: str, told: str, tier: Tier) -> None:
    found = compare(Wording(asked), Wording(told))
    assert (found.manner, found.tier) == ("shortened", tier)


def test_every_tier_is_explained() -> None:
    assert tuple(ALLOWED) == TIERS


FAR = (
    "We will rebuild the mill in May. "
    + "The rest is a matter for the council and its many friends. " * 5
    + "Nobody pays."
)
PLACES: dict[str, tuple[str, Manner]] = {
    "two places far apart": (
        "We will rebuild the mill … for the council and its many friends. Nobody pays.",
        "spliced",
    ),
    "one place": ("We will rebuild the mill", "shortened"),
}


@pytest.mark.parametrize(("asked", "manner"), PLACES.values(), ids=PLACES)
def test_words_from_two_places_are_spliced(asked: str, manner: Manner) -> None:
    told = (
        FAR
        if manner == "shortened"
        else FAR.replace("May. ", "May. Much more was said about it on that day. ")
    )
    assert compare(Wording(asked), Wording(told)).manner == manner


@pytest.mark.parametrize(
    ("asked", "told", "dropped"),
    [
        (
            "he walked to the mill",
            "My father never owned a car, and he walked to the mill every day.",
            (),
        ),
        (
            "My father owned a car",
            "My father never owned a car, and he walked to the mill.",
            ("negation",),
        ),
        ("We closed the school", "We closed the school because nobody paid.", ()),
        ("We closed the school", "We closed the school, which nobody liked.", ()),
        ("we should sell the mill", "I never said that we should sell the mill.", ("negation",)),
        ("we close the bridge", "If nobody pays we close the bridge.", ("condition",)),
        ("the flats are full", "Rents rose in May and the flats are full.", ()),
        ("We pay the fine", "We pay the fine; perhaps others do not.", ()),
        ("We have to pay the fine", "We have refused to pay the fine.", ("negation",)),
        ("We mended the wall", "We failed to mend, and later mended the wall.", ()),
        ("They warn us of the flood", "They neglected to warn us of the flood.", ("negation",)),
        ("to pay the fine", "We have refused to pay the fine.", ()),
    ],
)
def test_only_the_clause_that_is_quoted_counts(
    asked: str, told: str, dropped: tuple[str, ...]
) -> None:
    found = compare(Wording(asked), Wording(told))
    assert (found.manner, found.dropped) == (
        "altered" if "negation" in dropped else "shortened",
        dropped,
    )
