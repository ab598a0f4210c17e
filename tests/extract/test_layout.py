import pytest

from onrecord.extract.layout import CERTAIN, ascribed, is_block, letters, lines_beside, read_layout
from onrecord.extract.quoting import certain_quotes
from onrecord.language.english.common import common_words
from onrecord.text.marks import quoted_spans
from onrecord.text.wrapping import unwrapped
from onrecord.types import Quotation, Span


def words(text: str, *spans: Span) -> tuple[str, ...]:
    return tuple(span.of(text) for span in spans)


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_letters_have_their_writers_above_them(between: str) -> None:
    text = f"Your views\n\nFrom Ada Lund, Visby:{between}“I have walked past it for forty years.”\n\nMore on page 3."
    [letter] = letters(certain_quotes(quoted_spans(text), text), text)
    assert words(text, letter.source, *letter.cue, *letter.content) == (
        "Ada Lund, Visby",
        "From",
        "“I have walked past it for forty years.”",
    )


@pytest.mark.parametrize(
    "above", ["He wrote From Visby:\n", "From Visby, she added: ‘yes’:\n", "From Visby:\n\n\n"]
)
def test_letters_are_not_seen_elsewhere(above: str) -> None:
    text = f"{above}“I have walked past it for forty years.”"
    assert letters(certain_quotes(quoted_spans(text), text), text) == ()


def quotation(text: str, content: str, cue: str, source: str) -> Quotation:
    def spans(part: str) -> tuple[Span, ...]:
        return (Span(text.index(part), text.index(part) + len(part)),) if part else ()

    return Quotation(spans(content), spans(cue), spans(source), "direct", 0.6)


def test_ascribed_takes_the_words_from_others_and_keeps_who_is_quoted_by_the_speaker() -> None:
    text = (
        "Ms Roe reported:\nORR: Lim said the key was lost.\nLIM: I said no such thing.\nORR: Well."
    )
    wrong = quotation(text, "ORR: Lim said the key was lost.", "reported:", "Ms Roe")
    within = quotation(text, "the key was lost.", "said", "Lim")
    kept = ascribed([wrong, within], read_layout((), text, ()), text)
    assert [words(text, *one.source) for one in kept] == [("Lim",), ("ORR",), ("LIM",), ("ORR",)]
    assert kept[0] == within
    assert {one.confidence for one in kept[1:]} == {CERTAIN}


def test_ascribed_ends_what_a_speaker_quotes_with_the_turn() -> None:
    text = "ORR: The mayor said it was lost.\nLIM: It was not.\nORR: Well."
    within = quotation(text, "it was lost.\nLIM: It was not.", "said", "The mayor")
    kept = ascribed([within], read_layout((), text, ()), text)
    assert words(text, *kept[0].content) == ("it was lost.",)


def test_ascribed_leaves_a_quotation_what_lies_elsewhere() -> None:
    text = (
        "“We have mended this pump more often than our own roof.” ― Ana Tovar\nShe added that the rust was worse and "
        "that nobody came."
    )
    [stretch] = quoted_spans(text)
    wide = Quotation((stretch, Span(text.index("the rust"), len(text) - 1)), (), (), "mixed", 0.4)
    kept = ascribed([wide], read_layout([stretch], text, ()), text)
    assert words(text, *kept[0].content) == ("the rust was worse and that nobody came",)
    assert words(text, *kept[1].source) == ("Ana Tovar",)


def test_read_layout_leaves_furniture_out() -> None:
    text = "ORR: It was lost.\nAdvertisement\nLIM: It was not.\nORR: Well."
    start = text.index("It was not")
    found = read_layout((), text, [Span(start, start + len("It was not."))])
    assert [words(text, one.source) for one in found.turns] == [("ORR",), ("ORR",)]


def test_read_layout_sees_who_is_credited_within_a_turn_and_no_credit_across_turns() -> None:
    text = "ORR: Well, in the mayor’s words, “the key was lost”.\nLIM: Who said so?\nORR: I did."
    found = read_layout(quoted_spans(text), text, ())
    assert [words(text, one.source) for one in found.others] == [("the mayor",)]
    assert len(found.turns) == 3


@pytest.mark.parametrize(
    ("text", "content", "block"),
    [
        (
            "The engineer wrote:\n\nThe bridge is old. Close it.\n\nIt is open.",
            "The bridge is old. Close it",
            True,
        ),
        (
            "The engineer wrote:\n\nThe bridge is old. Close it.\n\nIt is open.",
            "The bridge is old",
            False,
        ),
        ("The engineer wrote: The bridge is old.", "The bridge is old", False),
        (
            "The engineer wrote:\r\n\r\nThe bridge is old.\r\n\r\nIt is open.",
            "The bridge is old",
            True,
        ),
        ("The engineer wrote:\n\nThat the bridge is old.", "That the bridge is old", False),
        ("The engineer wrote\n\nThe bridge is old.", "The bridge is old", False),
    ],
)
def test_blocks_are_paragraphs_behind_a_colon(text: str, content: str, block: bool) -> None:
    text = unwrapped(text, common_words)
    assert is_block(quotation(text, content, "wrote", "The engineer"), text) is block


@pytest.mark.parametrize(
    ("cue", "block"),
    [
        *(
            (cue, True)
            for cue in [
                "said",
                "read",
                "posted on Monday",
                "said in a statement",
                "replied",
                "put it so",
            ]
        ),
        *(
            (cue, False)
            for cue in [
                "decided",
                "found",
                "ruled",
                "agreed",
                "ordered",
                "concluded",
                "voted",
                "hoped",
            ]
        ),
    ],
)
def test_blocks_stand_behind_cues_that_bring_words_out(cue: str, block: bool) -> None:
    text = f"The council {cue}:\n\nThe tax will rise."
    assert is_block(quotation(text, "The tax will rise", cue, "The council"), text) is block


HARBOUR = "“The boats will sail again on Monday, and I am sorry for the wait.”"


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (
            "From the desk of Ilse Brandt, head of Quay Bank.\n\n",
            "",
            ["Ilse Brandt, head of Quay Bank"],
        ),
        ("From the office of Senator Brandt\n", "", ["Senator Brandt"]),
        ("It rained.\n\nA message from Ilse Brandt\n\n", "", ["Ilse Brandt"]),
        ("In the words of Ilse Brandt, mayor:\n\n", "", ["Ilse Brandt, mayor"]),
        ("", "\n\nAttributed to Ilse Brandt, mayor.\n\nIt rained.", ["Ilse Brandt, mayor"]),
        ("", "\nWords: Ilse Brandt", ["Ilse Brandt"]),
        ("From the desk of Ilse Brandt.\n\nIt rained.\n\n", "", []),
        ("From the desk of the mayor\n\n", "", []),
        ("A letter from Ilse Brandt to her son, Jon\n\n", "", []),
        ("A message from Ilse Brandt ", "", []),
        ("", " Attributed to Ilse Brandt", []),
        ("", "\n\nWords: 300", []),
        ("", "\n\nSaid to have been Ilse Brandt", []),
        ("A message from the Harbour Press\n\n", "", []),
    ],
)
def test_lines_beside_the_words_credit_a_person(
    above: str, below: str, expected: list[str]
) -> None:
    text = f"{above}{HARBOUR}{below}"
    found = list(lines_beside(certain_quotes(quoted_spans(text), text), text))
    assert [one.source.of(text) for one in found] == expected
    assert [piece.of(text) for one in found for piece in one.content] == [HARBOUR] * len(expected)
