import re

import pytest

from onrecord.extract.claims import parted, uncontested, without_sentence_before
from onrecord.text.marks import quoted_spans
from onrecord.types import Quotation, Span


def quotation(text: str, cue: str, source: str, *content: str) -> Quotation:
    """A quotation whose parts are where the text first has them; the number of a later place
    follows a tilde."""

    def place(words: str) -> Span:
        words, _, number = words.partition("~")
        found = list(re.finditer(re.escape(words), text))[int(number or 0)]
        return Span(*found.span())

    source_spans = (place(source),) if source else ()
    return Quotation(
        tuple(map(place, content)), (place(cue),), source_spans, type="direct", confidence=0.9
    )


def told(quotations: list[Quotation], text: str) -> list[str]:
    return [
        f"{' '.join(part.of(text) for part in one.source)}: {' | '.join(part.of(text) for part in one.content)}"
        for one in quotations
    ]


ROW = "“It leaks,” said Ada. “It does not,” said Ben. “Look up.” Nobody did."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            ["“It leaks,”", "“It does not,”"],
            ["“It does not,”"],
            ["Ada: “It leaks,”", "Ben: “It does not,”"],
        ),
        (
            ["“It leaks,”"],
            ["“It leaks,”", "“It does not,”"],
            ["Ada: “It leaks,”", "Ben: “It does not,”"],
        ),
        (
            ["“It leaks,”"],
            ["“It leaks,” said Ada", "“It does not,”"],
            ["Ada: “It leaks,”", "Ben: “It does not,”"],
        ),
        (["“It leaks,”", "“Look up.”"], ["“Look up.”"], ["Ada: “It leaks,”", "Ben: “Look up.”"]),
        (["“It leaks,”"], ["“It leaks,”"], ["Ada: “It leaks,”"]),
        (
            ["“It leaks,”", "“Look up.”"],
            ["“It does not,”"],
            ["Ada: “It leaks,” | “Look up.”", "Ben: “It does not,”"],
        ),
    ],
)
def test_the_sentence_gives_words_that_two_take_to_one(
    first: list[str], second: list[str], expected: list[str]
) -> None:
    quotations = [quotation(ROW, "said", "Ada", *first), quotation(ROW, "said~1", "Ben", *second)]
    assert told(uncontested(quotations, quoted_spans(ROW), ROW), ROW) == expected


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("“It leaks,” Ada said she told Ben. “Go.”", ("said", "Ada", "“It leaks,”"), ("told", "she", "“It leaks,”")),
        ("“It leaks,” Post said, citing Ada.", ("said", "Post", "“It leaks,”"), ("citing", "Ada", "“It leaks,”")),
        ("Ada said Ben said: “It leaks.”", ("said", "Ada", "Ben said: “It leaks.”"), ("said~1", "Ben", "“It leaks.”")),
        ("“It leaks,” Ada said, per Ben.", ("said", "Ada", "“It leaks,”"), ("per", "Ben", "“It leaks,” Ada said")),
    ],
)  # fmt: skip
def test_what_one_sentence_gives_to_two_stays_with_both(
    text: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    quotations = [quotation(text, *first), quotation(text, *second)]
    assert uncontested(quotations, quoted_spans(text), text) == quotations


def test_a_source_in_two_clauses_is_parted() -> None:
    text = "“It leaks,” said Ada, the mason, while Ben, the mayor, said: “It does not.”"
    source = "Ada, the mason, while Ben, the mayor"
    quotations = [
        quotation(text, "said", source, "“It leaks,”"),
        quotation(text, "said~1", source, "“It does not.”"),
    ]
    assert told(parted(quotations, text), text) == [
        "Ada, the mason: “It leaks,”",
        "Ben, the mayor: “It does not.”",
    ]
    assert parted(quotations[:1], text) == quotations[:1]


def test_a_sentence_before_the_words_is_nobodys() -> None:
    text = "It rained. “It leaks,” Ada said. The roof “leaks again,” Ada said."
    quotations = [
        quotation(text, "said", "Ada", "It rained. “It leaks,”"),
        quotation(text, "said~1", "Ada~1", "The roof “leaks again,”"),
    ]
    cut = [without_sentence_before(one, quoted_spans(text), text) for one in quotations]
    assert told(cut, text) == ["Ada: “It leaks,”", "Ada: The roof “leaks again,”"]
