import random

import pytest

from onrecord.evaluate import Interval, Score, Scores, intervals, total


def one_row(*each: Score) -> list[Scores]:
    return [{"row": score} for score in each]


def test_intervals_of_articles_all_alike_have_no_width() -> None:
    assert intervals(one_row(*[Score(1, 2, 2)] * 20)) == {"row": Interval(0.5, 0.5)}
    assert intervals(one_row(Score(3, 4, 4))) == {"row": Interval(0.75, 0.75)}


def test_intervals_of_nothing_are_none_and_of_empty_rows_zero() -> None:
    assert intervals([]) == {}
    assert intervals(one_row(Score(), Score())) == {"row": Interval(0, 0)}


def test_intervals_enclose_the_score_and_hang_on_the_seed_alone() -> None:
    chance = random.Random(1)
    each = one_row(
        *(Score(chance.randint(0, 50), 60, 60 + chance.randint(0, 9)) for _ in range(30))
    )
    found = intervals(each)["row"]
    assert found.low < total(each)["row"].f1 < found.high
    assert intervals(each)["row"] == found != intervals(each, seed=2)["row"]


def test_intervals_resample_articles_not_quotations() -> None:
    """The same counts in fewer, larger articles say less."""
    many = intervals(one_row(*[Score(1, 1, 1), Score(0, 1, 1)] * 50))["row"]
    few = intervals(one_row(*[Score(10, 10, 10), Score(0, 10, 10)] * 5))["row"]
    assert few.high - few.low > 2 * (many.high - many.low)


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    """Of articles with an expected F1 of one half; percentile intervals of 40 articles are a little
    narrow."""
    chance = random.Random(1)
    drawn = (one_row(*(Score(chance.randint(0, 4), 4, 4) for _ in range(40))) for _ in range(200))
    found = [intervals(each)["row"] for each in drawn]
    assert sum(low <= 0.5 <= high for low, high in found) / 200 == pytest.approx(0.95, abs=0.04)
