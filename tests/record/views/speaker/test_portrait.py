"""A speaker at a glance."""

from dataclasses import replace

import pytest

from onrecord.record import Month, Portrait, Record
from onrecord.record.views.speaker import portrait as module
from onrecord.record.views.speaker import spoken
from onrecord.types import Mode, QuotationType, Reading

from ...ferry import MARN, ferry, reported
from ...said import denied, on_day, quoted, told

GATE = "The gate at Varn stays open until nine in the evening"


def one(
    words: str,
    day: str | None,
    outlet: str = "The Echo",
    type: QuotationType = "direct",
    mode: Mode = "speech",
) -> Reading:
    """A quotation by Ilse Marn."""
    reading = on_day(
        told(f"“{words}”" if type == "direct" else words, outlet=outlet, type=type), day
    )
    [quotation] = reading.quotations
    return Reading(
        replace(reading.document, id=f"{outlet} {words}"), (replace(quotation, mode=mode),)
    )


@pytest.fixture
def kept(record: Record) -> Record:
    """Six quotations, of four months, one of these not told."""
    for reading in (
        one(GATE, "2026-03-02"),
        one("the gate would be painted green by hand", "2026-03-30", type="indirect"),
        one("she may “sell the gate” to the next town", "2026-05", type="mixed", mode="thought"),
        one("Whoever breaks a gate pays for two", "2024-12-31T23:00:00", outlet="THE ECHO"),
        one("nobody needed a lighthouse on a lake", "2026", type="indirect"),
        one("Ink is cheaper than a lawsuit", None, outlet="The Bell", mode="writing"),
    ):
        record.add(reading)
    return record


def found(record: Record, number: int = 1) -> Portrait:
    portrait = record.portrait(number)
    assert portrait
    return portrait


def test_quotations_are_counted_by_how_they_are_told(kept: Record) -> None:
    portrait = found(kept)
    assert (portrait.number, portrait.name, portrait.kind) == (1, "Ilse Marn", "person")
    assert (portrait.quotations, portrait.at_least, portrait.own, portrait.denying) == (
        6,
        False,
        4,
        0,
    )
    assert [(count.value, count.count) for count in portrait.types] == [
        ("direct", 3),
        ("indirect", 2),
        ("mixed", 1),
    ]
    assert [(count.value, count.count) for count in portrait.modes] == [
        ("speech", 4),
        ("thought", 1),
        ("writing", 1),
    ]


def test_months_stand_in_their_order_and_what_has_none_is_undated(kept: Record) -> None:
    portrait = found(kept)
    assert portrait.months == (
        Month("2024-12", 1, 0),
        Month("2026-03", 1, 1),
        Month("2026-05", 1, 0),
    )
    assert portrait.undated == 2


def test_outlets_are_one_in_any_spelling(kept: Record) -> None:
    assert [(count.value, count.count) for count in found(kept).outlets] == [
        ("The Echo", 5),
        ("The Bell", 1),
    ]


def test_versions_of_an_article_count_once_for_outlet_and_subjects(record: Record) -> None:
    for minute in range(3):
        reading = one(GATE, f"2026-03-02T10:0{minute}:00")
        record.add(
            Reading(replace(reading.document, url="https://echo.example/gate"), reading.quotations)
        )
    record.add(one("We keep the gate and the wall of Varn", "2026-04-02"))
    portrait = found(record)
    assert (portrait.quotations, [(count.value, count.count) for count in portrait.outlets]) == (
        4,
        [("The Echo", 2)],
    )
    assert {count.value: count.count for count in portrait.subjects} == {"gate": 2, "Varn": 2}


def test_subjects_leave_out_the_name(kept: Record) -> None:
    kept.add(one("No gate of Marn was ever locked", "2026-05-01", type="indirect"))
    kept.add(one("Marn would lock no gate", "2026-05-02", type="indirect"))
    values = [count.value for count in found(kept).subjects]
    assert values[0] == "gate" and "Marn" not in values


def test_a_number_that_was_merged_means_the_whole_person(kept: Record) -> None:
    kept.add(quoted("A lock is a promise made of iron", "Tove Brandt", "Radio Tessel"))
    assert (found(kept, 2).name, found(kept, 2).quotations) == ("Tove Brandt", 1)
    kept.merge("Tove Brandt", "Ilse Marn")
    assert found(kept, 2) == found(kept, 1)
    assert (found(kept, 2).number, found(kept, 2).quotations) == (1, 7)


@pytest.mark.parametrize("number", [0, -1, 99, 10**18, 10**40])
def test_no_such_speaker_is_none(kept: Record, number: int) -> None:
    assert kept.portrait(number) is None


def test_a_speaker_who_said_nothing_is_none(kept: Record) -> None:
    kept.import_authority([{"name": "Carla Lopez"}])
    assert kept.portrait(1) and kept.portrait(2) is None


def test_denials_are_told_newest_first_and_each_once(record: Record) -> None:
    record.add(on_day(denied("the gate at Varn would be sold to the next town"), "2026-03-01"))
    record.add(on_day(denied("a lighthouse was ever planned on the lake"), "2026-04-01"))
    again = on_day(denied("the gate at Varn would be sold to the next town"), "2026-03-02")
    record.add(Reading(replace(again.document, outlet="The Bell"), again.quotations))
    portrait = found(record)
    assert portrait.denying == 3
    assert [hit.document.published for hit in portrait.denials] == ["2026-04-01", "2026-03-02"]


def test_what_others_deny_stands_beside_what_was_said(record: Record) -> None:
    record.add(quoted("The minister sold the old ferry to a casino"))
    record.add(denied("the minister sold the old ferry to a casino", "Juri Falk"))
    [pair] = found(record).denied
    assert (pair.said.number, pair.denial.number) == (1, 2)
    assert found(record, 2).denied == () and [hit.number for hit in found(record, 2).denials] == [2]


def test_what_is_looked_at_has_a_limit(kept: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "MOST", 3)
    monkeypatch.setattr(module, "MOST_READ", 2)
    portrait = found(kept)
    assert (portrait.quotations, portrait.at_least, portrait.read) == (3, True, 2)
    assert [month.month for month in portrait.months] == ["2024-12", "2026-03"]


def test_portrait_is_told_as_json(record: Record) -> None:
    for reading in ferry():
        record.add(reading)
    record.add(
        reported(
            "answer",
            "“Ilse Marn knows no ferry”",
            None,
            outlet="Radio Tessel",
            published="2026-03-06",
        )
    )
    portrait = found(record)
    assert portrait.name == MARN.name
    json = portrait.to_json()
    assert json["types"] == [{"value": "direct", "count": 1}] and json["subjects"] == []
    assert json["months"] == [{"month": "2026-03", "own": 1, "paraphrased": 0}]
    assert [hit["content"] for hit in json["mentions"]] == ["“Ilse Marn knows no ferry”"]
    assert json.keys() == set(Portrait.__dataclass_fields__)


def test_every_kind_of_speaker_has_a_portrait(record: Record) -> None:
    for reading in ferry():
        record.add(reading)
    whole = [(one.name, one.kind) for number in range(1, 9) if (one := record.portrait(number))]
    assert whole == [
        ("Ilse Marn", "person"),
        ("Varn Harbour Board", "organization"),
        ("Juri Falk", "person"),
    ]
