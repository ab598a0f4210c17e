"""Mergers, splits and other names by hand, also for what is added later; documents stay as they
are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.record.identity.people import called, heads
from onrecord.types import Kind, Speaker

from ..said import named, speakers, with_speaker

Told = tuple[str, str | None]


def add(record: Record, *told: str | Told, kind: Kind = "person") -> None:
    """Adds what people of these names, or names and roles, said."""
    for one in told:
        name, role = (one, None) if isinstance(one, str) else one
        count = record.counts().documents
        record.add(named(f"Thing {count} is like no thing before it", name, kind, role))


def persons(record: Record) -> list[int | None]:
    """The number that stands for the speaker of each quotation, in the order they were added."""
    found = speakers(record)
    with record._store.reading() as session:
        of = heads(session, [number for number in found if number])
    return [of[number] if number else None for number in found]


def meant(record: Record, name: str) -> set[int]:
    with record._store.reading() as session:
        return called(session, name)


Change = Callable[[Record], object]

CHANGES: dict[str, tuple[list[str | Told], Change, list[str | Told], list[int]]] = {
    "merge": (
        ["Bob Keel", "Robert Keel"],
        lambda r: r.merge("Bob Keel", "Robert Keel"),
        ["Bob Keel"],
        [2, 2, 2],
    ),
    "merge numbers": (
        ["Bob Keel", "Robert Keel"],
        lambda r: r.merge("#1", "#2"),
        ["Bob Keel"],
        [2, 2, 2],
    ),
    "merge, last name later": (
        ["Bob Keel", "Robert Keel"],
        lambda r: r.merge("Bob Keel", "Robert Keel"),
        ["Keel", "R. Keel", "Boris Keel"],
        [2, 2, 3, 2, 4],
    ),
    "merge of a last name alone": (
        ["Keel", "Robert Orr"],
        lambda r: r.merge("Keel", "Robert Orr"),
        ["Keel", "Boris Keel"],
        [2, 2, 2, 3],
    ),
    "merge into a last name alone": (
        ["Anna Orr", "Keel"],
        lambda r: r.merge("Anna Orr", "Keel"),
        ["Anna Orr", "A. Orr"],
        [2, 2, 2, 2],
    ),
    "merge, fuller name later": (
        ["Keel", "Anna Orr"],
        lambda r: r.merge("Anna Orr", "Keel"),
        ["Boris Orr"],
        [1, 1, 3],
    ),
    "merge twice": (
        ["Bob Keel", "Rob Keel", "Robert Keel"],
        lambda r: (r.merge("Bob Keel", "Rob Keel"), r.merge("Rob Keel", "Robert Keel")),
        ["Bob Keel", "Rob Keel"],
        [3, 3, 3, 3, 3],
    ),
    "merge into one merged": (
        ["Bob Keel", "Rob Keel", "Robert Keel"],
        lambda r: (r.merge("Rob Keel", "Robert Keel"), r.merge("Bob Keel", "Rob Keel")),
        ["Bob Keel"],
        [3, 3, 3, 3],
    ),
    "merge undone": (
        ["Bob Keel", "Robert Keel"],
        lambda r: (r.merge("Bob Keel", "Robert Keel"), r.split("Bob Keel")),
        ["Bob Keel", "Robert Keel"],
        [1, 2, 1, 2],
    ),
    "merge undone by the head's name": (
        ["Bob Keel", "Rob Keel", "Robert Keel"],
        lambda r: (
            r.merge("Bob Keel", "Robert Keel"),
            r.merge("Rob Keel", "Robert Keel"),
            r.split("Robert Keel"),
        ),
        ["Bob Keel"],
        [1, 2, 3, 1],
    ),
    "alias of somebody on record": (
        ["Bob Keel", "Robert Keel"],
        lambda r: r.alias("Robert Keel", "Bob Keel"),
        ["Bob Keel"],
        [2, 2, 2],
    ),
    "alias of nobody yet": (
        ["Robert Orr"],
        lambda r: r.alias("Robert Orr", "Bob Keel"),
        ["Bob Keel"],
        [1, 1],
    ),
    "alias that is a last name alone": (
        ["Anna Keel", "Robert Orr"],
        lambda r: r.alias("Robert Orr", "Keel"),
        ["Keel", "Boris Keel", "A. Keel"],
        [1, 2, 2, 4, 1],
    ),
    "alias in spite of the role": (
        [("Robert Orr", "senator")],
        lambda r: r.alias("Robert Orr", "Bob Keel"),
        [("Bob Keel", "striker")],
        [1, 1],
    ),
    "alias twice": (
        ["Robert Orr"],
        lambda r: (r.alias("Robert Orr", "Bob Keel"), r.alias("Robert Orr", "Bob Keel")),
        ["Bob Keel"],
        [1, 1],
    ),
    "alias undone": (
        ["Robert Orr"],
        lambda r: (r.alias("Robert Orr", "Bob Keel"), r.split("Bob Keel")),
        ["Bob Keel"],
        [1, 2],
    ),
    "split by role": (
        [("Joel Marrick", "striker"), ("Joel Marrick", "harbour master")],
        lambda r: r.split("Joel Marrick", "harbour master"),
        [
            ("Joel Marrick", "the Varn harbour master"),
            ("Marrick", "harbour master"),
            "Joel Marrick",
        ],
        [1, 2, 2, 2, 1],
    ),
    "split by role, field left": (
        [("Joel Marrick", "mayor"), ("Joel Marrick", "senator")],
        lambda r: r.split("Joel Marrick", "mayor"),
        [("Joel Marrick", "senator"), ("Joel Marrick", "mayor of Varn")],
        [2, 1, 1, 2],
    ),
    "split by role undone": (
        [("Joel Marrick", "pilot"), ("Joel Marrick", "harbour master")],
        lambda r: (r.split("Joel Marrick", "pilot"), r.merge("#2", "#1")),
        [("Joel Marrick", "pilot"), "Joel Marrick"],
        [1, 1, 1, 1],
    ),
    "split by role, undone, done again": (
        [("Joel Marrick", "pilot"), ("Joel Marrick", "harbour master")],
        lambda r: (
            r.split("Joel Marrick", "pilot"),
            r.merge("#2", "#1"),
            r.split("Joel Marrick", "pilot"),
        ),
        [("Joel Marrick", "pilot")],
        [2, 1, 2],
    ),
}


@pytest.mark.parametrize(("first", "change", "later", "expected"), CHANGES.values(), ids=CHANGES)
def test_by_hand_holds_for_later_additions_and_opening_anew(
    tmp_path: Path,
    first: list[str | Told],
    change: Change,
    later: list[str | Told],
    expected: list[int],
) -> None:
    path = tmp_path / "kept.db"
    with Record.open(path) as record:
        add(record, *first)
        before = list(record.readings())
        change(record)
        assert persons(record) == expected[: len(first)]
        assert list(record.readings()) == before
    with Record.open(path) as record:
        assert persons(record) == expected[: len(first)]
        add(record, *later)
        assert persons(record) == expected


@pytest.mark.parametrize("name", ["Bob Keel", "Robert Keel", "Keel", "#1", "#2"])
def test_every_name_of_a_person_means_all_of_them(record: Record, name: str) -> None:
    add(record, "Bob Keel", "Robert Keel")
    record.merge("Bob Keel", "Robert Keel")
    assert meant(record, name) == {1, 2}


def test_what_was_added_under_a_merged_name_parts_with_it(record: Record) -> None:
    add(record, "Bob Keel", "Robert Keel")
    record.merge("Bob Keel", "Robert Keel")
    add(record, "Bob Keel", "R. Keel")
    [left] = record.split("Bob Keel")
    assert (left.number, left.name, left.quotations) == (1, "Bob Keel", 2)
    assert persons(record) == [1, 2, 1, 2]


def test_an_organization_has_other_names_too(record: Record) -> None:
    add(record, "Varn Ferries", "Ferry Company of Varn", kind="organization")
    record.alias("Varn Ferries", "Ferry Company of Varn")
    record.alias("Varn Ferries", "VF")
    add(record, "VF", kind="group")
    assert persons(record) == [1, 1, 1]


def test_another_name_is_not_somebody_elses_of_another_kind(record: Record) -> None:
    add(record, "Joel Marrick")
    record.alias("Joel Marrick", "Marrick")
    add(record, "Marrick", kind="organization")
    assert persons(record)[1] != 1


def test_split_by_whom_they_speak_for(record: Record) -> None:
    for at, company in enumerate(("Varn Ferries", "Tessel Rail")):
        reading = named(f"Thing {at} is like no thing before it", "Joel Marrick")
        record.add(with_speaker(reading, Speaker("Joel Marrick", "person", "spokesman", company)))
    [parted] = record.split("Joel Marrick", "tessel rail")
    assert (parted.number, parted.quotations) == (2, 1)
    assert persons(record) == [1, 2]


def test_the_most_exact_rule_is_obeyed(record: Record) -> None:
    add(record, "Joel Marrick", ("Joel Marrick", "pilot"), ("Joel Marrick", "harbour pilot"))
    record.split("#1", "pilot")
    record.split("#2", "harbour pilot")
    add(record, ("Joel Marrick", "harbour pilot"), ("Joel Marrick", "ferry pilot"), "Joel Marrick")
    assert persons(record) == [1, 2, 3, 3, 2, 1]


def test_a_split_holds_for_every_spelling(record: Record) -> None:
    add(record, ("Sergei Tarkhov", "pilot"), "Sergey Tarkhov")
    record.split("Tarkhov", "pilot")
    add(record, ("Tarkhov, Sergej", "pilot"), ("S. Tarkhov", "pilot"))
    assert persons(record) == [2, 1, 2, 2]


REFUSED: dict[str, tuple[Change, str]] = {
    "merge nobody": (lambda r: r.merge("Piet Maas", "Anna Keel"), "Piet Maas"),
    "merge into nobody": (lambda r: r.merge("Anna Keel", "#99"), "#99"),
    "merge several": (
        lambda r: r.merge("Keel", "Carl Orr"),
        "#1 Anna Keel (person, mayor, 1 quotation); #2 Boris Keel",
    ),
    "merge into several": (lambda r: r.merge("Carl Orr", "Keel"), "give the number of one"),
    "merge with oneself": (lambda r: r.merge("Anna Keel", "#1"), "already"),
    "merge nothing": (lambda r: r.merge("", "Anna Keel"), "expected the name"),
    "merge half a character": (lambda r: r.merge("\ud800", "Anna Keel"), "expected the name"),
    "split nobody": (lambda r: r.split("Piet Maas"), "Piet Maas"),
    "split who was not merged": (lambda r: r.split("Carl Orr"), "nobody was merged"),
    "split several": (lambda r: r.split("Keel"), "2 are called"),
    "split by a role nobody has": (lambda r: r.split("Carl Orr", "striker"), "striker"),
    "split by no words": (lambda r: r.split("Carl Orr", " … "), "expected words"),
    "alias of several": (lambda r: r.alias("Keel", "Bob"), "2 are called"),
    "alias that is nothing": (lambda r: r.alias("Carl Orr", " "), "got nothing for a name"),
    "alias without a letter": (lambda r: r.alias("Carl Orr", "…"), "letters"),
    "alias that is endless": (lambda r: r.alias("Carl Orr", "x" * 1000), "1,000 characters"),
    "alias that is no text": (lambda r: r.alias("Carl Orr", "a\ud800"), "correct it"),
    "alias that harms": (lambda r: r.alias("Carl Orr", "a\x1b[31m"), "correct it"),
    "alias of two namesakes": (lambda r: r.alias("Carl Orr", "Ada Lund"), "2 are called"),
}


@pytest.mark.parametrize(("change", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_unclear_is_refused_with_what_there_is(
    record: Record, change: Change, told: str
) -> None:
    add(
        record,
        ("Anna Keel", "mayor"),
        "Boris Keel",
        "Carl Orr",
        ("Ada Lund", "striker"),
        ("Ada Lund", "senator"),
    )
    record.split("Ada Lund", "senator")
    before = persons(record)
    with pytest.raises(RecordError) as refused:
        change(record)
    assert told in str(refused.value) and "\n" not in str(refused.value)
    assert persons(record) == before


def test_a_name_of_somebody_with_more_names_is_no_alias(record: Record) -> None:
    add(record, "Robert Keel", "Carl Orr")
    record.alias("Robert Keel", "Bob Keel")
    with pytest.raises(RecordError, match="merge them"):
        record.alias("Carl Orr", "Bob Keel")
    with pytest.raises(RecordError, match="merge them"):
        record.alias("Carl Orr", "Robert Keel")


def test_a_name_given_by_mistake_leaves_nobody(record: Record) -> None:
    add(record, "Robert Orr")
    record.alias("Robert Orr", "Bob Keel")
    record.split("Bob Keel")
    assert meant(record, "Bob Keel") == set()


def test_merged_speakers_statements_are_checked_as_one_persons(record: Record) -> None:
    add(record, "Bob Keel", "Robert Keel")
    words = "Thing 0 is like no thing before it"
    assert record.check(words, "Robert Keel").verdict == "other speaker"
    record.merge("Bob Keel", "Robert Keel")
    assert record.check(words, "Robert Keel").verdict == "verbatim"
