import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.record import Query
from onrecord.record.store.terms import Term, Terms, terms


def alone(*words: str) -> tuple[tuple[Term, ...], ...]:
    return tuple((Term(word),) for word in words)


def phrase(words: str, prefix: bool = False) -> Term:
    return Term(words, prefix, exact=True)


CASES = {
    "empty": ("", Terms((), ())),
    "plain words": ("harbour  close", Terms(alone("harbour", "close"), ())),
    "phrase": ('"will close" March', Terms(((phrase("will close"),), (Term("March"),)), ())),
    "typographic phrase": ("“will close”", Terms(((phrase("will close"),),), ())),
    "unbalanced mark": ('the "quay was', Terms(((Term("the"),), (phrase("quay was"),)), ())),
    "prefix": ("quay*", Terms(((Term("quay", prefix=True),),), ())),
    "prefix of a phrase": ('"old qu"*', Terms(((phrase("old qu", prefix=True),),), ())),
    "either": ("tax OR levy school", Terms(((Term("tax"), Term("levy")), (Term("school"),)), ())),
    "either, nothing before": ("OR levy", Terms(alone("levy"), ())),
    "either, nothing after": ("levy OR", Terms(alone("levy"), ())),
    "lower-case or is a word": ("now or never", Terms(alone("now", "or", "never"), ())),
    "not": (
        'school -levy -"empty house"',
        Terms(alone("school"), (Term("levy"), phrase("empty house"))),
    ),
    "both": ("tax AND levy", Terms(alone("tax", "levy"), ())),
    "one and not the other": ("tax NOT levy", Terms(alone("tax"), (Term("levy"),))),
    "one and none of a phrase": ('tax AND NOT "a levy"', Terms(alone("tax"), (phrase("a levy"),))),
    "operators of nothing": ("AND OR NOT", Terms((), ())),
    "lower-case and, not are words": (
        "not you and me",
        Terms(alone("not", "you", "and", "me"), ()),
    ),
    "operators in a phrase": ('"tax AND levy"', Terms(((phrase("tax AND levy"),),), ())),
    "per cent is one word": (
        "Per cent of 5 per cent or 6 %",
        Terms(alone("percent", "of", "5%", "or", "6%"), ()),
    ),
    "hyphen inside": ("well-known", Terms(alone("well-known"), ())),
    "punctuation": ("... -- ! * “ ' ()", Terms((), ())),
    "apostrophe": ("can't", Terms(alone("can't"), ())),
    "syntax of FTS5": (
        "NEAR(a, b) content:c ^d",
        Terms(alone("NEAR(a,", "b)", "content:c", "^d"), ()),
    ),
    "NUL": ("a\0b", Terms(alone("a", "b"), ())),
    "surrogate": ("a\ud800", Terms(alone("a?"), ())),
}


@pytest.mark.parametrize(("typed", "expected"), CASES.values(), ids=CASES)
def test_terms_of(typed: str, expected: Terms) -> None:
    assert terms(typed) == expected


@given(st.text(max_size=300))
def test_terms_of_anything_hold_a_letter_or_digit(typed: str) -> None:
    found = terms(typed)
    for term in (*(term for group in found.required for term in group), *found.excluded):
        assert any(character.isalnum() for character in term.words)


REFUSED = {
    "nothing": (Query(), "no word to search for"),
    "punctuation": (Query("...!", speaker="—"), "no word to search for in '...!'"),
    "limit": (Query("crane", limit=0), "limit: got 0"),
    "no date": (Query("crane", since="yesterday"), "since: got 'yesterday'"),
    "no date said": (Query("crane", said_since="1st of May"), "said_since: got '1st of May'"),
    "half a date said": (Query("crane", said_until="2020-"), "said_until: got '2020-'"),
    "order": (
        Query("crane", sort="best"),
        "sort: got 'best', expected one of relevance, newest, oldest",
    ),  # type: ignore[arg-type]
    "punctuation in columns": (Query(role="-", venue="!", addressee='"'), "no word to search for"),
    "meaning of nothing": (Query(meaning=True), "no word to search for"),
    "time of day": (Query("crane", until="2020-01-01T10:00"), "until: got '2020-01-01T10:00'"),
}


@pytest.mark.parametrize(("query", "problem"), REFUSED.values(), ids=REFUSED)
def test_query_refuses(query: Query, problem: str) -> None:
    with pytest.raises(RecordError) as raised:
        query.check()
    assert problem in str(raised.value)


NARROWED = [
    Query(kind="person"),
    Query(mode="speech"),
    Query(denies=False),
    Query(said_since="2020"),
    Query(said_until="2020"),
    Query(role="mayor"),
    Query(venue="-hall"),
    Query(addressee="tessel"),
]


@pytest.mark.parametrize("query", NARROWED, ids=str)
def test_query_may_have_a_filter_alone(query: Query) -> None:
    query.check()
