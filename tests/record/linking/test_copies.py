"""Documents that are one report: what gets which original."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from match.agency import AGENCY, APART, COPIES, COUNCIL, FOOTER, OWN, PARAGRAPHS, SPORT
from sqlalchemy import event, text

from onrecord.record import Record, adding
from onrecord.record.linking import copies
from onrecord.record.linking.copies import independent
from onrecord.types import Document, Reading, Span

from ..invented import article, quotation
from ..said import spoken, with_speaker


def originals(record: Record) -> list[int]:
    """Each document's original, in the order they were added."""
    with record._store.reading() as session:
        return list(session.execute(text("SELECT original_id FROM document ORDER BY id")).scalars())


def added(record: Record, *texts: str, urls: Sequence[str | None] = ()) -> list[int]:
    """The originals after adding the texts, each of an outlet of its own."""
    for number, told in enumerate(texts):
        url = urls[number] if urls else None
        record.add(article(told, id=f"{number}.txt", outlet=f"Outlet {number}", url=url))
    return originals(record)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_has_the_original_of_what_it_was_made_of(record: Record, name: str) -> None:
    assert added(record, SPORT, AGENCY, COUNCIL, COPIES[name]) == [1, 2, 3, 2]


@pytest.mark.parametrize("name", COPIES)
def test_an_original_that_comes_after_its_copy_joins_it(record: Record, name: str) -> None:
    assert added(record, COPIES[name], AGENCY) == [1, 1]


@pytest.mark.parametrize("name", APART)
def test_independent_reports_are_their_own_originals(record: Record, name: str) -> None:
    assert added(record, *APART[name]) == [1, 2]


def test_a_copy_of_a_copy_has_the_first_as_its_original(record: Record) -> None:
    lead = "\n\n".join([SPORT, *PARAGRAPHS[2:]])
    assert added(record, AGENCY, COPIES["a new lead"], lead, PARAGRAPHS[0]) == [1, 1, 1, 1]


def test_another_text_under_a_url_is_a_version(record: Record) -> None:
    urls = ["https://echo.example/1", None, "https://echo.example/1", "https://echo.example/1"]
    assert added(record, SPORT, COUNCIL, AGENCY, "Gone.", urls=urls) == [1, 2, 1, 1]


def test_a_version_of_a_copy_has_the_original_of_the_copy(record: Record) -> None:
    urls = [None, "https://echo.example/1", "https://echo.example/1"]
    assert added(record, AGENCY, COPIES["a new lead"], SPORT, urls=urls) == [1, 1, 1]


def test_an_empty_url_is_none(record: Record) -> None:
    assert added(record, SPORT, COUNCIL, urls=["", ""]) == [1, 2]


def test_furniture_makes_no_copy(record: Record) -> None:
    """Two short reports above the same long foot of a page."""
    for name, told in (("sport", SPORT), ("council", COUNCIL)):
        page = f"{told}\n\n{FOOTER * 8}"
        reading = article(page, id=name, furniture=(Span(len(told), len(page)),))
        record.add(reading)
    assert originals(record) == [1, 2]


def test_texts_without_words_and_hostile_ones_are_taken(record: Record) -> None:
    found = added(
        record,
        "",
        "\0",
        "\0\0",
        "“”",
        "'" * 9,
        "word",
        "word",
        "word\0",
        "a\u0301",
        "á",
        "x" * 10**6,
    )
    assert found == [1, 2, 3, 4, 5, 6, 6, 6, 9, 9, 11]


@settings(max_examples=8)
@given(
    st.lists(st.integers(1, 9), max_size=6),
    st.permutations([*COPIES.values(), *sum(APART.values(), ())]),
)
def test_how_documents_are_batched_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], texts: list[str]
) -> None:
    readings = [
        Reading(Document(f"{at}", told, url=f"https://echo.example/{at % 17}", outlet=f"{at}"), ())
        for at, told in enumerate(texts)
    ]
    found = []
    for cuts in ([len(readings)], [1] * len(readings), [*sizes, len(readings)]):
        with Record.open(tmp_path_factory.mktemp("kept") / "onrecord.db") as record:
            rest = readings
            for size in cuts:
                record._write(rest[:size])
                rest = rest[size:]
            found.append(originals(record))
    assert found[0] == found[1] == found[2]


def test_documents_of_one_batch_see_each_other(record: Record) -> None:
    assert adding.BATCH_DOCUMENTS >= 3
    assert (
        len(
            list(
                record.add_all(
                    article(told, id=told[:9]) for told in (AGENCY, OWN, COPIES["a footer"])
                )
            )
        )
        == 3
    )
    assert originals(record) == [1, 2, 1]


def test_records_of_earlier_versions_are_linked_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        assert added(record, AGENCY, SPORT, COPIES["a local paragraph"]) == [1, 2, 1]
        with record._store.engine.begin() as connection:
            connection.execute(text("UPDATE document SET original_id = NULL"))
            connection.execute(text("DELETE FROM sketch"))
    with Record.open(path) as record:
        assert originals(record) == [1, 2, 1]


def numbered(count: int) -> Iterable[Reading]:
    """Articles of one outlet that share no more than the foot of the page."""
    for number in range(count):
        told = " ".join(f"{word}{number}" for word in SPORT.split())
        yield article(f"{told}\n\n{FOOTER}", id=f"{number}")


def test_what_many_have_in_common_is_not_looked_through(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(record.add_all(numbered(3 * copies.PER_MARK)))
    asked: list[str] = []
    event.listen(record._store.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    looked: list[int] = []
    is_copy = copies.is_copy
    monkeypatch.setattr(copies, "is_copy", lambda *texts: looked.append(1) or is_copy(*texts))
    record.add(article(f"{COUNCIL}\n\n{FOOTER}"))
    assert len(asked) < 20 and len(looked) <= copies.LIKELY
    assert originals(record) == [*range(1, 3 * copies.PER_MARK + 2)]


def test_a_copy_is_found_among_many_with_the_same_foot(record: Record) -> None:
    record.add(article(f"{AGENCY}\n\n{FOOTER}", id="agency"))
    list(record.add_all(numbered(3 * copies.PER_MARK)))
    record.add(article(f"{COPIES['a new lead']}\n\n{FOOTER}", id="copy"))
    assert originals(record)[-1] == 1


def test_a_text_that_everybody_prints_is_found_by_who_cuts_it(record: Record) -> None:
    list(
        record.add_all(
            article(AGENCY, id=f"{at}", outlet=f"Outlet {at}") for at in range(3 * copies.PER_MARK)
        )
    )
    record.add(article("\n\n".join(PARAGRAPHS[:3]), id="cut"))
    assert {*originals(record)} == {1}


def test_independent_reports_are_counted_once_each(record: Record) -> None:
    assert independent([{"original_id": number} for number in (1, 1, 3, 1)]) == 2
    assert independent([]) == 0


def test_copies_do_not_count_as_independent_reports_of_a_statement(record: Record) -> None:
    said = "“I will not name a price before I know what is under the mud,”"
    for outlet, told in (
        ("Tessel News", AGENCY),
        ("Oste Herald", COPIES["a new lead before it all"]),
        ("Echo", OWN),
    ):
        reading = article(
            told,
            quotation(told, said, "said", "Marn"),
            id=outlet,
            outlet=outlet,
            published="2026-03-04",
        )
        record.add(with_speaker(reading, spoken("Ilse Marn")))
    found = record.speaker("Ilse Marn")
    assert found and [(one.reports, one.independent) for one in found.statements] == [(3, 2)]
    assert found.statements[0].to_json()["independent"] == 2
