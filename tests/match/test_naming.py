"""One key for all spellings of a name, and different keys for different people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match.name_spelling import spelling
from onrecord.match.naming import (
    collective_key,
    differ_in_initials,
    first_names_agree,
    full_key,
    fullness,
    initials_agree,
    last_key,
    name_words,
)
from tests.match.texts import TEXTS

ONE = [
    ("Sergei Sobyanin", "Sergey Sobianin"),
    ("Sergej Sobjanin", "Sergei Sobyanin"),
    ("Zelenskyy", "Zelensky"),
    ("Zelenskiy", "Zelensky"),
    ("Zelenskij", "Zelensky"),
    ("Mueller", "Müller"),
    ("Mu\u0308ller", "Müller"),
    ("Yevgeny Tarkhov", "Evgeni Tarhov"),
    ("Yuliya Marsh", "Julia Marsh"),
    ("Ilya Chaikin", "Ilia Tchaikin"),
    ("Bjørn Sjøholt", "Bjorn Sjoholt"),
    ("Łukasz Pawlak", "Lukasz Pawlak"),
    ("Đorđe Ilić", "Dorde Ilic"),
    ("Işıl Kaya", "Isil Kaya"),
    ("Əli Quliyev", "Ali Kuliyev"),
    ("Weiß", "Weiss"),
    ("Jean-Luc Moreau", "Jean Luc Moreau"),
    ("Xu Jinmei", "Jinmei Xu"),
    ("LUND, Anna", "Anna Lund"),
    ("Conor O’Dell", "Conor O'Dell"),
    ("Conor OʼDell", "Conor ODell"),
    ("Paul Lund MP", "Paul Lund"),
    ("Dr. Anna Lund", "Anna Lund"),
    ("Prof. Dr. Anna Lund", "Anna Lund"),
    ("President Anna Lund", "Anna Lund"),
    ("Мария Лунд", "Лунд Мария"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert full_key(one) == full_key(other) != ""


DIFFERENT = [
    ("Martin", "Marin"),
    ("Anna Lund", "Anne Lund"),
    ("Anna Lund", "Anna Lunde"),
    ("Ivan Peters", "Ivan Peter"),
    ("Jan Holm", "Jon Holm"),
    ("Maria Roth", "Mario Roth"),
    ("Zhang Wei", "Yang Wei"),
    ("Zhou Min", "Yu Min"),
    ("Wei Li", "Wei Lei"),
    ("Łukasz", "Ukasz"),
    ("Đorđe", "Ore"),
    ("Iolana Tereskh", "Yolana Teresh"),
    ("Хан", "Кан"),
    ("मोदी", "मदु"),
    ("J. Lund", "Lund"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert full_key(one) != full_key(other)


WORDS = {
    "nothing": ("", ()),
    "marks alone": ("… ’ ʼ", ()),
    "titles lead": ("Mr. King", ("king",)),
    "a title alone is a name": ("Queen", ("kuen",)),
    "a title behind is a name": ("Stephen King", ("stefen", "king")),
    "number of a name": ("Otto Lund III", ("oto", "lund")),
    "Cyrillic stays": ("Мария Лунд", ("мария", "лунд")),
    "Chinese stays": ("李梅", ("李梅",)),
    "Arabic stays": ("ليلى", ("ليلى",)),
    "Devanagari stays": ("मीरा", ("मीरा",)),
    "initials": ("X. J. Lund", ("x", "i", "lund")),
}


@pytest.mark.parametrize(("name", "words"), WORDS.values(), ids=WORDS)
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_last_key_is_that_of_the_last_name_alone() -> None:
    assert last_key("Sergei Sobyanin") == last_key("Mayor Sobianin") == last_key("Sobyanin")
    assert last_key("Sobyanin") != full_key("Sobyanin")
    assert last_key("") == "~"


AGREE = [
    ("S. Sobyanin", "Sergei Sobyanin"),
    ("Sobyanin", "Sergei Sobyanin"),
    ("Sergei Sobyanin", "Sergey S. Sobyanin"),
    ("S. S. Sobyanin", "Sergei Sobyanin"),
    ("Mr. Sobyanin", "S. Sobyanin"),
    ("J. Moreau", "Jean Moreau"),
    ("J.-L. Moreau", "Jean-Luc Moreau"),
    ("P. Lund", "Philip Lund"),
    ("K. Lund", "Khalid Lund"),
    ("X. Lund", "Xavier Lund"),
    ("Y. Lund", "Yevgeny Lund"),
    ("E. Lund", "Yevgeny Lund"),
    ("Y. Lund", "Iuri Lund"),
    ("Z. Lund", "Zhanna Lund"),
    ("Ø. Lund", "Øyvind Lund"),
    ("С. Лунд", "Сергей Лунд"),
    ("", "Anna Lund"),
]
DISAGREE = [
    ("S. Lund", "Anna Lund"),
    ("Anna Lund", "Anne Lund"),
    ("A. S. Lund", "Anna Maria Lund"),
    ("Se. Lund", "Sven Lund"),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_initials_agree_with_the_names_they_stand_for(one: str, other: str) -> None:
    assert initials_agree(one, other) and initials_agree(other, one)
    assert first_names_agree(one, other) and first_names_agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("S. Lund", "Anna Lund"), ("Anna Lund", "Anne Lund"), ("Se. Lund", "Sven Lund")],
)
def test_other_first_names_do_not_agree(one: str, other: str) -> None:
    assert not first_names_agree(one, other) and not first_names_agree(other, one)


@pytest.mark.parametrize(("one", "other"), DISAGREE)
def test_initials_of_others_do_not_agree(one: str, other: str) -> None:
    assert not initials_agree(one, other) and not initials_agree(other, one)


@given(TEXTS, TEXTS)
def test_any_text_is_taken_for_a_name(one: str, other: str) -> None:
    assert all(name_words(one))
    assert last_key(one).startswith("~")
    assert initials_agree(one, other) == initials_agree(other, one)
    assert first_names_agree(one, other) or not initials_agree(one, other)
    assert differ_in_initials(one, other) == differ_in_initials(other, one)
    assert collective_key(one) == collective_key(one.upper().lower()) or not one.isascii()


FULLNESS = {
    "Keel": 0,
    "van der Keel": 0,
    "De Keel": 0,
    "Lund-Keel": 0,
    "Mayor Keel": 0,
    "A. Keel": 1,
    "Ye Keel": 2,
}


@pytest.mark.parametrize(("name", "expected"), FULLNESS.items())
def test_fullness_tells_a_last_name_alone_from_more(name: str, expected: int) -> None:
    assert fullness(name) == expected


@given(
    st.lists(
        st.sampled_from(["Anna", "Łucja", "Müller", "Holm", "X.", "Лунд", "李梅"]), min_size=1
    ).flatmap(lambda words: st.tuples(st.just(words), st.permutations(words)))
)
def test_order_does_not_count(names: tuple[list[str], list[str]]) -> None:
    one, other = map(" ".join, names)
    assert full_key(one) == full_key(other)


@given(st.text(st.sampled_from("abcehijkorstuxyz"), min_size=2, max_size=8))
def test_a_spelling_is_letters_of_the_alphabet(word: str) -> None:
    assert spelling(word).isascii()
    assert spelling(word).isalpha()
