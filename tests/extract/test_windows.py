from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.extract.pieces import Gap, pieces
from onrecord.extract.windows import MARGIN, STRIDE, WINDOW, features, windows

ROOM = WINDOW - 2
PARAGRAPHS = st.lists(
    st.integers(1, 90) | st.sampled_from([ROOM - 1, ROOM, ROOM + 1, 3 * ROOM]),
    min_size=1,
    max_size=60,
)


def opening(sizes: list[int]) -> NDArray[np.bool_]:
    """Which pieces of paragraphs of these sizes open one."""
    opens = np.zeros(sum(sizes), bool)
    opens[np.cumsum([0, *sizes[:-1]])] = True
    return opens


def test_windows_of_nothing_are_none() -> None:
    assert list(windows(np.zeros(0, bool))) == []


@pytest.mark.parametrize("sizes", [[1], [2], [ROOM], [50, 60, 70]])
def test_windows_reads_a_short_text_at_once(sizes: list[int]) -> None:
    count = sum(sizes)
    assert list(windows(opening(sizes))) == [(0, count, 0, count)]


@given(PARAGRAPHS)
def test_windows_decides_each_piece_once(sizes: list[int]) -> None:
    planned = list(windows(opening(sizes)))
    assert planned[0].first == 0 and planned[-1].last == sum(sizes)
    assert all(one.last == other.first for one, other in pairwise(planned))
    assert all(0 <= one.start <= one.first < one.last <= one.end <= sum(sizes) for one in planned)
    assert all(one.end - one.start <= ROOM for one in planned)


@given(PARAGRAPHS)
def test_windows_end_where_paragraphs_do_or_show_a_margin_around_what_they_decide(
    sizes: list[int],
) -> None:
    edges = {0, *np.cumsum(sizes).tolist()}
    inside = {place for place in range(sum(sizes)) if place not in edges}
    for window in windows(opening(sizes)):
        assert window.first not in inside or window.first - window.start >= MARGIN
        assert window.last not in inside or window.end - window.last >= MARGIN


@given(PARAGRAPHS)
def test_windows_are_of_few_lengths(sizes: list[int]) -> None:
    lengths = {window.end - window.start for window in windows(opening(sizes))}
    assert all(length in (sum(sizes), ROOM) or (length + 2) % STRIDE == 0 for length in lengths)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=60))
def test_windows_of_short_paragraphs_read_little_twice(sizes: list[int]) -> None:
    planned = list(windows(opening(sizes)))
    assert all(window.first - window.start < STRIDE for window in planned)
    assert len(planned) <= 1 + sum(sizes) / (ROOM - 90)


def test_windows_cost_as_much_as_the_text_is_long() -> None:
    assert len(list(windows(opening([3] * 100_000)))) < 300_000 / (ROOM - 3) + 2
    assert len(list(windows(opening([1_000_000])))) == -(
        -(1_000_000 - 2 * MARGIN) // (ROOM - 2 * MARGIN)
    )


def test_features_frames_a_window_with_its_two_marks(tokenizer: Tokenizer) -> None:
    split = pieces("The mayor: “We WILL.”\n\nSpring", tokenizer)
    found = features(split, slice(1, 4))
    assert found.tolist() == [
        [0, Gap.PARAGRAPH, 0],
        *np.stack([split.case, split.gap, split.quoted], axis=1)[1:4].tolist(),
        [0, Gap.PARAGRAPH, 0],
    ]
