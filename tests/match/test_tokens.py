"""What holds of the tokens of any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match import quantities, tokens
from tests.match.texts import TEXTS

WORDS = st.sampled_from(
    [
        "the ",
        "U.S. ",
        "a.m.",
        "re-\nport ",
        "[T]he ",
        "can’t ",
        "5m ",
        "twenty five, ",
        "£3 ",
        "a; ",
    ]
)


@given(st.lists(TEXTS | WORDS).map("".join))
def test_plain_words_are_what_they_are_by_the_rule_for_all_words(text: str) -> None:
    found = tokens.tokens(text, ())
    all_words = re.compile(
        tokens.TOKEN.pattern.replace("(?P<plain>[A-Za-z]++", "(?P<plain>(?!)"), re.VERBOSE
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "TOKEN", all_words)
        assert tokens.tokens(text, ()) == found


@given(st.lists(TEXTS | WORDS).map("".join))
def test_no_quantity_begins_with_a_word_that_is_passed_over(text: str) -> None:
    found = tokens.tokens(text, ())
    quick = [quantities.quantity(found, at) for at in range(len(found))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantities, "OPENING", frozenset(token.word for token in found))
        assert [quantities.quantity(found, at) for at in range(len(found))] == quick
