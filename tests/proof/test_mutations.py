"""The gate: whatever is done to a quotation, it is never called verbatim, and nearly always called
what it is.

Over our own invented articles, with the quotations in them as given. `bench/mutations.py` tells
what is not right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from onrecord.evaluate.mutation_gold import annotated_readings, reported_readings
from onrecord.evaluate.mutation_kinds import HARMFUL, HARMLESS
from onrecord.evaluate.mutations import Mutation, Saying, is_right, mutations, sayings
from onrecord.proof import proof_of
from onrecord.record import Checked, Record
from onrecord.types import Span

from .drafts import draft

ROOT = Path(__file__).parents[2]
RIGHT = 0.97
LONG = "“We will not close the lock before the barges are home, and nobody will wait longer than a day,”"

Answers = list[tuple[Mutation, Checked]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    readings = [
        *annotated_readings(ROOT / "examples"),
        *annotated_readings(ROOT / "bench/world"),
        *reported_readings(ROOT / "bench/statements"),
        *reported_readings(ROOT / "bench/mutations"),
    ]
    with Record.open(tmp_path_factory.mktemp("mutations") / "onrecord.db") as record:
        assert all(added.new for added in record.add_all(readings))
        yield [
            (one, record.check(one.claim, one.speaker))
            for one in chosen(mutations(list(sayings(readings))))
        ]


def chosen(made: Iterable[Mutation]) -> Iterator[Mutation]:
    """All that are harmful, and every second of each kind that is not, for speed."""
    seen = Counter[str]()
    for one in made:
        if one.harmful or seen[one.kind] % 2 == 0:
            yield one
        seen[one.kind] += 1


def test_there_are_mutations_of_every_kind(answers: Answers) -> None:
    kinds = Counter(one.kind for one, _ in answers)
    joined = {"swap speaker", "splice", "splice with an ellipsis", "splice halves", "make direct"}
    assert {kind.name for kind in (*HARMFUL, *HARMLESS)} | joined == set(kinds)
    assert len(answers) > 1500


def test_no_harmful_mutation_is_called_verbatim(answers: Answers) -> None:
    wrong = [
        (one.kind, one.claim) for one, told in answers if one.harmful and told.verdict == "verbatim"
    ]
    assert wrong == []


def test_nearly_all_mutations_get_the_right_verdict(answers: Answers) -> None:
    wrong = [
        (one.kind, one.claim, told.verdict)
        for one, told in answers
        if not is_right(one, told.verdict, told.dropped)
    ]
    assert len(wrong) <= (1 - RIGHT) * len(answers), Counter(
        (kind, got) for kind, _, got in wrong
    ).most_common()


def test_no_draft_with_a_harmful_mutation_is_sound(record: Record) -> None:
    """The same through a draft: the words in quotation marks, with their speaker beside them."""
    for quoted, speaker in (
        ("“The gates cost us £45,000 a year,”", "Tobias Wend"),
        (LONG, "Ruth Callowhill"),
    ):
        saying = Saying(quoted.strip("“,”"), speaker, "lock", Span(0, 1), True)
        for one in mutations([saying]):
            if one.kind == "other quotation marks":
                continue
            [found] = proof_of(draft(f"“{one.claim},”", one.speaker), record).direct
            assert (found.standing == "sound") == (not one.harmful), (
                one.kind,
                one.claim,
                found.verdict,
            )
