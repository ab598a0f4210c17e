from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.record import Record
from onrecord.record.identity.people import called, may_be_called
from onrecord.types import Kind, Speaker

from ..said import BRIDGE, named, quoted, speakers, with_speaker


def numbers(record: Record, names: Sequence[str], at_once: bool = False) -> list[int | None]:
    """The numbers that these names get, added in this order."""
    readings = [
        named(f"Thing {at} is like no thing before it", name) for at, name in enumerate(names)
    ]
    if at_once:
        list(record.add_all(readings))
    else:
        for reading in readings:
            record.add(reading)
    return speakers(record)


ONE = {
    "transliterations": ["Sergei Sobyanin", "Sergey Sobyanin", "Sergej Sobjanin"],
    "accents": ["Ottilie Façonnet", "Ottilie Faconnet"],
    "title": ["Ada Brandvold", "Dr. Ada Brandvold", "Senator Ada Brandvold"],
    "order": ["Ada Brandvold", "Brandvold, Ada"],
    "initial": ["Ada Brandvold", "A. Brandvold"],
    "initial first": ["A. Brandvold", "Ada Brandvold", "A. Brandvold"],
    "nickname": ["Robert “Bob” Keel", "Bob Keel", "Robert Keel"],
    "place": ["Carla Boone of Evansvale", "Carla Boone", "Sen. Carla Boone of Evansvale"],
}


@pytest.mark.parametrize("names", ONE.values(), ids=ONE)
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one"])
def test_spellings_of_a_name_are_one_speaker(
    record: Record, names: list[str], at_once: bool
) -> None:
    assert numbers(record, names, at_once) == [1] * len(names)


SEVERAL = {
    "two in full": (["Anna Keel", "Boris Keel"], [1, 2]),
    "last name of two": (["Anna Keel", "Boris Keel", "Keel"], [1, 2, 3]),
    "last name elsewhere": (["Anna Keel", "Keel", "Boris Keel", "Keel"], [1, 2, 3, 2]),
    "last name before both": (["Keel", "Anna Keel", "Boris Keel", "Keel"], [1, 2, 3, 1]),
    "father and son": (
        ["Amos Tull Jr.", "Amos Tull Sr.", "Amos Tull", "Amos Tull Jr", "Tull, Amos, Sr."],
        [1, 2, 3, 1, 2],
    ),
    "generations": (["Otto Lund", "Otto Lund III", "Otto Lund II", "O. Lund"], [1, 2, 3, 1]),
    "a third after it": (["Anna Keel", "Boris Keel", "Keel", "Carl Keel"], [1, 2, 3, 4]),
    "other initial": (["Anna Keel", "B. Keel", "Boris Keel"], [1, 2, 2]),
    "initial first": (["B. Keel", "Anna Keel", "Boris Keel", "Bruno Keel"], [1, 2, 1, 3]),
    "first name": (["Anna Keel", "Anna Orr", "Anna"], [1, 2, 3]),
}


@pytest.mark.parametrize(("names", "expected"), SEVERAL.values(), ids=SEVERAL)
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one"])
def test_people_of_one_last_name_stay_apart(
    record: Record, names: list[str], expected: list[int], at_once: bool
) -> None:
    assert numbers(record, names, at_once) == expected


def test_a_role_neither_parts_nor_joins_people(record: Record) -> None:
    roles = ("striker", "senator", "the Quillport striker", "former senator", None)
    for at, role in enumerate(roles):
        record.add(named(f"Thing {at} is like no thing before it", "Joel Marrick", role=role))
    record.add(named("The last thing is like no other", "Jonas Marrick", role="striker"))
    assert speakers(record) == [1, 1, 1, 1, 1, 2]


@pytest.mark.parametrize("kind", ["unnamed_person", "unnamed_group", "document"])
def test_unnamed_sources_have_no_number(record: Record, kind: Kind) -> None:
    record.add(named(BRIDGE, "a senior official", kind))
    assert speakers(record) == [None]


@pytest.mark.parametrize("name", ["", "…", "\0", "ﾞ"], ids=ascii)
def test_a_name_without_a_letter_has_no_number(record: Record, name: str) -> None:
    record.add(with_speaker(quoted(BRIDGE), Speaker(name, "person")))
    assert speakers(record) == [None]


def test_organizations_are_known_by_the_whole_name(record: Record) -> None:
    for at, name in enumerate(
        ["Bank of Varn", "Varn", "Savings Bank of Varn", "BANK OF VARN", "the Bank of Tessel"]
    ):
        record.add(named(f"Thing {at} is like no thing before it", name, "organization"))
    assert speakers(record) == [1, 2, 3, 1, 4]


def test_a_person_and_an_organization_of_one_name_are_two(record: Record) -> None:
    record.add(named("One thing is like another", "Marrick", "person"))
    record.add(named("No thing is like another", "Marrick", "organization"))
    assert speakers(record) == [1, 2]


def test_a_speaker_in_the_article_stays_as_it_calls_them(record: Record) -> None:
    readings = [
        named("One thing", "Brandvold"),
        named("Another thing", "Dr. Ada Brandvold", role="engineer"),
    ]
    list(record.add_all(readings))
    assert list(record.readings()) == readings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Keel", {1, 4}),
        ("A. Keel", {1, 4}),
        ("Keel", {1, 2, 4}),
        ("Mayor Keel", {1, 2, 4}),
        ("Carl Keel", {4}),
        ("Orr", {3}),
        ("Lund", set()),
        ("", set()),
        ("May", {5, 6}),
        ("Mr Major", {7}),
        ("Major", {7}),
        ("Tull", {8, 9}),
        ("Tull Jr.", {8}),
        ("Amos Tull Sr.", {9}),
        ("Amos Tull", {8, 9}),
        ("Mr Amos Tull", {8, 9}),
        ("Amos Tull III", set()),
        ("Eva Ruiz Montoya", set()),
        ("Joel Eriksson Ek", {13}),
        ("Montoya", {10}),
        ("Ruiz Montoya", {10}),
        ("van den Bergh", {11}),
        ("ten Brink", {12}),
        ("Brink", {12}),
        ("U.S. Rep. Anna Keel", {1, 4}),
        ("Anna Keel, Ph.D.", {1, 4}),
        ("Anna Keel of Varn", {1, 4}),
        ("Dame Anna Keel DCMG FRCP", {1, 4}),
        ("ANNA KEEL", {1, 4}),
        ("PM Orr", {3}),
    ],
)
def test_called_finds_whom_a_name_may_mean(record: Record, name: str, expected: set[int]) -> None:
    some = ["Anna Keel", "Boris Keel", "Anna Orr", "Keel", "Tessa May", "Olaf May", "Joan Major"]
    more = [
        "Amos Tull Jr.",
        "Amos Tull Sr.",
        "Gabriela Ruiz Montoya",
        "Ludo van den Bergh",
        "Liesbeth ten Brink",
        "Eriksson Ek",
    ]
    assert numbers(record, [*some, *more]) == list(range(1, 14))
    with record._store.reading() as session:
        assert called(session, name) == expected


@pytest.mark.parametrize(
    "name", ["Lopez", "J. Lopez", "Foreign Minister Lopez", "Mr Lopez", "Juan Lopez"]
)
def test_somebody_may_be_called_by_the_last_name(name: str) -> None:
    assert may_be_called("Juan Lopez", name)


@pytest.mark.parametrize("known", ["Amos Tull Jr.", "Amos Tull, Sr.", "Amos Tull III"])
def test_somebody_may_be_called_without_the_generation(known: str) -> None:
    assert may_be_called(known, "Amos Tull")
    assert not may_be_called("Amos Tull", known)


def test_a_namesake_with_another_given_name_is_not_meant() -> None:
    assert not may_be_called("Juan Lopez", "Maria Lopez")


def test_a_description_is_nobody_on_the_record(record: Record) -> None:
    record.add(
        with_speaker(
            named("The gate stays open until nine", "the club"), Speaker("club", "organization")
        )
    )
    assert speakers(record) == [None]


def test_an_abbreviation_that_an_article_gives_is_known(record: Record) -> None:
    union = "Harbour Workers’ Union"
    told = named("The cranes stand still until Monday", union, "organization")
    text = f"{told.document.text} The {union} (HWU) was founded in Varn."
    record.add(replace(told, document=replace(told.document, text=text)))
    record.add(named("Nobody has asked the crane drivers", "HWU", "organization"))
    record.add(named("The bridge is nobody’s business", "VBC", "organization"))
    assert speakers(record) == [1, 1, 2]
    with record._store.reading() as session:
        assert called(session, "HWU") == called(session, f"the {union}") == {1}
