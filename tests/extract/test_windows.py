from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.extract.pieces import Gap, pieces
from onrecord.extract.windows import MARGIN, STRIDE, WINDOW, features, windows

ROOM = WINDOW - 2
COUNTS = st.integers(1, 5_000) | st.sampled_from([ROOM - 1, ROOM, ROOM + 1, 2 * ROOM - 2 * MARGIN, 1_000_000])


def test_windows_of_nothing_are_none() -> None:
    assert list(windows(0)) == []


@pytest.mark.parametrize("count", [1, 2, ROOM])
def test_windows_reads_a_short_text_at_once(count: int) -> None:
    assert list(windows(count)) == [(0, count, 0, count)]


@given(COUNTS)
def test_windows_decides_each_piece_once(count: int) -> None:
    planned = list(windows(count))
    assert planned[0].first == 0 and planned[-1].last == count
    assert all(one.last == other.first for one, other in pairwise(planned))
    assert all(window.first < window.last for window in planned)


@given(COUNTS)
def test_windows_shows_a_margin_around_what_it_decides(count: int) -> None:
    for window in windows(count):
        assert 0 <= window.start <= window.first and window.last <= window.end <= count
        assert window.end - window.start <= min(ROOM, count)
        assert window.start == 0 or window.first - window.start >= MARGIN
        assert window.end == count or window.end - window.last >= MARGIN


@given(COUNTS)
def test_windows_of_a_text_are_of_one_length_with_little_in_common(count: int) -> None:
    planned = list(windows(count))
    (size,) = {window.end - window.start for window in planned}
    assert size * len(planned) <= count + (2 * MARGIN + STRIDE + 1) * (len(planned) - 1) + STRIDE
    assert size == count or (size + 2) % STRIDE == 0


def test_windows_are_no_more_than_needed() -> None:
    assert len(list(windows(ROOM + 1))) == 2
    assert len(list(windows(10_000))) == -(-(10_000 - 2 * MARGIN) // (ROOM - 2 * MARGIN))


def test_features_frames_a_window_with_its_two_marks(tokenizer: Tokenizer) -> None:
    split = pieces("The mayor: “We WILL.”\n\nSpring", tokenizer)
    found = features(split, slice(1, 4))
    assert found.tolist() == [
        [0, Gap.PARAGRAPH, 0],
        *np.stack([split.case, split.gap, split.quoted], axis=1)[1:4].tolist(),
        [0, Gap.PARAGRAPH, 0],
    ]
