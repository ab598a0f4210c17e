"""What somebody has said, in the order of time."""

from dataclasses import replace

import pytest

from onrecord.record import Record
from onrecord.types import Reading, Speaker

from ...said import named, with_speaker

GATE = "The gate stays open until nine in the evening"


@pytest.fixture
def kept(record: Record) -> Record:
    """Two statements of one speaker, one of them reported twice, and one of another."""
    told = [
        (GATE, "Maria Lopez", "2026-03-02", "The Echo"),
        (GATE, "Lopez", "2026-03-03", "The Bell"),
        ("Nobody has asked me about the ferry", "Maria Lopez", "2026-01-09", "The Echo"),
        ("A ferry costs more than a bridge", "Juan Brandt", "2026-01-10", "The Echo"),
    ]
    for number, (words, name, day, outlet) in enumerate(told):
        reading = with_speaker(named(words, name), Speaker(name, "person", "mayor"))
        document = replace(reading.document, id=f"article {number}", published=day, outlet=outlet)
        record.add(Reading(document, reading.quotations))
    return record


def test_statements_stand_in_the_order_of_time_with_who_reports_them(kept: Record) -> None:
    found = kept.speaker("Lopez")
    assert found and (found.name, found.quotations, found.total) == ("Maria Lopez", 3, 2)
    assert [(one.day, one.reports, one.outlets) for one in found.statements] == [
        ("2026-01-09", 1, ("The Echo",)),
        ("2026-03-02", 2, ("The Echo", "The Bell")),
    ]
    assert GATE in found.statements[1].fullest.content


def test_roles_are_told_with_their_days(kept: Record) -> None:
    found = kept.speaker("Maria Lopez")
    roles = [(one.words, one.count, one.first, one.last) for one in found.roles] if found else []
    assert roles == [("mayor", 3, "2026-01-09", "2026-03-03")]


@pytest.mark.parametrize(
    ("about", "day"),
    [("ferry", "2026-01-09"), ("gate -ferry", "2026-03-02"), ("-gate", "2026-01-09")],
)
def test_about_narrows_what_was_said(kept: Record, about: str, day: str) -> None:
    found = kept.speaker("Lopez", about)
    assert found and [one.day for one in found.statements] == [day]


@pytest.mark.parametrize(
    ("name", "about"),
    [("Piet Maas", ""), ("", ""), ("Juan Lopez", ""), ("Lopez", "zebra"), ("\0\ud800", "(")],
)
def test_nobody_of_the_name_or_nothing_of_the_kind_is_none(
    kept: Record, name: str, about: str
) -> None:
    assert kept.speaker(name, about) is None


def test_the_latest_are_shown_of_more(kept: Record) -> None:
    found = kept.speaker("Lopez", limit=1)
    assert found and [one.day for one in found.statements] == ["2026-03-02"]
    assert found.total == 2


def test_a_profile_tells_who_somebody_is(kept: Record) -> None:
    reading = with_speaker(
        named("A thing", "M. Lopez"), Speaker("M. Lopez", "person", "spokeswoman", "Varn Ferries")
    )
    kept.add(reading)
    kept.import_authority(
        [{"name": "Maria Lopez", "aliases": ["Marita"], "ids": {"wikidata": "Q7"}}]
    )
    found = kept.speaker("Marita")
    assert found and (found.name, found.kind, found.numbers) == ("Maria Lopez", "person", (1, 4))
    assert found.names == ("Maria Lopez", "M. Lopez", "Lopez", "Marita")
    assert found.ids == {"wikidata": "Q7"}
    assert [(one.words, one.count, one.first) for one in found.on_behalf_of] == [
        ("Varn Ferries", 1, "2026-03-04")
    ]
    told = found.to_json()
    assert told["on_behalf_of"] == [
        {"words": "Varn Ferries", "count": 1, "first": "2026-03-04", "last": "2026-03-04"}
    ]
    assert len(told["statements"]) == told["total"] == 3


def test_a_name_of_several_tells_only_who_they_are(kept: Record) -> None:
    kept.add(
        with_speaker(named("A thing", "Juan Lopez"), Speaker("Juan Lopez", "person", "striker"))
    )
    kept.import_authority([{"name": "Carla Lopez"}])
    found = kept.speaker("Lopez")
    assert found and [(one.name, one.quotations) for one in found.several] == [
        ("Maria Lopez", 3),
        ("Juan Lopez", 1),
    ]
    assert (found.statements, found.numbers) == ((), ())


def test_a_name_of_several_means_who_has_said_that(kept: Record) -> None:
    kept.add(
        with_speaker(named("A thing", "Juan Lopez"), Speaker("Juan Lopez", "person", "striker"))
    )
    found = kept.speaker("Lopez", "ferry")
    assert found and (found.name, found.total, found.several) == ("Maria Lopez", 1, ())


def test_what_is_under_the_last_name_alone_is_told_beside_a_bearer(kept: Record) -> None:
    kept.add(named("No tram has ever come this way", "Lopez"))
    found = kept.speaker("Maria Lopez")
    assert found and [(one.name, one.surname_alone, one.quotations) for one in found.may_be] == [
        ("Lopez", True, 1)
    ]
    assert (found.quotations, found.total) == (4, 3)
    alone = kept.speaker(f"#{found.may_be[0].number}")
    assert alone and alone.surname_alone and [one.name for one in alone.may_be] == ["Maria Lopez"]


def test_what_is_under_the_last_name_of_two_is_nobodys_statement(kept: Record) -> None:
    kept.add(named("No tram has ever come this way", "Lopez"))
    kept.add(named("A thing", "Juan Lopez"))
    found = kept.speaker("Maria Lopez")
    assert found and (found.quotations, [one.name for one in found.may_be]) == (3, ["Lopez"])
    several = kept.speaker("Lopez")
    assert several and [(one.name, one.surname_alone) for one in several.several] == [
        ("Maria Lopez", False),
        ("Lopez", True),
        ("Juan Lopez", False),
    ]


def test_a_name_with_another_in_between_may_be_the_same_persons(kept: Record) -> None:
    kept.add(named("A thing", "Juan Pedro Brandt"))
    found = kept.speaker("Juan Brandt")
    assert found and (found.quotations, [one.name for one in found.may_be]) == (
        1,
        ["Juan Pedro Brandt"],
    )


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (("Varn striker", "prime minister"), ("Varn striker", "prime minister")),
        (("goalkeeper", "goalkeeper", "painter"), ("goalkeeper", "painter")),
        (("mayor", "senator", "former governor"), ()),
        (("attorney general", "senator"), ()),
        (("striker", "director of sport", "manager"), ()),
        (("mayor", "father of a slain soldier"), ()),
        (("mayor", "front-runner"), ()),
        (("striker", None), ()),
    ],
)
def test_roles_of_two_walks_of_life_hint_at_two_people(
    record: Record, roles: tuple[str | None, ...], expected: tuple[str, ...]
) -> None:
    for at, role in enumerate(roles):
        record.add(named(f"Thing {at} is like no thing before it", "Joel Marrick", role=role))
    found = record.speaker("Joel Marrick")
    assert found and (found.quotations, sorted(found.unlike)) == (len(roles), list(expected))
