"""Quoted words that go on with a quotation before them: behind its sentence, in the next
paragraph, behind an ellipsis."""

from collections.abc import Callable, Sequence

import pytest

from onrecord.extract.quoting import adjoining, claimants, continuations, continued, going_on
from onrecord.text.marks import quoted_spans
from onrecord.types import Quotation, Span

from .quoted import parted, quotation, spoken

IT_IS_SHUT, IT_OPENS = "“The road is closed for all,”", "“It will open again in the month of May.”"


Rule = Callable[[Sequence[Quotation], Sequence[Span], str], list[Quotation]]


def opening_is_given(rule: Rule, text: str) -> bool:
    """Whether the rule gives the second words to the mayor, who spoke the first."""
    stretch = Span(text.index(IT_OPENS), text.index(IT_OPENS) + len(IT_OPENS))
    first = IT_IS_SHUT if text.startswith(IT_IS_SHUT) else "The road is closed"
    (found,) = rule([spoken(text, first)], [stretch], text)
    return stretch in found.content


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (f"{IT_IS_SHUT} said the mayor. {IT_OPENS} The bus runs.", True),
        (f"{IT_IS_SHUT} the mayor said. {IT_OPENS}", True),
        (f"{IT_IS_SHUT} said the mayor. It snowed. {IT_OPENS}", False),
        (f"The road is closed, the mayor said. {IT_OPENS} {IT_IS_SHUT}", False),
    ],
)
def test_a_stretch_behind_the_end_of_the_sentence_goes_on(text: str, goes_on: bool) -> None:
    assert opening_is_given(adjoining, text) == goes_on


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (f"{IT_IS_SHUT} said the mayor.\n\n{IT_OPENS}\n\nThe bus runs.", True),
        (f"{IT_IS_SHUT} said the mayor.\n\nIt snowed.\n\n{IT_OPENS}", False),
        (f"{IT_IS_SHUT} said the mayor.\n\n{IT_OPENS} It snowed.", False),
        (f"The road is closed, said the mayor.\n\n{IT_OPENS}", False),
    ],
)
def test_a_paragraph_of_quoted_words_goes_on(text: str, goes_on: bool) -> None:
    assert opening_is_given(going_on, text) == goes_on


def test_a_row_of_paragraphs_goes_on() -> None:
    third = "“And then there will be a feast for everybody.”"
    text = f"{IT_IS_SHUT} said the mayor.\n\n{IT_OPENS}\n\n{third}\n"
    stretches = [Span(text.index(part), text.index(part) + len(part)) for part in (IT_OPENS, third)]
    (found,) = going_on([spoken(text, IT_IS_SHUT)], stretches, text)
    assert found.content[1:] == tuple(stretches)


@pytest.mark.parametrize(
    ("tail", "goes_on"),
    [
        ("said the mayor in a letter to the council, twice as long as the last one.", True),
        ("said the mayor on Monday.", True),
        ("said the mayor. The council met.", False),
        ("said the mayor, who called it “a pity for us all in this town”.", False),
        ("said the mayor; the council did not answer.", False),
    ],
)
def test_a_paragraph_goes_on_with_the_sentence_before(tail: str, goes_on: bool) -> None:
    for between, rule in (("\n\n", going_on), (" ", adjoining)):
        assert opening_is_given(rule, f"{IT_IS_SHUT} {tail}{between}{IT_OPENS}\n") == goes_on


def nested_in(text: str) -> Quotation:
    """The mayor's words within those of another."""
    cue, content = (
        Span(text.index(part), text.index(part) + len(part))
        for part in ("told", "that it was safe")
    )
    return Quotation((content,), (cue,), (), "indirect", 0.9)


def test_what_is_nested_claims_no_stretch_around_it() -> None:
    text = "“The mayor told me that it was safe.\n\n“So we drove over it,” said Roth."
    quoted = quoted_spans(text)
    nested, outer = nested_in(text), parted(text, "“So we drove over it,”", "said", "Roth")
    found = continued([outer, nested], continuations(quoted, text))
    assert found[0].content == tuple(quoted) and found[1] == nested
    assert claimants(quoted, [nested]) == ()


FIRST, SECOND, LAST = "“We saw smoke.", "“Then the lights went out.", "“Nobody spoke.”"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (f"She said: {FIRST}\n\n{SECOND}\n\n{LAST}\n\nRain fell.", [[FIRST, SECOND, LAST]]),
        (f"{FIRST}\n{LAST}\n\n{SECOND}", [[FIRST, LAST]]),
        (f"{LAST}\n\n{LAST}", []),
        (f"{FIRST} {LAST}", []),
        (f"{FIRST}\n\nRain fell. {LAST}", []),
    ],
)
def test_continuations_open_each_paragraph_and_close_the_last(
    text: str, groups: list[list[str]]
) -> None:
    found = continuations(quoted_spans(text), text)
    assert [[span.of(text) for span in group] for group in found] == groups


GROUP = [Span(0, 10), Span(20, 30), Span(40, 50)]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ([GROUP[0]], [GROUP]),
        ([GROUP[2]], [GROUP]),
        ([GROUP[0], GROUP[1]], [GROUP[:1], GROUP[1:]]),
        ([GROUP[0], GROUP[2]], [GROUP[:2], GROUP[2:]]),
        ([Span(60, 70)], [[Span(60, 70)]]),
    ],
)
def test_continued_gives_nobodys_paragraphs_to_the_one_before(
    contents: list[Span], expected: list[list[Span]]
) -> None:
    found = continued([quotation(*content, 1.0) for content in contents], [GROUP])
    assert [list(one.content) for one in found] == expected


@pytest.mark.parametrize("ellipsis", [" [...] ", " <...> ", " … ", " (...) ", " [. . .] "])
def test_continuations_go_on_behind_an_ellipsis(ellipsis: str) -> None:
    text = f"“I have mended the quay”{ellipsis}“and nobody has thanked me”, he said. “So there.”"
    assert [
        [span.of(text) for span in group] for group in continuations(quoted_spans(text), text)
    ] == [["“I have mended the quay”", "“and nobody has thanked me”"]]
