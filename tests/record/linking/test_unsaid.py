"""What an article says was not said: on record as such, never counted as said."""

from dataclasses import replace

import pytest

from onrecord.record import Record
from onrecord.record.search.query import Query
from onrecord.types import Reading

from ..said import quoted

WORDS = "The wells of Ardell are poisoned and nobody may drink from them"


def unsaid(reading: Reading) -> Reading:
    """The same, but the article says that it was not said."""
    return replace(
        reading, quotations=tuple(replace(one, asserted=False) for one in reading.quotations)
    )


@pytest.fixture
def both(record: Record) -> Record:
    """One outlet has it as said, two say that it was not."""
    record.add(quoted(WORDS, "Ida Quill", "one"))
    record.add(unsaid(quoted(WORDS, "Ida Quill", "two")))
    record.add(unsaid(quoted(WORDS, "Ida Quill", "three")))
    return record


def found(record: Record, asserted: bool | None) -> list[bool]:
    return [
        hit.quotation.asserted for hit in record.search(Query(words="wells", asserted=asserted))
    ]


def test_what_was_not_said_joins_no_statement_of_what_was(both: Record) -> None:
    hits = both.search(Query(words="wells"))
    said = {hit.statement for hit in hits if hit.quotation.asserted}
    not_said = {hit.statement for hit in hits if not hit.quotation.asserted}

    assert (len(said), len(not_said)) == (1, 1)
    assert not said & not_said


@pytest.mark.parametrize(("asserted", "count"), [(None, 3), (True, 1), (False, 2)])
def test_search_narrows_to_what_was_said_or_not(
    both: Record, asserted: bool | None, count: int
) -> None:
    answers = found(both, asserted)

    assert len(answers) == count
    assert asserted is None or set(answers) == {asserted}


def test_a_search_may_ask_for_nothing_but_what_was_not_said(both: Record) -> None:
    assert len(both.search(Query(asserted=False))) == 2


def test_a_speaker_is_counted_with_what_they_said(both: Record) -> None:
    profile = both.speaker("Ida Quill")
    assert profile is not None
    assert (profile.quotations, profile.total) == (1, 1)
    portrait = both.portrait(profile.numbers[0])
    assert portrait is not None
    assert portrait.quotations == 1
    assert [(one.value, one.count) for one in both.facets(Query(words="wells")).facets.speaker] == [
        ("Ida Quill", 1)
    ]


def test_a_speaker_of_nothing_but_a_fake_has_no_statements(record: Record) -> None:
    record.add(unsaid(quoted(WORDS, "Ida Quill", "one")))
    [hit] = record.search(Query(words="wells"))
    assert hit.speaker is not None

    portrait = record.portrait(hit.speaker)

    assert portrait is not None
    assert (portrait.quotations, portrait.months) == (0, ())
    assert record.speaker("Ida Quill") is None


def test_what_was_not_said_mentions_nobody(record: Record) -> None:
    record.add(quoted("I like the sea", "Ida Quill", "one"))
    record.add(unsaid(quoted("Ida Quill sells the sea by the bucket", "Odd Brenna", "two")))
    [hit] = record.search(Query(words="like the sea"))
    assert hit.speaker is not None
    portrait = record.portrait(hit.speaker)

    assert portrait is not None
    assert portrait.mentions == ()
