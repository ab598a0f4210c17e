import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.cursors import HIGHEST, Cursor
from onrecord.serve.problems import Problem

NUMBERS = st.integers(0, HIGHEST)


def encoded(told: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode()


@given(NUMBERS, NUMBERS)
def test_cursor_comes_back_as_it_was_and_may_stand_in_an_address(offset: int, latest: int) -> None:
    told = Cursor(offset, latest).encoded()
    assert Cursor.decoded(told) == Cursor(offset, latest)
    assert told.replace("-", "").replace("_", "").isalnum()


@given(st.text(max_size=200))
def test_cursor_that_is_none_is_a_problem_of_the_request(told: str) -> None:
    try:
        cursor = Cursor.decoded(told)
    except Problem as problem:
        assert problem.status == 400
        assert "begin at the first page" in problem.detail
    else:
        assert Cursor.decoded(cursor.encoded()) == cursor


@pytest.mark.parametrize(
    "told",
    [
        [1],
        [1, 2, 3],
        [-1, 2],
        [1, "2"],
        [True, 2],
        [1.0, 2],
        [1, HIGHEST + 1],
        {"offset": 1, "latest": 2},
        None,
        7,
    ],
)
def test_cursor_takes_two_whole_numbers_alone(told: object) -> None:
    with pytest.raises(Problem) as raised:
        Cursor.decoded(encoded(told))
    assert raised.value.status == 400


def test_cursor_that_is_too_long_is_not_looked_into() -> None:
    with pytest.raises(Problem, match="is none of this server"):
        Cursor.decoded("W" * 1_000_000)
