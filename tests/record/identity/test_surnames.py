"""Whom a last name alone means, by the article, the outlet and the time; all are invented."""

from dataclasses import replace

import pytest

from onrecord.record import Record
from onrecord.record.store.sqlite import questions
from onrecord.types import Reading, Speaker

from ..said import linked, on_day, quoted, speakers, with_speaker

Told = tuple[str, str, str | None]
FIRST = "2026-03-04"


def report(at: int, name: str, outlet: str, day: str | None) -> Reading:
    return on_day(quoted(f"Thing {at} is like no thing before it", name, outlet), day)


def told(record: Record, *some: Told) -> list[int | None]:
    """The numbers of whom articles name, each told with outlet and day."""
    for at, one in enumerate(some):
        record.add(report(at, *one))
    return speakers(record)


MEANT: dict[str, tuple[list[Told], list[int]]] = {
    "next day": (
        [("Ada Brandvold", "Courier", FIRST), ("Brandvold", "Courier", "2026-03-05")],
        [1, 1],
    ),
    "case of the outlet": (
        [("Ada Brandvold", "COURIER", FIRST), ("Brandvold", "Courier", FIRST)],
        [1, 1],
    ),
    "title": ([("Ada Brandvold", "Courier", FIRST), ("Dr Brandvold", "Courier", FIRST)], [1, 1]),
    "day before": (
        [("Ada Brandvold", "Courier", FIRST), ("Brandvold", "Courier", "2026-03-03")],
        [1, 1],
    ),
    "four weeks": (
        [("Ada Brandvold", "Courier", FIRST), ("Brandvold", "Courier", "2026-04-01")],
        [1, 1],
    ),
    "no outlet, no day": ([("Ada Brandvold", "", None), ("Brandvold", "", None)], [1, 1]),
    "particle": (
        [("Jan van der Vliet", "Courier", FIRST), ("Van der Vliet", "Courier", FIRST)],
        [1, 1],
    ),
    "French particle": (
        [("Marine Le Tarn", "Courier", FIRST), ("Le Tarn", "Courier", FIRST)],
        [1, 1],
    ),
    "Arabic article": (
        [("Anwar al-Belkadi", "Courier", FIRST), ("al-Belkadi", "Courier", FIRST)],
        [1, 1],
    ),
    "double surname": (
        [("Anna Lund-Keel", "Courier", FIRST), ("Lund-Keel", "Courier", FIRST)],
        [1, 1],
    ),
    "two surnames": (
        [("Gabriela Ruiz Montoya", "Courier", FIRST), ("Ruiz Montoya", "Courier", FIRST)],
        [1, 1],
    ),
    "occupation": ([("Tessa Baker", "Courier", FIRST), ("Baker", "Courier", FIRST)], [1, 1]),
    "month": ([("Tessa May", "Courier", FIRST), ("May", "Courier", FIRST)], [1, 1]),
    "son": ([("Amos Tull Jr.", "Courier", FIRST), ("Tull Jr.", "Courier", FIRST)], [1, 1]),
    "another spelling": (
        [("Sergei Tarkhov", "Courier", FIRST), ("Tarhov", "Courier", FIRST)],
        [1, 1],
    ),
    "one stands out": (
        [
            *[("Ada Keel", "Courier", FIRST)] * 10,
            ("Bo Keel", "Courier", FIRST),
            ("Keel", "Courier", FIRST),
        ],
        [*[1] * 10, 2, 1],
    ),
    "a namesake elsewhere": (
        [("Bo Keel", "Herald", FIRST), ("Ada Keel", "Courier", FIRST), ("Keel", "Courier", FIRST)],
        [1, 2, 2],
    ),
    "a namesake long ago": (
        [
            ("Bo Keel", "Courier", "2025-03-04"),
            ("Ada Keel", "Courier", FIRST),
            ("Keel", "Courier", FIRST),
        ],
        [1, 2, 2],
    ),
}
OPEN: dict[str, tuple[list[Told], list[int]]] = {
    "another outlet": (
        [("Ada Brandvold", "Courier", FIRST), ("Brandvold", "Herald", FIRST)],
        [1, 2],
    ),
    "weeks later": (
        [("Ada Brandvold", "Courier", FIRST), ("Brandvold", "Courier", "2026-04-02")],
        [1, 2],
    ),
    "no day": ([("Ada Brandvold", "Courier", FIRST), ("Brandvold", "Courier", None)], [1, 2]),
    "two there": (
        [("Ada Keel", "Courier", FIRST), ("Bo Keel", "Courier", FIRST), ("Keel", "Courier", FIRST)],
        [1, 2, 3],
    ),
    "nobody yet": (
        [("Keel", "Courier", FIRST), ("Ada Keel", "Courier", FIRST), ("Keel", "Herald", FIRST)],
        [1, 2, 1],
    ),
    "no chain": (
        [
            ("Ada Keel", "Courier", FIRST),
            ("Keel", "Courier", "2026-03-30"),
            ("Keel", "Courier", "2026-04-20"),
        ],
        [1, 1, 2],
    ),
    "better known elsewhere": (
        [
            ("Bo Keel", "Courier", FIRST),
            *[("Ada Keel", "Herald", FIRST)] * 4,
            ("Keel", "Courier", FIRST),
        ],
        [1, 2, 2, 2, 2, 3],
    ),
    "another particle": ([("Mark Penn", "Courier", FIRST), ("Le Pen", "Courier", FIRST)], [1, 2]),
    "first name": ([("Ada Keel", "Courier", FIRST), ("Ada", "Courier", FIRST)], [1, 2]),
    "father or son": (
        [("Amos Tull Jr.", "Courier", FIRST), ("Tull Sr.", "Courier", FIRST)],
        [1, 2],
    ),
    "an organization": ([("Ada Keel", "Courier", FIRST), ("Keeler", "Courier", FIRST)], [1, 2]),
}


@pytest.mark.parametrize(("some", "expected"), (MEANT | OPEN).values(), ids=MEANT | OPEN)
def test_a_last_name_alone_means_one_whom_the_outlet_named(
    record: Record, some: list[Told], expected: list[int]
) -> None:
    assert told(record, *some) == expected


def beside(*names: str) -> Reading:
    """An article in which each of these says something."""
    one = quoted("Nobody has asked me about the ferry", "Ilse Marn")
    said = tuple(replace(one.quotations[0], speaker=Speaker(name, "person")) for name in names)
    return Reading(one.document, said)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Keel", "Ada Keel"), ["Ada Keel", "Ada Keel"]),
        (("Keel", "Ada Keel", "Bo Orr"), ["Ada Keel", "Ada Keel", "Bo Orr"]),
        (("Keel", "Ada Keel", "Bo Keel"), ["Keel", "Ada Keel", "Bo Keel"]),
    ],
)
def test_a_last_name_alone_means_who_is_quoted_in_the_article(
    record: Record, names: tuple[str, ...], expected: list[str]
) -> None:
    told(record, *[("Cyd Keel", "Varn Courier", FIRST)] * 3)
    record.add(beside(*names))
    assert [row.name for row in linked(record)[3:]] == expected


@pytest.mark.parametrize(
    ("bearers", "expected"),
    [(["Ada Keel"], "Ada Keel"), (["Bo Orr"], "Keel"), (["Ada Keel", "Bo Keel"], "Keel")],
)
def test_a_last_name_alone_means_who_is_told_to_have_said_the_same(
    record: Record, bearers: list[str], expected: str
) -> None:
    words = "We will not close the ferry at Quillport before the new bridge is open"
    for at, name in enumerate(bearers):
        record.add(on_day(quoted(words, name, f"Herald {at}"), FIRST))
    record.add(on_day(quoted(words, "Keel", "Courier"), FIRST))
    assert linked(record)[-1].name == expected


def test_what_articles_call_somebody_stays(record: Record) -> None:
    readings = [report(at, name, "Courier", FIRST) for at, name in enumerate(("Ada Keel", "Keel"))]
    list(record.add_all(readings))
    assert list(record.readings()) == readings and speakers(record) == [1, 1]


def test_an_article_from_the_beginning_of_time_is_added(record: Record) -> None:
    assert told(
        record, ("Ada Keel", "Courier", "0001-01-01"), ("Keel", "Courier", "0001-01-02")
    ) == [1, 1]
    assert with_speaker(report(9, "Keel", "Courier", "9999-12-31"), None)


@pytest.mark.parametrize(("read", "meant"), [(1, 2), (2, 1)])
def test_of_a_person_quoted_very_often_only_the_latest_quotations_are_read(
    record: Record, monkeypatch: pytest.MonkeyPatch, read: int, meant: int
) -> None:
    monkeypatch.setattr(questions, "READ", read)
    some = [("Ada Brandvold", "Courier", FIRST), ("Ada Brandvold", "Herald", "2026-03-05")]
    assert told(record, *some, ("Brandvold", "Courier", "2026-03-06")) == [1, 1, meant]
