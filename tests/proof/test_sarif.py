"""A proof as SARIF 2.1.0 (OASIS), read back by a library of the standard's types."""

import io
import json
from typing import Any

import pytest
from sarif_pydantic import Sarif

from onrecord.proof import proof_of, write_sarif
from onrecord.record import EXPLAINED, Record
from onrecord.types import Reading

from .drafts import draft, reading

DRAFTS = [
    draft("“A mill without a roof is a shed,”", before="First line.\n\n"),
    draft("“A mill without a wheel is a shed,”"),
    draft("“Never ever,”", before="A 😀 before it.\n"),
    draft("that the gates were older than the town hall", "Tobias Wend", "indirect"),
    reading("Nothing is said here.", "", id="/a folder/draft ß.txt"),
    draft("“A <b>mill</b> \ud800 without a \u202e wheel is a shed,”"),
]


def written(record: Record, read: Reading) -> dict[str, Any]:
    out = io.StringIO()
    write_sarif(proof_of(read, record), out)
    told: dict[str, Any] = json.loads(out.getvalue().encode("utf8"))
    return told


@pytest.mark.parametrize("read", DRAFTS, ids=range(len(DRAFTS)))
def test_sarif_is_valid(record: Record, read: Reading) -> None:
    told = written(record, read)
    back = Sarif.model_validate(told)
    assert (back.version, len(back.runs)) == ("2.1.0", 1)
    for result in back.runs[0].results or []:
        assert result.message.text and result.level and result.rule_id
        for location in result.locations or []:
            region = location.physical_location and location.physical_location.region
            assert region and min(region.start_line or 0, region.start_column or 0) >= 1


def test_sarif_has_a_rule_for_every_verdict_and_one_for_what_was_not_checked(
    record: Record,
) -> None:
    [run] = written(record, DRAFTS[0])["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [*(verdict.replace(" ", "-") for verdict in EXPLAINED), "not-checked"]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])


def test_sarif_tells_where_it_is_by_offset_and_by_line(record: Record) -> None:
    [run] = written(record, DRAFTS[0])["runs"]
    [result] = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    text, start = DRAFTS[0].document.text, region["charOffset"]
    quoted = "“A mill without a roof is a shed,”"
    assert text[start : start + region["charLength"]] == region["snippet"]["text"] == quoted
    assert (region["startLine"], region["startColumn"], region["endLine"]) == (
        3,
        text.split("\n")[2].index("“") + 1,
        3,
    )
    assert (result["ruleId"], result["level"], result["kind"]) == ("altered", "error", "fail")
    assert "“roof”" in result["message"]["text"] and "“wheel”" in result["message"]["text"]
    assert "Mill Weekly · 20 May 2026" in result["message"]["text"]


def test_sarif_passes_what_is_sound_and_leaves_to_review_what_was_not_checked(
    record: Record,
) -> None:
    kinds = [written(record, read)["runs"][0]["results"][0] for read in DRAFTS[1:3]]
    assert [(one["kind"], one["level"]) for one in kinds] == [("pass", "none"), ("review", "none")]
