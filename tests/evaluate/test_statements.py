from pathlib import Path

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate.counts import Score
from onrecord.evaluate.statements import Check, pairs, read_utterances

GOLD = """A line before the first heading belongs to nothing.
==== the bridge stays open
said: We will not close the bridge before the ferry runs.
speaker: Ilse Marn

---- Varn Courier | 2026-03-04 | whole
VARN -- The mayor, {{Ilse Marn}}, <<said>>: [[“We will not close the bridge before the ferry runs.”]] It rained.

---- Radio Tessel | 2026-03-05 | paraphrase
[[The bridge stays open]] until the ferry is back, {{Marn}} <<promised>>, [[whatever it costs]].

---- Dike Post | 2026-03-05 | cut
{{She}} would not close it [[“before the ferry runs”, nor after it]].

check: We will not close the bridge before the ferry runs. | Ilse Marn | verbatim
check: We will not close the bridge. | - | shortened | condition

==== distractors

---- Quay News | 2026-04-01 | distractor
{{Ottokar Plume}} <<said>> [["the bridge can wait."]]

check: The bridge can fly. | Ottokar Plume | not on record |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "town.txt").write_text(GOLD, encoding="utf8")
    return tmp_path


def test_read_utterances_takes_articles_without_their_marks(folder: Path) -> None:
    first, *_ = read_utterances(folder).reports
    assert (first.utterance, first.manner) == ("town: the bridge stays open", "whole")
    assert first.document.text == (
        "VARN -- The mayor, Ilse Marn, said: “We will not close the bridge before the ferry runs.” It rained."
    )
    assert (first.document.outlet, first.document.published) == ("Varn Courier", "2026-03-04")


@pytest.mark.parametrize(
    ("number", "content", "cue", "source", "type"),
    [
        (
            0,
            ["“We will not close the bridge before the ferry runs.”"],
            ["said"],
            ["Ilse Marn"],
            "direct",
        ),
        (1, ["The bridge stays open", "whatever it costs"], ["promised"], ["Marn"], "indirect"),
        (2, ["“before the ferry runs”, nor after it"], [], ["She"], "mixed"),
        (3, ['"the bridge can wait."'], ["said"], ["Ottokar Plume"], "direct"),
    ],
)
def test_read_utterances_takes_the_marked_quotation(
    folder: Path, number: int, content: list[str], cue: list[str], source: list[str], type: str
) -> None:
    report = read_utterances(folder).reports[number]
    text, one = report.document.text, report.quotation
    assert [span.of(text) for span in one.content] == content
    assert [span.of(text) for span in one.cue] == cue
    assert [span.of(text) for span in one.source] == source
    assert one.type == type


def test_read_utterances_takes_checks(folder: Path) -> None:
    bridge = "town: the bridge stays open"
    assert read_utterances(folder).checks == (
        Check(
            "We will not close the bridge before the ferry runs.",
            "Ilse Marn",
            "verbatim",
            "",
            bridge,
        ),
        Check("We will not close the bridge.", None, "shortened", "condition", bridge),
        Check("The bridge can fly.", "Ottokar Plume", "not on record", "", None),
    )


def test_read_utterances_takes_distractors_for_nothing(folder: Path) -> None:
    last = read_utterances(folder).reports[-1]
    assert (last.utterance, last.manner) == (None, "distractor")


def test_read_utterances_names_each_article_once_over_all_files(folder: Path) -> None:
    (folder / "state.txt").write_text(GOLD, encoding="utf8")
    gold = read_utterances(folder)
    assert len({report.document.id for report in gold.reports}) == len(gold.reports) == 8
    assert len({report.utterance for report in gold.reports if report.utterance}) == 2


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("| whole", "| entire", "got 'entire', expected one of whole, cut"),
        ("| 2026-03-04 | whole", "| whole", "expected 3 fields"),
        ("| - | shortened | condition", "| - | shorter | condition", "got 'shorter' 'condition'"),
        ("| - | shortened | condition", "| - | shortened | doubt", "got 'shortened' 'doubt'"),
        ("| - | shortened | condition", "| shortened", "expected 4 fields"),
        ("[[“We", "“We", "marks that do not pair or no"),
        ("{{She}}", "{{She", "marks that do not pair or no"),
        (
            "[[“before the ferry runs”, nor after it]]",
            "“before the ferry runs”",
            "marks that do not pair or no",
        ),
    ],
)
def test_read_utterances_names_file_and_heading_of_an_error(
    folder: Path, right: str, wrong: str, expected: str
) -> None:
    assert right in GOLD
    (folder / "town.txt").write_text(GOLD.replace(right, wrong, 1), encoding="utf8")
    with pytest.raises(CorpusError) as raised:
        read_utterances(folder)
    message = str(raised.value)
    assert message.startswith("town.txt: the bridge stays open")
    assert expected in message
    assert "\n" not in message


PAIRS = {  # the utterance of each of four reports, their statements, and what is counted
    "all right": (["x", "x", "x", "y"], [1, 1, 1, 2], Score(3, 3, 3)),
    "all apart": (["x", "x", "x", "y"], [1, 2, 3, 4], Score(0, 0, 3)),
    "all together": (["x", "x", "y", "y"], [1, 1, 1, 1], Score(2, 6, 2)),
    "split": (["x", "x", "x", "x"], [1, 1, 2, 2], Score(2, 2, 6)),
    "crossed": (["x", "x", "y", "y"], [1, 2, 1, 2], Score(0, 2, 2)),
    "distractors belong with nothing": (["x", "x", None, None], [1, 1, 2, 2], Score(1, 2, 1)),
    "distractors apart": ([None, None, None, None], [1, 2, 3, 4], Score(0, 0, 0)),
    "a distractor drawn in": (["x", "x", None, "y"], [1, 1, 1, 2], Score(1, 3, 1)),
}


@pytest.mark.parametrize(("utterances", "statements", "expected"), PAIRS.values(), ids=PAIRS)
def test_pairs_counts(utterances: list[str | None], statements: list[int], expected: Score) -> None:
    ids = [f"article {number}" for number in range(4)]
    told = pairs(dict(zip(ids, utterances, strict=True)), dict(zip(ids, statements, strict=True)))
    assert told == expected


def test_pairs_of_nothing_count_nothing() -> None:
    assert pairs({}, {}) == Score()
