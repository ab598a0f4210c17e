"""The invented cases of `cases/`, one phenomenon each: the resolver, given the quotations as
written."""

import re

import pytest

from onrecord.resolve import resolve
from onrecord.types import Quotation

from .cases import CASES, Case, cases

ALL = tuple(cases())
NOT_YET = {
    "who follows the name",
    "the name stands only in the headline",
    "the norwegian and the runner-up",
    "the son-in-law of another president",
    "the president of the other country",
    "a paragraph of its own after a scene",
    "question and answer in court",
    "a neighbour who gives one name is a person",
    "a letter that complains is a document",
    "one of them is one of two divers",
    "the fullest description comes last",
    "a lawyer without a name",
    "a neighbour for the family",
    "the press officer of a museum named before",
    "of two men he is the subject of the sentence before",
    "two men, and he changes with the subject",
    "a sentence begins with Baker",
    "the mayor is not whoever spoke last",
    "a former and a present mayor",
    "the group is the one that spoke",
    "an age of nobody else's",
    "the government of the state named last",
    "the two ministers",
    "a name between that is not the speaker",
    "the man the quotation is about",
    "the mayor and the deputy mayor",
    "another takes the floor in between",
    "a gesture before the words",
    "the company is an organization",
    "a spokeswoman without a name",
    "a cook and a man called Cook",
    "his doctor is not the doctor",
    "a shout from the pews that nobody owns",
    "a source close to the office",
    "a rule requires",
    "a shake of the head, and a plan",
    "an interview with a weekly",
    "the addressee some words away",
    "the year of a letter",
    "the weekday and the date do not agree",
    "a secretary to the mayor is not the mayor",
}
"""Cases that are not resolved right yet."""
BY_WORDS = {"venue", "addressee", "relayed_by", "denied"}
"""Fields whose words may differ a little, in an article or a preposition."""
ALIKE = 0.6
"""How much of the words must be the same there (Dice), as in the measure of `onrecord evaluate`."""


def key(text: str) -> list[str]:
    return [
        word
        for word in re.findall(r"\w+", text.lower().replace("’", "'"))
        if word not in ("the", "a", "an")
    ]


def said(quotation: Quotation, text: str, every: tuple[Quotation, ...]) -> dict[str, str | None]:
    """What the resolver told, by the fields of the cases."""
    speaker, when, within = quotation.speaker, quotation.said, quotation.within
    return {
        "speaker": quotation.speaker_name or _only_one(quotation),
        "role": speaker and speaker.role,
        "kind": speaker and speaker.kind,
        "on_behalf_of": speaker and speaker.on_behalf_of,
        "issuer": speaker and speaker.issuer,
        "mode": quotation.mode,
        "denies": "yes" if quotation.denies else "no",
        "denied": quotation.denied and quotation.denied.of(text),
        "addressee": quotation.addressee and quotation.addressee.name,
        "venue": quotation.venue and quotation.venue.of(text),
        "relayed_by": ", ".join(relay.name for relay in quotation.relayed_by) or None,
        "said": when and when.edtf,
        "within": None if within is None else every[within].content[0].of(text),
    }


def _only_one(quotation: Quotation) -> str | None:
    """Who is the only candidate where it is left open, as not likely enough, who the speaker is."""
    candidates = quotation.candidates
    return candidates[0].name if len(candidates) == 1 else None


def agrees(field: str, found: str | None, expected: str) -> bool:
    if found is None or expected == "-":
        return found is None and expected == "-"
    if field == "said":
        return found == expected.partition(" | ")[0]
    one, other = key(found), key(expected)
    if field in BY_WORDS:
        return 2 * len({*one} & {*other}) >= ALIKE * (len({*one}) + len({*other}))
    return one == other


def case(one: Case) -> object:
    marks = (
        [pytest.mark.xfail(reason="not resolved right yet", strict=True)]
        if one.name in NOT_YET
        else []
    )
    return pytest.param(one, id=one.name, marks=marks)


@pytest.mark.parametrize("case", [case(one) for one in ALL])
def test_case_is_resolved_as_a_reader_would(case: Case) -> None:
    text = case.document.text
    found = resolve(case.document, case.quotations)
    wrong = [
        f"{field} of {quotation.content[0].of(text)!r}: {told[field]!r}, expected {' or '.join(answers)!r}"
        for quotation, expected in zip(found, case.expected, strict=True)
        for told in [said(quotation, text, found)]
        for field, answers in expected.items()
        if not any(agrees(field, told[field], answer) for answer in answers)
    ]
    assert not wrong, "\n".join(wrong)


def test_there_are_cases_of_every_kind() -> None:
    assert len(ALL) >= 60
    assert len({one.name for one in ALL}) == len(ALL)
    assert {one.name for one in ALL} >= NOT_YET
    assert len(list(CASES.glob("*.txt"))) == 15


def test_every_word_shown_is_the_articles() -> None:
    for one in ALL:
        text = f"{one.document.title}\n{one.document.text}"
        for quotation in resolve(one.document, one.quotations):
            names = [quotation.speaker_name] if quotation.speaker_name else []
            names += (
                [quotation.speaker.issuer] if quotation.speaker and quotation.speaker.issuer else []
            )
            names += [
                mention.name for mention in (quotation.addressee, *quotation.relayed_by) if mention
            ]
            assert all(name in text for name in names)
