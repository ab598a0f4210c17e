from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.credits import credited
from onrecord.language.english.common import common_words
from onrecord.text.marks import quoted_spans
from onrecord.text.wrapping import unwrapped

PUMP = "“We have mended this pump more often than our own roof.”"
LIST = f"""{PUMP} ― Ana Tovar
“Nobody from the ministry has been here in my lifetime.”
– Brother Jonas, abbot of St. Ulric.
“The water is better than it was, I will say that.” (Name withheld)"""


def found(text: str) -> list[str]:
    text = unwrapped(text, common_words)
    credits = credited(quoted_spans(text), text)
    return [
        f"{one.source.of(text)}: {' | '.join(part.of(text) for part in one.content)}"
        for one in credits
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (f"{PUMP}{between}Ana Tovar{behind}\r\n\r\nIt rained.", [f"Ana Tovar: {PUMP}"])
            for between, behind in [(" — ", ""), ("\r\n– ", ""), (" (", ")"), ("\r\n", "")]
        ),
        ("The bench is wet.\r\n\r\n— Pia (@pia_on_foot) 3 May\r\n", ["Pia (@pia_on_foot): The bench is wet."]),
        (LIST, [f"Ana Tovar: {PUMP}", "Brother Jonas, abbot of St. Ulric.: “Nobody from the ministry has been here in my lifetime.”"]),
        (f"{PUMP} (Ana Tovar, plumber)", [f"Ana Tovar, plumber: {PUMP}"]),
        (f"{PUMP} [The Harbour Post.]", [f"The Harbour Post: {PUMP}"]),
        (f"The old pump is new. {PUMP} [Ana Tovar, HP]", [f"Ana Tovar, HP: {PUMP}"]),
        ("Quote of the day: “Pumps rust.” (Ana Tovar)", ["Ana Tovar: “Pumps rust.”"]),
        ("Quote of the day: “Pumps rust.” — Ana Tovar", ["Ana Tovar: “Pumps rust.”"]),
        (f"{PUMP}\nAna Tovar, plumber\n\nThe pump is old.", [f"Ana Tovar, plumber: {PUMP}"]),
        (f"Ana Tovar\n{PUMP}\n\nThe pump is old.", [f"Ana Tovar: {PUMP}"]),
        (f"{PUMP}\n\nAna Tovar\n\n“I never drink it.”\n\nBen Roth, mayor",
         [f"Ana Tovar: {PUMP}", "Ben Roth, mayor: “I never drink it.”"]),
        (f"Ana Tovar\n\n{PUMP}\n\nBen Roth\n\n“I never drink it.”", [f"Ana Tovar: {PUMP}", "Ben Roth: “I never drink it.”"]),
        ("“The bench was wet, and now so is my coat.” — Pia (@pia_on_foot) 3 May",
         ["Pia (@pia_on_foot): “The bench was wet, and now so is my coat.”"]),
        ("“Wet again 😢” — Pia (@pia_on_foot) 3 May", ["Pia (@pia_on_foot): “Wet again 😢”"]),
        ("It rained.\n\nThe bench is wet.\n\n— Pia Holt (@pia_on_foot) May 3, 2025\n\nIt dried.",
         ["Pia Holt (@pia_on_foot): The bench is wet."]),
        ("I sat on it, and it was wet.\n— Pia Holt, postwoman", ["Pia Holt, postwoman: I sat on it, and it was wet."]),
        ("RT @pia_on_foot: The bench is wet. #Ostby", ["@pia_on_foot: The bench is wet. #Ostby"]),
        ('@pia_on_foot replied: "It is wet." More soon.', ['@pia_on_foot: "It is wet."']),
    ],
)  # fmt: skip
def test_credits_beside_above_and_below_the_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            PUMP + after
            for after in [
                " – an answer that pleased nobody.",
                " – The council met again on Monday; nobody came to hear it.",
                " – An aside –.",
                " and – Ana Tovar",
                "\n\n\n– Ana Tovar",
                " – " + "Very " * 12 + "Long",
                " – <b>Ana</b>",
                " (Image: Ana Tovar)",
                *(
                    " (laughs)",
                    " [laughs]",
                    " [Read more: the pump]",
                    " [Harbour Post] reported.",
                    " [sic]",
                ),
                *(
                    " (Getty Images)",
                    " (Associated Press)",
                    " (Ostby Courier)",
                    " (Press Release)",
                    " (Read More)",
                ),
                "\nGetty Images",
                " (Ana Tovar) was on the wall.",
                "\n\nAna Tovar\n\nThe pump is old.",
                "\nThe pump is old.",
            ]
        ),
        "He calls it “the pump that we have mended more often than our own roof” – Ana Tovar",
        "“The Long Sea” (Ana Tovar)",
        "“The Long Sea” – Ana Tovar",
        f"Ana Tovar Speaks\n\n{PUMP}\n\nBen Roth\n\n“I never drink it.”\n\nCy Marr",
        "The bench was wet.\n— Pia Holt",
        "The bench was wet.\n— Pia Holt, postwoman",
    ],
)
def test_credits_are_not_seen_in(text: str) -> None:
    assert found(text) == []


def test_credits_of_a_long_list_are_as_many_as_its_lines() -> None:
    text = "\n".join(LIST.splitlines()[:1] * 3_000)
    credits = credited(quoted_spans(text), text)
    assert len(credits) == 3_000
    assert all(
        before.content[0].end < after.content[0].start for before, after in pairwise(credits)
    )


@pytest.mark.parametrize(
    "text", [" " * 300_000, f"{PUMP}\n{' ' * 300_000}\nAna Tovar", f"{PUMP}{' ' * 300_000}— A"]
)
def test_credits_of_hostile_text_take_no_time_without_end(text: str) -> None:
    credited(quoted_spans(text), text)


PIECES = st.sampled_from(
    [PUMP, "“Pumps rust.”", "\n", "\n\n", "— ", "Ana Tovar", " (", ")", "@ana", ": ", "I am."]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_credits_are_disjoint_words_of_the_text(text: str) -> None:
    end = 0
    for one in credited(quoted_spans(text), text):
        assert one.content[0].start >= end and one.source.of(text).strip()
        end = one.content[-1].end
