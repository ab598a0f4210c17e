"""How much of the sense of what is asked others tell."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match.likeness import Rendering, coverage
from onrecord.match.sense import AT_ONCE, sense, senses
from onrecord.match.wording import Wording
from tests.match.texts import TEXTS

SAID = "We will not close the old bridge before the spring, whatever the council decides."
OTHERWISE = "The old crossing stays open until spring, no matter what the councillors vote."
ELSE = "Our orchestra plays three new symphonies. The violin concerto was too long for us."


def report(text: str) -> Rendering:
    return Rendering(Wording(text), None, None, quoted=True, denied=False)


RENDERINGS = st.builds(
    report, TEXTS | st.sampled_from([SAID, OTHERWISE, ELSE, "", "No.", "the of"])
)


@given(RENDERINGS, RENDERINGS)
def test_sense_is_a_share(one: Rendering, other: Rendering) -> None:
    assert 0 <= sense(one, other) <= 1


@given(RENDERINGS, st.lists(RENDERINGS, max_size=5))
def test_sense_is_the_same_alone_and_among_others(asked: Rendering, told: list[Rendering]) -> None:
    assert senses(asked, told) == pytest.approx([sense(asked, one) for one in told], abs=2e-4)


@given(RENDERINGS, RENDERINGS)
def test_sense_is_the_mean_of_words_and_nearest_sentences(
    asked: Rendering, told: Rendering
) -> None:
    pairs = product(asked.sentences, told.sentences)
    nearest = max((float(np.dot(one, other)) for one, other in pairs), default=0.0)
    assert sense(asked, told) == pytest.approx(
        (coverage(asked, told) + max(nearest, 0)) / 2, abs=2e-4
    )


def test_sense_of_what_is_opposite_is_none() -> None:
    assert sense(report("flood"), report("piano")) == 0


def test_sense_of_the_same_in_other_words_is_greater() -> None:
    assert sense(report(SAID), report(SAID)) == 1
    assert sense(report(SAID), report(OTHERWISE)) > sense(report(SAID), report(ELSE))


def test_nothing_tells_nothing_and_nothing_is_told_of_nothing() -> None:
    assert senses(report(SAID), []) == []
    assert senses(report(SAID), [report(""), report("the of"), report(SAID), report("")]) == [
        0,
        0,
        1,
        0,
    ]
    assert senses(report("the of"), [report("the of")]) == [0]


def test_of_however_many_words() -> None:
    told = [report(ELSE), report(f"{ELSE} " * AT_ONCE), report(SAID), report(OTHERWISE)] * 3
    assert senses(report(SAID), told) == pytest.approx(
        [sense(report(SAID), one) for one in told], abs=2e-4
    )


def test_the_same_words_tell_the_same_wherever_they_stand() -> None:
    told = [
        report(SAID),
        report(OTHERWISE),
        report(ELSE),
        *[report(OTHERWISE + ELSE)] * 30,
        report(OTHERWISE),
    ]
    found = senses(report(SAID), told)
    assert found[1] == found[-1]
    assert len(set(found[3:-1])) == 1
