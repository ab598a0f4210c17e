from itertools import pairwise

import pytest

from onrecord.extract.layout import CERTAIN, ascribed, credited, letters, turns
from onrecord.extract.marks import quoted_spans
from onrecord.extract.quoting import certain_quotes
from onrecord.types import Quotation, Span

TRANSCRIPT = """The hearing began at ten.

DRUMM: Where was the key kept?
SISTER OLGA (by telephone): In the bread bin, under the rye.

DRUMM: Who knew of it?
The hearing ended at noon."""

LIST = """“We have mended this pump more often than our own roof.” ― Ana Tovar
“Nobody from the ministry has been here in my lifetime.”
– Brother Jonas, abbot of St. Ulric.
“The water is better than it was, I will say that.” (Name withheld)"""


def words(text: str, *spans: Span) -> tuple[str, ...]:
    return tuple(span.of(text) for span in spans)


def found(text: str) -> list[tuple[str, ...]]:
    stretches = certain_quotes(quoted_spans(text), text)
    return [words(text, one.content, one.cue, one.source) for one in (*turns(text), *credited(stretches, text))]


def test_turns_of_a_transcript_go_to_the_end_of_their_paragraph() -> None:
    assert found(TRANSCRIPT) == [
        ("Where was the key kept?", ":", "DRUMM"),
        ("In the bread bin, under the rye.", ":", "SISTER OLGA"),
        ("Who knew of it?", ":", "DRUMM"),
    ]


def test_turns_may_open_a_quotation_mark_before_the_name() -> None:
    text = '"ORR: One.\n\n"LIM: Two.\n\n"ORR: Three, and that was all."'
    assert [source for *_, source in found(text)] == ["ORR", "LIM", "ORR"]


@pytest.mark.parametrize(
    "text",
    [
        "WHAT: A concert.\nWHERE: The quay.\nWHEN: On Sunday.",
        "ORR: One.\nORR: Two.\nORR: Three.",
        "ORR: One.\nLIM: Two.",
        "Q: Why?\nA: Because.\nQ: Really?\nA: Yes.",
        "Note: one.\nTip: two.\nNote: three.",
    ],
    ids=["a press release", "one name", "two turns", "questions and answers", "no capitals"],
)
def test_turns_are_not_seen_in(text: str) -> None:
    assert turns(text) == ()


def test_credited_are_lines_of_words_with_a_name_behind_a_dash() -> None:
    assert found(LIST) == [
        ("“We have mended this pump more often than our own roof.”", "―", "Ana Tovar"),
        ("“Nobody from the ministry has been here in my lifetime.”", "–", "Brother Jonas, abbot of St. Ulric."),
    ]


@pytest.mark.parametrize(
    "after",
    [
        " – an answer that pleased nobody.",
        " – The council met again on Monday; nobody came to hear it.",
        " – An aside –.",
        " and – Ana Tovar",
        "\n\n\n– Ana Tovar",
        " – " + "Very " * 12 + "Long",
        " – <b>Ana</b>",
    ],
)
def test_credited_are_not_seen_where_no_name_ends_the_line(after: str) -> None:
    assert found("“We have mended this pump more often than our own roof.”" + after) == []


def test_credited_begin_their_line() -> None:
    assert found("He calls it “the pump that we have mended more often than our own roof” – Ana Tovar") == []


def test_credited_posts_have_a_handle_and_no_date() -> None:
    text = "“The bench was wet, and now so is my coat.” — Pia (@pia_on_foot) 3 May"
    assert [source for *_, source in found(text)] == ["Pia (@pia_on_foot)"]


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_letters_have_their_writers_above_them(between: str) -> None:
    text = f"Your views\n\nFrom Ada Lund, Visby:{between}“I have walked past it for forty years.”\n\nMore on page 3."
    [letter] = letters(certain_quotes(quoted_spans(text), text), text)
    assert words(text, letter.source, letter.cue, letter.content) == (
        "Ada Lund, Visby",
        "From",
        "“I have walked past it for forty years.”",
    )


@pytest.mark.parametrize("above", ["He wrote From Visby:\n", "From Visby, she added: ‘yes’:\n", "From Visby:\n\n\n"])
def test_letters_are_not_seen_elsewhere(above: str) -> None:
    text = f"{above}“I have walked past it for forty years.”"
    assert letters(certain_quotes(quoted_spans(text), text), text) == ()


def quotation(text: str, content: str, cue: str, source: str) -> Quotation:
    def spans(part: str) -> tuple[Span, ...]:
        return (Span(text.index(part), text.index(part) + len(part)),) if part else ()

    return Quotation(spans(content), spans(cue), spans(source), "direct", 0.6)


def test_ascribed_takes_the_words_from_others_and_keeps_who_is_quoted_by_the_speaker() -> None:
    text = "Ms Roe reported:\nORR: Lim said the key was lost.\nLIM: I said no such thing.\nORR: Well."
    laid_out = turns(text)
    wrong = quotation(text, "ORR: Lim said the key was lost.", "reported:", "Ms Roe")
    within = quotation(text, "the key was lost.", "said", "Lim")
    kept = ascribed([wrong, within], laid_out, text)
    assert [words(text, *one.source) for one in kept] == [("Lim",), ("ORR",), ("LIM",), ("ORR",)]
    assert kept[0] == within
    assert {one.confidence for one in kept[1:]} == {CERTAIN}


def test_ascribed_leaves_a_quotation_what_lies_elsewhere() -> None:
    text = LIST + "\nShe added that the rust was worse."
    stretches = certain_quotes(quoted_spans(text), text)
    wide = Quotation((stretches[1], Span(text.index("the rust"), len(text) - 1)), (), (), "mixed", 0.4)
    kept = ascribed([wide], credited(stretches, text), text)
    assert words(text, *kept[0].content) == ("the rust was worse",)
    assert words(text, *kept[2].source) == ("Brother Jonas, abbot of St. Ulric",), "no full stop"


def test_credits_of_a_long_list_are_as_many_as_its_lines() -> None:
    text = "\n".join(LIST.splitlines()[:1] * 3_000)
    stretches = certain_quotes(quoted_spans(text), text)
    kept = ascribed([], credited(stretches, text), text)
    assert len(kept) == 3_000
    assert all(before.content[0].end < after.content[0].start for before, after in pairwise(kept))
