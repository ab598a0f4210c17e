"""Texts as shingles: what is a copy of what."""

import subprocess
import sys
import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match import sketch
from onrecord.match.sketch import FEWEST, MARKS, containment, is_copy, shingled
from onrecord.types import Span

from .agency import AGENCY, APART, COPIES, FOOTER, OWN, PARAGRAPHS, SPORT, weather
from .texts import TELLING, TEXTS

PROSE = st.lists(st.sampled_from(TELLING), max_size=120).map(" ".join) | TEXTS


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_whatever_was_done_to_it(name: str) -> None:
    copy, agency = shingled(COPIES[name]), shingled(AGENCY)
    assert is_copy(copy, agency) and is_copy(agency, copy)
    assert len({*copy.sketch()} & {*agency.sketch()}) >= 4


@pytest.mark.parametrize("name", APART)
def test_what_only_looks_like_a_copy_is_none(name: str) -> None:
    one, other = map(shingled, APART[name])
    assert not is_copy(one, other) and not is_copy(other, one)


def test_there_are_enough_of_both() -> None:
    assert len(COPIES) >= 12 and len(APART) >= 12


def test_texts_of_one_pattern_are_no_copies_for_their_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However much of the pattern they have in common."""
    one, other = (
        shingled(f"{weather(*day)} {FOOTER * 3}") for day in ((18, 9, 20, 40), (23, 13, 35, 10))
    )
    assert not is_copy(one, other)
    monkeypatch.setattr(sketch, "SAME_FIGURES", 0.0)
    monkeypatch.setattr(sketch, "COPIED", 0.4)
    assert is_copy(one, other)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("»", "«"), ("‘", "’"), ("'", "'")],
)
def test_what_is_inside_quotation_marks_is_left_out(opening: str, closing: str) -> None:
    found = shingled(
        f"The mayor said {opening}the gate isn't shut before nine{closing} and went home"
    )
    assert found.shingles.tolist() == shingled("The mayor said and went home").shingles.tolist()


def test_a_mark_that_is_not_closed_spoils_one_paragraph() -> None:
    spoilt = shingled(f"He opened a “mark and forgot it\n\n{SPORT}")
    assert {*shingled(SPORT).distinct.tolist()} <= {*spoilt.distinct.tolist()}


def test_furniture_is_left_out() -> None:
    text = f"{FOOTER}\n\n{SPORT}\n\n{FOOTER}"
    begin, end = len(FOOTER), len(FOOTER) + 2 + len(SPORT)
    furniture = [Span(end, len(text)), Span(0, begin), Span(0, 5)]
    assert shingled(text, furniture).shingles.tolist() == shingled(SPORT).shingles.tolist()


def test_short_texts_are_copies_only_if_they_are_the_same() -> None:
    short, longer = "The bridge at Varn is “closed”.", "The bridge at Varn is “closed” now."
    same = shingled("THE BRIDGE at Várn is closed")
    assert is_copy(shingled(short), same) and shingled(short).sketch() == same.sketch()
    assert not is_copy(shingled(short), shingled(longer))
    assert not is_copy(shingled(short), shingled(f"{short} {SPORT}"))


def test_a_text_without_words_is_a_copy_of_nothing() -> None:
    for text in ("", "\0", "…", "“”", " \n "):
        assert shingled(text).sketch() == () and not is_copy(shingled(text), shingled(text))


def test_a_digest_is_no_copy_but_of_what_it_opens_with() -> None:
    assert not is_copy(shingled(SPORT), shingled("\n\n".join([*PARAGRAPHS, OWN, SPORT])))


def test_marks_are_the_same_in_every_process() -> None:
    program = "from onrecord.match.sketch import shingled; print(*shingled(input()).sketch())"
    done = subprocess.run(
        [sys.executable, "-c", program], input=SPORT, capture_output=True, text=True, check=True
    )
    assert tuple(map(int, done.stdout.split())) == shingled(SPORT).sketch()


@given(PROSE, PROSE)
def test_containment_is_a_share_and_the_same_either_way(one: str, other: str) -> None:
    ours, theirs = shingled(one), shingled(other)
    assert 0 <= containment(ours, theirs) == containment(theirs, ours) <= 1
    assert is_copy(ours, theirs) == is_copy(theirs, ours)


@given(PROSE)
def test_a_text_is_a_copy_of_itself_if_it_has_words(text: str) -> None:
    found = shingled(text)
    assert is_copy(found, shingled(text)) == bool(found.words)
    assert containment(found, found) == bool(found.distinct.size)


@given(PROSE)
def test_a_sketch_is_short_and_of_40_bits(text: str) -> None:
    found = shingled(text)
    marks = found.sketch()
    assert len(marks) <= MARKS and all(0 <= mark < 1 << 40 for mark in marks)
    assert bool(marks) == bool(found.words)
    assert found.is_long == (len({*found.shingles.tolist()}) >= FEWEST)


@given(PROSE, st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300))))
def test_furniture_of_any_kind_is_taken(text: str, spans: list[tuple[int, int]]) -> None:
    assert len(shingled(text, [Span(*span) for span in spans]).sketch()) <= MARKS


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10**6,
        "ab " * 333_333,
        "'a " * 333_333,
        '"' * 10**6,
        "‘a" * 500_000,
        "'don't" * 170_000,
        "\0" * 10**6,
    ],
)
def test_a_megabyte_of_anything_is_done_in_a_moment(text: str) -> None:
    began = time.process_time()
    found = shingled(text)
    is_copy(found, shingled(text))
    assert time.process_time() - began < 20


def test_no_two_different_articles_share_a_mark() -> None:
    apart = [shingled(text) for text in (AGENCY, SPORT, FOOTER)]
    assert not any({*one.sketch()} & {*other.sketch()} for one, other in combinations(apart, 2))
