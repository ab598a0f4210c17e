import random
from types import ModuleType
from typing import Any

import pytest

from onrecord.evaluate import Annotated, Annotation, annotation, score
from onrecord.evaluate.resolution import same_name

ROWS = ("speaker", "speaker_if_found", "kind", "mode", "addressee", "venue", "said", "denies")
TEXT = "Ada Marsh told Crier FM in May that the pier is shut. The Harbour Board denied it. He said so at a rally."
CONTENTS = ("the pier is shut", "denied it", "so at a rally")


def spans(words: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


def label(**given: Any) -> dict[str, Any]:
    nothing = {
        "speaker": None,
        "kind": "none",
        "mode": "speech",
        "addressee": None,
        "venue": None,
        "when": None,
    }
    return {**nothing, "denies": False, **given}


def gold(*labels: dict[str, Any] | None) -> Annotated:
    rows = [
        {"content": spans(words)} | ({"label": one} if one else {})
        for words, one in zip(CONTENTS, labels, strict=False)
    ]
    return Annotated("a", TEXT, tuple(map(annotation, rows)))


def told(*resolved: dict[str, Any]) -> dict[str, tuple[Annotation, ...]]:
    rows = (
        {"content": spans(words), **one} for words, one in zip(CONTENTS, resolved, strict=False)
    )
    return {"a": tuple(map(annotation, rows))}


def test_nothing_labelled_gives_no_rows() -> None:
    assert not set(score([gold(None, None)], told({}, {}))) & set(ROWS)


def test_rows_count_what_is_found_and_told() -> None:
    marsh = label(
        speaker="Ada Marsh", kind="person", addressee="Crier FM", when="2026-05", denies=True
    )
    board = label(speaker="the Harbour Board", kind="organization", mode="writing")
    found = score(
        [gold(marsh, board, label(speaker="Ada Marsh", kind="person"))],
        told(
            {
                "speaker": {"name": "Mrs. Ada Marsh", "kind": "person"},
                "mode": "speech",
                "addressee": {"span": spans("Crier FM")[0]},
                "said": {"edtf": "2026-05"},
                "denies": True,
            },
            {
                "speaker": {"name": "Harbour Board", "kind": "group"},
                "mode": "speech",
                "venue": {"span": spans("rally")[0]},
            },
        ),
    )
    counted = {row: (found[row].right, found[row].predicted, found[row].gold) for row in ROWS}
    assert counted == {
        "speaker": (2, 2, 3),
        "speaker_if_found": (2, 2, 2),
        "kind": (1, 2, 2),
        "mode": (1, 2, 2),
        "addressee": (1, 1, 1),
        "venue": (0, 1, 0),
        "said": (1, 1, 1),
        "denies": (1, 1, 1),
    }


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("Ada Marsh", "Mr. Ada Marsh", "person", True),
        ("Ada Marsh", "Marsh", "person", False),
        ("O’Neill", "O'Neill", "person", True),
        ("Harbour Board of Ardell", "the Harbour Board", "organization", True),
        ("Harbour Board", "Board of Trade and Fisheries", "organization", False),
        ("Ada Marsh", "", "person", False),
    ],
)
def test_same_name(one: str, other: str, kind: str, same: bool) -> None:
    assert same_name(one, other, kind) is same


def random_label(chance: random.Random) -> dict[str, Any]:
    return label(
        speaker=chance.choice([None, "Ada Marsh", "Marsh", "the Harbour Board"]),
        kind=chance.choice(["person", "organization", "group", "none"]),
        mode=chance.choice(["speech", "writing"]),
        addressee=chance.choice([None, "Crier FM"]),
        venue=chance.choice([None, "at a rally"]),
        when=chance.choice([None, "2026-05"]),
        denies=chance.random() < 0.5,
    )


def random_telling(chance: random.Random) -> dict[str, Any]:
    name = chance.choice(["Ada Marsh", "Marsh", "Harbour Board", None])
    return {
        "speaker": chance.choice(
            [None, {"name": name, "kind": chance.choice(["person", "organization"])}]
        ),
        "mode": chance.choice(["speech", "writing"]),
        "addressee": chance.choice(
            [None, {"span": spans("Crier FM")[0]}, {"span": spans("pier")[0]}]
        ),
        "venue": chance.choice([None, {"span": spans("at a rally")[0]}]),
        "said": chance.choice([None, {"edtf": "2026-05"}, {"edtf": "2026"}]),
        "denies": chance.random() < 0.5,
    }


@pytest.mark.parametrize("seed", range(8))
def test_rows_agree_with_the_measure(seed: int, measure: ModuleType) -> None:
    chance = random.Random(seed)
    document = gold(
        *(chance.choice([None, random_label(chance), random_label(chance)]) for _ in CONTENTS)
    )
    predicted = told(*(random_telling(chance) for _ in range(chance.randrange(4))))
    rows = [dict(quotation.raw) for quotation in document.quotations]
    expected = measure.score(
        [{"id": "a", "text": TEXT, "quotations": rows}],
        {"a": [dict(q.raw) for q in predicted["a"]]},
    )
    found = {row: [s.right, s.predicted, s.gold] for row, s in score([document], predicted).items()}
    assert _counted(found) == _counted(expected)


def _counted(rows: dict[str, list[int]]) -> dict[str, list[int]]:
    """The rows that count anything."""
    return {row: list(counts) for row, counts in rows.items() if any(counts)}
