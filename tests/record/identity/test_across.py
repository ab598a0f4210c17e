"""The same speaker across the record: names as two articles print them, and what a careful
librarian decides."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import pytest
from sqlalchemy import delete, insert, select

from onrecord.record import Record
from onrecord.record.identity.identities import unlike
from onrecord.record.identity.people import heads, may_be
from onrecord.record.identity.speaker_keys import rekey
from onrecord.record.identity.surnames import Setting
from onrecord.record.linking.numbering import People
from onrecord.record.store.schema import SPEAKER_KEY
from onrecord.record.store.session import Session
from onrecord.types import Kind, Speaker

from ..said import quoted

Decision = Literal["same", "apart", "open", "doubted"]

FILE = Path(__file__).with_name("across.txt")
NOT_YET = frozenset(
    {
        "Air Vice-Marshal Tom Varley | Tom Varley",
        "Wing Commander Tom Varley | Tom Varley",
        "Chief Executive Officer Ruth Orme | Ruth Orme",
        "Ann Lee MA | Ann Lee",
        "Joel Marrick; chief executive; Torva | Joel Marrick; head teacher; Varn High School",
        "Torva S.A. | Torva",
    }
)
"""What is decided otherwise so far: words that no list has, which stand where names may stand."""
IN_BRACKETS = re.compile(r" \(\w+\)$")


@dataclass(frozen=True, slots=True)
class Row:
    """Two speakers as two articles print them, `NAME; ROLE; ON BEHALF OF`, and whether they are
    one."""

    kind: Kind
    decision: Decision
    one: str
    other: str

    def __str__(self) -> str:
        return f"{self.one} | {self.other}"


def rows() -> Iterator[Row]:
    """The rows of the table."""
    for section in FILE.read_text(encoding="utf8").split("\n\n")[1:]:
        heading, *lines = section.strip().splitlines()
        kind = cast(Kind, heading.partition("s:")[0])
        for line in lines:
            decision, one, other = line.split(" | ")
            yield Row(kind, cast(Decision, decision), one, other)


ROWS = list(rows())


def speaker(printed: str, kind: Kind) -> Speaker:
    """The speaker whom an article prints so."""
    name, role, party, *_ = *(part.strip() or None for part in printed.split(";")), None, None
    return Speaker(
        IN_BRACKETS.sub("", name or "") if kind == "organization" else name, kind, role, party
    )


@contextmanager
def undone(record: Record) -> Iterator[Session]:
    """A session of which nothing is kept."""
    with record._store.writing() as session:
        yield session
        session.undo()


def decided(record: Record, row: Row) -> Decision:
    """What the record makes of two speakers of two articles; it is as empty as before when this is
    known."""
    found: list[int | None] = []
    with undone(record) as session:
        for document, printed in enumerate((row.one, row.other), 1):
            people = People(session)
            people.read = document, f"Nobody was asked, {printed} said."
            found += people.numbers(
                [speaker(printed, row.kind)], Setting(document, f"Herald {document}")
            )
        first, second = found
        assert first and second
        of = heads(session, [first, second])
        is_offered = second in may_be(session, first) or first in may_be(session, second)
    if of[first] == of[second]:
        roles = [speaker(printed, row.kind).role or "" for printed in (row.one, row.other)]
        return "doubted" if unlike(roles) else "same"
    return "open" if is_offered else "apart"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("across") / "onrecord.db") as record:
        yield record


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=pytest.mark.xfail(strict=True) if str(row) in NOT_YET else ())
        for row in ROWS
    ],
    ids=str,
)
def test_two_names_as_two_articles_print_them(empty: Record, row: Row) -> None:
    assert decided(empty, row) == row.decision


def test_there_are_enough() -> None:
    assert len(ROWS) >= 150


Printed = tuple[str, ...]
SEQUENCES: dict[str, tuple[Kind, Printed, list[int]]] = {
    "one abbreviation of two": (
        "organization",
        ("World Harbour Organization (WHO)", "Women’s Hockey Organization (WHO)", "WHO"),
        [1, 2, 3],
    ),
    "a ministry of two countries": (
        "organization",
        (
            "Meran’s Ports Ministry",
            "Torva’s Ports Ministry",
            "Ports Ministry",
            "Ministry of Ports of Torva",
        ),
        [1, 2, 3, 2],
    ),
    "three ways": (
        "organization",
        ("Ports Ministry", "Ministry of Ports", "the Ports Ministry", "MINISTRY OF PORTS"),
        [1, 1, 1, 1],
    ),
    "joined, then apart": (
        "person",
        ("Pieter Vandenberg", "Pieter van den Berg", "P. van den Berg"),
        [1, 1, 1],
    ),
    "two initials": (
        "person",
        ("JK Tolland", "Jonas K. Tolland", "Jonas Tolland", "J.K. Tolland"),
        [1, 1, 1, 1],
    ),
    "initials of two": ("person", ("Jonas K. Tolland", "Jana K. Tolland", "JK Tolland"), [1, 2, 3]),
    "two whose words are divided otherwise": (
        "person",
        ("Kim Jong-sol", "Kim Jong Sol", "Kim Jongsol", "Kim Jong-min"),
        [1, 1, 1, 2],
    ),
    "surnames divided otherwise": (
        "person",
        ("Pieter van den Berg", "Paul Vandenberg", "Vandenberg"),
        [1, 2, 3],
    ),
    "initials told in full": (
        "person",
        ("P. van den Berg", "Pieter van den Berg", "Paul Vandenberg"),
        [1, 1, 2],
    ),
}


@pytest.mark.parametrize(("kind", "printed", "expected"), SEQUENCES.values(), ids=SEQUENCES)
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one"])
def test_what_was_met_before_tells_who_is_who(
    empty: Record, kind: Kind, printed: Printed, expected: list[int], at_once: bool
) -> None:
    with undone(empty) as session:
        people = People(session)
        found: list[int | None] = []
        for document, one in enumerate(printed, 1):
            people = people if at_once else People(session)
            people.read = document, f"Nobody was asked, {one} said."
            found += people.numbers([speaker(one, kind)], Setting(document, f"Herald {document}"))
    assert found == expected


def test_a_name_is_found_with_its_words_divided_otherwise(record: Record) -> None:
    record.add(quoted("The ferry is late", "Pieter van den Berg"))
    found = record.speaker("Pieter Vandenberg")
    assert found and found.name == "Pieter van den Berg"


def test_keys_of_an_earlier_version_are_made_anew(record: Record) -> None:
    record.add(quoted("The ferry is late", "Pieter van den Berg", "Herald"))
    record.add(quoted("No bridge is like another", "Anna Lund-Keel", "Courier"))
    with record._store.writing() as session:
        before = set(session.execute(select(SPEAKER_KEY)).all())
        session.execute(delete(SPEAKER_KEY).where(SPEAKER_KEY.c.key.startswith("~=")))
        session.execute(
            insert(SPEAKER_KEY), {"key": "~-orr", "speaker_id": 2, "name": "Anna Lund-Keel"}
        )
        rekey(session)
        assert set(session.execute(select(SPEAKER_KEY)).all()) == before


def test_nobody_is_met_twice_under_one_key(empty: Record) -> None:
    with undone(empty) as session:
        people = People(session)
        names = [
            f"{given} van den {last}"
            for given in ("Ada", "Bo", "Cyd")
            for last in ("Orr", "Keel", "Tull")
        ]
        for name in names * 3:
            people.numbers([Speaker(name, "person")])
        assert all(
            len({bearer.id for bearer in bearers}) == len(bearers)
            for bearers in people.by_key.values()
        )
