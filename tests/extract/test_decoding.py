from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.extract.decoding import (
    confidence,
    introduced_in,
    quotation_type,
    role_spans,
    without_doubles,
    without_full_stop,
)
from onrecord.extract.linking import LABELS
from onrecord.extract.pieces import pieces
from onrecord.text.marks import quoted_spans
from onrecord.types import Quotation, QuotationType, Span

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends))),
    max_size=6,
)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("B-content I-content O O O O", ["the bridge"]),
        ("B-content O B-content O O O", ["the", "rebuild"]),
        ("B-content B-content O O O O", ["the", "bridge"]),
        ("O O O O O B-content", ["said"]),
        ("O O O I-content O O", ["rebuild"]),
        ("O O I-content O O O", ["rebuild"]),
        ("O O O B-content O B-content", ["rebuild", "said"]),
        ("O O B-content B-content B-content O", ["rebuild,"]),
        ("B-cue I-cue B-source O O O", []),
        ("O O O O O O", []),
    ],
)
def test_role_spans_are_whole_words(labels: str, expected: list[str], tokenizer: Tokenizer) -> None:
    text = "the bridge rebuild, said"
    split = pieces(text, tokenizer)
    numbers = np.array([LABELS.index(label) for label in labels.split()])
    (found,) = role_spans(numbers[None], split, np.array([0]))
    assert [span.of(text) for span in found["content"]] == expected


def test_role_spans_counts_from_the_start_of_its_window(tokenizer: Tokenizer) -> None:
    text = "the bridge rebuild, said"
    split = pieces(text, tokenizer)
    numbers = np.array([LABELS.index("I-cue"), LABELS.index("O")])
    one, other = role_spans(np.stack([numbers, numbers[::-1]]), split, np.array([3, 0]))
    assert [span.of(text) for span in one["cue"]] == ["rebuild"]
    assert [span.of(text) for span in other["cue"]] == ["bridge"]
    assert role_spans(np.zeros((0, 2), np.int64), split, np.zeros(0, np.int64)) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["“We will”"], "direct"),
        (["We will"], "direct"),
        (["“We will”", "“now”"], "direct"),
        (["“We will” do it"], "mixed"),
        (["do it", "“now”"], "mixed"),
        (["do it"], "indirect"),
        ([","], "indirect"),
    ],
)
def test_quotation_type_looks_at_every_word(content: list[str], expected: QuotationType) -> None:
    text = "“We will” do it, “now”."
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content]
    assert quotation_type(spans, text, quoted_spans(text)) == expected


@given(
    st.lists(st.sampled_from(["“", "”", '"', "word", " ", "\n"]), max_size=20).map("".join), SPANS
)
def test_quotation_type_is_one_of_three(text: str, spans: list[Span]) -> None:
    assert quotation_type(spans, text, quoted_spans(text)) in get_args(QuotationType)


SCORES = st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 0), st.floats(-1e4, 1e4))


@given(SCORES, st.tuples(*[st.floats(-5, 5)] * 4))
def test_confidence_is_a_probability(
    scores: tuple[float, ...], calibration: tuple[float, ...]
) -> None:
    assert 0 <= confidence(scores, calibration) <= 1


def test_confidence_rises_with_each_score() -> None:
    weights = (0.5, 1.0, 0.1, 0.2)
    assert confidence((0, 0, 0), (0, 1, 1, 1)) == 0.5
    falling = [
        confidence(scores, weights) for scores in ((2, -3, 1), (1, -3, 1), (1, -9, 1), (1, -9, -1))
    ]
    assert falling == sorted(set(falling), reverse=True)


def quotation(
    *content: tuple[int, int], sure: float, cue: tuple[int, int] | None = None
) -> Quotation:
    return Quotation(
        tuple(Span(*c) for c in content), (Span(*cue),) if cue else (), (), "direct", sure
    )


def test_without_doubles_keeps_the_surest_in_the_order_of_the_text() -> None:
    weak, strong = quotation((10, 50), sure=0.4), quotation((12, 50), sure=0.9)
    inside, later = quotation((40, 50), sure=0.3), quotation((60, 70), sure=0.8, cue=(0, 4))
    assert without_doubles([weak, strong, inside, later]) == [later, strong, inside]
    assert without_doubles([strong, weak]) == [strong]
    assert without_doubles([]) == []


def test_without_doubles_keeps_what_somebody_else_says_within_it() -> None:
    text = "The mayor said the engineer believed the road was safe."

    def quotation(content: str, cue: str) -> Quotation:
        content_span, cue_span = (
            Span(text.index(part), text.index(part) + len(part)) for part in (content, cue)
        )
        return Quotation((content_span,), (cue_span,), (), "indirect", 0.9)

    outer = quotation("the engineer believed the road was safe", "said")
    inner = quotation("the road was safe", "believed")
    again = quotation("the engineer believed the road was", "mayor said")
    assert introduced_in(inner, outer) and not introduced_in(outer, inner)
    assert without_doubles([outer, inner]) == [outer, inner]
    assert len(without_doubles([outer, again])) == 1


def test_without_doubles_counts_all_parts_of_a_content() -> None:
    whole, half = quotation((0, 50), (60, 110), sure=0.9), quotation((0, 50), sure=0.5)
    assert without_doubles([whole, half]) == [whole, half]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Maria Lopez.", "Maria Lopez"),
        ("Joe Kim.", "Joe Kim"),
        ("Bo.", "Bo"),
        ("Acme Inc.", "Acme Inc."),
        ("John F.", "John F."),
        ("Ed Gray Jr.", "Ed Gray Jr."),
        ("the U.S.", "the U.S."),
        ("Lopez,", "Lopez,"),
        ("", ""),
    ],
)
def test_without_full_stop_keeps_abbreviations(source: str, expected: str) -> None:
    assert [span.of(source) for span in without_full_stop([Span(0, len(source))], source)] == [
        expected
    ]
