"""Training of the networks over named signs, on invented examples."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed")

import numpy as np

from onrecord.evaluate.corpus import Annotated, annotation
from onrecord.resolve.learned import network
from onrecord.train import learned as networks
from onrecord.train.learned import TASKS, Example, Seen, fitted, share_right, train

TEXT = (
    "Ines Roth, the mayor of Varn, opened the bridge on Monday.\n\n“It will stand,” Roth told a crowd of sailors.\n\n"
    "A report by the Ferry Trust said the old one had fallen.\n\nA ferryman believed that nobody would come."
)


def article(number: int) -> Annotated:
    """The text with labels for its three quotations."""
    given = [
        (
            "“It will stand,”",
            "told",
            "Roth",
            {"kind": "person", "speaker": "Ines Roth", "mode": "speech"},
        ),
        (
            "the old one had fallen",
            "said",
            "A report by the Ferry Trust",
            {"kind": "document", "mode": "writing"},
        ),
        (
            "that nobody would come",
            "believed",
            "A ferryman",
            {"kind": "unnamed_person", "mode": "thought"},
        ),
    ]
    given[0][3].update(addressee="a crowd of sailors", when="2026-03-09")
    found = [
        {
            name: [[TEXT.index(words), TEXT.index(words) + len(words)]]
            for name, words in zip(parts, one, strict=False)
        }
        | {"label": one[3]}
        for one in given
        for parts in [("content", "cue", "source")]
    ]
    return Annotated(
        f"bridge {number}", TEXT, tuple(map(annotation, found)), published="2026-03-10"
    )


def test_every_task_has_examples_of_a_labelled_article() -> None:
    for task in TASKS:
        found = list(task.examples(Seen(article(1))))
        assert found, task.name
        assert any(any(one.right) for one in found), task.name
        for one in found:
            assert len(one.right) == (len(task.outputs) or len(one.signs))


def test_quotations_are_considered_with_their_labels() -> None:
    assert [label["kind"] for _, _, label in Seen(article(1)).considered] == [
        "person",
        "document",
        "unnamed_person",
    ]


def toy(chance: random.Random) -> Example:
    """Right is the one with the sign `good`, or else the last."""
    good = chance.randrange(4)
    signs = [{f"noise={chance.randrange(5)}": 1.0, "good": float(one == good)} for one in range(3)]
    return Example(
        str(chance.randrange(8)), [*signs, {"none": 1.0}], [one == good for one in range(4)]
    )


def test_a_network_learns_which_sign_tells() -> None:
    chance = random.Random(1)
    learned = fitted([toy(chance) for _ in range(1500)], ())
    right, every = share_right([toy(chance) for _ in range(200)], learned)
    assert right > 0.95 * every


def test_what_is_trained_is_what_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "SEEN", 1)
    monkeypatch.setattr(networks, "FITTING", replace(networks.FITTING, passes=30))
    file = tmp_path / "learned.npz"
    lines = list(train([article(number) for number in range(12)], ["mode"], file))
    assert len(lines) == 1
    assert "36" in lines[0]
    read = network("mode", file)
    [example, *_] = TASKS[1].examples(Seen(article(99)))
    assert read.outputs[int(np.argmax(read.scores(example.signs)[0]))] == "speech"
