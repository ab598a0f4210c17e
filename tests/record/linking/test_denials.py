"""Which denials are linked to what: cases of an assertion and a denial, both ways round."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from onrecord.record import Record
from onrecord.types import Quotation, QuotationType, Reading, Span

from ..invented import article, quotation
from ..processes import contents
from ..said import DAY, quoted, spoken

MONEY = "she took money from the gravel company"


@dataclass(frozen=True)
class Said:
    """A content and who said it. `denied`: the words that are denied; `before`: what stands before
    it all."""

    content: str
    who: str | None = "Ottokar Plume"
    type: QuotationType = "indirect"
    denies: bool = False
    denied: str = ""
    before: str = ""


def report(*said: Said, outlet: str = "Varn Courier", day: str | None = DAY) -> Reading:
    """An article of these quotations."""
    text, quotations = "", []
    for one in said:
        sentence, at = f"{one.before}{one.who} put it thus: {one.content}, on Tuesday.", len(text)
        found = quotation(sentence, one.content, "put it", one.who or "", one.type)
        content, cue, source = (
            tuple(Span(at + span.start, at + span.end) for span in spans)
            for spans in (found.content, found.cue, found.source)
        )
        first = at + sentence.index(one.denied)
        denied = Span(first, first + len(one.denied)) if one.denied else None
        told = Quotation(content, cue, source, one.type, 0.9, speaker=spoken(one.who))
        quotations.append(replace(told, denies=one.denies or bool(denied), denied=denied))
        text += f"{sentence} "
    return article(text, *quotations, id=outlet, outlet=outlet, published=day)


def direct(content: str, who: str = "Ottokar Plume", denies: bool = False) -> Said:
    return Said(f"“{content}”", who, "direct", denies)


def denial(words: str, who: str | None = "Ilse Marn") -> Said:
    """Somebody denies these words, in no quotation marks."""
    return Said(words, who, denied=words)


def never(words: str, who: str = "Ilse Marn") -> Said:
    """Somebody denies something in words of their own."""
    return direct(words, who, denies=True)


def called(what: str, claim: str, before: str, type: QuotationType = "direct") -> Said:
    """Somebody calls something that the article tells before what it is."""
    return Said(f"“{what}”", "Ilse Marn", type, denied=claim, before=before)


def links(record: Record) -> set[tuple[str, str]]:
    """The articles of each denial and of what it denies."""
    asked = (
        "SELECT one.name, other.name FROM denial JOIN quotation AS q ON q.id = denial.quotation_id "
        "JOIN document AS one ON one.id = q.document_id JOIN quotation AS r ON r.id = denial.asserting_id "
        "JOIN document AS other ON other.id = r.document_id"
    )
    with record._store.reading() as session:
        return {(one, other) for one, other in session.execute(text(asked))}


LATER, MUCH_LATER = "2026-05-02", "2026-06-10"
LINKED: dict[str, tuple[Said, Said]] = {
    "more negated": (
        direct("The harbour will close in March"),
        never("The harbour will not close in March, and it won't close in April"),
    ),
    "denied that": (Said("that Marn took money from the gravel company"), denial(f"that {MONEY}")),
    "denied what was quoted": (
        direct("Marn took money from the gravel company"),
        denial(f"that {MONEY}"),
    ),
    "denied in quotation marks": (
        direct("The council sold the mill to its own treasurer"),
        Said(
            "“the council sold the mill to its own treasurer”",
            "Ilse Marn",
            "mixed",
            denied="the council sold the mill",
        ),
    ),
    "the report called nonsense": (
        Said("that the harbour had lost three pilots to Oste"),
        called(
            "nonsense",
            "that the harbour had lost three pilots to Oste",
            "Had it not been told that the harbour had lost three pilots to Oste? ",
        ),
    ),
    "talk called invented": (
        Said("that the hospital in Oste would close at Easter"),
        called(
            "completely invented",
            "the hospital in Oste would close at Easter",
            "Asked about talk that the hospital in Oste would close at Easter, ",
            "mixed",
        ),
    ),
    "never, in the same words": (
        direct("They took money from the gravel company"),
        never("We never took money from the gravel company"),
    ),
    "not, in a sentence among others": (
        direct("The council sold the mill to its own treasurer"),
        never(
            "I have been mayor for nine years. The council did not sell the mill to its treasurer. Ask anybody."
        ),
    ),
    "n’t": (
        direct("The pilots drank on the night of the wreck"),
        never("The pilots didn’t drink on that night"),
    ),
    "what is denied negates": (
        direct("The mayor has never paid for the crane"),
        denial("that she had never paid for the crane"),
    ),
    "by somebody unknown": (
        Said("that Marn took money from the gravel company"),
        denial(f"that {MONEY}", None),
    ),
    "of somebody unknown": (
        Said("that Marn took money from the gravel company", None),
        denial(f"that {MONEY}"),
    ),
    "somebody else asserts the same words": (
        Said(f"that {MONEY}", "Piet Maas"),
        denial(f"that {MONEY}"),
    ),
}
NOT_LINKED: dict[str, tuple[Said, Said]] = {
    "the same speaker": (Said(f"that {MONEY}", "Ilse Marn"), denial(f"that {MONEY}")),
    "both negate": (
        direct("They never took money from the gravel company"),
        never("We never took money from the gravel company"),
    ),
    "it says that it is not so, too": (
        direct("She did not take money from the gravel company"),
        denial(f"that {MONEY}"),
    ),
    "what is denied negates, it does not": (
        direct("The mayor has paid for the crane"),
        denial("that she had never paid for the crane"),
    ),
    "another subject": (
        Said("that the orchestra will play in Tessel in May"),
        denial(f"that {MONEY}"),
    ),
    "the same person, another deed": (
        Said("that Marn bought a boat for the pilots"),
        denial(f"that {MONEY}"),
    ),
    "too few words": (Said("that she lied"), denial("that she lied")),
    "too few words left": (
        direct("They took money from the gravel company"),
        never("We never did"),
    ),
    "another denial": (denial(f"that {MONEY}", "Piet Maas"), denial(f"that {MONEY}")),
    "only the rest of the denial is about it": (
        direct("I have been mayor for nine years and love the harbour"),
        never(
            "I have been mayor for nine years and love the harbour. The council did not sell the mill."
        ),
    ),
    "no words": (Said("", "Piet Maas"), denial(f"that {MONEY}")),
}
BEYOND_REACH: dict[str, tuple[Said, Said]] = {
    "a penny": (
        direct("They took money from the gravel company"),
        never("We never took a penny from the gravel company"),
    ),
    "poison": (
        direct("Somebody poisoned the well behind the chapel on Sunday night"),
        denial("that anybody had poisoned the well behind the chapel"),
    ),
}
"""Each asserts what is denied by its sense, but stands in none of the cells that are looked into,
at least one way."""


def both(case: tuple[Said, Said], day: str | None = DAY) -> tuple[Reading, Reading]:
    """An assertion, and its denial on another day."""
    asserted, denied = case
    return report(asserted, outlet="asserts"), report(denied, outlet="denies", day=day)


def added(record: Record, readings: Iterable[Reading]) -> set[tuple[str, str]]:
    for reading in readings:
        record.add(reading)
    return links(record)


@pytest.mark.parametrize("denied_first", [False, True], ids=["asserted first", "denied first"])
@pytest.mark.parametrize("case", LINKED.values(), ids=LINKED)
def test_a_denial_is_linked_to_what_asserts_it(
    record: Record, case: tuple[Said, Said], denied_first: bool
) -> None:
    readings = both(case)
    assert added(record, reversed(readings) if denied_first else readings) == {
        ("denies", "asserts")
    }


@pytest.mark.parametrize("denied_first", [False, True], ids=["asserted first", "denied first"])
@pytest.mark.parametrize("case", NOT_LINKED.values(), ids=NOT_LINKED)
def test_a_denial_is_not_linked_to_anything_else(
    record: Record, case: tuple[Said, Said], denied_first: bool
) -> None:
    readings = both(case)
    assert added(record, reversed(readings) if denied_first else readings) == set()


@pytest.mark.xfail(
    strict=True, reason="32 of 1024 cells are looked into: too few, and not the same both ways"
)
@pytest.mark.parametrize("case", BEYOND_REACH.values(), ids=BEYOND_REACH)
def test_a_denial_is_found_in_other_words_both_ways(
    tmp_path: Path, case: tuple[Said, Said]
) -> None:
    for number, readings in enumerate(permutations(both(case))):
        with Record.open(tmp_path / f"{number}.db") as record:
            assert added(record, readings) == {("denies", "asserts")}


@pytest.mark.parametrize("case", LINKED.values(), ids=LINKED)
def test_a_denial_is_linked_within_its_article(record: Record, case: tuple[Said, Said]) -> None:
    record.add(report(*case, outlet="both"))
    assert contents_of(record) == [(2, 1)]


@pytest.mark.parametrize("case", NOT_LINKED.values(), ids=NOT_LINKED)
def test_a_denial_is_linked_to_nothing_else_within_its_article(
    record: Record, case: tuple[Said, Said]
) -> None:
    record.add(report(*case, outlet="both"))
    assert contents_of(record) == []


@pytest.mark.parametrize("denied_first", [False, True], ids=["asserted first", "denied first"])
@pytest.mark.parametrize(
    ("day", "near"), [(LATER, True), (MUCH_LATER, False), (None, True), ("last week", True)]
)
def test_a_denial_is_linked_within_two_months(
    record: Record, day: str | None, near: bool, denied_first: bool
) -> None:
    readings = both(LINKED["denied that"], day)
    found = added(record, reversed(readings) if denied_first else readings)
    assert found == ({("denies", "asserts")} if near else set())


def test_a_denial_is_linked_to_all_who_assert_it(record: Record) -> None:
    case = LINKED["denied that"]
    others = [
        report(Said(f"that {MONEY}", who), outlet=who)
        for who in ("Piet Maas", "Berit Sallow", "Ilse Marn")
    ]
    assert added(record, [*both(case), *others]) == {
        ("denies", one) for one in ("asserts", "Piet Maas", "Berit Sallow")
    }


def test_each_of_several_denials_is_linked(record: Record) -> None:
    more = report(
        denial("that Marn took money from the gravel company", "Berit Sallow"), outlet="denies, too"
    )
    assert added(record, [*both(LINKED["denied that"]), more]) == {
        ("denies", "asserts"),
        ("denies, too", "asserts"),
    }


@pytest.mark.parametrize("denied_first", [False, True], ids=["asserted first", "denied first"])
@pytest.mark.parametrize(
    ("one", "other"), [("Bob Keel", "Robert Keel"), ("Robert Keel", "Bob Keel")]
)
def test_who_was_merged_by_hand_denies_nothing_of_their_own(
    record: Record, one: str, other: str, denied_first: bool
) -> None:
    for name in (one, other):
        record.add(quoted(f"{name} likes the lighthouse at night", name, name))
    record.merge("Bob Keel", "Robert Keel")
    readings = both((Said(f"that {MONEY}", one), denial(f"that {MONEY}", other)))
    assert added(record, reversed(readings) if denied_first else readings) == set()


def everything() -> list[Reading]:
    """All cases, each on a day of its own so that one has nothing to do with another."""
    cases = [*LINKED.values(), *NOT_LINKED.values()]
    return [
        report(said, outlet=f"{what} {number}", day=f"{1950 + number}-03-04")
        for number, case in enumerate(cases)
        for what, said in zip(("asserts", "denies"), case, strict=True)
    ]


EXPECTED = {(f"denies {number}", f"asserts {number}") for number in range(len(LINKED))}


@pytest.mark.parametrize("seed", range(4))
def test_any_order_gives_the_same_links(record: Record, seed: int) -> None:
    readings = everything()
    Random(seed).shuffle(readings)
    assert added(record, readings) == EXPECTED


@pytest.mark.parametrize("seed", range(2))
def test_one_batch_and_several_give_the_same_rows(tmp_path: Path, seed: int) -> None:
    readings = everything()
    Random(seed).shuffle(readings)
    found = []
    for name, sizes in (
        ("one by one", [1] * len(readings)),
        ("one batch", [len(readings)]),
        ("several", [3, 20, 99]),
    ):
        path, rest = tmp_path / f"{name}.db", readings
        with Record.open(path) as record:
            for size in sizes:
                list(record.add_all(rest[:size]))
                rest = rest[size:]
        found.append(contents(path)["denial"])
    assert len(found[0]) == len(LINKED)
    assert found[0] == found[1] == found[2]


def test_a_record_opened_again_has_the_same_links(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        list(record.add_all(everything()))
        assert not any(added.new for added in record.add_all(everything()))
    with Record.open(path) as record:
        assert links(record) == EXPECTED


def contents_of(record: Record) -> list[tuple[int, int]]:
    """The numbers of each denial and of what it denies."""
    with record._store.reading() as session:
        asked = text(
            "SELECT quotation_id, asserting_id FROM denial ORDER BY quotation_id, asserting_id"
        )
        return [(one, other) for one, other in session.execute(asked)]
