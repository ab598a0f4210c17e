"""What a denial answers in its article."""

from dataclasses import replace

import pytest

from onrecord.match.answering import Passage, answered, pointer

Part = tuple[str, str, str]
"""Source, cue and content of a quotation."""


def article(*parts: Part | str, denials: int = 1) -> list[tuple[int, int]]:
    """The links of an article whose last quotations are denials; a string stands between two
    quotations."""
    found: list[Passage] = []
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += f"{part} "
            continue
        source, cue, content = part
        begin, first = len(text), len(text) + len(source) + len(cue) + 2
        lead = text[-220:]
        text += f"{source} {cue} {content}"
        found.append(
            Passage(
                len(found),
                content,
                cue,
                source,
                first,
                len(text),
                begin,
                len(text),
                source or None,
                lead=lead,
            )
        )
        text += ". "
    last = len(found) - denials
    return list(answered([replace(one, denies=one.number >= last) for one in found]))


CHARGE: Part = ("Otto Plume", "accused", "Ilse Marn of taking money from the gravel company")
LINKED: dict[str, tuple[Part | str, ...]] = {
    "the charges": (CHARGE, ("Ilse Marn", "denied", "the charges")),
    "that accusation": (CHARGE, ("The mayor", "has rejected", "that accusation as absurd")),
    "it happened": (CHARGE, ("The town hall", "denied", "it happened")),
    "wrongdoing": (CHARGE, ("Ilse Marn", "denies", "any wrongdoing")),
    "called false": (CHARGE, ("Ilse Marn", "called", "the allegation “baseless”")),
    "it is a lie": (CHARGE, ("Ilse Marn", "said", "“That is a complete lie. I sold my shares.”")),
    "not true": (CHARGE, ("Ilse Marn", "replied", "“It's just not true.”")),
    "nonsense": (CHARGE, ("Ilse Marn", "said", "“Nonsense,”")),
    "whose claim": (
        CHARGE,
        "It was a long day.",
        ("Ilse Marn", "dismissed", "Plume's accusations about the money"),
    ),
    "by whom": (
        CHARGE,
        (
            "Ilse Marn",
            "disputed",
            "accusations by Plume that she took money from the gravel company",
        ),
    ),
    "told again": (
        ("The Varn Courier", "reported", "that the harbour master was working on a book"),
        ("The harbour master", "has denied", "that he was working on a book"),
    ),
    "the idea is false": (
        ("Otto Plume", "argued", "that the plan would dismantle the hospital in Oste"),
        (
            "Ilse Marn",
            "said",
            "“The idea that I would dismantle the hospital is just not accurate.”",
        ),
    ),
    "negated": (
        ("Otto Plume", "claimed", "that the museum had expressed interest in buying the pistol"),
        ("The museum", "said", "“We have never expressed interest in the pistol.”"),
    ),
    "echoed": (
        ("Otto Plume", "asserted", "that the town is now where we need to be"),
        ("Ilse Marn", "wrote", "“No, we are not 'where we need to be' with the ferry.”"),
    ),
    "said to be disputed": (
        ("Piet Maas", "alleges", "that he was dismissed for his military service,"),
        "a claim that the town hall disputes.",
        ("Ilse Marn", "added", "“We never discriminate against anybody for anything.”"),
    ),
}
NOT_LINKED: dict[str, tuple[Part | str, ...]] = {
    "one's own": (
        ("Ilse Marn", "said", "that the bridge was sold in May"),
        ("Ilse Marn", "denied", "the charges"),
    ),
    "one's side": (
        ("Marn’s spokesman", "said", "that the bridge was sold in May"),
        ("Ilse Marn", "denied", "the charges"),
    ),
    "a question": (
        ("Otto Plume", "asked", "whether the bridge was sold in May"),
        ("Ilse Marn", "denied", "it happened"),
    ),
    "a wish": (
        ("Otto Plume", "demanded", "that the bridge be sold in May"),
        ("Ilse Marn", "rejected", "that"),
    ),
    "nothing wrong told": (
        ("Otto Plume", "said", "that the bridge was painted in May"),
        ("Ilse Marn", "denied", "any wrongdoing"),
    ),
    "far away": (CHARGE, "The ferry was late. " * 20, ("Ilse Marn", "denied", "the charges")),
    "another's claim": (CHARGE, ("Ilse Marn", "rejected", "Maas's claim that the ferry was late")),
    "another topic": (CHARGE, ("Ilse Marn", "denied", "that the ferry was late in March")),
    "a thing": (CHARGE, ("Ilse Marn", "rejected", "the ferry")),
    "turned round": (CHARGE, ("Ilse Marn", "did not deny", "the charges")),
    "not known": (
        ("Otto Plume", "claimed", "that the museum bought the pistol"),
        ("Ilse Marn", "said", "“I don't know whether the museum bought the pistol.”"),
    ),
    "not only": (
        ("Otto Plume", "claimed", "that the agreement would cover the concert"),
        ("The agreement", "held", "that it would not only cover the concert"),
    ),
    "an opinion": (CHARGE, ("Piet Maas", "said", "“It's absurd that nobody asked me.”")),
    "nobody denies": (CHARGE, ("", "", "“The charges are false.”")),
}


@pytest.mark.parametrize("parts", LINKED.values(), ids=LINKED)
def test_a_denial_answers_what_it_points_at(parts: tuple[Part | str, ...]) -> None:
    assert article(*parts) == [(1, 0)]


@pytest.mark.parametrize("parts", NOT_LINKED.values(), ids=NOT_LINKED)
def test_a_denial_answers_nothing_else(parts: tuple[Part | str, ...]) -> None:
    assert article(*parts) == []


def test_those_claims_are_all_that_the_accuser_asserts_right_before() -> None:
    first: Part = (
        "Otto Plume",
        "told",
        "the council that Marn opposed every single lock on the canal",
    )
    second: Part = ("Otto Plume", "said", "“She opposed every one of them, year after year.”")
    assert article(first, second, ("Ilse Marn", "pushed back on", "those claims")) == [
        (2, 1),
        (2, 0),
    ]


def test_a_denial_goes_on_in_the_next_quotation() -> None:
    more: Part = ("Ilse Marn", "said", "“I never saw a penny of it.”")
    assert article(CHARGE, ("Ilse Marn", "denied", "the charges"), more, denials=2) == [
        (1, 0),
        (2, 0),
    ]


def test_a_headline_denies_what_the_article_tells_later() -> None:
    headline = Passage(
        0,
        "Plume's accusations about the money",
        "rejects",
        "Marn",
        13,
        48,
        0,
        48,
        "Ilse Marn",
        denies=True,
    )
    later = Passage(
        1, "that she hid the money", "alleged", "Otto Plume", 420, 442, 400, 442, "Otto Plume"
    )
    assert list(answered([headline, later])) == [(0, 1)]


def test_what_contradicts_is_no_denial() -> None:
    words = Passage(
        0,
        "her public statements",
        "contradicted",
        "findings",
        10,
        30,
        0,
        30,
        rejects=True,
        denies=True,
    )
    assert pointer(words) is None
