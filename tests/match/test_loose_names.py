"""Names whose words are divided otherwise, and names that may be one person's."""

import pytest
from hypothesis import given

from onrecord.match.loose_names import (
    is_short_for,
    last_name_parts,
    loose_collective_key,
    loose_last_name,
    loose_person_key,
    may_be_one_person,
    with_or_without_body,
)
from onrecord.match.naming import full_key
from tests.match.texts import TEXTS


@pytest.mark.parametrize(
    "name", ["Ada Brandvold", "Brandvold, Ada", "J. K. Tolland", "Amos Tull Jr.", "Keel", "", "…"]
)
def test_a_name_without_particles_and_hyphens_has_its_own_key(name: str) -> None:
    assert loose_person_key(name) == full_key(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pieter van den Berg", "pieter vandenberg"),
        ("Pieter van den Berg Jr.", "pieter vandenberg +jr"),
        ("Omar el-Rashid", "alrasid omar"),
        ("Van den Berg", "vandenberg"),
        ("Jong-sol Kim", "iongsol kim"),
        ("Thomas E Keel", "e kel tomas"),
    ],
)
def test_particles_and_hyphens_belong_to_a_word(name: str, expected: str) -> None:
    assert loose_person_key(name) == expected


def test_parts_of_last_names() -> None:
    assert last_name_parts("Anna Lund-Keel") == ("lund", "kel")
    assert last_name_parts("Anna Lund") == last_name_parts("Lund-Keel") == ()
    assert loose_last_name("Pieter van den Berg") == "vandenberg"
    assert loose_last_name("Pieter Berg") == loose_last_name("Van den Berg") == ""


ONE = [
    ("Ports Ministry", "Ministry of Ports"),
    ("Department for Ports", "the Ports Department"),
    ("Labour Club", "Labor Club"),
]
OTHER = [
    ("Varn University", "University of Varn"),
    ("Ports Ministry", "Ports Department"),
    ("Ministry", "Ports Ministry"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_a_department_goes_by_its_field_before_or_behind(one: str, other: str) -> None:
    assert loose_collective_key(one) == loose_collective_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_bodies_do_not(one: str, other: str) -> None:
    assert loose_collective_key(one) != loose_collective_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Tom", "Thomas"), ("Kate", "Katherine"), ("Jon", "Jonah")]
)
def test_a_short_form_begins_as_the_name(one: str, other: str) -> None:
    assert is_short_for(one.lower(), other.lower()) and is_short_for(other.lower(), one.lower())


@pytest.mark.parametrize(
    ("one", "other"), [("Maria", "Mario"), ("Jan", "Jane"), ("Bill", "William"), ("Al", "Albert")]
)
def test_names_that_are_no_short_forms(one: str, other: str) -> None:
    assert not is_short_for(one.lower(), other.lower())


def test_a_body_goes_by_its_place_with_or_without_what_it_is() -> None:
    assert with_or_without_body("Ardell Police Department") == ("Ardell Police",)
    assert "Ardell Police force" in with_or_without_body("Ardell Police")
    assert with_or_without_body("Torva") == ()


@given(TEXTS, TEXTS)
def test_any_text_is_taken_for_a_name(one: str, other: str) -> None:
    assert may_be_one_person(one, other) == may_be_one_person(other, one)
    assert bool(loose_person_key(one)) == bool(full_key(one))
    assert isinstance(loose_collective_key(one), str)
