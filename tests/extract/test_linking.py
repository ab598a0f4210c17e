from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.linking import (
    BUCKETS,
    IMPOSSIBLE,
    LABELS,
    PARAGRAPHS,
    TOGETHER,
    Floats,
    allowed_steps,
    best_paths,
    distance_buckets,
    impossible,
    paragraph_buckets,
    relations,
    viterbi,
)

SEEDS = st.integers(0, 2**32 - 1).map(np.random.default_rng)


def all_paths(scores: Floats, transitions: Floats) -> dict[tuple[int, ...], float]:
    """The score of every sequence of labels of one anchor. `scores` [pieces, labels]."""
    paths = product(range(scores.shape[1]), repeat=len(scores))
    return {
        path: float(sum(scores[place, label] for place, label in enumerate(path)))
        + float(sum(transitions[step] for step in pairwise(path)))
        for path in paths
    }


@given(SEEDS, st.integers(1, 3), st.integers(1, 5))
def test_viterbi_finds_the_best_of_all_paths(
    chance: np.random.Generator, anchors: int, length: int
) -> None:
    scores, transitions = chance.normal(size=(anchors, length, 4)), chance.normal(size=(4, 4))
    found = viterbi(scores.transpose(1, 2, 0), transitions)
    for row in range(anchors):
        paths = all_paths(scores[row], transitions)
        assert tuple(found.labels[row]) == max(paths, key=lambda path: paths[path])
        logs = list(paths.values())
        assert found.log_probability[row] == pytest.approx(
            max(logs) - np.logaddexp.reduce(logs), abs=1e-5
        )


@given(SEEDS, st.floats(0.1, 30))
def test_viterbi_gives_a_probability_however_long_the_text_and_sharp_the_scores(
    chance: np.random.Generator, spread: float
) -> None:
    scores = chance.normal(scale=spread, size=(500, 7, 3)).astype(np.float32)
    found = viterbi(scores, chance.normal(size=(7, 7)).astype(np.float32))
    assert np.isfinite(found.log_probability).all() and (found.log_probability < 0.01).all()


def test_best_paths_are_the_same_for_few_anchors_and_for_many() -> None:
    chance = np.random.default_rng(1)
    scores = chance.normal(size=(2 * TOGETHER + 3, 6, 7)).astype(np.float32)
    steps = np.zeros((7, 7), np.float32)
    found, alone = best_paths(scores, steps), [best_paths(one[None], steps) for one in scores]
    assert (found.labels == np.concatenate([paths.labels for paths in alone])).all()
    probability = np.concatenate([paths.log_probability for paths in alone])
    np.testing.assert_allclose(found.log_probability, probability, atol=1e-4)


@given(SEEDS, st.booleans(), st.integers(1, 19))
def test_best_paths_reads_one_quotation_off_its_anchor(
    chance: np.random.Generator, by_cue: bool, anchor: int
) -> None:
    opens = chance.random((1, 20)) < 0.2
    scores = chance.normal(scale=5, size=(1, 20, len(LABELS))).astype(np.float32)
    scores[impossible(np.array([anchor]), np.array([by_cue]), opens)] = IMPOSSIBLE
    steps = np.where(allowed_steps(), 0, IMPOSSIBLE).astype(np.float32)
    found = best_paths(scores, chance.normal(size=(7, 7)).astype(np.float32) + steps)
    labels = [LABELS[number] for number in found.labels[0]]
    assert labels[anchor] == ("B-cue" if by_cue else "B-content")
    assert labels.count("B-cue") == by_cue
    assert by_cue or "I-cue" not in labels
    assert all(after[0] != "I" or after[2:] == before[2:] for before, after in pairwise(labels))
    assert all(label[0] != "I" for label, opening in zip(labels, opens[0], strict=True) if opening)
    assert found.log_probability[0] <= 1e-3


def test_impossible_takes_paragraphs_alike_for_all_anchors_or_each_by_itself() -> None:
    anchors = np.array([1, 3])
    by_cue = np.array([True, False])
    opens = np.array([[False, False, True, False]])
    alike = impossible(anchors, by_cue, opens)
    assert (alike == impossible(anchors, by_cue, np.repeat(opens, 2, axis=0))).all()
    assert alike.shape == (2, 4, len(LABELS))
    possible = [{LABELS[label] for label in np.flatnonzero(~banned)} for banned in alike[0]]
    others = {"O", "B-source", "B-content"}
    inside = {"I-cue", "I-source", "I-content"}
    assert possible == [{"O"}, {"B-cue"}, others, others | inside]
    assert [LABELS[label] for label in np.flatnonzero(~alike[1, 3])] == ["B-content"]


def test_allowed_steps_lets_an_inside_follow_its_own_role_alone() -> None:
    allowed = {(LABELS[one], LABELS[other]) for one, other in np.argwhere(allowed_steps())}
    before = {
        inside: {one for one, other in allowed if other == inside}
        for inside in LABELS
        if inside[0] == "I"
    }
    assert before == {
        f"I-{role}": {f"B-{role}", f"I-{role}"} for role in ("cue", "source", "content")
    }
    assert all((one, other) in allowed for one in LABELS for other in LABELS if other[0] != "I")


def test_distance_buckets_are_signed_and_grow_with_distance() -> None:
    offsets = np.arange(-400, 401)
    buckets = distance_buckets(offsets, np.array(0))
    assert buckets.min() == 0 and buckets.max() == BUCKETS - 1
    assert (np.diff(buckets) >= 0).all() and set(buckets.tolist()) == set(range(BUCKETS))
    assert (buckets + buckets[::-1] == 2 * buckets[400]).all()
    assert [distance_buckets(np.array(place), np.array(7)) - buckets[400] for place in (7, 8, 6, 11, 12)] == [
        0, 1, -1, 4, 4
    ]  # fmt: skip


def test_paragraph_buckets_count_three_paragraphs_each_way() -> None:
    paragraphs = np.arange(1, 12)
    assert paragraph_buckets(paragraphs, np.array(6)).tolist() == [0, 0, 0, 1, 2, 3, 4, 5, 6, 6, 6]
    assert PARAGRAPHS == 7


def test_relations_number_each_pair_of_distance_and_paragraph() -> None:
    paragraph, anchors = np.array([0, 0, 1, 1, 1, 5]), np.array([1, 4])
    found = relations(paragraph, anchors)
    distance = distance_buckets(np.arange(6)[None], anchors[:, None])
    assert (found // PARAGRAPHS == distance).all()
    assert (found % PARAGRAPHS).tolist() == [[3, 3, 4, 4, 4, 6], [2, 2, 3, 3, 3, 6]]
    assert found.max() < BUCKETS * PARAGRAPHS
