"""The quality gate: how well the shipped model reads the examples, which it has never seen.

`floors.json` holds the least F1 of each row. A floor goes up when the model gets better; it goes
down only with a reason, in the commit that lowers it. It holds for these very examples: whoever
changes one sets the floors anew.
"""

import hashlib
import json
from pathlib import Path

import pytest

from onrecord.evaluate import Scores, annotations, read_invented, score, table
from onrecord.ingest import documents
from onrecord.reader import Reader
from onrecord.types import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf8"))


@pytest.fixture(scope="module")
def scores() -> Scores:
    """The rows of what the shipped model reads in the examples, taken in as a person's files
    are."""
    read = [document for document in documents([str(EXAMPLES)]) if isinstance(document, Document)]
    found = {
        Path(reading.document.id).stem: annotations(reading.quotations)
        for reading in Reader().pipe(read)
    }
    gold = read_invented(EXAMPLES)
    assert {Path(document.id).stem: document.text for document in read} == {
        one.id: one.text for one in gold
    }
    return score(gold, found)


def digest() -> str:
    """SHA-256 over the names and contents of the examples."""
    files = [
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in sorted(EXAMPLES.glob("*.txt"))
    ]
    return hashlib.sha256("".join(files).encode()).hexdigest()


def test_floors_are_set_for_these_examples() -> None:
    assert FLOORS["examples_sha256"] == digest(), (
        "the examples have changed: set their floors and SHA-256 anew"
    )


@pytest.mark.parametrize("row", FLOORS["f1"])
def test_quality_is_no_lower_than_its_floor(row: str, scores: Scores) -> None:
    assert scores[row].f1 >= FLOORS["f1"][row], f"\n{table(scores)}"
