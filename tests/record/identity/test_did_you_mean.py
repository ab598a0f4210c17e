"""Whom a name means, and who may be meant by one that nobody has."""

import pytest

from onrecord.record import Query, Record
from onrecord.record.identity.identities import in_one_line

from .test_by_hand import add


@pytest.fixture
def kept(record: Record) -> Record:
    some = ["Maria Lopez"] * 3 + [
        "Juan Lopez",
        "Ottilie Façonnet",
        "Sergei Tarkhov",
        "Theresa Mayling",
        "Ludo van den Bergh",
    ]
    add(record, *some)
    add(record, "Harbour Workers’ Union", "Bank of Varn", kind="organization")
    record.import_authority([{"name": "Marie Lopez"}])
    return record


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Maria Lopes", ["Maria Lopez"]),
        ("Maria Lopze", ["Maria Lopez"]),
        ("Marina Lopez", ["Maria Lopez"]),
        ("Mara Lopez", ["Maria Lopez"]),
        ("Lopaz", ["Maria Lopez", "Juan Lopez"]),
        ("Olpez", ["Maria Lopez", "Juan Lopez"]),
        ("juan lopes", ["Juan Lopez"]),
        ("Otilie Faconet", []),
        ("Ottilie Faconnot", ["Ottilie Façonnet"]),
        ("Sergei Tarkhof", ["Sergei Tarkhov"]),
        ("Theresa Maylin", ["Theresa Mayling"]),
        ("Ludo van den Berg", ["Ludo van den Bergh"]),
        ("Harbour Worker Union", ["Harbour Workers’ Union"]),
        ("Bank of Vern", ["Bank of Varn"]),
        ("Sergei Trakhovv", ["Sergei Tarkhov"]),
        ("Maria Lopez", []),
        ("Lopez", []),
        ("Piet Maas", []),
        ("Carla Lopez", []),
        ("#1", []),
        ("#99", []),
        ("…", []),
        ("", []),
        ("\0\ud800", []),
        ("x" * 5000, []),
    ],
)
def test_did_you_mean(kept: Record, typed: str, expected: list[str]) -> None:
    assert [one.name for one in kept.did_you_mean(typed)] == expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Lopez", "Lopez: Maria Lopez (3 quotations), Juan Lopez (1)"),
        ("Juan Lopez", "Juan Lopez: Juan Lopez (1 quotation)"),
        (
            "Lopez OR Bergh",
            "Lopez OR Bergh: Maria Lopez (3 quotations), Juan Lopez (1), Ludo van den Bergh (1)",
        ),
        ("Piet Maas", "Piet Maas: "),
        ("Lop*", "Lop*: "),
        ("", ": "),
    ],
)
def test_bearers_of_a_name_most_quoted_first(kept: Record, speaker: str, expected: str) -> None:
    assert in_one_line(speaker, kept.bearers(speaker)) == expected


def test_a_last_name_alone_is_marked(kept: Record) -> None:
    add(kept, "Lopez")
    told = "Lopez: Maria Lopez (3 quotations), Juan Lopez (1), Lopez (surname alone, 1)"
    assert in_one_line("Lopez", kept.bearers("Lopez")) == told
    assert len(kept.search(Query(speaker="Juan Lopez"))) == 2
    assert len(kept.search(Query(speaker="Lopez"))) == 5


def test_many_bearers_are_cut_short(record: Record) -> None:
    add(
        record,
        *(
            f"{name} Keel"
            for name in ("Ada", "Bo", "Cyd", "Dov", "Eva", "Fay", "Gus", "Hal", "Ida", "Jon")
        ),
    )
    assert in_one_line("Keel", record.bearers("Keel")).endswith("Hal Keel (1) and 2 more")
