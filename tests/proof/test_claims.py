import pytest

from onrecord.proof.claims import BLOCK_QUOTED, NOT_FOUND, TITLE, claims, unchecked
from onrecord.proof.drafting import without_markup
from onrecord.types import Reading

from .drafts import reading

INTERRUPTED = (
    "“We will not close it,” Ruth Callowhill said, “before the barges are home. It is late.”"
)
TWO = "“We will not close it,” Ruth Callowhill said. “The barges are home.”"
MIXED = "Ruth Callowhill said that the lock was “older than any of us” and dear."
SAID = "source:  Ruth Callowhill\ncue:     said\n"


def found(read: Reading) -> list[tuple[str, bool]]:
    return [(one.words, one.direct) for one in claims(read, without_markup(read.document.text))]


def left(read: Reading) -> list[tuple[str, str]]:
    return [(one.words, one.why) for one in unchecked(read, without_markup(read.document.text))]


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        (
            INTERRUPTED,
            "content: “We will not close it,”\ncontent: “before the barges are home. It is late.”\ntype:    direct",
            [("We will not close it, before the barges are home. It is late.", True)],
        ),
        (
            TWO,
            "content: “We will not close it,”\ncontent: “The barges are home.”\ntype:    direct",
            [("We will not close it", True), ("The barges are home.", True)],
        ),
        (
            "Ruth Callowhill said: “We will not close it.”\n\n“The barges are home.”",
            "content: “We will not close it.”\ncontent: “The barges are home.”\ntype:    direct",
            [("We will not close it.", True), ("The barges are home.", True)],
        ),
        (
            MIXED,
            "content: that the lock was “older than any of us” and dear\ntype:    mixed",
            [
                ("the lock was “older than any of us” and dear", False),
                ("older than any of us", True),
            ],
        ),
        (
            "Ruth Callowhill said that **the lock** was shut.",
            "content: that **the lock** was shut\ntype:    indirect",
            [("the lock was shut", False)],
        ),
    ],
)
def test_claims_are_the_words_as_they_are_quoted(
    text: str, quotes: str, expected: list[tuple[str, bool]]
) -> None:
    assert found(reading(text, f"{SAID}{quotes}\n")) == expected


def test_claims_stand_where_their_spans_say() -> None:
    read = reading(
        MIXED, f"{SAID}content: that the lock was “older than any of us” and dear\ntype:    mixed\n"
    )
    spans = [[span.of(MIXED) for span in one.spans] for one in claims(read, MIXED)]
    assert spans == [
        ["that the lock was “older than any of us” and dear"],
        ["“older than any of us”"],
    ]


def test_what_is_taken_for_no_quotation_is_listed() -> None:
    text = """The “bridge of sighs” is shut. “We will not close it today,” Ruth Callowhill said.

A sign reads “whoever parks here will be towed away at once”.

> We must all learn to swim.

> “We must all learn to swim,” it says."""
    read = reading(text, f"{SAID}content: “We will not close it today,”\ntype:    direct\n")
    assert left(read) == [
        ("“bridge of sighs”", TITLE),
        ("“whoever parks here will be towed away at once”", NOT_FOUND),
        ("We must all learn to swim.", BLOCK_QUOTED),
        ("“We must all learn to swim,”", NOT_FOUND),
    ]


def test_nothing_of_ten_thousand_quotations_takes_long() -> None:
    one = "“We will not close it today,” Ruth Callowhill said.\n\n"
    read = reading(one, f"{SAID}content: “We will not close it today,”\ntype:    direct\n")
    text = one * 10_000
    quotation = read.quotations[0]
    many = Reading(reading("x " + text, "").document, (quotation,) * 10_000)
    assert len(claims(many, text)) == 10_000
    assert len(unchecked(many, text)) == 9_999
