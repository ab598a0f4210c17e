"""Which names are one speaker's and which are not, told by the names alone. All are invented."""

from collections.abc import Sequence

import pytest

from onrecord.record import Record
from onrecord.record.identity.people import Meant, called, meant
from onrecord.record.linking.numbering import People
from onrecord.types import Kind, Speaker


def numbers(record: Record, speakers: Sequence[Speaker]) -> list[int | None]:
    """The numbers that the speakers get, in this order, each in an article of its own."""
    with record._store.writing() as session:
        people = People(session)
        return [number for speaker in speakers for number in people.numbers([speaker])]


def persons(record: Record, *names: str) -> list[int | None]:
    return numbers(record, [Speaker(name, "person") for name in names])


SAME = [
    ("Sergei Tarkhov", "Sergey Tarkhov"),
    ("Yevgeny Sobianin", "Evgenii Sobyanin"),
    ("Mohammed Varnani", "Muhammad Varnani"),
    ("Aleksandr Tesselov", "Alexander Tesselov"),
    ("Dmitri Quillov", "Dmitriy Quillov"),
    ("Yuri Marnov", "Yury Marnov"),
    ("Hussein Belkadi", "Husain Belkadi"),
    ("Ottilie Façonnet", "Ottilie Faconnet"),
    ("Łukasz Wierzba", "Lukasz Wierzba"),
    ("Jürgen Brandmüller", "Juergen Brandmueller"),
    ("Søren Bjerregård", "Soren Bjerregard"),
    ("Örvar Keel", "Orvar Keel"),
    ("Tamás Orbánfi", "Orbánfi Tamás"),
    ("Xi Jinmei", "Jinmei Xi"),
    ("Brandvold, Ada", "Ada Brandvold"),
    ("BRANDVOLD Ada", "Ada Brandvold"),
    ("KIM Jong Sol", "Jong-sol Kim"),
    ("Ada Brandvold", "A. Brandvold"),
    ("J.-L. Moreau", "Jean-Luc Moreau"),
    ("Maria J. Lopez", "Maria Lopez"),
    ("Maria Lopez", "Maria J. Lopez"),
    ("Prime Minister Ilse Marn", "Ilse Marn"),
    ("Sen. Ilse Marn", "Ilse Marn"),
    ("General Ilse Marn", "Ilse Marn"),
    ("Lt. Gen. Ilse Marn", "Ilse Marn"),
    ("Attorney General Ilse Marn", "Ilse Marn"),
    ("Deputy Foreign Minister Ilse Marn", "Ilse Marn"),
    ("Former President Ilse Marn", "Ilse Marn"),
    ("Kremlin Spokesman Piotr Lund", "Piotr Lund"),
    ("Opposition Leader Piotr Lund", "Piotr Lund"),
    ("the Rev. Piotr Lund", "Piotr Lund"),
    ("Sir Piotr Lund, KC", "Piotr Lund"),
    ("Piotr Lund Jr.", "Piotr Lund Jnr"),
    ("Piotr Lund Jr.", "Piotr Lund, Jr., mayor of Varn"),
    ("U.S. Rep. Piotr Lund", "Piotr Lund"),
    ("Major-Gen. Piotr Lund, Ph.D.", "Piotr Lund"),
    ("PM Piotr Lund", "Piotr Lund"),
    ("Piotr ‘Pip’ Lund", "Piotr Lund"),
    ("Piotr (Pip) Lund", "Pip Lund"),
    ("Piotr Lund of Quillport", "Piotr Lund"),
    ("Judge Mika Judge", "Mika Judge"),
    ("Dean Baker, the cook", "Dean Baker"),
    ("Piotr Lund MP", "Piotr Lund"),
    ("Piotr “Pip” Lund", "Piotr Lund"),
    ("Piotr Lund, mayor of Varn", "Piotr Lund"),
    ("Jan van der Vliet", "J. van der Vliet"),
    ("Anwar el-Belkadi", "Anwar al-Belkadi"),
    ("Conor O’Dellan", "Conor O'Dellan"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_of_one_person(record: Record, one: str, other: str) -> None:
    assert persons(record, one, other, one) == [1, 1, 1]


DIFFERENT = [
    ("Anna Keel", "Boris Keel"),
    ("Anna Keel", "B. Keel"),
    ("Jonah Keel", "J. J. Keel"),
    ("Maria J. Lopez", "Maria K. Lopez"),
    ("George H. W. Tarn", "George W. Tarn"),
    ("Maria Lopez", "Mario Lopez"),
    ("Maria Lopez", "Maria Lopes Garsen"),
    ("Jan Holm", "Jon Holm"),
    ("Anna Lund", "Anna Lunde"),
    ("Anna Lund", "Anne Lund"),
    ("Zhang Wei", "Yang Wei"),
    ("Baker Mayling", "Rob Mayling"),
    ("Mary Baker Edding", "Tom Edding"),
    ("Al Goring", "Tom Goring"),
    ("Van Morran", "Tom Morran"),
    ("Bin Wang", "Tom Wang"),
    ("Ye Lund", "Yegor Lund"),
    ("Stephen King", "Stephen Kong"),
    ("Anna Lund-Keel", "Anna Keel"),
    ("Foreign Minister Juan Lopez", "Maria Lopez"),
    ("Piotr Lund Jr.", "Piotr Lund Sr."),
    ("Piotr Lund Jr.", "Piotr Lund"),
    ("Piotr Lund", "Piotr Lund III"),
    ("Tessa May", "Theo May"),
    ("Dean Hunter", "Dean Hunt"),
    ("Jan van der Vliet", "Van der Vliet"),
    ("Anna Lund-Keel", "Lund-Keel"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_of_two_persons(record: Record, one: str, other: str) -> None:
    assert persons(record, one, other, one) == [1, 2, 1]


ORGANIZATIONS_SAME = [
    ("the Bank of Varn", "Bank of Varn"),
    ("BANK OF VARN", "Bank of Varn"),
    ("Prime Minister’s Office", "Prime Minister's Office"),
    ("Varn Ferries Ltd.", "Varn Ferries"),
    ("Marsh & Orr", "Marsh and Orr"),
    ("U.V. Rail", "UV Rail"),
    ("Gazeta Tesseliya", "Gazeta Tesselia"),
]
ORGANIZATIONS_DIFFERENT = [
    ("General Motorworks", "Motorworks"),
    ("Captain Foods", "Foods"),
    ("Prime Minister's Office", "Office"),
    ("Bank of Varn", "Savings Bank of Varn"),
    ("Bank of Varn", "Varn"),
    ("ECJ", "ECI"),
    ("FCC", "FC"),
    ("Union of Varn Teachers", "Teachers of Varn Union"),
]


@pytest.mark.parametrize(("one", "other"), ORGANIZATIONS_SAME)
def test_two_names_of_one_organization(record: Record, one: str, other: str) -> None:
    assert numbers(record, [Speaker(name, "organization") for name in (one, other)]) == [1, 1]


@pytest.mark.parametrize(("one", "other"), ORGANIZATIONS_DIFFERENT)
def test_two_names_of_two_organizations(record: Record, one: str, other: str) -> None:
    assert numbers(record, [Speaker(name, "organization") for name in (one, other)]) == [1, 2]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("organization", "group"), [1, 1]),
        (("group", "organization"), [1, 1]),
        (("person", "group"), [1, 2]),
    ],
)
def test_an_organization_may_be_told_as_a_group_but_not_as_a_person(
    record: Record, kinds: tuple[Kind, Kind], expected: list[int]
) -> None:
    assert numbers(record, [Speaker("Marrick Watch", kind) for kind in kinds]) == expected


SEQUENCES = {
    "both orders, then the last name": (["Orbanfi Viktor", "Viktor Orbanfi", "Orbanfi"], [1, 1, 2]),
    "both orders, then the initial": (
        ["Orbanfi Viktor", "Viktor Orbanfi", "V. Orbanfi"],
        [1, 1, 1],
    ),
    "another middle initial": (["Maria J. Lopez", "Maria Lopez", "Maria K. Lopez"], [1, 1, 2]),
    "middle initial told later": (["Maria Lopez", "Maria J. Lopez", "Maria K. Lopez"], [1, 1, 2]),
    "short name of two initials": (["Maria J. Lopez", "Maria K. Lopez", "Maria Lopez"], [1, 2, 3]),
    "initial of two": (["Jan Lopez", "Juan Lopez", "J. Lopez"], [1, 2, 3]),
    "particles": (
        ["Van der Vliet", "Jan van der Vliet", "Piet van der Vliet", "Van der Vliet"],
        [1, 2, 3, 1],
    ),
}


@pytest.mark.parametrize(("names", "expected"), SEQUENCES.values(), ids=SEQUENCES)
def test_what_was_met_tells_whom_a_name_means(
    record: Record, names: list[str], expected: list[int]
) -> None:
    assert persons(record, *names) == expected


@pytest.mark.parametrize(
    "name", ["The President", "A Spokesman", "some farmer", "N" * 201, "’", "Her Doctor"]
)
def test_a_description_is_nobody(record: Record, name: str) -> None:
    assert persons(record, name) == [None]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria Lopez", {1}),
        ("M. Lopez", {1}),
        ("Foreign Minister Juan Lopez", {2}),
        ("Lopez", {1, 2}),
        ("Boris Keel", set()),
        ("General Motorworks", {4}),
        ("Motorworks", set()),
        ("#2", {2}),
        (" #2 ", {2}),
        ("#99", set()),
        ("#" + "9" * 30, set()),
        ("#², #", set()),
    ],
)
def test_called_finds_by_name_initials_and_number(
    record: Record, name: str, expected: set[int]
) -> None:
    assert persons(record, "Maria J. Lopez", "Juan Lopez", "Anna Keel") == [1, 2, 3]
    assert numbers(record, [Speaker("General Motorworks", "organization")]) == [4]
    with record._store.reading() as session:
        assert called(session, name) == expected


def test_what_stands_under_the_last_name_alone_may_be_any_bearers(record: Record) -> None:
    assert persons(record, "Keel", "Anna Keel") == [1, 2]
    with record._store.reading() as session:
        assert meant(session, "Boris Keel") == Meant(frozenset(), frozenset({1}))
        assert meant(session, "Anna Keel") == Meant(frozenset({2}), frozenset({1}))
        assert meant(session, "Keel") == Meant(frozenset({1, 2}), frozenset())


def test_numbers_of_one_article_are_those_of_several(record: Record) -> None:
    names = ["Anna Keel", "Boris Keel", "Keel", "Bank of Varn", "Keel"] * 2
    speakers = [Speaker(name, "organization" if "Bank" in name else "person") for name in names]
    with record._store.writing() as session:
        people = People(session)
        assert people.numbers([*speakers, None]) == [*[1, 2, 4, 3, 4] * 2, None]
        assert people.numbers(speakers[2:]) == [4, 3, 4, 1, 2, 4, 3, 4]
