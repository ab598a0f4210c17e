"""Quoted words: which are words of somebody, and which no quotation claims."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quoting import (
    LEAST_WORDS,
    adjoining,
    certain_quotes,
    claimants,
    floating,
    unclaimed,
    undivided,
)
from onrecord.text.marks import quoted_spans
from onrecord.types import Quotation, Span

from .quoted import quotation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“one two three four five six” he said", ["“one two three four five six”"]),
        ("“one two three four five” he said", []),
        (
            "the “so-called experts’ panel” and “one, two; three: four five six”",
            ["“one, two; three: four five six”"],
        ),
        ("“” and “...”", []),
    ],
)
def test_certain_quotes_are_long_enough_to_be_words_of_somebody(
    text: str, expected: list[str]
) -> None:
    assert LEAST_WORDS == 6
    assert [span.of(text) for span in certain_quotes(quoted_spans(text), text)] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["“one two three"], ["“one two three four five”"]),
        (["“one"], []),
        (["he said that “one two three"], ["he said that “one two three four five”"]),
        (["he said that “one"], ["he said that"]),
        (["“one two", "four five”"], ["“one two three four five”"]),
        (["he said"], ["he said"]),
        (["five” and", "“six seven eight"], ["and", "“six seven eight nine”"]),
    ],
)
def test_undivided_takes_a_stretch_whole_or_not_at_all(
    content: list[str], expected: list[str]
) -> None:
    text = "he said that “one two three four five” and then “six seven eight nine” was"
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content]
    assert [span.of(text) for span in undivided(spans, (), quoted_spans(text), text)] == expected


def test_undivided_leaves_what_is_nested_in_a_stretch_as_it_is() -> None:
    text = "“He told me that the road was safe all winter,” she said."
    content = Span(text.index("that"), text.index(",”"))
    cue = Span(text.index("told"), text.index(" me"))
    assert undivided([content], [cue], quoted_spans(text), text) == (content,)
    assert undivided([content], [], quoted_spans(text), text) == tuple(quoted_spans(text))


def test_unclaimed_stretches_are_not_claimed_by_what_is_nested_in_them() -> None:
    text = "“He told me that the road was safe all winter,” she said."
    content = Span(text.index("that"), text.index(",”"))
    cue = Span(text.index("told"), text.index(" me"))
    stretches = certain_quotes(quoted_spans(text), text)
    nested = Quotation((content,), (cue,), (), "indirect", 0.9)
    assert unclaimed(stretches, [nested]) == stretches
    assert unclaimed(stretches, [replace(nested, cue=())]) == ()


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair))),
    max_size=6,
)


@given(SPANS, st.lists(st.integers(0, 60), max_size=8, unique=True).map(sorted))
def test_undivided_leaves_no_stretch_in_part(content: list[Span], ends: list[int]) -> None:
    stretches = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    after = {
        place for span in undivided(content, (), stretches, "x" * 99) for place in range(*span)
    }
    before = {place for span in content for place in range(*span)}
    apart = {place for span in stretches for place in range(*span)}
    assert after - apart == before - apart
    assert all(len(after & set(range(*span))) in (0, span.end - span.start) for span in stretches)


ALONE = "“The road is closed for the whole winter.”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"It snowed.\n\n{ALONE}\n\nThe bus runs.", True),
        (f"{ALONE}", True),
        (f"It snowed.\n  - {ALONE} <...>\nThe bus runs.", True),
        (f"It snowed.\n\n{ALONE} he said.", False),
        (f"The sign read {ALONE}\n", False),
        (f"{'.' * 40}{ALONE}", False),
    ],
)
def test_floating_is_a_paragraph_of_its_own(text: str, found: bool) -> None:
    stretches = certain_quotes(quoted_spans(text), text)
    assert [span.of(text) for span in floating(stretches, text)] == [ALONE] * found


def test_floating_is_also_what_is_too_long_for_a_title() -> None:
    words = "“" + " ".join(["word"] * 20) + "”"
    text = f"The sign read {words}, and {words[:-6]}” too."
    assert [span.of(text) for span in floating(certain_quotes(quoted_spans(text), text), text)] == [
        words
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left.\n\n“Nobody asked me.”\n\nIt rained.", ["“Nobody asked me.”"]),
        ("She left.\n\n“Nobody asked me,”", ["“Nobody asked me,”"]),
        ("She left.\n\n“The Long Sea”\n\nIt rained.", []),
        ("She left.\n\n“Why?”\n\nIt rained.", []),
        ("She left. “Nobody asked me.”\n\nIt rained.", []),
    ],
)
def test_floating_is_a_short_paragraph_if_it_is_a_sentence(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in floating(quoted_spans(text), text)] == expected


def test_unclaimed_is_what_no_quotation_touches() -> None:
    stretches = [Span(0, 10), Span(20, 30), Span(40, 50)]
    assert unclaimed(stretches, [quotation(25, 35, 1.0)]) == (Span(0, 10), Span(40, 50))
    assert unclaimed(stretches, []) == tuple(stretches)


def test_claimants_are_the_surest_of_each_stretch_and_come_once() -> None:
    stretches = [Span(0, 10), Span(20, 30), Span(40, 50)]
    weak, strong, both = quotation(0, 10, 0.1), quotation(0, 10, 0.2), quotation(5, 45, 0.15)
    assert set(claimants(stretches, [strong, weak])) == {strong}
    assert claimants(stretches, [both]) == (both,)
    assert set(claimants(stretches, [weak, strong, both])) == {strong, both}
    assert claimants(stretches, [quotation(12, 18, 0.9)]) == ()


@pytest.mark.parametrize(
    ("text", "attribution", "expected"),
    [
        ("“One two three four five six,” the mayor said.", "the mayor", True),
        ("“One two three four five six” — said the mayor.", "said", True),
        ("The mayor said: “One two three four five six”", "said", True),
        ("The mayor said “One two three four five six”", "said", True),
        ("“One two three four five six,” and then the mayor said so.", "the mayor", False),
        ("The mayor said so. “One two three four five six”", "said", False),
        ("“One two three four five six,”\n\nthe mayor said.", "the mayor", False),
    ],
)
def test_adjoining_gives_a_stretch_to_the_words_beside_it(
    text: str, attribution: str, expected: bool
) -> None:
    source = Span(text.index(attribution), text.index(attribution) + len(attribution))
    given_to = Quotation(content=(), cue=(), source=(source,), type="indirect", confidence=1.0)
    [stretch] = certain_quotes(quoted_spans(text), text)
    [found] = adjoining([given_to], [stretch], text)
    assert found.content == ((stretch,) if expected else ())
