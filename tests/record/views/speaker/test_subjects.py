"""Of what somebody talks."""

import pytest

from onrecord.record.views.speaker.subjects import MOST, subjects


def told(*contents: str) -> list[tuple[str | bool, int]]:
    return [(one.value, one.count) for one in subjects(contents)]


def test_subjects_are_counted_once_a_content_and_told_by_weight() -> None:
    contents = (
        "The ferry, the ferry!",
        "A ferry is no tunnel",
        "One tunnel",
        "the ferry will not go",
    )
    assert told(*contents) == [("ferry", 3), ("tunnel", 2)]


def test_words_that_are_no_subject_are_left_out() -> None:
    assert (
        told(
            "It is not 42 that we want, they don't say so",
            "It is not 42 that we want, they don't say so",
        )
        == []
    )


def test_unwanted_words_are_left_out() -> None:
    assert [one.value for one in subjects(["Marn’s tunnel", "Marn and a tunnel"], ["marn"])] == [
        "tunnel"
    ]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (("Tunnel", "the tunnel", "a tunnel"), [("tunnel", 3)]),
        (("the Brenn tunnel", "a Brenn tunnel"), [("Brenn tunnel", 2)]),
        (("the Brenn-tunnel", "a Brenn-tunnel"), [("Brenn-tunnel", 2)]),
        (("the Brenn’s tunnel", "a Brenn’s tunnel"), [("Brenn", 2), ("tunnel", 2)]),
        (("Not Brenn. Tunnel", "Is it Brenn? Tunnel"), [("Brenn", 2), ("Tunnel", 2)]),
        (("a café", "the CAFÉ", "one café"), [("café", 3)]),
    ],
)
def test_subjects_are_spelt_as_articles_most_often_have_them(
    contents: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    assert sorted(told(*contents)) == expected


def test_every_subject_stands_in_a_content_as_it_is_told() -> None:
    contents = [
        f"The {word} gate of Varn’s harbour-master, {word}"
        for word in ("rotten", "Rotten", "iron", "iron")
    ]
    found = told(*contents)
    assert found and all(any(str(value) in content for content in contents) for value, _ in found)


def test_word_beside_a_run_is_told_if_it_mostly_stands_alone() -> None:
    run = ["the Brenn tunnel", "a Brenn tunnel"]
    assert dict(told(*run, "no tunnel", "my tunnel", "her tunnel")) == {"tunnel": 5, "Brenn": 2}
    assert dict(told(*run, *run, "no tunnel")) == {"Brenn tunnel": 4}


def test_subjects_are_no_more_than_are_looked_at() -> None:
    words = [f"{first}{last}ox" for first in "bdfgk" for last in "aeiou"]
    assert len(told(*words, *words)) == MOST
    assert told() == told("", "…") == []
