"""What others say of somebody."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.record import Record
from onrecord.types import Reading, Span, Speaker

from ...said import named, on_day, quoted, told, with_speaker

OWN = "The gate stays open until nine in the evening"


def beside(
    words: str, who: str | None, name: str = "Ilse Marn", outlet: str = "The Bell"
) -> Reading:
    """An article that has somebody's words, and names somebody else in full beside them."""
    reading = told(f"“{words}” {name} did not answer.", who, outlet=outlet)
    [one] = reading.quotations
    start = one.content[0].start
    return Reading(
        reading.document, (replace(one, content=(Span(start, start + len(words) + 2),)),)
    )


def said_of(record: Record, number: int = 1) -> list[str]:
    found = record.portrait(number)
    return [hit.content.strip("“”") for hit in found.mentions] if found else ["nobody"]


@pytest.fixture
def kept(record: Record) -> Record:
    record.add(quoted(OWN))
    return record


@pytest.mark.parametrize(
    "words",
    [
        "I have never met Ilse Marn in my life",
        "Nobody believes ILSE MARN about the gate",
        "Ilse\nMarn’s gate is an open door",
    ],
)
def test_full_name_is_whom_it_names(kept: Record, words: str) -> None:
    kept.add(quoted(words, "Piet Maas"))
    assert said_of(kept) == [words]


def test_last_name_counts_where_the_article_names_the_speaker_in_full(kept: Record) -> None:
    kept.add(quoted("Marn has lost the key to the gate", "Piet Maas"))
    assert said_of(kept) == []
    kept.add(beside("Marn has lost the key to the harbour", "Piet Maas"))
    assert said_of(kept) == ["Marn has lost the key to the harbour"]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("We met Mayor Marn at the quay on Tuesday", True),
        ("We met Mr. Marn at the quay on Tuesday", True),
        ("We met Juri Marn at the quay on Tuesday", False),
        ("We met a marn at the quay on Tuesday", False),
        ("We met the Marners at the quay on Tuesday", False),
        ("Yes. Marn was at the quay on Tuesday", True),
    ],
)
def test_last_name_is_no_other_word_and_nobody_else(kept: Record, words: str, counts: bool) -> None:
    kept.add(beside(words, "Piet Maas"))
    assert said_of(kept) == [words] * counts


def test_last_name_that_several_have_does_not_count(kept: Record) -> None:
    kept.add(named("A thing about a boat", "Tove Marn", role="harbour master"))
    kept.add(beside("Marn has lost the key to the harbour", "Piet Maas"))
    kept.add(quoted("It was Ilse Marn who lost the ferry", "Piet Maas"))
    assert said_of(kept) == ["It was Ilse Marn who lost the ferry"]


def test_what_speakers_say_of_themselves_is_not_by_others(kept: Record) -> None:
    kept.add(quoted("Ilse Marn never gives up on a bridge"))
    assert said_of(kept) == []


def test_what_nobody_known_said_is_by_others(kept: Record) -> None:
    kept.add(quoted("Ilse Marn never gives up on a bridge", None))
    assert said_of(kept) == ["Ilse Marn never gives up on a bridge"]


def test_organizations_are_named_by_their_whole_name(record: Record) -> None:
    record.add(named("A thing", "Varn Harbour Board", "organization"))
    record.add(quoted("The Varn Harbour Board is asleep", "Piet Maas"))
    record.add(quoted("The Board is wide awake by now", "Piet Maas"))
    assert said_of(record) == ["The Varn Harbour Board is asleep"]


def test_names_of_those_merged_count_as_well(kept: Record) -> None:
    kept.alias("Ilse Marn", "Ilse van der Brook")
    kept.add(quoted("I trust Ilse van der Brook with the bridge", "Piet Maas"))
    kept.add(beside("For van der Brook the harbour comes first", "Tove Lund"))
    assert set(said_of(kept)) == {
        "I trust Ilse van der Brook with the bridge",
        "For van der Brook the harbour comes first",
    }


def test_newest_comes_first_and_each_statement_once(kept: Record) -> None:
    for number, (day, outlet) in enumerate(
        [("2026-01-05", "A"), ("2026-03-05", "B"), ("2026-02-05", "C")]
    ):
        kept.add(
            on_day(
                quoted(f"Ilse Marn owes us {number + 3} boats and an oar", "Piet Maas", outlet), day
            )
        )
    kept.add(on_day(quoted("Ilse Marn owes us 4 boats and an oar", "Piet Maas", "D"), "2026-03-06"))
    assert [words.split()[4] for words in said_of(kept)] == ["4", "5", "3"]


@pytest.mark.parametrize("name", ["Al", "O'", '"OR" NEAR', "Marn*", "LUND Anna", "日本 太郎"])
def test_any_name_may_be_looked_for(record: Record, name: str) -> None:
    record.add(with_speaker(quoted(OWN), Speaker(name, "person")))
    record.add(quoted("We have seen nothing of the kind", "Piet Maas"))
    assert _every(record) == [[]] * len(_every(record))


def _every(record: Record) -> Sequence[list[str]]:
    return [said_of(record, number) for number in (1, 2) if record.portrait(number)]
