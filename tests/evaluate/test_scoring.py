import random
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.evaluate import (
    Annotated,
    Annotation,
    Score,
    Scores,
    agreement,
    agreement_each,
    annotation,
    read_invented,
    score,
    score_each,
    table,
    total,
)
from onrecord.evaluate.scoring import covered, judged
from onrecord.types import Span

ROOT = Path(__file__).parents[2]

TEXT = 'Lopez said: "We will rebuild the bridge now." Brandt warned that the old pillars may fall.'
LOPEZ = ("We will rebuild the bridge now", "said", "Lopez")
BRANDT = ("that the old pillars may fall", "warned", "Brandt")

Parts = tuple[str, str, str]


def quotation(content: str, cue: str = "", source: str = "") -> Annotation:
    """A quotation of TEXT by its words; the parts of a content are set off by "/"."""

    def spans(words: str) -> list[tuple[int, int]]:
        return [
            (TEXT.index(part), TEXT.index(part) + len(part)) for part in words.split("/") if part
        ]

    return annotation({"content": spans(content), "cue": spans(cue), "source": spans(source)})


def scores(gold: Sequence[Parts], predicted: Sequence[Parts], discard: str = "") -> Scores:
    discarded = (Span(TEXT.index(discard), TEXT.index(discard) + len(discard)),) if discard else ()
    document = Annotated("a", TEXT, tuple(quotation(*parts) for parts in gold), discarded)
    return score([document], {"a": [quotation(*parts) for parts in predicted]})


def test_score_of_the_very_same_is_all_right() -> None:
    found = scores([LOPEZ, BRANDT], [LOPEZ, BRANDT])
    assert {row for row, counts in found.items() if counts.f1 != 1} == set()
    assert found["content_tok"] == Score(12, 12, 12)
    assert found["who_said_what"] == Score(2, 2, 2)
    assert found["direct_who_said_what"] == Score(1, 1, 1)


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        # Half of gold's words meet it; fewer do not.
        (("We will rebuild", "said", "Lopez"), {"content_tok": (3, 3, 6), "content_overlap": (1, 1, 1)}),
        (("We will rebuild", "said", "Lopez"), {"content_exact": (0, 1, 1), "who_said_what": (1, 1, 1)}),
        (("We will", "said", "Lopez"), {"content_overlap": (0, 1, 1), "who_said_what": (0, 1, 1)}),
        (("We will", "said", "Lopez"), {"span_source": (1, 1, 1), "span_cue": (1, 1, 1), "span_content": (0, 1, 1)}),
        # Punctuation and white space never count.
        ((f' "{LOPEZ[0]}." ', "said:", "Lopez "), {"content_exact": (1, 1, 1), "cue_exact": (1, 1, 1)}),
        # One shared word makes the same source; none on one side alone does not.
        ((LOPEZ[0], "said", "Lopez said"), {"who_said_what": (1, 1, 1), "span_source": (0, 1, 1)}),
        ((LOPEZ[0], "said", "Brandt"), {"who_said_what": (0, 1, 1), "content_exact": (1, 1, 1)}),
        ((LOPEZ[0], "said", ""), {"who_said_what": (0, 1, 1), "span_source": (0, 0, 1)}),
        # The cue has to have the very words.
        ((LOPEZ[0], "Lopez said", "Lopez"), {"cue_exact": (0, 1, 1), "span_cue": (0, 1, 1)}),
        ((LOPEZ[0], "", "Lopez"), {"cue_exact": (0, 1, 1), "span_cue": (0, 0, 1)}),
        # A content in two parts is the same content, but not the same spans.
        (("We will rebuild/the bridge now", "said", "Lopez"), {"content_exact": (1, 1, 1), "span_content": (0, 2, 1)}),
    ],
)  # fmt: skip
def test_score_counts_one_quotation(
    predicted: Parts, expected: dict[str, tuple[int, int, int]]
) -> None:
    found = scores([LOPEZ], [predicted])
    assert {row: found[row] for row in expected} == {
        row: Score(*counts) for row, counts in expected.items()
    }


def test_score_agrees_that_there_is_no_source() -> None:
    assert scores([(LOPEZ[0], "", "")], [(LOPEZ[0], "", "")])["who_said_what"] == Score(1, 1, 1)
    assert scores([(LOPEZ[0], "", "")], [LOPEZ])["who_said_what"] == Score(0, 1, 1)


def test_score_matches_one_to_one_the_best_first() -> None:
    better, worse = (LOPEZ[0], "", "Brandt"), ("We will rebuild the bridge", "said", "Lopez")
    found = scores([LOPEZ], [worse, better])
    assert found["content_overlap"] == Score(1, 2, 1)
    assert found["who_said_what"] == Score(0, 2, 1), (
        "the better overlap is taken, though its source is wrong"
    )


@pytest.mark.parametrize(
    ("content", "direct"),
    [
        ("We will rebuild the bridge now", 1),
        ("said: \"We will rebuild the bridge now", 1),  # six of seven words
        ("Lopez said: \"We will rebuild the bridge now", 0),  # six of eight
        (BRANDT[0], 0),
    ],
)  # fmt: skip
def test_score_takes_for_direct_what_stands_in_double_marks(content: str, direct: int) -> None:
    assert scores([(content, "", "")], [])["direct_content_overlap"] == Score(0, 0, direct)


def test_score_leaves_out_what_is_no_article_text() -> None:
    found = scores([LOPEZ, BRANDT], [LOPEZ, BRANDT], discard=BRANDT[0])
    assert found["content_overlap"] == Score(1, 1, 1)
    assert found["content_tok"] == Score(6, 6, 6)
    assert found["span_content"] == Score(1, 1, 1)


def test_score_counts_a_document_without_prediction_as_missed() -> None:
    document = Annotated("a", TEXT, (quotation(*LOPEZ),))
    assert score([document], {"b": [quotation(*LOPEZ)]})["who_said_what"] == Score(0, 0, 1)
    assert score([], {"a": [quotation(*LOPEZ)]}) == {}


def test_score_adds_up_over_documents() -> None:
    documents = [Annotated(name, TEXT, (quotation(*LOPEZ),)) for name in ("a", "b", "c")]
    found = score(documents, {"a": [quotation(*LOPEZ)], "b": [quotation(*BRANDT)]})
    assert found["who_said_what"] == Score(1, 2, 3)
    assert found["who_said_what"].precision == 1 / 2
    assert found["who_said_what"].recall == 1 / 3
    assert found["who_said_what"].f1 == pytest.approx(0.4)


def test_score_of_nothing_is_zero_not_an_error() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert Score(0, 3, 2).f1 == 0


def test_agreement_takes_each_annotator_for_gold_in_turn() -> None:
    one, other = (
        Annotated("a", TEXT, tuple(quotation(*q) for q in found))
        for found in ([LOPEZ], [LOPEZ, BRANDT])
    )
    document = Annotated("a", TEXT, one.quotations, others=(other,))
    assert agreement([document])["who_said_what"] == Score(2, 3, 3)
    assert agreement([one]) == {}, "one annotator agrees with nobody"


def test_agreement_each_is_of_the_articles_that_several_read() -> None:
    alone = Annotated("a", TEXT, (quotation(*LOPEZ),))
    read_by_two = Annotated("b", TEXT, (quotation(*LOPEZ),), others=(alone,))
    assert agreement_each([alone, read_by_two]) == (agreement([read_by_two]),)


def test_score_each_adds_up_to_the_score() -> None:
    documents = [Annotated(name, TEXT, (quotation(*LOPEZ),)) for name in ("a", "b")]
    each = score_each(documents, {"a": [quotation(*LOPEZ)]})
    assert [scores["who_said_what"] for scores in each] == [Score(1, 1, 1), Score(0, 0, 1)]
    assert total(each) == score(documents, {"a": [quotation(*LOPEZ)]})


def test_total_adds_row_by_row() -> None:
    assert total([{"a": Score(1, 2, 3)}, {"a": Score(1, 1, 1), "b": Score(0, 1, 0)}]) == {
        "a": Score(2, 3, 4), "b": Score(0, 1, 0)
    }  # fmt: skip
    assert total([]) == {}


def test_judged_tells_for_each_quotation_whether_it_is_right() -> None:
    document = Annotated("a", TEXT, (quotation(*LOPEZ), quotation(*BRANDT)))
    other_source, nothing = (BRANDT[0], "warned", "Lopez"), ("", "said", "Lopez")
    found = [quotation(*parts) for parts in (other_source, nothing, LOPEZ, LOPEZ)]
    assert sorted(judged(document, found)) == [False, False, False, True]
    assert judged(document, found)[2:] in [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 3), {0}),
        ((0, 4), {0}),
        ((2, 6), {1}),
        ((0, 11), {0, 1, 2}),
        ((3, 4), set()),
        ((9, 9), set()),
        ((1, 3), {0}),
    ],
)
def test_covered_wants_half_of_a_word(span: tuple[int, int], expected: set[int]) -> None:
    words = [Span(0, 3), Span(4, 7), Span(8, 11)]
    assert covered(words, [Span(*span)]) == expected


def test_table_has_a_line_a_row() -> None:
    line = "who_said_what           P  50.0%  R  33.3%  F1  40.0%   (1 of 2 predicted, 3 gold)"
    assert table({"who_said_what": Score(1, 2, 3)}) == line
    assert table({}) == ""


# Agreement with the project's measure, over gold that is disturbed at random.


def disturbed(article: Annotated, chance: random.Random) -> tuple[Annotation, ...]:
    """An article's quotations with ends moved, parts lost and exchanged, quotations dropped and
    doubled."""
    found = []
    for quotation in article.quotations:
        parts = {role: list(getattr(quotation, role)) for role in ("content", "cue", "source")}
        for spans in parts.values():
            for index, span in enumerate(spans):
                if chance.random() < 0.4:
                    ends = (max(0, end + chance.choice((-30, -8, -3, 1, 5, 40))) for end in span)
                    spans[index] = Span(*ends)
            if spans and chance.random() < 0.15:
                spans.pop(chance.randrange(len(spans)))
        if chance.random() < 0.1:
            parts["source"], parts["cue"] = parts["cue"], parts["source"]
        found += [annotation(parts)] * chance.choice((0, 1, 1, 1, 1, 1, 2))
    return tuple(found)


def plain(quotations: Sequence[Annotation]) -> list[dict[str, Any]]:
    return [{"content": q.content, "cue": q.cue, "source": q.source} for q in quotations]


def as_row(article: Annotated) -> dict[str, Any]:
    row = {"id": article.id, "text": article.text, "discard": article.discard}
    others = [
        {"quotations": plain(other.quotations), "discard": other.discard}
        for other in article.others
    ]
    return {**row, "quotations": plain(article.quotations), "other_annotators": others}


def disturbed_articles(chance: random.Random) -> list[Annotated]:
    """The examples with something discarded, and two further annotators each."""
    articles = []
    for article in read_invented(ROOT / "examples"):
        start = chance.randrange(len(article.text))
        others = tuple(
            Annotated(article.id, article.text, disturbed(article, chance)) for _ in range(2)
        )
        discard = (Span(start, start + chance.randrange(200)),)
        articles.append(
            Annotated(article.id, article.text, disturbed(article, chance), discard, others)
        )
    return articles


def counts(scores: Scores) -> dict[str, list[int]]:
    return {row: [counts.right, counts.predicted, counts.gold] for row, counts in scores.items()}


@pytest.mark.parametrize("seed", range(5))
def test_score_agrees_with_the_measure(seed: int, measure: ModuleType) -> None:
    chance = random.Random(seed)
    gold = disturbed_articles(chance)
    predicted = {
        article.id: disturbed(article, chance) for article in gold if chance.random() < 0.9
    }
    expected = measure.score(
        list(map(as_row, gold)), {id: plain(found) for id, found in predicted.items()}
    )
    found = counts(score(gold, predicted))
    assert found == {row: expected[row] for row in found}
    assert found["who_said_what"][0] > 20


@pytest.mark.parametrize("seed", range(2))
def test_agreement_agrees_with_the_measure(seed: int, measure: ModuleType) -> None:
    documents = disturbed_articles(random.Random(seed))
    expected = measure.human(list(map(as_row, documents)))
    found = counts(agreement(documents))
    assert found == {row: expected[row] for row in found}
