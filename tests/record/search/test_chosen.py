"""Readings of what answers a query."""

from dataclasses import replace

import pytest

from onrecord.errors import RecordError
from onrecord.record import Query, Record
from onrecord.types import Quotation, Reading, Span

from ..invented import article
from ..said import BRIDGE, quoted

TEXT = "“The dam holds,” Marn said. Plume replied: “Nobody knows whether ‘the dam holds’, and nobody asked.”"


def nested() -> Reading:
    """An article of three quotations, the last of them within the second."""

    def said(words: str, within: int | None = None) -> Quotation:
        start = TEXT.index(words)
        return Quotation((Span(start, start + len(words)),), (), (), "direct", 0.9, within=within)

    three = (
        said("“The dam holds,”"),
        said("“Nobody knows whether ‘the dam holds’, and nobody asked.”"),
    )
    return article(
        TEXT, *three, said("‘the dam holds’", within=1), id="nested.txt", outlet="Dike Post"
    )


def test_readings_of_a_query_have_only_the_quotations_that_answer(record: Record) -> None:
    record.add(quoted(BRIDGE))
    record.add(nested())
    [reading] = record.readings(Query("dam"))
    assert reading == nested()
    [reading] = record.readings(Query("nobody"))
    assert reading.document == nested().document
    assert reading.quotations == (nested().quotations[1],)


def test_what_a_quotation_is_within_is_told_as_far_as_it_answers_too(record: Record) -> None:
    record.add(nested())
    [reading] = record.readings(Query("dam -marn -asked"))
    assert [one.within for one in reading.quotations] == [None, None]
    record.add(replace_first(nested()))
    *_, reading = record.readings(Query("holds -weir"))
    assert [one.within for one in reading.quotations] == [None, 0]


def replace_first(reading: Reading) -> Reading:
    text = TEXT.replace("dam holds", "weir hold", 1)
    return Reading(
        replace(reading.document, id="other.txt", text=text, outlet="Quay News"), reading.quotations
    )


def test_all_that_answers_is_given_in_the_order_in_which_it_was_added(record: Record) -> None:
    readings = [
        quoted(f"We will close the bridge number {number}", outlet=f"Outlet {number:03}")
        for number in range(130)
    ]
    list(record.add_all(readings))
    assert list(record.readings(Query("bridge", limit=1))) == readings
    assert list(record.readings(Query(outlet="outlet 007"))) == [readings[7]]
    assert list(record.readings(Query("ferry"))) == []


def test_a_query_that_asks_for_nothing_is_refused(record: Record) -> None:
    with pytest.raises(RecordError, match="no word to search for"):
        list(record.readings(Query()))
