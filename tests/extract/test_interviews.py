import pytest

from onrecord.extract.interviews import answers
from onrecord.language.english.common import common_words
from onrecord.text.wrapping import unwrapped

BODY = "How deep is it?\n\nIt is deep.\n\nI cannot swim.\n\nWho built it?\n\nMy uncle did.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"A new well.\n\n{BODY}Ana Tovar was talking to Cy Marr.\n\nThe well is open.",
        f"Ana Tovar was interviewed by Cy Marr.\n\n{BODY}",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_answers_are_the_guests(text: str, line_end: str) -> None:
    text = unwrapped(text.replace("\n", line_end), common_words)
    found = [
        (one.source.of(text), [part.of(text) for part in one.content]) for one in answers(text)
    ]
    assert found == [
        ("Ana Tovar", ["It is deep.", "I cannot swim."]),
        ("Ana Tovar", ["My uncle did."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Ana Tovar spoke of the well.\n\n{BODY}",
        f"Ana Tovar was talking to Cy Marr.\n\nBen Roth was talking to Cy Marr.\n\n{BODY}",
        "Why?\n\nBecause.\n\nAna Tovar was talking to Cy Marr.",
    ],
)
def test_answers_are_nobodys_where_no_line_tells_who_the_guest_is(text: str) -> None:
    assert answers(text) == ()


def test_answers_of_an_endless_empty_line_take_no_time_without_end() -> None:
    assert answers(BODY + " " * 300_000) == ()
