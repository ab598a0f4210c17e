"""How well a speaker is known: named, inferred with a likelihood, open with candidates."""

import json
from pathlib import Path

import pytest

from onrecord.resolve import resolve, speakers
from onrecord.resolve.certainty import LIKELY, NAMED
from onrecord.resolve.weighing import likelihoods, of_share, weights
from onrecord.types import Document, Quotation, Span

RESULTS = Path(__file__).parents[2] / "bench/results/certainty.json"


def said(text: str, source: str, cue: str = "said", words: str = "“") -> Quotation:
    """The last quotation in marks of a text, said by the last place where the source stands."""
    start = text.rindex(words)
    content = Span(start, text.index("”", start) + 1)
    place = text.rindex(source) if source else None
    at = text.rindex(cue)
    spans = () if place is None else (Span(place, place + len(source)),)
    return Quotation((content,), (Span(at, at + len(cue)),), spans, "direct", 0.9)


@pytest.mark.parametrize(
    ("text", "source", "name", "state"),
    [
        ("“It is late,” said Ines Roth.", "Ines Roth", "Ines Roth", "named"),
        ("Ines Roth spoke in Varn. “It is late,” Roth said.", "Roth", "Ines Roth", "named"),
        (
            "Ines Roth spoke for an hour on the price of salt and bread. Otto Roth came. “It is late,” Roth said.",
            "Roth",
            "Otto Roth",
            "inferred",
        ),
        ("“It is late,” said the mayor, Ines Roth.", "the mayor, Ines Roth", "Ines Roth", "named"),
        (
            "“It is late,” said a clerk of the port.",
            "a clerk of the port",
            "clerk of the port",
            "named",
        ),
        ("Ines Roth came late. “It is dark,” she said.", "she", "Ines Roth", "inferred"),
        ("“It is dark,” she said.", "she", None, "open"),
        ("Ines Roth and Ada Lund came late. “It is dark,” she said.", "she", None, "open"),
    ],
)
def test_speaker_is_named_inferred_or_open(
    text: str, source: str, name: str | None, state: str
) -> None:
    [found] = resolve(Document("a", text), [said(text, source)])
    assert found.speaker
    assert (found.speaker.name, found.speaker.state) == (name, state)


def test_what_is_inferred_says_how_likely_and_who_else_it_may_be() -> None:
    text = "Ines Roth came late. Ada Lund waited for the ferry with her. “It is dark,” she said."
    [found] = resolve(Document("a", text), [said(text, "she")])
    assert found.speaker and found.speaker.confidence is not None
    assert {one.name for one in found.candidates} == {"Ines Roth", "Ada Lund"}
    assert found.candidates[0].confidence == pytest.approx(found.speaker.confidence, abs=1e-3)
    assert sum(one.confidence for one in found.candidates) <= 1
    assert found.candidates[0].confidence >= found.candidates[1].confidence


def test_who_is_less_likely_than_one_half_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speakers, "LIKELY", 0.9999)
    text = "Ines Roth came late. “It is dark,” she said."
    [found] = resolve(Document("a", text), [said(text, "she")])
    assert found.speaker and (found.speaker.name, found.speaker.state, found.speaker.kind) == (
        None,
        "open",
        "person",
    )
    assert [one.name for one in found.candidates] == ["Ines Roth"]


def test_a_quotation_that_nobody_is_given_for_has_no_speaker() -> None:
    text = "“It is dark.”"
    quotation = Quotation((Span(0, len(text)),), (), (), "direct", 0.9)
    [found] = resolve(Document("a", text), [quotation])
    assert (found.speaker, found.speaker_state, found.candidates) == (None, "open", ())


def test_likelihood_rises_with_the_share_of_the_weights() -> None:
    shares = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    found = [of_share(share, weights()) for share in shares]
    assert found == sorted(found)
    assert all(0 < one < 1 for one in found)


@pytest.mark.parametrize("shares", [[1.0], [0.5, 0.5], [0.05, 0.9, 0.05], [0.34, 0.33, 0.33]])
def test_candidates_are_never_more_than_sure_together(shares: list[float]) -> None:
    found = likelihoods(shares, weights())
    assert len(found) == len(shares)
    assert sum(found) <= 1 + 1e-9
    assert found.index(max(found)) == shares.index(max(shares))


def test_likelihoods_are_those_that_were_counted() -> None:
    counted = json.loads(RESULTS.read_text(encoding="utf8"))
    assert counted["by_reference"]["name"]["right"] == pytest.approx(NAMED, abs=0.03), (
        "run bench/certainty.py"
    )
    assert counted["error"] <= 0.05
    assert LIKELY == 0.5
