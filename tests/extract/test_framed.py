import pytest

from onrecord.extract.framed import framed
from onrecord.language.english.common import common_words
from onrecord.text.marks import quoted_spans
from onrecord.text.wrapping import unwrapped

SINK = "“Boats sink. People can swim.”"


def found(text: str) -> list[tuple[str, str, str]]:
    text = unwrapped(text, common_words)
    return [
        (
            one.source.of(text),
            one.cue[0].of(text),
            " | ".join(part.of(text) for part in one.content),
        )
        for one in framed(quoted_spans(text), text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ana Tovar, skipper, via text message: {SINK}", ("Ana Tovar, skipper", "via text message:", SINK)),
        (f"Ana Tovar in an e-mail: {SINK}", ("Ana Tovar", "in an e-mail:", SINK)),
        (f"Ferry master Ana Tovar on the storm: {SINK}", ("Ferry master Ana Tovar", ":", SINK)),
        (f"NEW: Sen. Ana Tovar (I-Ostby) on the storm: {SINK} https://t.example/1",
         ("Sen. Ana Tovar (I-Ostby)", ":", SINK)),
        (f"Ana Tovar, 34, nurse: {SINK} Then she left.", ("Ana Tovar, 34, nurse", ":", SINK)),
        (f"Åsa Élan: {SINK}", ("Åsa Élan", ":", SINK)),
        (f"Ida Press-Lund, editor: {SINK}", ("Ida Press-Lund, editor", ":", SINK)),
        (f"It rained.\r\nAna Tovar:\r\n{SINK}\r\nShe left.", ("Ana Tovar", ":", SINK)),
        (f"It rained.\r\nÉlan’s view: {SINK}", ("Élan", "view:", SINK)),
        (f"Mayor Ana Tovar: {SINK}", ("Mayor Ana Tovar", ":", SINK)),
        (f"Ana Tovar’s verdict: {SINK}", ("Ana Tovar", "verdict:", SINK)),
        (f"It sank. The skippers’ view on the storm: {SINK}", ("The skippers", "view on the storm:", SINK)),
        ("In skipper Ana Tovar’s words, the quay is “a farce”. It is.", ("skipper Ana Tovar", "words", "the quay is “a farce”")),
        ("The quay is, in the mayor's own words, “a farce”.", ("the mayor", "words", "“a farce”")),
        (f"In her words: {SINK}", ("her", "words", SINK)),
        ("By the firm’s own account, the bill is ten crowns. It is.", ("the firm", "account", "the bill is ten crowns")),
        ("It rained. Crews went home, per a memo seen by us.", ("a memo seen by us", "per", "Crews went home")),
        ("The quay will not hold.\n\nThat is part of the engineers’ letter, which was read aloud.",
         ("the engineers’ letter", "letter", "The quay will not hold.")),
    ],
)  # fmt: skip
def test_phrases_tell_whose_the_words_are(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"Ana Tovar told the Courier: {SINK}",
        f"Looking at the wreck, Tovar concludes: {SINK}",
        f"Reaction to Ana Tovar: {SINK}",
        f"New York: {SINK} the mayor said.",
        f"Quote of the day: {SINK}",
        "Ana Tovar on the film: “The Long Sea” is long.",
        "In other words, the quay is “a farce”.",
        "In the words of a child, it sank.",
        "He drove 90 miles, per day 30.",
        "That is part of the plan.",
        *(
            f"{label}: {SINK}"
            for label in [
                *(
                    "Read More",
                    "Key Quote",
                    "Key Quotes",
                    "Press Release",
                    "Breaking News",
                    "Quote Of The Day",
                ),
                *(
                    "Editor’s Note",
                    "Letter To The Editor",
                    "Police Statement",
                    "Why It Matters",
                    "What We Know",
                ),
                *(
                    "Our View",
                    "Photo Credit",
                    "Media Contact",
                    "Full Story",
                    "Final Thought",
                    "Council Response",
                    "Fun Facts",
                    "In Brief",
                    "Associated Press",
                    "Ostby Courier",
                ),
                *("Breaking News, Monday", "Press Release, 3 May", "Key Quote on the storm"),
            ]
        ),
    ],
)
def test_phrases_are_not_seen_in(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "part",
    [
        "on on ",
        "in a’s ",
        ", per the a",
        "A:“a b.”",
        "By a’s own ",
        "’s words, “a",
        " ",
        "\t \u00a0",
    ],
)
def test_phrases_of_hostile_text_take_no_time_without_end(part: str) -> None:
    framed(quoted_spans(part * 200_000), part * 200_000)
