import random
from itertools import pairwise

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.evaluate import Annotated, Annotation, annotation
from onrecord.extract.decoding import ROLES, role_spans
from onrecord.extract.linking import BY_CONTENT, BY_CUE, LABELS
from onrecord.extract.windows import CLS, SEP, STRIDE, WINDOW
from onrecord.train.examples import labelled, window, windows

TEXT = """“We will rebuild the bridge,” said Maria Lopez, “and we will do it by spring.”

“It was the last time we spoke of the bridge.”

The mayor said that the “old” pillars will stay.
"""


def quotation(**roles: list[str]) -> Annotation:
    spans = {
        role: [(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts]
        for role, parts in roles.items()
    }
    return annotation(spans)


WITH_CUE = quotation(
    content=["“We will rebuild the bridge,”", "“and we will do it by spring.”"],
    cue=["said"],
    source=["Maria Lopez,"],
)
WITHOUT_CUE = quotation(content=["“It was the last time we spoke of the bridge.”"])
INDIRECT = quotation(
    content=["that the “old” pillars will stay"], cue=["said"], source=["The mayor"]
)
NESTED = quotation(content=["rebuild the bridge"], cue=["will"], source=["We"])
ARTICLE = Annotated("a", TEXT, (WITH_CUE, WITHOUT_CUE))


@pytest.mark.parametrize(
    "quotation", [WITH_CUE, WITHOUT_CUE, INDIRECT], ids=["cue", "floating", "indirect"]
)
def test_labels_give_the_same_words_back(quotation: Annotation, tokenizer: Tokenizer) -> None:
    article = labelled(Annotated("a", TEXT, (quotation,)), tokenizer)
    example = window(article, 0, len(article.pieces))
    (spans,) = role_spans(example.labels[:1, 1:-1], article.pieces, np.array([0]))
    assert spans == {role: getattr(quotation, role) for role in ROLES}


def test_labelled_anchors_a_quotation_by_its_cue_or_floating(tokenizer: Tokenizer) -> None:
    article = labelled(ARTICLE, tokenizer)
    places = [place for place, _ in article.anchors]
    starts, ends = article.pieces.starts[places], article.pieces.ends[places]
    assert [TEXT[start:end] for start, end in zip(starts, ends, strict=True)] == ["said", "“"]
    assert starts[1] == WITHOUT_CUE.content[0].start
    assert [kind for _, kind in article.anchors] == [BY_CUE, BY_CONTENT]


def test_labelled_leaves_out_a_quotation_without_content(tokenizer: Tokenizer) -> None:
    article = labelled(
        Annotated("a", TEXT, (quotation(cue=["said"], source=["The mayor"]),)), tokenizer
    )
    assert article.anchors == article.roles == ()


def test_labelled_knows_where_an_annotation_may_leave_something_out(tokenizer: Tokenizer) -> None:
    article = labelled(Annotated("a", TEXT, (WITH_CUE,), unknown=WITH_CUE.content), tokenizer)
    inside = [
        any(span.start <= start < span.end for span in WITH_CUE.content)
        for start in article.pieces.starts
    ]
    assert article.unknown.tolist() == inside
    assert not labelled(ARTICLE, tokenizer).unknown.any()


def test_window_marks_the_anchors_and_what_counts(tokenizer: Tokenizer) -> None:
    article = labelled(ARTICLE, tokenizer)
    example = window(article, 0, len(article.pieces))
    assert example.ids[0] == CLS and example.ids[-1] == SEP
    assert np.argwhere(example.targets).tolist() == [
        [place + 1, kind] for place, kind in article.anchors
    ]
    assert example.anchors.tolist() == [place + 1 for place, _ in article.anchors]
    assert example.by_cue.tolist() == [kind == BY_CUE for _, kind in article.anchors]
    assert (example.counts[1:-1] == 1).all() and not example.counts[[0, -1]].any()
    assert {
        len(array) for array in (example.ids, example.features, example.paragraph, example.targets)
    } == {len(article.pieces) + 2}


def test_window_does_not_count_what_is_unknown_but_for_what_is_annotated(
    tokenizer: Tokenizer,
) -> None:
    article = labelled(Annotated("a", TEXT, (WITH_CUE,), unknown=WITH_CUE.content), tokenizer)
    counts = window(article, 0, len(article.pieces)).counts[1:-1]
    assert ((counts == 0) == article.unknown[:, None]).all()
    nested = labelled(Annotated("a", TEXT, (WITH_CUE, NESTED), unknown=WITH_CUE.content), tokenizer)
    (place,) = [place for place, _ in nested.anchors if nested.unknown[place]]
    assert window(nested, 0, len(nested.pieces)).counts[place + 1, BY_CUE] == 1


def test_window_cuts_a_content_that_runs_over_its_edge(tokenizer: Tokenizer) -> None:
    article = labelled(ARTICLE, tokenizer)
    (place, _), _ = article.anchors
    example = window(article, place - 2, place + 2)
    labels = [LABELS[label] for label in example.labels[0]]
    assert labels == ["O", "B-content", "I-content", "B-cue", "B-source", "O"]


def test_window_begins_a_span_anew_in_each_paragraph_and_behind_what_interrupts_it(
    tokenizer: Tokenizer,
) -> None:
    text = "we will\n\nsaid that spring"
    spans = {"content": [(0, len(text))], "cue": [(text.index("said"), text.index("that") - 1)]}
    article = labelled(Annotated("a", text, (annotation(spans),)), tokenizer)
    example = window(article, 0, len(article.pieces))
    labels = [LABELS[label] for label in example.labels[0]]
    assert labels == ["O", "B-content", "I-content", "B-cue", "B-content", "I-content", "O"]
    without_cue = labelled(
        Annotated("a", text, (annotation({"content": [(0, len(text))]}),)), tokenizer
    )
    labels = [LABELS[label] for label in window(without_cue, 0, len(article.pieces)).labels[0]]
    assert labels == ["O", "B-content", "I-content", "B-content", "I-content", "I-content", "O"]


def test_windows_share_out_a_long_article(tokenizer: Tokenizer) -> None:
    long = Annotated("a", f"{TEXT}\n\n" * 40, ())
    article = labelled(long, tokenizer)
    for seed in range(5):
        found = list(windows(article, random.Random(seed)))
        assert all(5 < len(example.ids) <= WINDOW for example in found)
        seen = sum(len(example.ids) - 2 for example in found)
        assert len(article.pieces) - 3 <= seen <= len(article.pieces) + STRIDE * len(found)
    sizes = [
        [len(example.ids) for example in windows(article, random.Random(seed))] for seed in range(5)
    ]
    assert any(one != other for one, other in pairwise(sizes)), "every epoch shows other edges"


def test_windows_of_an_empty_article_are_none(tokenizer: Tokenizer) -> None:
    assert list(windows(labelled(Annotated("a", "", ()), tokenizer), random.Random(1))) == []
