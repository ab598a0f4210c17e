"""Whether words assert the very claim that is denied."""

import pytest

from onrecord.match.assertion import Claim, asserts, claimed, clauses
from onrecord.match.wording import Wording


def told(words: str, name: str | None = None) -> list[Claim]:
    return [Claim(clause, name) for clause in clauses(Wording(words))]


def links(
    asserted: str, denied: str, by: str | None = "Ilse Marn", who: str | None = "Piet Maas"
) -> bool:
    """Whether what `who` asserts is what `by` denies, in words that negate it."""
    return any(
        asserts(one, other, negates=False)
        for one in told(asserted, who)
        for other in told(denied, by)
    )


@pytest.mark.parametrize(
    ("asserted", "denied"),
    [
        ("Marn sold the mill to the treasurer", "I never sold the mill to the treasurer"),
        (
            "She closed the mill of the treasurer in May",
            "I did not close the mill of the treasurer",
        ),
        ("She sold the mill to the treasurer", "I did not sell the mill to the treasurer"),
        ("The council closed the school in Oste", "The council never closed the school in Oste"),
    ],
)
def test_the_same_deed_of_the_same_people_is_asserted(asserted: str, denied: str) -> None:
    assert links(asserted, denied)


@pytest.mark.parametrize(
    ("asserted", "denied"),
    [
        ("Plume sold the mill to the treasurer", "I never sold the mill to the treasurer"),
        (
            "The council closed three schools in Oste",
            "The council never closed four schools in Oste",
        ),
        ("The council closed the school in Varn", "The council never closed the school in Oste"),
        (
            "The council should close the school in Oste",
            "The council never closed the school in Oste",
        ),
        (
            "The council discussed the school in Oste at length",
            "The council never closed the mill in Oste",
        ),
        (
            "Did the council close the school in Oste?",
            "The council never closed the school in Oste",
        ),
        (
            "The council did not close the school in Oste",
            "The council never closed the school in Oste",
        ),
        (
            "It is false that the council closed the school in Oste",
            "The council never closed the school in Oste",
        ),
    ],
)
def test_another_person_figure_place_or_deed_is_another_claim(asserted: str, denied: str) -> None:
    assert not links(asserted, denied)


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("the claim that she lied to the court", "she lied to the court"),
        ("that he was working on a book", "he was working on a book"),
        ("taking money from the company", "taking money from the company"),
        ("the council sold the mill", "the council sold the mill"),
        ("the proposal for one final debate", ""),
        ("questions he did not like", ""),
        ("the accusation", ""),
    ],
)
def test_a_thing_that_is_rejected_is_no_claim(words: str, claim: str) -> None:
    assert claimed(words) == claim
