import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.proof.drafting import without_markup

MARKED = [
    ("**“We stay,”** she said.", "“We stay,” she said."),
    ("*“We stay,”* said _Ada_.", "“We stay,” said Ada ."),
    ("> “We stay,”\n> she said.", "“We stay,” she said."),
    ("## “We stay”", "“We stay”"),
    ("said [Ada Sorel](https://a.example/x_(y)) today", "said Ada Sorel today"),
    ("“We stay,”[1] she said.[^2]", "“We stay,” she said."),
    ("“We stay,”【12†source】 she said.", "“We stay,” she said."),
    ("`“We stay”`", "“We stay”"),
    # What an editor marks is the editor's, and stays.
    ("“[T]hey said [the bridge] stays [sic],”", "“[T]hey said [the bridge] stays [sic],”"),
    ("snake_case_name and 5 > 4", "snake_case_name and 5 > 4"),
]


@pytest.mark.parametrize(("text", "plain"), MARKED)
def test_markup_is_blanked(text: str, plain: str) -> None:
    assert " ".join(without_markup(text).split()) == plain


@given(st.text(st.sampled_from("[]()*_>#`~ \n“”ab1^https:/.【】"), max_size=200))
def test_every_place_stays(text: str) -> None:
    plain = without_markup(text)
    assert len(plain) == len(text)
    assert all(now in (before, " ") for now, before in zip(plain, text, strict=True))


def test_a_million_opening_marks_take_no_time_to_speak_of() -> None:
    for mark in ("[", "*", "> ", "【", "[a](https://"):
        assert len(without_markup(mark * 100_000)) == len(mark) * 100_000
