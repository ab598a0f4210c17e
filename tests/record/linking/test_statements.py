from itertools import permutations

import pytest

from onrecord.record import Record
from onrecord.record.linking.numbering import People
from onrecord.types import Document, Quotation, Reading, Span

from ..said import (
    BRIDGE,
    DAY,
    groups,
    linked,
    on_day,
    quoted,
    speakers,
    statements,
    told,
    with_speaker,
)

TOLLS = "Nobody in this valley asked for a toll on the mountain road."


def small() -> list[Reading]:
    """Two utterances of one speaker, one of another, and what two people say who say nothing."""
    return [
        quoted(BRIDGE, outlet="Varn Courier"),
        quoted(BRIDGE, outlet="Tessel Post"),
        quoted("We will not close the bridge at Varn", outlet="Radio Tessel"),
        quoted(TOLLS, outlet="Valley Ledger"),
        quoted(
            "The lighthouse keeper deserves a pension like any other sailor.",
            "Ottokar Plume",
            "Dike Post",
        ),
    ]


GROUPS = {
    frozenset({"Varn Courier", "Tessel Post", "Radio Tessel"}),
    frozenset({"Valley Ledger"}),
    frozenset({"Dike Post"}),
}


def test_same_words_in_two_articles_are_one_statement(record: Record) -> None:
    record.add(quoted(BRIDGE))
    record.add(quoted(BRIDGE.upper(), outlet="Tessel Post"))
    assert statements(record) == [1, 1]


def test_different_words_of_one_speaker_are_two_statements(record: Record) -> None:
    record.add(quoted(BRIDGE))
    record.add(quoted(TOLLS, outlet="Tessel Post"))
    assert speakers(record) == [1, 1]
    assert statements(record) == [1, 2]


@pytest.mark.parametrize("words", ["No comment", "No comment.", "I am very happy.", "Thank you"])
def test_a_formula_of_two_people_is_two_statements(record: Record, words: str) -> None:
    record.add(quoted(words, "Ilse Marn"))
    record.add(quoted(words, "Ottokar Plume", "Dike Post"))
    assert statements(record) == [1, 2]


def test_a_statement_keeps_the_number_of_its_first_quotation(record: Record) -> None:
    record.add(quoted(TOLLS))
    for outlet in ("Tessel Post", "Radio Tessel", "Dike Post"):
        record.add(quoted(BRIDGE, outlet=outlet))
    assert statements(record) == [1, 2, 2, 2]


def test_an_earlier_report_that_comes_late_does_not_change_the_number(record: Record) -> None:
    record.add(quoted(BRIDGE))
    record.add(on_day(quoted(BRIDGE, outlet="Tessel Post"), "2026-03-02"))
    assert statements(record) == [1, 1]


def test_adding_a_document_again_changes_nothing(record: Record) -> None:
    list(record.add_all(small()))
    before = linked(record)
    assert not any(added.new for added in record.add_all(small()))
    assert linked(record) == before


def test_statements_are_stable_when_more_is_added(record: Record) -> None:
    seen: list[int] = []
    for reading in small():
        record.add(reading)
        assert statements(record)[:-1] == seen
        seen = statements(record)
    assert groups(record) == GROUPS


def test_one_batch_and_several_give_the_same(record: Record, tmp_path) -> None:
    list(record.add_all(small()))
    with Record.open(tmp_path / "one by one.db") as other:
        for reading in small():
            other.add(reading)
        assert linked(other) == linked(record)


@pytest.mark.parametrize("order", list(permutations(range(5)))[::13])
def test_any_order_gives_the_same_statements(record: Record, order: tuple[int, ...]) -> None:
    readings = small()
    list(record.add_all(readings[number] for number in order))
    assert groups(record) == GROUPS


def test_two_quotations_of_one_article_can_be_one_statement(record: Record) -> None:
    text = f"“{BRIDGE}” The mayor said it again: “{BRIDGE}”"
    spans = Span(0, len(BRIDGE) + 2), Span(len(text) - len(BRIDGE) - 2, len(text))
    [one] = quoted(BRIDGE).quotations
    said = tuple(Quotation((span,), (), (), "direct", 0.9, speaker=one.speaker) for span in spans)
    record.add(Reading(Document("a", text, published=DAY), said))
    assert statements(record) == [1, 1]


@pytest.mark.parametrize(
    "published", ["0001-01-01T00:00:00Z", "9999-12-31", "2026", "2026-03", "last week", "", None]
)
def test_any_date_is_linked(record: Record, published: str | None) -> None:
    for outlet in ("Varn Courier", "Tessel Post"):
        record.add(on_day(quoted(BRIDGE, outlet=outlet), published))
    assert statements(record) == [1, 1]


@pytest.mark.parametrize(
    "content", [(), (Span(0, 0),), (Span(0, 3),)], ids=["none", "empty", "only marks"]
)
def test_content_without_words_is_linked(record: Record, content: tuple[Span, ...]) -> None:
    for number in range(2):
        text = f"… … he denied, {number} times."
        one = Quotation(content, (), (), "indirect", 0.5, denies=True, denied=Span(0, 3))
        record.add(with_speaker(Reading(Document("a", text, published=DAY), (one,)), None))
    assert statements(record) == [1, 2]


def test_one_who_is_not_named_is_not_taken_for_another(record: Record) -> None:
    record.add(quoted("It was loud.", None))
    record.add(quoted("It was loud.", None, "Dike Post"))
    assert speakers(record) == [None, None]


def test_what_is_too_long_for_a_quotation_is_linked(record: Record) -> None:
    record.add(told("“" + "The ferry runs again and the bridge stays. " * 1000 + "”"))
    record.add(
        told("“" + "The ferry runs again and the bridge stays. " * 1001 + "”", outlet="Dike Post")
    )
    assert statements(record) == [1, 1]


CUT = {
    "one sentence": (
        "Nobody will pay a toll on the mountain road this winter",
        "the gravel company has to mend what its lorries have broken",
    ),
    "two things": (
        "The orchestra plays in Tessel from May",
        "our pilots have had no pay since the harbour froze",
    ),
    "a refusal": (
        "The salt works stay closed until every pan has been washed",
        "I shall not ask the county for another crown",
    ),
}


@pytest.mark.parametrize("cut", CUT.values(), ids=CUT)
def test_a_whole_report_puts_together_what_two_cut_ones_have(
    record: Record, cut: tuple[str, str]
) -> None:
    for outlet, words in zip(("Varn Courier", "Tessel Post"), cut, strict=True):
        record.add(quoted(words, outlet=outlet))
    assert statements(record) == [1, 2]
    record.add(quoted(", and ".join(cut), outlet="Radio Tessel"))
    assert statements(record) == [1, 1, 1]
    led = [record.statement(number) for number in (1, 2, 3)]
    assert [one.number for one in led if one] == [1, 1, 1]
    assert led[0] == led[1] == led[2]


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("cut", CUT.values(), ids=CUT)
def test_a_whole_report_and_its_cuts_are_one_in_any_order(
    record: Record, cut: tuple[str, str], order: tuple[int, ...]
) -> None:
    words = [*cut, ", and ".join(cut)]
    list(record.add_all(quoted(words[number], outlet=f"Outlet {number}") for number in order))
    assert statements(record) == [1, 1, 1]


def test_all_of_two_statements_are_put_together(record: Record) -> None:
    first, second = CUT["two things"]
    for outlet in ("Varn Courier", "Tessel Post"):
        record.add(quoted(first, outlet=outlet))
        record.add(quoted(second, outlet=f"{outlet} on Sunday"))
    record.add(quoted(TOLLS, outlet="Valley Ledger"))
    assert statements(record) == [1, 2, 1, 2, 5]
    record.add(quoted(f"{first}, and {second}", outlet="Radio Tessel"))
    assert statements(record) == [1, 1, 1, 1, 5, 1]
    record.add(quoted(second, outlet="Dike Post"))
    assert statements(record)[-1] == 1


KEEL, TWO = ("Bob Keel", "Robert Keel"), [1, 2]
"""Two who say what tells nobody apart, and their numbers."""


@pytest.fixture
def keels(record: Record) -> Record:
    """A record with something that each of the two said."""
    record.add(
        quoted(
            "The lighthouse keeper deserves a pension like any other sailor.",
            KEEL[0],
            "Valley Ledger",
        )
    )
    record.add(quoted("We have had nine storms since October.", KEEL[1], "Dike Post"))
    assert speakers(record) == TWO
    return record


@pytest.mark.parametrize("names", [KEEL, KEEL[::-1]])
@pytest.mark.parametrize("words", ["No comment today", "Thank you"])
def test_a_formula_of_one_who_was_merged_by_hand_is_one_statement(
    keels: Record, words: str, names: tuple[str, str]
) -> None:
    keels.merge(*KEEL)
    for name in names:
        keels.add(quoted(words, name, f"Herald of {name}"))
    assert statements(keels) == [1, 2, 3, 3]
    assert sorted(number for number in speakers(keels)[2:] if number) == TWO


@pytest.mark.parametrize("merged", [False, True])
def test_after_a_merger_by_hand_is_undone_they_are_two_again(keels: Record, merged: bool) -> None:
    if merged:
        keels.merge(*KEEL)
        keels.split(KEEL[0])
    for name in KEEL:
        keels.add(quoted("No comment today", name, f"Herald of {name}"))
    assert statements(keels) == [1, 2, 3, 4]


@pytest.mark.parametrize(("merged", "statement"), [(False, 4), (True, 3)])
def test_a_paraphrase_is_found_among_what_was_said_under_both_names(
    keels: Record, merged: bool, statement: int
) -> None:
    """It has no three words in common with what was said: it is found by the speaker alone."""
    if merged:
        keels.merge(*KEEL)
    keels.add(quoted("Repairs to the sea wall begin after the harvest", KEEL[0], "Tessel Post"))
    paraphrase = "the wall by the sea would be repaired once the harvest was over"
    keels.add(told(paraphrase, KEEL[1], outlet="Echo", type="indirect"))
    assert statements(keels) == [1, 2, 3, statement]


def test_of_a_statement_the_earliest_reports_are_read_but_for_those_of_some_articles(
    record: Record,
) -> None:
    for at in range(6):
        record.add(quoted(BRIDGE, outlet=f"Courier {at}"))
    with record._store.reading() as session:
        assert session.ask.reporting_too([1], {1, 3}, 3) == [2, 4, 5]
        assert session.ask.reporting_too([1, 2], (), 9) == [1, 2, 3, 4, 5, 6]
        assert session.ask.reporting_too([], {1}, 3) == []


@pytest.mark.parametrize("names", list(permutations(("Ilse Marn", "Marn"))))
def test_a_last_name_alone_is_found_beside_who_bears_it(
    record: Record, names: tuple[str, str]
) -> None:
    one, other = names
    record.add(quoted(BRIDGE, one))
    record.add(quoted(f"{BRIDGE} We promised that.", other, "Tessel Post"))
    assert statements(record) == [1, 1]


def test_reworded_reports_of_a_last_name_alone_are_looked_at(record: Record) -> None:
    record.add(quoted("Nobody in this valley asked for a toll."))
    record.add(told("that the pass costs no fee", "Marn", outlet="Tessel Post", type="indirect"))
    with record._store.reading() as session:
        people = People(session)
        looked = [
            (number, other)
            for number, name in ((1, "Ilse Marn"), (2, "Marn"))
            for other in people.may_be(number, name)
        ]
    assert looked == [(1, 2), (2, 1)]


def test_another_last_name_is_nobody_that_may_be_meant(record: Record) -> None:
    record.add(quoted(BRIDGE))
    record.add(quoted(TOLLS, "Plume", "Tessel Post"))
    with record._store.reading() as session:
        assert People(session).may_be(2, "Plume") == set()
