"""Training of the networks that tell who is meant, on invented examples."""

from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed")

import numpy as np

from onrecord.evaluate.corpus import Annotated, Annotation
from onrecord.resolve.weighing import shares
from onrecord.train import speakers
from onrecord.train.speakers import Example, Judged, calibrated, examples, fitted, parts, table
from onrecord.types import Span

TEXT = (
    "Ines Roth, the mayor of Varn, opened the bridge.\n\n“It will stand,” she said.\n\n"
    "Otto Lund, a ferryman, was less sure.\n\n“I have seen three,” the ferryman said."
)


def annotated(*given: tuple[str, str, str]) -> Annotated:
    """The text with quotations: content, source, and the speaker's name."""
    found = []
    for content, source, name in given:
        start, place = TEXT.index(content), TEXT.index(source, TEXT.index(content) + len(content))
        spans = (Span(start, start + len(content)),), (), (Span(place, place + len(source)),)
        found.append(Annotation(*spans, raw={"label": {"speaker": name, "kind": "person"}}))
    return Annotated("bridge", TEXT, tuple(found))


ARTICLE = annotated(
    ("“It will stand,”", "she", "Ines Roth"), ("“I have seen three,”", "the ferryman", "Otto Lund")
)  # fmt: skip


def test_examples_know_who_is_right() -> None:
    found = examples(ARTICLE)
    assert [one.by for one in found] == ["she"] or [one.by for one in found] == ["she", "person"]
    first = found[0]
    assert [name for name, right in zip(first.names, first.right, strict=True) if right] == [
        "Ines Roth"
    ]
    assert first.evidence.shape[0] == len(first.right)


def test_parts_are_parts_and_their_spans_hold_the_same_words() -> None:
    whole = {span.of(TEXT) for one in ARTICLE.quotations for span in (*one.content, *one.source)}
    for part in parts(ARTICLE):
        assert part.text in TEXT
        assert {
            span.of(part.text) for one in part.quotations for span in (*one.content, *one.source)
        } <= whole


def test_networks_learn_which_sign_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speakers, "FITTING", replace(speakers.FITTING, passes=40))
    chance = np.random.default_rng(0)

    def example() -> Example:
        rows = chance.normal(size=(4, 6)).astype(np.float32)
        right = int(rows[:, 2].argmax())
        names = ("a", "b", "c", "d")
        label = {"speaker": names[right], "kind": "person"}
        return Example("he", rows, tuple(n == right for n in range(4)), names, label)

    learned = fitted([example() for _ in range(400)], seed=0)
    unseen = [example() for _ in range(100)]
    assert sum(one.right[int(shares(one.evidence, learned).argmax())] for one in unseen) > 85


def test_calibration_says_how_often_the_first_is_right() -> None:
    even, steep = calibrated([Judged("he", 0.9, number % 4 > 0, True) for number in range(400)])
    odds = even + steep * np.log(0.9 / 0.1)
    assert 1 / (1 + np.exp(-odds)) == pytest.approx(0.75, abs=0.02)


def test_table_counts_what_readers_named() -> None:
    told = table(
        [
            Judged("he", 0.9, True, True),
            Judged("he", 0.9, False, True),
            Judged("it", 0.9, False, False),
        ]
    )
    assert "1 of     2   50.0%" in told
    assert "it" not in told
