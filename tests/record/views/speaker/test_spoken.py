"""A speaker's figures, as the database makes them, beside the same counted by going through all
quotations."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.record import Record
from onrecord.record.store.schema import DOCUMENT, INDIRECT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.store.terms import terms
from onrecord.record.views.speaker import spoken as module
from onrecord.record.views.speaker.spoken import Spoken
from onrecord.types import Quotation, Reading, Speaker

from ...said import on_day, quoted

DAYS = ("2024-03-01", "2024-03-02", "2024-03", None)
ROLES = ("mayor", "coach", "clerk", None)
WORDS = ("the bridge", "a ferry", "every tram", "no harbour", "the bridge and the ferry")


def reading(number: int, chance: random.Random) -> Reading:
    """An article with one quotation of Ada Brandvold's, or of somebody else's."""
    name = chance.choice(("Ada Brandvold", "Ada Brandvold", "Brandvold", "Juri Falk"))
    one = quoted(
        f"We want {chance.choice(WORDS)} number {number % 17}",
        name,
        chance.choice(("Bell", "BELL", "Post")),
    )
    told = on_day(one, chance.choice(DAYS) or "")
    [quotation] = told.quotations
    return Reading(replace(told.document, id=f"{number}"), (_varied(quotation, name, chance),))


def _varied(quotation: Quotation, name: str, chance: random.Random) -> Quotation:
    return replace(
        quotation,
        type=chance.choice(("direct", "mixed", "indirect")),
        mode=chance.choice(("speech", "writing", None)),
        denies=chance.random() < 0.2,
        asserted=chance.random() < 0.9,
        speaker=Speaker(name, "person", chance.choice(ROLES), chance.choice((None, "the board"))),
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("spoken") / "onrecord.db"
    chance = random.Random(3)
    with Record.open(path) as record:
        list(record.add_all(reading(number, chance) for number in range(120)))
        yield record


Row = dict[str, object]


def every(session: Session, persons: set[int], most: int, about: str = "") -> list[Row]:
    """All quotations of the speakers that count, the latest first and, of a day, what is in
    quotation marks."""
    columns = (*QUOTATION.c, DOCUMENT.c.outlet, DOCUMENT.c.original_id, INDIRECT.c.fragment)
    wanted = select(*columns).join_from(QUOTATION, DOCUMENT).outerjoin(INDIRECT)
    wanted = wanted.where(QUOTATION.c.speaker_id.in_(persons), QUOTATION.c.asserted == 1)
    rows = [dict(row) for row in session.rows(wanted) if about in str(row["content_words"])]
    rows.sort(key=lambda row: (row["day"] or "", row["id"]), reverse=True)
    rows = rows[:most]
    rows.sort(
        key=lambda row: (row["day"] or "", row["type"] != "indirect", row["id"]), reverse=True
    )
    return rows


@pytest.mark.parametrize("about", ["", "bridge"])
@pytest.mark.parametrize("most", [1000, 40, 7])
@pytest.mark.parametrize("persons", [{1}, {1, 2}, {1, 2, 3}, {2}])
def test_figures_are_those_of_all_quotations(
    shelf: Record, monkeypatch: pytest.MonkeyPatch, persons: set[int], most: int, about: str
) -> None:
    monkeypatch.setattr(module, "MOST", most)
    with shelf._store.reading() as session:
        rows = every(session, persons, most, about)
        spoken = Spoken(session, persons, terms(about))
        assert spoken.by_speaker == Counter(row["speaker_id"] for row in rows)
        statements = list(dict.fromkeys(row["statement_id"] for row in rows))
        whole = {row["statement_id"] for row in rows if not row["fragment"]}
        assert spoken.count_statements() == len(statements)
        assert spoken.count_statements(fragments=False) == len(whole)
        for count in (1, 3, 500):
            assert spoken.statements(count) == statements[:count]
            assert (
                spoken.statements(count, fragments=False)
                == [one for one in statements if one in whole][:count]
            )
        reports = spoken.reports(spoken.statements(500))
        assert {number: [row.id for row in each] for number, each in reports.items()} == {
            number: [row["id"] for row in rows if row["statement_id"] == number]
            for number in statements
        }
        for place, each in enumerate(spoken.called()):
            told = [(json.loads(str(row["called"]))[place], row["day"]) for row in rows]
            counts = Counter(words for words, _ in told if words)
            for one in each:
                days = [str(day) for words, day in told if words == one.words and day]
                assert (one.first, one.last) == (min(days, default=None), max(days, default=None))
            assert [(one.words, one.count) for one in each] == counts.most_common()
        figures = spoken.figures()
        assert (figures.quotations, figures.denying) == (
            len(rows),
            sum(bool(row["denies"]) for row in rows),
        )
        assert {name: count for name, count in figures.types.items() if count} == Counter(
            row["type"] for row in rows
        )


def test_no_row_of_the_table_is_read_to_count(shelf: Record) -> None:
    with shelf._store.reading() as session:
        spoken = Spoken(session, {1})
        columns = (
            QUOTATION.c.called,
            QUOTATION.c.type,
            QUOTATION.c.mode,
            QUOTATION.c.denies,
            QUOTATION.c.statement_id,
        )
        wanted = spoken._select(*columns).compile(compile_kwargs={"literal_binds": True})
    with shelf._store.engine.connect() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {wanted}")]
    assert plan == ["SEARCH quotation USING INDEX quotation_by_speaker (speaker_id=?)"]
